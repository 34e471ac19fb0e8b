import { Link } from '@tanstack/react-router'
import { caseBundle } from '#src/client/bundle/case-bundle.ts'
import { useCase } from '#src/client/store/case-store-context.tsx'
import { version } from '#src/client/version.ts'
import { systemNames } from '#src/domain/model/system.ts'
import { checkupReport } from '#src/report/model/checkup-report.ts'
import {
  checkupHeadline,
  countCells,
  countsInWords,
  troublesIn,
  type Trouble,
} from '#src/report/model/checkup-summary.ts'
import { evidenceTitle } from '#src/report/model/evidence-title.ts'
import { hideNothing, type Hide } from '#src/report/model/report.ts'
import { reportText } from '#src/report/messages/report-text.ts'
import { ShareBar } from '#src/report/share/share-bar.tsx'
import { scenarioFor } from '#src/checks/checkup.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { formatTimestamp } from '#src/domain/words/moment.ts'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { Timestamp } from '#src/ui/text/timestamp.tsx'
import type { CheckupCell, CheckupGroup } from './checkup-rows.ts'

/** What a {@link CheckupSummary} takes. */
export interface CheckupSummaryProps {
  readonly groups: readonly CheckupGroup[]
  readonly caseId: string
  /** When it began; epoch ms. */
  readonly at: number
}

const mostTroubles = 8

/**
 * A check-up that is over, as one sheet that reads on its own: what, when, over which connections, what is wrong,
 * and where to go on.
 */
export function CheckupSummary({ groups, caseId, at }: CheckupSummaryProps) {
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  const counts = countCells(cells)
  const troubles = troublesIn(cells)
  const status = counts.fail > 0 ? 'fail' : counts.warn > 0 || counts.untold > 0 ? 'warn' : 'pass'
  const item = {
    id: caseId,
    answers: {},
    pastes: {},
    records: cells.flatMap(({ record }) => record ?? []),
    retests: [],
  }
  const kept = useCase(caseId)
  const make = (hide: Hide) => checkupReport({ entries: cells, at, item, product: version, hide })
  const demo = groups.some(({ connections }) => connections.some(({ source }) => source === 'demo'))
  return (
    <article
      aria-labelledby="checkup"
      data-checkup={status}
      className="rounded-card border border-line bg-card px-5 py-6 shadow-card sm:px-8 sm:py-7"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-small text-soft">
        <StatusBadge
          status={status}
          word={status === 'fail' ? 'trouble found' : status === 'warn' ? 'worth a look' : 'nothing wrong'}
        />
        <span>
          Full check-up · <Timestamp at={at} />
        </span>
        <span className="sm:ml-auto">
          case {caseId}
          <Link
            to="/cases/$id"
            params={{ id: caseId }}
            className="ml-2 text-accent underline-offset-2 hover:underline print:hidden"
          >
            Runs and fix check
          </Link>
        </span>
      </div>
      <h2
        id="checkup"
        className={
          'mt-3 text-[1.5rem] leading-tight font-strong tracking-[-0.02em] text-balance ' +
          'wrap-anywhere sm:text-title'
        }
      >
        {checkupHeadline(counts, troubles)}
      </h2>
      <ul className="mt-3.5 flex flex-wrap gap-2" aria-label="How the checks ended">
        {countsInWords(counts).map(({ ending, words }) => (
          <li key={ending}>
            <StatusBadge status={ending === 'untold' ? 'unknown' : ending} word={words} />
          </li>
        ))}
      </ul>
      {troubles.length > 0 && (
        <ul className="mt-4" aria-label="What is wrong">
          {troubles.slice(0, mostTroubles).map((trouble) => (
            <TroubleView key={`${trouble.connection.id} ${trouble.says}`} trouble={trouble} />
          ))}
        </ul>
      )}
      {troubles.length > mostTroubles && (
        <p className="mt-2 text-small text-soft">And {troubles.length - mostTroubles} more below.</p>
      )}
      <ul
        className="mt-4 grid gap-x-6 gap-y-1.5 border-t border-line pt-3.5 text-small sm:grid-cols-2"
        aria-label="By connection"
      >
        {groups.flatMap(({ system, connections, rows }) =>
          connections.map((connection) => (
            <Strip
              key={connection.id}
              label={`${systemNames[system]} · ${connection.label}`}
              cells={rows.flatMap((row) => row.cells.filter(({ item }) => item.connection.id === connection.id))}
            />
          )),
        )}
      </ul>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Chip>{`Clari Triage ${version} · secrets removed`}</Chip>
        {demo && <Chip tone="accent">demo tenant among the connections</Chip>}
        <span className="ml-auto flex flex-wrap gap-2 print:hidden">
          <CopyButton text={() => reportText(make(hideNothing).report, formatTimestamp)} label="Copy as text" />
          <ShareBar
            make={make}
            bundle={
              kept.kind === 'here'
                ? (report) => caseBundle({ item: kept.item, when: formatTimestamp }, report)
                : undefined
            }
          />
        </span>
      </div>
    </article>
  )
}

/**
 * One trouble, told once for all checks that meet it, with its evidence in a line and the wizard that goes on from it.
 */
function TroubleView({ trouble }: { readonly trouble: Trouble }) {
  const { connection, cells, status, says } = trouble
  const [first] = cells
  const finding = first?.record?.finding ?? null
  const scenario = finding === null || first === undefined ? null : scenarioFor(first.item.check, finding)
  const [evidence] = finding?.evidence ?? []
  const title = evidence === undefined ? null : evidenceTitle(evidence)
  return (
    <li className="grid gap-x-4 gap-y-1 border-t border-line py-3 sm:grid-cols-[5.5rem_1fr_auto]">
      <StatusBadge status={status} className="justify-self-start" />
      <div className="min-w-0">
        <p className="wrap-anywhere">
          <b className="font-medium">
            {systemNames[connection.system]} · {connection.label}:
          </b>{' '}
          {says}
        </p>
        <p className="mt-0.5 text-small wrap-anywhere text-soft">
          {cells.length === 1 ? first?.item.check.asks : `${cells.length} checks meet this.`}
          {title !== null && (
            <span className="font-mono text-tiny">
              {' '}
              {title.badge} · {title.title}
            </span>
          )}
        </p>
      </div>
      {scenario !== null && (
        <Link
          to="/wizard/$scenario"
          params={{ scenario }}
          search={{ a: { connection: connection.id } }}
          className={buttonClass('secondary', 'small', 'print:hidden')}
        >
          Find out
        </Link>
      )}
    </li>
  )
}

/** A connection's checks in a line of counts. */
function Strip({ label, cells }: { readonly label: string; readonly cells: readonly CheckupCell[] }) {
  const counts = countCells(cells)
  const parts = [
    ...(counts.fail > 0 ? [`${counts.fail} failed`] : []),
    ...(counts.warn > 0 ? [`${counts.warn} warned`] : []),
    `${counts.pass} passed`,
    ...(counts.info > 0 ? [`${counts.info} informed`] : []),
    ...(counts.skipped > 0 ? [`${counts.skipped} skipped`] : []),
    ...(counts.untold > 0 ? [`${counts.untold} not finished`] : []),
  ]
  return (
    <li className="flex flex-wrap justify-between gap-x-3">
      <span className="min-w-0 font-medium wrap-anywhere">{label}</span>
      <span className="text-soft tabular-nums">{parts.join(' · ')}</span>
    </li>
  )
}
