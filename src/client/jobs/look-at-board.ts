import type { z } from 'zod'
import { readAnswer } from '#src/clari/answer.ts'
import { boardChanged, mergeJobs, openJobs, steadyOffset, type JobBoard } from '#src/clari/jobs/job-board.ts'
import { firstPollState, nextPoll, type NextPoll, type PollSeen, type PollState } from '#src/clari/jobs/poll-pace.ts'
import { retryAfterMs } from '#src/clari/jobs/retry-after.ts'
import { jobs as jobsOperation, jobsWhole, limits as limitsOperation } from '#src/clari/operations.ts'
import { jobsSchema, type Job } from '#src/clari/schemas/jobs-schema.ts'
import { limitsSchema } from '#src/clari/schemas/limits-schema.ts'
import type { Proxy } from '#src/client/proxy.ts'
import type { Result } from '#src/client/result.ts'
import type { Exchange, NetworkFailureReason } from '#src/domain/contract/exchange.ts'
import { readJson } from '#src/domain/json.ts'
import { isCut } from '#src/domain/model/not-read.ts'
import { upstreamNow } from '#src/domain/time/upstream-clock.ts'

/** The limits of a key's organisation, as `GET /admin/limits` tells them. */
export type JobLimits = z.infer<typeof limitsSchema>['jobs']

/** Why the newest look brought nothing; `exchange` is null where our own proxy did not take the call. */
export interface BoardTrouble {
  readonly kind: 'slow-down' | 'failed' | 'refused'
  /** The answer's status; null where there was none. */
  readonly status: number | null
  readonly says: string
  readonly exchange: Exchange | null
}

/** What is known of one connection's jobs, and when the next look is. Times are epoch ms by our own clock. */
export interface BoardState {
  /** Null until a look was answered. */
  readonly board: JobBoard | null
  /** Null where this API does not tell them, or has not been asked yet. */
  readonly limits: JobLimits | null
  /** How far the upstream's clock is ahead of ours, ms. */
  readonly offsetMs: number | null
  readonly trouble: BoardTrouble | null
  readonly pace: PollState
  readonly lookedAt: number
  /** When the next look is; null: when somebody asks. */
  readonly nextAt: number | null
  readonly why: NextPoll['why']
  /** How often Clari asked to slow down since the page was opened, and for how long at most, ms. */
  readonly tooMany: number
  readonly longestAskedMs: number
  /** The moments of the newest looks, oldest first. */
  readonly looks: readonly number[]
  /** What came back, as evidence. */
  readonly jobsExchange: Exchange | null
  readonly limitsExchange: Exchange | null
}

/** What a look takes from outside. */
export interface Looking {
  readonly exchange: Proxy['exchange']
  readonly stream: Proxy['stream']
  readonly connection: string
  readonly signal?: AbortSignal
  readonly now: () => number
  /** From 0 up to 1. */
  readonly random: () => number
  /** When open jobs were first seen before this page was opened, by id. */
  readonly seenEarlier?: ReadonlyMap<string, number>
}

const looksKept = 20

/** Why nothing came back where asking again by itself would change nothing. */
const lasting: readonly NetworkFailureReason[] = ['not-configured', 'unsendable', 'redirect']

/** Looks once at a connection's jobs and limits, two calls after each other; rejects only when the signal aborts. */
export async function lookAtBoard(before: BoardState | null, looking: Looking): Promise<BoardState> {
  const askedAt = looking.now()
  const jobsRead = await askJobs(looking)
  const state = { ...(before ?? emptyState), looks: [...(before?.looks ?? []), askedAt].slice(-looksKept) }
  if (jobsRead.kind !== 'ok') return settled(state, { kind: 'trouble', trouble: jobsRead }, looking)
  const { exchange } = jobsRead
  const board = mergeJobs(
    state.board,
    { jobs: jobsRead.value, at: upstreamNow(exchange), askedAt },
    looking.seenEarlier,
  )
  const offsetMs = steadyOffset(state.offsetMs, upstreamNow(exchange) - (exchange.startedAt + exchange.tookMs))
  const listed = { ...state, board, offsetMs, jobsExchange: exchange }
  const limitsTold = await ask(looking, limitsOperation.id)
  const limitsRead = readTold(limitsTold, limitsSchema)
  if (limitsRead.kind === 'slow-down') return settled(listed, { kind: 'trouble', trouble: limitsRead }, looking)
  const limited =
    limitsRead.kind === 'ok'
      ? { ...listed, limits: limitsRead.value.jobs, limitsExchange: limitsRead.exchange }
      : listed
  const changed = boardChanged(state.board, board) || limitsChanged(state.limits, limited.limits)
  return settled(limited, { kind: 'answered', changed, open: openJobs(board).length }, looking)
}

type Told<T> = { readonly kind: 'ok'; readonly value: T; readonly exchange: Exchange } | SlowedTrouble

interface SlowedTrouble extends BoardTrouble {
  readonly retryAfterMs: number | null
}

type Came =
  | { readonly kind: 'trouble'; readonly trouble: SlowedTrouble }
  | { readonly kind: 'answered'; readonly changed: boolean; readonly open: number }

function ask({ exchange, connection, signal }: Looking, operation: string): Promise<Result<Exchange>> {
  return exchange({ operation, params: {}, connection }, signal)
}

/** Asks for the list of jobs; one that is longer than what is held of an answer is read as a stream. */
async function askJobs(looking: Looking): Promise<Told<readonly Job[]>> {
  const held = await ask(looking, jobsOperation.id)
  if (!held.ok || !isCut(held.value)) return readTold(held, jobsSchema)
  const { connection, signal } = looking
  const opened = await looking.stream({ operation: jobsWhole.id, params: {}, connection }, signal)
  if (!opened.ok) return readTold(opened, jobsSchema)
  if (opened.value.kind === 'exchange') return readTold({ ok: true, value: opened.value.exchange }, jobsSchema)
  const text = await new Response(opened.value.body).text().catch(() => null)
  const none = { status: null, exchange: held.value, retryAfterMs: null }
  if (text === null) return { ...none, kind: 'failed', says: 'The list of jobs broke off before its end.' }
  const json = readJson(text)
  const parsed = jobsSchema.safeParse(json.ok ? json.value : null)
  return parsed.success
    ? { kind: 'ok', value: parsed.data, exchange: held.value }
    : { ...none, kind: 'refused', says: 'Clari’s answer is not a list of jobs.' }
}

function readTold<T>(told: Result<Exchange>, schema: z.ZodType<T>): Told<T> {
  const none = { status: null, exchange: null, retryAfterMs: null }
  if (!told.ok) return { ...none, kind: 'failed', says: told.says }
  const exchange = told.value
  const answer = readAnswer(exchange, schema)
  if (answer.kind === 'ok') return { kind: 'ok', value: answer.value, exchange }
  if (answer.kind === 'silence')
    return { ...none, kind: lasting.includes(answer.reason) ? 'refused' : 'failed', says: answer.detail, exchange }
  const { status } = answer
  const trouble = { status, exchange, retryAfterMs: null }
  if (status === 429 || status === 503)
    return {
      ...trouble,
      kind: 'slow-down',
      says: `Clari answered ${status}: it asks to slow down.`,
      retryAfterMs: askedToWaitMs(exchange),
    }
  if (status >= 500) return { ...trouble, kind: 'failed', says: `Clari answered ${status}.` }
  switch (answer.kind) {
    case 'error':
      return { ...trouble, kind: 'refused', says: `Clari answered ${status}: ${answer.error.message ?? 'no reason'}.` }
    case 'cut':
    case 'not-json':
    case 'unknown-shape':
      return { ...trouble, kind: 'refused', says: `Clari’s answer (${status}) is not a list of jobs.` }
  }
}

function askedToWaitMs({ result, startedAt, tookMs }: Exchange): number | null {
  const headers = result.kind === 'response' ? result.headers : []
  const header = headers.find(({ name }) => name.toLowerCase() === 'retry-after')
  return header === undefined ? null : retryAfterMs(header.value, startedAt + tookMs)
}

function limitsChanged(before: JobLimits | null, now: JobLimits | null): boolean {
  return (
    before?.availableConcurrentLimit !== now?.availableConcurrentLimit ||
    before?.availableMonthlyQuota !== now?.availableMonthlyQuota
  )
}

function settled(state: BoardState, came: Came, { now, random }: Looking): BoardState {
  const at = now()
  const trouble = came.kind === 'trouble' ? came.trouble : null
  const next = nextPoll(state.pace, pollSeen(came), random)
  const isSlowed = trouble?.kind === 'slow-down'
  return {
    ...state,
    trouble:
      trouble === null
        ? null
        : { kind: trouble.kind, status: trouble.status, says: trouble.says, exchange: trouble.exchange },
    pace: next.state,
    lookedAt: at,
    nextAt: next.inMs === null ? null : at + next.inMs,
    why: next.why,
    tooMany: state.tooMany + (isSlowed ? 1 : 0),
    longestAskedMs: Math.max(state.longestAskedMs, isSlowed ? (trouble.retryAfterMs ?? 0) : 0),
  }
}

/**
 * What is left of a connection's pace when another one at the same address was asked to slow down: a limit may be the
 * organisation's or the gateway's, so nobody asks there before that wait is over, and everybody asks more rarely then.
 */
export function slowedBy(state: BoardState, other: BoardState): BoardState {
  const isSlowed = other.trouble?.kind === 'slow-down' && other.nextAt !== null
  if (!isSlowed || state.nextAt === null || originOf(state) !== originOf(other)) return state
  return {
    ...state,
    pace: { ...state.pace, slowed: Math.max(state.pace.slowed, other.pace.slowed), calm: 0 },
    nextAt: Math.max(state.nextAt, other.nextAt),
    why: other.why,
  }
}

function originOf({ trouble, jobsExchange }: BoardState): string | null {
  const url = (trouble?.exchange ?? jobsExchange)?.request.url ?? ''
  return URL.canParse(url) ? new URL(url).origin : null
}

function pollSeen(came: Came): PollSeen {
  if (came.kind === 'answered') return came
  const { kind, retryAfterMs } = came.trouble
  return kind === 'slow-down' ? { kind, retryAfterMs } : { kind }
}

const emptyState: BoardState = {
  board: null,
  limits: null,
  offsetMs: null,
  trouble: null,
  pace: firstPollState,
  lookedAt: 0,
  nextAt: null,
  why: 'idle',
  tooMany: 0,
  longestAskedMs: 0,
  looks: [],
  jobsExchange: null,
  limitsExchange: null,
}
