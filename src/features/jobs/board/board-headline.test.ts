import { jobOf } from '#src/clari/jobs/job.test-kit.ts'
import { expect, test } from 'vitest'
import type { Job } from '#src/clari/schemas/jobs-schema.ts'
import type { JobJudgement } from '#src/clari/jobs/stuck.ts'
import { boardHeadline, type JudgedJob } from './board-headline.ts'

function judged(state: Job['state'], kind: JobJudgement['kind']): JudgedJob {
  const job: Job = jobOf(state, state, { state })
  return {
    seen: { job, firstSeen: 0, changedAt: 0, waitedMs: null, listed: true },
    judgement: { kind, says: '', because: '' },
  }
}

const room = { availableConcurrentLimit: 2, concurrentLimit: 3, availableMonthlyQuota: 9, monthlyQuota: 30 }

test.each([
  [[], room, 'pass', 'Nothing waits or runs.'],
  [[judged('running', 'usual'), judged('queued', 'usual')], room, 'info', '1 job runs, 1 job waits; nothing is stuck.'],
  [[judged('queued', 'queued-long')], room, 'warn', '1 job is stuck in the queue.'],
  [[judged('queued', 'queued-long'), judged('running', 'running-long')], null, 'warn', '2 jobs are stuck.'],
  [[], { ...room, availableMonthlyQuota: 0 }, 'fail', 'The quota of 30 exports in 30 days is used up.'],
  [
    [],
    { ...room, availableConcurrentLimit: 0 },
    'warn',
    'All 3 places for jobs are taken. None of them is this key’s.',
  ],
] as const)('the headline of a board, case %#', (open, left, tone, says) => {
  expect(boardHeadline(open, left)).toEqual({ tone, says })
})
