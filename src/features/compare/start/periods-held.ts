import { rankByDays } from '#src/compare/pair/weeks.ts'
import type { Table } from '#src/domain/table/table.ts'

/** The names of the periods that a table's weeks belong to, in the order of their names. */
export function periodsShown(table: Table): readonly string[] {
  const names = new Set(table.frames.flatMap(({ period }) => nameOf(table, period) ?? []))
  return [...names].toSorted()
}

/**
 * A week of a period: its first day, `YYYY-MM-DD`, and the number that it is asked for by, its own or else its rank.
 */
export interface HeldWeek {
  readonly start: string
  readonly week: number
}

/** A period's weeks in the order of time; an empty name is that of a period without one. */
export function weeksHeld(table: Table, period: string): readonly HeldWeek[] {
  const own = new Map<string, number | null>()
  for (const frame of table.frames)
    if (frame.start !== null && (nameOf(table, frame.period) ?? '') === period)
      own.set(frame.start, own.get(frame.start) ?? frame.week)
  const first = table.periods.find((one) => (one.id ?? one.label) === period)?.start ?? null
  return [...own]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([start, week], rank) => ({
      start,
      week: week ?? (own.size === 1 ? rankByDays(start, first) : null) ?? rank,
    }))
}

function nameOf(table: Table, period: number): string | null {
  const found = table.periods[period]
  return found?.id ?? found?.label ?? null
}
