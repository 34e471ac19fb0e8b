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
  return ((a.getInt32(atA + at, true) ^ b.getInt32(atB + at, true)) << (32 - rest * 8)) === 0
}

/** Gives codes to stretches of bytes in order of first sight, without making strings: open addressing over one store of bytes. */
export class ByteDictionary {
  length = 0
  #slots = new Int32Array(256)
  #hashes = new Int32Array(128)
  /** Where each item begins; one longer than the items. */
  #starts = new Uint32Array(129)
  #store = byteSpace(4096)
  #last = -1
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

  /** The code of a stretch, added when it is new. The one asked for last is tried first. */
  code(space: ByteSpace, from: number, to: number): number {
    const length = to - from
    const last = this.#last
    if (last >= 0 && this.#lengthOf(last) === length && sameBytes(this.#store.view, this.#starts[last] ?? 0, space.view, from, length)) return last
    const hash = hashOf(space.view, from, length)
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const code = (this.#slots[slot] ?? 0) - 1
      if (code < 0) break
      if (this.#hashes[code] === hash && this.#lengthOf(code) === length && sameBytes(this.#store.view, this.#starts[code] ?? 0, space.view, from, length)) {
        this.#last = code
        return code
      }
      slot = (slot + 1) & mask
    }
    return this.#add(space, from, length, hash)
  }

  /** The length of an item when a stretch begins with it, else 0. */
  startsAt(space: ByteSpace, from: number, code: number): number {
    const length = this.#lengthOf(code)
    return from + length + 4 <= space.bytes.length && sameBytes(this.#store.view, this.#starts[code] ?? 0, space.view, from, length) ? length : 0
  }

  /** The item as text. Throws where it is not UTF-8: whoever adds items checks that first. */
  text(code: number): string {
    return this.#decoder.decode(this.#store.bytes.subarray(this.#starts[code] ?? 0, this.#starts[code + 1] ?? 0))
  }

  #lengthOf(code: number): number {
    return (this.#starts[code + 1] ?? 0) - (this.#starts[code] ?? 0)
  }

  #add(space: ByteSpace, from: number, length: number, hash: number): number {
    const code = this.length
    const start = this.#starts[code] ?? 0
    if (code + 1 >= this.#hashes.length) this.#grow()
    if (start + length + 4 > this.#store.bytes.length) {
      const larger = byteSpace((start + length) * 2)
      larger.bytes.set(this.#store.bytes.subarray(0, start))
      this.#store = larger
    }
    this.#store.bytes.set(space.bytes.subarray(from, from + length), start)
    this.#hashes[code] = hash
    this.#starts[code + 1] = start + length
    this.#place(code, hash)
    this.length = code + 1
    this.#last = code
    return code
  }

  #place(code: number, hash: number): void {
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = code + 1
  }

  #grow(): void {
    const size = this.#hashes.length * 2
    const [hashes, starts] = [new Int32Array(size), new Uint32Array(size + 1)]
    hashes.set(this.#hashes)
    starts.set(this.#starts)
    this.#hashes = hashes
    this.#starts = starts
    this.#slots = new Int32Array(size * 2)
    for (let code = 0; code < this.length; code += 1) this.#place(code, hashes[code] ?? 0)
  }
}

function hashOf(view: DataView, from: number, length: number): number {
  let hash = length
  const whole = length & ~3
  let at = from
  for (const end = from + whole; at < end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x85ebca6b)
    hash ^= hash >>> 13
  }
  const rest = length & 3
  if (rest > 0) {
    hash = Math.imul(hash ^ (view.getInt32(at, true) << (32 - rest * 8)), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return Math.imul(hash, 0x27d4eb2f)
}
