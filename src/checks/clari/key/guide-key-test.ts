import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { forecastListSchema } from '#src/clari/schemas/forecast-list-schema.ts'
import { forecastList } from '#src/clari/operations.ts'
import { check } from '#src/domain/model/check.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { refusalFacts, refusalOf, refusals, statusOf } from '#src/checks/refusals/clari-refusal.ts'
import { counted } from '#src/domain/words/count.ts'

const { 'no-route': _notOffered, ...otherRefusals } = refusals

/**
 * The guide's command “Test API key”: the status of the list of forecasts. Where the API does not have that list it
 * prints 404 for a good key too, which says nothing.
 */
export const guideKeyTest = check({
  id: 'clari.guide-key-test',
  asks: 'What does the guide’s “Test API key” say?',
  system: 'clari',
  costs: 'nothing',
  outcomes: { ok: 'pass', 'not-offered': 'info', ...otherRefusals },
  facts: refusalFacts,
  gather: async ({ send, progress }) => {
    progress('Asking for the list of forecasts')
    return { exchange: await send(forecastList, {}) }
  },
  judge: ({ exchange }) => {
    const refused = refusedBy(exchange)
    const facts = { dialect: dialectOf(exchange), status: statusOf(exchange) }
    if (refused === null)
      return {
        outcome: 'ok',
        says: `The command prints ${statusOf(exchange) ?? 200}: the key is accepted.`,
        facts,
        evidence: [{ kind: 'exchange', exchange, place: 'status', quote: null, shows: 'key accepted' }],
      }
    if (refused.outcome === 'no-route') {
      return {
        outcome: 'not-offered',
        says:
          `The command prints ${statusOf(exchange) ?? 404} here whatever the key: this API has no list of forecasts. ` +
          'Other checks judge the key.',
        facts,
        evidence: refused.evidence,
      }
    }
    return { ...refused, outcome: refused.outcome }
  },
})

/** The guide's command “List all forecasts”: their ids and names, where the API has that list. */
export const forecastsListed = check({
  id: 'clari.forecasts-listed',
  asks: 'Which forecasts may this key export?',
  system: 'clari',
  costs: 'nothing',
  outcomes: {
    listed: 'pass',
    none: { status: 'warn', see: 'clari.forbidden' },
    'not-offered': 'info',
    ...otherRefusals,
  },
  facts: { ...refusalFacts, listedCount: 'number' },
  gather: async ({ send, progress }) => {
    progress('Asking for the list of forecasts')
    return { exchange: await send(forecastList, {}) }
  },
  judge: ({ exchange }) => {
    const refused = refusedBy(exchange)
    const facts = { dialect: dialectOf(exchange) }
    if (refused !== null) {
      if (refused.outcome !== 'no-route') return { ...refused, outcome: refused.outcome }
      return {
        outcome: 'not-offered',
        says: 'This API has no list of forecasts; an id stands in its tab’s address: app.clari.com/forecast/<id>.',
        facts,
        evidence: refused.evidence,
      }
    }
    const answer = readAnswer(exchange, forecastListSchema)
    const forecasts = answer.kind === 'ok' ? answer.value : []
    const whole = { kind: 'exchange', exchange, place: 'body', quote: null, shows: 'the list of forecasts' } as const
    if (forecasts.length === 0)
      return {
        outcome: 'none',
        says: 'The list is empty: this key may export no forecast at all.',
        facts: { ...facts, listedCount: 0 },
        evidence: [whole],
      }
    const names = forecasts.slice(0, 3).map(({ id, name }) => id ?? name ?? '')
    const rows = forecasts.slice(0, 50).map(({ id, name, periods }) => [id ?? '–', name ?? '–', String(periods.length)])
    return {
      outcome: 'listed',
      says:
        `${counted(forecasts.length, 'forecast')}: ` +
        `${names.join(', ')}${forecasts.length > names.length ? ' and more' : ''}.`,
      facts: { ...facts, listedCount: forecasts.length },
      evidence: [
        {
          kind: 'rows',
          columns: ['Forecast id', 'Name', 'Periods'],
          rows,
          shows: `the ${forecasts.length} forecasts that this key may export`,
        },
        whole,
      ],
    }
  },
})

function refusedBy(exchange: Exchange) {
  return refusalOf(exchange, readAnswer(exchange, forecastListSchema))
}
