import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

const reached =
  '{"code":"export_monthly_quota_reached","namespace":"exports","errorId":"e-7","message":"The monthly quota limit ' +
  'of 1000 or concurrent limit of 3 has been reached.","orgId":"77"}'

const usedUp = {
  faults: ['quota-exhausted'],
  verdict: 'quota-used-up',
  cause: 'monthly-quota',
  headline: /1000 exports of the last 30 days are used up/,
  quoted: /availableMonthlyQuota\\?":0/,
}
const queued = {
  faults: ['job-queued-forever'],
  job: 'started',
  answers: { 'export-gets': 'waits' },
  verdict: 'queued',
  cause: 'job-queued',
} as const
const running = {
  faults: ['job-running-forever'],
  job: 'ended',
  cause: 'job-running',
  // How long it has been running by then depends on how busy the machine is that lets other jobs end.
  headline: /is running; it began only .* ago|has been running for .*: it is probably large/,
  quoted: /STARTED/,
} as const
const over = { job: 'ended', answers: { 'export-gets': 'ended' } } as const
const failed = {
  ...over,
  faults: ['job-failed'],
  verdict: 'failed',
  cause: 'job-failed',
  headline: /failed/,
  quoted: /FAILED/,
} as const

/** Every way for an export not to come to its end that a fault of the demo tenant shows; a check proves its fix. */
export const subCauses: readonly SubCause[] = [
  {
    name: 'refused at the concurrency limit',
    faults: ['concurrency-full'],
    pastes: { error: reached },
    verdict: 'places-taken',
    cause: 'concurrency-limit',
    headline: /All 3 places for export jobs are taken by other users’ jobs/,
    quoted: /the jobs that hold the places/,
  },
  { ...usedUp, name: 'refused for the month’s quota', pastes: { error: reached } },
  {
    ...usedUp,
    name: 'refused for the month’s quota, from a pick alone in the guide’s dialect',
    dialect: 'guide',
    answers: { 'export-gets': 'refused' },
  },
  { ...queued, name: 'queued', headline: /is still waiting in Clari’s queue/, quoted: /SCHEDULED/ },
  {
    ...queued,
    name: 'queued, in the guide’s dialect',
    dialect: 'guide',
    headline: /is still waiting or running/,
    quoted: /PENDING/,
  },
  {
    ...running,
    name: 'running but large, by quarter',
    answers: { 'export-gets': 'waits', 'asked-for': 'periods' },
    verdict: 'running-periods',
  },
  {
    ...running,
    name: 'running but large, by type',
    answers: { 'export-gets': 'waits', 'asked-for': 'types' },
    verdict: 'running-types',
  },
  { ...failed, name: 'failed' },
  { ...failed, name: 'failed, in the guide’s dialect', dialect: 'guide' },
  {
    ...over,
    name: 'cancelled',
    faults: ['job-cancelled'],
    verdict: 'cancelled',
    cause: 'job-cancelled',
    headline: /cancelled while it waited/,
    quoted: /CANCELLED/,
  },
  {
    ...over,
    name: 'aborted',
    faults: ['job-aborted'],
    verdict: 'aborted',
    cause: 'job-aborted',
    headline: /cancelled while it ran/,
    quoted: /ABORTED/,
  },
  {
    name: 'results asked for before the job was done',
    faults: ['job-running-forever'],
    job: 'ended',
    pastes: {
      error:
        '{"code":"invalid_jobId","namespace":"exports","errorId":"e-1",' +
        '"message":"The job is not ready: its status is STARTED."}',
    },
    verdict: 'results-too-early',
    cause: 'results-too-early',
    headline: /asked for before the job was done/,
    quoted: /invalid_jobId/,
  },
  {
    name: 'results expired',
    faults: ['results-expired'],
    job: 'ended',
    answers: { 'export-gets': 'results' },
    verdict: 'results-expired',
    cause: 'results-expired',
    headline: /have expired/,
    quoted: /expired|invalid_jobId/,
  },
]
