import type { z } from 'zod'
import { readAnswer } from '#src/clari/answer.ts'
import {
  auditEvents,
  cancelJob,
  forecastList,
  job,
  jobs,
  jobsWhole,
  limits,
  readForecast,
  readForecastWhole,
  readResults,
  results,
  startExport,
} from '#src/clari/operations.ts'
import { auditEventsSchema } from '#src/clari/schemas/audit-schema.ts'
import { exportSchema } from '#src/clari/schemas/export-schema.ts'
import { forecastListSchema } from '#src/clari/schemas/forecast-list-schema.ts'
import { cancelledJobSchema, jobSchema, jobsSchema, startedExportSchema } from '#src/clari/schemas/jobs-schema.ts'
import { limitsSchema } from '#src/clari/schemas/limits-schema.ts'
import { selectionSchema } from '#src/clarify/response-schema.ts'
import { clarifyToken } from '#src/clarify/operations.ts'
import { refusalOf } from '#src/checks/refusals/clari-refusal.ts'
import { clarifyRefusalOf } from '#src/checks/refusals/clarify-refusal.ts'
import { copilotRefusalOf } from '#src/checks/refusals/copilot-refusal.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import type { Culprit } from './fault.ts'

/** What the product says of an exchange: whom it blames, by its outcome, and in which words. */
export interface VerdictTold {
  readonly outcome: string
  readonly blames: Culprit
  readonly says: string
}

const schemas: Readonly<Record<string, z.ZodType>> = {
  [limits.id]: limitsSchema,
  [auditEvents.id]: auditEventsSchema,
  [forecastList.id]: forecastListSchema,
  [readForecast.id]: exportSchema,
  [readForecastWhole.id]: exportSchema,
  [startExport.id]: startedExportSchema,
  [jobs.id]: jobsSchema,
  [jobsWhole.id]: jobsSchema,
  [job.id]: jobSchema,
  [cancelJob.id]: cancelledJobSchema,
  [results.id]: exportSchema,
  [readResults.id]: exportSchema,
}

/** Whom each outcome of a refusal blames, of whichever system; what names nobody here is told apart below. */
const blame: Readonly<Record<string, Culprit>> = {
  'web-page': 'the-way',
  'login-page': 'the-way',
  'filter-page': 'the-way',
  'gateway-page': 'the-way',
  'gateway-failed': 'the-way',
  'proxy-refused': 'the-way',
  redirected: 'the-way',
  'broken-answer': 'answer',
  'token-unreadable': 'answer',
  'cut-off': 'answer',
  malformed: 'answer',
  'wrong-id': 'answer',
  'not-read': 'size',
}

/** Reads an exchange as the checks of its system do; the asked operation is the one that the page named. */
export function tell(exchange: Exchange, asked: Operation): VerdictTold {
  const refused = refusalIn(exchange, asked)
  if (refused === null) return { outcome: 'good', blames: 'nobody', says: 'answered' }
  return { outcome: refused.outcome, blames: blamed(exchange, refused), says: refused.says }
}

interface AnyRefusal {
  readonly outcome: string
  readonly says: string
  readonly facts: Readonly<Record<string, unknown>>
}

function refusalIn(exchange: Exchange, asked: Operation): AnyRefusal | null {
  if (asked.upstream === 'copilot' || asked.upstream === 'copilot-auth') return copilotRefusalOf(exchange)
  if (asked.upstream === 'clarify') {
    const refused = clarifyRefusalOf(exchange, asked)
    if (refused !== null || asked.id === clarifyToken.id || exchange.result.kind === 'silence') return refused
    const json = readJson(exchange.result.body)
    const isSelection = json.ok && isObject(json.value) && selectionSchema.safeParse(json.value['result']).success
    return isSelection ? null : { outcome: 'malformed', says: 'The answer’s result is no selection.', facts: {} }
  }
  const schema = schemas[asked.id]
  if (schema === undefined) throw new Error(`Nothing is known to read ${asked.id}.`)
  return refusalOf(exchange, readAnswer(exchange, schema))
}

function blamed({ result }: Exchange, { outcome, facts }: AnyRefusal): Culprit {
  if (result.kind === 'silence') {
    switch (result.reason) {
      case 'dns':
        return 'name'
      case 'refused':
        return facts['silence.proxyStatus'] === undefined ? 'port' : 'the-way'
      case 'tls':
        return result.facts?.['kind'] === 'protocol' ? 'protocol' : 'certificate'
      case 'timeout':
        return facts['silence.pace'] === 'slow' ? 'slowness' : 'silence'
      case 'reset':
        return facts['silence.answered'] === undefined ? 'connection' : 'not-http'
      case 'too-large':
        return 'size'
      case 'redirect':
        return 'the-way'
      case 'unsendable':
      case 'not-configured':
        return 'caller'
    }
  }
  if (outcome === 'server-error') {
    if (facts['failedBy'] !== undefined) return 'the-way'
    return facts['code'] === undefined && facts['message'] === undefined && facts['rpcCode'] === undefined
      ? 'server'
      : 'api'
  }
  return blame[outcome] ?? 'caller'
}
