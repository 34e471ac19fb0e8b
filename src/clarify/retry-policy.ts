import type { RetryKind } from './error-codes.ts'

/** How long and how often to wait; times in ms. A wait grows twofold from `firstMs` up to `longestMs`, and varies downwards by up to half. */
export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly tries: number
  readonly firstMs: number
  readonly longestMs: number
  /** The pause between calls that are not refused; 0 when calls need no pacing. */
  readonly gapMs: number
}

/** The policy for each kind of retry; null where repeating cannot help before something is mended. */
export const retryPolicies: Readonly<Record<RetryKind, RetryPolicy | null>> = {
  'after-fix': null,
  once: { tries: 2, firstMs: 60_000, longestMs: 60_000, gapMs: 0 },
  'after-delay': { tries: 6, firstMs: 2_000, longestMs: 60_000, gapMs: 0 },
  paced: { tries: 6, firstMs: 5_000, longestMs: 120_000, gapMs: 1_000 },
  'rest-only': { tries: 3, firstMs: 2_000, longestMs: 10_000, gapMs: 0 },
  'after-reading-again': { tries: 3, firstMs: 500, longestMs: 5_000, gapMs: 0 },
}
