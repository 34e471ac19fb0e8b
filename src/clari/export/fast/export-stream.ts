import { ByteWindow, isUtf8 } from '#src/domain/table/byte-window.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import type { TableBuilder } from '#src/domain/table/table-builder.ts'
import { EntryBytes } from './entry-bytes.ts'
import { HeadScan } from './head-scan.ts'
import { JsonBytes, endsLater, needsStrict } from './json-bytes.ts'
import { LookupCodes, type JsonObject } from './lookup-codes.ts'
import { holderOf, isLookupEntry, namesOf, readExport, type ExportReading } from '#src/clari/export/read-export.ts'
import { RecordBytes } from './record-bytes.ts'
import { settleEntries } from '#src/clari/export/settle-entries.ts'

/** The most that is kept of the tables of names: they are parsed whole. */
const mostNames = 2 ** 28

/**
 * Reads an export in UTF-8 as its bytes come: entries of a lookup export become rows of the table at once and only its
 * tables of names are parsed as JSON; other rows are handed on by `take`. Whatever is not plainly an export is left to
 * the strict reader: `feed` and `finish` say so, and the builder has to be taken back to what it was.
 */
export class ExportStream {
  readonly #file: string
  readonly #builder: TableBuilder
  readonly #currency: string | null
  readonly #from: number
  readonly #window = new ByteWindow()
  readonly #head: HeadScan
  readonly #entries: EntryBytes
  readonly #records: RecordBytes
  /** Which of the two reads; null until the first row tells. */
  #reader: EntryBytes | RecordBytes | null = null
  /** Everything but the rows. */
  readonly #rest: Uint8Array[] = []
  #restLength = 0
  #phase: 'head' | 'entries' | 'tail' = 'head'
  #at = 0

  constructor(file: string, builder: TableBuilder, currency: string | null) {
    this.#file = file
    this.#builder = builder
    this.#currency = currency
    this.#from = builder.length
    this.#head = new HeadScan(this.#window)
    this.#entries = new EntryBytes(this.#window, builder)
    this.#records = new RecordBytes(this.#window)
  }

  /** Entries or rows read so far. */
  get rows(): number {
    return this.#entries.count + this.#records.count
  }

  /** Rows that are no lookup entries and came since the last time. */
  take(): readonly JsonObject[] {
    return this.#records.take()
  }

  /** Takes the next bytes; false where the strict reader has to judge. */
  feed(piece: Uint8Array): boolean {
    if (this.#phase === 'tail') return this.#keep(piece.slice())
    this.#window.slide(this.#at, piece)
    this.#at = 0
    if (this.#phase === 'head') {
      const after = this.#head.scan()
      if (after === needsStrict) return false
      if (after === endsLater) return this.#window.end < mostNames
      if (!this.#keep(this.#window.space.bytes.slice(0, after))) return false
      this.#phase = 'entries'
      this.#at = after
    }
    this.#reader ??= this.#choose()
    if (this.#reader === null) return this.#window.end < mostNames
    const after = this.#reader.read(this.#at)
    if (after < 0) return false
    this.#at = after
    if (!this.#reader.closed) return this.#window.end - after < mostNames
    this.#phase = 'tail'
    return this.#keep(this.#window.space.bytes.slice(after - 1, this.#window.end))
  }

  /**
   * The reader of the first row's kind: users and fields by id are what lookup entries have; null while the
   * row is not whole.
   */
  #choose(): EntryBytes | RecordBytes | null {
    const json = new JsonBytes(this.#window)
    const at = json.skipBlanks(this.#at)
    const after = json.value(at)
    if (after === endsLater) return null
    const read = after < 0 ? undefined : readJson(json.text(at, after))
    const isEntry =
      this.#head.holder === 'entries' &&
      read?.ok === true &&
      isObject(read.value) &&
      (Object.hasOwn(read.value, 'userId') || Object.hasOwn(read.value, 'fieldId'))
    if (!isEntry) return this.#records
    this.#builder.startFile(this.#file)
    return this.#entries
  }

  /** Ends the file: what was read, or null where the strict reader has to judge. */
  finish(): ExportReading | null {
    if (this.#phase !== 'tail' || this.rows === 0) return null
    const json = parsed(this.#rest, this.#restLength, this.#head.holder)
    if (this.#reader === this.#records) return this.#finishRows(json)
    if (
      !isObject(json) ||
      !Array.isArray(json['entries']) ||
      json['entries'].length > 0 ||
      !isLookupEntry(json, this.#entries.first)
    )
      return null
    const codes = new LookupCodes(this.#builder, namesOf(json), this.#currency)
    settleEntries(this.#entries, this.#from, this.#builder, codes)
    return {
      kind: 'read',
      entries: this.#entries.count,
      warnings: codes.warnings(this.#file, this.#entries.count),
    }
  }

  /** Rows are taken where the strict reader would take them; a single one can be an error, which it knows. */
  #finishRows(json: unknown): ExportReading | null {
    const { holder } = this.#head
    const reading: ExportReading = { kind: 'records', records: [], under: holder, warnings: [] }
    if (this.#records.count < 2) return null
    if (holder === null) return Array.isArray(json) && json.length === 0 ? reading : null
    if (!isObject(json) || holderOf(json) !== holder) return null
    return (holder !== 'entries' && Array.isArray(json['entries'])) || !Array.isArray(json[holder]) ? null : reading
  }

  #keep(piece: Uint8Array): boolean {
    this.#rest.push(piece)
    this.#restLength += piece.length
    return this.#restLength < mostNames
  }
}

/** The JSON of the pieces together; undefined where they are no UTF-8 or no JSON, or name their list twice. */
function parsed(pieces: readonly Uint8Array[], length: number, holder: string | null): unknown {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  if (!isUtf8(bytes, 0, length)) return undefined
  const text = new TextDecoder().decode(bytes)
  if (holder !== null && text.indexOf(`"${holder}"`) !== text.lastIndexOf(`"${holder}"`)) return undefined
  const read = readJson(text)
  return read.ok ? read.value : undefined
}

/** The two ways of reading an export's JSON: whole, or as its bytes come. */
export const exportReaders = {
  whole: readExport,
  stream: (file: string, builder: TableBuilder, currency: string | null): ExportStream =>
    new ExportStream(file, builder, currency),
}
