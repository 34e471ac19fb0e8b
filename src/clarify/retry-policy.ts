import type { PacingPolicy } from '#src/domain/model/pacing.ts'
import type { RetryKind } from './error-codes.ts'

/** The policy for each kind of retry; null where repeating cannot help before something is mended. */
export const retryPolicies: Readonly<Record<RetryKind, PacingPolicy | null>> = {
  'after-fix': null,
  once: { tries: 2, firstMs: 60_000, longestMs: 60_000, gapMs: 0 },
  'after-delay': { tries: 6, firstMs: 2_000, longestMs: 60_000, gapMs: 0 },
  paced: { tries: 6, firstMs: 5_000, longestMs: 120_000, gapMs: 1_000 },
  'rest-only': { tries: 3, firstMs: 2_000, longestMs: 10_000, gapMs: 0 },
  'after-reading-again': { tries: 3, firstMs: 500, longestMs: 5_000, gapMs: 0 },
}
