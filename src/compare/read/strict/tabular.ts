import { isBlankAmount } from '#src/domain/table/amount-text.ts'
import { epochMs } from '#src/domain/time/period-name.ts'
import type { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { ReadProblem, Warning } from '#src/domain/table/table.ts'
import type { Mapping, Role } from '#src/compare/read/layout/columns.ts'
import type { Cell, Grid } from '#src/compare/read/layout/grid.ts'
import { peopleRoles } from '#src/compare/read/layout/header-lines.ts'
import type { LeftOutLine } from '#src/compare/read/layout/left-out-lines.ts'
import { findLayout, openQuote, type Layout, type MeantBy } from '#src/compare/read/layout/layout.ts'
import { isTotalName } from '#src/compare/read/layout/total-names.ts'
import type { ColumnReading } from './number-column.ts'
import type { ReadOptions } from '#src/compare/read/read-options.ts'
import { cellText, headerAgain, TabularCodes } from '#src/compare/read/fast/tabular-codes.ts'

/** What reading a table came to. */
export type TabularReading =
  | {
      readonly kind: 'read'
      readonly values: number
      readonly layout: 'long' | 'wide'
      readonly columns: readonly ColumnReading[]
      readonly mapping: Mapping
      /** How the meaning of each column was found, by its header. */
      readonly meantBy: Readonly<Record<string, MeantBy>>
      /** Whether it names deals beside the people: several lines a person. */
      readonly listsDeals: boolean
      readonly leftOut: readonly LeftOutLine[]
      /** The cells of a last line that lacks its end. */
      readonly endsShort: readonly string[] | null
      readonly warnings: readonly Warning[]
    }
  | { readonly kind: 'problem'; readonly problem: ReadProblem }

/** Reads a table of any known layout into a builder: long (one value a line) or wide (a column per field). */
export function readTabular(grid: Grid, builder: TableBuilder, options: ReadOptions): TabularReading {
  const layout = findLayout(grid, options)
  if ('says' in layout) return { kind: 'problem', problem: { says: layout.says, file: grid.file, line: layout.line } }
  const codes = new TabularCodes(grid.file, layout, builder, options)
  codes.sample(grid)
  builder.startFile(grid.file)
  const reader = new TabularReader(grid, layout, builder, codes)
  grid.visit((cells, line, open) => reader.visit(cells, line, open))
  return reader.finish()
}

/** Reads the rows of a table one by one into a builder. */
export class TabularReader {
  readonly #grid: Grid
  readonly #layout: Layout
  readonly #builder: TableBuilder
  readonly #codes: TabularCodes
  #values = 0
  /** Values that are numbers. */
  #filled = 0
  #ragged: ReadProblem | null = null
  #openLine: number | null = null
  #lastPerson = -1

  constructor(grid: Grid, layout: Layout, builder: TableBuilder, codes: TabularCodes) {
    this.#grid = grid
    this.#layout = layout
    this.#builder = builder
    this.#codes = codes
  }

  /**
   * Reads a row; false where it has not as many cells as the header or a quote that is never closed, which
   * ends the reading.
   */
  visit(cells: readonly Cell[], line: number, open = false): boolean {
    if (open) {
      this.#openLine = line
      return false
    }
    if (line <= this.#layout.headerLine || this.#codes.otherTable !== null || isBlankRow(cells)) return true
    const width = this.#layout.header.length
    // Fewer or more cells than the header: a stray delimiter or quote has shifted the values, so none of
    // them can be trusted.
    if (this.#grid.strict && cells.length !== width && !extraBlanks(cells, width)) {
      this.#codes.ragged.add(line, cells)
      return true
    }
    this.#codes.ragged.pass()
    const before = this.#filled
    this.#row(cells, line)
    if (this.#filled === before || !this.#codes.ragged.waiting) return true
    this.#ragged = this.#codes.ragged.problem(true)
    return false
  }

  /** What the rows came to. */
  finish(): TabularReading {
    if (this.#openLine !== null)
      return {
        kind: 'problem',
        problem: { says: openQuote(this.#grid.file, this.#openLine), file: this.#grid.file, line: this.#openLine },
      }
    const problem = this.#ragged ?? this.#codes.ragged.problem(false)
    if (problem !== null) return { kind: 'problem', problem }
    return tabularRead(this.#layout, this.#codes, this.#values)
  }

  #row(cells: readonly Cell[], line: number): void {
    const codes = this.#codes
    const { firstNameAt } = this.#layout
    const get = (role: Role): string | null => {
      const at = codes.at.get(role)
      const text = at === undefined ? null : cellText(cells[at])
      return role === 'name' && firstNameAt >= 0 ? joined(cellText(cells[firstNameAt]), text) : text
    }
    const person = this.#belongsAbove(cells) ? this.#lastPerson : codes.person(get, line)
    if (person === headerAgain) codes.meetHeader(cells, line)
    if (person < 0) return
    this.#lastPerson = person
    const updatedOn = epochMs(this.#cell(cells, 'updated-on'))
    if (codes.at.has('loaded-on')) this.#builder.startLoad(epochMs(this.#cell(cells, 'loaded-on')))
    const by = get('updated-by')
    const updatedBy = by === null ? -1 : codes.other(by)
    const updated = flagOf(this.#cell(cells, 'is-updated'))
    const rowFrame = codes.frame(get)
    const stated = get('currency')
    for (const column of codes.numbers) {
      const cell = cells[column.at] ?? null
      const typeName = get('type')
      const kind = codes.kindOf(column, typeName)
      if (kind === 'updated') {
        const yes = flagOf(cell)
        if (yes !== 0)
          this.#add({
            person,
            field: codes.field(get('field'), column),
            frame: rowFrame,
            type: codes.type(typeName ?? 'Forecast Updated', kind),
            unit: codes.unit(null, false, 0),
            minor: yes === 1 ? 1 : 0,
            step: 0,
            updatedOn,
            updatedBy,
            updated: 0,
            line,
          })
        continue
      }
      const fieldName = get('field')
      const amount = column.read(cell, line, (mark, percent, finer) =>
        codes.unitFor(mark, percent, finer, stated, fieldName ?? column.header),
      )
      const row = this.#add({
        person,
        field: codes.field(fieldName, column),
        frame: codes.frameOf(column, rowFrame, get),
        type: codes.type(typeName ?? codes.typeNameOf(column), kind),
        unit: amount.unit,
        minor: amount.minor,
        step: amount.step,
        updatedOn,
        updatedBy,
        updated,
        line,
      })
      if (amount.odd !== null) this.#builder.odd.push({ row, text: amount.odd.text, minor: amount.odd.minor })
    }
  }

  /** Whether a row that names nobody lists what belongs to the person above: a deal, a category; no total. */
  #belongsAbove(cells: readonly Cell[]): boolean {
    const { listAt } = this.#layout
    if (listAt.length === 0 || this.#lastPerson < 0) return false
    const listed = listAt.some((at) => cellText(cells[at]) !== null)
    return (
      listed &&
      peopleAt(this.#codes.at).every((at) => cellText(cells[at]) === null) &&
      !cells.some((cell) => typeof cell === 'string' && isTotalName(cell.trim()))
    )
  }

  #add(row: Parameters<TableBuilder['add']>[0]): number {
    this.#values += 1
    if (!Number.isNaN(row.minor)) this.#filled += 1
    return this.#builder.add(row)
  }

  #cell(cells: readonly Cell[], role: Role): Cell {
    const at = this.#codes.at.get(role)
    return at === undefined ? null : (cells[at] ?? null)
  }
}

/** What is told of a table that was read to its end. */
export function tabularRead(layout: Layout, codes: TabularCodes, values: number): TabularReading {
  const mapping = Object.fromEntries(layout.columns.map((column) => [column.header, column.role]))
  return {
    kind: 'read',
    values,
    layout: layout.kind,
    columns: codes.numbers.map((column) => column.reading()),
    mapping,
    meantBy: Object.fromEntries(layout.columns.map((column) => [column.header, column.by])),
    listsDeals: layout.listsDeals,
    leftOut: codes.leftOut(),
    endsShort: codes.ragged.last,
    warnings: codes.warnings(values),
  }
}

const joined = (first: string | null, last: string | null): string | null =>
  first === null || last === null ? (first ?? last) : `${first} ${last}`

const peopleAt = (at: ReadonlyMap<Role, number>): readonly number[] =>
  [...peopleRoles].flatMap((role) => at.get(role) ?? [])

function isBlankRow(cells: readonly Cell[]): boolean {
  for (const cell of cells) if (cell !== null && cell !== '') return false
  return true
}

function extraBlanks(cells: readonly Cell[], width: number): boolean {
  return cells.length > width && cells.slice(width).every((cell) => cell === '' || cell === null)
}

/** Yes (1), no (2), or not said (0). */
export function flagOf(cell: Cell): 0 | 1 | 2 {
  if (cell === true || cell === 1) return 1
  if (cell === false || cell === 0) return 2
  if (typeof cell !== 'string' || isBlankAmount(cell)) return 0
  if (/^(?:yes|y|true|1|ja|oui|si|sí)$/i.test(cell.trim())) return 1
  return /^(?:no|n|false|0|nein|non)$/i.test(cell.trim()) ? 2 : 0
}
