import type { SeenJob } from './job-board.ts'

const day = 86_400_000
const window = 30 * day

/** What the limits tell of the month, and which jobs count toward it (finished ones too). */
export interface QuotaTold {
  readonly monthlyQuota: number
  readonly availableMonthlyQuota: number
  readonly submittedJobIds: readonly string[]
}

/**
 * How the quota stands and what comes of it. The quota is the organisation's and the jobs at hand are one key's, so
 * what is said of when it frees up is a bound: others' exports may free it earlier, and none of these later.
 */
export interface QuotaOutlook {
  readonly used: number
  /** Jobs that count and stand in this key's list. */
  readonly own: number
  /** Epoch ms at which one more export is free at the latest; null where nothing counts. */
  readonly freesBy: number | null
  /** Whether {@link freesBy} rests on a job of this key, or only on no export counting for more than 30 days. */
  readonly freesByOwn: boolean
  /** Exports a day at the current pace. */
  readonly perDay: number
  /** Days until the quota is used up at that pace; null when it lasts for the next 30 days. */
  readonly lastsDays: number | null
}

/** Reckons the outlook of a quota. `now` is the upstream's time, epoch ms. */
export function quotaOutlook(told: QuotaTold, jobs: readonly SeenJob[], now: number): QuotaOutlook {
  const used = Math.max(0, told.monthlyQuota - told.availableMonthlyQuota)
  const counted = new Set(told.submittedJobIds)
  // A job began when it was made or later, so that it is free again by 30 days after that.
  const began = jobs
    .filter(({ job }) => counted.has(job.id))
    .flatMap(({ job }) => job.startTime ?? job.endTime ?? [])
    .map((at) => Math.min(at, now))
    .toSorted((a, b) => a - b)
  const own = jobs.filter(({ job }) => counted.has(job.id)).length
  const others = Math.max(0, used - own) / 30
  const perDay = began.filter((at) => at > now - 7 * day).length / 7 + others
  const first = began[0]
  return {
    used,
    own,
    freesBy: used === 0 ? null : (first ?? now) + window,
    freesByOwn: first !== undefined,
    perDay,
    lastsDays: daysLeft({ used, quota: told.monthlyQuota, perDay, others, began, now }),
  }
}

interface Pace {
  readonly used: number
  readonly quota: number
  readonly perDay: number
  /** Others' exports a day, which are freed at the pace at which they were made. */
  readonly others: number
  readonly began: readonly number[]
  readonly now: number
}

/** Day by day for 30 days: what is made is added, what is 30 days old is taken away. */
function daysLeft({ used, quota, perDay, others, began, now }: Pace): number | null {
  if (used >= quota) return 0
  for (let days = 1; days <= 30; days += 1) {
    const freed = began.filter((at) => at + window <= now + days * day).length + others * days
    if (used + perDay * days - freed >= quota) return days
  }
  return null
}
