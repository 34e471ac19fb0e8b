import { readAnswer, type Answer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { forecastListSchema } from '#src/clari/schemas/forecast-list-schema.ts'
import { jobsSchema } from '#src/clari/schemas/jobs-schema.ts'
import { limitsSchema } from '#src/clari/schemas/limits-schema.ts'
import { forecastList, jobs, limits } from '#src/clari/operations.ts'
import { check, type CheckContext } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { leadingTo } from '#src/domain/model/finding.ts'
import { refusalFacts, refusalOf, refusals, type RefusalFound } from '#src/checks/refusals/clari-refusal.ts'
import { notCompared, secondEvidence } from '#src/checks/refusals/second-connection.ts'
import { otherKeys } from '#src/checks/clari/jobs/job-asked.ts'
import { duration } from '#src/domain/words/duration.ts'
import { retryAfterWait } from './retry-after-wait.ts'

const { 'rate-limited': _limited, ...otherRefusals } = refusals

/**
 * Asks two read-only questions, one of them about jobs, and looks for 429: where both are refused, the key (or
 * everybody) is slowed down; where only the one about jobs is, something polls too often. The same is asked with
 * another key, if there is one.
 */
export const rateNow = check({
  id: 'clari.rate-now',
  asks: 'Does Clari refuse calls for coming too fast right now?',
  system: 'clari',
  costs: 'nothing',
  compares: ['connection'],
  outcomes: {
    answers: 'pass',
    ...leadingTo('clari.rate-limited', { 'told-to-wait': 'fail', 'not-told': 'fail', polling: 'fail' }),
    ...otherRefusals,
  },
  facts: {
    ...refusalFacts,
    /** Whether calls were refused just now for coming too fast. */
    refusesNow: 'yes-no',
    retryAfter: 'text',
    retryAfterMs: 'number',
    secondConnection: 'text',
    secondLimited: 'yes-no',
  },
  gather: async (context) => {
    const { send, progress } = context
    progress('Asking for your organisation’s export limits')
    const asked = await send(limits, {})
    const isAbsent = refusedBy(asked)?.outcome === 'no-route'
    if (isAbsent) progress('Asking for the list of forecasts instead')
    const first = isAbsent ? await send(forecastList, {}) : asked
    progress('Asking for your export jobs')
    const second = refusedBy(first)?.outcome === 'rate-limited' ? null : await send(jobs, {})
    const isLimited = [first, second].some(
      (exchange) => exchange !== null && refusedBy(exchange)?.outcome === 'rate-limited',
    )
    return { first, second, beside: isLimited ? await besides(context, second === null ? first : second) : null }
  },
  judge: ({ first, second, beside }) => {
    const refusedFirst = refusedBy(first)
    const refusedSecond = second === null ? null : refusedBy(second)
    const onlyJobs = refusedFirst === null && refusedSecond?.outcome === 'rate-limited' && second !== null
    if (refusedFirst?.outcome === 'rate-limited') return slowed(first, refusedFirst, beside, null)
    if (onlyJobs) return slowed(second, refusedSecond, beside, first)
    // Where neither the limits nor the list are offered, the jobs alone are the question.
    const deciding =
      refusedFirst?.outcome === 'no-route' && second !== null
        ? { exchange: second, refused: refusedSecond }
        : { exchange: first, refused: refusedFirst }
    if (deciding.refused?.outcome === 'rate-limited') return slowed(deciding.exchange, deciding.refused, beside, null)
    if (deciding.refused !== null) return { ...deciding.refused, outcome: deciding.refused.outcome }
    const answered = (exchange: Exchange): Evidence => ({
      kind: 'exchange',
      exchange,
      place: 'status',
      quote: null,
      shows: 'answered at once',
    })
    return {
      outcome: 'answers',
      says: 'Clari answers: it refuses nothing for coming too fast right now.',
      facts: { refusesNow: false, dialect: dialectOf(deciding.exchange), sentTo: deciding.exchange.request.url },
      evidence: [answered(first), ...(second === null || refusedSecond !== null ? [] : [answered(second)])],
    }
  },
})

interface Beside {
  readonly label: string
  readonly exchange: Exchange
}

async function besides(context: CheckContext, refused: Exchange): Promise<Beside | null> {
  const [other] = otherKeys(context)
  if (other === undefined) return null
  context.progress(`Asking the same as ${other.label}`)
  const operation = refused.operation === jobs.id ? jobs : refused.operation === forecastList.id ? forecastList : limits
  return { label: other.label, exchange: await context.send(operation, {}, other.id) }
}

function slowed(exchange: Exchange, refused: RefusalFound, beside: Beside | null, answered: Exchange | null) {
  const wait = retryAfterWait(exchange)
  const besideRefused = beside === null ? null : refusedBy(beside.exchange)
  // Only an answer, or the same 429, says anything of the other key.
  const otherLimited =
    beside === null || (besideRefused !== null && besideRefused.outcome !== 'rate-limited')
      ? undefined
      : besideRefused !== null
  const compared =
    beside === null
      ? ''
      : otherLimited === undefined
        ? ` ${notCompared(beside.label, besideRefused)}`
        : otherLimited
          ? ` ${beside.label} is refused in the same way, so it is not this key alone.`
          : ` ${beside.label} is answered, so it is this key that is slowed down.`
  const waits =
    wait === null
      ? 'without a word on how long to wait'
      : wait.ms === null
        ? `with Retry-After: ${wait.value}`
        : `and asks to wait ${duration(wait.ms)}`
  const shows = wait === null ? '429, and no Retry-After among its headers' : `429, Retry-After: ${wait.value}`
  const quote = exchange.result.kind === 'response' ? String(exchange.result.status) : null
  const evidence = [
    {
      kind: 'exchange' as const,
      exchange,
      place: wait === null ? ('status' as const) : ('header' as const),
      quote: wait === null ? quote : wait.line,
      shows,
    },
    ...(answered === null
      ? []
      : [
          {
            kind: 'exchange' as const,
            exchange: answered,
            place: 'status' as const,
            quote: null,
            shows: 'other questions are answered',
          },
        ]),
    ...(beside === null
      ? []
      : [
          secondEvidence(
            beside.label,
            beside.exchange,
            otherLimited === undefined ? 'unknown' : otherLimited ? 'may-not' : 'may',
            { may: 'is answered', not: 'is refused too' },
          ),
        ]),
  ] as const
  const facts = {
    ...refused.facts,
    refusesNow: true,
    retryAfter: wait?.value,
    retryAfterMs: wait?.ms,
    secondConnection: beside?.label,
    secondLimited: otherLimited,
  }
  if (answered !== null)
    return {
      outcome: 'polling' as const,
      says: `Only questions about jobs are refused with 429, ${waits}; other calls are answered.${compared}`,
      facts,
      evidence,
    }
  return {
    outcome: wait === null ? ('not-told' as const) : ('told-to-wait' as const),
    says: `Clari refuses calls with 429, ${waits}.${compared}`,
    facts,
    evidence,
  }
}

function refusedBy(exchange: Exchange) {
  return refusalOf(exchange, readIt(exchange))
}

function readIt(exchange: Exchange): Answer<unknown> {
  if (exchange.operation === jobs.id) return readAnswer(exchange, jobsSchema)
  return exchange.operation === forecastList.id
    ? readAnswer(exchange, forecastListSchema)
    : readAnswer(exchange, limitsSchema)
}
