import type { ByteWindow } from '#src/domain/table/byte-window.ts'
import { readJson } from '#src/domain/json.ts'
import { JsonBytes, endsLater, needsStrict } from './json-bytes.ts'
import { isHolder } from '#src/clari/export/read-export.ts'

/**
 * Looks for the list of entries or rows, bare or in the outermost object, as its bytes come; what stands before it
 * is parsed later.
 */
export class HeadScan {
  /** The list's name; null for a bare one. */
  holder: string | null = null
  readonly #window: ByteWindow
  readonly #json: JsonBytes
  #at = 0
  #depth = 0
  /** Whether the next string of the outermost object is a name. */
  #named = false

  constructor(window: ByteWindow) {
    this.#window = window
    this.#json = new JsonBytes(window)
  }

  /** The place behind the list's opening bracket, `more`, or `unusual`. */
  scan(): number {
    const { space, end } = this.#window
    const { bytes } = space
    if (this.#at === 0 && end >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.#at = 3
    for (;;) {
      const at = this.#json.skipBlanks(this.#at)
      if (at >= end) return endsLater
      const byte = bytes[at] ?? 0
      if (this.#depth === 0 && byte === 91) return at + 1
      if (this.#depth === 0 && byte !== 123) return needsStrict
      let after = at + 1
      if (byte === 34) {
        after = this.#json.string(at)
        if (after < 0) return after
        if (this.#depth === 1 && this.#named) {
          const found = this.#name(at, after)
          if (found !== 0) return found
          this.#named = false
        }
      } else if (byte === 123 || byte === 91) {
        this.#depth += 1
        this.#named = this.#depth === 1
      } else if (byte === 125 || byte === 93) {
        this.#depth -= 1
        if (this.#depth === 0) return needsStrict
      } else if (byte === 44 && this.#depth === 1) this.#named = true
      this.#at = after
    }
  }

  /**
   * What follows a name of the outermost object: the list's first place, `more`, `unusual`, or 0 where it
   * is another name.
   */
  #name(at: number, after: number): number {
    const { space, end } = this.#window
    const read = readJson(this.#json.text(at, after))
    const name = read.ok && typeof read.value === 'string' ? read.value : ''
    if (!isHolder(name)) return 0
    const colon = this.#json.skipBlanks(after)
    const value = this.#json.skipBlanks(colon + 1)
    if (value >= end) return endsLater
    const byte = space.bytes[value]
    if (byte !== 91) return byte === 123 || name === 'entries' ? needsStrict : 0
    if (space.bytes[colon] !== 58) return needsStrict
    this.holder = name
    return value + 1
  }
}
