import type { System } from '#src/domain/model/system.ts'
import { prepareKnown } from '#src/secrets/known.ts'
import { blanker, blankThoroughly, type BlankedSecret, type Blanker } from './blank-base64.ts'
import { credentialsIn } from './credentials-in.ts'
import { readCurlVerbose } from './curl-verbose.ts'
import { readHar, type RecordedExchanges } from './har.ts'
import { judgeExchange, type RequestOutcome } from './judge-exchange.ts'
import type { RecordedExchange } from './recorded-exchange.ts'
import { safeRequest } from './safe-request.ts'

/** One request to Clari, Copilot or Clarify that a recording holds, without secrets. */
export interface RecordedRequest {
  /** When it was sent, in epoch ms; null where the recording does not say. */
  readonly at: number | null
  readonly system: System
  readonly method: string
  readonly address: string
  /** Null when it was never answered. */
  readonly status: number | null
  readonly outcome: RequestOutcome
  /** The exchange as `curl -v` would print it; this is what diagnosis and wizards read. */
  readonly text: string
  readonly removed: readonly BlankedSecret[]
}

/** A recording laid out: its requests to our systems in order, and what is told of the rest. */
export interface Recording {
  readonly kind: 'har' | 'curl'
  readonly requests: readonly RecordedRequest[]
  /** How many requests went to other hosts; nothing else of them is kept. */
  readonly elsewhere: number
  /** How many entries could not be read. */
  readonly unreadable: number
  /** Whether it breaks off: what is whole before the cut is laid out. */
  readonly cutOff: boolean
}

/** The most of each body that a request's text keeps, in characters. */
const bodyLimit = 20_000
/** What all texts together may come to before bodies are kept shorter. */
const budget = 12_000_000
const shortBodyLimit = 1_000
/** Credentials that are looked for in every request; each one's own are looked for besides. */
const mostShared = 40
const longestWhole = 20_000

/**
 * Reads a HAR file or the output of `curl -v`; null for a text that is neither. Pure and linear; never throws; no
 * secret of the recording, and nothing of requests to others, is in what it returns.
 */
export function readRecording(text: string): Recording | null {
  const har = readHar(text)
  if (har !== null) return layOut('har', har)
  const curl = readCurlVerbose(text)
  if (curl === null || (curl.exchanges.length === 0 && curl.elsewhere < 2)) return null
  const laidOut = layOut('curl', curl)
  const [only] = laidOut.requests
  // Beside a single run there may be words that tell more than it does.
  if (only === undefined || laidOut.requests.length > 1 || laidOut.elsewhere > 0 || text.length > longestWhole)
    return laidOut
  const whole = blankThoroughly(text, prepareKnown(curl.exchanges.flatMap(credentialsIn)))
  return { ...laidOut, requests: [{ ...only, text: whole.text, removed: whole.removed }] }
}

/** The place of the request to look at first: the first that went wrong, else the last; -1 when there is none. */
export function firstToLookAt(recording: Recording): number {
  const wrong = recording.requests.findIndex(({ outcome }) => outcome.kind === 'wrong')
  return wrong >= 0 ? wrong : recording.requests.length - 1
}

function layOut(kind: Recording['kind'], { exchanges, elsewhere, unreadable, cutOff }: RecordedExchanges): Recording {
  const inOrder = exchanges.every(({ at }) => at !== null)
    ? exchanges.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
    : exchanges
  const blankerOf = blankersOf(inOrder)
  let left = budget
  const requests = inOrder.map((exchange): RecordedRequest => {
    const { system, method, at, status } = exchange
    const outcome = judgeExchange(exchange)
    const limit = left > 0 ? bodyLimit : shortBodyLimit
    const { address, text, removed } = safeRequest(exchange, blankerOf(exchange), limit)
    left -= text.length
    return { at, system, method, address, status, outcome, text, removed }
  })
  return { kind, requests, elsewhere, unreadable, cutOff }
}

/** What blanks an exchange: it looks for its own secrets, and for those that most of the recording shares. */
function blankersOf(exchanges: readonly RecordedExchange[]): (exchange: RecordedExchange) => Blanker {
  const own = new Map(exchanges.map((exchange) => [exchange, credentialsIn(exchange)]))
  const counts = new Map<string, number>()
  for (const secrets of own.values()) for (const each of secrets) counts.set(each, (counts.get(each) ?? 0) + 1)
  const shared = [...counts.entries()]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostShared)
    .map(([secret]) => secret)
  const everywhere = new Set(shared)
  const prepared = prepareKnown(shared)
  const usual = blanker(prepared)
  return (exchange) => {
    const more = (own.get(exchange) ?? []).filter((secret) => !everywhere.has(secret))
    return more.length === 0 ? usual : blanker([...prepared, ...prepareKnown(more)])
  }
}
