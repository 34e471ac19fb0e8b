/** Bytes with a view for reading four at a time; at least four bytes past the last meant one can be read. */
export interface ByteSpace {
  readonly bytes: Uint8Array
  readonly view: DataView
}

/** A space of that many bytes; four more follow them, all noughts. */
export function byteSpace(size: number): ByteSpace {
  const bytes = new Uint8Array(size + 4)
  return { bytes, view: new DataView(bytes.buffer) }
}

/** Whether two stretches of the same length hold the same bytes. */
export function sameBytes(a: DataView, atA: number, b: DataView, atB: number, length: number): boolean {
  const whole = length & ~3
  let at = 0
  for (; at < whole; at += 4) if (a.getInt32(atA + at, true) !== b.getInt32(atB + at, true)) return false
  const rest = length & 3
  if (rest === 0) return true
  // The bytes past the end are shifted out: little-endian, they are the highest.
  return (a.getInt32(atA + at, true) ^ b.getInt32(atB + at, true)) << (32 - rest * 8) === 0
}

/**
 * Gives codes to stretches of bytes in order of first sight, without making strings: open addressing over
 * one store of bytes.
 */
export class ByteDictionary {
  length = 0
  /** Pairs of a hash and a code plus one, side by side so that a look-up meets both at once. */
  #slots = new Int32Array(512)
  /** Where each item begins; one longer than the items. */
  #starts = new Uint32Array(129)
  #store = byteSpace(4096)
  #last = -1
  #lastStart = 0
  #lastLength = -1
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

  /** The code of a stretch, added when it is new. The one asked for last is tried first. */
  code(space: ByteSpace, from: number, to: number): number {
    const length = to - from
    const { view } = space
    const store = this.#store.view
    if (this.#lastLength === length && sameBytes(store, this.#lastStart, view, from, length)) return this.#last
    const hash = hashOf(view, from, length)
    const slots = this.#slots
    const mask = slots.length - 2
    let slot = ((hash ^ (hash >>> 15)) << 1) & mask
    for (;;) {
      const code = (slots[slot + 1] ?? 0) - 1
      if (code < 0) break
      if (slots[slot] === hash) {
        const start = this.#starts[code] ?? 0
        if ((this.#starts[code + 1] ?? 0) - start === length && sameBytes(store, start, view, from, length)) {
          this.#last = code
          this.#lastStart = start
          this.#lastLength = length
          return code
        }
      }
      slot = (slot + 2) & mask
    }
    return this.#add(space, from, length, hash)
  }

  /** The length of an item when a stretch begins with it, else 0. */
  startsAt(space: ByteSpace, from: number, code: number): number {
    const start = this.#starts[code] ?? 0
    const length = (this.#starts[code + 1] ?? 0) - start
    return from + length + 4 <= space.bytes.length && sameBytes(this.#store.view, start, space.view, from, length)
      ? length
      : 0
  }

  /** The item as text. Throws where it is not UTF-8: whoever adds items checks that first. */
  text(code: number): string {
    return this.#decoder.decode(this.#store.bytes.subarray(this.#starts[code] ?? 0, this.#starts[code + 1] ?? 0))
  }

  #add(space: ByteSpace, from: number, length: number, hash: number): number {
    const code = this.length
    const start = this.#starts[code] ?? 0
    if ((code + 1) * 4 > this.#slots.length) this.#grow()
    if (start + length + 4 > this.#store.bytes.length) {
      const larger = byteSpace((start + length) * 2)
      larger.bytes.set(this.#store.bytes.subarray(0, start))
      this.#store = larger
    }
    this.#store.bytes.set(space.bytes.subarray(from, from + length), start)
    this.#starts[code + 1] = start + length
    this.#place(code, hash)
    this.length = code + 1
    this.#last = code
    this.#lastStart = start
    this.#lastLength = length
    return code
  }

  #place(code: number, hash: number): void {
    const mask = this.#slots.length - 2
    let slot = ((hash ^ (hash >>> 15)) << 1) & mask
    while (this.#slots[slot + 1] !== 0) slot = (slot + 2) & mask
    this.#slots[slot] = hash
    this.#slots[slot + 1] = code + 1
  }

  #grow(): void {
    const old = this.#slots
    const starts = new Uint32Array(old.length / 2 + 1)
    starts.set(this.#starts.subarray(0, this.length + 1))
    this.#starts = starts
    this.#slots = new Int32Array(old.length * 2)
    for (let slot = 0; slot < old.length; slot += 2)
      if (old[slot + 1] !== 0) this.#place((old[slot + 1] ?? 0) - 1, old[slot] ?? 0)
  }
}

/** Two lanes, so that one multiplication need not wait for the other. */
function hashOf(view: DataView, from: number, length: number): number {
  let one = length
  let two = 0x9e3779b9 | 0
  let at = from
  for (const end = from + (length & ~7); at < end; at += 8) {
    one = Math.imul(one ^ view.getInt32(at, true), 0x85ebca6b)
    two = Math.imul(two ^ view.getInt32(at + 4, true), 0xc2b2ae35)
    one ^= one >>> 13
    two ^= two >>> 15
  }
  if ((length & 4) !== 0) {
    one = Math.imul(one ^ view.getInt32(at, true), 0x85ebca6b)
    one ^= one >>> 13
    at += 4
  }
  const rest = length & 3
  if (rest > 0) two = Math.imul(two ^ (view.getInt32(at, true) << (32 - rest * 8)), 0xc2b2ae35)
  two ^= two >>> 16
  return Math.imul(one ^ two, 0x27d4eb2f)
}
