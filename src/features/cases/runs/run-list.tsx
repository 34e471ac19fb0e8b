import { counted, grouped } from '#src/domain/words/count.ts'
import { Card } from '#src/ui/card.tsx'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { Timestamp } from '#src/ui/text/timestamp.tsx'
import { fixBadge } from '#src/features/cases/list/case-standing.ts'
import type { Loaded, RunOfCase } from '#src/features/cases/list/case-line.ts'
import { runKey, runName } from './run-words.ts'

/** Every run of a case, newest first: when, what it was, what it reached. */
export function RunList({ runs, loaded }: { readonly runs: readonly RunOfCase[]; readonly loaded: Loaded }) {
  return (
    <Card flush heading="Runs" aside={<p className="text-small text-soft tabular-nums">{runs.length}</p>}>
      <ul aria-label="Runs" className="divide-y divide-line">
        {[...runs].reverse().map((run) => (
          <li key={runKey(run)} data-run={run.how} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="text-normal font-medium">{runName(run)}</p>
              <p className="text-small text-soft">
                <Timestamp at={run.at} /> · {reachedWords(run, loaded)}
              </p>
            </div>
            {run.result !== null && <StatusBadge {...fixBadge(run.result)} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What a run got to, in a few words. */
function reachedWords({ verdict, records, comparison }: RunOfCase, loaded: Loaded): string {
  const [scenario, name = ''] = verdict?.split('/') ?? []
  const found = loaded.find(({ id }) => id === scenario)?.flow.verdicts[name]
  if (found !== undefined) return { cause: 'cause found', clear: 'nothing wrong', open: 'not told yet' }[found.kind]
  if (comparison !== undefined && records.length === 0)
    return `${grouped(comparison.differing)} of ${grouped(comparison.rows)} rows differ`
  const failed = records.filter(({ finding }) => finding?.status === 'fail').length
  return `${counted(records.length, 'check')}${failed === 0 ? ', none failed' : `, ${failed} failed`}`
}
