import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { entryCount, exportSchema } from '#src/clari/schemas/export-schema.ts'
import { rankForecasts, readForecastId, type ComparedForecast } from '#src/clari/forecast-id.ts'
import { forecastListSchema } from '#src/clari/schemas/forecast-list-schema.ts'
import { forecastList, limits, readForecast } from '#src/clari/operations.ts'
import { check } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { FactKinds, FactsGiven } from '#src/domain/model/facts.ts'
import { refusalFacts, refusalOf, refusals, type RefusalFound } from '#src/checks/refusals/clari-refusal.ts'
import { probeRefusal } from '#src/checks/clari/key/probe.ts'

const mostShown = 25

/** What the list of forecasts adds: how many there are, the likeliest, and the id to use instead. */
const listedFacts = {
  listedCount: 'number',
  listed: 'text',
  rightId: 'text',
  rightName: 'text',
  rightFrom: 'text',
  rightOpens: 'yes-no',
} as const satisfies FactKinds

/** What is known before the list is looked at. */
type Before = FactsGiven<typeof refusalFacts & { readonly forecastId: 'text' }>

/**
 * Reads the forecast (no job, no quota). Where Clari does not know it, the list of forecasts is asked for, and the
 * likeliest of them is read too, so that the id to use instead is shown to open. Where neither call is offered, the
 * limits tell whether the address has an API at all.
 */
export const forecastKnown = check({
  id: 'clari.forecast-known',
  asks: 'Does Clari know a forecast of exactly this id?',
  system: 'clari',
  costs: 'nothing',
  compares: ['forecast'],
  uses: ['forecastId'],
  outcomes: {
    known: 'pass',
    listed: 'pass',
    'wrong-case': 'fail',
    'display-name': 'fail',
    typo: 'fail',
    'not-listed': 'fail',
    'not-known': 'fail',
    'not-offered': 'info',
    'wrong-address': 'fail',
    ...refusals,
  },
  facts: {
    ...refusalFacts,
    forecastId: 'text',
    entries: 'number',
    idOpens: 'yes-no',
    base: 'text',
    ...listedFacts,
  },
  gather: async ({ send, answers, progress }) => {
    const asked = readForecastId(answers['forecastId'] ?? '').id
    progress(`Reading ${asked}`)
    const read = await send(readForecast, { forecastId: asked })
    const refused = readRefusal(read)
    const none = { asked, read, list: null, nearest: null, limits: null }
    if (refused === null || !isAbsence(refused)) return none
    progress('Asking for the list of forecasts')
    const list = await send(forecastList, {})
    const ranked = rankIn(asked, list)
    if (ranked === null) {
      if (refused.outcome !== 'no-route') return { ...none, list }
      progress('Asking for your organisation’s export limits')
      return { ...none, list, limits: await send(limits, {}) }
    }
    const [first] = ranked
    const id = first?.forecast.id ?? first?.forecast.name
    if (
      first === undefined ||
      id == null ||
      first.difference === 'same' ||
      first.difference === 'other' ||
      refused.outcome === 'no-route'
    )
      return { ...none, list }
    progress(`Reading ${id}`)
    return { ...none, list, nearest: { id, exchange: await send(readForecast, { forecastId: id }) } }
  },
  judge: ({ asked, read, list, nearest, limits: limitsExchange }) => {
    const refused = readRefusal(read)
    const dialect =
      [read, list]
        .map((exchange) => (exchange === null ? 'unknown' : dialectOf(exchange)))
        .find((met) => met === 'guide' || met === 'published') ?? dialectOf(read)
    const facts = { forecastId: asked, dialect }
    if (refused === null) {
      const answer = readAnswer(read, exportSchema)
      const entries = answer.kind === 'ok' ? entryCount(answer.value) : null
      return {
        outcome: 'known',
        says: `Clari knows ${asked}${entries === null ? '' : `: ${entries} values came back`}.`,
        facts: { ...facts, entries, idOpens: true },
        evidence: [{ kind: 'exchange', exchange: read, place: 'status', quote: null, shows: `${asked} opens` }],
      }
    }
    if (!isAbsence(refused)) return { ...refused, facts: { ...refused.facts, ...facts } }
    const told: Before = { ...refused.facts, ...facts }
    const ranked = list === null ? null : rankIn(asked, list)
    if (list === null || ranked === null) {
      const listEvidence: readonly Evidence[] =
        list === null
          ? []
          : [
              {
                kind: 'exchange',
                exchange: list,
                place: 'status',
                quote: null,
                shows: 'no list of forecasts is offered',
              },
            ]
      const evidence: NonEmpty<Evidence> = [...refused.evidence, ...listEvidence]
      if (refused.outcome !== 'no-route')
        return {
          outcome: 'not-known',
          says: `${refused.says} A list to compare with is not offered here.`,
          facts: told,
          evidence,
        }
      if (limitsExchange !== null && probeRefusal(limitsExchange)?.outcome === 'no-route') {
        return {
          outcome: 'wrong-address',
          says: `No known call is offered below ${baseOf(read)}: the address itself is wrong.`,
          facts: { ...told, base: baseOf(read) },
          evidence,
        }
      }
      return {
        outcome: 'not-offered',
        says: 'Clari does not offer to read or to list forecasts here, so the id could not be tried for free.',
        facts: told,
        evidence,
      }
    }
    return fromList(asked, refused, told, ranked, list, nearest)
  },
})

function fromList(
  asked: string,
  refused: RefusalFound,
  told: Before,
  ranked: readonly ComparedForecast[],
  list: Exchange,
  nearest: { readonly id: string; readonly exchange: Exchange } | null,
) {
  const [first] = ranked
  const rightId = first?.forecast.id ?? first?.forecast.name ?? undefined
  const opens = nearest !== null && readRefusal(nearest.exchange) === null
  const rows: Evidence = {
    kind: 'rows',
    columns: ['Forecast id', 'Name'],
    rows: ranked.slice(0, mostShown).map(({ forecast }) => [forecast.id ?? '–', forecast.name ?? '–']),
    shows: `the ${ranked.length} forecasts that this key may export, the likeliest first`,
  }
  const beside: readonly Evidence[] = [
    ...(nearest === null
      ? []
      : [
          {
            kind: 'exchange',
            exchange: nearest.exchange,
            place: opens ? 'status' : 'body',
            quote: null,
            shows: opens ? `${nearest.id} opens` : `${nearest.id} does not open either`,
          } as const,
        ]),
    rows,
  ]
  const listEvidence: Evidence = {
    kind: 'exchange',
    exchange: list,
    place: 'body',
    quote: null,
    shows: 'the list of forecasts',
  }
  const listed = {
    listedCount: ranked.length,
    listed: ranked
      .slice(0, 5)
      .map(({ forecast }) => forecast.id ?? forecast.name ?? '')
      .join(', '),
  }
  const right = { ...told, ...listed, rightId, rightName: first?.forecast.name, rightFrom: 'list', rightOpens: opens }
  const evidence: NonEmpty<Evidence> = [...refused.evidence, ...beside, listEvidence]
  const tail = opens ? ` “${rightId ?? ''}” opens.` : ''
  switch (first?.difference) {
    case 'same':
      return refused.outcome === 'no-route'
        ? {
            outcome: 'listed' as const,
            says: `${asked} stands in the list of forecasts with exactly this id.`,
            facts: { ...right, idOpens: true },
            evidence: [listEvidence, rows] as const,
          }
        : {
            outcome: 'not-known' as const,
            says: `${asked} is listed, and Clari does not open it: ${refused.says}`,
            facts: right,
            evidence,
          }
    case 'case':
      return {
        outcome: 'wrong-case' as const,
        says: `Clari knows no “${asked}”; the list has “${rightId ?? ''}”.${tail}`,
        facts: right,
        evidence,
      }
    case 'name':
      return {
        outcome: 'display-name' as const,
        says: `“${asked}” is the name of a tab; its id is “${rightId ?? ''}”.${tail}`,
        facts: right,
        evidence,
      }
    case 'near':
      return {
        outcome: 'typo' as const,
        says: `Clari knows no “${asked}”; the nearest in the list is “${rightId ?? ''}”.${tail}`,
        facts: right,
        evidence,
      }
    default:
      return {
        outcome: 'not-listed' as const,
        says: `“${asked}” is none of the ${ranked.length} forecasts that this key may export.`,
        facts: { ...told, ...listed },
        evidence,
      }
  }
}

function readRefusal(exchange: Exchange): RefusalFound | null {
  return refusalOf(exchange, readAnswer(exchange, exportSchema))
}

/** Whether a refusal says that something is not there, rather than that it may not be seen. */
function isAbsence(refused: RefusalFound): boolean {
  return (
    refused.outcome === 'no-such-forecast' ||
    refused.outcome === 'no-route' ||
    refused.facts['code'] === 'missing_forecast_id'
  )
}

/** The listed forecasts, the likeliest first; null when no list came. */
function rankIn(asked: string, list: Exchange): readonly ComparedForecast[] | null {
  const answer = readAnswer(list, forecastListSchema)
  return answer.kind === 'ok' ? rankForecasts(asked, answer.value) : null
}

function baseOf(exchange: Exchange): string {
  return exchange.request.url.replace(/\/forecast\/[^/]*$/, '')
}
