import { readAnswer, type Answer } from '#src/clari/answer.ts'
import { auditEventsSchema } from '#src/clari/audit-schema.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { forecastListSchema } from '#src/clari/forecast-list-schema.ts'
import { jobsSchema } from '#src/clari/jobs-schema.ts'
import { limitsSchema } from '#src/clari/limits-schema.ts'
import { auditEvents, forecastList, jobs, limits } from '#src/clari/operations.ts'
import { check } from '#src/domain/check.ts'
import type { Exchange } from '#src/domain/exchange.ts'
import { refusalOf, type RefusalFound } from './clari-refusal.ts'
import { reachFaults, tlsFault, type ReachFault } from './reach-faults.ts'

/**
 * Asks Clari one read-only question and looks at how the answer came, whatever it says of the key. Where a call is not offered,
 * the next known one is asked: only when none of four is there is the address itself wrong.
 */
export const clariReach = check({
  id: 'clari.reach',
  asks: 'Does a proper answer of Clari’s API come back?',
  system: 'clari',
  costs: 'nothing',
  outcomes: { answers: 'pass', ...reachFaults, 'key-refused': 'warn', 'not-sent': 'fail', forbidden: 'warn', 'rate-limited': 'warn', 'went-wrong': 'fail', 'other-error': 'warn' },
  gather: async ({ send, progress }) => {
    progress('Asking for your organisation’s export limits')
    const exchanges = [await send(limits, {})]
    if (isAbsent(exchanges[0])) {
      progress('Asking for the list of forecasts instead')
      exchanges.push(await send(forecastList, {}))
    }
    if (isAbsent(exchanges.at(-1))) {
      progress('Asking for your export jobs instead')
      exchanges.push(await send(jobs, {}))
    }
    if (isAbsent(exchanges.at(-1))) {
      progress('Asking for the latest audit event instead')
      exchanges.push(await send(auditEvents, {}))
    }
    return { exchanges }
  },
  judge: ({ exchanges }) => {
    const exchange = exchanges.at(-1)
    if (exchange === undefined) throw new Error('A question is always sent.')
    const refused = refusalOf(exchange, readOf(exchange))
    if (refused === null) {
      const path = `${exchange.request.method} ${new URL(exchange.request.url).pathname}`
      return {
        outcome: 'answers',
        says: `${path} was answered properly, in ${Math.round(exchange.tookMs)} ms.`,
        facts: { answersHere: true, tookMs: Math.round(exchange.tookMs), dialect: dialectOf(exchange), sentTo: exchange.request.url },
        evidence: [{ kind: 'exchange', exchange, place: 'status', quote: null, shows: 'a proper answer' }],
      }
    }
    const fault = reachFaultOf(refused, exchange)
    const facts = { ...refused.facts, host: hostOf(exchange), waitedMs: Math.round(exchange.tookMs) }
    if (fault === 'wrong-address') {
      return { outcome: fault, says: `None of ${exchanges.length} known calls is offered below ${baseOf(exchange)}.`, facts: { ...facts, base: baseOf(exchange) }, evidence: refused.evidence }
    }
    return { outcome: fault, says: refused.says, facts, evidence: refused.evidence }
  },
})

function isAbsent(exchange: Exchange | undefined): boolean {
  return exchange !== undefined && refusalOf(exchange, readOf(exchange))?.outcome === 'no-route'
}

function readOf(exchange: Exchange): Answer<unknown> {
  switch (exchange.operation) {
    case forecastList.id:
      return readAnswer(exchange, forecastListSchema)
    case jobs.id:
      return readAnswer(exchange, jobsSchema)
    case auditEvents.id:
      return readAnswer(exchange, auditEventsSchema)
    default:
      return readAnswer(exchange, limitsSchema)
  }
}

type Outcome = ReachFault | 'key-refused' | 'not-sent' | 'forbidden' | 'rate-limited' | 'went-wrong' | 'other-error'

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
      return 'redirected'
    case 'intercepted':
      return tlsFault(textOf(facts['silence.kind']))
    case 'no-answer':
      return silenceFault(exchange)
    case 'no-route':
      return 'wrong-address'
    case 'web-page':
      return facts['pageKind'] === 'login-page' ? 'login-page' : 'web-page'
    case 'server-error':
      return facts['pageKind'] === 'html' || facts['pageKind'] === 'login-page' ? 'gateway-page' : facts['code'] === 'SWW' ? 'went-wrong' : 'server-error'
    case 'broken-answer':
      return facts['pageKind'] === 'empty' ? 'empty' : facts['pageKind'] === 'truncated-json' ? 'truncated-json' : facts['pageKind'] === 'text' ? 'no-json' : 'unknown-shape'
    case 'bad-request':
      return facts['code'] === 'SWW' ? 'went-wrong' : 'other-error'
    case 'no-such-forecast':
    case 'other-error':
      return 'other-error'
  }
}

function silenceFault(exchange: Exchange): ReachFault {
  if (exchange.result.kind !== 'silence') return 'reset'
  const { reason, facts } = exchange.result
  switch (reason) {
    case 'dns':
      return 'dns'
    case 'refused':
      return facts?.['by'] === 'proxy' ? 'proxy-refused' : 'refused'
    case 'timeout':
      return facts?.['phase'] === 'body' ? 'slow-body' : 'timeout'
    case 'too-large':
      return 'too-large'
    default:
      return facts?.['phase'] === 'body' ? 'broke-off' : 'reset'
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function hostOf(exchange: Exchange): string | undefined {
  return URL.canParse(exchange.request.url) ? new URL(exchange.request.url).host : undefined
}

/** The base URL under which calls were tried: the address up to the last known path. */
function baseOf(exchange: Exchange): string {
  return exchange.request.url.replace(/\/(?:admin\/limits|export\/forecast\/list|export\/jobs|audit\/events)(?:\?.*)?$/, '')
}
