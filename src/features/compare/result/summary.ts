import { rowAt } from '#src/compare/compare.ts'
import { causeIds } from '#src/domain/model/cause.ts'
import { rowsKept, type ComparisonSummary, type KeptRow } from '#src/domain/model/comparison-summary.ts'
import { keptPairing } from '#src/features/compare/pairing/pairing.ts'
import type { Compared } from '#src/features/compare/state/comparison.ts'

/** What a case keeps of a comparison; `at` is epoch ms. */
export function comparisonSummaryOf(
  { wish, outcome, orders }: Pick<Compared, 'wish' | 'outcome' | 'orders'>,
  at: number,
): ComparisonSummary {
  const { comparison, warnings } = outcome
  const pairing = keptPairing(wish.pairing)
  const names = (files: readonly File[]) => files.map(({ name }) => name)
  return {
    at,
    files: { api: names(wish.api), ui: names(wish.ui) },
    period: comparison.period,
    week: comparison.week,
    rows: comparison.pairs.length,
    differing: comparison.why.cause.reduce((sum, cause) => sum + (cause < causeIds.length ? 1 : 0), 0),
    fields: comparison.byField.map(({ field, bridges }) => ({
      field,
      bridges: bridges.map((bridge) => ({ ...bridge, causes: [...bridge.causes] })),
    })),
    warnings: warnings.flatMap((warning) => {
      const cause = causeIds.find((id) => id === warning.cause)
      return cause === undefined ? [] : [{ cause, says: warning.says }]
    }),
    ...(pairing === undefined ? {} : { pairing }),
    largest: [...largestOf({ outcome, orders })],
  }
}

/** The rows that each cause moves most, largest difference first; ends as soon as no more are kept. */
function largestOf({ outcome: { comparison }, orders }: Pick<Compared, 'outcome' | 'orders'>): readonly KeptRow[] {
  const taken = new Map<number, number>()
  const kept: KeptRow[] = []
  for (const row of orders.difference) {
    if (kept.length === rowsKept.ofAll) break
    const code = comparison.why.cause[row] ?? causeIds.length
    const before = taken.get(code) ?? 0
    if (code >= causeIds.length || before === rowsKept.ofCause) continue
    taken.set(code, before + 1)
    const { user, name, field, api, ui, currency, delta, cause, certainty } = rowAt(comparison, row)
    if (cause !== null) kept.push({ user, name, field, api, ui, currency, delta, cause, certainty })
  }
  return kept
}
