import type { ByteWindow } from '#src/domain/table/byte-window.ts'
import { largestMinor } from '#src/domain/table/amount.ts'
import { epochMs } from '#src/domain/time/period-name.ts'
import { blankRow, type TableBuilder } from '#src/domain/table/table-builder.ts'
import type { ValueKind } from '#src/domain/table/table.ts'
import { AmountBytes, byteMarks } from './amount-bytes.ts'
import { CellMemory } from './cell-memory.ts'
import { personRoles, type Role } from '#src/compare/read/layout/columns.ts'
import type { Cell } from '#src/compare/read/layout/grid.ts'
import type { Layout } from '#src/compare/read/layout/layout.ts'
import type { NumberColumn } from '#src/compare/read/strict/number-column.ts'
import { bareCell, quotedCell, RowBytes } from './row-bytes.ts'
import { cellAt, cellsIn, CellGroup } from './row-codes.ts'
import { flagOf, tabularRead, type TabularReading } from '#src/compare/read/strict/tabular.ts'
import { cellText, headerAgain, type TabularCodes } from './tabular-codes.ts'

const contextRoles: readonly Role[] = ['period', 'field', 'week', 'frame-id', 'start', 'end', 'type', 'currency']

/**
 * What the cells that name no person say of a row: its week, and for each column of numbers its field, type and units.
 */
interface Context {
  readonly frame: number
  readonly stated: string | null
  readonly columns: readonly ContextColumn[]
}

interface ContextColumn {
  readonly column: NumberColumn
  readonly fieldName: string | null
  readonly typeName: string | null
  readonly kind: ValueKind
  /** −1 until the first value needs it. */
  field: number
  type: number
  /** By place in `byteMarks`. */
  readonly units: ({ readonly code: number; readonly exponent: number } | undefined)[]
}

/** Nobody looked up yet; −1 is nobody. */
const unknown = -2

/**
 * Reads rows of a delimited table from a window of bytes into a builder: what cells name is looked up once per
 * spelling, the commonest numbers are read without text.
 */
export class RowReader {
  values = 0
  /** Values that are numbers. */
  #filled = 0
  /** The row that had not as many cells as the header. */
  ragged: TabularReading | null = null
  readonly #window: ByteWindow
  readonly #row: RowBytes
  readonly #builder: TableBuilder
  readonly #layout: Layout
  readonly #codes: TabularCodes
  readonly #delimiter: string
  readonly #amount = new AmountBytes()
  readonly #people: CellGroup
  readonly #contexts: CellGroup
  #personOf = new Int32Array(1024).fill(unknown)
  readonly #contextOf: (Context | undefined)[] = []
  readonly #flags = new CellMemory((text) => flagOf(text))
  readonly #moments = new CellMemory((text) => epochMs(text))
  #line: number
  readonly #new = blankRow()

  constructor(
    window: ByteWindow,
    layout: Layout,
    codes: TabularCodes,
    builder: TableBuilder,
    delimiter: string,
    firstLine: number,
  ) {
    this.#window = window
    this.#row = new RowBytes(window, delimiter.charCodeAt(0))
    this.#layout = layout
    this.#codes = codes
    this.#builder = builder
    this.#delimiter = delimiter
    this.#line = firstLine
    const places = (roles: readonly Role[]): number[] => roles.flatMap((role) => codes.at.get(role) ?? [])
    this.#people = new CellGroup(places(personRoles))
    this.#contexts = new CellGroup(places(contextRoles))
  }

  /**
   * Reads whole rows from a place on: the place of the first that is not whole; negative where the strict
   * reader has to judge.
   */
  read(from: number): number {
    let at = from
    while (at < this.#window.end && this.ragged === null) {
      const next = this.#row.scan(at)
      if (next === -1) return at
      if (next < 0) return next
      this.#visit()
      this.#line += 1 + this.#row.inner
      at = next
    }
    return at
  }

  /** How it ended. */
  reading(): TabularReading {
    return this.ragged ?? this.#refusal(false) ?? tabularRead(this.#layout, this.#codes, this.values)
  }

  #visit(): void {
    const row = this.#row
    if (this.#line <= this.#layout.headerLine || this.#codes.otherTable !== null || this.#isBlank(0)) return
    const width = this.#layout.header.length
    if (row.count !== width && !(row.count > width && this.#isBlank(width))) {
      this.#codes.ragged.add(this.#line, this.#cells())
      return
    }
    this.#codes.ragged.pass()
    const before = this.#filled
    this.#read()
    if (this.#filled > before && this.#codes.ragged.waiting) this.ragged = this.#refusal(true)
  }

  #refusal(goesOn: boolean): TabularReading | null {
    const problem = this.#codes.ragged.problem(goesOn)
    return problem === null ? null : { kind: 'problem', problem }
  }

  #cells(): readonly Cell[] {
    const { starts, ends, count } = this.#row
    return cellsIn(this.#window, starts[0] ?? 0, ends[count - 1] ?? 0, this.#delimiter)
  }

  #read(): void {
    const row = this.#row
    const person = this.#person()
    if (person === headerAgain) this.#codes.meetHeader(this.#cells(), this.#line)
    if (person < 0) return
    const made = this.#new
    made.person = person
    made.line = this.#line
    made.updatedOn = this.#moments.of(this.#window, row, this.#codes.at.get('updated-on'), this.#delimiter, NaN)
    const loadedAt = this.#codes.at.get('loaded-on')
    if (loadedAt !== undefined)
      this.#builder.startLoad(this.#moments.of(this.#window, row, loadedAt, this.#delimiter, NaN))
    const by = this.#text('updated-by')
    made.updatedBy = by === null ? -1 : this.#codes.other(by)
    const updated = this.#flags.of(this.#window, row, this.#codes.at.get('is-updated'), this.#delimiter, 0)
    made.updated = updated === 1 ? 1 : updated === 2 ? 2 : 0
    const context = this.#context()
    made.frame = context.frame
    for (const column of context.columns) this.#cell(column, context.stated)
  }

  /** Whether every cell from one on is empty. */
  #isBlank(from: number): boolean {
    const { starts, ends, kinds, count } = this.#row
    for (let at = from; at < count; at += 1) {
      const length = (ends[at] ?? 0) - (starts[at] ?? 0)
      if (length > 0 && !(kinds[at] === quotedCell && length === 2)) return false
    }
    return true
  }

  #text(role: Role): string | null {
    const at = this.#codes.at.get(role)
    return at === undefined || at >= this.#row.count
      ? null
      : cellText(cellAt(this.#window, this.#row, at, this.#delimiter))
  }

  #person(): number {
    const code = this.#people.code(this.#window, this.#row)
    if (code >= this.#personOf.length) {
      const larger = new Int32Array(code * 2).fill(unknown)
      larger.set(this.#personOf)
      this.#personOf = larger
    }
    const known = this.#personOf[code] ?? unknown
    if (known !== unknown) return known
    const cells = this.#cells()
    const person = this.#codes.person((role) => {
      const at = this.#codes.at.get(role)
      return at === undefined ? null : cellText(cells[at])
    }, this.#line)
    this.#personOf[code] = person
    return person
  }

  #context(): Context {
    const code = this.#contexts.code(this.#window, this.#row)
    const known = this.#contextOf[code]
    if (known !== undefined) return known
    const typeName = this.#text('type')
    const fieldName = this.#text('field')
    const columns = this.#codes.numbers.map((column) => ({
      column,
      fieldName,
      typeName,
      kind: this.#codes.kindOf(column, typeName),
      field: -1,
      type: -1,
      units: [],
    }))
    const context = { frame: this.#codes.frame((role) => this.#text(role)), stated: this.#text('currency'), columns }
    this.#contextOf[code] = context
    return context
  }

  /** Adds the value of one cell. */
  #cell(of: ContextColumn, stated: string | null): void {
    const made = this.#new
    const { column } = of
    if (of.kind === 'updated') {
      const yes = this.#flags.of(this.#window, this.#row, column.at, this.#delimiter, 0)
      if (yes === 0) return
      const { updated } = made
      made.unit = this.#codes.unit(null, false, 0)
      made.minor = yes === 1 ? 1 : 0
      made.step = 0
      made.updated = 0
      this.#add(of, of.typeName ?? 'Forecast Updated')
      made.updated = updated
      return
    }
    if (this.#quickly(of, stated)) {
      this.#add(of, of.typeName ?? this.#codes.typeNameOf(column))
      return
    }
    const text = column.at < this.#row.count ? cellAt(this.#window, this.#row, column.at, this.#delimiter) : null
    const amount = column.read(text, this.#line, (mark, percent, finer) =>
      this.#codes.unitFor(mark, percent, finer, stated, of.fieldName ?? column.header),
    )
    made.unit = amount.unit
    made.minor = amount.minor
    made.step = amount.step
    const row = this.#add(of, of.typeName ?? this.#codes.typeNameOf(column))
    if (amount.odd !== null) this.#builder.odd.push({ row, text: amount.odd.text, minor: amount.odd.minor })
  }

  /** Reads an empty cell, or a number as most are written; false for those that need a closer look. */
  #quickly(of: ContextColumn, stated: string | null): boolean {
    const { column } = of
    const { starts, ends, kinds, count } = this.#row
    const decimal = column.plainDecimal
    const kind = kinds[column.at]
    if (decimal === null || column.at >= count || (kind !== bareCell && kind !== quotedCell)) return false
    const inset = kind === quotedCell ? 1 : 0
    const [from, to] = [(starts[column.at] ?? 0) + inset, (ends[column.at] ?? 0) - inset]
    const amount = this.#amount
    const made = this.#new
    made.step = 0
    if (from === to) {
      made.unit = this.#unit(of, 0, stated).code
      made.minor = NaN
      column.countBlank()
      return true
    }
    if (!amount.read(this.#window.space.bytes, from, to, decimal === '.' ? 46 : 44)) return false
    const unit = this.#unit(of, amount.mark, stated)
    const shift = unit.exponent - amount.decimals
    if (shift < 0 || shift > 3) return false
    const step = 10 ** shift
    if (Math.abs(amount.digits) * step > largestMinor) return false
    made.unit = unit.code
    made.minor = shift === 0 ? amount.digits : amount.digits * step
    // A machine's 1234.50 is exact however many decimals the currency has; a whole number, or one dressed for people,
    // shows its last place.
    made.step = shift === 0 || (amount.plain && amount.decimals > 0) ? 0 : step
    column.countNumber(byteMarks[amount.mark] ?? '', amount.dressed)
    return true
  }

  #unit(of: ContextColumn, mark: number, stated: string | null): { readonly code: number; readonly exponent: number } {
    const known = of.units[mark]
    if (known !== undefined) return known
    const unit = this.#codes.unitFor(byteMarks[mark] ?? '', false, false, stated, of.fieldName ?? of.column.header)
    of.units[mark] = unit
    return unit
  }

  #add(of: ContextColumn, typeName: string): number {
    const made = this.#new
    if (of.field < 0) {
      of.field = this.#codes.field(of.fieldName, of.column)
      of.type = this.#codes.type(typeName, of.kind)
    }
    made.field = of.field
    made.type = of.type
    this.values += 1
    if (!Number.isNaN(made.minor)) this.#filled += 1
    return this.#builder.add(made)
  }
}
