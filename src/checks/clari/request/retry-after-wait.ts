import { retryAfterMs } from '#src/clari/jobs/retry-after.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { upstreamNow } from '#src/domain/time/upstream-clock.ts'
import type { WaitTold } from '#src/reading/clari/limits.ts'

/** The `Retry-After` of an answer; null when it has none. */
export function retryAfterWait(exchange: Exchange): WaitTold | null {
  if (exchange.result.kind === 'silence') return null
  const header = exchange.result.headers.find(({ name }) => name.toLowerCase() === 'retry-after')
  const value = header?.value.trim() ?? ''
  return header === undefined || value === ''
    ? null
    : { line: `${header.name}: ${header.value}`, value, ms: retryAfterMs(value, upstreamNow(exchange)) }
}
