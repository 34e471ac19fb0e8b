import { isoDay } from '#src/domain/words/moment.ts'
import { decimal, type LookupType } from './lookup.ts'
import type { Snapshot } from './snapshot.ts'

/** A snapshot as rows that need no lookup, as some answers carry them under `data`, `rows`, `records` or `results`. */
export function asRows(snapshot: Snapshot, types: readonly LookupType[]): readonly Record<string, unknown>[] {
  const wanted = new Set(types)
  return snapshot.entries.map((entry) => ({
    userId: entry.person.userId,
    userName: entry.person.name,
    email: entry.person.email,
    crmId: entry.person.crmId,
    fieldName: entry.field.fieldName,
    timePeriodId: entry.period.id,
    timeFrameId: entry.week.timeFrameId,
    startDate: isoDay(entry.week.start),
    endDate: isoDay(entry.week.end - 1),
    ...(wanted.has('forecast') ? { forecastValue: decimal(entry.value, entry.digits) } : {}),
    ...(wanted.has('forecast_updated') ? { isUpdated: entry.isUpdated } : {}),
    ...(wanted.has('quota') ? { quotaValue: decimal(entry.quota, entry.digits) } : {}),
    ...(wanted.has('adjustment') ? { adjustmentValue: decimal(entry.adjustment, entry.digits) } : {}),
    ...(wanted.has('crm_total') ? { crmTotalValue: decimal(entry.crmTotal, entry.digits) } : {}),
    ...(wanted.has('crm_closed') ? { crmClosedValue: decimal(entry.crmClosed, entry.digits) } : {}),
    currency: entry.currency?.code ?? null,
  }))
}
