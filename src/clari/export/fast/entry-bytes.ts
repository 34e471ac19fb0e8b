import { ByteDictionary } from '#src/domain/table/byte-dictionary.ts'
import type { ByteWindow } from '#src/domain/table/byte-window.ts'
import { readJson } from '#src/domain/json.ts'
import { epochMs } from '#src/domain/time/period-name.ts'
import { blankRow, type TableBuilder } from '#src/domain/table/table-builder.ts'
import { isoMoment } from './iso-moment.ts'
import { JsonBytes, endsLater, needsStrict } from './json-bytes.ts'
import { memberType } from './lookup-codes.ts'

/** What a member of an entry is to the reader; from `firstType` on, a value of that data type. */
const roles = {
  skip: 0,
  user: 1,
  field: 2,
  period: 3,
  frame: 4,
  updatedBy: 5,
  currency: 6,
  updatedOn: 7,
  isUpdated: 8,
} as const
const firstType = 16
const roleOfName: ReadonlyMap<string, number> = new Map([
  ['userId', roles.user],
  ['fieldId', roles.field],
  ['timePeriodId', roles.period],
  ['timeFrameId', roles.frame],
  ['updatedBy', roles.updatedBy],
  ['currency', roles.currency],
  ['updatedOn', roles.updatedOn],
  ['isUpdated', roles.isUpdated],
])

/** An entry without values, in raw codes. */
export interface EmptyEntry {
  readonly before: number
  readonly entry: number
  readonly person: number
  readonly field: number
  readonly week: number
  readonly updatedBy: number
}

/**
 * Reads entries of a lookup export from bytes into a table's rows, without a text or an object for each: what they name
 * stays a code of its bytes until `settleEntries` knows the tables of names. A row's `unit` is its currency's code plus
 * one, its `minor` the plain number, NaN for null.
 */
export class EntryBytes {
  readonly people = new ByteDictionary()
  readonly fields = new ByteDictionary()
  readonly periods = new ByteDictionary()
  readonly frames = new ByteDictionary()
  readonly currencies = new ByteDictionary()
  /** The pairs of period and week that rows' `frame` points into; −1 where not said. */
  readonly weeks: { readonly period: number; readonly frame: number }[] = []
  /** Entries read. */
  count = 0
  /** Entries without any value: what they name, and the row that would have come next. */
  readonly empty: EmptyEntry[] = []
  /** What the first entry names: tells lookup entries from flat rows. */
  readonly first = { user: false, field: false, fieldName: false }
  /** Whether the list's closing bracket was met. */
  closed = false
  readonly #window: ByteWindow
  readonly #json: JsonBytes
  readonly #builder: TableBuilder
  readonly #names = new ByteDictionary()
  readonly #roles: number[] = []
  /** The names of the entry before, by place: entries of one export are alike. */
  readonly #expected: number[] = []
  readonly #weekCodes = new Map<number, number>()
  #lastWeek = -1
  #lastCurrency = -1
  readonly #row = blankRow()
  #period = -1
  #frame = -1
  /** The roles below `firstType` that the entry has, as bits. */
  #seen = 0
  #values = 0
  readonly #types: number[] = []
  readonly #amounts: number[] = []

  constructor(window: ByteWindow, builder: TableBuilder) {
    this.#window = window
    this.#json = new JsonBytes(window)
    this.#builder = builder
  }

  /**
   * Reads whole entries from a place on: the place of the first that is not whole, or behind the list; `unusual` where
   * the strict reader has to judge.
   */
  read(from: number): number {
    const { bytes } = this.#window.space
    let start = from
    for (;;) {
      const at = this.#json.skipBlanks(start)
      if (at >= this.#window.end) return start
      if (bytes[at] !== 123) return needsStrict
      const after = this.#entry(at + 1)
      if (after < 0) return after === endsLater ? start : needsStrict
      const end = this.#json.skipBlanks(after)
      if (end >= this.#window.end) return start
      const byte = bytes[end]
      if (byte !== 44 && byte !== 93) return needsStrict
      this.#keep()
      start = end + 1
      if (byte === 44) continue
      this.closed = true
      return start
    }
  }

  /** Reads an entry's members into the row, without keeping it. */
  #entry(from: number): number {
    const { bytes } = this.#window.space
    const row = this.#row
    row.person = row.field = row.updatedBy = this.#period = this.#frame = -1
    row.unit = row.updated = this.#seen = this.#values = 0
    row.updatedOn = NaN
    let at = this.#json.skipBlanks(from)
    if (bytes[at] === 125) return at + 1
    for (let place = 0; ; place += 1) {
      const colon = this.#name(at, place)
      if (colon < 0) return colon
      at = bytes[colon] === 58 ? colon : this.#json.skipBlanks(colon)
      if (bytes[at] !== 58) return at >= this.#window.end ? endsLater : needsStrict
      at += 1
      if ((bytes[at] ?? 0) <= 32) at = this.#json.skipBlanks(at)
      at = this.#member(at, this.#roles[this.#expected[place] ?? 0] ?? 0)
      if (at < 0) return at
      if ((bytes[at] ?? 0) <= 32) at = this.#json.skipBlanks(at)
      const byte = bytes[at]
      if (byte === 125) return at + 1
      if (byte !== 44) return at >= this.#window.end ? endsLater : needsStrict
      at += 1
      if ((bytes[at] ?? 0) <= 32) at = this.#json.skipBlanks(at)
    }
  }

  /** Passes a member's name, which is then the expected one of its place. */
  #name(at: number, place: number): number {
    const { space, end } = this.#window
    const expected = this.#expected[place] ?? -1
    if (expected >= 0) {
      const length = this.#names.startsAt(space, at, expected)
      if (length > 0 && at + length < end) return at + length
    }
    if (space.bytes[at] !== 34) return at >= end ? endsLater : needsStrict
    const after = this.#json.string(at)
    if (after < 0) return after
    const code = this.#names.code(space, at, after)
    if (code === this.#roles.length) this.#roles.push(this.#roleOf(code))
    this.#expected[place] = code
    return after
  }

  #roleOf(code: number): number {
    const read = readJson(this.#names.text(code))
    const name = read.ok ? String(read.value) : ''
    if (this.count === 0 && name === 'fieldName') this.first.fieldName = true
    const type = memberType(this.#builder, name)
    return type >= 0 ? firstType + type : (roleOfName.get(name) ?? roles.skip)
  }

  #member(at: number, role: number): number {
    if (role >= firstType) return this.#value(at, role - firstType)
    if (role === roles.skip) return this.#json.value(at)
    // A name twice in one entry: the last counts, which the strict reader knows.
    if ((this.#seen & (1 << role)) !== 0) return needsStrict
    this.#seen |= 1 << role
    const { space } = this.#window
    const row = this.#row
    if (role === roles.updatedOn) return this.#moment(at)
    if (role === roles.isUpdated) return this.#flag(at)
    if (role === roles.currency) return this.#currency(at)
    const byte = space.bytes[at]
    const after = byte === 34 ? this.#json.string(at) : this.#json.value(at)
    if (after < 0) return after
    if (byte === 123 || byte === 91) return needsStrict
    if (role === roles.user) row.person = this.people.code(space, at, after)
    else if (role === roles.field) row.field = this.fields.code(space, at, after)
    else if (role === roles.period) this.#period = this.periods.code(space, at, after)
    else if (role === roles.frame) this.#frame = this.frames.code(space, at, after)
    else row.updatedBy = this.people.code(space, at, after)
    return after
  }

  /** An entry's currency is nearly always the one before's: then it is not taken apart again. */
  #currency(at: number): number {
    const { space, end } = this.#window
    const byte = space.bytes[at]
    const length =
      this.#lastCurrency >= 0 && (byte === 123 || byte === 34)
        ? this.currencies.startsAt(space, at, this.#lastCurrency)
        : 0
    if (length > 0 && at + length < end) {
      this.#row.unit = this.#lastCurrency + 1
      return at + length
    }
    const after = this.#json.value(at)
    if (after < 0) return after
    this.#lastCurrency = this.currencies.code(space, at, after)
    this.#row.unit = this.#lastCurrency + 1
    return this.#lastCurrency > 60_000 ? needsStrict : after
  }

  #value(at: number, type: number): number {
    const byte = this.#window.space.bytes[at] ?? 0
    let after: number
    let amount = NaN
    if (byte === 110) after = this.#json.word(at)
    else if (byte === 45 || (byte >= 48 && byte <= 57)) {
      after = this.#json.readNumber(at)
      amount = this.#json.number
    } else return at >= this.#window.end ? endsLater : needsStrict
    for (let seen = 0; seen < this.#values; seen += 1) if (this.#types[seen] === type) return needsStrict
    this.#types[this.#values] = type
    this.#amounts[this.#values] = amount
    this.#values += 1
    // 1e400 is no number that could be told from null here.
    return Number.isFinite(amount) || byte === 110 ? after : after === endsLater ? endsLater : needsStrict
  }

  #moment(at: number): number {
    const byte = this.#window.space.bytes[at] ?? 0
    if (byte === 45 || (byte >= 48 && byte <= 57)) {
      const after = this.#json.readNumber(at)
      this.#row.updatedOn = epochMs(this.#json.number)
      return after
    }
    const after = this.#json.value(at)
    if (after > 0 && byte === 34) {
      const quick = isoMoment(this.#window.space.bytes, at, after)
      const read = Number.isNaN(quick) ? readJson(this.#json.text(at, after)) : null
      this.#row.updatedOn = read === null ? quick : read.ok ? epochMs(read.value) : NaN
    }
    return after
  }

  #flag(at: number): number {
    const byte = this.#window.space.bytes[at]
    const after = this.#json.value(at)
    if (after < 0) return after
    if (byte === 116) this.#row.updated = 1
    else if (byte === 102) this.#row.updated = 2
    else if (byte === 34) {
      const read = readJson(this.#json.text(at, after))
      this.#row.updated = read.ok && read.value === 'true' ? 1 : read.ok && read.value === 'false' ? 2 : 0
    }
    return after
  }

  /** Adds the entry's values as rows. */
  #keep(): void {
    this.count += 1
    const row = this.#row
    if (this.count === 1) {
      this.first.user = (this.#seen & (1 << roles.user)) !== 0
      this.first.field = (this.#seen & (1 << roles.field)) !== 0
    }
    row.frame = this.#week()
    row.line = this.count
    if (this.#values === 0)
      this.empty.push({
        before: this.#builder.length,
        entry: this.count,
        person: row.person,
        field: row.field,
        week: row.frame,
        updatedBy: row.updatedBy,
      })
    for (let at = 0; at < this.#values; at += 1) {
      row.type = this.#types[at] ?? 0
      row.minor = this.#amounts[at] ?? NaN
      this.#builder.add(row)
    }
  }

  #week(): number {
    const last = this.weeks[this.#lastWeek]
    if (last !== undefined && last.period === this.#period && last.frame === this.#frame) return this.#lastWeek
    const key = (this.#period + 1) * 2 ** 26 + this.#frame + 1
    let code = this.#weekCodes.get(key)
    if (code === undefined) {
      code = this.weeks.push({ period: this.#period, frame: this.#frame }) - 1
      this.#weekCodes.set(key, code)
    }
    this.#lastWeek = code
    return code
  }
}
