import type { SimulatedJob, SimulatedJobState } from '#src/simulator/job.ts'
import type { Tenant } from '#src/simulator/tenant.ts'

const guideStates: Readonly<Record<SimulatedJobState, string>> = {
  SCHEDULED: 'PENDING',
  STARTED: 'PENDING',
  DONE: 'COMPLETED',
  FAILED: 'FAILED',
  CANCELLED: 'FAILED',
  ABORTED: 'FAILED',
}

/** A job's fields in the dialect that is on. */
export function jobAsJson(tenant: Tenant, job: SimulatedJob): Record<string, unknown> {
  if (tenant.dialect === 'guide')
    return { jobId: job.jobId, status: guideStates[job.state], createdAt: new Date(job.createdAt).toISOString() }
  const { request } = job
  const forecast = tenant.world.forecasts.find((one) => one.forecastId === request.forecastId)
  const truncated = tenant.rules.truncated && job.state === 'DONE'
  return {
    jobId: job.jobId,
    userId: Number(job.userId),
    orgId: tenant.world.orgId,
    title: `${forecast?.forecastName ?? request.forecastId} ${request.periodId}`,
    module: 'FORECAST',
    // Left out before they are known, rather than null.
    startTime: job.startTime ?? undefined,
    endTime: job.endTime ?? undefined,
    expiredTime: job.expiredTime ?? undefined,
    version: 1,
    fileName: `${request.forecastId}_${request.periodId}.${request.format.toLowerCase()}`,
    fileType: request.format,
    status: job.state,
    viewed: job.downloads > 0,
    cellsTruncated: truncated,
    rowsTruncated: truncated,
    downloads: job.downloads,
    currency: request.currency ?? forecast?.currency.replace('own', 'USD') ?? 'USD',
  }
}
