import { startOf } from '#src/domain/model/case-runs.ts'
import type { Case } from '#src/domain/model/case.ts'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { LoadedScenario } from '#src/domain/model/scenario.ts'
import { checkupReport } from '#src/report/model/checkup-report.ts'
import { comparisonReport } from '#src/report/model/comparison-report.ts'
import { decodeReport } from '#src/report/model/decode-report.ts'
import type { Reported } from '#src/report/redaction/redaction.ts'
import { reportSchema, type Hide } from '#src/report/model/report.ts'
import { verdictReport } from '#src/report/model/verdict-report.ts'
import {
  conclusionOf,
  connectionsSeen,
  ownRun,
  scenarioOf,
  wayOf,
  type Loaded,
  type RunOfCase,
} from '#src/features/cases/list/case-line.ts'
import { checkupEntries } from './checkup-entries.ts'

/**
 * One run of a case as a report; null where it says nothing yet. What came in a bundle is told exactly as its sender
 * saw it. `known` are the connections that are set up now, whose names and addresses are whole.
 */
export function reportOfRun(
  item: Case,
  run: RunOfCase,
  hide: Hide,
  known: readonly Connection[],
  loaded: Loaded,
): Reported | null {
  if (item.origin.kind === 'bundle' && run.how === 'own') {
    const sent = reportSchema.safeParse(item.origin.sheet).data
    return sent === undefined ? null : { report: sent, removed: [] }
  }
  const { answers, pastes, records, comparison, product } = run
  const of = { hide, product, item: { id: item.id, answers, pastes, records, retests: item.retests, comparison } }
  switch (item.kind) {
    case 'checkup':
      return records.length === 0
        ? null
        : checkupReport({ ...of, entries: checkupEntries(records, known), at: startOf(records, run.at) })
    case 'comparison':
      return comparison === undefined
        ? null
        : comparisonReport({ ...of, summary: comparison, demo: item.demo === true })
    case 'decode':
      return decodeReport({ ...of, response: pastes['response'] ?? '', request: pastes['request'] ?? '', at: run.at })
    case 'wizard': {
      const scenario = scenarioOf(item, loaded)
      const conclusion =
        scenario === null ? null : (conclusionOf(scenario, run, known) ?? proofConclusion(item, scenario, run, known))
      return conclusion === null ? null : verdictReport({ ...of, conclusion })
    }
  }
}

/**
 * What the check that proves the fix says, where a run came to no verdict of its own: a new question, say, because what
 * was wrong is gone.
 */
function proofConclusion(
  item: Case,
  scenario: LoadedScenario,
  run: RunOfCase,
  known: readonly Connection[],
): Conclusion | null {
  const asked = wayOf(scenario, ownRun(item)).verdict?.verdict
  const record = run.records.findLast(({ check }) => check === asked?.prove.check.id)
  if (run.how !== 'fix-check' || asked === undefined || record?.finding == null) return null
  const passed = record.finding.status === 'pass'
  const over = [...known, ...connectionsSeen(run.records)].find(({ id }) => id === run.answers['connection'])
  return {
    scenario: scenario.id,
    scenarioTitle: scenario.title,
    system: scenario.system,
    verdict: 'proof',
    kind: passed ? 'clear' : 'open',
    cause: 'proof',
    strength: passed ? 'proved' : 'open',
    headline: passed ? 'What was found then is gone.' : 'The check that proves the fix does not pass.',
    explains: record.finding.says,
    contradictions: [],
    needsAmounts: false,
    actions: [
      {
        who: 'you',
        does: passed
          ? 'Nothing more: the check that proves the fix passes.'
          : 'Go on in the wizard: its next question was not asked then.',
        where: null,
      },
    ],
    asks: null,
    disprovedBy: 'The same check, run again, that ends otherwise.',
    plan: null,
    evidence: record.finding.evidence,
    findings: [record.finding],
    answers: [],
    identifiers: [],
    dialect: 'unknown',
    seenAt: record.startedAt,
    connection:
      over === undefined
        ? null
        : { label: over.label, address: over.address, demo: over.source === 'demo', owner: over.owner },
    leadsTo: null,
  }
}
