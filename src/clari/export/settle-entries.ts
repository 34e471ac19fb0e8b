import { readJson } from '#src/domain/json.ts'
import type { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { ByteDictionary } from '#src/domain/table/byte-dictionary.ts'
import type { Measure } from '#src/domain/table/table.ts'
import type { EntryBytes } from './fast/entry-bytes.ts'
import { idText, isCoarseNumber, type KnownField, type LookupCodes } from './fast/lookup-codes.ts'

/**
 * Puts the rows that were read from bytes right, from a row on: raw codes become the table's, plain numbers integers of
 * their unit; in the order in which the strict reader meets them.
 */
export function settleEntries(raw: EntryBytes, from: number, builder: TableBuilder, codes: LookupCodes): void {
  const { person, field, frame, unit, minor, updatedBy } = builder.columns()
  const people = new PersonCodes(raw.people, codes)
  const fieldAt = fieldsOf(raw.fields, codes)
  const frameAt = new Int32Array(raw.weeks.length).fill(unknown)
  const units = new UnitCodes(raw.currencies, builder, codes)
  const weekAt = (week: number): number => {
    const held = frameAt[week] ?? unknown
    if (held !== unknown) return held
    const code = frameOf(raw, week, codes)
    frameAt[week] = code
    return code
  }
  let empties = 0
  // Entries without values add no rows, but whom and what they name is in the table as well.
  const settleEmpty = (row: number): void => {
    for (let entry = raw.empty[empties]; entry !== undefined && entry.before <= row; entry = raw.empty[empties]) {
      people.of(entry.person)
      fieldAt(entry.field)
      weekAt(entry.week)
      if (entry.updatedBy >= 0) people.said(entry.updatedBy)
      codes.odd(entry.entry)
      empties += 1
    }
  }
  for (let row = from; row < builder.length; row += 1) {
    if (empties < raw.empty.length) settleEmpty(row)
    person[row] = people.of(person[row] ?? -1)
    const known = fieldAt(field[row] ?? -1)
    field[row] = known.code
    frame[row] = weekAt(frame[row] ?? 0)
    const by = updatedBy[row] ?? -1
    if (by >= 0) updatedBy[row] = people.said(by)
    const value = minor[row] ?? NaN
    const of = units.of((unit[row] ?? 0) - 1, known.measure, value)
    unit[row] = of.code
    minor[row] = Number.isNaN(value) ? NaN : codes.minor(value, of.exponent)
  }
  settleEmpty(builder.length)
}

/** Not looked up yet; −1 is a code of its own: nobody. */
const unknown = -2

/** What a token of the export's bytes says as an id; null for one that says nothing. */
function idOf(tokens: ByteDictionary, code: number): string | null {
  return code < 0 ? null : idText(parsed(tokens, code))
}

function parsed(tokens: ByteDictionary, code: number): unknown {
  const text = tokens.text(code)
  if (text.startsWith('"') && !text.includes('\\')) return text.slice(1, -1)
  const read = readJson(text)
  return read.ok ? read.value : undefined
}

/** The table's codes of people, each looked up once. */
class PersonCodes {
  readonly #tokens: ByteDictionary
  readonly #codes: LookupCodes
  readonly #held: Int32Array
  /** 1 for tokens that say nothing, such as null. */
  readonly #silent: Uint8Array

  constructor(tokens: ByteDictionary, codes: LookupCodes) {
    this.#tokens = tokens
    this.#codes = codes
    this.#held = new Int32Array(tokens.length + 1).fill(unknown)
    this.#silent = new Uint8Array(tokens.length + 1)
  }

  /** The person of a raw code; −1, and a token that says nothing, is nobody in particular. */
  of(raw: number): number {
    const held = this.#held[raw + 1] ?? unknown
    if (held !== unknown) return held
    const id = idOf(this.#tokens, raw)
    const code = this.#codes.person(id)
    this.#held[raw + 1] = code
    if (id === null) this.#silent[raw + 1] = 1
    return code
  }

  /** The person of a raw code, −1 where its token says nothing. */
  said(raw: number): number {
    const held = this.#held[raw + 1] ?? unknown
    if (held !== unknown) return this.#silent[raw + 1] === 1 ? -1 : held
    return idOf(this.#tokens, raw) === null ? -1 : this.of(raw)
  }
}

function fieldsOf(tokens: ByteDictionary, codes: LookupCodes): (raw: number) => KnownField {
  const held: (KnownField | undefined)[] = Array.from({ length: tokens.length + 1 })
  return (raw) => {
    const known = held[raw + 1] ?? codes.field(idOf(tokens, raw))
    held[raw + 1] = known
    return known
  }
}

function frameOf(raw: EntryBytes, week: number, codes: LookupCodes): number {
  const pair = raw.weeks[week] ?? { period: -1, frame: -1 }
  return codes.frame(idOf(raw.periods, pair.period) ?? '', idOf(raw.frames, pair.frame) ?? '')
}

interface KnownUnit {
  readonly code: number
  readonly exponent: number
}

const measures: readonly (Measure | null)[] = [null, 'money', 'percent', 'count']

/** Units by currency, measure and whether the value has more than three decimals. */
class UnitCodes {
  readonly #tokens: ByteDictionary
  readonly #builder: TableBuilder
  readonly #codes: LookupCodes
  readonly #held: (KnownUnit | undefined)[] = []

  constructor(tokens: ByteDictionary, builder: TableBuilder, codes: LookupCodes) {
    this.#tokens = tokens
    this.#builder = builder
    this.#codes = codes
  }

  of(currency: number, measure: Measure | null, value: number): KnownUnit {
    const coarse = Number.isNaN(value) || isCoarseNumber(value)
    const key = ((currency + 1) * measures.length + measures.indexOf(measure)) * 2 + (coarse ? 1 : 0)
    const held = this.#held[key]
    if (held !== undefined) return held
    const code = this.#codes.unit(
      currency < 0 ? undefined : parsed(this.#tokens, currency),
      measure,
      Number.isNaN(value) ? null : value,
    )
    const unit = { code, exponent: this.#builder.units.items[code]?.exponent ?? 2 }
    this.#held[key] = unit
    return unit
  }
}
