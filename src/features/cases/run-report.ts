import { startOf } from '#src/domain/case-runs.ts'
import type { Case, CheckRecord } from '#src/domain/case.ts'
import type { Connection } from '#src/domain/connection.ts'
import { checkupReport } from '#src/report/checkup-report.ts'
import type { CheckupEntry } from '#src/report/checkup-summary.ts'
import { comparisonReport } from '#src/report/comparison-report.ts'
import { decodeReport } from '#src/report/decode-report.ts'
import type { Reported } from '#src/report/redaction.ts'
import { reportSchema, type Hide } from '#src/report/report.ts'
import { verdictReport } from '#src/report/verdict-report.ts'
import { scenarios } from '#src/scenarios/index.ts'
import { checksById } from './all-checks.ts'
import { conclusionOf, connectionsSeen, scenarioOf, type RunOfCase } from './case-story.ts'

const checks = checksById(scenarios)

/** One run of a case as a report; null where it says nothing yet. What came in a bundle is told exactly as its sender saw it. */
export function reportOfRun(item: Case, run: RunOfCase, hide: Hide): Reported | null {
  if (item.origin.kind === 'bundle' && run.how === 'own') {
    const sent = reportSchema.safeParse(item.origin.sheet).data
    return sent === undefined ? null : { report: sent, removed: [] }
  }
  const { answers, pastes, records, comparison, product } = run
  const of = { hide, product, item: { id: item.id, answers, pastes, records, retests: item.retests, comparison } }
  switch (item.kind) {
    case 'checkup':
      return records.length === 0 ? null : checkupReport({ ...of, entries: entriesOf(records), at: startOf(records, run.at) })
    case 'comparison':
      return comparison === undefined ? null : comparisonReport({ ...of, summary: comparison, demo: item.demo === true })
    case 'decode':
      return decodeReport({ ...of, response: pastes['response'] ?? '', request: pastes['request'] ?? '', at: run.at })
    case 'wizard': {
      const scenario = scenarioOf(item, scenarios)
      const conclusion = scenario === null ? null : conclusionOf(scenario, run)
      return conclusion === null ? null : verdictReport({ ...of, conclusion })
    }
  }
}

/** A check-up's records with their checks and connections; one whose check this version does not know is left out. */
function entriesOf(records: readonly CheckRecord[]): readonly CheckupEntry[] {
  const seen = new Map(connectionsSeen(records).map((connection) => [connection.id, connection]))
  return records.flatMap((record) => {
    const check = checks.get(record.check)
    const id = record.connection ?? ''
    // A connection over which nothing was sent has only its id.
    const connection: Connection = seen.get(id) ?? { id, label: id, system: check?.system ?? 'clari', source: 'env', address: '', parts: [] }
    return check === undefined ? [] : [{ item: { check, connection }, record }]
  })
}
