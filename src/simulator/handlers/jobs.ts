import { HttpResponse, type HttpHandler } from 'msw'
import { z } from 'zod'
import { cancelJob, job as jobOperation, jobs as jobsOperation, results } from '#src/clari/operations.ts'
import { readJson } from '#src/domain/json.ts'
import type { SimulatedJob } from '#src/simulator/job.ts'
import { cancel, jobNamed, settledJobs } from '#src/simulator/jobs.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import { periodNamed, periodOn } from '#src/simulator/world/periods.ts'
import { answerOf } from './answer-of.ts'
import { clariRoute, type Caller } from './clari-caller.ts'
import { clariError } from './clari-errors.ts'
import { jobAsJson } from './job-as-json.ts'
import { textOfAnswer } from './route.ts'

const cancellation = z.object({ type: z.literal('CANCEL') })

function invalidJob(tenant: Tenant, message: string, isMissing = false): Response {
  return clariError(tenant, {
    status: 400,
    code: 'invalid_jobId',
    namespace: 'exports',
    message,
    ...(isMissing ? { guide: { status: 404, message } } : {}),
  })
}

/** The refusal of a job that belongs to another key's user. */
export function notYourJob(tenant: Tenant, jobId: string): Response {
  return clariError(tenant, {
    status: 403,
    code: 'forbidden',
    namespace: 'exports',
    message: `Job ${jobId} belongs to another user.`,
  })
}

/** Finds the job of a path for a caller, or the refusal. */
function find(tenant: Tenant, jobId: string, caller: Caller): SimulatedJob | Response {
  const job = jobNamed(tenant, jobId)
  if (!job) return invalidJob(tenant, `Invalid jobId: ${jobId}.`, true)
  const isOthers = job.owner !== caller || (tenant.rules.jobsAreOthers && caller === 'integration')
  return isOthers ? notYourJob(tenant, jobId) : job
}

/**
 * Export jobs: the caller's own list, one, cancelling, results. A job's answer carries its fields bare and under `job`:
 * integrations of both kinds exist.
 */
export function jobHandlers(tenant: Tenant): readonly HttpHandler[] {
  return [
    clariRoute(tenant, jobsOperation, ({ caller }) => {
      const own = settledJobs(tenant).filter((job) => job.owner === caller)
      const list = own.map((job) => jobAsJson(tenant, job)).reverse()
      return HttpResponse.json(tenant.dialect === 'guide' ? { jobs: list } : list)
    }),
    clariRoute(tenant, jobOperation, ({ params, caller }) => {
      const job = find(tenant, textOfAnswer(params['jobId']), caller)
      if (job instanceof Response) return job
      const fields = jobAsJson(tenant, job)
      return HttpResponse.json({ ...fields, job: { id: job.jobId, ...fields } })
    }),
    clariRoute(tenant, cancelJob, async ({ request, params, caller }) => {
      const job = find(tenant, textOfAnswer(params['jobId']), caller)
      if (job instanceof Response) return job
      const body = readJson(await request.text())
      if (!body.ok || !cancellation.safeParse(body.value).success) {
        return clariError(tenant, {
          status: 400,
          code: 'bad_request',
          namespace: 'exports',
          message: 'The request body is malformed.',
        })
      }
      if (!cancel(job, tenant.clock.now())) {
        return clariError(tenant, {
          status: 400,
          code: 'export_failed_to_cancel',
          namespace: 'exports',
          message: `Job ${job.jobId} can no longer be cancelled.`,
        })
      }
      return HttpResponse.json({ status: job.state, successful: true })
    }),
    clariRoute(tenant, results, ({ params, caller }) => {
      const job = find(tenant, textOfAnswer(params['jobId']), caller)
      if (job instanceof Response) return job
      if (job.state !== 'DONE')
        return invalidJob(
          tenant,
          `Job ${job.jobId} is not ready: its status is ${String(jobAsJson(tenant, job)['status'])}.`,
        )
      const isExpired =
        tenant.rules.resultsExpired || (job.expiredTime !== null && job.expiredTime <= tenant.clock.now())
      const forecast = tenant.world.forecasts.find((one) => one.forecastId === job.request.forecastId)
      if (isExpired || !forecast) return invalidJob(tenant, `The results of job ${job.jobId} have expired.`)
      job.downloads += 1
      const { periodId, root, currency, historical, types, format } = job.request
      const at = job.startTime ?? job.createdAt
      const period = periodNamed(periodId, at) ?? periodOn(at)
      const taken = { forecast, period, historical, at, ...(root ? { root } : {}), ...(currency ? { currency } : {}) }
      return answerOf(tenant, taken, types, format, true)
    }),
  ]
}
