import { readAnswer, type Answer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { forecastListSchema } from '#src/clari/schemas/forecast-list-schema.ts'
import { limitsSchema } from '#src/clari/schemas/limits-schema.ts'
import { forecastList, limits } from '#src/clari/operations.ts'
import { check } from '#src/domain/model/check.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { refusalFacts, refusalOf, refusals } from '#src/checks/refusals/clari-refusal.ts'

/**
 * Asks for the organisation's limits: read-only, no quota, and refused for a wrong key like everything else. Where that
 * call is not offered (the guide's dialect) the guide's own probe, the list of forecasts, is asked instead.
 */
export const keyAccepted = check({
  id: 'clari.key-accepted',
  asks: 'Does Clari take the key?',
  system: 'clari',
  costs: 'nothing',
  outcomes: { accepted: 'pass', ...refusals },
  facts: { ...refusalFacts, exportsLeft: 'number' },
  gather: async ({ send, progress }) => {
    progress('Asking for your organisation’s export limits')
    const first = await send(limits, {})
    if (refusalOf(first, readAnswer(first, limitsSchema))?.outcome !== 'no-route')
      return { exchange: first, answer: 'limits' as const }
    progress('Asking for the list of forecasts instead')
    return { exchange: await send(forecastList, {}), answer: 'list' as const }
  },
  judge: ({ exchange, answer }) => {
    const read: Answer<unknown> =
      answer === 'limits' ? readAnswer(exchange, limitsSchema) : readAnswer(exchange, forecastListSchema)
    const refused = refusalOf(exchange, read)
    if (refused !== null) return refused
    const left = answer === 'limits' ? exportsLeft(exchange) : null
    const path = `${exchange.request.method} /${(answer === 'limits' ? limits : forecastList).path}`
    return {
      outcome: 'accepted',
      says:
        left === null
          ? `${path} was answered: the key is accepted.`
          : `${path} was answered: the key is accepted, ${left} exports are left this month.`,
      facts: { dialect: dialectOf(exchange), exportsLeft: left, sentTo: exchange.request.url },
      evidence: [
        {
          kind: 'exchange',
          exchange,
          place: 'status',
          quote: null,
          shows: left === null ? 'key accepted' : `key accepted, ${left} exports left`,
        },
      ],
    }
  },
})

function exportsLeft(exchange: Exchange): number | null {
  const read = readAnswer(exchange, limitsSchema)
  return read.kind === 'ok' ? read.value.jobs.availableMonthlyQuota : null
}
