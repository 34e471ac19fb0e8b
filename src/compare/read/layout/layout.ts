import { periodKey } from '#src/domain/time/period-name.ts'
import { roleOf, squeezed, type Role } from './columns.ts'
import { dealWords, firstNameWords, lastNameWords } from './header-words.ts'
import {
  findHeader,
  labelsOf,
  holdsNumbers,
  mostlyNumbers,
  peopleRoles,
  whoIsHeld,
  type HeaderLines,
} from './header-lines.ts'
import type { Cell, Grid } from './grid.ts'
import { listedText, mostLinesListed, type LeftOutLine } from './left-out-lines.ts'
import type { ReadOptions } from '#src/compare/read/read-options.ts'

/** How a column's meaning was found: the analyst said it, its header does, or what it holds. */
export type MeantBy = 'you' | 'header' | 'content'

/** One column: where it is, what it means, whether it holds numbers to compare. */
export interface LayoutColumn {
  readonly header: string
  readonly at: number
  readonly role: Role
  readonly numeric: boolean
  /** The field that the words above it name; null where only the header itself does. */
  readonly field: string | null
  /** The time that they name; null for that of the row. */
  readonly time: ColumnTime | null
  /** What they say of numbers that stand beside those compared: `Last Week`, `column 3`. */
  readonly beside: string | null
  readonly by: MeantBy
}

/** The week or period that the words above a column name. */
export interface ColumnTime {
  readonly start: string | null
  readonly week: number | null
  readonly period: string | null
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
  /** What stands above the header. */
  readonly titles: readonly LeftOutLine[]
  /** Where the first name stands that belongs before the name, or −1. */
  readonly firstNameAt: number
  /** Columns of text that list what belongs to the person above where a row names nobody: deals, categories. */
  readonly listAt: readonly number[]
  readonly listsDeals: boolean
  /** Whether rows are read one by one for themselves, as the reader of bytes does. */
  readonly isPlain: boolean
  readonly notes: readonly string[]
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

interface FirstRow {
  readonly cells: readonly Cell[]
  readonly line: number
}

/** Finds the header among the first rows and gives each column a meaning; says what is missing when it cannot. */
export function findLayout(grid: Grid, options: ReadOptions): Layout | NoLayout {
  const first: FirstRow[] = []
  let openLine: number | null = null
  grid.visit((cells, line, open) => {
    first.push({ cells: [...cells], line })
    if (open === true) openLine = line
    return first.length < 400
  })
  if (openLine !== null) return { says: openQuote(grid.file, openLine), line: openLine, open: true }
  const filled = first.filter((row) => row.cells.some((cell) => cell !== null && cell !== ''))
  if (filled.length === 0) return { says: `${grid.file} is empty.`, line: null }
  const lines = findHeader(filled, options)
  if (lines === null)
    return {
      says:
        `${grid.file} has no header that names people: a column such as User, Email or CRM User ID is needed, and at ` +
        'least one column of values.',
      line: filled[0]?.line ?? null,
    }
  const { header, headerLine } = lines
  const data = filled.filter((row) => row.line > headerLine)
  const { columns, notes } = assignColumns(
    lines,
    data.map((row) => row.cells),
    options,
  )
  if (!columns.some((column) => peopleRoles.has(column.role)))
    return { says: `${grid.file} has no column that names people: User, Email or CRM User ID.`, line: headerLine }
  const long = columns.some((column) => column.role === 'value')
  const numeric = columns.filter((column) => column.numeric)
  if (data.length > 0 && numeric.length === 0)
    return { says: `${grid.file} has no column of values to compare.`, line: headerLine }
  const titled = new Set(lines.titles)
  const titles = filled.filter(
    ({ cells, line }) =>
      line < headerLine && cells.every((cell) => isBlank(cell) || titled.has(String(cell ?? '').trim())),
  )
  const above = filled.filter((row) => row.line < headerLine).flatMap((row) => row.cells)
  const period = above.map((cell) => String(cell ?? '')).find((cell) => /^\d{4}-[qmh]/.test(periodKey(cell))) ?? null
  const squeezedHeader = header.map(squeezed)
  const firstNameAt = squeezedHeader.findIndex((word) => firstNameWords.has(word))
  const dealAt = columns.flatMap(({ role, at }) =>
    role === 'skip' && dealWords.has(squeezedHeader[at] ?? '') ? [at] : [],
  )
  const listAt = [...dealAt, ...columns.flatMap(({ role, at }) => (role === 'field' ? [at] : []))]
  const named = columns.filter(({ role }) => peopleRoles.has(role)).map(({ at }) => at)
  const isListed = data.some(
    ({ cells }) => named.every((at) => isBlank(cells[at])) && listAt.some((at) => !isBlank(cells[at])),
  )
  const usesFirst = firstNameAt >= 0 && columns.some(({ role, at }) => role === 'name' && isLastName(header[at] ?? ''))
  return {
    kind: long ? 'long' : 'wide',
    header: trimmedHeader(header),
    headerLine,
    columns,
    period,
    titles: titles.slice(0, mostLinesListed).map(titleOf),
    dayFirst: isDayFirst(
      columns,
      data.map((row) => row.cells),
    ),
    firstNameAt: usesFirst ? firstNameAt : -1,
    listAt: isListed ? listAt : [],
    listsDeals: dealAt.length > 0 && long,
    isPlain: !isListed && !usesFirst && columns.every(({ time, beside }) => time === null && beside === null),
    notes,
  }
}

function titleOf({ cells, line }: FirstRow): LeftOutLine {
  const text = listedText(
    cells
      .map((cell) => String(cell ?? ''))
      .filter((cell) => cell.trim() !== '')
      .join(' · '),
  )
  return { line, text, is: 'title' }
}

const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')

function trimmedHeader(header: readonly string[]): readonly string[] {
  let width = header.length
  while (width > 0 && header[width - 1] === '') width -= 1
  return header.slice(0, width)
}

function assignColumns(
  lines: HeaderLines,
  rows: readonly (readonly Cell[])[],
  options: ReadOptions,
): { readonly columns: readonly LayoutColumn[]; readonly notes: readonly string[] } {
  const { header } = lines
  const known = new Set((options.knownFields ?? []).map(squeezed))
  const { roles, byContent } = rolesOf(header, rows, known, options)
  const long = roles.includes('value')
  const labels = labelsOf(lines, roles, options)
  const wide = labels.filter((label) => label !== null).length
  const met = new Map<string, number>()
  const notes: string[] = []
  const columns = header.map((text, at): LayoutColumn => {
    const chosen = options.mapping?.[text]
    const label = labels[at] ?? null
    const role = long && roles[at] === 'wide' && chosen === undefined ? 'skip' : (roles[at] ?? 'skip')
    const isNamed = role === 'wide' ? known.has(squeezed(label?.field ?? text)) : role !== 'skip'
    const by = chosen !== undefined ? 'you' : at === byContent || (role === 'wide' && !isNamed) ? 'content' : 'header'
    const numeric = numericRoles.has(role)
    const plain = { header: text, at, role, numeric, field: null, time: null, beside: null, by } as const
    if (label === null || role !== 'wide') return plain
    const isSaid = chosen !== undefined || known.has(squeezed(label.field ?? ''))
    if (!isSaid && wide > 1 && (label.isChange || (label.isTotal && wide > 2)))
      return { ...plain, role: 'skip', numeric: false }
    const key = `${label.field ?? text}|${label.time?.start}|${label.time?.week}|${label.time?.period}|${label.beside}`
    const before = met.get(key)
    if (before === undefined) met.set(key, at)
    else
      notes.push(
        `Columns ${before + 1} and ${at + 1} are both headed “${label.field ?? text}”: ` +
          `column ${before + 1} is compared.`,
      )
    const beside = before === undefined ? label.beside : `column ${at + 1}`
    return { ...plain, field: label.field, time: label.time, beside }
  })
  return { columns, notes }
}

/** What each column means by its header, and which one (−1 for none) by what it holds. */
function rolesOf(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  known: ReadonlySet<string>,
  options: ReadOptions,
): { readonly roles: readonly Role[]; readonly byContent: number } {
  // What the analyst said of one column no other column's header says again.
  const taken = new Set<Role>(header.flatMap((text) => options.mapping?.[text] ?? []))
  const roles = header.map((text, at): Role => {
    const chosen = options.mapping?.[text]
    if (chosen !== undefined) return chosen
    const usual = roleOf(text) ?? (isLastName(text) ? 'name' : null)
    if (usual !== null && numericRoles.has(usual) && usual !== 'value' && known.has(squeezed(text))) return 'wide'
    if (usual === 'value' && !holdsNumbers(rows, at)) return 'skip'
    // A field's name says more than its id, wherever either stands.
    if (usual === 'field' && isId(text) && header.some((other) => !isId(other) && roleOf(other) === 'field'))
      return 'skip'
    if (usual === 'field' && isCategory(text) && !holdsKnownField(rows, at, known)) return 'skip'
    if (usual !== null && !taken.has(usual)) {
      // A period's id says more than its label, and a `Type` column beside no value column is no data type.
      taken.add(usual)
      return usual
    }
    return mostlyNumbers(rows, at) ? (text === '' ? 'skip' : 'wide') : 'skip'
  })
  const { knownPerson } = options
  const byHeaders = { roles, byContent: -1 }
  if (knownPerson === undefined || roles.some((role) => role === 'email' || role === 'crm-id')) return byHeaders
  const held = header.map((_, at) => whoIsHeld(rows, at, knownPerson))
  const named = roles.findIndex((role) => role === 'name' || role === 'user-id')
  const best = held.reduce((most, one, at) => (one.count > (held[most]?.count ?? 0) ? at : most), 0)
  const { count, kind } = held[best] ?? { count: 0, kind: null }
  // Words are believed unless nobody stands below them and people do elsewhere.
  if (kind === null || count < 2 || options.mapping?.[header[best] ?? ''] !== undefined) return byHeaders
  if (named >= 0 && ((held[named]?.count ?? 0) > 0 || best === named)) return byHeaders
  return { roles: roles.map((role, at) => (at === best ? kind : role === kind ? 'skip' : role)), byContent: best }
}

const isId = (text: string): boolean => squeezed(text).endsWith('id')

const isLastName = (text: string): boolean => lastNameWords.has(squeezed(text))

/** Headers of categories are also those of other kinds: they are fields where the other side knows one of them. */
const isCategory = (text: string): boolean => !/field|metric|measure|feld/i.test(text)

function holdsKnownField(rows: readonly (readonly Cell[])[], at: number, known: ReadonlySet<string>): boolean {
  return known.size === 0 || rows.some((cells) => known.has(squeezed(String(cells[at] ?? ''))))
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
