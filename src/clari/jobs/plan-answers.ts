import { z } from 'zod'
import { readAnswer } from '#src/clari/answer.ts'
import { jobSchema, jobsSchema, startedExportSchema, type Job } from '#src/clari/schemas/jobs-schema.ts'
import { limitsSchema } from '#src/clari/schemas/limits-schema.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { isOver, type JobState } from './job-state.ts'
import { retryAfterMs } from './retry-after.ts'

/** What the answer to "start" leads to. */
export type StartAnswer =
  | { readonly kind: 'started'; readonly jobId: string }
  /** Refused as too many calls; `waitMs` is what Clari asked for. */
  | { readonly kind: 'too-many'; readonly waitMs: number | null; readonly says: string }
  /** No place or no export of the month is left: the limits tell which. */
  | { readonly kind: 'limits'; readonly says: string }
  /** Refused for good: this request (`key` false), or whatever this key asks of this forecast. */
  | { readonly kind: 'refused'; readonly key: boolean; readonly says: string }
  /** It never left, so that it can be sent again. */
  | { readonly kind: 'not-sent'; readonly says: string }
  /** Nobody knows whether a job was made. */
  | { readonly kind: 'lost'; readonly says: string }

/** Failures that come before a request has left, and a redirect, which is not followed: no API was asked. */
const beforeSending = ['dns', 'refused', 'tls', 'unsendable', 'not-configured', 'redirect']

/** Codes that refuse every request for the forecast, whatever its options. */
const refusesAll = ['no_optin', 'no_such_forecast_config', 'missing_forecast_id']

/** Reads the answer to "start": only what proves that no job was made counts as one that was not. */
export function startAnswer(exchange: Exchange): StartAnswer {
  const says = answerWords(exchange)
  const { result } = exchange
  if (result.kind === 'silence') return { kind: beforeSending.includes(result.reason) ? 'not-sent' : 'lost', says }
  const answer = readAnswer(exchange, startedExportSchema)
  if (answer.kind === 'ok') return { kind: 'started', jobId: answer.value.jobId }
  const { status } = result
  if (status === 429) return { kind: 'too-many', waitMs: askedWait(exchange), says }
  // A gateway's 5xx and 408, and a success that cannot be read, can stand for a job that was made.
  if (status < 300 || status >= 500 || status === 408) return { kind: 'lost', says }
  const code = answer.kind === 'error' ? (answer.error.code ?? '') : ''
  if (code === 'export_monthly_quota_reached') return { kind: 'limits', says }
  return { kind: 'refused', key: status === 401 || status === 403 || refusesAll.includes(code), says }
}

/** What a look at one job tells. */
export type LookAnswer =
  | { readonly kind: 'open'; readonly job: Extract<JobState, 'queued' | 'running' | 'unknown'> }
  | { readonly kind: 'done'; readonly expires: number | null; readonly cut: boolean }
  | { readonly kind: 'ended'; readonly job: Extract<JobState, 'failed' | 'cancelled' | 'aborted'> }
  | { readonly kind: 'too-many'; readonly waitMs: number | null }
  /** Clari says that there is no such job, or not for this key. */
  | { readonly kind: 'refused'; readonly says: string }
  | { readonly kind: 'nothing'; readonly says: string }

/** Reads a look at one job. */
export function lookAnswer(exchange: Exchange): LookAnswer {
  const answer = readAnswer(exchange, jobSchema)
  if (answer.kind === 'ok') return lookOf(answer.value)
  if (answer.kind !== 'silence' && answer.status === 429) return { kind: 'too-many', waitMs: askedWait(exchange) }
  const says = answerWords(exchange)
  const isRefused = answer.kind !== 'silence' && answer.status >= 400 && answer.status < 500 && answer.status !== 408
  return isRefused ? { kind: 'refused', says } : { kind: 'nothing', says }
}

function lookOf({ state, expiredTime, rowsTruncated, cellsTruncated }: Job): LookAnswer {
  if (state === 'done')
    return { kind: 'done', expires: expiredTime, cut: rowsTruncated === true || cellsTruncated === true }
  return isOver(state) && (state === 'failed' || state === 'cancelled' || state === 'aborted')
    ? { kind: 'ended', job: state }
    : { kind: 'open', job: state === 'queued' || state === 'running' ? state : 'unknown' }
}

/** A job of the list, as far as it can tell which request it was made for. */
export interface ListedJob {
  readonly id: string
  readonly fileType: string | null
  readonly currency: string | null
}

/** What was read just before a start. */
export interface SurveyAnswer {
  /** Null where the list could not be read. */
  readonly jobs: readonly ListedJob[] | null
  /** Null where the API does not tell its limits. */
  readonly places: { readonly limit: number; readonly free: number; readonly month: number } | null
  /** Ms to wait where one of the two was refused with 429; null where neither was. */
  readonly tooMany: { readonly waitMs: number | null } | null
  /** Whether nothing came back at all, so that nothing is known. */
  readonly unreachable: boolean
}

/** Reads the list of jobs and the limits, as they were asked for one after the other. */
export function surveyAnswer(list: Exchange, limits: Exchange): SurveyAnswer {
  const [jobs, told] = [readAnswer(list, jobsSchema), readAnswer(limits, limitsSchema)]
  const refused = [list, limits].find(({ result }) => result.kind === 'response' && result.status === 429)
  const isGone = ({ result }: Exchange) => result.kind === 'silence' || result.status >= 500
  return {
    jobs: jobs.kind === 'ok' ? jobs.value.map(({ id, fileType, currency }) => ({ id, fileType, currency })) : null,
    places:
      told.kind === 'ok'
        ? {
            limit: told.value.jobs.concurrentLimit,
            free: told.value.jobs.availableConcurrentLimit,
            month: told.value.jobs.availableMonthlyQuota,
          }
        : null,
    tooMany: refused === undefined ? null : { waitMs: askedWait(refused) },
    unreachable: isGone(list) || isGone(limits),
  }
}

/** What an answer says, in a sentence for people. */
export function answerWords(exchange: Exchange): string {
  const { result } = exchange
  if (result.kind === 'silence') return result.detail
  const answer = readAnswer(exchange, z.never())
  const said = answer.kind === 'error' ? (answer.error.message ?? answer.error.code ?? '') : ''
  return `Clari answered ${result.status}${said === '' ? '' : `: ${said.replace(/\.$/, '')}`}.`
}

/** What `Retry-After` asks for, ms; null where there is none. */
function askedWait({ result, startedAt, tookMs }: Exchange): number | null {
  const header =
    result.kind === 'response' ? result.headers.find(({ name }) => name.toLowerCase() === 'retry-after') : undefined
  return header === undefined ? null : retryAfterMs(header.value, startedAt + tookMs)
}
