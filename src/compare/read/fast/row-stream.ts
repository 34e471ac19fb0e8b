import { ByteWindow } from '#src/domain/table/byte-window.ts'
import type { TableBuilder } from '#src/domain/table/table-builder.ts'
import { decodeBytes } from '#src/compare/read/strict/decode.ts'
import { delimitedGrid, delimitingOf } from '#src/compare/read/strict/delimited.ts'
import { findLayout } from '#src/compare/read/layout/layout.ts'
import { RowReader } from './row-reader.ts'
import type { SourceOptions } from '#src/compare/read/source.ts'
import type { TabularReading } from '#src/compare/read/strict/tabular.ts'
import { sampledRows, TabularCodes } from './tabular-codes.ts'

/**
 * Bytes and line ends that make a head: enough for delimiter, header and sample to be what they are of the whole file.
 */
const headBytes = 1 << 20
const headLines = sampledRows + 500

/** The longest row that is waited for. */
const longestRow = 1 << 26

/** How a delimited file was read: as what, and what came of it. */
export interface RowsRead {
  readonly format: string
  readonly reading: TabularReading
}

/**
 * Reads a CSV or TSV in UTF-8 as its bytes come: delimiter, header and number formats are found in its head, as the
 * strict reader finds them in the whole. Whatever is not plainly such a file is left to that: `feed` and `finish` say
 * so, and the builder has to be taken back to what it was.
 */
export class RowStream {
  readonly #file: string
  readonly #builder: TableBuilder
  readonly #options: SourceOptions
  readonly #window = new ByteWindow()
  #lines = 0
  #counted = 0
  /** The length of the head that was looked at last and was too short. */
  #tried = 0
  #at = 0
  #reader: RowReader | null = null
  #format = ''
  #problem: TabularReading | null = null

  constructor(file: string, builder: TableBuilder, options: SourceOptions) {
    this.#file = file
    this.#builder = builder
    this.#options = options
  }

  /** Values read so far. */
  get rows(): number {
    return this.#reader?.values ?? 0
  }

  /** Takes the next bytes; false where the strict reader has to judge. */
  feed(piece: Uint8Array): boolean {
    if (this.#problem !== null || this.#reader?.ragged != null) return true
    this.#window.slide(this.#at, piece)
    this.#at = 0
    return this.#window.end < longestRow && this.#advance()
  }

  /** Ends the file: what was read, or null where the strict reader has to judge. */
  finish(): RowsRead | null {
    this.#window.last = true
    if (!this.#advance()) return null
    const reading = this.#problem ?? this.#reader?.reading()
    return reading === undefined ? null : { format: this.#format, reading }
  }

  #advance(): boolean {
    if (this.#reader === null && this.#problem === null) {
      if (!this.#window.last && !this.#hasHead()) return true
      if (!this.#begin()) return false
    }
    if (this.#reader === null) return true
    const after = this.#reader.read(this.#at)
    if (after < 0) return false
    this.#at = after
    return true
  }

  #hasHead(): boolean {
    const { space, end } = this.#window
    for (; this.#counted < end; this.#counted += 1) if (space.bytes[this.#counted] === 10) this.#lines += 1
    return end >= Math.max(headBytes, 2 * this.#tried) && this.#lines >= headLines
  }

  /** Looks at the head; false where it is no plain table of text. What it is too short for waits for more bytes. */
  #begin(): boolean {
    const { space, end, last } = this.#window
    this.#tried = end
    const cut = last ? end : space.bytes.lastIndexOf(10, end - 1) + 1
    const head = decodeBytes(space.bytes.subarray(0, cut), this.#file, this.#options.encoding)
    if (head.kind !== 'text' || head.encoding !== 'utf-8' || /^\s*[<{[]/.test(head.text) || /\.json$/i.test(this.#file))
      return false
    const grid = delimitedGrid(head.text, this.#file, head.encoding, this.#options.delimiter)
    const layout = findLayout(grid, this.#options)
    this.#format = grid.format
    // The head may be cut inside of quotes.
    if ('says' in layout && layout.open === true) return !last
    if ('says' in layout) {
      this.#problem = { kind: 'problem', problem: { says: layout.says, file: this.#file, line: layout.line } }
      return true
    }
    if (!layout.isPlain) return false
    const codes = new TabularCodes(this.#file, layout, this.#builder, this.#options)
    if (codes.sample(grid) < sampledRows && !last) return true
    this.#builder.startFile(this.#file)
    const { delimiter, start, firstLine } = delimitingOf(head.text, this.#options.delimiter)
    const marked = space.bytes[0] === 0xef && space.bytes[1] === 0xbb && space.bytes[2] === 0xbf ? 3 : 0
    this.#at = marked + new TextEncoder().encode(head.text.slice(0, start)).length
    this.#reader = new RowReader(this.#window, layout, codes, this.#builder, delimiter, firstLine)
    return true
  }
}
