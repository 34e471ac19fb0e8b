import { isObject } from '#src/domain/json.ts'
import { isFiner, numberToMinor } from '#src/domain/table/amount.ts'
import { decimalVote, dissectAmount, isBlankAmount, readAmount } from '#src/domain/table/amount-text.ts'
import { currencyCode, exponentOf, resolveCurrency } from '#src/domain/table/currency.ts'
import { isoDate } from '#src/domain/time/period-name.ts'
import type { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { Measure, ValueKind, Warning } from '#src/domain/table/table.ts'
import { counted } from '#src/domain/words/count.ts'

/** A JSON object whose members are not known. */
export type JsonObject = Readonly<Record<string, unknown>>

/** The four tables of names beside the entries; any may be absent. */
export interface LookupNames {
  readonly users: readonly unknown[]
  readonly fields: readonly unknown[]
  readonly timePeriods: readonly unknown[]
  readonly timeFrames: readonly unknown[]
}

/** A field's code in the table and what its numbers are. */
export interface KnownField {
  readonly code: number
  readonly measure: Measure | null
}

/** A JSON value as an id or a name: text that is not blank, or a number; null for anything else. */
export function idText(value: unknown): string | null {
  return typeof value === 'string'
    ? value.trim() === ''
      ? null
      : value
    : typeof value === 'number'
      ? String(value)
      : null
}

function kindOfMember(name: string): ValueKind {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '')
  if (plain.startsWith('forecast')) return 'forecast'
  if (plain.startsWith('quota')) return 'quota'
  if (plain.startsWith('adjust')) return 'adjustment'
  if (plain.startsWith('crmtotal')) return 'crm-total'
  if (plain.startsWith('crmclosed')) return 'crm-closed'
  return 'other'
}

/**
 * The table's data type for a member that holds a value (`forecastValue`, `quotaValue`, `crmTotal`), −1 for the others.
 */
export function memberType(builder: TableBuilder, name: string): number {
  const kind = kindOfMember(name)
  const holds =
    /(?:Value|Amount)$/.test(name) || (kind !== 'other' && /^(?:crmTotal|crmClosed|quota|adjustment)$/.test(name))
  return holds ? builder.types.code(name, () => ({ name, kind })) : -1
}

function measureOf(fieldType: string | null): Measure | null {
  if (fieldType === null) return null
  if (/percent|ratio/i.test(fieldType)) return 'percent'
  if (/count|integer|quantity/i.test(fieldType)) return 'count'
  if (/currency|money|amount/i.test(fieldType)) return 'money'
  return null
}

/**
 * The table's codes for what entries of a lookup export name: users, fields, periods and weeks by id, units, amounts.
 */
export class LookupCodes {
  readonly #builder: TableBuilder
  readonly #currency: string | null
  readonly #people = new Map<string, number>()
  readonly #fields = new Map<string, KnownField>()
  readonly #frames = new Map<string, Map<string, number>>()
  readonly #units = new Map<string, number>()
  readonly #timeFrames = new Map<string, JsonObject>()
  readonly #periods = new Map<string, number>()
  #lastCode: string | null = null
  #lastUnit = -1
  #finer = 0
  #textual = 0
  #tooLarge = 0
  #odd = 0
  #firstOdd = 0

  /** `currency` is what values without one are in, when the job says; null when it does not. */
  constructor(builder: TableBuilder, names: LookupNames, currency: string | null) {
    this.#builder = builder
    this.#currency = currency
    for (const user of names.users) if (isObject(user)) this.#addUser(user)
    for (const field of names.fields) if (isObject(field)) this.#addField(field)
    for (const period of names.timePeriods) if (isObject(period)) this.#addPeriod(period)
    for (const frame of names.timeFrames) {
      const id = isObject(frame) ? idText(frame['timeFrameId'] ?? frame['id']) : null
      if (isObject(frame) && id !== null) this.#timeFrames.set(id, frame)
    }
  }

  /** Takes note of an entry (counted from 1) without any value. */
  odd(entry: number): void {
    this.#odd += 1
    if (this.#odd === 1) this.#firstOdd = entry
  }

  /** What is worth saying about that many entries. */
  warnings(file: string, entries: number): Warning[] {
    const said: Warning[] = []
    if (this.#finer > 0)
      said.push({
        file,
        says:
          `${counted(this.#finer, 'API value has', 'API values have')} more decimals than its currency; ` +
          'rounded half away from zero.',
      })
    if (this.#textual > 0)
      said.push({
        file,
        says: `${counted(this.#textual, 'API value is', 'API values are')} text that reads as a number.`,
      })
    if (this.#tooLarge > 0)
      said.push({
        file,
        says:
          `${counted(this.#tooLarge, 'API value is', 'API values are')} ` +
          'not a number that can be added exactly, and left out.',
      })
    if (this.#odd > 0)
      said.push({
        file,
        line: this.#firstOdd,
        says: `${this.#odd} of ${entries} entries hold no value; the first is entry ${this.#firstOdd}.`,
      })
    return said
  }

  /** A value in units of `10^-exponent`; NaN where there is none that can be added exactly. */
  minor(value: unknown, exponent: number): number {
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

  /** The unit of a value in an entry's `currency`, of a field of that measure. */
  unit(currency: unknown, measure: Measure | null, value: unknown): number {
    const stated = isObject(currency) ? (idText(currency['code']) ?? idText(currency['symbol'])) : idText(currency)
    // Money in one named currency is what nearly every entry is.
    if (stated !== null && stated === this.#lastCode && measure === null && this.#lastUnit >= 0) return this.#lastUnit
    const coarse = isCoarseNumber(value)
    const key = `${stated ?? ''}|${measure ?? ''}|${coarse ? '' : 'f'}`
    const known = this.#units.get(key)
    if (known !== undefined) return known
    const money = measure !== 'percent' && measure !== 'count'
    const code =
      stated === null
        ? null
        : (currencyCode(stated) ?? resolveCurrency(stated, this.#currency === null ? [] : [this.#currency]))
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

  #addUser(user: JsonObject): void {
    const id = idText(user['userId'] ?? user['id'])
    const code = this.#builder.personCode({
      userId: id,
      crmId: idText(user['crmId']),
      name: idText(user['name']),
      email: idText(user['email']),
      scopeId: idText(user['scopeId']),
      hierarchyId: idText(user['hierarchyId']),
      hierarchyName: idText(user['hierarchyName']),
      parentHierarchyId: idText(user['parentHierarchyId']),
      parentHierarchyName: idText(user['parentHierarchyName']),
    })
    if (id !== null) this.#people.set(id, code)
  }

  #addField(field: JsonObject): void {
    const id = idText(field['fieldId'] ?? field['id'])
    const measure = measureOf(idText(field['fieldType']))
    const code = this.#builder.fieldCode({ id, name: idText(field['fieldName'] ?? field['name']) ?? id ?? '', measure })
    if (id !== null) this.#fields.set(id, { code, measure })
  }

  #addPeriod(period: JsonObject): void {
    const id = idText(period['timePeriodId'] ?? period['id'])
    const code = this.#builder.periodCode({
      id,
      label: idText(period['label']),
      start: isoDate(period['startDate']),
      end: isoDate(period['endDate']),
    })
    if (id !== null) this.#periods.set(id, code)
  }

  /** A person by user id, added when not listed. */
  person(id: string | null): number {
    const known = this.#people.get(id ?? '')
    if (known !== undefined) return known
    const none = {
      crmId: null,
      name: id,
      email: null,
      scopeId: null,
      hierarchyId: null,
      hierarchyName: null,
      parentHierarchyId: null,
      parentHierarchyName: null,
    }
    const code = this.#builder.personCode({ userId: id ?? '', ...none })
    this.#people.set(id ?? '', code)
    return code
  }

  /** A field by its id, added when not listed. */
  field(id: string | null): KnownField {
    const known = this.#fields.get(id ?? '')
    if (known !== undefined) return known
    const added = { code: this.#builder.fieldCode({ id, name: id ?? 'Forecast', measure: null }), measure: null }
    this.#fields.set(id ?? '', added)
    return added
  }

  /** A week by its id and its period's; '' where not said. */
  frame(periodId: string, frameId: string): number {
    let frames = this.#frames.get(periodId)
    if (frames === undefined) {
      frames = new Map()
      this.#frames.set(periodId, frames)
    }
    const known = frames.get(frameId)
    if (known !== undefined) return known
    const period =
      this.#periods.get(periodId) ??
      this.#builder.periodCode({ id: periodId === '' ? null : periodId, label: null, start: null, end: null })
    const described = this.#timeFrames.get(frameId)
    const start = isoDate(described?.['startDate']) ?? isoDate(/\d{4}-\d{2}-\d{2}/.exec(frameId)?.[0])
    const code = this.#builder.frameCode({
      id: frameId === '' ? null : frameId,
      period,
      start,
      end: isoDate(described?.['endDate']),
      week: null,
    })
    frames.set(frameId, code)
    return code
  }
}

/** Whether a value has at most three decimals, or is no number. */
export function isCoarseNumber(value: unknown): boolean {
  return typeof value !== 'number' || !isFiner(value, 3)
}
