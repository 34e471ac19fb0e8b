import { isUtf8, type ByteWindow } from '#src/domain/table/byte-window.ts'
import { readJson } from '#src/domain/json.ts'

/** Instead of a place: the window ends before the value does. */
export const endsLater = -1

/** Instead of a place: no JSON, or JSON that the strict reader has to judge. */
export const needsStrict = -2

const quote = 34
const backslash = 92

/** 1 for bytes that stand for themselves inside a string: printable ASCII but quote and backslash. */
const plain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 32 && byte < 128 && byte !== quote && byte !== backslash ? 1 : 0,
)

/** Powers of ten that doubles hold exactly. */
const powers = Float64Array.from({ length: 23 }, (_, n) => Number(`1e${n}`))

/**
 * Reads JSON values from a window of bytes; every method takes the place of a value and returns the place after it,
 * `more` or `unusual`.
 */
export class JsonBytes {
  /** The number that was read last: the double nearest to its decimal, as `JSON.parse` gives it. */
  number = NaN
  readonly #window: ByteWindow
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

  constructor(window: ByteWindow) {
    this.#window = window
  }

  /** The first place that holds no blank. */
  skipBlanks(from: number): number {
    const { bytes } = this.#window.space
    let at = from
    for (let byte = bytes[at] ?? 0; byte === 32 || byte === 10 || byte === 13 || byte === 9; byte = bytes[at] ?? 0)
      at += 1
    return at
  }

  /** Passes a string; its letters and escapes are checked. */
  string(from: number): number {
    const { bytes, view } = this.#window.space
    if (from + 1 >= this.#window.end) return endsLater
    let at = from + 1
    // Four bytes at a time while all stand for themselves.
    for (;;) {
      const word = view.getInt32(at, true)
      const quotes = word ^ 0x22222222
      const slashes = word ^ 0x5c5c5c5c
      if (
        ((((quotes - 0x01010101) & ~quotes) |
          ((slashes - 0x01010101) & ~slashes) |
          ((word - 0x20202020) & ~word) |
          word) &
          0x80808080) !==
        0
      )
        break
      at += 4
    }
    while (plain[bytes[at] ?? 0] === 1) at += 1
    return bytes[at] === quote ? at + 1 : this.#longString(from, at)
  }

  /**
   * Passes a string in which something needs a closer look: an escape, a letter beyond ASCII, a control character,
   * the window's end.
   */
  #longString(from: number, start: number): number {
    const { space, end } = this.#window
    const { bytes } = space
    let escapes = false
    let at = start
    for (;;) {
      if (at >= end) return endsLater
      const byte = bytes[at] ?? 0
      if (byte === quote) break
      if (byte < 32) return needsStrict
      if (byte === backslash) {
        escapes = true
        at += 1
      }
      at += 1
    }
    if (!isUtf8(bytes, from, at)) return needsStrict
    return escapes && !readJson(this.text(from, at + 1)).ok ? needsStrict : at + 1
  }

  /** Passes a number and keeps it. */
  readNumber(from: number): number {
    const { bytes } = this.#window.space
    let at = from
    const negative = bytes[at] === 45
    if (negative) at += 1
    const first = at
    let digits = 0
    let byte = bytes[at] ?? 0
    while (byte >= 48 && byte <= 57) {
      digits = digits * 10 + byte - 48
      at += 1
      byte = bytes[at] ?? 0
    }
    const whole = at - first
    let decimals = 0
    if (byte === 46) {
      at += 1
      byte = bytes[at] ?? 0
      while (byte >= 48 && byte <= 57) {
        digits = digits * 10 + byte - 48
        decimals += 1
        at += 1
        byte = bytes[at] ?? 0
      }
      if (decimals === 0) return at >= this.#window.end ? endsLater : needsStrict
    }
    if (at >= this.#window.end) return endsLater
    if (whole === 0 || (whole > 1 && bytes[first] === 48)) return needsStrict
    // Up to fifteen digits are exact as an integer, and one division of exact numbers rounds once, as reading
    // the decimal does.
    if (byte === 101 || byte === 69 || whole + decimals > 15) return this.#longNumber(from)
    const value = decimals === 0 ? digits : digits / (powers[decimals] ?? 1)
    this.number = negative ? -value : value
    return at
  }

  #longNumber(from: number): number {
    const { space, end } = this.#window
    let at = from
    for (
      let byte = space.bytes[at] ?? 0;
      (byte >= 48 && byte <= 57) || byte === 43 || byte === 45 || byte === 46 || byte === 69 || byte === 101;
      byte = space.bytes[at] ?? 0
    )
      at += 1
    if (at >= end) return endsLater
    const read = readJson(this.text(from, at))
    if (!read.ok || typeof read.value !== 'number') return needsStrict
    this.number = read.value
    return at
  }

  /** Passes `true`, `false` or `null`. */
  word(from: number): number {
    const { space, end } = this.#window
    const { bytes } = space
    const expected = bytes[from] === 116 ? 'true' : bytes[from] === 102 ? 'false' : 'null'
    for (let at = 0; at < expected.length; at += 1) {
      if (from + at >= end) return endsLater
      if (bytes[from + at] !== expected.charCodeAt(at)) return needsStrict
    }
    return from + expected.length
  }

  /** Passes any value. */
  value(from: number): number {
    const byte = this.#window.space.bytes[from] ?? 0
    if (byte === quote) return this.string(from)
    if (byte === 45 || (byte >= 48 && byte <= 57)) return this.readNumber(from)
    if (byte === 123 || byte === 91) return this.#nested(from)
    return from >= this.#window.end ? endsLater : this.word(from)
  }

  /** Passes an object or a list: finds its end by its brackets, and has `JSON.parse` check what is in between. */
  #nested(from: number): number {
    const at = this.bracketed(from)
    return at < 0 || readJson(this.text(from, at)).ok ? at : needsStrict
  }

  /** Passes an object or a list by its brackets and strings alone; what stands between them is not checked. */
  bracketed(from: number): number {
    const { space, end } = this.#window
    const { bytes } = space
    let depth = 0
    let at = from
    do {
      if (at >= end) return endsLater
      const byte = bytes[at] ?? 0
      if (byte === quote) {
        at = this.string(at)
        if (at < 0) return at
        continue
      }
      if (byte === 123 || byte === 91) depth += 1
      else if (byte === 125 || byte === 93) depth -= 1
      else if (byte >= 128) return needsStrict
      at += 1
    } while (depth > 0)
    return at
  }

  /** A stretch of the window as text; it must be UTF-8. */
  text(from: number, to: number): string {
    return this.#decoder.decode(this.#window.space.bytes.subarray(from, to))
  }
}
