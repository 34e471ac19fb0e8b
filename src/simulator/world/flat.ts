import { decimal, type LookupType } from './lookup.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * A snapshot as the guide's flat entries: one for each person and week, of the forecast's first field; people who
 * entered nothing are left out.
 */
export function asFlat(snapshot: Snapshot, types: readonly LookupType[]): readonly Record<string, unknown>[] {
  const wanted = new Set(types)
  const first = snapshot.fields[0]
  return snapshot.entries
    .filter((entry) => entry.field === first && entry.value !== null)
    .map((entry) => ({
      ownerName: entry.person.name,
      ownerEmail: entry.person.email,
      forecastAmount: decimal(entry.value, entry.digits),
      ...(wanted.has('quota') ? { quotaAmount: decimal(entry.quota, entry.digits) } : {}),
      ...(wanted.has('adjustment') ? { adjustmentAmount: decimal(entry.adjustment, entry.digits) } : {}),
      ...(wanted.has('crm_total') ? { crmTotal: decimal(entry.crmTotal, entry.digits) } : {}),
      ...(wanted.has('crm_closed') ? { crmClosed: decimal(entry.crmClosed, entry.digits) } : {}),
      timePeriod: entry.period.id,
    }))
}
