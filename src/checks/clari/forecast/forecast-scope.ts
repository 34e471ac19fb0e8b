import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { entryCount, exportSchema } from '#src/clari/schemas/export-schema.ts'
import { readForecast } from '#src/clari/operations.ts'
import { check } from '#src/domain/model/check.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { refusalFacts, refusalOf, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { notCompared, secondEvidence, secondMayOf, secondShows } from '#src/checks/refusals/second-connection.ts'
import { otherKeys } from '#src/checks/clari/jobs/job-asked.ts'

/**
 * Reads a forecast as the key's user, and where that is forbidden as another: if that one may, the forecast is there
 * and lies outside this user's part of the hierarchy.
 */
export const forecastScope = check({
  id: 'clari.forecast-scope',
  asks: 'Does this forecast lie within what the key’s user may see?',
  system: 'clari',
  costs: 'nothing',
  compares: ['connection'],
  uses: ['forecastId'],
  outcomes: { 'in-scope': 'pass', 'out-of-scope': 'fail', 'not-offered': 'info', ...refusals },
  facts: { ...refusalFacts, forecastId: 'text', entries: 'number', secondConnection: 'text', secondMay: 'yes-no' },
  gather: async (context) => {
    const forecastId = (context.answers['forecastId'] ?? '').trim()
    context.progress(`Reading ${forecastId}`)
    const exchange = await context.send(readForecast, { forecastId })
    const [other] = otherKeys(context)
    if (refusedBy(exchange)?.outcome !== 'forbidden' || other === undefined)
      return { forecastId, exchange, second: null }
    context.progress(`Reading the same as ${other.label}`)
    return {
      forecastId,
      exchange,
      second: { label: other.label, exchange: await context.send(readForecast, { forecastId }, other.id) },
    }
  },
  judge: ({ forecastId, exchange, second }) => {
    const refused = refusedBy(exchange)
    const facts = { forecastId, dialect: dialectOf(exchange) }
    if (refused === null) {
      const answer = readAnswer(exchange, exportSchema)
      const entries = answer.kind === 'ok' ? entryCount(answer.value) : null
      return {
        outcome: 'in-scope',
        says: `The key’s user may see ${forecastId}${entries === null ? '' : `: ${entries} values came back`}.`,
        facts: { ...facts, entries },
        evidence: [{ kind: 'exchange', exchange, place: 'status', quote: null, shows: `${forecastId} can be read` }],
      }
    }
    if (refused.outcome === 'no-route')
      return {
        outcome: 'not-offered',
        says: 'Clari does not offer to read a forecast without an export here, so this could not be seen for free.',
        facts,
        evidence: refused.evidence,
      }
    if (refused.outcome !== 'forbidden') return { ...refused, facts: { ...refused.facts, ...facts } }
    if (second === null)
      return {
        outcome: 'out-of-scope',
        says: refused.says,
        facts: { ...refused.facts, ...facts },
        evidence: refused.evidence,
      }
    const secondRefused = refusedBy(second.exchange)
    const shows = secondShows(secondRefused)
    const compared =
      shows === 'may'
        ? `${second.label} may read ${forecastId}, so the forecast is there.`
        : shows === 'may-not'
          ? `${second.label} may not read it either.`
          : notCompared(second.label, secondRefused)
    return {
      outcome: 'out-of-scope',
      says: `${refused.says} ${compared}`,
      facts: { ...refused.facts, ...facts, secondConnection: second.label, secondMay: secondMayOf(shows) },
      evidence: [
        ...refused.evidence,
        secondEvidence(second.label, second.exchange, shows, { may: 'may see it', not: 'may not either' }),
      ],
    }
  },
})

function refusedBy(exchange: Exchange) {
  return refusalOf(exchange, readAnswer(exchange, exportSchema))
}
