import { firstYearOf, type FiscalYear } from '#src/domain/time/fiscal-year.ts'
import { periodKey } from '#src/domain/time/period-name.ts'
import type { Period } from '#src/domain/table/table.ts'
import { isoDay } from '#src/domain/words/moment.ts'

/** The days of a period, both included, `YYYY-MM-DD`. */
export interface Days {
  readonly first: string
  readonly last: string
  /**
   * Whether the source itself gives them; else they follow from its name and the fiscal year, and a 4-4-5 calendar is
   * some days off them.
   */
  readonly given: boolean
}

const dayMs = 86_400_000

/**
 * Whose year a name counts in: Clari's ids and whatever says FY are fiscal, `CY` and a plain month are of the calendar,
 * a plain quarter on Clari's screen is fiscal.
 */
function isFiscal(name: string, part: string): boolean {
  if (/\bfy|fiscal|^\d{4}_Q[1-4]$/i.test(name)) return true
  if (/\bcy|calendar/i.test(name)) return false
  return !part.startsWith('m')
}

/**
 * What a name says it is, in months from the first of its year: `Q2 FY27` is three months from the fourth of 2027; null
 * for what names none.
 */
function partOf(name: string): {
  readonly year: number
  readonly month: number | null
  readonly from: number
  readonly months: number
  readonly part: string
} | null {
  const found = /^(\d{4})-(?:(q)([1-4])|(m)(\d{2})|(h)([12])|(y))$/.exec(periodKey(name))
  if (found === null) return null
  const year = Number(found[1])
  if (found[2] === 'q') return { year, month: null, from: (Number(found[3]) - 1) * 3, months: 3, part: 'q' }
  if (found[4] === 'm') return { year, month: Number(found[5]), from: 0, months: 1, part: 'm' }
  if (found[6] === 'h') return { year, month: null, from: (Number(found[7]) - 1) * 6, months: 6, part: 'h' }
  return { year, month: null, from: 0, months: 12, part: 'y' }
}

/**
 * The days that a name stands for when the fiscal year starts so; null where it names no part of a year, or is fiscal
 * and the fiscal year is not known.
 */
export function daysNamed(name: string, fiscal: FiscalYear | null): Days | null {
  const part = partOf(name)
  if (part === null) return null
  const counts = isFiscal(name, part.part) ? fiscal : { startMonth: 1, namedAfter: 'end' as const }
  if (counts === null) return null
  // A month keeps its own name: July FY 2023 is the July that lies in that fiscal year.
  const from = part.month === null ? part.from : (part.month - counts.startMonth + 12) % 12
  const first = firstYearOf(part.year, counts) * 12 + counts.startMonth - 1 + from
  return {
    first: isoDay(Date.UTC(Math.floor(first / 12), first % 12, 1)),
    last: isoDay(Date.UTC(Math.floor(first / 12), (first % 12) + part.months, 0)),
    given: false,
  }
}

/** A period's days: its own where it gives both, else those of its id, else of its label. */
export function daysOf(period: Period | undefined, fiscal: FiscalYear | null): Days | null {
  if (period === undefined) return null
  if (period.start !== null && period.end !== null) return { first: period.start, last: period.end, given: true }
  for (const name of [period.id, period.label]) {
    const days = name === null ? null : daysNamed(name, fiscal)
    if (days !== null) return days
  }
  return null
}

/**
 * A plain quarter's days (`Q4 2026`) if its screen counts in calendar years after all; null for names that say
 * which they count in.
 */
export function calendarDaysOf(period: Period): Days | null {
  const name = period.label ?? period.id
  if (
    name === null ||
    (period.start !== null && period.end !== null) ||
    /\bfy|fiscal|\bcy|calendar|^\d{4}_Q[1-4]$/i.test(name)
  )
    return null
  return daysNamed(name, { startMonth: 1, namedAfter: 'end' })
}

/**
 * Whether two periods are of the same days: to the day (or the next, where an end is not included) if both give them,
 * to a week if one follows from a name.
 */
export function sameDays(one: Days | null, other: Days | null): boolean {
  if (one === null || other === null) return false
  const most = (one.given && other.given ? 1 : 7) * dayMs
  return (
    Math.abs(Date.parse(one.first) - Date.parse(other.first)) <= most &&
    Math.abs(Date.parse(one.last) - Date.parse(other.last)) <= most
  )
}

/** Whether two periods have hardly a day in common: a week across the border is still no common ground. */
export function areApart(one: Days | null, other: Days | null): boolean {
  if (one === null || other === null) return false
  const common =
    Math.min(Date.parse(one.last), Date.parse(other.last)) - Math.max(Date.parse(one.first), Date.parse(other.first))
  return common <= 7 * dayMs
}

/**
 * Whether a week that begins on a day belongs to a period: its middle counts, since a quarter's first week can
 * begin before it.
 */
export function holdsWeek(days: Days, begins: string): boolean {
  const middle = Date.parse(begins) + 3 * dayMs
  return middle >= Date.parse(days.first) && middle <= Date.parse(days.last) + dayMs - 1
}

/**
 * When the fiscal year starts, as dated quarters with fiscal names show; null where none shows it, or two
 * contradict each other.
 */
export function fiscalYearIn(periods: readonly Period[]): FiscalYear | null {
  let found: FiscalYear | null = null
  for (const { id, label, start, end } of periods) {
    // The days of some of its weeks are not those of the quarter.
    if (start !== null && end !== null && Date.parse(end) - Date.parse(start) < 75 * dayMs) continue
    const name = [id, label].find((one) => one !== null && partOf(one)?.part === 'q' && isFiscal(one, 'q')) ?? null
    const part = name === null ? null : partOf(name)
    if (part === null || start === null) continue
    // A 4-4-5 quarter begins some days before or after its month does.
    const month = new Date(Date.parse(start) + 10 * dayMs)
    const first = month.getUTCFullYear() * 12 + month.getUTCMonth() - part.from
    const startMonth = (((first % 12) + 12) % 12) + 1
    const lead = part.year - Math.floor(first / 12)
    if (lead !== 0 && lead !== 1) return null
    const own: FiscalYear = { startMonth, namedAfter: startMonth > 1 && lead === 0 ? 'start' : 'end' }
    if (startMonth === 1 && lead !== 0) return null
    if (found !== null && (found.startMonth !== own.startMonth || found.namedAfter !== own.namedAfter)) return null
    found = own
  }
  return found
}
