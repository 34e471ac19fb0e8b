import { readAnswer } from '#src/clari/answer.ts'
import type { JobState } from './job-state.ts'
import { jobSchema } from '#src/clari/schemas/jobs-schema.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'

/** How often a job was looked at, this look counted, and how many looks in a row before it were refused as too many. */
export interface LooksSoFar {
  readonly looks: number
  readonly refused: number
}

/** What a look at an export job leads to. */
export type NextLook =
  /** Look again in so many ms; `state` is null where Clari asked to wait rather than tell. */
  | { readonly kind: 'again'; readonly inMs: number; readonly state: JobState | null }
  | { readonly kind: 'done' }
  | { readonly kind: 'ended'; readonly state: JobState }
  /** Nothing is known of the job, and looking again would not help. */
  | { readonly kind: 'refused' }

/** Slower the longer it takes, ms: 1 s at first, 10 s at most. */
function pauseAfter(looks: number): number {
  return Math.min(1000 * 1.3 ** (looks - 1), 10_000)
}

/** So many looks in a row may be refused as too many before the job is given up. */
const mostRefused = 3

/** Nobody is kept waiting longer than this for one look, ms. */
const longestWait = 60_000

/** What to do after a look at a job, in either dialect. A 429 is waited out as it asks (Retry-After). */
export function nextLook(exchange: Exchange, { looks, refused }: LooksSoFar): NextLook {
  const answer = readAnswer(exchange, jobSchema)
  if (answer.kind === 'ok') {
    const { state } = answer.value
    if (state === 'done') return { kind: 'done' }
    if (state === 'queued' || state === 'running') return { kind: 'again', inMs: pauseAfter(looks), state }
    return { kind: 'ended', state }
  }
  const inMs = askedToWait(exchange, refused)
  return inMs === null || inMs > longestWait || refused >= mostRefused
    ? { kind: 'refused' }
    : { kind: 'again', inMs, state: null }
}

/** How long a refusal asks to wait, ms; null where it is not one that waiting cures. */
function askedToWait({ result, startedAt, tookMs }: Exchange, refused: number): number | null {
  if (result.kind !== 'response' || (result.status !== 429 && result.status !== 503)) return null
  const header = result.headers.find(({ name }) => name.toLowerCase() === 'retry-after')
  const asked = header === undefined ? null : retryAfterMs(header.value, startedAt + tookMs)
  return asked ?? 5000 * 2 ** refused
}
