import { isEasilyConfused } from './table/number-text.ts'

/** Two values of one row, in plain numbers; null where one is absent. */
export interface TwoValues {
  readonly api: number | null
  readonly ui: number | null
}

/**
 * The rows whose number on the screen, read from a picture, is the export's but for signs that are easily confused: of
 * them the first question is whether they were read rightly.
 */
export function readingDoubts<R extends TwoValues>(rows: Iterable<R>): R[] {
  return [...rows].filter(
    ({ api, ui }) => api !== null && ui !== null && api !== ui && (isMisread(ui, api) || isShifted(ui, api)),
  )
}

function isMisread(read: number, other: number): boolean {
  const isWhole = Number.isInteger(read) || Number.isInteger(other)
  const text = (value: number): string => (isWhole ? String(Math.trunc(value)) : value.toFixed(2))
  // Cents that a screen leaves out are no misreading.
  return isWhole && Math.trunc(read) === Math.trunc(other) ? false : isEasilyConfused(text(read), text(other))
}

/** Whether a decimal mark was lost, or taken for one that groups digits. */
function isShifted(read: number, other: number): boolean {
  return [100, 1000].some((factor) => isClose(read, other * factor) || isClose(read * factor, other))
}

const isClose = (a: number, b: number): boolean => a !== 0 && Math.abs(a - b) < 0.001
