import { idOddity, readForecastId } from '#src/clari/forecast-id.ts'
import { splitOrder, startParams, type PlannedRequest } from '#src/clari/jobs/plan-batch.ts'
import { exportTypes, startExport } from '#src/clari/operations.ts'
import { comparePeriods, periodAt, periodId, readPeriod, shiftPeriod } from '#src/clari/periods.ts'
import { listOf } from '#src/domain/words/count.ts'

/** A kind of value that can be asked for. */
type FormType = (typeof exportTypes)[number]

/** What stands in the form of a new export. */
export interface ExportForm {
  /** An id, or the address of a tab. */
  readonly forecast: string
  /** Quarters, apart by commas or blanks; empty for the current one. */
  readonly periods: string
  readonly types: readonly FormType[]
  readonly splitTypes: boolean
  readonly historical: boolean
  readonly scope: string
  readonly currency: string
  readonly format: 'JSON' | 'CSV'
  readonly schedule: 'NONE' | 'ONCE' | 'MAX'
  readonly atOnce: number
}

/** The form before anything is chosen. */
export const blankForm: ExportForm = {
  forecast: '',
  periods: '',
  types: ['forecast', 'forecast_updated'],
  splitTypes: false,
  historical: false,
  scope: '',
  currency: '',
  format: 'JSON',
  schedule: 'NONE',
  atOnce: 3,
}

/** What a form comes to: the requests it would send, what keeps it from being sent, and the traps ahead. */
export interface FormReading {
  readonly requests: readonly PlannedRequest[]
  /** By the field that it is about; empty where it can be sent. */
  readonly problems: Readonly<Partial<Record<'forecast' | 'periods' | 'types' | 'currency' | 'scope', string>>>
  readonly traps: readonly string[]
}

const oddities = {
  blank: 'Give the forecast’s id, or paste the address of its tab.',
  placeholder: 'This is a placeholder, not an id.',
  quotes: 'Leave the quotes out.',
  spaces: null,
} as const

/** Reads a form at a moment (epoch ms), by which quarters are told from those to come. */
export function readForm(form: ExportForm, now: number): FormReading {
  const { id } = readForecastId(form.forecast)
  const oddity = idOddity(form.forecast)
  const periods = periodsIn(form.periods)
  const unread = periods.filter((text) => readPeriod(text) === null)
  const currency = form.currency.trim().toUpperCase()
  const requests = splitOrder({
    forecastId: id,
    periods: periods.map((text) => {
      const quarter = readPeriod(text)
      return quarter === null ? text : periodId(quarter)
    }),
    types: exportTypes.filter((type) => form.types.includes(type)),
    splitTypes: form.splitTypes,
    scopeId: form.scope.trim() === '' ? null : form.scope.trim(),
    currency: currency === '' ? null : currency,
    schedule: form.schedule,
    historical: form.historical,
    format: form.format,
  })
  const forecastProblem = oddity === null ? null : oddities[oddity]
  const tooLong = requests.some((request) => !startExport.params.safeParse(startParams(request)).success)
  return {
    requests: form.types.length === 0 ? [] : requests,
    problems: {
      ...(forecastProblem === null
        ? tooLong
          ? { forecast: 'This is no id: it is too long.' }
          : {}
        : { forecast: forecastProblem }),
      ...(unread.length === 0
        ? {}
        : { periods: `${listOf(unread.map((text) => `“${text}”`))}: a quarter is written as 2026_Q4.` }),
      ...(form.types.length === 0 ? { types: 'Choose at least one type.' } : {}),
      ...(currency === '' || /^[A-Z]{3}$/.test(currency)
        ? {}
        : { currency: 'A currency is three letters, such as EUR.' }),
    },
    traps: trapsOf(form, periods, now),
  }
}

function trapsOf(form: ExportForm, periods: readonly string[], now: number): readonly string[] {
  // Fiscal quarters can be named up to a year ahead of the calendar.
  const latest = shiftPeriod(periodAt(now), 4)
  const ahead = periods.filter((text) => {
    const quarter = readPeriod(text)
    return quarter !== null && comparePeriods(quarter, latest) > 0
  })
  const crm = form.types.filter((type) => type === 'crm_total' || type === 'crm_closed')
  return [
    ...(ahead.length > 0
      ? [
          `${listOf(ahead)} may not be known to Clari: it exports the current quarter instead, and says nothing. ` +
            'What comes back is checked.',
        ]
      : []),
    ...(crm.length > 0
      ? [
          `Some organisations’ Clari refuses ${listOf(crm)} (type_not_supported)` +
            (form.splitTypes || form.types.length === crm.length
              ? '.'
              : ': a job for each type keeps the others safe.'),
        ]
      : []),
    ...(form.historical
      ? ['History holds only people who are opted in to the forecast now: who left is gone from past weeks too.']
      : []),
    ...(form.schedule === 'NONE'
      ? []
      : ['With a schedule a job that fails is tried again by Clari, 30 minutes apart: it is followed until then.']),
  ]
}

/** The quarters as they were typed. */
export function periodsIn(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[,;\n]+/)
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    ),
  ]
}

/** The newest so many quarters of the calendar, as ids, oldest first. */
export function lastQuarters(now: number, many: number): string {
  const current = periodAt(now)
  return Array.from({ length: many }, (_, back) => periodId(shiftPeriod(current, back - many + 1))).join(', ')
}
