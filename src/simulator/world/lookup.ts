import { isoDay } from '#src/domain/words/moment.ts'
import { randomAt } from '#src/simulator/random.ts'
import type { Entry, Snapshot } from './snapshot.ts'
import type { World } from './world.ts'

/** What can be asked of an export, as the published API lists it. */
export type LookupType = 'forecast' | 'quota' | 'forecast_updated' | 'adjustment' | 'crm_total' | 'crm_closed'

/** The types that an export holds when none are asked. */
export const defaultTypes: readonly LookupType[] = ['forecast', 'forecast_updated']

/** A whole amount as the decimal number that JSON holds. */
export function decimal(amount: number | null, digits: number): number | null {
  return amount === null ? null : Number((amount / 10 ** digits).toFixed(digits))
}

function entryAsJson(entry: Entry, types: ReadonlySet<LookupType>): readonly Record<string, unknown>[] {
  const key = {
    userId: entry.person.userId,
    fieldId: entry.field.fieldId,
    timePeriodId: entry.period.id,
    timeFrameId: entry.week.timeFrameId,
  }
  const currency = entry.currency ? { code: entry.currency.code, symbol: entry.currency.symbol } : null
  const amount = (value: number | null) => decimal(value, entry.digits)
  const main = {
    ...(types.has('forecast') ? { forecastValue: amount(entry.value) } : {}),
    ...(types.has('adjustment') && entry.adjustment !== null ? { adjustmentValue: amount(entry.adjustment) } : {}),
    ...(types.has('forecast_updated')
      ? { isUpdated: entry.isUpdated, updatedBy: entry.updatedBy, updatedOn: entry.updatedOn }
      : {}),
  }
  return [
    ...(Object.keys(main).length > 0 ? [{ ...key, ...main, currency }] : []),
    ...(types.has('quota') && entry.quota !== null ? [{ ...key, quotaValue: amount(entry.quota), currency }] : []),
    ...(types.has('crm_total') && entry.crmTotal !== null
      ? [{ ...key, crmTotalValue: amount(entry.crmTotal), currency }]
      : []),
    ...(types.has('crm_closed') && entry.crmClosed !== null
      ? [{ ...key, crmClosedValue: amount(entry.crmClosed), currency }]
      : []),
  ]
}

/** An export as lookup tables. */
export interface LookupAnswer {
  readonly entries: readonly Record<string, unknown>[]
  readonly users: readonly Record<string, unknown>[]
  readonly fields: readonly Record<string, unknown>[]
  readonly timePeriods: readonly Record<string, unknown>[]
  readonly timeFrames: readonly Record<string, unknown>[]
}

/** A snapshot as the published API answers it: lookup tables, weeks and entries in no order. */
export function asLookup(world: World, snapshot: Snapshot, types: readonly LookupType[]): LookupAnswer {
  const { period, forecast } = snapshot
  const order = randomAt(world.seed, 'order', forecast.forecastId, period.id)
  const wanted = new Set(types)
  return {
    entries: order.shuffled(snapshot.entries.flatMap((entry) => entryAsJson(entry, wanted))),
    users: snapshot.users.map(
      ({
        userId,
        crmId,
        name,
        email,
        scopeId,
        hierarchyId,
        hierarchyName,
        parentHierarchyId,
        parentHierarchyName,
      }) => ({
        userId,
        crmId,
        name,
        email,
        scopeId,
        hierarchyId,
        hierarchyName,
        parentHierarchyId,
        parentHierarchyName,
      }),
    ),
    fields: snapshot.fields.map(({ fieldId, fieldName, fieldType }) => ({ fieldId, fieldName, fieldType })),
    timePeriods: [
      {
        timePeriodId: period.id,
        label: period.label,
        type: 'QUARTER',
        year: period.year,
        startDate: isoDay(period.start),
        endDate: isoDay(period.end - 1),
        crmId: `0265g00000${randomAt(world.seed, 'period', period.id).text(5)}AAA`,
      },
    ],
    timeFrames: order.shuffled(
      snapshot.weeks.map((week) => ({
        timeFrameId: week.timeFrameId,
        startDate: isoDay(week.start),
        endDate: isoDay(week.end - 1),
      })),
    ),
  }
}
