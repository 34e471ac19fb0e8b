import type { Plan } from '#src/domain/model/plan.ts'
import { placesPlan, pollingPlan, quotaPlan, slowDownPlan } from './pacing-plans.ts'

/** What was seen of an organisation's limits and refusals, from which its advice is made. */
export interface PacingSeen {
  /** How often Clari asked to slow down, and for how long at most, ms. */
  readonly tooMany: number
  readonly longestAskedMs: number
  /** Null where the API does not tell them. */
  readonly limits: {
    readonly concurrentLimit: number
    readonly monthlyQuota: number
    readonly availableConcurrentLimit: number
    readonly availableMonthlyQuota: number
  } | null
}

/**
 * The plans that fit what was seen, the most pressing first: after a 429 how to come back, with a month that runs out
 * how to make it last, then how many exports at once and how often to look at each.
 */
export function pacingAdvice({ tooMany, longestAskedMs, limits }: PacingSeen): readonly Plan[] {
  const isShort = limits !== null && limits.availableMonthlyQuota < limits.monthlyQuota / 10
  return [
    ...(tooMany > 0 ? [slowDownPlan(longestAskedMs)] : []),
    ...(isShort ? [quotaPlan(limits.monthlyQuota)] : []),
    placesPlan(limits?.concurrentLimit ?? null),
    pollingPlan(),
    ...(tooMany > 0 ? [] : [slowDownPlan(0)]),
  ]
}
