import type { Case } from '#src/domain/case.ts'
import { reportSchema, type Hide, type Report } from '#src/report/report.ts'
import { verdictReport } from '#src/report/verdict-report.ts'
import { scenarios } from '#src/scenarios/index.ts'
import { scenarioOf, storyOf, type RunOfCase } from './case-story.ts'

/** One run of a case as a report; null where it says nothing yet. What came in a bundle is told exactly as its sender saw it. */
export function reportOfRun(item: Case, run: RunOfCase, hide: Hide): Report | null {
  if (item.origin.kind === 'bundle' && run.how === 'own') return reportSchema.safeParse(item.origin.sheet).data ?? null
  const of = { id: item.id, answers: run.answers, pastes: run.pastes, records: run.records, retests: item.retests }
  const scenario = scenarioOf(item, scenarios)
  const conclusion = scenario === null ? null : storyOf(scenario, run).conclusion
  return conclusion === null ? null : verdictReport({ conclusion, item: of, product: run.product, hide }).report
}
