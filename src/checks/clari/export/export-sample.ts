import { askedPeriodId } from '#src/clari/periods.ts'
import { readAnswer } from '#src/clari/answer.ts'
import { exportSchema, type ExportAnswer } from '#src/clari/schemas/export-schema.ts'
import { readForecastId } from '#src/clari/forecast-id.ts'
import { readForecast, readResults } from '#src/clari/operations.ts'
import type { CheckContext } from '#src/domain/model/check.ts'
import { currencyCode } from '#src/domain/table/currency.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { isCut } from '#src/domain/model/not-read.ts'
import { refusalOf, type RefusalFound } from '#src/checks/refusals/clari-refusal.ts'

/** The answers by which an export is named: a job's results where there is a job, else what the forecast holds now. */
export const sampleUses = ['forecastId', 'timePeriod', 'jobId'] as const

/** An export as far as it is needed to judge what it is of. */
export interface ExportSample {
  readonly exchange: Exchange
  /** Ids or labels of the periods that occur, in their order. */
  readonly periods: readonly string[]
  /** How many weeks occur; 0 where none is named. */
  readonly weeks: number
  readonly currencies: readonly string[]
  /** The parsed export; null when it is a CSV. */
  readonly answer: ExportAnswer | null
}

/** An export as sampled, or why there is none. */
export type Sampled =
  | { readonly kind: 'sample'; readonly sample: ExportSample }
  | { readonly kind: 'refused'; readonly refused: RefusalFound }

/** Fetches a named job's results, or reads the forecast in the period asked: no job, no quota either way. */
export async function gatherSample({
  send,
  answers,
  progress,
}: Pick<CheckContext, 'send' | 'answers' | 'progress'>): Promise<Exchange> {
  const jobId = (answers['jobId'] ?? '').trim()
  if (jobId !== '') {
    progress(`Fetching the results of job ${jobId}`)
    return send(readResults, { jobId })
  }
  const forecastId = readForecastId(answers['forecastId'] ?? '').id
  const timePeriod = askedPeriodId(answers['timePeriod'] ?? '')
  progress(`Reading ${forecastId}`)
  return send(readForecast, { forecastId, ...(timePeriod === '' ? {} : { timePeriod }) })
}

const csvHead = /^\uFEFF?"?User"?[,;\t][^\n]{0,400}\bTimeframe\b/

/** Reads an export of any shape. */
export function readSample(exchange: Exchange): Sampled {
  const body = exchange.result.kind === 'response' ? exchange.result.body : ''
  const isGood = exchange.result.kind === 'response' && exchange.result.status >= 200 && exchange.result.status < 300
  if (isGood && !isCut(exchange) && csvHead.test(body)) return { kind: 'sample', sample: fromCsv(exchange, body) }
  const answer = readAnswer(exchange, exportSchema)
  const refused = refusalOf(exchange, answer)
  if (refused !== null) return { kind: 'refused', refused }
  const lookup = answer.kind === 'ok' && answer.value.shape === 'lookup' ? answer.value : null
  const listed =
    lookup === null || lookup.entries.length > 0 ? [] : lookup.timePeriods.map(({ timePeriodId }) => timePeriodId)
  // The tables of names can hold more than the entries use, so that only entries count.
  const entries = lookup === null ? body : JSON.stringify(lookup.entries)
  return {
    kind: 'sample',
    sample: {
      exchange,
      periods: listed.length > 0 ? listed : distinct(entries, /"(?:timePeriodId|timePeriod)"\s?:\s?"([^"]{1,60})"/g),
      weeks: distinct(entries, /"timeFrameId"\s?:\s?"([^"]{1,80})"/g).length,
      currencies: distinct(entries, /"(?:code|currency)"\s?:\s?"([A-Z]{3})"/g).filter(
        (code) => currencyCode(code) !== null,
      ),
      answer: answer.kind === 'ok' ? answer.value : null,
    },
  }
}

function fromCsv(exchange: Exchange, body: string): ExportSample {
  const [columns = [], ...lines] = body
    .split(/\r?\n/)
    .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? ''))
  const column = (name: string) => {
    const at = columns.findIndex((each) => each.replace(/^\uFEFF/, '').trim() === name)
    return at < 0 ? [] : [...new Set(lines.map((cells) => cells[at] ?? '').filter((cell) => cell !== ''))]
  }
  return { exchange, periods: column('Timeframe'), weeks: column('Week').length, currencies: [], answer: null }
}

function distinct(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map((found) => found[1] ?? ''))]
}
