import type { PacingPolicy } from '#src/domain/model/pacing.ts'

/** While a job is queued or runs: soon at first, twice as long each time that nothing changed, at most 30 s. */
export const openPace: Omit<PacingPolicy, 'tries'> = { firstMs: 2_000, longestMs: 30_000, gapMs: 0 }

/** While no job is open: only what others start can change anything. */
export const idlePace: Omit<PacingPolicy, 'tries'> = { firstMs: 15_000, longestMs: 120_000, gapMs: 0 }

/** After a 429 that does not say how long, and after a failure of the network. */
export const troublePace: Omit<PacingPolicy, 'tries'> = { firstMs: 5_000, longestMs: 300_000, gapMs: 0 }

/** How often everything may be slowed down twofold, and after how many answered looks one of them is taken back. */
const mostSlowed = 4
const calmAfter = 5

/** What the pace of looking rests on; all of it counts. */
export interface PollState {
  /** Looks in a row that showed no change. */
  readonly quiet: number
  /** Looks in a row that came to nothing: 429, or the network. */
  readonly failed: number
  /** How often the pace was halved because of a 429, and not given back yet. */
  readonly slowed: number
  /** Answered looks since the last 429. */
  readonly calm: number
}

/** Before the first look. */
export const firstPollState: PollState = { quiet: 0, failed: 0, slowed: 0, calm: 0 }

/** What a look came to, as far as the pace depends on it. */
export type PollSeen =
  | { readonly kind: 'answered'; readonly open: number; readonly changed: boolean }
  /** A 429 (or a 503 with `Retry-After`); ms, null where it does not say how long. */
  | { readonly kind: 'slow-down'; readonly retryAfterMs: number | null }
  | { readonly kind: 'failed' }
  /** An answer that looking again does not change: the key is refused, or there is no such call. */
  | { readonly kind: 'refused' }

/** When to look again, and why then. */
export interface NextPoll {
  readonly state: PollState
  /** Ms from the answer; null: not before somebody asks. */
  readonly inMs: number | null
  readonly why: 'open' | 'idle' | 'asked-to-wait' | 'too-many' | 'failed' | 'refused'
}

/**
 * When to look at the jobs again. Exponential, with up to half of each wait left to chance; a 429 halves the pace of
 * everything that follows until five looks in a row were answered, and `Retry-After` is never undercut. `random` gives
 * numbers from 0 up to 1.
 */
export function nextPoll(before: PollState, seen: PollSeen, random: () => number): NextPoll {
  switch (seen.kind) {
    case 'answered': {
      const calm = before.calm + 1
      const eased = calm >= calmAfter && before.slowed > 0
      const state = {
        quiet: seen.changed ? 0 : before.quiet + 1,
        failed: 0,
        slowed: eased ? before.slowed - 1 : before.slowed,
        calm: eased ? 0 : calm,
      }
      const pace = seen.open > 0 ? openPace : idlePace
      const full = grown(pace, Math.max(0, state.quiet - 1)) * 2 ** state.slowed
      const inMs = varied(Math.min(troublePace.longestMs, full), random)
      return { state, inMs, why: seen.open > 0 ? 'open' : 'idle' }
    }
    case 'slow-down': {
      const state = {
        ...before,
        failed: before.failed + 1,
        slowed: Math.min(mostSlowed, before.slowed + 1),
        calm: 0,
      }
      const own = varied(grown(troublePace, before.failed), random)
      const { retryAfterMs } = seen
      return retryAfterMs === null
        ? { state, inMs: own, why: 'too-many' }
        : { state, inMs: Math.max(retryAfterMs + Math.round(random() * 1_000), own), why: 'asked-to-wait' }
    }
    case 'failed':
      return {
        state: { ...before, failed: before.failed + 1 },
        inMs: varied(grown(troublePace, before.failed), random),
        why: 'failed',
      }
    case 'refused':
      return { state: { ...before, failed: before.failed + 1 }, inMs: null, why: 'refused' }
  }
}

function grown({ firstMs, longestMs }: Omit<PacingPolicy, 'tries'>, times: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(times, 30))
}

/** Between half of a wait and all of it, so that several clients do not come back at the same moment. */
function varied(ms: number, random: () => number): number {
  return Math.round(ms / 2 + (random() * ms) / 2)
}
