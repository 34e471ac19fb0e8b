import { readErrorValue } from '#src/clari/errors.ts'
import { isOver, jobStateOf } from '#src/clari/jobs/job-state.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import type { RecordedExchange } from './recorded-exchange.ts'

/** How a recorded request ended, told by itself alone; `open` is neither good nor bad: a job that still runs. */
export interface RequestOutcome {
  readonly kind: 'well' | 'open' | 'wrong'
  /** A few words: `answered well`, `job STARTED`, `refused`. */
  readonly says: string
}

const statusWords: Readonly<Record<number, string>> = {
  400: 'request not understood',
  401: 'key or token refused',
  403: 'not allowed',
  404: 'not found',
  405: 'method not allowed',
  407: 'a proxy wants a password',
  408: 'took too long',
  409: 'conflict',
  415: 'body of the wrong kind',
  429: 'too many requests',
  502: 'a gateway failed',
  503: 'not available',
  504: 'a gateway waited too long',
}

const well: RequestOutcome = { kind: 'well', says: 'answered well' }
const wrong = (says: string): RequestOutcome => ({ kind: 'wrong', says })

/** Longer bodies of a good status are good: no error is that long. */
const longestError = 200_000

/**
 * Tells how a recorded request ended: a 2xx is well unless its body is an error, a page, or an export with nothing
 * in it.
 */
export function judgeExchange(exchange: RecordedExchange): RequestOutcome {
  const { status, notes } = exchange
  if (status === null) {
    if (notes.some((note) => /ERR_ABORTED|cancell?ed/i.test(note)))
      return { kind: 'open', says: 'cancelled before an answer' }
    return wrong('never answered')
  }
  if (status >= 500) return wrong(statusWords[status] ?? 'the server failed')
  if (status >= 400) return wrong(statusWords[status] ?? 'refused')
  if (status === 304) return well
  if (status >= 300) return wrong('sent on to another address')
  if (notes.some((note) => note.startsWith('curl: '))) return wrong('the answer broke off')
  return judgeBody(exchange)
}

function judgeBody({ body, url }: RecordedExchange): RequestOutcome {
  const isCall = /\/(?:v\d|export|oauth|rpc|users|calls|forecast|admin|audit)\b/.test(url.pathname)
  if (isCall && /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body)) return wrong('a web page instead of data')
  if (body.length > longestError) return well
  const json = readJson(body)
  if (!json.ok) return well
  const { value } = json
  if (isObject(value) && isObject(value['error']) && value['jsonrpc'] !== undefined) return wrong('error in the answer')
  const job = jobIn(value)
  if (job !== null && /\/export\//.test(url.pathname)) {
    const state = jobStateOf(job)
    if (state === 'unknown' || state === 'done') return state === 'done' ? { kind: 'well', says: `job ${job}` } : well
    return isOver(state) ? wrong(`job ${job}`) : { kind: 'open', says: `job ${job}` }
  }
  if (readErrorValue(value) !== null) return wrong('error in the answer')
  if (isObject(value) && Array.isArray(value['entries']) && value['entries'].length === 0)
    return wrong('nothing in the export')
  return well
}

function jobIn(value: unknown): string | null {
  if (!isObject(value)) return null
  const job = isObject(value['job']) ? value['job'] : value
  const status = job['status']
  const named = job['jobId'] ?? job['id']
  return typeof status === 'string' && /^[A-Z_]{2,20}$/.test(status) && named !== undefined ? status : null
}
