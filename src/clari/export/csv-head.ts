import type { ExportContent } from './export-content.ts'

/** The published CSV's heading; quotes and a byte order mark are allowed. */
const heading = /^\uFEFF?"?User"?,\s?"?Email"?,[^\n]{0,300}?"?Data Value"?\s*$/im

/** Where an export in CSV stands in a text: its heading, and its lines; null when there is none. */
export function csvIn(text: string): { readonly heading: string; readonly lines: readonly string[] } | null {
  const found = heading.exec(text)
  if (found === null) return null
  const lines = text
    .slice(found.index + found[0].length)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  return { heading: found[0].trim(), lines }
}

/** Counts what a CSV export holds. Null when it is no such CSV. */
export function readCsvHead(text: string): ExportContent | null {
  const csv = csvIn(text)
  if (csv === null) return null
  const { lines } = csv
  // The value is the last column; it is quoted when it holds a comma.
  const filled = lines.filter((line) => /,(?:"[^"]+"|[^",\s][^",]*)\s*$/.test(line)).length
  // Its timeframe is a label, which is no id to compare with.
  return { shape: 'flat', under: null, entries: lines.length, filled, users: null, periods: [], kinds: [] }
}
