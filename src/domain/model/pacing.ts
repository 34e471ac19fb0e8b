/**
 * How long and how often to wait; times in ms. A wait grows twofold from `firstMs` up to `longestMs`, and varies
 * downwards by up to half.
 */
export interface PacingPolicy {
  /** Tries in all, the first included. */
  readonly tries: number
  readonly firstMs: number
  readonly longestMs: number
  /** The pause between calls that are not refused; 0 when calls need no pacing. */
  readonly gapMs: number
}

/** One wait of a plan. */
export interface Wait {
  /** The try that it precedes, from 2. */
  readonly beforeTry: number
  readonly ms: number
}

function fullWait(policy: PacingPolicy, index: number): number {
  return Math.min(policy.longestMs, policy.firstMs * 2 ** index)
}

/** The shortest and the longest that the wait before each further try can be, in ms; `atLeastMs` is a `Retry-After`. */
export function waitRanges(
  policy: PacingPolicy,
  atLeastMs = 0,
): readonly { readonly beforeTry: number; readonly from: number; readonly to: number }[] {
  return Array.from({ length: Math.max(0, policy.tries - 1) }, (_, index) => {
    const half = fullWait(policy, index) / 2
    const from = Math.max(atLeastMs, half)
    return { beforeTry: index + 2, from, to: from + half }
  })
}

/**
 * The waits of a policy. `random` gives numbers from 0 up to 1: each wait lies between half of the full one and the
 * full one ("equal jitter"), so that several clients do not come back at the same moment. `atLeastMs` is a
 * `Retry-After`: the same part left to chance is then added to it.
 */
export function waitsOf(policy: PacingPolicy, random: () => number, atLeastMs = 0): readonly Wait[] {
  return waitRanges(policy, atLeastMs).map(({ beforeTry, from, to }) => ({
    beforeTry,
    ms: Math.round(from + random() * (to - from)),
  }))
}
