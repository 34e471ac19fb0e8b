/** Currency marks that are read from bytes, by their place: none, `$`, `€`, `£`. */
export const byteMarks = ['', '$', '€', '£'] as const

/** Digits beyond which the long way is taken. */
const mostDigits = 12

/**
 * Reads the commonest amounts from bytes: a sign or brackets, one of the `byteMarks`, digits in groups of three or
 * none, two decimals or none. Anything else goes the long way, as text; a property test holds the two ways together.
 */
export class AmountBytes {
  /** Digits with the decimals, sign included: 1,234.50 is 123450. */
  digits = 0
  decimals: 0 | 2 = 0
  /** A place in `byteMarks`. */
  mark = 0
  /** Whether the amount is written for people: with a mark, with groups, in brackets. */
  dressed = false
  /** Whether it is written as machines do: no mark, at most one separator. */
  plain = true

  /** Reads a stretch of bytes under a decimal mark; false for what it does not know. */
  read(bytes: Uint8Array, from: number, to: number, decimal: number): boolean {
    let at = from
    let end = to
    const bracket = bytes[at] === 40
    if (bracket) {
      at += 1
      end -= 1
      if (bytes[end] !== 41) return false
    }
    const minus = !bracket && bytes[at] === 45
    if (minus) at += 1
    const width = this.#readMark(bytes, at)
    at += width
    const body = this.#body(bytes, at, end, decimal)
    if (body < 0) return false
    this.plain = this.mark === 0 && body < 2
    this.dressed = !this.plain || bracket
    if ((bracket || minus) && this.digits !== 0) this.digits = -this.digits
    return true
  }

  #readMark(bytes: Uint8Array, at: number): number {
    const byte = bytes[at]
    this.mark =
      byte === 36
        ? 1
        : byte === 0xe2 && bytes[at + 1] === 0x82 && bytes[at + 2] === 0xac
          ? 2
          : byte === 0xc2 && bytes[at + 1] === 0xa3
            ? 3
            : 0
    return this.mark === 0 ? 0 : this.mark === 1 ? 1 : this.mark === 2 ? 3 : 2
  }

  /** Reads digits, groups and decimals; how many separators there are, or −1. */
  #body(bytes: Uint8Array, from: number, end: number, decimal: number): number {
    const group = decimal === 46 ? 44 : 46
    let digits = 0
    let count = 0
    let run = 0
    let groups = 0
    let at = from
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte >= 48 && byte <= 57) {
        digits = digits * 10 + byte - 48
        count += 1
        run += 1
      } else if (byte === group) {
        if (run === 0 || run > 3 || (groups > 0 && run !== 3)) return -1
        groups += 1
        run = 0
      } else break
    }
    if (run === 0 || (groups > 0 && run !== 3) || count > mostDigits) return -1
    this.digits = digits
    this.decimals = 0
    if (at === end) return groups
    const [tens, ones] = [(bytes[at + 1] ?? 0) - 48, (bytes[at + 2] ?? 0) - 48]
    if (bytes[at] !== decimal || at + 3 !== end || tens < 0 || tens > 9 || ones < 0 || ones > 9) return -1
    this.digits = digits * 100 + tens * 10 + ones
    this.decimals = 2
    return groups + 1
  }
}
