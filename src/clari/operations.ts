import { z } from 'zod'
import { operation } from '#src/domain/contract/operation.ts'

const forecastId = z.string().trim().min(1).max(200)
const jobId = z.string().trim().min(1).max(200)
const timePeriod = z.string().trim().min(1).max(60)

/** What can be asked of an export: the published list of `typesToExport`. */
export const exportTypes = ['forecast', 'quota', 'forecast_updated', 'adjustment', 'crm_total', 'crm_closed'] as const

/** The calling organisation's export limits: the cheapest read-only probe of a key (published API). */
export const limits = operation({
  id: 'clari.limits',
  upstream: 'clari',
  method: 'GET',
  path: 'admin/limits',
  params: z.object({}),
  places: {},
  credential: 'clari-key',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'What are this organisation’s export limits?',
})

/** Audit events, newest first: one as a second read-only probe, many as what happened in the last 30 days. */
export const auditEvents = operation({
  id: 'clari.audit-events',
  upstream: 'clari',
  method: 'GET',
  path: 'audit/events',
  params: z.object({
    limit: z.int().min(1).max(1000).default(1),
    /** Only events until then (ISO 8601). */
    dateTo: z.iso.datetime({ offset: true }).optional(),
  }),
  places: { limit: 'query', dateTo: 'query' },
  credential: 'clari-key',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'What was the latest audit event?',
})

/** The forecasts that the key's user may export (guide; not in the published API, which may answer 404). */
export const forecastList = operation({
  id: 'clari.forecast-list',
  upstream: 'clari',
  method: 'GET',
  path: 'export/forecast/list',
  params: z.object({}),
  places: {},
  credential: 'clari-key',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'Which forecasts may this key export?',
})

/** A forecast's latest week now, without a job and without quota (seen in the field; may be absent). */
export const readForecast = operation({
  id: 'clari.read-forecast',
  upstream: 'clari',
  method: 'GET',
  path: 'forecast/{forecastId}',
  params: z.object({ forecastId, timePeriod: timePeriod.optional() }),
  places: { forecastId: 'path', timePeriod: 'query' },
  credential: 'clari-key',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'What does this forecast hold now?',
})

/** The same reading of a forecast, piped through whole for the comparison. */
export const readForecastWhole = operation({
  ...readForecast,
  id: 'clari.read-forecast-whole',
  answer: 'stream',
})

/** Queues an export job; uses one of the organisation's monthly exports. */
export const startExport = operation({
  id: 'clari.start-export',
  upstream: 'clari',
  method: 'POST',
  path: 'export/forecast/{forecastId}',
  params: z.object({
    forecastId,
    timePeriod: timePeriod.optional(),
    typesToExport: z.array(z.enum(exportTypes)).min(1).optional(),
    scopeId: z.string().trim().max(200).optional(),
    currency: z.string().trim().max(20).optional(),
    schedule: z.enum(['NONE', 'ONCE', 'MAX']).optional(),
    includeHistorical: z.boolean().optional(),
    exportFormat: z.enum(['JSON', 'CSV']).optional(),
  }),
  places: {
    forecastId: 'path',
    timePeriod: 'body',
    typesToExport: 'body',
    scopeId: 'body',
    currency: 'body',
    schedule: 'body',
    includeHistorical: 'body',
    exportFormat: 'body',
  },
  credential: 'clari-key',
  costs: 'quota',
  effect: 'creates',
  answer: 'exchange',
  asks: 'Will Clari queue an export of this forecast?',
})

/** All export jobs of the calling key's user. */
export const jobs = operation({
  id: 'clari.jobs',
  upstream: 'clari',
  method: 'GET',
  path: 'export/jobs',
  params: z.object({}),
  places: {},
  credential: 'clari-key',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'Which export jobs does this key’s user have?',
})

/** The same list, piped through whole: a user with many exports has a longer one than what is held. */
export const jobsWhole = operation({
  ...jobs,
  id: 'clari.jobs-whole',
  answer: 'stream',
})

/** One export job. */
export const job = operation({
  id: 'clari.job',
  upstream: 'clari',
  method: 'GET',
  path: 'export/jobs/{jobId}',
  params: z.object({ jobId }),
  places: { jobId: 'path' },
  credential: 'clari-key',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'What state is this job in?',
})

/** Cancels a queued or running job, which frees quota; 400 once it is DONE. */
export const cancelJob = operation({
  id: 'clari.cancel-job',
  upstream: 'clari',
  method: 'PATCH',
  path: 'export/jobs/{jobId}',
  params: z.object({ jobId }),
  places: { jobId: 'path' },
  fixedBody: { type: 'CANCEL' },
  credential: 'clari-key',
  costs: 'nothing',
  effect: 'cancels',
  answer: 'exchange',
  asks: 'Can this job be cancelled?',
})

/** A finished job's results; 400 before it is DONE and after they expired. */
export const results = operation({
  id: 'clari.results',
  upstream: 'clari',
  method: 'GET',
  path: 'export/jobs/{jobId}/results',
  params: z.object({ jobId }),
  places: { jobId: 'path' },
  credential: 'clari-key',
  costs: 'nothing',
  effect: 'reads',
  answer: 'stream',
  asks: 'What did this job export?',
})

/**
 * The same results held rather than piped through: enough of them to see whether they are there, and in which shape.
 */
export const readResults = operation({
  ...results,
  id: 'clari.read-results',
  answer: 'exchange',
  asks: 'Are this job’s results there, and what is in them?',
})

/** Every call that the product may make of Clari's Revenue API. */
export const clariOperations = [
  limits,
  auditEvents,
  forecastList,
  readForecast,
  readForecastWhole,
  startExport,
  jobs,
  jobsWhole,
  job,
  cancelJob,
  results,
  readResults,
] as const
