import { currencyCode, exponentOf, resolveCurrency } from '#src/domain/currency.ts'
import { isBlankAmount, type DecimalMark } from '#src/domain/amount-text.ts'
import { epochMs, isoDate } from '#src/domain/period-name.ts'
import type { TableBuilder } from '#src/domain/table-builder.ts'
import type { ReadProblem, ValueKind, Warning } from '#src/domain/table.ts'
import { fieldOfHeader, headerScale, kindOfType, type Mapping, type Role } from './columns.ts'
import type { Cell, Grid } from './grid.ts'
import { findLayout, type Layout } from './layout.ts'
import { NumberColumn, type ColumnReading } from './number-column.ts'
import type { ReadOptions } from './read-options.ts'

/** What reading a table came to. */
export type TabularReading =
  | { readonly kind: 'read'; readonly values: number; readonly layout: 'long' | 'wide'; readonly columns: readonly ColumnReading[]; readonly mapping: Mapping; readonly warnings: readonly Warning[] }
  | { readonly kind: 'problem'; readonly problem: ReadProblem }

/** Reads a table of any known layout into a builder: long (one value a line) or wide (a column per field). */
export function readTabular(grid: Grid, builder: TableBuilder, options: ReadOptions): TabularReading {
  const layout = findLayout(grid, options)
  if ('says' in layout) return { kind: 'problem', problem: { says: layout.says, file: grid.file, line: layout.line } }
  const reader = new TabularReader(grid, layout, builder, options)
  return reader.read()
}

const text = (cell: Cell | undefined): string | null => {
  if (cell === null || cell === undefined || cell === '') return null
  const plain = String(cell).trim()
  return plain === '' ? null : plain
}

class TabularReader {
  readonly #grid: Grid
  readonly #layout: Layout
  readonly #builder: TableBuilder
  readonly #options: ReadOptions
  readonly #numbers: readonly NumberColumn[]
  readonly #at: ReadonlyMap<Role, number>
  readonly #people = new Map<string, number>()
  readonly #frames = new Map<string, number>()
  readonly #fields = new Map<string, number>()
  readonly #types = new Map<string, number>()
  readonly #units = new Map<string, number>()
  readonly #kinds = new Map<string, ValueKind>()
  readonly #markOfField = new Map<string, string | null>()
  /** Consecutive rows are mostly of one person and one week: the last of each is held to save the look-up. */
  #lastPerson: { readonly name: string | null; readonly email: string | null; readonly crmId: string | null; readonly userId: string | null; readonly role: string | null; readonly code: number } | null = null
  #lastFrame: { readonly period: string | null; readonly id: string | null; readonly start: string | null; readonly week: string | null; readonly code: number } | null = null
  readonly #marked = new Map<string, { code: number; exponent: number }>()
  #values = 0
  #totals = 0

  constructor(grid: Grid, layout: Layout, builder: TableBuilder, options: ReadOptions) {
    this.#grid = grid
    this.#layout = layout
    this.#builder = builder
    this.#options = options
    this.#at = new Map(layout.columns.map((column) => [column.role, column.at]))
    const forced = (header: string): DecimalMark | null => (typeof options.decimal === 'string' ? options.decimal : (options.decimal?.[header] ?? null))
    this.#numbers = layout.columns
      .filter((column) => column.numeric)
      .map((column) => new NumberColumn(column.header, column.at, column.role, headerScale(column.header), forced(column.header)))
  }

  read(): TabularReading {
    this.#sample()
    this.#builder.startFile(this.#grid.file)
    const width = this.#layout.header.length
    let ragged: { line: number; cells: number } | null = null
    this.#grid.visit((cells, line) => {
      if (line <= this.#layout.headerLine) return
      if (isBlankRow(cells)) return
      // Fewer or more cells than the header: a stray delimiter or quote has shifted the values, so none of them can be trusted.
      if (this.#grid.strict && cells.length !== width && !extraBlanks(cells, width)) {
        ragged = { line, cells: cells.length }
        return false
      }
      this.#row(cells, line)
    })
    if (ragged !== null) return this.#ragged(ragged, width)
    const mapping = Object.fromEntries(this.#layout.columns.map((column) => [column.header, column.role]))
    return { kind: 'read', values: this.#values, layout: this.#layout.kind, columns: this.#numbers.map((column) => column.reading()), mapping, warnings: this.#warnings() }
  }

  #ragged(row: { line: number; cells: number }, width: number): TabularReading {
    const says = `${this.#grid.file} line ${row.line} has ${row.cells} ${row.cells === 1 ? 'cell' : 'cells'} where the header has ${width}: a delimiter inside a value without quotes, or a row cut short.`
    return { kind: 'problem', problem: { says, file: this.#grid.file, line: row.line } }
  }

  /** Looks at the first rows to settle each column's decimal mark, currency and date order before any value is kept. */
  #sample(): void {
    let rows = 0
    const field = this.#at.get('field')
    const type = this.#at.get('type')
    this.#grid.visit((cells, line) => {
      if (line <= this.#layout.headerLine) return
      rows += 1
      for (const column of this.#numbers) {
        const kind = type === undefined ? 'forecast' : this.#kindNamed(text(cells[type]) ?? 'forecast')
        if (kind === 'updated') continue
        const mark = column.sample(cells[column.at] ?? null)
        const key = field === undefined ? column.header : (text(cells[field]) ?? '')
        if (mark !== '') this.#markOfField.set(key, this.#markOfField.has(key) && this.#markOfField.get(key) !== mark ? null : mark)
      }
      return rows < 20_000
    })
    const votes = this.#numbers.map((column) => column.votes())
    const total = votes.reduce((sum, vote) => ({ dot: sum.dot + vote.dot, comma: sum.comma + vote.comma }), { dot: 0, comma: 0 })
    const hint = total.dot === total.comma ? this.#grid.decimalHint : total.dot > total.comma ? '.' : ','
    for (const column of this.#numbers) column.settle(hint)
  }

  #row(cells: readonly Cell[], line: number): void {
    const get = (role: Role): string | null => {
      const at = this.#at.get(role)
      return at === undefined ? null : text(cells[at])
    }
    const person = this.#person(get)
    if (person < 0) return
    const updatedOn = epochMs(this.#cell(cells, 'updated-on'))
    const by = get('updated-by')
    const updatedBy = by === null ? -1 : this.#other(by)
    const updated = flag(this.#cell(cells, 'is-updated'))
    const frame = this.#frame(get)
    const stated = get('currency')
    for (const column of this.#numbers) {
      const cell = cells[column.at] ?? null
      const typeName = get('type')
      const kind = this.#kindOf(column, typeName)
      if (kind === 'updated') {
        const yes = flag(cell)
        if (yes !== 0) this.#add({ person, field: this.#field(get('field'), column), frame, type: this.#type(typeName ?? 'Forecast Updated', kind), unit: this.#unit(null, false, 0), minor: yes === 1 ? 1 : 0, step: 0, updatedOn, updatedBy, updated: 0, line })
        continue
      }
      const fieldName = get('field')
      const amount = column.read(cell, line, (mark, percent, finer) => this.#unitFor(mark, percent, finer, stated, fieldName ?? column.header))
      const row = this.#add({ person, field: this.#field(fieldName, column), frame, type: this.#type(typeName ?? typeNameOf(column), kind), unit: amount.unit, minor: amount.minor, step: amount.step, updatedOn, updatedBy, updated, line })
      if (amount.odd !== null) this.#builder.odd.push({ row, text: amount.odd.text, minor: amount.odd.minor })
    }
  }

  #add(row: Parameters<TableBuilder['add']>[0]): number {
    this.#values += 1
    return this.#builder.add(row)
  }

  #cell(cells: readonly Cell[], role: Role): Cell {
    const at = this.#at.get(role)
    return at === undefined ? null : (cells[at] ?? null)
  }

  #person(get: (role: Role) => string | null): number {
    const [name, email, crmId, userId, role] = [get('name'), get('email'), get('crm-id'), get('user-id'), get('role')]
    const last = this.#lastPerson
    if (last !== null && last.name === name && last.email === email && last.crmId === crmId && last.userId === userId && last.role === role) return last.code
    const key = `${name ?? ''}\u0000${email ?? ''}\u0000${crmId ?? ''}\u0000${userId ?? ''}\u0000${role ?? ''}`
    let code = this.#people.get(key)
    if (code === undefined) {
      const nobody = name === null && email === null && crmId === null && userId === null
      const isTotal = email === null && crmId === null && userId === null && name !== null && /^(?:grand |sub|overall )?totals?\b|^(?:gesamt|summe)\b/i.test(name)
      if (isTotal) this.#totals += 1
      const mail = email ?? (name !== null && /^[^\s@]+@[^\s@]+$/.test(name) ? name : null)
      code =
        nobody || isTotal
          ? -1
          : this.#builder.personCode({ userId, crmId, name: name === mail ? null : name, email: mail, scopeId: get('scope'), hierarchyId: get('role-id'), hierarchyName: role, parentHierarchyId: get('parent-role-id'), parentHierarchyName: get('parent-role') })
      this.#people.set(key, code)
    }
    this.#lastPerson = { name, email, crmId, userId, role, code }
    return code
  }

  /** Somebody named only as the one who updated. */
  #other(id: string): number {
    const known = this.#people.get(id)
    if (known !== undefined) return known
    const found = [`u:${id}`, `e:${id.toLowerCase()}`, `c:${id}`, `n:${id.toLowerCase()}`].map((key) => this.#builder.people.find(key)).find((code) => code >= 0) ?? -1
    return found
  }

  #frame(get: (role: Role) => string | null): number {
    const [period, id, start, week] = [get('period'), get('frame-id'), get('start'), get('week')]
    const last = this.#lastFrame
    if (last !== null && last.period === period && last.id === id && last.start === start && last.week === week) return last.code
    const key = `${period ?? ''}\u0000${id ?? ''}\u0000${start ?? ''}\u0000${week ?? ''}`
    const known = this.#frames.get(key)
    if (known !== undefined) {
      this.#lastFrame = { period, id, start, week, code: known }
      return known
    }
    const label = period ?? this.#layout.period
    const periodCode = this.#builder.periodCode({ id: label !== null && /^\d{4}_Q[1-4]$/i.test(label) ? label.toUpperCase() : null, label, start: null, end: null })
    const dayFirst = this.#options.dayFirst ?? this.#layout.dayFirst
    const number = week === null ? null : /^\D*(\d{1,3})\D*$/.exec(week)?.[1]
    const day = isoDate(start, dayFirst) ?? (number === undefined || number === null ? isoDate(week, dayFirst) : null)
    const code = this.#builder.frameCode({ id, period: periodCode, start: day, end: isoDate(get('end'), dayFirst), week: number === undefined || number === null ? null : Number(number) })
    this.#frames.set(key, code)
    return code
  }

  #field(name: string | null, column: NumberColumn): number {
    const key = name ?? (column.role === 'wide' ? fieldOfHeader(column.header) : 'Forecast')
    const known = this.#fields.get(key)
    if (known !== undefined) return known
    const code = this.#builder.fieldCode({ id: null, name: key, measure: null })
    this.#fields.set(key, code)
    return code
  }

  #kindOf(column: NumberColumn, typeName: string | null): ValueKind {
    switch (column.role) {
      case 'forecast':
      case 'quota':
      case 'adjustment':
      case 'crm-total':
      case 'crm-closed':
        return column.role
      case 'value':
        return typeName === null ? 'forecast' : this.#kindNamed(typeName)
      default:
        return 'forecast'
    }
  }

  #kindNamed(name: string): ValueKind {
    const known = this.#kinds.get(name)
    if (known !== undefined) return known
    const kind = kindOfType(name)
    this.#kinds.set(name, kind)
    return kind
  }

  #type(name: string, kind: ValueKind): number {
    const known = this.#types.get(name)
    if (known !== undefined) return known
    const code = this.#builder.types.code(name, () => ({ name, kind }))
    this.#types.set(name, code)
    return code
  }

  /** The unit of one cell: its own mark, the row's currency, its field's only mark, or the one chosen for the file. */
  #unitFor(mark: string, percent: boolean, finer: boolean, stated: string | null, field: string): { code: number; exponent: number } {
    const marked = mark === '' || percent ? undefined : this.#marked.get(mark)
    if (marked !== undefined) return marked
    const expected = this.#options.expected ?? []
    const used = mark !== '' ? mark : (stated ?? this.#markOfField.get(field) ?? '')
    const named = percent || used === '' ? null : (currencyCode(used) ?? resolveCurrency(used, expected))
    const currency = percent ? null : (named ?? this.#options.currency ?? null)
    const exponent = percent || (currency === null && finer) ? 6 : exponentOf(currency)
    const unit = { code: this.#unit(currency, percent, exponent), exponent }
    if (mark !== '' && named !== null) this.#marked.set(mark, unit)
    return unit
  }

  #unit(currency: string | null, percent: boolean, exponent: number): number {
    const key = `${currency ?? ''}|${percent}|${exponent}`
    const known = this.#units.get(key)
    if (known !== undefined) return known
    const code = this.#builder.unitCode({ currency, percent, exponent })
    this.#units.set(key, code)
    return code
  }

  #warnings(): Warning[] {
    const file = this.#grid.file
    const said: Warning[] = []
    if (this.#values === 0) said.push({ file, line: this.#layout.headerLine, says: `${file} has a header, but no value under it.` })
    const readings = this.#numbers.map((column) => column.reading())
    const dressed = readings.reduce((sum, column) => sum + column.dressed, 0)
    if (dressed > 0) said.push({ file, says: `${dressed} ${dressed === 1 ? 'cell is' : 'cells are'} formatted text that reads as a number.` })
    for (const column of readings) {
      if (column.unread === null) continue
      said.push({ file, line: column.unread.line, says: `Column ${column.header}: ${column.parsed} of ${column.cells} cells read as numbers; the first that did not is “${column.unread.text.slice(0, 60)}”.` })
    }
    for (const column of readings) {
      if (column.currencies.length > 1) said.push({ file, says: `Column ${column.header} mixes currencies: ${column.currencies.join(', ')}. Each is compared and totalled apart.` })
    }
    const finer = readings.reduce((sum, column) => sum + column.finer, 0)
    if (finer > 0) said.push({ file, says: `${finer} ${finer === 1 ? 'value has' : 'values have'} more decimals than its currency; rounded half away from zero.` })
    if (this.#totals > 0) said.push({ file, says: `${this.#totals} total ${this.#totals === 1 ? 'row was' : 'rows were'} left out: only people are compared.` })
    return said
  }
}

function typeNameOf(column: NumberColumn): string {
  return column.role === 'wide' || column.role === 'value' ? 'Forecast Value' : column.header
}

function isBlankRow(cells: readonly Cell[]): boolean {
  for (const cell of cells) if (cell !== null && cell !== '') return false
  return true
}

function extraBlanks(cells: readonly Cell[], width: number): boolean {
  return cells.length > width && cells.slice(width).every((cell) => cell === '' || cell === null)
}

/** Yes, no, or not said. */
function flag(cell: Cell): 0 | 1 | 2 {
  if (cell === true || cell === 1) return 1
  if (cell === false || cell === 0) return 2
  if (typeof cell !== 'string' || isBlankAmount(cell)) return 0
  if (/^(?:yes|y|true|1|ja|oui|si|sí)$/i.test(cell.trim())) return 1
  return /^(?:no|n|false|0|nein|non)$/i.test(cell.trim()) ? 2 : 0
}
