import { isoDay } from '#src/domain/words/moment.ts'

/** A week as a forecast sees it. */
export interface Week {
  /** `TF:2026-09-28`: unique only together with the period, since a week across a quarter's end is in both. */
  readonly timeFrameId: string
  /** Its rank in the period, from 0. */
  readonly rank: number
  /** Epoch ms, midnight UTC of its first day, a Monday. */
  readonly start: number
  /** Epoch ms, midnight UTC after its last day. */
  readonly end: number
}

/** A fiscal quarter; this organisation's fiscal year is the calendar year. */
export interface WorldPeriod {
  /** `2026_Q4`. */
  readonly id: string
  /** `Q4 FY 2026`, as the screen shows it. */
  readonly label: string
  readonly year: number
  /** 1 to 4. */
  readonly quarter: number
  /** Epoch ms, midnight UTC of its first day. */
  readonly start: number
  /** Epoch ms, midnight UTC after its last day. */
  readonly end: number
  /**
   * The week before it, in which its first calls are made, and every week that touches it: the second can start before
   * the quarter, the last can end after it.
   */
  readonly weeks: readonly Week[]
}

const day = 24 * 3600 * 1000

function weeksOf(start: number, end: number): readonly Week[] {
  const monday = start - ((new Date(start).getUTCDay() + 6) % 7) * day - 7 * day
  const weeks: Week[] = []
  for (let at = monday; at < end; at += 7 * day)
    weeks.push({ timeFrameId: `TF:${isoDay(at)}`, rank: weeks.length, start: at, end: at + 7 * day })
  return weeks
}

/** The quarter of a year; `quarter` is 1 to 4. */
export function worldPeriodAt(year: number, quarter: number): WorldPeriod {
  const start = Date.UTC(year, (quarter - 1) * 3, 1)
  const end = Date.UTC(year, quarter * 3, 1)
  return {
    id: `${year}_Q${quarter}`,
    label: `Q${quarter} FY ${year}`,
    year,
    quarter,
    start,
    end,
    weeks: weeksOf(start, end),
  }
}

/** The quarter that an epoch ms lies in. */
export function periodOn(at: number): WorldPeriod {
  const date = new Date(at)
  return worldPeriodAt(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) + 1)
}

/** The quarter before. */
export function periodBefore(period: WorldPeriod): WorldPeriod {
  return period.quarter === 1 ? worldPeriodAt(period.year - 1, 4) : worldPeriodAt(period.year, period.quarter - 1)
}

/** The quarter after. */
export function periodAfter(period: WorldPeriod): WorldPeriod {
  return period.quarter === 4 ? worldPeriodAt(period.year + 1, 1) : worldPeriodAt(period.year, period.quarter + 1)
}

/** The quarters that the organisation has data for at a time, newest first: the current one and the four before. */
export function periodsKnown(at: number): readonly WorldPeriod[] {
  const periods = [periodOn(at)]
  for (let last = periods[0]; last && periods.length < 5; last = periods.at(-1)) periods.push(periodBefore(last))
  return periods
}

/** The period with an id, among those known at a time. */
export function periodNamed(id: string, at: number): WorldPeriod | undefined {
  return periodsKnown(at).find((period) => period.id === id)
}

/** A period's weeks that have begun at a time. */
export function weeksBegun(period: WorldPeriod, at: number): readonly Week[] {
  return period.weeks.filter((week) => week.start <= at)
}
