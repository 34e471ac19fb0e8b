import { dissectAmount, isBlankAmount } from '#src/domain/table/amount-text.ts'
import { periodKey } from '#src/domain/time/period-name.ts'
import { roleOf, squeezed, type Role } from './columns.ts'
import type { Cell, Grid } from './grid.ts'
import type { ReadOptions } from '#src/compare/read/read-options.ts'

/** One column: where it is, what it means, whether it holds numbers to compare. */
export interface LayoutColumn {
  readonly header: string
  readonly at: number
  readonly role: Role
  readonly numeric: boolean
}

/** Where a table's header is and what its columns mean. */
export interface Layout {
  readonly kind: 'long' | 'wide'
  readonly header: readonly string[]
  readonly headerLine: number
  readonly columns: readonly LayoutColumn[]
  /** A period named above the header, or null. */
  readonly period: string | null
  readonly dayFirst: boolean
}

const numericRoles: ReadonlySet<Role> = new Set<Role>([
  'value',
  'forecast',
  'quota',
  'adjustment',
  'crm-total',
  'crm-closed',
  'wide',
])
const peopleRoles: ReadonlySet<Role> = new Set<Role>(['name', 'email', 'crm-id', 'user-id'])

/**
 * Why a table cannot be taken: a sentence and its line; `open` where a quote is never closed, as one is also
 * where a text was cut.
 */
export interface NoLayout {
  readonly says: string
  readonly line: number | null
  readonly open?: true
}

/** The sentence for a quote that is never closed. */
export function openQuote(file: string, line: number): string {
  return (
    `${file} line ${line} opens a quote that is never closed, so that ` +
    'all the rest would be one cell: close it, or save the file again.'
  )
}

/** Finds the header among the first rows and gives each column a meaning; says what is missing when it cannot. */
export function findLayout(grid: Grid, options: ReadOptions): Layout | NoLayout {
  const first: { cells: readonly Cell[]; line: number }[] = []
  let openLine: number | null = null
  grid.visit((cells, line, open) => {
    first.push({ cells: [...cells], line })
    if (open === true) openLine = line
    return first.length < 400
  })
  if (openLine !== null) return { says: openQuote(grid.file, openLine), line: openLine, open: true }
  const filled = first.filter((row) => row.cells.some((cell) => cell !== null && cell !== ''))
  if (filled.length === 0) return { says: `${grid.file} is empty.`, line: null }
  const scored = filled.slice(0, 20).map((row) => ({ row, score: headerScore(row.cells, options) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score < 1)
    return {
      says:
        `${grid.file} has no header that names people: a column such as User, Email or CRM User ID is needed, and at ` +
        'least one column of values.',
      line: filled[0]?.line ?? null,
    }
  const header = best.row.cells.map((cell) => String(cell ?? '').trim())
  const data = filled.filter((row) => row.line > best.row.line)
  const columns = assignRoles(
    header,
    data.map((row) => row.cells),
    options,
  )
  if (!columns.some((column) => peopleRoles.has(column.role)))
    return { says: `${grid.file} has no column that names people: User, Email or CRM User ID.`, line: best.row.line }
  const long = columns.some((column) => column.role === 'value')
  const numeric = columns.filter((column) => column.numeric)
  if (data.length > 0 && numeric.length === 0)
    return { says: `${grid.file} has no column of values to compare.`, line: best.row.line }
  const above = filled.filter((row) => row.line < best.row.line).flatMap((row) => row.cells)
  const period = above.map((cell) => String(cell ?? '')).find((cell) => /^\d{4}-[qmh]/.test(periodKey(cell))) ?? null
  return {
    kind: long ? 'long' : 'wide',
    header: trimmedHeader(header),
    headerLine: best.row.line,
    columns,
    period,
    dayFirst: isDayFirst(
      columns,
      data.map((row) => row.cells),
    ),
  }
}

/** A header row names people and has words, not numbers. */
function headerScore(cells: readonly Cell[], options: ReadOptions): number {
  const texts = cells.map((cell) => String(cell ?? '').trim())
  const roles = texts.map((text) => options.mapping?.[text] ?? roleOf(text))
  if (!roles.some((role) => role !== null && peopleRoles.has(role))) return 0
  const numbers = texts.filter((text) => text !== '' && dissectAmount(text) !== null).length
  return (
    1 + roles.filter((role) => role !== null).length + texts.filter((text) => text !== '').length / 10 - numbers * 2
  )
}

function trimmedHeader(header: readonly string[]): readonly string[] {
  let width = header.length
  while (width > 0 && header[width - 1] === '') width -= 1
  return header.slice(0, width)
}

function assignRoles(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  options: ReadOptions,
): LayoutColumn[] {
  const known = new Set((options.knownFields ?? []).map(squeezed))
  const taken = new Set<Role>()
  const guessed = header.map((text, at): Role => {
    const chosen = options.mapping?.[text]
    if (chosen !== undefined) return chosen
    const usual = roleOf(text)
    if (usual !== null && numericRoles.has(usual) && usual !== 'value' && known.has(squeezed(text))) return 'wide'
    if (usual !== null && !taken.has(usual)) {
      // A period's id says more than its label, and a `Type` column beside no value column is no data type.
      taken.add(usual)
      return usual
    }
    return text !== '' && mostlyNumbers(rows, at) ? 'wide' : 'skip'
  })
  const long = guessed.includes('value')
  return header.map((text, at) => {
    const role =
      long && guessed[at] === 'wide' && options.mapping?.[text] === undefined ? 'skip' : (guessed[at] ?? 'skip')
    return { header: text, at, role, numeric: numericRoles.has(role) }
  })
}

function mostlyNumbers(rows: readonly (readonly Cell[])[], at: number): boolean {
  let numbers = 0
  let filled = 0
  for (const cells of rows) {
    const cell = cells[at] ?? null
    if (cell === null || (typeof cell === 'string' && isBlankAmount(cell))) continue
    filled += 1
    if (typeof cell === 'number' || (typeof cell === 'string' && dissectAmount(cell) !== null)) numbers += 1
  }
  return filled > 0 && numbers * 2 >= filled
}

/** Whether dates with slashes put the day first: some first part is above 12 and no second part is. */
function isDayFirst(columns: readonly LayoutColumn[], rows: readonly (readonly Cell[])[]): boolean {
  const dates = columns.filter((column) => column.role === 'start' || column.role === 'end').map((column) => column.at)
  let first = 0
  let second = 0
  for (const cells of rows) {
    for (const at of dates) {
      const match = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}/.exec(String(cells[at] ?? ''))
      if (match === null) continue
      if (Number(match[1]) > 12) first += 1
      if (Number(match[2]) > 12) second += 1
    }
  }
  return first > 0 && second === 0
}
