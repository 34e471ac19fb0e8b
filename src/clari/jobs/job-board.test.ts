import { jobOf } from './job.test-kit.ts'
import { isOver } from './job-state.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Job } from '#src/clari/schemas/jobs-schema.ts'
import { boardChanged, mergeJobs, openJobs, steadyOffset, type JobBoard } from './job-board.ts'

const at = Date.parse('2026-11-30T09:00:00Z')

const words = ['SCHEDULED', 'PENDING', 'STARTED', 'PAUSED', 'DONE', 'COMPLETED', 'FAILED', 'CANCELLED', 'ABORTED']
const maybe = fc.option(fc.integer({ min: at, max: at + 1000 }), { nil: null })
const answer = fc.record({
  jobs: fc.uniqueArray(
    fc
      .record({
        id: fc.constantFrom('a', 'b', 'c'),
        status: fc.constantFrom(...words),
        more: fc.record({ startTime: maybe, endTime: maybe }),
      })
      .map(({ id, status, more }) => jobOf(id, status, more)),
    { selector: ({ id }) => id },
  ),
  at: fc.integer({ min: at - 5_000, max: at + 5_000 }),
  askedAt: fc.integer({ min: 0, max: 20 }),
})

const rank = (state: Job['state']) => (isOver(state) ? 2 : state === 'queued' ? 0 : 1)

describe('what was seen of jobs', () => {
  test('never goes back: no state, no time, no known member, no job, whatever comes in whatever order', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 2, maxLength: 12 }), (answers) => {
        let board: JobBoard | null = null
        for (const each of answers) {
          const before: JobBoard | null = board
          board = mergeJobs(before, each)
          if (before === null) continue
          expect(board.at).toBeGreaterThanOrEqual(before.at)
          for (const was of before.jobs) {
            const now = board.jobs.find(({ job }) => job.id === was.job.id)
            expect(rank(now?.job.state ?? 'queued')).toBeGreaterThanOrEqual(rank(was.job.state))
            if (isOver(was.job.state)) expect(now?.job.state).toBe(was.job.state)
            if (was.job.startTime !== null) expect(now?.job.startTime).not.toBeNull()
            expect(now?.firstSeen).toBe(was.firstSeen)
          }
          if (each.askedAt <= before.askedAt) expect(board).toBe(before)
        }
      }),
    )
  })

  test('tells how long a job was seen to wait before it ran', () => {
    const first = mergeJobs(null, { jobs: [jobOf('a', 'SCHEDULED')], at, askedAt: 1 })
    const then = mergeJobs(first, {
      jobs: [jobOf('a', 'STARTED', { startTime: at + 9_000 })],
      at: at + 12_000,
      askedAt: 2,
    })
    expect(then.jobs[0]).toMatchObject({ waitedMs: 9_000, changedAt: at + 12_000, firstSeen: at })
    expect(boardChanged(first, then)).toBe(true)
    expect(boardChanged(then, { ...then, at: at + 20_000 })).toBe(false)
  })

  test('keeps a job that the list names no more, and takes the newest first', () => {
    const first = mergeJobs(null, {
      jobs: [jobOf('old', 'DONE', { startTime: at - 9 }), jobOf('new', 'STARTED', { startTime: at })],
      at,
      askedAt: 1,
    })
    expect(first.jobs.map(({ job }) => job.id)).toEqual(['new', 'old'])
    const then = mergeJobs(first, { jobs: [], at: at + 1, askedAt: 2 })
    expect(then.jobs.map(({ job, listed }) => [job.id, listed])).toEqual([
      ['new', false],
      ['old', false],
    ])
    expect(openJobs(first)).toHaveLength(1)
    expect(openJobs(then)).toHaveLength(0)
  })

  test('takes a clock that tells whole seconds for one that stands still', () => {
    expect(steadyOffset(null, -300)).toBe(-300)
    expect(steadyOffset(-300, -990)).toBe(-300)
    expect(steadyOffset(-300, 3_600_000)).toBe(3_600_000)
  })
})
