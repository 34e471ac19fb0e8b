import type { ByteWindow } from '#src/domain/table/byte-window.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import { JsonBytes, needsStrict } from './json-bytes.ts'
import type { JsonObject } from './lookup-codes.ts'

/**
 * Takes the rows of a list of objects from bytes, as many at once as have come whole; `JSON.parse` reads them, a
 * window at a time.
 */
export class RecordBytes {
  /** Rows taken so far. */
  count = 0
  /** Whether the list's closing bracket was met. */
  closed = false
  readonly #window: ByteWindow
  readonly #json: JsonBytes
  #taken: JsonObject[] = []

  constructor(window: ByteWindow) {
    this.#window = window
    this.#json = new JsonBytes(window)
  }

  /** The rows that came since the last time. */
  take(): readonly JsonObject[] {
    const taken = this.#taken
    this.#taken = []
    return taken
  }

  /**
   * Reads whole rows from a place on: the place of the first that is not whole, or behind the list; `unusual` where the
   * strict reader has to judge.
   */
  read(from: number): number {
    const { bytes } = this.#window.space
    let next = from
    let last = from
    for (;;) {
      const at = this.#json.skipBlanks(next)
      if (at >= this.#window.end) break
      if (bytes[at] !== 123) return needsStrict
      const after = this.#json.bracketed(at)
      if (after === needsStrict) return needsStrict
      const end = after < 0 ? this.#window.end : this.#json.skipBlanks(after)
      if (end >= this.#window.end) break
      if (bytes[end] !== 44 && bytes[end] !== 93) return needsStrict
      last = after
      next = end + 1
      if (bytes[end] === 44) continue
      this.closed = true
      break
    }
    return last === from || this.#parse(from, last) ? next : needsStrict
  }

  #parse(from: number, to: number): boolean {
    const read = readJson(`[${this.#json.text(from, to)}]`)
    if (!read.ok || !Array.isArray(read.value)) return false
    for (const row of read.value) {
      if (!isObject(row)) return false
      this.#taken.push(row)
      this.count += 1
    }
    return true
  }
}
