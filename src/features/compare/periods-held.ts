import type { Table } from '#src/domain/table.ts'

/** The names of the periods that a table's weeks belong to, in the order of their names. */
export function periodsHeld(table: Table): readonly string[] {
  const names = new Set(table.frames.flatMap(({ period }) => nameOf(table, period) ?? []))
  return [...names].toSorted()
}

/** The start dates of a period's weeks, `YYYY-MM-DD`; a week's number is its place here. */
export function weeksHeld(table: Table, period: string): readonly string[] {
  const starts = new Set(table.frames.flatMap((frame) => (frame.start !== null && nameOf(table, frame.period) === period ? [frame.start] : [])))
  return [...starts].toSorted()
}

function nameOf(table: Table, period: number): string | null {
  const found = table.periods[period]
  return found?.id ?? found?.label ?? null
}
