import { z } from 'zod'
import { recall, remember } from '#src/client/store/page-storage.ts'
import { fiscalYearIn } from '#src/compare/pair/period-days.ts'
import type { Stated } from '#src/compare/explain/world.ts'
import type { FiscalYear } from '#src/domain/time/fiscal-year.ts'
import { readJson } from '#src/domain/json.ts'
import type { Period } from '#src/domain/table/table.ts'
import { isTimeZone } from '#src/domain/time/time-zone.ts'

/** What the analyst tells because no data can; empty and null where nothing was said. */
export interface ToldWish {
  /** When the screen was seen, as the browser's own field gives it: local time. */
  readonly screenAt: string
  readonly fiscalYear: FiscalYear | null
  /** The organisation's time zone by its IANA name. */
  readonly timeZone: string
  /** The screen's currency, for numbers that name none. */
  readonly currency: string
}

const organisationSchema = z.object({
  fiscalYear: z.object({ startMonth: z.int().min(1).max(12), namedAfter: z.enum(['start', 'end']) }).nullable(),
  timeZone: z.string().refine((zone) => zone === '' || isTimeZone(zone)),
})
const place = 'compare-organisation'

/** Nothing said, beside what was remembered of the organisation: it is the same tomorrow. */
export function startTold(): ToldWish {
  const read = readJson(recall('browser', place) ?? '')
  const parsed = organisationSchema.safeParse(read.ok ? read.value : null)
  return { screenAt: '', currency: '', ...(parsed.success ? parsed.data : { fiscalYear: null, timeZone: '' }) }
}

/** Remembers what holds for the organisation, not for one screen. */
export function rememberTold({ fiscalYear, timeZone }: ToldWish): void {
  remember('browser', place, fiscalYear === null && timeZone === '' ? null : JSON.stringify({ fiscalYear, timeZone }))
}

/** What was said, as the engine takes it. */
export function toldOf({ screenAt, fiscalYear, timeZone }: ToldWish): Stated {
  const at = Date.parse(screenAt)
  return {
    ...(fiscalYear === null ? {} : { fiscalYear }),
    ...(isTimeZone(timeZone) ? { timeZone } : {}),
    ...(Number.isNaN(at) ? {} : { screenAt: at }),
  }
}

/** The months by their names, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** A fiscal year in words: `from February, named after the year in which it ends`. */
export function fiscalWords({ startMonth, namedAfter }: FiscalYear): string {
  return (
    `from ${monthNames[startMonth - 1] ?? 'January'}` +
    `${startMonth === 1 ? '' : `, named after the year in which it ${namedAfter === 'end' ? 'ends' : 'starts'}`}`
  )
}

/** What is taken for given beside the data, each with where that comes from. */
export function takenWords(told: ToldWish, periods: readonly Period[]): string {
  const dated = fiscalYearIn(periods)
  const fiscal =
    dated !== null
      ? `${fiscalWords(dated)} (the dates say so)`
      : told.fiscalYear !== null
        ? `${fiscalWords(told.fiscalYear)} (you said so)`
        : 'from January (not told)'
  return [
    `fiscal year ${fiscal}`,
    told.timeZone === '' ? 'time zone not told' : `time zone ${told.timeZone}`,
    told.screenAt === '' ? 'screen’s time not told' : `screen seen ${told.screenAt.replace('T', ' ')}`,
  ].join(' · ')
}
