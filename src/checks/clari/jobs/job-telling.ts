import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { isOver } from '#src/clari/jobs/job-state.ts'
import { jobsSchema, type Job } from '#src/clari/schemas/jobs-schema.ts'
import { jobs } from '#src/clari/operations.ts'
import type { CheckContext } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { FactsGiven } from '#src/domain/model/facts.ts'
import { upstreamNow } from '#src/domain/time/upstream-clock.ts'
import { refusalOf, refusals, type RefusalFound } from '#src/checks/refusals/clari-refusal.ts'
import { duration } from '#src/domain/words/duration.ts'
import { isoDay } from '#src/domain/words/moment.ts'
import { askJob, jobStated } from './job-asked.ts'

/**
 * What a job can be found to be, beside the ways in which the question itself is refused. `done` in the published API's
 * word DONE, `completed` in the guide's COMPLETED.
 */
export const jobOutcomes = {
  done: 'pass',
  completed: 'pass',
  queued: 'fail',
  running: 'fail',
  failed: 'fail',
  cancelled: 'fail',
  aborted: 'fail',
  expired: 'fail',
  'unknown-word': 'warn',
  'no-jobs': 'info',
  'unknown-job': 'fail',
  others: 'fail',
  ...refusals,
} as const

/** Which job to take where none was named: the one that is not over, or simply the newest. */
export type Wanted = 'open-first' | 'newest'

/** What came back on the question after a job: the job's own answer, or the list where none was named. */
export interface JobGathered {
  readonly jobId: string
  readonly exchange: Exchange
  readonly wanted: Wanted
}

/** Asks after one job, or for the list of the key's jobs where none is named: read-only, no quota. */
export async function gatherJob(
  { send, progress }: Pick<CheckContext, 'send' | 'progress'>,
  jobId: string,
  wanted: Wanted,
): Promise<JobGathered> {
  progress(jobId === '' ? 'Asking for your export jobs' : `Asking after job ${jobId}`)
  return { jobId, exchange: jobId === '' ? await send(jobs, {}) : await askJob({ send }, jobId), wanted }
}

/** The job that was meant, or why there is none. */
export type JobMeant =
  | { readonly kind: 'job'; readonly job: Job; readonly of: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' | 'others' | 'refused'; readonly refused: RefusalFound }

/** Reads which job is meant out of what came back. */
export function jobMeant({ jobId, exchange, wanted }: JobGathered): JobMeant {
  if (jobId !== '') {
    const told = jobStated(exchange)
    return told.kind === 'job' ? { kind: 'job', job: told.job, of: 1 } : { kind: told.kind, refused: told.refused }
  }
  const answer = readAnswer(exchange, jobsSchema)
  if (answer.kind !== 'ok') {
    const refused = refusalOf(exchange, answer)
    return refused === null ? { kind: 'none' } : { kind: 'refused', refused }
  }
  const open = wanted === 'open-first' ? answer.value.filter(({ state }) => !isOver(state)) : []
  const job = open[0] ?? newest(answer.value)
  return job === undefined ? { kind: 'none' } : { kind: 'job', job, of: answer.value.length }
}

/** The newest of a list in no known order: a job that has not started yet is newer than every other. */
function newest(list: readonly Job[]): Job | undefined {
  const at = (job: Job) =>
    isOver(job.state) || job.startTime !== null
      ? Math.max(job.startTime ?? 0, job.endTime ?? 0)
      : Number.POSITIVE_INFINITY
  return list.reduce<Job | undefined>((best, job) => (best === undefined || at(job) > at(best) ? job : best), undefined)
}

/** The quarter that a job exports, when its title or file name has one. */
export function periodOfJob(job: Job): string | undefined {
  return /\d{4}_Q[1-4]/.exec(`${job.title ?? ''} ${job.fileName ?? ''}`)?.[0]
}

/** Facts of a job for sentences and the case; its age is as of the answer's own time. */
export function jobFacts(job: Job, exchange: Exchange): FactsGiven {
  const now = upstreamNow(exchange)
  const dialect = dialectOf(exchange)
  return {
    jobId: job.id,
    jobStatus: job.status,
    jobTitle: job.title,
    jobPeriod: periodOfJob(job),
    jobStartedAt: job.startTime,
    jobAgeMs: job.startTime === null ? undefined : Math.max(0, now - job.startTime),
    jobEndedOn: job.endTime === null ? undefined : isoDay(job.endTime),
    expiredOn: job.expiredTime === null ? undefined : isoDay(job.expiredTime),
    dialect: dialect === 'unknown' ? job.dialect : dialect,
  }
}

/** The place in an answer where a job tells its status, beside its id where both stand in one piece. */
export function statusEvidence(job: Job, exchange: Exchange, shows: string): Evidence {
  const body = exchange.result.kind === 'response' ? exchange.result.body : ''
  const quote = /"status"\s*:\s*"[^"]{1,40}"/g
  const spans = [...body.matchAll(quote)]
  const at = Math.max(0, body.indexOf(job.id))
  const own = spans
    .filter(([text]) => text.includes(`"${job.status}"`))
    .toSorted((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at))[0]
  return {
    kind: 'exchange',
    exchange,
    place: 'body',
    quote: own?.[0] ?? (body.includes(job.status) ? job.status : null),
    shows,
  }
}

/** Judges a job by its state; used by every check that asks after one. */
export function judgeJob(gathered: JobGathered) {
  const { jobId, exchange } = gathered
  const meant = jobMeant(gathered)
  switch (meant.kind) {
    case 'none':
      return {
        outcome: 'no-jobs' as const,
        says: 'This key’s user has no export jobs.',
        facts: { dialect: dialectOf(exchange) },
      }
    case 'unknown':
      return {
        ...meant.refused,
        outcome: 'unknown-job' as const,
        says: `Clari knows no job ${jobId}.`,
        facts: { ...meant.refused.facts, jobId },
      }
    case 'others':
      return { ...meant.refused, outcome: 'others' as const, facts: { ...meant.refused.facts, jobId } }
    case 'refused':
      return { ...meant.refused, facts: { ...meant.refused.facts, ...(jobId === '' ? {} : { jobId }) } }
    case 'job':
      return judged(meant.job, exchange, jobId === '' ? `Your latest job, ${meant.job.id},` : `Job ${meant.job.id}`)
  }
}

function judged(job: Job, exchange: Exchange, name: string) {
  const now = upstreamNow(exchange)
  const facts = jobFacts(job, exchange)
  const found = <O extends 'queued' | 'running' | 'failed' | 'cancelled' | 'aborted' | 'expired' | 'unknown-word'>(
    outcome: O,
    says: string,
    shows: string,
  ) => ({ outcome, says, facts, evidence: [statusEvidence(job, exchange, shows)] as const })
  const age = job.startTime === null ? '' : ` for ${duration(Math.max(0, now - job.startTime))}`
  switch (job.state) {
    case 'queued':
      return found('queued', `${name} waits: its status is ${job.status}.`, `it is ${job.status}`)
    case 'running':
      return found(
        'running',
        `${name} has been running${age}: its status is ${job.status}.`,
        `it is ${job.status}${age}`,
      )
    case 'failed':
      return found('failed', `${name} ended as ${job.status}: it has no results.`, `it is ${job.status}`)
    case 'cancelled':
      return found('cancelled', `${name} was cancelled while it waited.`, `it is ${job.status}`)
    case 'aborted':
      return found('aborted', `${name} was cancelled while it ran.`, `it is ${job.status}`)
    case 'unknown':
      return found(
        'unknown-word',
        `${name} is “${job.status}”, a word that neither the guide nor the published API uses.`,
        `it is ${job.status}`,
      )
    case 'done': {
      if (job.expiredTime !== null && job.expiredTime <= now)
        return found(
          'expired',
          `${name} was done, and its results expired on ${isoDay(job.expiredTime)}.`,
          'its results have expired',
        )
      const outcome = job.status.trim().toUpperCase() === 'COMPLETED' ? ('completed' as const) : ('done' as const)
      return {
        outcome,
        says: `${name} is ${job.status}.`,
        facts,
        evidence: [statusEvidence(job, exchange, `it is ${job.status}`)] as const,
      }
    }
  }
}
