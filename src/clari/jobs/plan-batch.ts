import { z } from 'zod'
import { exportTypes } from '#src/clari/operations.ts'

/** What one export job is asked for; null leaves an option to Clari. */
export const plannedRequestSchema = z.object({
  forecastId: z.string(),
  timePeriod: z.string().nullable(),
  types: z.array(z.enum(exportTypes)).min(1),
  scopeId: z.string().nullable(),
  currency: z.string().nullable(),
  schedule: z.enum(['NONE', 'ONCE', 'MAX']),
  historical: z.boolean(),
  format: z.enum(['JSON', 'CSV']),
})

/** What one export job is asked for; null leaves an option to Clari. */
export type PlannedRequest = z.infer<typeof plannedRequestSchema>

const resultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    bytes: z.number(),
    /** Rows or values, and those of them that hold something; null where the file was too large to be read whole. */
    entries: z.number().nullable(),
    filled: z.number().nullable(),
    /** The periods that came back. */
    periods: z.array(z.string()),
    met: z.enum(['asked', 'another', 'untold']),
    /** Whether the job says that rows or cells were cut off. */
    cut: z.boolean(),
  }),
  z.object({ kind: z.literal('unread'), says: z.string() }),
])

/** What came of a job: what its results hold, or why they could not be read. */
export type PlanResult = z.infer<typeof resultSchema>

/** The ids of the jobs that were there before an attempt; null where they could not be listed. */
const before = z.array(z.string()).nullable()

const itemStateSchema = z.discriminatedUnion('kind', [
  /** `tries` counts what was refused in a row. */
  z.object({ kind: z.literal('waiting'), notBefore: z.number(), tries: z.number() }),
  /** "Start" is being sent; this is kept before it is. */
  z.object({ kind: z.literal('starting'), since: z.number(), before, tries: z.number() }),
  /** The answer to "start" was lost: the list of jobs is looked at for it. */
  z.object({ kind: z.literal('lost'), since: z.number(), before, looks: z.number(), nextAt: z.number() }),
  /** The list could not tell: nothing is sent again before the analyst says so. */
  z.object({ kind: z.literal('asked'), since: z.number(), before, candidates: z.array(z.string()) }),
  z.object({
    kind: z.literal('following'),
    jobId: z.string(),
    /** Whether it was found in the list rather than told in the answer to "start". */
    takenOver: z.boolean(),
    /** Null until Clari told it once. */
    job: z.enum(['queued', 'running', 'unknown']).nullable(),
    since: z.number(),
    nextAt: z.number(),
    looks: z.number(),
    /** Looks in a row that told nothing. */
    failures: z.number(),
  }),
  z.object({
    kind: z.literal('done'),
    jobId: z.string(),
    takenOver: z.boolean(),
    /** Epoch ms at which its results are gone; null where not told. */
    expires: z.number().nullable(),
    cut: z.boolean(),
    nextAt: z.number(),
    tries: z.number(),
    result: resultSchema.nullable(),
  }),
  z.object({
    kind: z.literal('ended'),
    jobId: z.string().nullable(),
    how: z.enum(['failed', 'cancelled', 'left-out']),
    cause: z.enum([
      'refused',
      'key',
      'quota',
      'no-place',
      'too-many',
      'unreachable',
      'unknown-job',
      'job-failed',
      'cancelled',
      'left-out',
    ]),
    says: z.string(),
  }),
])

/** Where one job of a batch stands. */
export type PlanItemState = z.infer<typeof itemStateSchema>

const itemSchema = z.object({
  /** Its request as a text: the same request has the same key. */
  key: z.string(),
  request: plannedRequestSchema,
  state: itemStateSchema,
  /** Whether it is to be cancelled as soon as that can be done. */
  cancel: z.boolean(),
})

/** One job of a batch. */
export type PlanItem = z.infer<typeof itemSchema>

/** A batch of exports as the browser and the terminal keep it. Times are epoch ms. */
export const batchSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  connection: z.string(),
  createdAt: z.number(),
  /** How many jobs may be open at once, whatever the organisation allows. */
  atOnce: z.number().int().min(1),
  items: z.array(itemSchema).min(1),
  /** Nothing is sent before; Clari asked to wait. */
  pausedUntil: z.number(),
  /** Refusals with 429 in a row. */
  refusals: z.number(),
  /** Looks in a row at which no place was free. */
  blocked: z.number(),
  /** How many jobs the organisation may have open, as last told; 1 where it is not told, null before it was asked. */
  limit: z.number().nullable(),
  /** What was seen just before a start; a start uses it up. `places` is null where the API does not tell its limits. */
  survey: z
    .object({
      at: z.number(),
      ids: before,
      places: z.object({ limit: z.number(), free: z.number(), month: z.number() }).nullable(),
    })
    .nullable(),
})

/** A batch of exports: serialisable, changed by events alone. */
export type Batch = z.infer<typeof batchSchema>

/** The request as a text: two that ask for the same have the same. */
export function requestKey({ types, ...rest }: PlannedRequest): string {
  return JSON.stringify([
    rest.forecastId,
    rest.timePeriod,
    types.toSorted(),
    rest.scopeId,
    rest.currency,
    rest.schedule,
    rest.historical,
    rest.format,
  ])
}

/** What is to be exported, before it is split. */
export interface ExportOrder extends Omit<PlannedRequest, 'timePeriod'> {
  /** Empty: the current quarter. */
  readonly periods: readonly string[]
  /** Whether each type of value is a job of its own; each uses one of the month's exports. */
  readonly splitTypes: boolean
}

/** Splits an order: a job for each period and, where asked, for each type; equal ones once. */
export function splitOrder({ periods, splitTypes, types, ...rest }: ExportOrder): readonly PlannedRequest[] {
  const each = periods.length === 0 ? [null] : periods
  const parts = splitTypes ? types.map((type) => [type]) : [[...types]]
  const requests = each.flatMap((timePeriod) => parts.map((only) => ({ ...rest, timePeriod, types: only })))
  return [...new Map(requests.map((request) => [requestKey(request), request])).values()]
}

/** What a new batch is made of. */
export interface NewBatch {
  readonly id: string
  readonly connection: string
  /** Epoch ms. */
  readonly now: number
  readonly atOnce: number
  readonly requests: readonly PlannedRequest[]
  /** Jobs of ours that run already for the same request, by its key: they are followed, and nothing is started. */
  readonly running: ReadonlyMap<string, string>
}

/** Makes a batch in which nothing was sent yet; null where there is nothing to export. */
export function createBatch({ id, connection, now, atOnce, requests, running }: NewBatch): Batch | null {
  if (requests.length === 0) return null
  return {
    version: 1,
    id,
    connection,
    createdAt: now,
    atOnce: Math.max(1, Math.floor(atOnce)),
    items: requests.map((request): PlanItem => {
      const key = requestKey(request)
      const jobId = running.get(key)
      const state: PlanItemState =
        jobId === undefined
          ? { kind: 'waiting', notBefore: now, tries: 0 }
          : followed(jobId, { at: now, takenOver: false })
      return { key, request, state, cancel: false }
    }),
    pausedUntil: 0,
    refusals: 0,
    blocked: 0,
    limit: null,
    survey: null,
  }
}

/** The state of a job that is followed from now on. */
export function followed(
  jobId: string,
  { at, takenOver }: { readonly at: number; readonly takenOver: boolean },
): Extract<PlanItemState, { kind: 'following' }> {
  return { kind: 'following', jobId, takenOver, job: null, since: at, nextAt: at + 1_000, looks: 0, failures: 0 }
}

/** Whether an item will change no more by itself. */
export function isItemOver({ state }: Pick<PlanItem, 'state'>): boolean {
  return state.kind === 'ended' || (state.kind === 'done' && state.result !== null)
}

/** Whether a batch has come to its end. */
export function isBatchOver({ items }: Pick<Batch, 'items'>): boolean {
  return items.every(isItemOver)
}

/** The job that an item has; null where it has none, or none that is known. */
export function jobOfItem({ state }: Pick<PlanItem, 'state'>): string | null {
  return state.kind === 'following' || state.kind === 'done' || state.kind === 'ended' ? state.jobId : null
}

/** The parameters of the operation that starts an export. */
export function startParams(
  request: PlannedRequest,
): Readonly<Record<string, unknown>> & { readonly forecastId: string } {
  const { forecastId, timePeriod, types, scopeId, currency, schedule, historical, format } = request
  return {
    forecastId,
    ...(timePeriod === null ? {} : { timePeriod }),
    typesToExport: types,
    ...(scopeId === null ? {} : { scopeId }),
    ...(currency === null ? {} : { currency }),
    ...(schedule === 'NONE' ? {} : { schedule }),
    includeHistorical: historical,
    exportFormat: format,
  }
}
