import { jobOf } from './job.test-kit.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeenJob } from './job-board.ts'
import { dialectOfBoard, judgeAwaited, judgeStuck, longWithoutUsualMs, refusalNow } from './stuck.ts'
import { usualSpans } from './job-usual.ts'

const now = Date.parse('2026-11-30T09:00:00Z')
const minute = 60_000

function seen(status: string, times: { readonly start?: number; readonly end?: number; readonly first?: number }) {
  const job: SeenJob['job'] = jobOf('6073683781a6da229df71e00', status, {
    startTime: times.start ?? null,
    endTime: times.end ?? null,
  })
  return { job, firstSeen: times.first ?? now, changedAt: now, waitedMs: null, listed: true }
}

const nothing = { run: null, queue: null }
const usual = { run: { middle: 80_000, most: 120_000, of: 9 }, queue: { middle: 30_000, most: 40_000, of: 4 } }

describe('whether a job is stuck', () => {
  test.each([
    ['queued within the usual', seen('SCHEDULED', { first: now - 60_000 }), usual, 'usual', /at least 60 s/],
    [
      'queued past the usual',
      seen('SCHEDULED', { first: now - 5 * minute }),
      usual,
      'queued-long',
      /Stuck in the queue/,
    ],
    ['running within the usual', seen('STARTED', { start: now - 3 * minute }), usual, 'usual', /Running for 3 min/],
    [
      'running past the usual',
      seen('STARTED', { start: now - 9 * minute }),
      usual,
      'running-long',
      /longer than is usual/,
    ],
    [
      'pending for the time of a run',
      seen('PENDING', { start: now - 4 * minute }),
      usual,
      'usual',
      /waiting or running/,
    ],
    ['pending past both', seen('PENDING', { start: now - 11 * minute }), usual, 'queued-long', /PENDING \(waiting or/],
    ['in a word of no dialect', seen('PAUSED', {}), usual, 'unknown-word', /“PAUSED”/],
    ['over', seen('DONE', { start: 1, end: 2 }), usual, 'over', /Ended as DONE/],
    ['unknown and short', seen('STARTED', { start: now - 9 * minute }), nothing, 'usual', /Running/],
    [
      'unknown and long',
      seen('STARTED', { start: now - 11 * minute }),
      nothing,
      'running-long',
      /longer than is usual/,
    ],
  ] as const)('one that is %s', (_, job, spans, kind, says) => {
    const judged = judgeStuck(job, spans, now)
    expect(judged.kind).toBe(kind)
    expect(judged.says).toMatch(says)
  })

  test('is never taken back by time, nor said of a job younger than a minute, whatever is usual', () => {
    const span = fc.record({ middle: fc.nat(1e7), most: fc.nat(1e7), of: fc.integer({ min: 2, max: 50 }) })
    fc.assert(
      fc.property(
        fc.constantFrom('SCHEDULED', 'STARTED', 'PENDING'),
        fc.record({ run: fc.option(span, { nil: null }), queue: fc.option(span, { nil: null }) }),
        fc.nat(longWithoutUsualMs * 10),
        fc.nat(minute * 100),
        (status, spans, age, more) => {
          const job = seen(status, { start: now - age, first: now - age })
          const first = judgeStuck(job, spans, now).kind
          const later = judgeStuck(job, spans, now + more).kind
          if (first !== 'usual') expect(later).toBe(first)
          if (age <= minute) expect(first).toBe('usual')
        },
      ),
    )
  })

  test('what is usual rests on jobs that were done, and on two at least', () => {
    const done = (ms: number) => seen('DONE', { start: now - ms, end: now })
    const board = (jobs: readonly SeenJob[]) => ({ jobs, at: now, askedAt: 1 })
    expect(usualSpans(board([done(1000)])).run).toBeNull()
    expect(usualSpans(board([done(1000), done(3000), done(2000), seen('FAILED', { start: 0, end: now })])).run).toEqual(
      {
        middle: 2000,
        most: 3000,
        of: 3,
      },
    )
  })
})

describe('a start that is refused', () => {
  const room = { availableConcurrentLimit: 1, concurrentLimit: 3, availableMonthlyQuota: 9, monthlyQuota: 30 }
  test('is told from a queue, and the quota from the places', () => {
    expect(refusalNow(room)).toBeNull()
    expect(refusalNow({ ...room, availableConcurrentLimit: 0 })).toMatchObject({
      kind: 'places',
      because: expect.stringContaining('not queued'),
    })
    expect(refusalNow({ ...room, availableConcurrentLimit: 0, availableMonthlyQuota: 0 })).toMatchObject({
      kind: 'quota',
      because: expect.stringContaining('no rate limit'),
    })
  })
})

describe('the word that a client waits for', () => {
  test.each([
    ['COMPLETED', 'published', 'never-sent', /never sends COMPLETED.*wait for DONE/],
    ['done', 'guide', 'never-sent', /wait for COMPLETED/],
    ['DONE', 'published', 'sent', /does send DONE/],
    ['started', 'published', 'no-end', /too early/],
    ['SUCCESS', 'published', 'never-sent', /SUCCESS/],
    ['DONE', null, 'untold', /No job/],
  ] as const)('%s in the %s dialect is %s', (word, dialect, kind, says) => {
    const judged = judgeAwaited(word, dialect)
    expect(judged.kind).toBe(kind)
    expect(judged.says).toMatch(says)
  })

  test('is held against the dialect of the jobs that were seen', () => {
    expect(dialectOfBoard([seen('FAILED', {}), seen('DONE', {})])).toBe('published')
    expect(dialectOfBoard([seen('PENDING', {})])).toBe('guide')
    expect(dialectOfBoard([seen('FAILED', {})])).toBeNull()
  })
})
