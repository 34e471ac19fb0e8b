import { useMemo } from 'react'
import { shareConnections } from '#src/client/runs/fix.ts'
import type { Case } from '#src/domain/model/case.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { hideNothing } from '#src/report/model/report.ts'
import { ReportSheet } from '#src/report/sheet/report-sheet.tsx'
import { formatTimestamp } from '#src/domain/words/moment.ts'
import { Select } from '#src/ui/form/select.tsx'
import type { Loaded, RunOfCase } from '#src/features/cases/list/case-line.ts'
import { DifferenceView } from './difference-view.tsx'
import { reportOfRun } from './run-report.ts'
import { runKey, runName } from './run-words.ts'

/** What a {@link RunPair} takes. */
export interface RunPairProps {
  readonly item: Case
  readonly runs: readonly RunOfCase[]
  /** The connections that are set up now. */
  readonly known: readonly Connection[]
  readonly loaded: Loaded
  readonly before: RunOfCase
  readonly after: RunOfCase
  readonly onChange: (pair: { readonly before: string; readonly after: string }) => void
}

/** Two runs of one case: both pictures side by side, and what changed between them. */
export function RunPair({ item, runs, known, loaded, before, after, onChange }: RunPairProps) {
  const options = runs.map((run) => ({ value: runKey(run), label: `${runName(run)} · ${formatTimestamp(run.at)}` }))
  // Where the pictures are long, what changed stands before them.
  const pictures = (
    <div key="pictures" className="mt-4 grid items-start gap-4 lg:grid-cols-2">
      <Picture item={item} known={known} loaded={loaded} run={before} side="then" />
      <Picture item={item} known={known} loaded={loaded} run={after} side="now" />
    </div>
  )
  const difference = (
    <div key="difference" className="mt-4">
      <DifferenceView
        before={before}
        after={after}
        loaded={loaded}
        byConnection={item.kind === 'checkup' && shareConnections(before.records, after.records)}
      />
    </div>
  )
  return (
    <section aria-label="Then and now" className="mt-8">
      <h2 className="text-heading font-strong">Then and now</h2>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <Select
          label="Then"
          value={runKey(before)}
          options={options}
          onChange={(value) => onChange({ before: value, after: runKey(after) })}
        />
        <Select
          label="Now"
          value={runKey(after)}
          options={options}
          onChange={(value) => onChange({ before: runKey(before), after: value })}
        />
      </div>
      {item.kind === 'checkup' || item.kind === 'comparison' ? [difference, pictures] : [pictures, difference]}
    </section>
  )
}

function Picture({
  item,
  known,
  loaded,
  run,
  side,
}: {
  readonly item: Case
  readonly known: readonly Connection[]
  readonly loaded: Loaded
  readonly run: RunOfCase
  readonly side: 'then' | 'now'
}) {
  const report = useMemo(
    () => reportOfRun(item, run, hideNothing, known, loaded)?.report ?? null,
    [item, known, loaded, run],
  )
  return (
    <div data-picture={side} className="min-w-0">
      <p className="mb-1.5 text-small font-medium text-soft">
        {side === 'then' ? 'Then' : 'Now'}: {formatTimestamp(run.at)}
      </p>
      {report === null ? (
        <p className="rounded-card border border-dashed border-line px-5 py-6 text-normal text-soft">
          No verdict was reached in this run; the checks below tell how far it got.
        </p>
      ) : (
        <ReportSheet report={report} of={side} level="h2" headlineId={`picture-${side}`} />
      )}
    </div>
  )
}
