import { Link } from '@tanstack/react-router'
import { scenarioFor, checkupChecks } from '#src/checks/checkup.ts'
import { tellsNothing } from '#src/domain/model/not-read.ts'
import type { System } from '#src/domain/model/system.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { testedBy } from './kinds.ts'
import type { ConnectionTest, TestedCheck } from './use-connection-test.ts'

/** What a {@link ConnectionTestView} takes. */
export interface ConnectionTestViewProps {
  readonly connection: { readonly id: string; readonly label: string; readonly system: System }
  readonly test: ConnectionTest
}

/** What a connection's test found so far, check by check, and where to go on from what is wrong. */
export function ConnectionTestView({ connection, test }: ConnectionTestViewProps) {
  if (test.checks.length === 0) return null
  const wrong = test.checks.find(({ record }) => record?.finding?.status === 'fail')
  return (
    <section aria-label={`The test of ${connection.label}`} className="mt-3 basis-full border-t border-line pt-3">
      <ul className="space-y-1.5">
        {test.checks.map(({ asks, record }) => (
          <li key={asks} className="grid gap-x-4 gap-y-0.5 text-small sm:grid-cols-[6.5rem_1fr]">
            <span>
              <StatusBadge status={statusOf(record)} />
            </span>
            <span className="min-w-0 wrap-anywhere">
              {asks} <span className="text-soft">{record?.says ?? 'Asking …'}</span>
            </span>
          </li>
        ))}
      </ul>
      {!test.busy && (
        <p role="status" className="mt-3 flex flex-wrap items-center gap-3 text-normal">
          {summaryOf(test.checks)}
          {wrong !== undefined && (
            <Link
              to="/wizard/$scenario"
              params={{ scenario: scenarioOf(wrong, connection.system) }}
              search={{ a: { connection: connection.id } }}
              className={buttonClass('secondary', 'small')}
            >
              Find out why
            </Link>
          )}
        </p>
      )}
    </section>
  )
}

function statusOf(record: TestedCheck['record']) {
  if (record === null) return 'running'
  if (record.state === 'skipped') return 'skipped'
  return record.finding === null || tellsNothing(record) ? 'unknown' : record.finding.status
}

function summaryOf(checks: readonly TestedCheck[]): string {
  const ended = checks.flatMap(({ record }) => (record === null || record.state === 'skipped' ? [] : [record]))
  const failed = ended.filter(({ finding }) => finding?.status === 'fail').length
  const untold = ended.filter(tellsNothing).length
  if (failed > 0) return `${failed} of ${ended.length} checks failed.`
  if (untold > 0) return `None of ${ended.length} checks failed; ${untold} could not tell.`
  return `None of ${ended.length} checks failed.`
}

function scenarioOf({ record }: TestedCheck, system: System): string {
  const finding = record?.finding
  const check = checkupChecks[system].find(({ id }) => id === record?.check)
  return (finding && check && scenarioFor(check, finding)) ?? testedBy[system]
}
