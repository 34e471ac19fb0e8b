import { archiveRun } from '#src/domain/model/case-runs.ts'
import type { Case } from '#src/domain/model/case.ts'
import { comparisonSummarySchema, type ComparisonSummary } from '#src/domain/model/comparison-summary.ts'
import { blankSecretsIn } from '#src/secrets/blank-structure.ts'
import type { CaseStore } from './case-store.ts'

/** Comparisons of the same files within this time are one run whose reading was corrected, not two; ms. */
const sameRunMs = 30 * 60_000

/** What of a comparison becomes a case; of its rows only those that each cause moves most. */
export interface ComparisonToKeep {
  readonly comparison: ComparisonSummary
  /** Whether either side came from the demo tenant. */
  readonly demo: boolean
  /** The product's version. */
  readonly product: string
}

/**
 * Keeps a comparison in the case that it belongs to, or (null, or a case that is gone) in one of its own; resolves with
 * that case's id, to be given again for the next comparison of the same thing. An earlier comparison stays among the
 * case's runs, so that what changed can be told, unless it was of the same files within half an hour: then it is
 * replaced. Secrets in names are blanked first.
 */
export async function keepComparison(
  store: CaseStore,
  caseId: string | null,
  given: ComparisonToKeep,
): Promise<string> {
  const kept = { ...given, comparison: withoutSecrets(given.comparison) }
  const updated = caseId === null ? null : await store.update(caseId, (before) => withComparison(before, kept))
  if (updated !== null) return updated.id
  return (await store.create({ kind: 'comparison', scenario: null, answers: {}, pastes: {}, ...kept })).id
}

/** Files name people, fields and themselves as they like: a secret among those names is not kept. */
function withoutSecrets(comparison: ComparisonSummary): ComparisonSummary {
  return comparisonSummarySchema.parse(blankSecretsIn(comparison).value)
}

function withComparison(before: Case, kept: ComparisonToKeep): Case {
  const same = before.comparison !== undefined && isSameRun(before.comparison, kept.comparison)
  return { ...(same || before.comparison === undefined ? before : archiveRun(before)), ...kept }
}

function isSameRun(one: ComparisonSummary, other: ComparisonSummary): boolean {
  return Math.abs(other.at - one.at) < sameRunMs && JSON.stringify(one.files) === JSON.stringify(other.files)
}
