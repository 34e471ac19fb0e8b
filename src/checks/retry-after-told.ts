import { retryAfterMs } from '#src/clari/retry-after.ts'
import type { Exchange } from '#src/domain/exchange.ts'
import { upstreamNow } from '#src/domain/upstream-clock.ts'

/**
 * How long an answer asks to wait: the header as it stands, its value, and ms from when it came (null when it
 * cannot be read).
 */
export interface WaitTold {
  readonly line: string
  readonly value: string
  readonly ms: number | null
}

/** The `Retry-After` of an answer; null when it has none. */
export function waitTold(exchange: Exchange): WaitTold | null {
  if (exchange.result.kind === 'silence') return null
  const header = exchange.result.headers.find(({ name }) => name.toLowerCase() === 'retry-after')
  const value = header?.value.trim() ?? ''
  return header === undefined || value === ''
    ? null
    : { line: `${header.name}: ${header.value}`, value, ms: retryAfterMs(value, upstreamNow(exchange)) }
}

/**
 * A pasted `Retry-After`, with its line; `date:` beside it says when the answer came, so that a date can
 * be read as a span.
 */
export function waitPasted(text: string): WaitTold | null {
  const found =
    /\bretry[-_]after["']?[ \t]{0,3}[:=]{1,2}>?[ \t]{0,3}["']?(\d{1,9}|[A-Za-z]{3,9}, [^\n"'}]{5,40})/i.exec(text)
  if (found?.[1] === undefined) return null
  const came = Date.parse(/^[ \t<]*date[ \t]{0,3}:[ \t]{0,3}([^\n]{5,60})/im.exec(text)?.[1] ?? '')
  const value = found[1].trim()
  const ms = /^\d+$/.test(value) || !Number.isNaN(came) ? retryAfterMs(value, came) : null
  return { line: found[0], value, ms }
}
