import { dialectOf } from '#src/clari/dialect.ts'
import { check } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import { refusalFacts, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { notCompared, secondEvidence, secondShows } from '#src/checks/refusals/second-connection.ts'
import { callName, probe, probeRefusal } from './probe.ts'

/** Words by which a 403 names the contract rather than the person. */
export const planWords = /\b(?:plan|enterprise|edition|licen[cs]ed?|subscription|contract|package|tier)\b|套餐|企业版/i

/** Words by which a 403 names API access as such. */
export const accessWords =
  /\bapi access\b|access (?:is )?not enabled|not enabled for (?:this|the) user|未(?:开通|启用)/i

/**
 * Asks one read-only question with the key. Where it is forbidden and another connection is set up, the same is asked
 * over that one: if that may, the organisation has API access and only this user lacks it.
 */
export const apiAllowed = check({
  id: 'clari.api-allowed',
  asks: 'May the key’s user use the API at all?',
  system: 'clari',
  costs: 'nothing',
  compares: ['connection'],
  outcomes: {
    allowed: 'pass',
    'user-not-enabled': { status: 'fail', see: 'clari.forbidden' },
    plan: { status: 'fail', see: 'clari.forbidden' },
    'nobody-allowed': { status: 'fail', see: 'clari.forbidden' },
    ...refusals,
  },
  facts: {
    ...refusalFacts,
    apiAllowed: 'yes-no',
    secondConnection: 'text',
    secondMay: 'yes-no',
    secondForbidden: 'yes-no',
  },
  gather: async (context) => {
    const exchange = (await probe(context)).at(-1)
    if (exchange === undefined) throw new Error('A question is always sent.')
    const other = context.connections.find(
      ({ id, parts }) =>
        id !== context.answers['connection'] && parts.some(({ name, set }) => name === 'CLARI_API_KEY' && set),
    )
    if (probeRefusal(exchange)?.outcome !== 'forbidden' || other === undefined) return { exchange, second: null }
    context.progress(`Asking the same as ${other.label}`)
    const second = (await probe(context, other.id)).at(-1)
    return { exchange, second: second === undefined ? null : { label: other.label, exchange: second } }
  },
  judge: ({ exchange, second }) => {
    const refused = probeRefusal(exchange)
    if (refused === null) {
      return {
        outcome: 'allowed',
        says: `${callName(exchange)} was answered: the key’s user may use the API.`,
        facts: { apiAllowed: true, dialect: dialectOf(exchange), sentTo: exchange.request.url },
        evidence: [{ kind: 'exchange', exchange, place: 'status', quote: null, shows: 'API access is enabled' }],
      }
    }
    if (refused.outcome !== 'forbidden') return refused
    const message = String(refused.facts['message'] ?? '')
    const beside = second === null ? null : besides(second.label, second.exchange)
    const outcome =
      beside?.may === true
        ? 'user-not-enabled'
        : planWords.test(message)
          ? 'plan'
          : beside?.forbidden === true
            ? 'nobody-allowed'
            : accessWords.test(message)
              ? 'user-not-enabled'
              : 'forbidden'
    const evidence: NonEmpty<Evidence> = beside === null ? refused.evidence : [...refused.evidence, beside.evidence]
    return {
      outcome,
      says: beside === null ? refused.says : `${refused.says} ${beside.says}`,
      facts: {
        ...refused.facts,
        secondConnection: second?.label,
        secondMay: beside?.may,
        secondForbidden: beside?.forbidden,
      },
      evidence,
    }
  },
})

/** What the same question over another connection shows. */
function besides(
  label: string,
  exchange: Exchange,
): { readonly says: string; readonly may: boolean; readonly forbidden: boolean; readonly evidence: Evidence } {
  const refused = probeRefusal(exchange)
  const may = refused === null
  const forbidden = refused?.outcome === 'forbidden'
  const shows = secondShows(refused)
  const says = may
    ? `${label} is answered, so the organisation has API access.`
    : forbidden
      ? `${label} is refused in the same way.`
      : notCompared(label, refused)
  return {
    says,
    may,
    forbidden,
    evidence: secondEvidence(label, exchange, shows, { may: 'may use the API', not: 'may not either' }),
  }
}
