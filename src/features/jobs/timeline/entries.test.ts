import { jobOf } from '#src/clari/jobs/job.test-kit.ts'
import { expect, test } from 'vitest'
import type { SeenJob } from '#src/clari/jobs/job-board.ts'
import { placeInStrip, timelineEntries } from './entries.ts'

function seen(id: string, status: string, startTime: number | null): SeenJob {
  const job: SeenJob['job'] = jobOf(id, status, { startTime })
  return { job, firstSeen: 50, changedAt: 50, waitedMs: null, listed: true }
}

test('what runs stands first, then jobs and events from new to old', () => {
  const event = { at: 70, event: 'api.accessed', actorId: null, actor: null, session: null, raw: {} }
  const entries = timelineEntries(
    [seen('old', 'DONE', 60), seen('new', 'DONE', 90), seen('runs', 'STARTED', 10)],
    [event],
  )
  expect(entries.map(({ id }) => id)).toEqual(['runs', 'new', 'event 70 0', 'old'])
})

test('a span lies in the strip as far as it is seen', () => {
  expect(placeInStrip(50, 75, 100, 100)).toEqual({ left: 0.5, width: 0.25 })
  expect(placeInStrip(-50, 25, 100, 100)).toEqual({ left: 0, width: 0.25 })
  expect(placeInStrip(-50, -25, 100, 100)).toBeNull()
})
