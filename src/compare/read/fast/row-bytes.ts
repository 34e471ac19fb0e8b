import { isUtf8, type ByteWindow } from '#src/domain/table/byte-window.ts'

/** Instead of a place: the row does not end in the window. */
export const rowEndsLater = -1

/** Instead of a place: bytes that are no UTF-8. */
export const notUtf8 = -2

/** How a cell is written: as it is, in quotes, or in quotes with quotes inside or letters after them. */
export const bareCell = 0
export const quotedCell = 1
export const tangledCell = 2

/**
 * Finds the cells of one row of a delimited text in a window of bytes (RFC 4180, any line ends), as
 * `scanDelimited` does in text.
 */
export class RowBytes {
  /** Where each cell begins and ends, quotes included, and how it is written. */
  readonly starts = new Int32Array(4096)
  readonly ends = new Int32Array(4096)
  readonly kinds = new Uint8Array(4096)
  /** Cells of the row. */
  count = 0
  /** Line ends inside the row's quotes. */
  inner = 0
  readonly #window: ByteWindow
  readonly #separator: number
  /**
   * 0 for bytes that a cell goes on with: all but separator, line ends, the window's closing nought, and parts of
   * letters beyond ASCII.
   */
  readonly #ends: Uint8Array
  /** The separator four times over. */
  readonly #separators: number
  #high = false

  constructor(window: ByteWindow, separator: number) {
    this.#window = window
    this.#separator = separator
    this.#separators = Math.imul(separator, 0x01010101)
    this.#ends = Uint8Array.from({ length: 256 }, (_, byte) =>
      byte === separator || byte === 10 || byte === 13 || byte === 0 || byte >= 128 ? 1 : 0,
    )
  }

  /** Finds the cells of the row at a place and returns the next row's. */
  scan(from: number): number {
    const { bytes } = this.#window.space
    const { starts, ends, kinds } = this
    let at = from
    let count = 0
    this.inner = 0
    this.#high = false
    for (;;) {
      if (count >= 4096) return notUtf8
      starts[count] = at
      kinds[count] = bareCell
      if (bytes[at] === 34) {
        at = this.#quoted(at, count)
        if (at < 0) return at
      }
      const end = this.#toEnd(at)
      if (kinds[count] === quotedCell && end > at) kinds[count] = tangledCell
      at = end
      ends[count] = at
      count += 1
      if (at >= this.#window.end || bytes[at] !== this.#separator) break
      at += 1
    }
    this.count = count
    return this.#after(from, at)
  }

  /** The next row's place behind the line end at a place. */
  #after(from: number, at: number): number {
    const { space, end, last } = this.#window
    // A row that goes on in the next bytes may be cut within a letter: it is judged when all of it has come.
    if (at >= end && !last) return rowEndsLater
    if (this.#high && !isUtf8(space.bytes, from, at)) return notUtf8
    if (at >= end) return end
    if (space.bytes[at] !== 13) return at + 1
    if (at + 1 >= end) return last ? end : rowEndsLater
    return space.bytes[at + 1] === 10 ? at + 2 : at + 1
  }

  /** Goes on to the cell's end. */
  #toEnd(from: number): number {
    const { space, end } = this.#window
    const { bytes, view } = space
    const stops = this.#ends
    const separators = this.#separators
    let at = from
    // Four bytes at a time while none of them is the separator, a control character or beyond ASCII.
    for (;;) {
      const word = view.getInt32(at, true)
      const parted = word ^ separators
      if (((((parted - 0x01010101) & ~parted) | ((word - 0x20202020) & ~word) | word) & 0x80808080) !== 0) break
      at += 4
    }
    for (;;) {
      while (stops[bytes[at] ?? 0] === 0) at += 1
      const byte = bytes[at] ?? 0
      if (byte >= 128) this.#high = true
      else if (byte !== 0 || at >= end) return at
      at += 1
    }
  }

  /** Passes quotes and what is in them; a quote that is never closed is for the strict reader to judge. */
  #quoted(from: number, cell: number): number {
    const { space, end, last } = this.#window
    const { bytes, view } = space
    this.kinds[cell] = quotedCell
    let at = from + 1
    for (;;) {
      // Four bytes at a time while none of them is a quote, a control character or beyond ASCII.
      for (;;) {
        const word = view.getInt32(at, true)
        const parted = word ^ 0x22222222
        if (((((parted - 0x01010101) & ~parted) | ((word - 0x20202020) & ~word) | word) & 0x80808080) !== 0) break
        at += 4
      }
      const byte = bytes[at] ?? 0
      if (byte === 34) {
        if (bytes[at + 1] !== 34) return at + 1
        this.kinds[cell] = tangledCell
        at += 1
      } else if (byte === 10) this.inner += 1
      else if (byte >= 128) this.#high = true
      else if (byte === 0 && at >= end) {
        return last ? notUtf8 : rowEndsLater
      }
      at += 1
    }
  }
}
