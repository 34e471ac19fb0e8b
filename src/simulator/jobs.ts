import type { JobRequest, SimulatedJob, Owner } from './job.ts'
import type { Tenant } from './tenant.ts'
import { keyUserId } from './world/world.ts'

/** Worked ms that a job waits before it runs. */
export const queueMs = 900

/** Worked ms that a job runs: longer with history. */
export function runMs(request: JobRequest): number {
  return request.historical ? 3_000 : 1_600
}

const thirtyDays = 30 * 24 * 3600 * 1000

/** How many exports a month, and how many at once, this organisation has. */
export const jobLimits = { concurrent: 3, monthly: 1000 } as const

/** Whether a job can still change by itself. */
export function isOpen(job: SimulatedJob): boolean {
  return job.state === 'SCHEDULED' || job.state === 'STARTED'
}

function end(job: SimulatedJob, state: SimulatedJob['state'], at: number): void {
  job.state = state
  job.endTime = at
  job.expiredTime = at + thirtyDays
}

/** Brings a job up to date with the clock and the rules; a job that ended stays as it ended. */
export function settleJobs(job: SimulatedJob, tenant: Tenant): SimulatedJob {
  const { clock, rules } = tenant
  const done = clock.worked() - job.queuedAt
  const momentOf = (worked: number) => Math.max(job.createdAt, clock.momentOf(job.queuedAt + worked))
  if (job.state === 'SCHEDULED' && done >= queueMs && rules.job !== 'queued') {
    const at = momentOf(queueMs)
    if (rules.job === 'cancelled') {
      end(job, 'CANCELLED', at)
      return job
    }
    job.state = 'STARTED'
    job.startTime = at
  }
  if (
    job.state === 'STARTED' &&
    done >= queueMs + runMs(job.request) &&
    rules.job !== 'running' &&
    rules.job !== 'queued'
  ) {
    const at = Math.max(job.startTime ?? 0, momentOf(queueMs + runMs(job.request)))
    end(
      job,
      rules.job === 'failed' ? 'FAILED' : rules.job === 'aborted' || rules.job === 'cancelled' ? 'ABORTED' : 'DONE',
      at,
    )
  }
  return job
}

/** Every job brought up to date, oldest first. */
export function settledJobs(tenant: Tenant): readonly SimulatedJob[] {
  return tenant.jobs.map((job) => settleJobs(job, tenant))
}

/** The job with an id, brought up to date. */
export function jobNamed(tenant: Tenant, jobId: string): SimulatedJob | undefined {
  const job = tenant.jobs.find((one) => one.jobId === jobId)
  return job && settleJobs(job, tenant)
}

/** Queues an export. */
export function queueJob(tenant: Tenant, owner: Owner, request: JobRequest): SimulatedJob {
  const { clock, ids, jobs, world } = tenant
  const job: SimulatedJob = {
    jobId: ids.text(24),
    owner,
    userId: keyUserId(world, owner),
    request,
    createdAt: clock.now(),
    queuedAt: clock.worked(),
    state: 'SCHEDULED',
    startTime: null,
    endTime: null,
    expiredTime: null,
    downloads: 0,
  }
  jobs.push(job)
  return job
}

/** Cancels an open job: queued becomes CANCELLED, running ABORTED. False when it had ended. */
export function cancel(job: SimulatedJob, now: number): boolean {
  if (!isOpen(job)) return false
  end(job, job.state === 'SCHEDULED' ? 'CANCELLED' : 'ABORTED', now)
  return true
}

/**
 * What is left of the limits, and which jobs count: those that run hold places, those submitted in 30 days (finished or
 * not) count toward the quota.
 */
export interface Usage {
  readonly running: readonly string[]
  readonly submitted: readonly string[]
  readonly places: number
  readonly month: number
}

/** How much of the limits is in use; cancelled and aborted jobs give their export back. */
export function usageOf(tenant: Tenant): Usage {
  const jobs = settledJobs(tenant)
  const since = tenant.clock.now() - thirtyDays
  const counted = jobs.filter((job) => job.createdAt >= since && job.state !== 'CANCELLED' && job.state !== 'ABORTED')
  const others = tenant.rules.placesTaken
    ? foreignJobIds(tenant, jobLimits.concurrent - jobs.filter(isOpen).length)
    : []
  const running = [...jobs.filter((job) => job.state === 'STARTED').map((job) => job.jobId), ...others]
  const queued = jobs.filter((job) => job.state === 'SCHEDULED').length
  const submitted = [...counted.map((job) => job.jobId), ...others]
  return {
    running,
    submitted,
    places: Math.max(0, jobLimits.concurrent - running.length - queued),
    month: tenant.rules.quotaUsedUp ? 0 : Math.max(0, jobLimits.monthly - submitted.length),
  }
}

/** Ids of jobs of other users: they show in the limits, never in this key's list of jobs. */
function foreignJobIds(tenant: Tenant, count: number): readonly string[] {
  const base = tenant.world.orgId.toString(16).padStart(8, '0')
  return Array.from(
    { length: Math.max(0, count) },
    (_, index) => `6a1f${base}c4e8d2b0${(index + 16).toString(16).padStart(4, '0')}`,
  )
}
