import type { TableBuilder } from '#src/domain/table/table-builder.ts'
import { findLayout } from '#src/compare/read/layout/layout.ts'
import { cellOf, gridOfRecords, type Cell } from '#src/compare/read/layout/grid.ts'
import type { ReadOptions } from '#src/compare/read/read-options.ts'
import { TabularReader, type TabularReading } from './tabular.ts'
import { sampledRows, TabularCodes } from '#src/compare/read/fast/tabular-codes.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * Reads rows of named cells as they come: the first are kept to find names and number formats, the
 * others only passed on.
 */
export class RecordRows {
  readonly #file: string
  readonly #builder: TableBuilder
  readonly #options: ReadOptions
  #first: Row[] = []
  #header: readonly string[] = []
  #names: ReadonlySet<string> = new Set()
  #cells: Cell[] = []
  #line = 0
  #reader: TabularReader | null = null
  #problem: TabularReading | null = null

  constructor(file: string, builder: TableBuilder, options: ReadOptions) {
    this.#file = file
    this.#builder = builder
    this.#options = options
  }

  /**
   * Takes the next rows; false where one has a cell of a new name, or the first are no table, so that all have
   * to be looked at.
   */
  add(rows: readonly Row[]): boolean {
    if (this.#reader !== null) return rows.every((row) => this.#visit(row))
    for (const row of rows) this.#first.push(row)
    if (this.#first.length > sampledRows) this.#begin()
    return this.#problem === null
  }

  /** What the rows came to. */
  finish(): TabularReading {
    if (this.#reader === null && this.#problem === null) this.#begin()
    return (
      this.#problem ??
      this.#reader?.finish() ?? {
        kind: 'problem',
        problem: { says: `${this.#file} holds no entries.`, file: this.#file, line: null },
      }
    )
  }

  #begin(): void {
    const grid = gridOfRecords(this.#file, this.#first)
    const layout = findLayout(grid, this.#options)
    if ('says' in layout) {
      this.#problem = { kind: 'problem', problem: { says: layout.says, file: this.#file, line: layout.line } }
      return
    }
    const codes = new TabularCodes(this.#file, layout, this.#builder, this.#options)
    codes.sample(grid)
    this.#builder.startFile(this.#file)
    const reader = new TabularReader(grid, layout, this.#builder, codes)
    grid.visit((cells, line) => {
      if (line === 0) this.#header = cells.map(String)
      reader.visit(cells, line)
    })
    this.#names = new Set(this.#header)
    this.#cells = this.#header.map(() => null)
    this.#line = this.#first.length
    this.#first = []
    this.#reader = reader
  }

  #visit(row: Row): boolean {
    for (const name in row) if (!this.#names.has(name)) return false
    this.#line += 1
    for (let at = 0; at < this.#header.length; at += 1) this.#cells[at] = cellOf(row[this.#header[at] ?? ''])
    this.#reader?.visit(this.#cells, this.#line)
    return true
  }
}
