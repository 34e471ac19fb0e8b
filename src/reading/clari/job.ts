import { isOver, jobStateOf, type JobState } from '#src/clari/jobs/job-state.ts'
import { jobSchema, jobsSchema, type Job } from '#src/clari/schemas/jobs-schema.ts'
import { isObject } from '#src/domain/json.ts'
import { claims, quoteOfClaim } from '#src/reading/claims.ts'
import { valuesOf } from '#src/reading/json/values.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'

/**
 * What a paste says of a job's state: the job's own answer, or the last word that names a state; quotes stand in the
 * text.
 */
export interface PastedJob {
  /** Null where only a word tells its state. */
  readonly job: Job | null
  /** As written: `PENDING`. */
  readonly status: string
  readonly state: JobState
  readonly quote: string
}

const statusWord = new RegExp(
  [
    String.raw`\b(?:status|state|job_status|jobStatus)\b["']?\s{0,3}`,
    String.raw`(?:[:=]|is|was|remains|stays|still|of)?\s{0,3}["'“]?`,
    String.raw`(PENDING|SCHEDULED|STARTED|DONE|COMPLETED|FAILED|CANCELLED|ABORTED)\b`,
    String.raw`|\b(?:finished|ended|completed|stopped) (?:as|with|in)\s{1,3}(?:status )?["'“]?`,
    String.raw`(FAILED|CANCELLED|ABORTED)\b`,
    String.raw`|\bwith (FAILED|CANCELLED|ABORTED) status\b`,
    String.raw`|(?:\b(?:stuck|stays?|remains?|still|hangs?)|卡在|一直(?:是|在|处于)?|状态(?:是|为))\s{0,3}`,
    String.raw`(?:(?:in|on|at|as)\s)?(?:the\s)?["'“]?`,
    String.raw`(PENDING|SCHEDULED|STARTED)\b`,
  ].join(''),
  'g',
)

/**
 * Reads a job in a paste: one by itself, of a list the one that is not over, else the first; null where none is shown.
 */
export function jobShownIn({ documents, text }: PastedText): (PastedJob & { readonly job: Job }) | null {
  for (const { value } of valuesOf(documents)) {
    const list = jobsSchema.safeParse(value)
    const one = jobSchema.safeParse(value)
    const job = list.success
      ? (list.data.find(({ state }) => !isOver(state)) ?? list.data[0])
      : one.success && isObject(value)
        ? one.data
        : undefined
    if (job === undefined) continue
    const word = job.status.replaceAll(/[^\w]/g, '.')
    const quote =
      new RegExp(String.raw`["']?status["']?\s{0,3}:\s{0,3}["']${word}["']`).exec(text)?.[0] ??
      (text.includes(job.status) ? job.status : job.id)
    return { job, status: job.status, state: job.state, quote }
  }
  return null
}

/** Reads the last word that names a job's state; null where none does. */
export function jobWordIn({ text }: PastedText): PastedJob | null {
  const found = [...text.slice(0, 100_000).matchAll(statusWord)].at(-1)
  const status = found?.slice(1).find((each) => each !== undefined)
  return found === undefined || status === undefined
    ? null
    : { job: null, status, state: jobStateOf(status), quote: found[0] }
}

/**
 * What people say became of a job, in any language: it is not known, it failed, it does not end; null where nobody
 * says so.
 */
export function jobSaidIn(
  paste: PastedText,
): { readonly what: 'unknown' | 'fails' | 'never-ends'; readonly quote: string } | null {
  const unknown = quoteOfClaim(paste, claims.jobNotFound)
  if (unknown !== null) return { what: 'unknown', quote: unknown }
  const endless = quoteOfClaim(paste, claims.jobNeverEnds)
  if (endless !== null) return { what: 'never-ends', quote: endless }
  const failed = quoteOfClaim(paste, claims.jobFailed)
  return failed === null ? null : { what: 'fails', quote: failed }
}

const missedJobs = new RegExp(
  [
    String.raw`\bKeyError\b[^\n]{0,6}['"](jobId|jobs?|status)['"]`,
    String.raw`\bcannot index (?:array|string) with (?:string )?["']?(jobs)["']?`,
  ].join('|'),
  'i',
)

/** A program's words for looking for a job, or jobs, under a name that was not there; null where none are. */
export function missedJobsIn({ text }: PastedText): { readonly name: string; readonly quote: string } | null {
  const found = missedJobs.exec(text)
  return found === null ? null : { name: found[1] ?? found[2] ?? 'jobs', quote: found[0] }
}

const tooEarly = new RegExp(
  [
    String.raw`\bnot (?:yet )?(?:ready|done|finished|complete\w{0,2})\b|\bstill (?:running|pending|queued)\b`,
    String.raw`\bits status is (?:PENDING|SCHEDULED|STARTED)\b`,
  ].join('|'),
  'i',
)
const expired =
  /\bresults?\b[^\n.]{0,60}\b(?:expired|gone|no longer)|\bexpired\b[^\n.]{0,40}\bresults?\b|结果[^\n。]{0,10}过期/i
const resultsPath = String.raw`\/export\/jobs\/[^\s/"']{1,60}\/results\b`
const resultsRefused = new RegExp(
  String.raw`\b(?:400|404|410)\b[^\n]{0,200}${resultsPath}|${resultsPath}[^\n]{0,60}\b(?:400|404|410)\b`,
  'i',
)

/**
 * Why a job's results could not be had, by a refusal's sentence: asked for too early, or too late; null where it does
 * not say.
 */
export function resultsReason(
  sentence: string,
): { readonly why: 'too-early' | 'expired'; readonly quote: string } | null {
  const late = expired.exec(sentence)
  if (late !== null) return { why: 'expired', quote: late[0] }
  const early = tooEarly.exec(sentence)
  return early === null ? null : { why: 'too-early', quote: early[0] }
}

/** The line on which a job's results were refused, in its exact words; null where none is. */
export function resultsRefusedIn({ text }: PastedText): string | null {
  return resultsRefused.exec(text)?.[0] ?? null
}
