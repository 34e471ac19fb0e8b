import { HttpResponse, type HttpHandler } from 'msw'
import { startExport } from '#src/clari/operations.ts'
import { jobLimits, queueJob, usageOf } from '#src/simulator/jobs.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import { clariRoute, clariRouteAt, type KeyedAnswer } from './clari-caller.ts'
import { clariError } from './clari-errors.ts'
import { understand } from './export-options.ts'
import { forecastNamed, missingForecast, noSuchForecast, periodMeant } from './forecasts.ts'
import { jobAsJson } from './job-as-json.ts'
import { textOfAnswer } from './route.ts'

/** Queues an export: every option is checked first, then the limits; a refusal costs no quota. */
export function exportHandlers(tenant: Tenant): readonly HttpHandler[] {
  const start: KeyedAnswer = async ({ request, params, caller }) => {
    const asked = textOfAnswer(params['forecastId']).trim()
    if (asked === '') return missingForecast(tenant)
    const forecast = forecastNamed(tenant, asked)
    if (!forecast) return noSuchForecast(tenant, asked)
    const understood = understand(tenant.world, await request.text(), new URL(request.url).searchParams)
    if (!understood.ok)
      return clariError(tenant, { status: 400, code: 'bad_request', namespace: 'exports', message: understood.message })
    const { timePeriod, ...options } = understood.options
    const crmType = options.types.find((type) => type === 'crm_total' || type === 'crm_closed')
    if (crmType && tenant.rules.crmTypesRefused) {
      return clariError(tenant, {
        status: 400,
        code: 'type_not_supported',
        namespace: 'exports',
        message: `Export type ${crmType} is not supported for this forecast.`,
      })
    }
    const usage = usageOf(tenant)
    if (usage.places === 0 || usage.month === 0) {
      const { concurrent, monthly } = jobLimits
      const message = `The monthly quota limit of ${monthly} or concurrent limit of ${concurrent} has been reached.`
      return clariError(tenant, { status: 400, code: 'export_monthly_quota_reached', namespace: 'exports', message })
    }
    const periodId = periodMeant(timePeriod, tenant.clock.now()).id
    const job = queueJob(tenant, caller, { forecastId: forecast.forecastId, periodId, ...options })
    return HttpResponse.json({ jobId: job.jobId, job: { id: job.jobId, ...jobAsJson(tenant, job) } })
  }
  return [clariRoute(tenant, startExport, start), clariRouteAt(tenant, 'POST', 'export/forecast', start)]
}
