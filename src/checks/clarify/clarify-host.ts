import { clarifyToken, selectItems } from '#src/clarify/operations.ts'
import { check } from '#src/domain/model/check.ts'
import { leadingTo } from '#src/domain/model/finding.ts'
import { notRead } from '#src/domain/model/not-read.ts'
import { skewFacts, skewSays } from '#src/domain/time/upstream-clock.ts'
import {
  clarifyFacts,
  clarifyRefusalOf,
  factsOfCall,
  networkFailureFacts,
  type ClarifyRefusal,
} from '#src/checks/refusals/clarify-refusal.ts'
import { clarifyWayFaults, isClarifyWayFault } from './clarify-way.ts'
import { networkFault } from '#src/checks/clari/key/reach-faults.ts'
import { duration } from '#src/domain/words/duration.ts'

/** Slower than this, in ms, is worth knowing: clients with short time limits give up. */
const slowMs = 5_000

/** What came is not one JSON answer of an API, so that anybody may have sent it. */
const unreadable: ReadonlySet<ClarifyRefusal> = new Set(['cut-off', 'malformed', 'token-unreadable'])

/** Whether Clarify's host answers at all, whatever it answers; each way of not answering is told apart. */
export const hostAnswers = check({
  id: 'clarify.host-answers',
  asks: 'Does Clarify’s host answer?',
  system: 'clarify',
  costs: 'nothing',
  outcomes: {
    reached: 'pass',
    ...leadingTo('clarify.unreachable', { slow: 'warn', ...clarifyWayFaults }),
    // Something answers, and whether it is Clarify cannot be told from what came.
    ...leadingTo('clarify.malformed-response', { 'no-api': 'warn' }),
    'not-sent': 'info',
    [notRead]: 'warn',
  },
  facts: { ...clarifyFacts, clockSkewMs: 'number' },
  gather: async ({ send, progress, connections, answers }) => {
    const parts = connections.find(({ id }) => id === answers['connection'])?.parts ?? []
    const basic = parts.some(({ name }) => name === 'password')
    progress('Waiting for Clarify’s host')
    return basic
      ? { asked: selectItems, exchange: await send(selectItems, { query: { limit: 1 } }) }
      : { asked: clarifyToken, exchange: await send(clarifyToken, {}) }
  },
  judge: ({ asked, exchange }) => {
    const { result } = exchange
    const host = hostOf(exchange.request.url)
    const facts = { ...factsOfCall(exchange), host, ...skewFacts(exchange) }
    if (result.kind === 'silence') {
      const outcome = networkFault(result)
      if (outcome === null)
        return {
          outcome: 'not-sent',
          says: `Nothing was sent: ${lower(result.detail)}`,
          facts: { ...facts, detail: result.detail },
        }
      const shows = networkFailureFacts(result).silenceName
      return {
        outcome,
        says: result.detail,
        facts: { ...facts, refusal: outcome, ...networkFailureFacts(result) },
        evidence: [{ kind: 'exchange', exchange, place: 'silence', quote: null, shows }],
      }
    }
    const refused = clarifyRefusalOf(exchange, asked)
    if (refused !== null && (refused.outcome === notRead || isClarifyWayFault(refused.outcome)))
      return { ...refused, outcome: refused.outcome }
    if (refused !== null && unreadable.has(refused.outcome)) return { ...refused, outcome: 'no-api' }
    if (exchange.tookMs > slowMs) {
      return {
        outcome: 'slow',
        says: `${host} answers, but took ${duration(exchange.tookMs)}.${skewSays(exchange)}`,
        facts,
        evidence: [
          {
            kind: 'exchange',
            exchange,
            place: 'status',
            quote: null,
            shows: `answered after ${duration(exchange.tookMs)}`,
          },
        ],
      }
    }
    return {
      outcome: 'reached',
      says: `${host} answered in ${duration(exchange.tookMs)}.${skewSays(exchange)}`,
      facts,
      evidence: [
        { kind: 'exchange', exchange, place: 'status', quote: null, shows: `answered in ${duration(exchange.tookMs)}` },
      ],
    }
  },
})

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
