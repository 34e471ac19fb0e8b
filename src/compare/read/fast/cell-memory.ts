import { ByteDictionary } from '#src/domain/table/byte-dictionary.ts'
import type { ByteWindow } from '#src/domain/table/byte-window.ts'
import type { RowBytes } from './row-bytes.ts'
import { cellAt } from './row-codes.ts'

/** What cells' texts mean as a number, worked out once per spelling. */
export class CellMemory {
  readonly #read: (text: string) => number
  readonly #spellings = new ByteDictionary()
  readonly #known: number[] = []

  constructor(read: (text: string) => number) {
    this.#read = read
  }

  /** The meaning of a row's cell; `absent` where the table has no such column. */
  of(window: ByteWindow, row: RowBytes, at: number | undefined, delimiter: string, absent: number): number {
    if (at === undefined || at >= row.count) return absent
    const code = this.#spellings.code(window.space, row.starts[at] ?? 0, row.ends[at] ?? 0)
    if (code < this.#known.length) return this.#known[code] ?? absent
    const meaning = this.#read(cellAt(window, row, at, delimiter))
    this.#known[code] = meaning
    return meaning
  }
}
