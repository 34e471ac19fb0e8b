import { currencyCode, exponentOf, resolveCurrency } from '#src/domain/table/currency.ts'
import { dissectAmount, type DecimalMark } from '#src/domain/table/amount-text.ts'
import { isoDate } from '#src/domain/time/period-name.ts'
import type { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { ValueKind, Warning } from '#src/domain/table/table.ts'
import {
  fieldOfHeader,
  headerCurrency,
  headerScale,
  kindOfType,
  roleOf,
  squeezed,
  type Role,
} from '#src/compare/read/layout/columns.ts'
import type { Cell, Grid } from '#src/compare/read/layout/grid.ts'
import { peopleRoles } from '#src/compare/read/layout/header-lines.ts'
import type { Layout, LayoutColumn } from '#src/compare/read/layout/layout.ts'
import { listedText, mostLinesListed, type LeftOutLine } from '#src/compare/read/layout/left-out-lines.ts'
import { RaggedLines } from '#src/compare/read/layout/ragged-lines.ts'
import { isTotalName } from '#src/compare/read/layout/total-names.ts'
import { NumberColumn } from '#src/compare/read/strict/number-column.ts'
import type { ReadOptions } from '#src/compare/read/read-options.ts'
import { counted } from '#src/domain/words/count.ts'

/** The rows that are looked at before any is read. */
export const sampledRows = 20_000

/** A cell's text without blanks around it; null for an empty one. */
export function cellText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined || cell === '') return null
  const plain = String(cell).trim()
  return plain === '' ? null : plain
}

/** Instead of a person: a header's word, said again or of another table. */
export const headerAgain = -3

function otherTableWarning(file: string, line: number): Warning {
  return { file, line, says: `Another table begins at line ${line} of ${file}: only the first is compared.` }
}

/** The codes of what a table's cells name, each found once, and its columns of numbers. */
export class TabularCodes {
  readonly numbers: readonly NumberColumn[]
  /** Where each meaning's column is. */
  readonly at: ReadonlyMap<Role, number>
  /** Lines that have not as many cells as the header. */
  readonly ragged: RaggedLines
  /** The line at which another table begins, of which nothing is read; null while none has. */
  otherTable: number | null = null
  readonly #file: string
  readonly #layout: Layout
  readonly #builder: TableBuilder
  readonly #options: ReadOptions
  readonly #columnOf = new Map<NumberColumn, LayoutColumn>()
  readonly #people = new Map<string, number>()
  readonly #frames = new Map<string, number>()
  readonly #fields = new Map<string, number>()
  readonly #types = new Map<string, number>()
  readonly #units = new Map<string, number>()
  readonly #kinds = new Map<string, ValueKind>()
  readonly #markOfField = new Map<string, string | null>()
  /** Consecutive rows are mostly of one person and one week: the last of each is held to save the look-up. */
  #lastPerson: {
    readonly name: string | null
    readonly email: string | null
    readonly crmId: string | null
    readonly userId: string | null
    readonly role: string | null
    readonly code: number
  } | null = null
  #lastFrame: {
    readonly period: string | null
    readonly id: string | null
    readonly start: string | null
    readonly week: string | null
    readonly code: number
  } | null = null
  readonly #marked = new Map<string, { code: number; exponent: number }>()
  #totals = 0
  readonly #totalLines: LeftOutLine[] = []

  constructor(file: string, layout: Layout, builder: TableBuilder, options: ReadOptions) {
    this.ragged = new RaggedLines(file, layout.header.length)
    this.#file = file
    this.#layout = layout
    this.#builder = builder
    this.#options = options
    this.at = new Map(layout.columns.map((column) => [column.role, column.at]))
    const forced = (header: string): DecimalMark | null =>
      typeof options.decimal === 'string' ? options.decimal : (options.decimal?.[header] ?? null)
    this.numbers = layout.columns
      .filter((column) => column.numeric)
      .map((column) => {
        const { header, at, role } = column
        const numbers = new NumberColumn(header, at, role, headerScale(header), forced(header))
        this.#columnOf.set(numbers, column)
        return numbers
      })
    for (const column of this.numbers) {
      const named = headerCurrency(column.header)
      if (named !== null) this.#markOfField.set(column.header, named)
    }
  }

  /**
   * Looks at the first rows to settle each column's decimal mark, currency and date order before any value is kept; how
   * many it looked at.
   */
  sample(grid: Grid): number {
    let rows = 0
    const field = this.at.get('field')
    const type = this.at.get('type')
    grid.visit((cells, line) => {
      if (line <= this.#layout.headerLine) return
      rows += 1
      for (const column of this.numbers) {
        const kind = type === undefined ? 'forecast' : this.#kindNamed(cellText(cells[type]) ?? 'forecast')
        if (kind === 'updated') continue
        const mark = column.sample(cells[column.at] ?? null)
        const key = field === undefined ? column.header : (cellText(cells[field]) ?? '')
        if (mark !== '')
          this.#markOfField.set(key, this.#markOfField.has(key) && this.#markOfField.get(key) !== mark ? null : mark)
      }
      return rows < sampledRows
    })
    const votes = this.numbers.map((column) => column.votes())
    const total = votes.reduce((sum, vote) => ({ dot: sum.dot + vote.dot, comma: sum.comma + vote.comma }), {
      dot: 0,
      comma: 0,
    })
    const hint = total.dot === total.comma ? grid.decimalHint : total.dot > total.comma ? '.' : ','
    for (const column of this.numbers) column.settle(hint, total.dot === total.comma)
    return rows
  }

  /** The person of the row in a line, −1 for nobody and for totals. */
  person(get: (role: Role) => string | null, line: number): number {
    const [named, mailed, crmId, userId, role] = [get('name'), get('email'), get('crm-id'), get('user-id'), get('role')]
    // What stands in a column of e-mails and is none is a name at best: a header that is said again, a footer.
    const email = mailed?.includes('@') === true ? mailed : null
    const name = named ?? mailed
    const last = this.#lastPerson
    if (
      last !== null &&
      last.name === name &&
      last.email === email &&
      last.crmId === crmId &&
      last.userId === userId &&
      last.role === role
    )
      return last.code
    const key = `${name ?? ''}\u0000${email ?? ''}\u0000${crmId ?? ''}\u0000${userId ?? ''}\u0000${role ?? ''}`
    let code = this.#people.get(key)
    if (code === undefined) {
      const nobody =
        (name === null || !/[\p{L}\p{N}]/u.test(name)) && email === null && crmId === null && userId === null
      const isTotal = email === null && crmId === null && userId === null && name !== null && this.#isTotal(name)
      if (isTotal) {
        this.#totals += 1
        if (this.#totalLines.length < mostLinesListed)
          this.#totalLines.push({ line, text: listedText(name), is: 'total' })
      }
      const mail = email ?? (name !== null && /^[^\s@]+@[^\s@]+$/.test(name) ? name : null)
      const word = name !== null && mail === null && crmId === null && userId === null ? roleOf(name) : null
      code =
        nobody || isTotal
          ? -1
          : word !== null && peopleRoles.has(word)
            ? headerAgain
            : this.#builder.personCode({
                userId,
                crmId,
                name: name === mail ? null : name,
                email: mail,
                scopeId: get('scope'),
                hierarchyId: get('role-id'),
                hierarchyName: role,
                parentHierarchyId: get('parent-role-id'),
                parentHierarchyName: get('parent-role'),
              })
      this.#people.set(key, code)
    }
    this.#lastPerson = { name, email, crmId, userId, role, code }
    return code
  }

  /** Whether a name is that of a total, unless the analyst said that it is a person's. */
  #isTotal(name: string): boolean {
    return isTotalName(name) && this.#options.people?.has(listedText(name)) !== true
  }

  /** The lines that are no rows of people, in their order. */
  leftOut(): readonly LeftOutLine[] {
    const found = [...this.#layout.titles, ...this.#totalLines, ...this.ragged.listed]
    return found.toSorted((one, other) => one.line - other.line)
  }

  /** Looks at a row that holds a header's word in place of a name: one that is not this header begins another table. */
  meetHeader(cells: readonly Cell[], line: number): void {
    const said = this.#layout.header.every((text, at) => squeezed(text) === squeezed(cellText(cells[at]) ?? ''))
    const isHeader = cells.every((cell) => typeof cell !== 'number' && dissectAmount(String(cell ?? '')) === null)
    if (!said && isHeader) this.otherTable ??= line
  }

  /** Somebody named only as the one who updated. */
  other(id: string): number {
    return this.#people.get(id) ?? this.#builder.people.find(id)
  }

  /** The row's week. */
  frame(get: (role: Role) => string | null): number {
    const [period, id, start, week] = [get('period'), get('frame-id'), get('start'), get('week')]
    const last = this.#lastFrame
    if (last !== null && last.period === period && last.id === id && last.start === start && last.week === week)
      return last.code
    const key = `${period ?? ''}\u0000${id ?? ''}\u0000${start ?? ''}\u0000${week ?? ''}`
    const known = this.#frames.get(key)
    if (known !== undefined) {
      this.#lastFrame = { period, id, start, week, code: known }
      return known
    }
    const label = period ?? this.#layout.period
    const periodCode = this.#builder.periodCode({
      id: label !== null && /^\d{4}_Q[1-4]$/i.test(label) ? label.toUpperCase() : null,
      label,
      start: null,
      end: null,
    })
    const dayFirst = this.#options.dayFirst ?? this.#layout.dayFirst
    const number = week === null ? null : /^\D*(\d{1,3})\D*$/.exec(week)?.[1]
    const day = isoDate(start, dayFirst) ?? (number === undefined || number === null ? isoDate(week, dayFirst) : null)
    const code = this.#builder.frameCode({
      id,
      period: periodCode,
      start: day,
      end: isoDate(get('end'), dayFirst),
      week: number === undefined || number === null ? null : Number(number),
    })
    this.#frames.set(key, code)
    return code
  }

  /** The field that a cell is of. */
  field(name: string | null, column: NumberColumn): number {
    const key =
      name ?? (column.role === 'wide' ? fieldOfHeader(this.#columnOf.get(column)?.field ?? column.header) : 'Forecast')
    const known = this.#fields.get(key)
    if (known !== undefined) return known
    const code = this.#builder.fieldCode({ id: null, name: key, measure: null })
    this.#fields.set(key, code)
    return code
  }

  /** What kind of number a cell holds. */
  kindOf(column: NumberColumn, typeName: string | null): ValueKind {
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
        return (this.#columnOf.get(column)?.beside ?? null) === null ? 'forecast' : 'other'
    }
  }

  /** A column's own week or period where the words above it name one, else the row's. */
  frameOf(column: NumberColumn, row: number, get: (role: Role) => string | null): number {
    const time = this.#columnOf.get(column)?.time ?? null
    if (time === null) return row
    return this.frame((role) => {
      if (role === 'period') return time.period ?? get(role)
      if (role === 'start') return time.start ?? (time.week === null ? get(role) : null)
      if (role === 'week') return time.week === null ? (time.start === null ? get(role) : null) : String(time.week)
      return role === 'end' || role === 'frame-id' ? null : get(role)
    })
  }

  /** The name of what kind of number a column holds, where its row names none. */
  typeNameOf(column: NumberColumn): string {
    const beside = this.#columnOf.get(column)?.beside ?? null
    return beside ?? (column.role === 'wide' || column.role === 'value' ? 'Forecast Value' : column.header)
  }

  #kindNamed(name: string): ValueKind {
    const known = this.#kinds.get(name)
    if (known !== undefined) return known
    const kind = kindOfType(name)
    this.#kinds.set(name, kind)
    return kind
  }

  /** A data type by its name. */
  type(name: string, kind: ValueKind): number {
    const known = this.#types.get(name)
    if (known !== undefined) return known
    const code = this.#builder.types.code(name, () => ({ name, kind }))
    this.#types.set(name, code)
    return code
  }

  /** The unit of one cell: its own mark, the row's currency, its field's only mark, or the one chosen for the file. */
  unitFor(
    mark: string,
    percent: boolean,
    finer: boolean,
    stated: string | null,
    field: string,
  ): { code: number; exponent: number } {
    const marked = mark === '' || percent ? undefined : this.#marked.get(mark)
    if (marked !== undefined) return marked
    const expected = this.#options.expected ?? []
    const used = mark !== '' ? mark : (codeIn(stated) ?? this.#markOfField.get(field) ?? '')
    const named = percent || used === '' ? null : (currencyCode(used) ?? resolveCurrency(used, expected))
    const currency = percent ? null : (named ?? this.#options.currency ?? null)
    const exponent = percent || (currency === null && finer) ? 6 : exponentOf(currency)
    const unit = { code: this.unit(currency, percent, exponent), exponent }
    if (mark !== '' && named !== null) this.#marked.set(mark, unit)
    return unit
  }

  /** A unit by its parts. */
  unit(currency: string | null, percent: boolean, exponent: number): number {
    const key = `${currency ?? ''}|${percent}|${exponent}`
    const known = this.#units.get(key)
    if (known !== undefined) return known
    const code = this.#builder.unitCode({ currency, percent, exponent })
    this.#units.set(key, code)
    return code
  }

  /** What is worth saying about that many values. */
  warnings(values: number): Warning[] {
    const file = this.#file
    const said: Warning[] = [
      ...this.#layout.notes.map((says) => ({ file, says })),
      ...this.ragged.warnings(),
      ...(this.otherTable === null ? [] : [otherTableWarning(file, this.otherTable)]),
    ]
    if (values === 0)
      said.push({ file, line: this.#layout.headerLine, says: `${file} has a header, but no value under it.` })
    const readings = this.numbers.map((column) => column.reading())
    const dressed = readings.reduce((sum, column) => sum + column.dressed, 0)
    if (dressed > 0)
      said.push({
        file,
        says: `${counted(dressed, 'cell is', 'cells are')} formatted text that reads as a number.`,
      })
    for (const column of readings) {
      if (column.unread === null) continue
      said.push({
        file,
        line: column.unread.line,
        says:
          `Column ${column.header}: ${column.parsed} of ${column.cells} cells read as numbers; the first that did ` +
          `not is “${column.unread.text.slice(0, 60)}”.`,
      })
    }
    for (const column of readings) {
      if (column.currencies.length > 1)
        said.push({
          file,
          says:
            `Column ${column.header} mixes currencies: ` +
            `${column.currencies.join(', ')}. Each is compared and totalled apart.`,
        })
    }
    const finer = readings.reduce((sum, column) => sum + column.finer, 0)
    if (finer > 0)
      said.push({
        file,
        says:
          `${counted(finer, 'value has', 'values have')} more ` +
          'decimals than its currency; rounded half away from zero.',
      })
    if (this.#totals > 0) {
      said.push({
        file,
        says: `${counted(this.#totals, 'total row was', 'total rows were')} left out: only people are compared.`,
      })
    }
    return said
  }
}

/** A currency as a column has it: as it stands, or the code of an object that a warehouse wrote as text. */
function codeIn(stated: string | null): string | null {
  return stated === null ? null : (/\bcode['"]?\s*[:=]\s*['"]?([A-Z]{3})\b/.exec(stated)?.[1] ?? stated)
}
