import { dialectOf } from '#src/clari/dialect.ts'
import { check } from '#src/domain/model/check.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { leadingTo } from '#src/domain/model/finding.ts'
import { notRead } from '#src/domain/model/not-read.ts'
import { skewFacts, skewSays } from '#src/domain/time/upstream-clock.ts'
import { refusalFacts, type RefusalFound } from '#src/checks/refusals/clari-refusal.ts'
import { callName, probe, probeRefusal } from './probe.ts'
import { reachFaults, networkFault, type ReachFault } from './reach-faults.ts'

/**
 * Asks Clari one read-only question and looks at how the answer came, whatever it says of the key. Where a call is not
 * offered, the next known one is asked: only when none of four is there is the address itself wrong.
 */
export const clariReach = check({
  id: 'clari.reach',
  asks: 'Does a proper answer of Clari’s API come back?',
  system: 'clari',
  costs: 'nothing',
  outcomes: {
    answers: 'pass',
    ...leadingTo('clari.unreachable', { ...reachFaults, 'went-wrong': 'fail', 'other-error': 'warn' }),
    ...leadingTo('clari.unauthorized', { 'key-refused': 'warn', 'not-sent': 'fail' }),
    ...leadingTo('clari.forbidden', { forbidden: 'warn' }),
    ...leadingTo('clari.rate-limited', { 'rate-limited': 'warn' }),
    [notRead]: 'warn',
  },
  facts: { ...refusalFacts, host: 'text', base: 'text', tookMs: 'number', waitedMs: 'number', clockSkewMs: 'number' },
  gather: async (context) => ({ exchanges: await probe(context) }),
  judge: ({ exchanges }) => {
    const exchange = exchanges.at(-1)
    if (exchange === undefined) throw new Error('A question is always sent.')
    const refused = probeRefusal(exchange)
    if (refused === null) {
      return {
        outcome: 'answers',
        says: `${callName(exchange)} was answered properly, in ${Math.round(exchange.tookMs)} ms.${skewSays(exchange)}`,
        facts: {
          tookMs: Math.round(exchange.tookMs),
          dialect: dialectOf(exchange),
          sentTo: exchange.request.url,
          ...skewFacts(exchange),
        },
        evidence: [{ kind: 'exchange', exchange, place: 'status', quote: null, shows: 'a proper answer' }],
      }
    }
    const fault = reachFaultOf(refused, exchange)
    const facts = { ...refused.facts, host: hostOf(exchange), waitedMs: Math.round(exchange.tookMs) }
    if (fault === 'wrong-address') {
      return {
        outcome: fault,
        says: `None of ${exchanges.length} known calls is offered below ${baseOf(exchange)}.`,
        facts: { ...facts, base: baseOf(exchange) },
        evidence: refused.evidence,
      }
    }
    return { outcome: fault, says: refused.says, facts, evidence: refused.evidence }
  },
})

type Outcome =
  | ReachFault
  | 'key-refused'
  | 'not-sent'
  | 'forbidden'
  | 'rate-limited'
  | 'went-wrong'
  | 'other-error'
  | typeof notRead

/** The fault of the way, by who failed. */
const wayFaultBy: Readonly<Record<string, ReachFault>> = {
  gateway: 'gateway-page',
  proxy: 'proxy-refused',
  waiting: 'timeout',
  filter: 'web-page',
  'sign-in': 'login-page',
}

/** Sorts a refusal by what was wrong with the way to the answer, not by what the answer says. */
function reachFaultOf(refused: RefusalFound, exchange: Exchange): Outcome {
  const { facts } = refused
  switch (refused.outcome) {
    case 'gateway-no-key':
    case 'gateway-rejected':
    case 'api-rejected':
    case 'no-optin':
      return 'key-refused'
    case 'forbidden':
      return 'forbidden'
    case 'rate-limited':
      return 'rate-limited'
    case 'not-sent':
      return 'not-sent'
    case 'redirected':
    case 'intercepted':
    case 'no-answer':
      return exchange.result.kind === 'silence' ? (networkFault(exchange.result) ?? 'not-sent') : 'reset'
    case 'no-route':
      return 'wrong-address'
    case 'web-page':
      return facts['pageKind'] === 'login-page' ? 'login-page' : 'web-page'
    case 'server-error':
      return wayFaultBy[facts['failedBy'] ?? ''] ?? (facts['code'] === 'SWW' ? 'went-wrong' : 'server-error')
    case 'broken-answer':
      return facts['pageKind'] === 'empty'
        ? 'empty'
        : facts['pageKind'] === 'truncated-json'
          ? 'truncated-json'
          : facts['pageKind'] === 'text'
            ? 'no-json'
            : 'unknown-shape'
    case 'bad-request':
      return facts['code'] === 'SWW' ? 'went-wrong' : 'other-error'
    case notRead:
      return notRead
    case 'no-such-forecast':
    case 'other-error':
      return 'other-error'
  }
}

function hostOf(exchange: Exchange): string | undefined {
  return URL.canParse(exchange.request.url) ? new URL(exchange.request.url).host : undefined
}

/** The base URL under which calls were tried: the address up to the last known path. */
function baseOf(exchange: Exchange): string {
  return exchange.request.url.replace(
    /\/(?:admin\/limits|export\/forecast\/list|export\/jobs|audit\/events)(?:\?.*)?$/,
    '',
  )
}
