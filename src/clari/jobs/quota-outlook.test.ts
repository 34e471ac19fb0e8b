import { jobOf } from './job.test-kit.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeenJob } from './job-board.ts'
import { quotaOutlook } from './quota-outlook.ts'

const now = Date.parse('2026-11-30T09:00:00Z')
const day = 86_400_000

function seenJob(id: string, startTime: number | null): SeenJob {
  const job: SeenJob['job'] = jobOf(id, 'DONE', { startTime })
  return { job, firstSeen: now, changedAt: now, waitedMs: null, listed: true }
}

describe('the outlook of a rolling quota', () => {
  test('an export is free again 30 days after this key’s oldest that counts, at the latest', () => {
    const outlook = quotaOutlook(
      { monthlyQuota: 30, availableMonthlyQuota: 27, submittedJobIds: ['a', 'b', 'other'] },
      [seenJob('b', now - 2 * day), seenJob('a', now - 20 * day), seenJob('cancelled', now - 29 * day)],
      now,
    )
    expect(outlook).toMatchObject({ used: 3, own: 2, freesBy: now + 10 * day, freesByOwn: true, lastsDays: null })
  })

  test('without a job of this key’s it is only known that none counts for more than 30 days', () => {
    const told = { monthlyQuota: 30, availableMonthlyQuota: 0, submittedJobIds: ['x'] }
    expect(quotaOutlook(told, [], now)).toMatchObject({ freesBy: now + 30 * day, freesByOwn: false, lastsDays: 0 })
    expect(quotaOutlook({ ...told, availableMonthlyQuota: 30, submittedJobIds: [] }, [], now)).toMatchObject({
      freesBy: null,
      perDay: 0,
      lastsDays: null,
    })
  })

  test('a pace of seven a week uses ten up within ten days', () => {
    const week = Array.from({ length: 7 }, (_, back) => seenJob(`j${back}`, now - back * day))
    const told = { monthlyQuota: 10, availableMonthlyQuota: 3, submittedJobIds: week.map(({ job }) => job.id) }
    expect(quotaOutlook(told, week, now)).toMatchObject({ perDay: 1, lastsDays: 3 })
  })

  test('never frees later than 30 days from now, and lasts no longer at a smaller quota', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 29 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 50 }),
        (ages, left, more) => {
          const jobs = ages.map((age, index) => seenJob(`j${index}`, now - age * day))
          const told = (available: number) => ({
            monthlyQuota: ages.length + available,
            availableMonthlyQuota: available,
            submittedJobIds: jobs.map(({ job }) => job.id),
          })
          const small = quotaOutlook(told(left), jobs, now)
          const large = quotaOutlook(told(left + more), jobs, now)
          expect(small.freesBy).toBeLessThanOrEqual(now + 30 * day)
          expect(small.lastsDays ?? 99).toBeLessThanOrEqual(large.lastsDays ?? 99)
        },
      ),
    )
  })
})
