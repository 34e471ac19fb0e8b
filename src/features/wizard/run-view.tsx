import { useEffect, useRef, useState } from 'react'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import type { RunStep } from '#src/domain/model/scenario.ts'
import type { Visit } from '#src/engine/walk.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Progress } from '#src/ui/feedback/progress.tsx'
import { StatusBadge, type BadgeStatus } from '#src/ui/feedback/status-badge.tsx'
import { RecordEvidence } from './record-evidence.tsx'
import type { RunProgress } from './use-wizard.ts'

/** What a {@link RunView} takes. */
export interface RunViewProps {
  readonly visit: Visit & { readonly step: RunStep }
  readonly above: string
  readonly running: RunProgress | null
  readonly busy: boolean
  /** Whether the step after this is the verdict. */
  readonly last: boolean
  readonly onRun: (again: boolean) => void
  readonly onCancel: () => void
  readonly onNext: () => void
  readonly onBack: (() => void) | null
}

/** A step that runs checks: each with its result as it comes, its evidence at the side, and the way on. */
export function RunView({ visit, above, running, busy, last, onRun, onCancel, onNext, onBack }: RunViewProps) {
  const { step, ran, done } = visit
  const [chosen, setChosen] = useState<string | null>(null)
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (done && !busy) next.current?.focus({ preventScroll: true })
  }, [done, busy])
  const withEvidence = ran.findLast(({ record }) => (record?.finding?.evidence.length ?? 0) > 0)
  const shown = ran.find(({ check }) => check.id === chosen) ?? withEvidence
  const costsQuota = step.checks.some(({ costs }) => costs === 'quota')
  const began = ran.some(({ record }) => record !== null)
  const failed = ran.find(({ record }) => record !== null && record.finding === null)
  return (
    <div className="grid min-h-full lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <div className="px-4 py-6 sm:px-8 lg:px-11 lg:py-8">
        <PageTitle above={above} says={step.says}>
          {step.title}
        </PageTitle>
        <ul
          className="mt-5 divide-y divide-line overflow-hidden rounded-card border border-line bg-card shadow-card"
          aria-label="Checks"
        >
          {ran.map(({ check, record }) => (
            <CheckRow
              key={check.id}
              check={check}
              record={record}
              running={running?.check.id === check.id}
              says={running?.says ?? ''}
              over={done && record === null}
              chosen={shown?.check.id === check.id}
              onChoose={() => setChosen(check.id)}
            />
          ))}
        </ul>
        {busy && (
          <div className="mt-4">
            <Progress label={running?.check.asks ?? 'Running'} value={running?.done ?? 0} bare />
          </div>
        )}
        {costsQuota && !began && !busy && (
          <Callout tone="warn" title="This uses export quota" className="mt-4">
            One export of your organisation’s monthly number is started. It is cancelled at once where that is possible.
          </Callout>
        )}
        {!busy && failed?.record != null && (
          <Callout tone="warn" title="A check did not finish" announce="polite" className="mt-4">
            {failed.record.says}
          </Callout>
        )}
        <div className="mt-6 flex flex-wrap items-center gap-2.5">
          {busy ? (
            <Button onClick={onCancel}>Cancel</Button>
          ) : done ? (
            <Button ref={next} variant="primary" hint="↵" onClick={onNext}>
              {last ? 'See the verdict' : 'Continue'}
            </Button>
          ) : (
            <Button variant="primary" onClick={() => onRun(false)}>
              {costsQuota
                ? 'Start one export'
                : began
                  ? 'Go on checking'
                  : step.checks.length === 1
                    ? 'Run the check'
                    : `Run ${step.checks.length} checks`}
            </Button>
          )}
          {onBack !== null && !busy && <Button onClick={onBack}>Back</Button>}
          {began && !busy && (
            <Button variant="quiet" className="ml-auto" onClick={() => onRun(true)}>
              Run again
            </Button>
          )}
        </div>
      </div>
      <aside aria-label="Evidence" className="border-t border-line bg-wash px-4 py-6 sm:px-6 lg:border-t-0 lg:border-l">
        <RecordEvidence asks={shown?.check.asks ?? null} record={shown?.record ?? null} />
      </aside>
    </div>
  )
}

interface CheckRowProps {
  readonly check: AnyCheck
  readonly record: CheckRecord | null
  readonly running: boolean
  readonly says: string
  /** Whether the way was decided before this check's turn. */
  readonly over: boolean
  readonly chosen: boolean
  readonly onChoose: () => void
}

function CheckRow({ check, record, running, says, over, chosen, onChoose }: CheckRowProps) {
  const status = statusOf(record, running, over)
  const words = running
    ? says || 'Working…'
    : (record?.says ??
      (over
        ? 'Not needed: the way was clear before.'
        : check.costs === 'quota'
          ? 'Uses one export.'
          : check.costs === 'offline'
            ? 'Sends nothing.'
            : 'Reads only, uses no quota.'))
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        aria-pressed={chosen}
        disabled={record?.finding == null}
        data-check={check.id}
        className={
          'grid w-full grid-cols-[6.25rem_minmax(0,1fr)] items-baseline gap-x-3.5 gap-y-1 px-4 py-3 text-left ' +
          'enabled:hover:bg-wash aria-pressed:bg-wash sm:grid-cols-[6.25rem_minmax(0,1fr)_auto]'
        }
      >
        <StatusBadge status={status} className="justify-self-start" />
        <span className="min-w-0">
          <span className={record?.finding?.status === 'fail' ? 'block font-medium' : 'block'}>{check.asks}</span>
          <span aria-live={running ? 'polite' : undefined} className="mt-0.5 block text-small wrap-anywhere text-soft">
            {words}
          </span>
        </span>
        {record !== null && (
          <span className="col-start-2 font-mono text-tiny text-soft sm:col-start-3">
            {Math.round(record.tookMs)} ms
          </span>
        )}
      </button>
    </li>
  )
}

function statusOf(record: CheckRecord | null, running: boolean, over: boolean): BadgeStatus {
  if (running) return 'running'
  if (record === null) return over ? 'skipped' : 'waiting'
  if (record.finding !== null) return record.finding.status
  return record.state === 'skipped' ? 'skipped' : 'unknown'
}
