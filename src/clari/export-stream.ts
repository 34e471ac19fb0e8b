import { ByteWindow, isUtf8 } from '#src/domain/byte-window.ts'
import { readJson } from '#src/domain/json.ts'
import type { TableBuilder } from '#src/domain/table-builder.ts'
import { EntryBytes } from './entry-bytes.ts'
import { JsonBytes, more, unusual } from './json-bytes.ts'
import { isObject, LookupCodes } from './lookup-codes.ts'
import { isLookupEntry, namesOf, readExport, type ExportReading } from './read-export.ts'
import { settleEntries } from './settle-entries.ts'

/** Where row arrays are met beside `entries`: their files are not for this reader. */
const otherHolders: ReadonlySet<string> = new Set(['data', 'rows', 'records', 'results', 'forecasts', 'items'])

/** The most that is kept of the tables of names: they are parsed whole. */
const mostNames = 2 ** 28

/**
 * Reads a lookup export in UTF-8 as its bytes come: entries become rows at once, only the tables of names are parsed as JSON. Whatever is not
 * plainly such an export is left to the strict reader: `feed` and `finish` say so, and the builder has to be taken back to what it was.
 */
export class ExportStream {
  readonly #file: string
  readonly #builder: TableBuilder
  readonly #currency: string | null
  readonly #from: number
  readonly #window = new ByteWindow()
  readonly #head: HeadScan
  readonly #entries: EntryBytes
  /** Everything but the entries. */
  readonly #rest: Uint8Array[] = []
  #restLength = 0
  #phase: 'head' | 'entries' | 'tail' = 'head'
  #at = 0

  constructor(file: string, builder: TableBuilder, currency: string | null) {
    this.#file = file
    this.#builder = builder
    this.#currency = currency
    this.#from = builder.length
    builder.startFile(file)
    this.#head = new HeadScan(this.#window)
    this.#entries = new EntryBytes(this.#window, builder)
  }

  /** Entries read so far. */
  get rows(): number {
    return this.#entries.count
  }

  /** Takes the next bytes; false where the strict reader has to judge. */
  feed(piece: Uint8Array): boolean {
    if (this.#phase === 'tail') return this.#keep(piece.slice())
    this.#window.slide(this.#at, piece)
    this.#at = 0
    if (this.#phase === 'head') {
      const after = this.#head.scan()
      if (after === unusual) return false
      if (after === more) return this.#window.end < mostNames
      if (!this.#keep(this.#window.space.bytes.slice(0, after))) return false
      this.#phase = 'entries'
      this.#at = after
    }
    const after = this.#entries.read(this.#at)
    if (after < 0) return false
    this.#at = after
    if (!this.#entries.closed) return this.#window.end - after < mostNames
    this.#phase = 'tail'
    return this.#keep(this.#window.space.bytes.slice(after - 1, this.#window.end))
  }

  /** Ends the file: what was read, or null where the strict reader has to judge. */
  finish(): ExportReading | null {
    if (this.#phase !== 'tail' || this.#entries.count === 0) return null
    const json = parsed(this.#rest, this.#restLength)
    if (!isObject(json) || !Array.isArray(json['entries']) || json['entries'].length > 0 || !isLookupEntry(json, this.#entries.first)) return null
    const codes = new LookupCodes(this.#builder, namesOf(json), this.#currency)
    settleEntries(this.#entries, this.#from, this.#builder, codes)
    return { kind: 'read', entries: this.#entries.count, listed: codes.listed, warnings: codes.warnings(this.#file, this.#entries.count) }
  }

  #keep(piece: Uint8Array): boolean {
    this.#rest.push(piece)
    this.#restLength += piece.length
    return this.#restLength < mostNames
  }
}

/** The JSON of the pieces together; undefined where they are no UTF-8 or no JSON, or name their entries twice. */
function parsed(pieces: readonly Uint8Array[], length: number): unknown {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  if (!isUtf8(bytes, 0, length)) return undefined
  const text = new TextDecoder().decode(bytes)
  if (text.indexOf('"entries"') !== text.lastIndexOf('"entries"')) return undefined
  const read = readJson(text)
  return read.ok ? read.value : undefined
}

/** Looks for the entries of the outermost object, as its bytes come; what stands before them is parsed later. */
class HeadScan {
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

  /** The place behind the entries' opening bracket, `more`, or `unusual`. */
  scan(): number {
    const { space, end } = this.#window
    const { bytes } = space
    if (this.#at === 0 && end >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.#at = 3
    for (;;) {
      const at = this.#json.skipBlanks(this.#at)
      if (at >= end) return more
      const byte = bytes[at] ?? 0
      if (this.#depth === 0 && byte !== 123) return unusual
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
        if (this.#depth === 0) return unusual
      } else if (byte === 44 && this.#depth === 1) this.#named = true
      this.#at = after
    }
  }

  /** What follows a name of the outermost object: the entries' first place, `more`, `unusual`, or 0 where it is another name. */
  #name(at: number, after: number): number {
    const { space, end } = this.#window
    const read = readJson(this.#json.text(at, after))
    const name = read.ok && typeof read.value === 'string' ? read.value : ''
    if (name !== 'entries' && !otherHolders.has(name)) return 0
    const colon = this.#json.skipBlanks(after)
    const value = this.#json.skipBlanks(colon + 1)
    if (value >= end) return more
    const byte = space.bytes[value]
    if (name === 'entries') return byte === 91 && space.bytes[colon] === 58 ? value + 1 : unusual
    return byte === 91 || byte === 123 ? unusual : 0
  }
}

/** The two ways of reading an export's JSON: whole, or as its bytes come. */
export const exportReaders = {
  whole: readExport,
  stream: (file: string, builder: TableBuilder, currency: string | null): ExportStream => new ExportStream(file, builder, currency),
}
