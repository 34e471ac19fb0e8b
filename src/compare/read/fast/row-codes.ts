import { ByteDictionary } from '#src/domain/table/byte-dictionary.ts'
import type { ByteWindow } from '#src/domain/table/byte-window.ts'
import { scanDelimited } from '#src/compare/read/strict/delimited.ts'
import type { Cell } from '#src/compare/read/layout/grid.ts'
import { bareCell, quotedCell, type RowBytes } from './row-bytes.ts'

/** One for all: making a decoder costs more than a short text. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The cells of a stretch of a row, as text. */
export function cellsIn(window: ByteWindow, from: number, to: number, delimiter: string): readonly Cell[] {
  const text = decoder.decode(window.space.bytes.subarray(from, to))
  let found: readonly Cell[] = ['']
  scanDelimited(text, delimiter, (cells) => {
    found = [...cells]
    return false
  })
  return found
}

/** The text of one cell of the row at hand. */
export function cellAt(window: ByteWindow, row: RowBytes, at: number, delimiter: string): string {
  const [from, to, kind] = [row.starts[at] ?? 0, row.ends[at] ?? 0, row.kinds[at]]
  if (kind === bareCell) return decoder.decode(window.space.bytes.subarray(from, to))
  if (kind === quotedCell) return decoder.decode(window.space.bytes.subarray(from + 1, to - 1))
  return String(cellsIn(window, from, to, delimiter)[0] ?? '')
}

/**
 * Gives one code to what several cells of a row say together, such as all that names its person. Cells that stand side
 * by side are taken as one stretch of bytes, so that most rows cost one look-up.
 */
export class CellGroup {
  /** The first and last cell of each stretch. */
  readonly #stretches: readonly (readonly [number, number])[]
  readonly #dictionaries: readonly ByteDictionary[]
  readonly #pairs: readonly Map<number, number>[]

  constructor(cells: readonly number[]) {
    const stretches: [number, number][] = []
    for (const cell of [...new Set(cells)].toSorted((a, b) => a - b)) {
      const last = stretches.at(-1)
      if (last !== undefined && last[1] === cell - 1) last[1] = cell
      else stretches.push([cell, cell])
    }
    this.#stretches = stretches
    this.#dictionaries = stretches.map(() => new ByteDictionary())
    this.#pairs = stretches.slice(1).map(() => new Map<number, number>())
  }

  /** The code of the row at hand; codes count up from 0 as new ones are met. */
  code(window: ByteWindow, row: RowBytes): number {
    let code = this.#part(0, window, row)
    if (this.#stretches.length < 2) return code
    for (let at = 1; at < this.#stretches.length; at += 1) {
      const key = code * 2 ** 26 + this.#part(at, window, row)
      const pairs = this.#pairs[at - 1]
      const known = pairs?.get(key)
      if (known === undefined) pairs?.set(key, pairs.size)
      code = known ?? (pairs?.size ?? 1) - 1
    }
    return code
  }

  #part(at: number, window: ByteWindow, row: RowBytes): number {
    const stretch = this.#stretches[at]
    if (stretch === undefined) return 0
    return this.#dictionaries[at]?.code(window.space, row.starts[stretch[0]] ?? 0, row.ends[stretch[1]] ?? 0) ?? 0
  }
}
