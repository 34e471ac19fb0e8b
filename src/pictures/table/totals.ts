import { isEasilyConfused, milliOf } from './number-text.ts'
import type { PictureCell, PictureTable } from './picture-table.ts'

const totalLabel =
  /\b(?:grand |sub|overall )?totals?\b|\bsumme?\b|\bgesamt|\bsuma\b|\bsomme\b|\btotaal\b|\btotale\b|合計|合计/i

/**
 * Adds columns up to the row that is labelled as their total. Where a column doesn't add up, the total is marked, and
 * the cells of which another reading, or a sign that looks alike, would make it add up; where only one reading would,
 * it is taken (and stays marked).
 */
export function withTotals(table: PictureTable): PictureTable {
  const totalRow = totalRowOf(table)
  if (totalRow < 0) return table
  const rows = table.rows.map((cells) => [...cells])
  table.isNumeric.forEach((numeric, column) => {
    if (numeric) checkColumn(rows, column, totalRow)
  })
  return { ...table, rows, totalRow }
}

/** The last or the first row, where its label says that it is a total. */
function totalRowOf({ rows, isNumeric }: PictureTable): number {
  const labels = rows.map((cells) =>
    cells
      .filter((_, at) => isNumeric[at] !== true)
      .map(({ text }) => text)
      .join(' '),
  )
  const isTotal = labels.map((label) => totalLabel.test(label))
  // Several totals are a grid of levels, whose sums overlap.
  if (isTotal.filter(Boolean).length !== 1) return -1
  const at = isTotal.indexOf(true)
  return at === 0 || at === rows.length - 1 ? at : -1
}

function checkColumn(rows: PictureCell[][], column: number, totalRow: number): void {
  const cells = rows.map((row) => row[column])
  const texts = cells.map((cell) => cell?.text ?? '')
  if (!/\d/.test(texts[totalRow] ?? '') || addsUp(texts, totalRow)) return
  const fixes = cells.flatMap((cell, row) =>
    (cell?.readings ?? []).slice(1).flatMap((text) => {
      const changed = texts.map((one, at) => (at === row ? text : one))
      return addsUp(changed, totalRow) ? [{ row, text }] : []
    }),
  )
  const [fix] = fixes
  if (fix !== undefined && fixes.length === 1) {
    change(rows, fix.row, column, (cell) => ({
      ...cell,
      text: fix.text,
      readings: [fix.text, ...cell.readings.filter((one) => one !== fix.text)],
    }))
    return
  }
  const gap = sumOf(texts, totalRow) - milliOf(texts[totalRow] ?? '')
  texts.forEach((text, row) => {
    const wanted = milliOf(text) + (row === totalRow ? gap : -gap)
    if (row === totalRow || couldBe(text, wanted)) change(rows, row, column, withTotalMark)
  })
}

const withTotalMark = (cell: PictureCell): PictureCell =>
  cell.marks.includes('total') ? cell : { ...cell, marks: [...cell.marks, 'total'] }

function change(rows: PictureCell[][], row: number, column: number, as: (cell: PictureCell) => PictureCell): void {
  const cell = rows[row]?.[column]
  if (cell !== undefined) rows[row]?.splice(column, 1, as(cell))
}

const sumOf = (texts: readonly string[], totalRow: number): number =>
  texts.reduce((sum, text, row) => sum + (row === totalRow || text === '' ? 0 : milliOf(text)), 0)

/** Half of what a text's last digit is worth, in thousandths. */
function halfStep(text: string): number {
  const decimals = /[.,](\d{1,2})(?!\d)/.exec(text)?.[1]?.length ?? 0
  const scale = /(?:k)\s*\)?$/i.test(text) ? 1e3 : /M\s*\)?$/.test(text) ? 1e6 : 1
  return (500 * scale) / 10 ** decimals
}

/** Whether the others add up to the total; of short forms (1.2M), within what their rounding leaves open. */
function addsUp(texts: readonly string[], totalRow: number): boolean {
  const total = texts[totalRow] ?? ''
  const isShort = texts.some((text) => /[KMk]\s*\)?$/.test(text))
  const open = isShort ? texts.reduce((sum, text) => sum + halfStep(text), 0) : 0
  return Math.abs(sumOf(texts, totalRow) - milliOf(total)) <= open
}

/** Whether a number, one sign of it taken for another that looks alike, is the value wanted (in thousandths). */
function couldBe(text: string, wanted: number): boolean {
  if (!Number.isFinite(wanted)) return false
  const decimals = /[.,](\d{1,2})(?!\d)/.exec(text)?.[1]?.length ?? 0
  const plain = (Math.abs(wanted) / 1000).toFixed(decimals)
  return isEasilyConfused(text.replaceAll(/(?<=\d)[,'’ ](?=\d{3})/g, ''), plain)
}
