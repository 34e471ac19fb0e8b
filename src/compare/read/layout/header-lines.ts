import { dissectAmount, isBlankAmount } from '#src/domain/table/amount-text.ts'
import { isoDate, periodKey } from '#src/domain/time/period-name.ts'
import type { ReadOptions } from '#src/compare/read/read-options.ts'
import { isMeasureWord, columnLabelOf, type ColumnLabel } from './column-label.ts'
import { fieldOfHeader, roleOf, squeezed, type Role } from './columns.ts'
import type { Cell } from './grid.ts'
import { lastNameWords } from './header-words.ts'

/** Roles that say who a row is of. */
export const peopleRoles: ReadonlySet<Role> = new Set<Role>(['name', 'email', 'crm-id', 'user-id'])

/** The line of the header with what stands above and below it. */
export interface HeaderLines {
  readonly header: readonly string[]
  /** The last line of the header: what comes after it is data. */
  readonly headerLine: number
  /** Words above single columns or groups of them, each held on to its right. */
  readonly above: readonly string[]
  /** What stands alone above the table. */
  readonly titles: readonly string[]
  readonly below: readonly string[]
  /** Whether the file has no header, and the columns go by their places. */
  readonly isMade: boolean
}

interface Row {
  readonly cells: readonly Cell[]
  readonly line: number
}

const textOf = (cell: Cell | undefined): string => String(cell ?? '').trim()
const isNumber = (text: string): boolean =>
  dissectAmount(text) !== null && isoDate(text) === null && !/^\d{1,2}[./]\d{1,2}[./]\d{4}$/.test(text)

/** Finds the header among a file's first rows that hold something: by its words, else by whom the rows below name. */
export function findHeader(rows: readonly Row[], options: ReadOptions): HeaderLines | null {
  const scores = rows.slice(0, 20).map((row, at) => ({ at, score: headerScore(row.cells, options) }))
  // What comes after the first data is another table's, however good its header.
  const begun = scores.findIndex(({ score }) => score >= 1)
  const data = rows.findIndex(({ cells }, at) => begun >= 0 && at > begun && cells.map(textOf).some(isNumber))
  const scored = data < 0 ? scores : scores.slice(0, data)
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score >= 1) return linesAround(rows, best.at)
  return byPeople(rows, options)
}

/** A header row names people and has words, not numbers. */
function headerScore(cells: readonly Cell[], options: ReadOptions): number {
  const texts = cells.map(textOf)
  const roles = texts.map((text) => options.mapping?.[text] ?? roleOf(text))
  const named = roles.some((role) => role !== null && peopleRoles.has(role))
  if (!named && !texts.some((text) => lastNameWords.has(squeezed(text)))) return 0
  const numbers = texts.filter((text) => text !== '' && isNumber(text)).length
  return (
    1 + roles.filter((role) => role !== null).length + texts.filter((text) => text !== '').length / 10 - numbers * 2
  )
}

function byPeople(rows: readonly Row[], options: ReadOptions): HeaderLines | null {
  const { knownPerson } = options
  if (knownPerson === undefined) return null
  const at = rows.findIndex(({ cells }) => {
    const texts = cells.map(textOf)
    return texts.some((text) => text !== '' && knownPerson(text) !== null) && texts.some(isNumber)
  })
  if (at < 0) return null
  // Whom the export does not know may stand between the header and the first who is known.
  for (let above = at - 1; above >= 0; above -= 1) {
    const texts = (rows[above]?.cells ?? []).map(textOf)
    if (texts.some(isNumber)) continue
    if (texts.filter((text) => text !== '').length >= 2) return linesAround(rows, above)
  }
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  return {
    header: Array.from({ length: width }, (_, column) => `Column ${column + 1}`),
    headerLine: (rows[0]?.line ?? 1) - 1,
    above: [],
    titles: [],
    below: [],
    isMade: true,
  }
}

function linesAround(rows: readonly Row[], at: number): HeaderLines {
  const own = rows[at] ?? { cells: [], line: 0 }
  const header = own.cells.map(textOf)
  const before = (rows[at - 1]?.cells ?? []).map(textOf)
  const isGroup =
    before.slice(1).some((text) => text !== '') && !before.some(isNumber) && before.length <= header.length
  const titles = rows
    .slice(0, isGroup ? at - 1 : at)
    .flatMap(({ cells }) => cells.map(textOf).filter((text) => text !== ''))
  const next = rows[at + 1]
  const below = (next?.cells ?? []).map(textOf)
  const people = header.flatMap((text, column) => {
    const role = roleOf(text)
    return role !== null && peopleRoles.has(role) ? [column] : []
  })
  const isBelow =
    people.length > 0 &&
    people.every((column) => (below[column] ?? '') === '') &&
    below.some((text) => text !== '') &&
    !below.some(isNumber) &&
    below.every((text) => text.length < 30)
  return {
    header,
    headerLine: isBelow ? (next?.line ?? own.line) : own.line,
    above: isGroup ? heldOn(before, header) : [],
    titles: isGroup || before.slice(1).some((text) => text !== '') ? titles : [...titles],
    below: isBelow ? below : [],
    isMade: false,
  }
}

/** A group's words hold for the columns to its right until the next, but for those that say who a row is of. */
function heldOn(group: readonly string[], header: readonly string[]): readonly string[] {
  let last = ''
  return header.map((text, at) => {
    const word = group[at] ?? ''
    if (word !== '') last = word
    const role = roleOf(text)
    return role !== null && peopleRoles.has(role) ? '' : last
  })
}

/** What is said of a column of numbers, by all the words above it. */
export interface WideLabel {
  readonly field: string | null
  readonly time: { readonly start: string | null; readonly week: number | null; readonly period: string | null } | null
  readonly beside: string | null
  readonly isChange: boolean
  readonly isTotal: boolean
}

/** Reads what stands above each wide column; null for the other columns. */
export function labelsOf(
  lines: HeaderLines,
  roles: readonly Role[],
  options: ReadOptions,
): readonly (WideLabel | null)[] {
  const known = new Set((options.knownFields ?? []).map(squeezed))
  const isKnown = (name: string): boolean => known.has(squeezed(name)) || known.has(squeezed(fieldOfHeader(name)))
  const swap = isDayFirst(lines.header)
  const own = lines.header.map((text) => columnLabelOf([swap(text)]))
  return lines.header.map((text, at) => {
    if (roles[at] !== 'wide') return null
    if (lines.isMade) return { field: 'Forecast', time: null, beside: null, isChange: false, isTotal: false }
    const parts = [lines.above[at] ?? '', text, lines.below[at] ?? ''].filter((word) => word !== '')
    if (isKnown(text) && parts.length === 1)
      return { field: null, time: null, beside: null, isChange: false, isTotal: false }
    const each = parts.map((word) => columnLabelOf([swap(word)]))
    const start = each.find((label) => label.start !== null)?.start ?? null
    const week = each.find((label) => label.week !== null)?.week ?? null
    const named = each.find((label) => label.period !== null)?.period ?? null
    const period = named ?? bareQuarter(each, options)
    const besides = each.flatMap((label) => label.beside ?? [])
    const isTimed = start !== null || week !== null || period !== null
    const isSingle =
      own.filter((label, other) => roles[other] === 'wide' && label.field === own[at]?.field).length === 1
    const field = fieldOf(each, own[at] ?? null, isSingle, isKnown, period) ?? titleField(lines, options)
    return {
      field:
        isTimed || besides.length > 0 || parts.length > 1 || /^\s*sum/i.test(text) || field !== text ? field : null,
      time: isTimed ? { start, week, period } : null,
      beside: besides[0] ?? null,
      isChange: besides.some((word) => !/week|quarter|period|month|woche|semain|semana|ago|先週|上周/i.test(word)),
      isTotal: each.some((label) => label.isTotal),
    }
  })
}

function fieldOf(
  each: readonly ColumnLabel[],
  own: ColumnLabel | null,
  isSingle: boolean,
  isKnown: (name: string) => boolean,
  period: string | null,
): string | null {
  const names = each
    .map(({ field }) => (period !== null ? field.replace(/\bQ[1-4]\b/i, '').trim() : field))
    .filter((name) => name !== '')
  const known = names.findLast(isKnown)
  if (known !== undefined) return known
  const telling = names.filter((name) => !isMeasureWord(name))
  if (telling.length === 0) return names[0] === undefined || each.length > names.length ? null : names[0]
  if (telling.length === 1) return telling[0] ?? null
  return isSingle && own !== null && own.field !== '' ? own.field : telling.join(' · ')
}

/** The field that a title names where the columns name only times: one that the other side knows, or its only one. */
function titleField({ titles, above }: HeaderLines, options: ReadOptions): string {
  const known = options.knownFields ?? []
  const words = [...titles, ...above]
  const named = known.filter((name) => words.some((word) => squeezed(word).includes(squeezed(name))))
  return (
    named.toSorted((a, b) => b.length - a.length)[0] ?? (known.length === 1 ? (known[0] ?? 'Forecast') : 'Forecast')
  )
}

/** `Q1` alone is the other side's period of that quarter, where there is one. */
function bareQuarter(each: readonly ColumnLabel[], { knownPeriods = [] }: ReadOptions): string | null {
  for (const { field } of each) {
    const found = /(?<![\p{L}\d])Q([1-4])(?![\p{L}\d])/iu.exec(field)
    if (found === null) continue
    const fitting = knownPeriods.filter((name) => periodKey(name).endsWith(`-q${found[1]}`))
    return fitting.toSorted().at(-1) ?? found[0]
  }
  return null
}

/** Turns dates of several headers that put the day first into ISO dates: weeks are seven days apart. */
function isDayFirst(header: readonly string[]): (text: string) => string {
  const slashed = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/
  const found = header.flatMap((text) => {
    const match = slashed.exec(text)
    return match === null ? [] : [match[0]]
  })
  const fits = (dayFirst: boolean): number => {
    const days = found.map((text) => isoDate(text, dayFirst))
    if (days.some((day) => day === null)) return -1
    const times = days.map((day) => Date.parse(day ?? '')).toSorted((a, b) => a - b)
    return times.slice(1).filter((time, at) => (time - (times[at] ?? 0)) % 604_800_000 === 0).length
  }
  const dayFirst = found.length > 0 && fits(true) > fits(false)
  return (text) => (dayFirst ? text.replace(slashed, (day) => isoDate(day, true) ?? day) : text)
}

/** Whether at least half of what a column holds is numbers. */
export function mostlyNumbers(rows: readonly (readonly Cell[])[], at: number): boolean {
  return shareOfNumbers(rows, at) >= 0.5
}

/** Whether a column holds numbers beside other things: a list of values of several types holds flags and dates too. */
export function holdsNumbers(rows: readonly (readonly Cell[])[], at: number): boolean {
  return shareOfNumbers(rows, at) >= 0.1
}

function shareOfNumbers(rows: readonly (readonly Cell[])[], at: number): number {
  let numbers = 0
  let filled = 0
  for (const cells of rows) {
    const cell = cells[at] ?? null
    if (cell === null || (typeof cell === 'string' && isBlankAmount(cell))) continue
    filled += 1
    if (typeof cell === 'number' || (typeof cell === 'string' && dissectAmount(cell) !== null)) numbers += 1
  }
  return filled === 0 ? 0 : numbers / filled
}

/** How many of a column's cells name somebody whom the other side knows, and by what most of them do. */
export function whoIsHeld(
  rows: readonly (readonly Cell[])[],
  at: number,
  knownPerson: NonNullable<ReadOptions['knownPerson']>,
): { readonly count: number; readonly kind: 'name' | 'email' | 'crm-id' | 'user-id' | null } {
  const counts = new Map<'name' | 'email' | 'crm-id' | 'user-id', number>()
  for (const cells of rows) {
    const kind = knownPerson(textOf(cells[at]))
    if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1])
  return { count: best?.[1] ?? 0, kind: best?.[0] ?? null }
}
