import { dissectAmount } from '#src/domain/table/amount-text.ts'
import type { ReadProblem, Warning } from '#src/domain/table/table.ts'
import type { Cell } from './grid.ts'
import { listedText, mostLinesListed, type LeftOutLine } from './left-out-lines.ts'
import { isTotalName } from './total-names.ts'

interface RaggedLine {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Lines that have not as many cells as the header: in the middle of the data they have shifted its values, and the file
 * is refused; at its end they are a footer, unless they look like data.
 */
export class RaggedLines {
  readonly #file: string
  readonly #width: number
  #first: RaggedLine | null = null
  #data: RaggedLine | null = null
  #count = 0
  #last: readonly string[] | null = null
  readonly #listed: LeftOutLine[] = []

  constructor(file: string, width: number) {
    this.#file = file
    this.#width = width
  }

  /** Whether a row of data after them would stand behind a ragged line. */
  get waiting(): boolean {
    return this.#first !== null
  }

  /** The last line's cells, where it has fewer than the header; null where a row stands behind all of them. */
  get last(): readonly string[] | null {
    return this.#last !== null && this.#last.length < this.#width ? this.#last : null
  }

  /** Those that were passed over, in their order. */
  get listed(): readonly LeftOutLine[] {
    return this.#listed
  }

  /** A row of the table follows. */
  pass(): void {
    this.#last = null
  }

  /** Takes a line; its cells are copied. */
  add(line: number, cells: readonly Cell[]): void {
    const ragged = { line, cells: cells.map((cell) => String(cell ?? '').trim()) }
    this.#count += 1
    this.#first ??= ragged
    this.#last = ragged.cells
    if (this.#listed.length < mostLinesListed) {
      const text = listedText(ragged.cells.find((cell) => cell !== '') ?? '')
      this.#listed.push({ line, text, is: 'ragged' })
    }
    if (this.#data === null && looksLikeData(ragged.cells)) this.#data = ragged
  }

  /** Why the file is refused, once data follow (`goesOn`) or at its end; null where they are a footer. */
  problem(goesOn: boolean): ReadProblem | null {
    const found = goesOn ? this.#first : this.#data
    if (found === null) return null
    const count = found.cells.length
    const shown = found.cells.join(',').slice(0, 60)
    const says =
      `${this.#file} line ${found.line} has ${count} ${count === 1 ? 'cell' : 'cells'} where the header has ` +
      `${this.#width} (“${shown}”): a delimiter inside a value without quotes, or a row cut short.`
    return { says, file: this.#file, line: found.line }
  }

  /** That they were passed over. */
  warnings(): Warning[] {
    if (this.#first === null) return []
    const { line, cells } = this.#first
    const shown = cells.find((cell) => cell !== '')?.slice(0, 60) ?? ''
    const says =
      this.#count === 1
        ? `Line ${line} (“${shown}”) is no row of the table and was passed over.`
        : `${this.#count} lines from line ${line} on (“${shown}” and others) are no rows of the table and were ` +
          'passed over.'
    return [{ file: this.#file, line, says }]
  }
}

/** Two filled cells of which one is a number (no year alone) or an e-mail, and no total. */
function looksLikeData(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  const [first = ''] = filled
  if (filled.length < 2 || isTotalName(first)) return false
  return filled.some(
    (cell) => /^[^\s@]+@[^\s@]+$/.test(cell) || (dissectAmount(cell) !== null && !/^(?:19|20)\d\d\.?$/.test(cell)),
  )
}
