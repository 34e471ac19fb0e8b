import type { Exchange } from '#src/domain/contract/exchange.ts'
import { counted } from '#src/domain/words/count.ts'

/** From this skew on, in ms, it is told: tokens that carry times are refused by a clock that far off. */
const largeSkew = 5 * 60_000

/**
 * When an answer says that it was given, epoch ms: its `Date` and, from a cache, its `Age` (RFC 9110 section 6.6.1, RFC
 * 9111 section 5.1); null without a `Date` that can be read.
 */
function dateOf({ result }: Exchange): number | null {
  if (result.kind !== 'response') return null
  const header = (wanted: string) =>
    result.headers.find(({ name }) => name.toLowerCase() === wanted)?.value.trim() ?? ''
  // Date.parse takes much that is no date of HTTP's; those begin with a weekday.
  const date = header('date')
  const at = /^[A-Za-z]{3,9},? /.test(date) ? Date.parse(date) : Number.NaN
  if (Number.isNaN(at)) return null
  const age = header('age')
  return at + (/^\d{1,9}$/.test(age) ? Number(age) * 1000 : 0)
}

/**
 * What the time is where an exchange was answered, epoch ms: ages of what an upstream tells are reckoned from it, so
 * that neither side's clock need be right. Our own time where the answer has none.
 */
export function upstreamNow(exchange: Exchange): number {
  return dateOf(exchange) ?? exchange.startedAt + exchange.tookMs
}

/**
 * How far the upstream's clock is ahead of ours, in ms; null where the answer does not tell, and 0 while the difference
 * is too small to matter.
 */
export function skewOf(exchange: Exchange): number | null {
  const at = dateOf(exchange)
  if (at === null) return null
  const skew = at - (exchange.startedAt + exchange.tookMs)
  return Math.abs(skew) > largeSkew ? skew : 0
}

/** A sentence about a large skew, to follow what was found; empty when there is none. */
export function skewSays(exchange: Exchange): string {
  const skew = skewOf(exchange) ?? 0
  if (skew === 0) return ''
  const side = skew > 0 ? 'ahead of' : 'behind'
  return (
    ` Its clock is ${spanOf(Math.abs(skew))} ${side} this computer’s: ages here are reckoned by its clock, and a ` +
    'difference like that can break access tokens.'
  )
}

/** Facts about a large skew, for the case. */
export function skewFacts(exchange: Exchange): { readonly clockSkewMs?: number } {
  const skew = skewOf(exchange) ?? 0
  return skew === 0 ? {} : { clockSkewMs: skew }
}

function spanOf(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 120) return counted(minutes, 'minute')
  return minutes < 48 * 60 ? counted(Math.round(minutes / 60), 'hour') : counted(Math.round(minutes / 1440), 'day')
}
