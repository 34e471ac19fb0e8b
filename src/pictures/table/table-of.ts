import { boxAround, type PictureBox, type PictureWord } from '#src/pictures/word.ts'
import { cellBox, wordsText, wordGridOf, type WordGrid } from './word-grid.ts'
import { bareNumber, milliOf, numberText, type NumberText } from './number-text.ts'
import type { MarkKind, PictureCell, PictureTable } from './picture-table.ts'
import { withTotals } from './totals.ts'

/** Below this the engine itself is unsure of a number, of 100. */
const sureNumber = 60
const sureName = 40

/**
 * The grid in several readings of one picture, all in the same pixels: each cell as most of them have it, marked where
 * they differ, where one is unsure, or where `isInked` says that something stands in a cell that none could read. Null
 * where the first reading shows no grid.
 */
export function tableOf(
  readings: readonly (readonly PictureWord[])[],
  isInked: (box: PictureBox) => boolean,
): PictureTable | null {
  const [first = [], ...others] = readings
  const grid = wordGridOf(first)
  if (grid === null) return null
  const rows = grid.rows.map((row) =>
    grid.columns.map((column, at) => {
      const own = row.cells[at] ?? []
      const box = cellBox(grid, row, at)
      const again = others.map((words) => wordsIn(words, grid, row, at))
      return column.isNumeric ? numberCell([own, ...again], box, isInked) : nameCell([own, ...again], box)
    }),
  )
  const isNumeric = grid.columns.map((column) => column.isNumeric)
  return withTotals({
    header: headerOf(grid),
    rows: withForms(rows, isNumeric),
    isNumeric,
    totalRow: -1,
    above: grid.above,
  })
}

/** Another reading's words of a cell: those whose middle is in its row and between its neighbours. */
function wordsIn(
  words: readonly PictureWord[],
  { columns, rows }: WordGrid,
  row: WordGrid['rows'][number],
  column: number,
): PictureWord[] {
  const edge = (left: number): number => ((columns[left]?.x1 ?? 0) + (columns[left + 1]?.x0 ?? 0)) / 2
  const x0 = column === 0 ? -Infinity : edge(column - 1)
  const x1 = column === columns.length - 1 ? Infinity : edge(column)
  const own = row.cells[column] ?? []
  const around = own.length === 0 ? row : boxAround(own.map(({ box }) => box))
  const slack = (row.y1 - row.y0) * 0.25
  const others = rows.filter((one) => one !== row)
  return words.filter(({ box }) => {
    const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2]
    if (x <= x0 || x > x1 || y < around.y0 - slack || y > around.y1 + slack) return false
    return others.every((one) => Math.abs(y - (one.y0 + one.y1) / 2) > Math.abs(y - (row.y0 + row.y1) / 2))
  })
}

function headerOf(grid: WordGrid): PictureCell[] {
  return grid.columns.map(({ x0, x1 }, at) => {
    const words = grid.header?.[at] ?? []
    const text = wordsText(words).replaceAll('\n', ' ')
    const top = grid.headerBox ?? { y0: grid.rows[0]?.y0 ?? 0, y1: grid.rows[0]?.y0 ?? 0 }
    const box = words.length > 0 ? boxAround(words.map((word) => word.box)) : { x0, x1, y0: top.y0, y1: top.y1 }
    return { text, readings: [text], box, marks: text === '' ? ['unread'] : [] }
  })
}

const least = (words: readonly PictureWord[]): number => Math.min(100, ...words.map(({ confidence }) => confidence))

/** Of equal values the one whose digits are grouped: a lost comma is the rule, an invented one is not. */
const grouped = (text: string): number => (/\d[,.'’]\d{3}/.test(text) ? 1 : 0)

/** How often each text was read, most often first; of equals the surer one. */
function votes(texts: readonly { readonly text: string; readonly key: string; readonly sure: number }[]): string[] {
  const keys = [...new Set(texts.map(({ key }) => key))]
  const count = (key: string) => texts.filter((one) => one.key === key).length
  const best = (key: string) =>
    texts.filter((one) => one.key === key).toSorted((a, b) => grouped(b.text) - grouped(a.text) || b.sure - a.sure)[0]
  return keys
    .toSorted((a, b) => count(b) - count(a) || (best(b)?.sure ?? 0) - (best(a)?.sure ?? 0))
    .map((key) => best(key)?.text ?? '')
}

function numberCell(
  readings: readonly (readonly PictureWord[])[],
  box: PictureBox,
  isInked: (box: PictureBox) => boolean,
): PictureCell {
  const read = readings.map((words) => {
    const raw = wordsText(words).replaceAll('\n', ' ')
    const number = numberText(raw)
    const text = number?.text ?? raw
    return { text, number, key: keyOf(number, text), sure: least(words) }
  })
  const filled = read.filter(({ text }) => text !== '')
  if (filled.length === 0) return { text: '', readings: [''], box, marks: isInked(box) ? ['unread'] : [] }
  const texts = votes(filled)
  const best = filled.find(({ text }) => text === texts[0])
  const marks: MarkKind[] = []
  if (texts.length > 1 || filled.length < read.length) marks.push('differs')
  if (best?.number === null || best?.number?.wellFormed === false) marks.push('form')
  if (best?.number?.changed === true) marks.push('letters')
  if (filled.every(({ sure }) => sure < sureNumber)) marks.push('unsure')
  return { text: texts[0] ?? '', readings: texts, box, marks }
}

/** What two readings have to have in common: the value, whatever groups its digits. */
function keyOf(number: NumberText | null, text: string): string {
  if (number === null || !number.wellFormed) return bareNumber(text) || text
  const value = milliOf(number.text)
  return `${Number.isNaN(value) ? bareNumber(text) : value}${text.includes('%') ? '%' : ''}`
}

function nameCell(readings: readonly (readonly PictureWord[])[], box: PictureBox): PictureCell {
  const read = readings
    .map((words) => ({ text: wordsText(words), sure: least(words) }))
    .filter(({ text }) => text !== '')
    .map((one) => ({ ...one, key: one.text.replaceAll(/\s+/g, ' ').toLowerCase() }))
  const texts = votes(read)
  const marks: MarkKind[] = []
  // Names are paired by their letters with some tolerance: only what differs beyond accents and marks is told.
  if (new Set(read.map(({ key }) => plainLetters(key))).size > 1) marks.push('differs')
  if (read.length > 0 && read.every(({ sure }) => sure < sureName)) marks.push('unsure')
  return { text: texts[0] ?? '', readings: texts.length === 0 ? [''] : texts, box, marks }
}

const plainLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/[il1|]/g, 'l')
    .replaceAll(/[0o]/g, 'o')

/** Marks numbers that are made otherwise than the others of their column: decimals, currency, grouping. */
function withForms(rows: readonly (readonly PictureCell[])[], isNumeric: readonly boolean[]): PictureCell[][] {
  const usual = isNumeric.map((numeric, column) =>
    numeric ? usualForm(rows.map((cells) => cells[column]?.text ?? '').filter((text) => /\d/.test(text))) : null,
  )
  return rows.map((cells) =>
    cells.map((cell, column) => {
      const form = usual[column]
      if (form === null || form === undefined || !/\d/.test(cell.text) || cell.marks.includes('form')) return cell
      return isOfForm(cell.text, form) ? cell : { ...cell, marks: [...cell.marks, 'form'] }
    }),
  )
}

/** How most numbers of a column are made; null where that says nothing. */
interface Form {
  readonly decimals: number | null
  readonly currency: string | null
  readonly isGrouped: boolean
}

const decimalsOf = (text: string): number => /[.,](\d{1,2})(?!\d)/.exec(text)?.[1]?.length ?? 0
const currencyOf = (text: string): string => /[$€£¥₹₩]|[A-Z]{3}/.exec(text)?.[0] ?? ''
const isLong = (text: string): boolean => /\d{4}/.test(text)

function usualForm(texts: readonly string[]): Form {
  const most = <T>(values: readonly T[]): T | null => {
    const counts = [...new Set(values)].map((value) => [value, values.filter((one) => one === value).length] as const)
    const [first] = counts.toSorted((a, b) => b[1] - a[1])
    return first !== undefined && first[1] * 3 >= values.length * 2 ? first[0] : null
  }
  return {
    decimals: most(texts.map(decimalsOf)),
    currency: most(texts.map(currencyOf)),
    isGrouped: texts.some((text) => /\d[.,]\d{3}/.test(text)) && !texts.some((text) => /^\D*\d{5,}/.test(text)),
  }
}

function isOfForm(text: string, { decimals, currency, isGrouped }: Form): boolean {
  if (decimals !== null && decimalsOf(text) !== decimals) return false
  if (currency !== null && currencyOf(text) !== currency) return false
  return !(isGrouped && isLong(text))
}
