import { causeIds } from '#src/domain/cause.ts'
import type { ComparisonSummary } from '#src/domain/comparison-summary.ts'
import type { Compared } from './use-comparison.ts'

/** What a case keeps of a comparison; `at` is epoch ms. */
export function summaryOf({ wish, outcome }: Compared, at: number): ComparisonSummary {
  const { comparison, warnings } = outcome
  const names = (files: readonly File[]) => files.map(({ name }) => name)
  return {
    at,
    files: { api: names(wish.api), ui: names(wish.ui) },
    period: comparison.period,
    week: comparison.week,
    rows: comparison.pairs.length,
    differing: comparison.why.cause.reduce((sum, cause) => sum + (cause < causeIds.length ? 1 : 0), 0),
    fields: comparison.byField.map(({ field, bridges }) => ({ field, bridges: bridges.map((bridge) => ({ ...bridge, causes: [...bridge.causes] })) })),
    warnings: warnings.flatMap((warning) => {
      const cause = causeIds.find((id) => id === warning.cause)
      return cause === undefined ? [] : [{ cause, says: warning.says }]
    }),
  }
}
