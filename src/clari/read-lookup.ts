import { isFiner, numberToMinor } from '#src/domain/amount.ts'
import { decimalVote, dissectAmount, isBlankAmount, readAmount } from '#src/domain/amount-text.ts'
import { currencyCode, exponentOf, resolveCurrency } from '#src/domain/currency.ts'
import { epochMs, isoDate } from '#src/domain/period-name.ts'
import type { TableBuilder } from '#src/domain/table-builder.ts'
import type { Measure, ValueKind, Warning } from '#src/domain/table.ts'

/** A JSON object whose members are not known. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a JSON value is an object (not an array, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The four tables of names beside the entries; any may be absent. */
export interface LookupNames {
  readonly users: readonly unknown[]
  readonly fields: readonly unknown[]
  readonly timePeriods: readonly unknown[]
  readonly timeFrames: readonly unknown[]
}

const text = (value: unknown): string | null => (typeof value === 'string' ? (value.trim() === '' ? null : value) : typeof value === 'number' ? String(value) : null)

const unsaid = (): 0 | 1 | 2 => 0

/** What a value's member name says about its kind: `forecastValue`, `quotaValue`, `adjustmentValue`, `crmTotalValue`. */
export function kindOfMember(name: string): ValueKind {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '')
  if (plain.startsWith('forecast')) return 'forecast'
  if (plain.startsWith('quota')) return 'quota'
  if (plain.startsWith('adjust')) return 'adjustment'
  if (plain.startsWith('crmtotal')) return 'crm-total'
  if (plain.startsWith('crmclosed')) return 'crm-closed'
  return 'other'
}

/** What a field's type says its numbers are; null where it does not say. */
export function measureOf(fieldType: string | null): Measure | null {
  if (fieldType === null) return null
  if (/percent|ratio/i.test(fieldType)) return 'percent'
  if (/count|integer|quantity/i.test(fieldType)) return 'count'
  if (/currency|money|amount/i.test(fieldType)) return 'money'
  return null
}

/**
 * Adds entries of a lookup export (published dialect) to a table, one by one, so that entries can come in chunks as a file is
 * read. Codes of users, fields, periods and weeks are found once and remembered by id.
 */
export class LookupReader {
  readonly #builder: TableBuilder
  readonly #names: LookupNames
  readonly #currency: string | null
  readonly #people = new Map<string, number>()
  readonly #fields = new Map<string, { code: number; measure: Measure | null }>()
  readonly #frames = new Map<string, Map<string, number>>()
  readonly #members = new Map<string, number>()
  readonly #units = new Map<string, number>()
  readonly #timeFrames = new Map<string, JsonObject>()
  readonly #periods = new Map<string, number>()
  /** One row, filled again for each value: the builder copies it. */
  readonly #row = { person: 0, field: 0, frame: 0, type: 0, unit: 0, minor: NaN, step: 0, updatedOn: NaN, updatedBy: -1, updated: unsaid(), line: 0 }
  #lastCode: string | null = null
  #lastUnit = -1
  #entries = 0
  #finer = 0
  #textual = 0
  #tooLarge = 0
  #oddEntries = 0
  #firstOdd = 0

  /** `currency` is what values without one are in, when the job says; null when it does not. */
  constructor(builder: TableBuilder, names: LookupNames, currency: string | null) {
    this.#builder = builder
    this.#names = names
    this.#currency = currency
    for (const user of names.users) if (isObject(user)) this.#addUser(user)
    for (const field of names.fields) if (isObject(field)) this.#addField(field)
    for (const period of names.timePeriods) if (isObject(period)) this.#addPeriod(period)
    for (const frame of names.timeFrames) {
      const id = isObject(frame) ? text(frame['timeFrameId'] ?? frame['id']) : null
      if (isObject(frame) && id !== null) this.#timeFrames.set(id, frame)
    }
  }

  /** Adds one entry with all its values. */
  add(entry: unknown): void {
    this.#entries += 1
    if (!isObject(entry)) {
      this.#odd()
      return
    }
    const person = this.#person(text(entry['userId']))
    const field = this.#field(text(entry['fieldId']))
    const frame = this.#frame(text(entry['timePeriodId']) ?? '', text(entry['timeFrameId']) ?? '')
    const updatedBy = text(entry['updatedBy'])
    const flag = entry['isUpdated']
    const row = this.#row
    row.person = person
    row.field = field.code
    row.frame = frame
    row.updatedOn = epochMs(entry['updatedOn'])
    row.updatedBy = updatedBy === null ? -1 : this.#person(updatedBy)
    row.updated = flag === true || flag === 'true' ? 1 : flag === false || flag === 'false' ? 2 : 0
    row.line = this.#entries
    let values = 0
    for (const member in entry) {
      const type = this.#member(member)
      if (type < 0) continue
      values += 1
      const value = entry[member]
      row.type = type
      row.unit = this.#unit(entry['currency'], field.measure, value)
      row.minor = this.#minor(value, this.#builder.units.items[row.unit]?.exponent ?? 2)
      this.#builder.add(row)
    }
    if (values === 0) this.#odd()
  }

  /** What is worth saying about the entries added so far. */
  warnings(file: string): Warning[] {
    const said: Warning[] = []
    if (this.#finer > 0) said.push({ file, says: `${this.#finer} API ${this.#finer === 1 ? 'value has' : 'values have'} more decimals than its currency; rounded half away from zero.` })
    if (this.#textual > 0) said.push({ file, says: `${this.#textual} API ${this.#textual === 1 ? 'value is' : 'values are'} text that reads as a number.` })
    if (this.#tooLarge > 0) said.push({ file, says: `${this.#tooLarge} API ${this.#tooLarge === 1 ? 'value is' : 'values are'} not a number that can be added exactly, and left out.` })
    if (this.#oddEntries > 0) said.push({ file, line: this.#firstOdd, says: `${this.#oddEntries} of ${this.#entries} entries hold no value; the first is entry ${this.#firstOdd}.` })
    return said
  }

  #odd(): void {
    this.#oddEntries += 1
    if (this.#oddEntries === 1) this.#firstOdd = this.#entries
  }

  #minor(value: unknown, exponent: number): number {
    if (value === null) return NaN
    if (typeof value === 'number') {
      const minor = numberToMinor(value, exponent)
      if (minor === null) this.#tooLarge += 1
      else if (isFiner(value, exponent)) this.#finer += 1
      return minor ?? NaN
    }
    if (typeof value !== 'string' || isBlankAmount(value)) return NaN
    const parts = dissectAmount(value)
    const read = parts === null ? null : readAmount(parts, decimalVote(parts.body) === ',' ? ',' : '.', exponent)
    if (read === null || read === 'too-large') {
      this.#tooLarge += 1
      return NaN
    }
    this.#textual += 1
    return read.minor
  }

  #unit(currency: unknown, measure: Measure | null, value: unknown): number {
    const stated = isObject(currency) ? (text(currency['code']) ?? text(currency['symbol'])) : text(currency)
    // Money in one named currency is what nearly every entry is.
    if (stated !== null && stated === this.#lastCode && measure === null && this.#lastUnit >= 0) return this.#lastUnit
    const coarse = typeof value !== 'number' || !isFiner(value, 3)
    const key = `${stated ?? ''}|${measure ?? ''}|${coarse ? '' : 'f'}`
    const known = this.#units.get(key)
    if (known !== undefined) return known
    const money = measure !== 'percent' && measure !== 'count'
    const code = stated === null ? null : (currencyCode(stated) ?? resolveCurrency(stated, this.#currency === null ? [] : [this.#currency]))
    const named = money ? (code ?? this.#currency) : null
    const exponent = named === null ? (coarse && money ? 3 : 6) : exponentOf(named)
    const unit = this.#builder.unitCode({ currency: named, percent: measure === 'percent', exponent })
    this.#units.set(key, unit)
    if (stated !== null && measure === null && named !== null) {
      this.#lastCode = stated
      this.#lastUnit = unit
    }
    return unit
  }

  /** The data type of a member that holds a value, −1 for the others. */
  #member(name: string): number {
    const known = this.#members.get(name)
    if (known !== undefined) return known
    const kind = kindOfMember(name)
    const holds = /(?:Value|Amount)$/.test(name) || (kind !== 'other' && /^(?:crmTotal|crmClosed|quota|adjustment)$/.test(name))
    const type = holds ? this.#builder.types.code(name, () => ({ name, kind })) : -1
    this.#members.set(name, type)
    return type
  }

  #addUser(user: JsonObject): void {
    const id = text(user['userId'] ?? user['id'])
    const code = this.#builder.personCode({
      userId: id,
      crmId: text(user['crmId']),
      name: text(user['name']),
      email: text(user['email']),
      scopeId: text(user['scopeId']),
      hierarchyId: text(user['hierarchyId']),
      hierarchyName: text(user['hierarchyName']),
      parentHierarchyId: text(user['parentHierarchyId']),
      parentHierarchyName: text(user['parentHierarchyName']),
    })
    if (id !== null) this.#people.set(id, code)
  }

  #addField(field: JsonObject): void {
    const id = text(field['fieldId'] ?? field['id'])
    const measure = measureOf(text(field['fieldType']))
    const code = this.#builder.fieldCode({ id, name: text(field['fieldName'] ?? field['name']) ?? id ?? '', measure })
    if (id !== null) this.#fields.set(id, { code, measure })
  }

  #addPeriod(period: JsonObject): void {
    const id = text(period['timePeriodId'] ?? period['id'])
    const code = this.#builder.periodCode({ id, label: text(period['label']), start: isoDate(period['startDate']), end: isoDate(period['endDate']) })
    if (id !== null) this.#periods.set(id, code)
  }

  #person(id: string | null): number {
    const known = this.#people.get(id ?? '')
    if (known !== undefined) return known
    const none = { crmId: null, name: id, email: null, scopeId: null, hierarchyId: null, hierarchyName: null, parentHierarchyId: null, parentHierarchyName: null }
    const code = this.#builder.personCode({ userId: id ?? '', ...none })
    this.#people.set(id ?? '', code)
    return code
  }

  #field(id: string | null): { code: number; measure: Measure | null } {
    const known = this.#fields.get(id ?? '')
    if (known !== undefined) return known
    const added = { code: this.#builder.fieldCode({ id, name: id ?? 'Forecast', measure: null }), measure: null }
    this.#fields.set(id ?? '', added)
    return added
  }

  #frame(periodId: string, frameId: string): number {
    let frames = this.#frames.get(periodId)
    if (frames === undefined) {
      frames = new Map()
      this.#frames.set(periodId, frames)
    }
    const known = frames.get(frameId)
    if (known !== undefined) return known
    const period = this.#periods.get(periodId) ?? this.#builder.periodCode({ id: periodId === '' ? null : periodId, label: null, start: null, end: null })
    const described = this.#timeFrames.get(frameId)
    const start = isoDate(described?.['startDate']) ?? isoDate(/\d{4}-\d{2}-\d{2}/.exec(frameId)?.[0])
    const code = this.#builder.frameCode({ id: frameId === '' ? null : frameId, period, start, end: isoDate(described?.['endDate']), week: null })
    frames.set(frameId, code)
    return code
  }

  /** How many users the export lists, whether or not they have entries. */
  get listed(): number {
    return this.#names.users.length
  }
}
