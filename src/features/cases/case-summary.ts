import type { Case } from '#src/domain/case.ts'
import type { Conclusion } from '#src/domain/conclusion.ts'
import { isScenarioId } from '#src/domain/scenario-id.ts'
import type { Scenario } from '#src/domain/scenario.ts'
import { conclude } from '#src/engine/conclude.ts'
import { walk } from '#src/engine/walk.ts'

/** A case as a list shows it: its scenario and, once one was reached, its verdict in words. */
export interface CaseSummary {
  readonly item: Case
  readonly scenario: Scenario | null
  readonly headline: string
  readonly kind: Conclusion['kind'] | 'checkup' | 'unfinished'
  /** Whether the newest re-test passed. */
  readonly fixed: boolean
}

/** Puts a stored case into a line of a list; a case whose scenario this version does not know keeps its id. */
export function summaryOf(item: Case, scenarios: readonly Scenario[]): CaseSummary {
  const { scenario: id } = item
  const scenario = id !== null && isScenarioId(id) ? (scenarios.find((one) => one.id === id) ?? null) : null
  const fixed = item.retests.at(-1)?.record.finding?.status === 'pass'
  if (scenario === null || scenario.wizard === null) return { item, scenario, headline: item.kind === 'checkup' ? 'Full check-up' : (scenario?.title ?? id ?? 'A paste'), kind: item.kind === 'checkup' ? 'checkup' : 'unfinished', fixed }
  const known = { answers: item.answers, pastes: item.pastes, records: item.records }
  const conclusion = conclude(scenario, walk(scenario.wizard, known), known, [])
  return conclusion === null ? { item, scenario, headline: 'Not finished', kind: 'unfinished', fixed } : { item, scenario, headline: conclusion.headline, kind: conclusion.kind, fixed }
}

/** Whether every word of a search is somewhere in a case's line, id, choices or pastes. */
export function matches({ item, scenario, headline }: CaseSummary, search: string): boolean {
  const text = [item.id, scenario?.title ?? '', scenario?.id ?? '', headline, ...Object.values(item.answers), ...Object.values(item.pastes)].join(' ').toLowerCase()
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word))
}
