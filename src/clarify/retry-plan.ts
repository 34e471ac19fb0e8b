import { waitsOf, type PacingPolicy, type Wait } from '#src/domain/model/pacing.ts'
import type { ProgramSample } from '#src/domain/model/plan.ts'
import { duration } from '#src/domain/words/duration.ts'
import type { RetryKind } from './error-codes.ts'
import { retryPolicies } from './retry-policy.ts'
import { retrySamples } from './retry-samples.ts'

/** When and what to send again, as data, as text and as programs that run. */
export interface RetryPlan {
  readonly kind: Exclude<RetryKind, 'after-fix'>
  readonly policy: PacingPolicy
  readonly waits: readonly Wait[]
  /** All waits together, in ms. */
  readonly totalMs: number
  /** What to do, one sentence each, in order. */
  readonly says: readonly [string, ...string[]]
  readonly samples: readonly ProgramSample[]
}

function sentences(kind: RetryPlan['kind'], policy: PacingPolicy, atLeastMs: number): RetryPlan['says'] {
  const growing =
    `Wait about ${duration(Math.max(policy.firstMs, atLeastMs))} before the second try and twice as long before each ` +
    `further one, ${duration(policy.longestMs)} at most`
  const jitter =
    'Shorten each wait by a random part of up to a half, so that several clients do not come back at the same moment.'
  switch (kind) {
    case 'once':
      return [
        `For a read: wait about ${duration(policy.firstMs)} and send it once more.`,
        'For a write: read back first whether it took effect, and send it again only if it did not.',
        'If it fails again, stop and write to Clarify support with the trace.',
      ]
    case 'after-delay':
      return [
        `${growing}; stop after ${policy.tries} tries.`,
        jitter,
        'If the last try fails too, write to Clarify support with the trace.',
      ]
    case 'paced':
      return [
        `Send one call at a time, never several at once, with ${duration(policy.gapMs)} between them.`,
        `${growing} when a call is refused; stop after ${policy.tries} tries.`,
        jitter,
        'If it still happens, lengthen the pause between calls, or ask for more per call.',
      ]
    case 'rest-only':
      return [
        'Take what the answer lists as done out of the request and send only the rest.',
        'Compare with what is stored if the answer does not list it.',
        `If the rest fails in part again, wait about ${duration(policy.firstMs)} ` +
          `and do the same; stop after ${policy.tries} tries.`,
      ]
    case 'after-reading-again':
      return [
        'Read the resource as it is now.',
        'Make the change on what was read, not on an older copy, and send it.',
        `If it conflicts again, wait a random moment of up to ${duration(policy.firstMs)} and begin with reading; ` +
          `stop after ${policy.tries} tries.`,
        'If it conflicts every time, another process writes to the ' +
          'same resource, or a unique field is taken: find which.',
      ]
  }
}

/** The plan for a kind of retry, or null where repeating cannot help; the same `random` gives the same plan. */
export function retryPlan(kind: RetryKind, random: () => number, atLeastMs = 0): RetryPlan | null {
  const policy = retryPolicies[kind]
  if (kind === 'after-fix' || policy === null) return null
  const waits = waitsOf(policy, random, atLeastMs)
  return {
    kind,
    policy,
    waits,
    totalMs: waits.reduce((sum, { ms }) => sum + ms, 0),
    says: sentences(kind, policy, atLeastMs),
    samples: retrySamples(kind, policy),
  }
}
