import type { Exchange } from '#src/domain/contract/exchange.ts'
import { readJson } from '#src/domain/json.ts'
import { duration } from '#src/domain/words/duration.ts'
import { sizeWords } from '#src/domain/words/size.ts'

/** The path of an exchange with its method: `GET /v4/admin/limits`. */
export function exchangeTitle(exchange: Exchange): string {
  return requestTitle(exchange.request)
}

/** A request's method and path: `GET /v4/admin/limits`. */
export function requestTitle({ method, url: address }: Pick<Exchange['request'], 'method' | 'url'>): string {
  // A request that could not be sent has no whole address.
  if (!URL.canParse(address)) return `${method} ${address}`
  const url = new URL(address)
  return `${method} ${url.pathname}${url.search}`
}

const silenceWords = {
  dns: 'name not found',
  refused: 'refused',
  tls: 'certificate',
  timeout: 'timed out',
  reset: 'broke off',
  redirect: 'redirected',
  'too-large': 'too large',
  unsendable: 'not sendable',
  'not-configured': 'no key',
} as const

/** The status of an exchange for a badge: `401`, or why nothing came back. */
export function exchangeResult(exchange: Exchange): { readonly word: string; readonly good: boolean } {
  const { result } = exchange
  if (result.kind === 'silence') return { word: silenceWords[result.reason], good: false }
  return { word: String(result.status), good: result.status < 400 }
}

/** How long and how much: `184 ms · 171 B`. */
export function exchangeSize(exchange: Exchange): string {
  const took = duration(exchange.tookMs)
  return exchange.result.kind === 'response' ? `${took} · ${sizeWords(exchange.result.bytes)}` : took
}

/** A body laid out for reading when it is JSON and the quote (if any) still stands in it; otherwise as it came. */
export function bodyForReading(body: string, quote: string | null): string {
  const json = readJson(body)
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return body
  const laidOut = JSON.stringify(json.value, null, 2)
  return quote === null || laidOut.includes(quote) ? laidOut : body
}
