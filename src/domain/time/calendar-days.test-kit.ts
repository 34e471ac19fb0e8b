import { isoDay } from '#src/domain/words/moment.ts'

/** A day of the calendar as people write it: `2026-11-30`. */
export type CalendarDay = string

/** The days on which a world that follows the clock goes wrong first: they are tried in every run of the tests. */
export const shortDays: readonly CalendarDay[] = [
  '2026-11-29',
  '2026-11-30',
  '2026-12-07',
  '2026-12-31',
  '2027-01-01',
  '2027-01-04',
  '2027-03-28',
  '2028-02-29',
  '2028-07-01',
  '2029-01-01',
]

/**
 * Forty days: Mondays, first and last days of months and quarters, 29 February, both changes of clocks here and there,
 * and the year's ends.
 */
export const pickedDays: readonly CalendarDay[] = [
  '2026-11-29',
  '2026-11-30',
  '2026-12-01',
  '2026-12-07',
  '2026-12-25',
  '2026-12-31',
  '2027-01-01',
  '2027-01-02',
  '2027-01-03',
  '2027-01-04',
  '2027-01-31',
  '2027-02-01',
  '2027-02-28',
  '2027-03-01',
  '2027-03-14',
  '2027-03-28',
  '2027-03-29',
  '2027-03-31',
  '2027-04-01',
  '2027-04-05',
  '2027-06-30',
  '2027-07-01',
  '2027-07-05',
  '2027-08-31',
  '2027-09-30',
  '2027-10-01',
  '2027-10-04',
  '2027-10-31',
  '2027-11-07',
  '2027-12-31',
  '2028-01-01',
  '2028-01-03',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
  '2028-04-01',
  '2028-07-01',
  '2028-10-01',
  '2028-12-31',
  '2029-01-01',
]

/** The first of 800 days in a row, which hold all of the others. */
export const firstDay: CalendarDay = '2026-11-01'

/** So many days in a row from one on. */
export function daysFrom(first: CalendarDay, count: number): readonly CalendarDay[] {
  return Array.from({ length: count }, (_, index) => isoDay(Date.parse(first) + index * 24 * 3600 * 1000))
}

/** Epoch ms of a time on a day as this process's time zone has it: the zone decides which day that is in UTC. */
export function localMoment(day: CalendarDay, hour: number, minute = 0): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return new Date(year, month - 1, date, hour, minute).getTime()
}
