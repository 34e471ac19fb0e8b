import { z } from 'zod'
import type { Dialect } from '#src/domain/model/system.ts'
import { isObject } from '#src/domain/json.ts'
import { dialectOfJobStatus, jobStateOf, type JobState } from '#src/clari/jobs/job-state.ts'

/** An export job, whichever dialect it came in; what was not told is null. Times are epoch ms. */
export interface Job {
  readonly id: string
  /** As sent: `PENDING`, `DONE`. */
  readonly status: string
  readonly state: JobState
  readonly dialect: Dialect
  readonly title: string | null
  readonly module: string | null
  readonly userId: string | null
  readonly orgId: string | null
  readonly startTime: number | null
  readonly endTime: number | null
  /** When its results are gone, about 30 days after it ended. */
  readonly expiredTime: number | null
  readonly fileName: string | null
  readonly fileType: string | null
  readonly currency: string | null
  readonly rowsTruncated: boolean | null
  readonly cellsTruncated: boolean | null
}

const text = z
  .union([z.string(), z.number()])
  .transform(String)
  .nullish()
  .transform((value) => value ?? null)

/** Epoch ms, as number or digits, or an ISO date (the guide's `createdAt`); 0 stands for "not yet". */
const time = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value) => {
    if (value === null || value === undefined || value === '') return null
    const at = typeof value === 'number' || /^\d+$/.test(value) ? Number(value) : Date.parse(value)
    return Number.isFinite(at) && at > 0 ? at : null
  })

/** The API counts what was cut in some answers and says yes or no in others. */
const cut = z
  .union([z.boolean(), z.number(), z.string()])
  .nullish()
  .transform((value) => {
    if (value === null || value === undefined) return null
    return typeof value === 'boolean' ? value : Number(value) > 0 || String(value).toLowerCase() === 'true'
  })

const currency = z
  .union([z.string(), z.object({ code: z.string() }).transform((each) => each.code)])
  .nullish()
  .transform((value) => value ?? null)

const bareJob = z
  .object({
    jobId: text,
    id: text,
    status: z.string().min(1),
    title: text,
    module: text,
    userId: text,
    orgId: text,
    startTime: time,
    createdAt: time,
    endTime: time,
    expiredTime: time,
    fileName: text,
    fileType: text,
    currency,
    rowsTruncated: cut,
    cellsTruncated: cut,
  })
  .refine((each) => each.jobId !== null || each.id !== null, { error: 'a jobId or an id' })
  .transform(({ jobId, id, createdAt, startTime, ...rest }): Job => ({
    ...rest,
    id: jobId ?? id ?? '',
    startTime: startTime ?? createdAt,
    state: jobStateOf(rest.status),
    dialect: dialectOfJobStatus(rest.status),
  }))

/** Some answers wrap a job as `{"job":{…}}` (seen in the field); others carry its fields bare as well. */
function unwrapped(value: unknown): unknown {
  return isObject(value) && isObject(value.job) ? { ...value, ...value.job } : value
}

/** `GET /export/jobs/{jobId}`: one job, bare or under `job`. */
export const jobSchema = z.preprocess(unwrapped, bareJob)

/** `GET /export/jobs`: a bare list (published) or one under `jobs` (guide). */
export const jobsSchema = z.preprocess(
  (value) => (Array.isArray(value) ? { jobs: value } : value),
  z.object({ jobs: z.array(jobSchema) }).transform((list): readonly Job[] => list.jobs),
)

/** `POST /export/forecast/{forecastId}`: the id of the job that was queued, bare or under `job`, as `jobId` or `id`. */
export const startedExportSchema = z.preprocess(
  unwrapped,
  z
    .object({ jobId: text, id: text })
    .refine((each) => (each.jobId ?? each.id ?? '') !== '', { error: 'a jobId' })
    .transform(({ jobId, id }) => ({ jobId: jobId ?? id ?? '' })),
)

/** `PATCH /export/jobs/{jobId}` with `{"type":"CANCEL"}`. */
export const cancelledJobSchema = z.object({ status: z.string(), successful: z.boolean() })
