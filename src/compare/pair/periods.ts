import type { FiscalYear } from '#src/domain/time/fiscal-year.ts'
import { periodKey } from '#src/domain/time/period-name.ts'
import type { Period, Table, ValueKind } from '#src/domain/table/table.ts'
import { isoDay } from '#src/domain/words/moment.ts'
import { areApart, calendarDaysOf, daysOf, fiscalYearIn, holdsWeek, sameDays } from './period-days.ts'

/** How periods are held against each other beyond their names: by their days, with what is known of the fiscal year. */
export interface DayRule {
  readonly fiscal: FiscalYear | null
}

/**
 * The rule by days: the fiscal year as the dated quarters of both sides show it, else as the analyst told it; what was
 * told is no match for dates.
 */
export function dayRule(told: FiscalYear | undefined, api: Table, ui: Table): DayRule {
  return { fiscal: fiscalYearIn(api.periods) ?? fiscalYearIn(ui.periods) ?? told ?? null }
}

/** The name of a period for people. */
export function periodName(period: Period | undefined): string {
  return period === undefined ? 'no period' : (period.id ?? period.label ?? 'the period')
}

/**
 * A period's name for a sentence about days: `July FY 2023 (2022-07-01 to 2022-07-31)`; without days where
 * they are not known.
 */
export function periodText(period: Period | undefined, rule: DayRule): string {
  const days = daysOf(period, rule.fiscal)
  return days === null ? periodName(period) : `${periodName(period)} (${days.first} to ${days.last})`
}

/** A period of which only a name is known. */
export function namedPeriod(name: string): Period {
  return { id: null, label: name, start: null, end: null }
}

/** Whether a period goes by a name, in any spelling. */
function hasName(period: Period, text: string): boolean {
  return [period.id, period.label].some(
    (name) =>
      name !== null && (name.trim().toLowerCase() === text.trim().toLowerCase() || periodKey(name) === periodKey(text)),
  )
}

/**
 * The period that is meant: by id first, then by any spelling (where the days do not speak against it), then by its
 * days, last by those of a plain quarter of the calendar; −1 for none.
 */
export function findPeriod(periods: readonly Period[], meant: Period, held: Uint8Array, rule: DayRule): number {
  const fits = (test: (period: Period) => boolean): number =>
    periods.findIndex((period, at) => held[at] === 1 && test(period))
  const days = daysOf(meant, rule.fiscal)
  const agrees = (period: Period): boolean => !areApart(days, daysOf(period, rule.fiscal))
  for (const name of [meant.id, meant.label]) {
    if (name === null) continue
    const byId = fits((period) => period.id !== null && periodKey(period.id) === periodKey(name) && agrees(period))
    const byName = byId >= 0 ? byId : fits((period) => hasName(period, name) && agrees(period))
    if (byName >= 0) return byName
  }
  const byDays = fits((period) => sameDays(days, daysOf(period, rule.fiscal)))
  return byDays >= 0 || rule.fiscal === null
    ? byDays
    : fits(
        (period) =>
          sameDays(calendarDaysOf(meant), daysOf(period, rule.fiscal)) || sameDays(days, calendarDaysOf(period)),
      )
}

/** The periods in which most of a side's weeks lie, by their days; nothing where the weeks have none. */
export function periodsOfWeeks(
  periods: readonly Period[],
  held: Uint8Array,
  starts: readonly string[],
  rule: DayRule,
): readonly number[] {
  if (starts.length === 0) return []
  const holding = periods.map((period, at) => {
    const days = held[at] === 1 ? daysOf(period, rule.fiscal) : null
    return days === null ? 0 : starts.filter((start) => holdsWeek(days, start)).length
  })
  const most = Math.max(0, ...holding)
  return most === 0 ? [] : holding.flatMap((count, at) => (count > 0 ? [at] : []))
}

/** The periods of a table that have values of a kind. */
export function periodsHeld(table: Table, kind: ValueKind): Uint8Array {
  const frames = new Uint8Array(table.frames.length)
  for (let row = 0; row < table.length; row += 1)
    if (table.types[table.type[row] ?? 0]?.kind === kind) frames[table.frame[row] ?? 0] = 1
  const held = new Uint8Array(table.periods.length)
  table.frames.forEach((frame, at) => {
    if (frames[at] === 1) held[frame.period] = 1
  })
  return held
}

/** When a week's period began, as its own first day and number tell; `9999` where it has no days. */
function firstDay(frame: Table['frames'][number]): string {
  if (frame.start === null) return '9999'
  const days = Date.parse(frame.start) - (frame.week ?? 0) * 7 * 86_400_000
  return Number.isNaN(days) ? frame.start : isoDay(days)
}

/** The newest period that has entries and has begun by `today`; where none has dates, by its name. */
export function newestBegun(table: Table, held: Uint8Array, today: string, rule: DayRule): number {
  const startOf = (at: number): string => {
    const period = table.periods[at]
    const named = daysOf(period, rule.fiscal)
    const first = table.frames
      .filter((frame) => frame.period === at)
      .reduce((least, frame) => (firstDay(frame) < least ? firstDay(frame) : least), '9999')
    const name = periodKey(period?.id ?? period?.label ?? '')
    // Two quarters can hold one week between them: their names tell which is the newer.
    return `${period?.start ?? (first !== '9999' ? first : (named?.first ?? '0000'))} ${name}`
  }
  const some = table.periods.map((_, at) => at).filter((at) => held[at] === 1)
  const begun = some.filter((at) => startOf(at).slice(0, 10) <= today)
  const pool = begun.length > 0 ? begun : some
  return pool.reduce((best, at) => (best < 0 || startOf(at) > startOf(best) ? at : best), -1)
}
