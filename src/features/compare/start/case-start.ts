import { readForecastId } from '#src/clari/forecast-id.ts'
import type { Case } from '#src/domain/model/case.ts'
import { quarterId } from '#src/features/compare/export/export-facts.ts'
import type { ExportWish } from '#src/features/compare/export/live-export.ts'

/** What a case's answers say of the comparison that it leads to. */
export interface CaseStart {
  readonly period: string
  readonly week: string
  readonly currency: string
  readonly field: string
  readonly screenTotal: string
  readonly live: Partial<ExportWish>
  /** What was taken over, in words, for the page to say where it comes from. */
  readonly taken: readonly { readonly label: string; readonly value: string }[]
}

/** Reads what a wizard was answered as the start of a comparison; null where nothing of it bears on one. */
export function caseStart({ answers }: Pick<Case, 'answers'>): CaseStart | null {
  const said = (name: string) => (answers[name] ?? '').trim()
  const [forecast, jobId, period, currency, field, screenTotal] = [
    said('forecastId'),
    said('jobId'),
    said('timePeriod'),
    said('screenCurrency').toUpperCase(),
    said('field'),
    said('screenTotal'),
  ]
  const week = /\d+/.exec(said('week'))?.[0] ?? ''
  const forecastId = forecast === '' ? '' : readForecastId(forecast).id
  const taken = [
    { label: 'forecast', value: forecastId },
    { label: 'job', value: jobId },
    { label: 'period', value: period },
    { label: 'week', value: week },
    { label: 'screen’s currency', value: currency },
    { label: 'field', value: field },
    { label: 'screen’s total', value: screenTotal },
  ].filter(({ value }) => value !== '')
  if (taken.length === 0) return null
  const connection = said('connection')
  const live = {
    ...(forecastId === '' ? {} : { forecastId }),
    ...(jobId === '' ? {} : { jobId, by: 'job' as const }),
    ...(period === '' ? {} : { timePeriod: quarterId(period) ?? period }),
    ...(connection === '' || connection === 'none' ? {} : { connection }),
  }
  return { period, week, currency: /^[A-Z]{3}$/.test(currency) ? currency : '', field, screenTotal, live, taken }
}
