import { isFiner, numberToMinor } from '#src/domain/table/amount.ts'
import {
  decimalVote,
  dissectAmount,
  isBlankAmount,
  readAmount,
  type AmountParts,
  type DecimalMark,
} from '#src/domain/table/amount-text.ts'
import { resolveCurrency } from '#src/domain/table/currency.ts'
import type { Role } from '#src/compare/read/layout/columns.ts'
import type { Cell } from '#src/compare/read/layout/grid.ts'

/** How a column's cells were read, to be shown and overruled. */
export interface ColumnReading {
  readonly header: string
  readonly role: Role
  readonly decimal: DecimalMark
  /** Whether nothing in the column (or file) says which mark is the decimal one. */
  readonly guessed: boolean
  readonly cells: number
  readonly parsed: number
  readonly blank: number
  /** Cells with currency marks, groups, brackets or K/M/B that read as numbers. */
  readonly dressed: number
  readonly finer: number
  readonly currencies: readonly string[]
  /** The first cell that did not read as a number. */
  readonly unread: { readonly line: number; readonly text: string } | null
}

/**
 * A cell's number in its unit, with how coarsely it was shown; `odd` keeps a text that another number format
 * reads differently.
 */
export interface CellAmount {
  readonly unit: number
  readonly minor: number
  readonly step: number
  readonly odd: { readonly text: string; readonly minor: number | null } | null
}

/**
 * Chooses the unit of a cell from its currency mark, whether it is a percentage, and whether it has more
 * than three decimals.
 */
export type ChooseUnit = (
  mark: string,
  percent: boolean,
  finer: boolean,
) => { readonly code: number; readonly exponent: number }

/** One column of numbers: looks at a sample, settles on a decimal mark, then reads cell by cell. */
export class NumberColumn {
  readonly header: string
  readonly at: number
  readonly role: Role
  readonly #scale: number
  readonly #forced: DecimalMark | null
  #decimal: DecimalMark = '.'
  #guessed = false
  #dot = 0
  #comma = 0
  #eitherDot = 0
  #eitherComma = 0
  #euro = 0
  #cells = 0
  #parsed = 0
  #blank = 0
  #dressed = 0
  #finer = 0
  readonly #marks = new Set<string>()
  readonly #parts = new Map<string, AmountParts | null>()
  #unread: { line: number; text: string } | null = null

  constructor(header: string, at: number, role: Role, scale: number, forced: DecimalMark | null) {
    this.header = header
    this.at = at
    this.role = role
    this.#scale = scale
    this.#forced = forced
  }

  /** Takes a cell into account before reading; returns its currency mark, '' when it has none. */
  sample(cell: Cell): string {
    if (typeof cell !== 'string' || isBlankAmount(cell)) return ''
    const parts = dissectAmount(cell)
    if (parts === null) return ''
    const vote = decimalVote(parts.body)
    if (vote === '.') this.#dot += 1
    else if (vote === ',') this.#comma += 1
    else if (vote === 'either-dot') this.#eitherDot += 1
    else if (vote === 'either-comma') this.#eitherComma += 1
    if (parts.mark === '€') this.#euro += 1
    return parts.percent ? '' : parts.mark
  }

  /** How many cells can only be read with each decimal mark. */
  votes(): { dot: number; comma: number } {
    return { dot: this.#dot, comma: this.#comma }
  }

  /**
   * Settles the decimal mark: what was chosen, what the cells say, what the file says, then the likelier
   * reading of `1,234`.
   */
  settle(hint: DecimalMark | null, isGuess = false): void {
    // Several cells, all with three digits after one and the same mark, say more than the file's separator does.
    const grouped =
      Math.max(this.#eitherDot, this.#eitherComma) >= 3 && Math.min(this.#eitherDot, this.#eitherComma) === 0
    if (this.#forced !== null) this.#decimal = this.#forced
    else if (this.#dot !== this.#comma) this.#decimal = this.#dot > this.#comma ? '.' : ','
    else if (hint !== null && !(isGuess && grouped)) this.#decimal = hint
    else {
      // Three digits after a single mark, in every cell that has one: groups, not thousandths.
      this.#decimal = this.#eitherDot > this.#eitherComma && (this.#eitherDot > 1 || this.#euro > 0) ? ',' : '.'
      this.#guessed = this.#eitherDot + this.#eitherComma > 0
    }
  }

  /** The decimal mark that was settled on; null where the header's scale takes every cell the long way. */
  get plainDecimal(): DecimalMark | null {
    return this.#scale === 0 ? this.#decimal : null
  }

  /** Counts a blank cell that was read elsewhere. */
  countBlank(): void {
    this.#cells += 1
    this.#blank += 1
  }

  /** Counts a number that was read elsewhere, with its currency mark, '' for none. */
  countNumber(mark: string, dressed: boolean): void {
    this.#cells += 1
    this.#parsed += 1
    if (mark !== '') this.#marks.add(mark)
    if (dressed) this.#dressed += 1
  }

  /** Reads one cell. */
  read(cell: Cell, line: number, choose: ChooseUnit): CellAmount {
    this.#cells += 1
    if (cell === null || (typeof cell === 'string' && isBlankAmount(cell))) {
      this.#blank += 1
      return { unit: choose('', false, false).code, minor: NaN, step: 0, odd: null }
    }
    if (typeof cell !== 'string') {
      const value = Number(cell) * 10 ** this.#scale
      const unit = choose('', false, isFiner(value, 3))
      const minor = typeof cell === 'number' ? numberToMinor(value, unit.exponent) : null
      if (minor === null) return this.#failed(String(cell), line, unit.code, null)
      this.#parsed += 1
      if (isFiner(value, unit.exponent)) this.#finer += 1
      return {
        unit: unit.code,
        minor,
        step: this.#scale === 0 && !Number.isInteger(value) ? 0 : 10 ** (unit.exponent + this.#scale),
        odd: null,
      }
    }
    const parts = this.#dissect(cell)
    if (parts === null) return this.#failed(cell, line, choose('', false, false).code, null)
    if (parts.mark !== '') this.#marks.add(parts.mark)
    const scaled = this.#scale === 0 || parts.percent ? parts : { ...parts, scale: parts.scale + this.#scale }
    const fraction = /[.,](\d+)$/.exec(parts.body)?.[1] ?? ''
    const unit = choose(parts.mark, parts.percent, fraction.length > 3)
    const own = readAmount(scaled, this.#decimal, unit.exponent)
    if (own === 'too-large') return this.#failed(cell, line, unit.code, null)
    const vote = decimalVote(parts.body)
    const suspicious =
      own === null ||
      (vote === 'either-dot' && this.#decimal === '.') ||
      (vote === 'either-comma' && this.#decimal === ',')
    const other = suspicious ? readAmount(scaled, this.#decimal === '.' ? ',' : '.', unit.exponent) : null
    const otherMinor = other === null || other === 'too-large' ? null : other.minor
    if (own === null) return this.#failed(cell, line, unit.code, otherMinor)
    this.#parsed += 1
    const plain = parts.mark === '' && scaled.scale === 0 && !/[,.'’ ].*[,.'’ ]/.test(parts.body)
    if (!plain || parts.negative !== cell.trim().startsWith('-') || parts.percent) this.#dressed += 1
    if (own.finer) this.#finer += 1
    // `1234.5` is how machines write 1234.50: exact. `$1,234.5` or `1.2K` shows its last place.
    const exact = plain && fraction.length > 0 && vote === this.#decimal
    return {
      unit: unit.code,
      minor: own.minor,
      step: exact || own.step <= 1 ? 0 : own.step,
      odd: suspicious && otherMinor !== null ? { text: cell, minor: otherMinor } : null,
    }
  }

  #failed(text: string, line: number, unit: number, other: number | null): CellAmount {
    this.#unread ??= { line, text }
    return { unit, minor: NaN, step: 0, odd: { text, minor: other } }
  }

  /** Dissecting remembers recent texts: numbers repeat in forecasts. */
  #dissect(cell: string): AmountParts | null {
    const known = this.#parts.get(cell)
    if (known !== undefined) return known
    const parts = dissectAmount(cell)
    if (this.#parts.size > 4096) this.#parts.clear()
    this.#parts.set(cell, parts)
    return parts
  }

  /** What has been read so far. */
  reading(): ColumnReading {
    const currencies = new Set(
      [...this.#marks].map((mark) => resolveCurrency(mark, [])).filter((code) => code !== null),
    )
    return {
      header: this.header,
      role: this.role,
      decimal: this.#decimal,
      guessed: this.#guessed,
      cells: this.#cells,
      parsed: this.#parsed,
      blank: this.#blank,
      dressed: this.#dressed,
      finer: this.#finer,
      currencies: [...currencies],
      unread: this.#unread,
    }
  }
}
