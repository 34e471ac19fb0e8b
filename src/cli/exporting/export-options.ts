import { parseArgs } from 'node:util'
import { readForecastId } from '#src/clari/forecast-id.ts'
import { splitOrder, startParams, type PlannedRequest } from '#src/clari/jobs/plan-batch.ts'
import { exportTypes, startExport } from '#src/clari/operations.ts'
import { momentForm, readMoment } from '#src/domain/time/moment.ts'

/** What the command `export` was asked for. */
export interface ExportCommand {
  readonly help: boolean
  readonly json: boolean
  readonly requests: readonly PlannedRequest[]
  readonly out: string
  readonly connection: string | null
  readonly atOnce: number
  /** How long the jobs are followed, ms. */
  readonly limitMs: number
  /** What is done about a start whose answer was lost: nothing, start it again, or take this job for it. */
  readonly lost:
    | { readonly kind: 'stop' }
    | { readonly kind: 'again' }
    | { readonly kind: 'job'; readonly jobId: string }
  /** Null where what is configured is asked; else when the demo tenant's clock starts (epoch ms, null: real time). */
  readonly demo: { readonly now: number | null } | null
}

/** Reads the command line; a sentence says why it cannot be understood. */
export function readExportOptions(args: readonly string[]): ExportCommand | string {
  try {
    return optionsOf(parsed(args))
  } catch (error) {
    // parseArgs tells what it does not know only by throwing.
    return error instanceof Error
      ? (error.message.split('\n')[0] ?? 'The options could not be read.')
      : 'The options could not be read.'
  }
}

function parsed(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      forecast: { type: 'string' },
      period: { type: 'string', multiple: true },
      type: { type: 'string', multiple: true },
      'split-types': { type: 'boolean' },
      history: { type: 'boolean' },
      scope: { type: 'string' },
      currency: { type: 'string' },
      schedule: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      connection: { type: 'string' },
      'at-once': { type: 'string' },
      timeout: { type: 'string' },
      again: { type: 'boolean' },
      job: { type: 'string' },
      json: { type: 'boolean' },
      demo: { type: 'boolean' },
      now: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values
}

const kinds = ['forecast', 'forecast_updated'] as const

function optionsOf(values: ReturnType<typeof parsed>): ExportCommand | string {
  const isHelp = values.help === true
  const forecastId = readForecastId(values.forecast ?? '').id
  if (forecastId === '' && !isHelp) return '--forecast names the forecast: its id, or the address of its tab.'
  if ((values.out ?? '') === '' && !isHelp) return '--out names the file to write.'
  const format = (values.format ?? (/\.csv$/i.test(values.out ?? '') ? 'CSV' : 'JSON')).toUpperCase()
  if (format !== 'JSON' && format !== 'CSV') return `--format is json or csv, not “${values.format}”.`
  const schedule = (values.schedule ?? 'NONE').toUpperCase()
  if (schedule !== 'NONE' && schedule !== 'ONCE' && schedule !== 'MAX')
    return `--schedule is NONE, ONCE or MAX, not “${values.schedule}”.`
  const asked = (values.type ?? []).flatMap((each) => each.split(',')).map((each) => each.trim())
  const unknown = asked.find((each) => !exportTypes.some((type) => type === each))
  if (unknown !== undefined) return `--type is one of ${exportTypes.join(', ')}, not “${unknown}”.`
  const atOnce = wholeNumber(values['at-once'] ?? '3')
  if (atOnce === null) return '--at-once is a number of jobs, such as 3.'
  const minutes = wholeNumber(values.timeout ?? '60')
  if (minutes === null) return '--timeout is a number of minutes, such as 60.'
  if (values.again === true && values.job !== undefined) return '--again and --job answer the same question: give one.'
  if (values.now !== undefined && values.demo !== true) return '--now needs --demo: it is about the demo tenant.'
  const now = values.now === undefined ? null : readMoment(values.now)
  if (values.now !== undefined && now === null) return `--now should be ${momentForm}.`
  const requests = splitOrder({
    forecastId,
    periods: (values.period ?? []).flatMap((each) => each.split(',')).map((each) => each.trim()),
    types: asked.length === 0 ? [...kinds] : exportTypes.filter((type) => asked.includes(type)),
    splitTypes: values['split-types'] === true,
    scopeId: values.scope ?? null,
    currency: values.currency?.toUpperCase() ?? null,
    schedule,
    historical: values.history === true,
    format,
  })
  const unsendable = requests.find((request) => !startExport.params.safeParse(startParams(request)).success)
  if (unsendable !== undefined && !isHelp) return 'The request cannot be sent: an option is empty or far too long.'
  return {
    help: isHelp,
    json: values.json === true,
    requests,
    out: values.out ?? '',
    connection: values.connection ?? null,
    atOnce,
    limitMs: minutes * 60_000,
    lost:
      values.again === true
        ? { kind: 'again' }
        : values.job === undefined
          ? { kind: 'stop' }
          : { kind: 'job', jobId: values.job },
    demo: values.demo === true ? { now } : null,
  }
}

function wholeNumber(text: string): number | null {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null
}
