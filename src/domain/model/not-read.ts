import type { CheckRecord } from './case.ts'
import type { Evidence } from './evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { sizeWords } from '#src/domain/words/size.ts'

/**
 * The outcome of a check whose answer was longer than what is kept of one: it says neither that all is well nor
 * who is to blame.
 */
export const notRead = 'not-read' as const

/** Whether an exchange's answer was received longer than it is kept, so that nobody read it to its end. */
export function isCut({ result }: Exchange): boolean {
  return result.kind === 'response' && result.truncated
}

/** What is to be said of an answer that was not read to its end, and where it shows. */
export function notReadFinding(exchange: Exchange): {
  readonly outcome: typeof notRead
  readonly says: string
  readonly evidence: readonly [Evidence]
} {
  const { result } = exchange
  const size = result.kind === 'response' ? sizeWords(result.bytes) : 'more than can be counted'
  const path = URL.canParse(exchange.request.url) ? new URL(exchange.request.url).pathname : exchange.request.url
  return {
    outcome: notRead,
    says:
      `The answer was not read to its end: ${exchange.request.method} ${path} gave ${size}, more than is kept of an ` +
      'answer, so it says neither yes nor no.',
    evidence: [
      {
        kind: 'exchange',
        exchange,
        place: result.kind === 'response' ? 'body' : 'silence',
        quote: null,
        shows: `an answer of ${size}`,
      },
    ],
  }
}

/** Whether a run tells nothing: it ended without a finding, or over an answer that was not read to its end. */
export function tellsNothing({ finding }: Pick<CheckRecord, 'finding'>): boolean {
  return finding === null || finding.outcome === notRead
}
