import { dayAt } from '#src/domain/time/time-zone.ts'
import type { Table, ValueKind, Warning } from '#src/domain/table/table.ts'
import type { FiscalYear } from '#src/domain/time/fiscal-year.ts'
import { daysOf } from './period-days.ts'
import {
  dayRule,
  findPeriod,
  namedPeriod,
  newestBegun,
  periodName,
  periodsHeld,
  periodsOfWeeks,
  periodText,
  type DayRule,
} from './periods.ts'
import { chooseWeek } from './weeks.ts'

/** Which period, week and kind of value is compared. */
export interface Selection {
  /** The API period, or −1 when the export has none. */
  readonly period: number
  /** The API frame, or −1. */
  readonly frame: number
  /** The week's number, or null where weeks are not known. */
  readonly week: number | null
  /** The UI's frames that are compared. */
  readonly uiFrames: Uint8Array
  readonly apiKind: ValueKind
  readonly uiKind: ValueKind
  /** What was asked for, when the export holds only something else. */
  readonly defaulted: string | null
  /** Why the two sides are not of one period, when their labels or dates say so. */
  readonly differs: string | null
  readonly warnings: readonly Warning[]
}

/** What was asked of the comparison. */
export interface Asked {
  readonly period?: string
  readonly week?: number
  /** Epoch ms. */
  readonly now: number
}

/** What the analyst told of the organisation's calendar. */
export interface ToldCalendar {
  /** When the fiscal year starts; the data's own dates weigh more. */
  readonly fiscalYear?: FiscalYear
  /** The organisation's time zone by its IANA name. */
  readonly timeZone?: string
}

/**
 * Chooses what to compare, as the contract says: the asked period, else the UI's, else the newest begun; the latest
 * week with entries.
 */
export function select(
  api: Table,
  ui: Table,
  asked: Asked,
  fileRank: readonly number[],
  told: ToldCalendar = {},
): Selection {
  const warnings: Warning[] = []
  const rule = dayRule(told.fiscalYear, api, ui)
  if (rule.fiscal !== null && told.fiscalYear !== undefined && !isSameYear(told.fiscalYear, rule.fiscal)) {
    warnings.push({
      says:
        `You said that the fiscal year starts in month ${told.fiscalYear.startMonth}; the ` +
        `dates of the quarters show month ${rule.fiscal.startMonth}` +
        `${told.fiscalYear.startMonth === rule.fiscal.startMonth ? ', under the other year’s name' : ''}` +
        '. The dates are followed.',
    })
  }
  const apiKind = kindCompared(api)
  const uiKind = kindCompared(ui)
  const apiHeld = periodsHeld(api, apiKind)
  const uiHeld = periodsHeld(ui, uiKind)
  const uiNamed = ui.periods.flatMap((period, at) =>
    uiHeld[at] === 1 && ((period.id ?? period.label) !== null || daysOf(period, rule.fiscal) !== null) ? [at] : [],
  )
  const named = api.periods.some((period, at) => apiHeld[at] === 1 && (period.id ?? period.label) !== null)
  const today = dayAt(asked.now, told.timeZone ?? 'UTC')
  let period = newestBegun(api, apiHeld, today, rule)
  let defaulted: string | null = null
  if (asked.period !== undefined) {
    const found = findPeriod(api.periods, namedPeriod(asked.period), apiHeld, rule)
    if (found >= 0) period = found
    else if (named) {
      defaulted = asked.period
      warnings.push({
        cause: 'period-defaulted',
        says:
          `${asked.period} was asked for, but the export holds ${periodName(api.periods[period])}: Clari exports the ` +
          'current quarter when it does not know the period. What came back is compared.',
      })
    } else if (period >= 0)
      warnings.push({ says: `The export does not say which period it holds; it is taken as ${asked.period}.` })
  } else {
    const shared = uiNamed
      .map((at) => findPeriod(api.periods, ui.periods[at] ?? namedPeriod(''), apiHeld, rule))
      .filter((code) => code >= 0)
    const dated = uiNamed.length > 0 ? [] : periodsOfWeeks(api.periods, apiHeld, startsOf(ui, uiKind), rule)
    const among = shared.length > 0 ? shared : dated
    if (among.length > 0)
      period = newestBegun(
        api,
        Uint8Array.from(api.periods, (_, at) => (among.includes(at) ? 1 : 0)),
        today,
        rule,
      )
  }
  const { frames: uiPeriod, other } = uiFramesFor(api, ui, period, uiNamed, uiHeld, asked.period, rule)
  let differs: string | null = null
  if (other !== null && named && period >= 0) {
    const target = api.periods[period]
    const label = ui.periods[other]
    const agrees =
      target !== undefined && label !== undefined && findPeriod([target], label, Uint8Array.of(1), rule) >= 0
    if (target !== undefined && !agrees) {
      differs = `The screen says ${periodText(label, rule)}, the export ${periodText(target, rule)}.`
      if (defaulted === null)
        warnings.push({ cause: 'other-period', says: `${differs} The two sides are of different periods.` })
    }
  }
  const week = chooseWeek(api, ui, period, apiKind, uiPeriod, asked.week, fileRank, told.timeZone ?? null)
  warnings.push(...week.warnings)
  differs ??= datesDiffer(api, ui, period, week.uiFrames, rule)
  return {
    period,
    frame: week.frame,
    week: week.week,
    uiFrames: week.uiFrames,
    apiKind,
    uiKind,
    defaulted,
    differs,
    warnings,
  }
}

function isSameYear(one: FiscalYear, other: FiscalYear): boolean {
  return one.startMonth === other.startMonth && (one.startMonth === 1 || one.namedAfter === other.namedAfter)
}

/** `forecast`, else the only kind there is, else the first met. */
function kindCompared(table: Table): ValueKind {
  const met = new Set<ValueKind>()
  const seen = new Uint8Array(table.types.length)
  for (let row = 0; row < table.length; row += 1) seen[table.type[row] ?? 0] = 1
  table.types.forEach((type, at) => seen[at] === 1 && type.kind !== 'updated' && met.add(type.kind))
  return met.has('forecast') ? 'forecast' : ([...met][0] ?? 'forecast')
}

/** The first days of the weeks that have values of a kind. */
function startsOf(table: Table, kind: ValueKind): readonly string[] {
  const held = new Uint8Array(table.frames.length)
  for (let row = 0; row < table.length; row += 1)
    if (table.types[table.type[row] ?? 0]?.kind === kind) held[table.frame[row] ?? 0] = 1
  return table.frames.flatMap(({ start }, at) => (held[at] === 1 && start !== null ? [start] : []))
}

/**
 * The UI's frames that belong to the compared period; when the UI names none, or only another period
 * (`other`), all of that.
 */
function uiFramesFor(
  api: Table,
  ui: Table,
  period: number,
  uiNamed: readonly number[],
  uiHeld: Uint8Array,
  asked: string | undefined,
  rule: DayRule,
): { frames: Uint8Array; other: number | null } {
  const target = api.periods[period]
  const of = (at: number): Uint8Array => Uint8Array.from(ui.frames, (frame) => (frame.period === at ? 1 : 0))
  const fitting = target === undefined ? -1 : findPeriod(ui.periods, target, uiHeld, rule)
  if (fitting >= 0) return { frames: of(fitting), other: null }
  const byAsked = asked === undefined ? -1 : findPeriod(ui.periods, namedPeriod(asked), uiHeld, rule)
  if (byAsked >= 0) return { frames: of(byAsked), other: byAsked }
  const last = uiNamed.at(-1)
  if (last === undefined) return { frames: new Uint8Array(ui.frames.length).fill(1), other: null }
  return { frames: of(last), other: last }
}

/**
 * Whether the UI's days lie outside the compared period (by more than a week at either end), as when one label is
 * calendar and the other fiscal.
 */
function datesDiffer(api: Table, ui: Table, period: number, uiFrames: Uint8Array, rule: DayRule): string | null {
  const target = api.periods[period]
  const days = target === undefined ? null : daysOf(target, rule.fiscal)
  if (days === null) return null
  const starts = ui.frames.flatMap((frame, at) => (uiFrames[at] === 1 && frame.start !== null ? [frame.start] : []))
  const outside = starts.find(
    (day) =>
      Date.parse(day) < Date.parse(days.first) - 8 * 86_400_000 ||
      Date.parse(day) > Date.parse(days.last) + 8 * 86_400_000,
  )
  return outside === undefined
    ? null
    : `The screen’s week of ${outside} lies outside ${periodName(target)} (${days.first} to ${days.last}).`
}
