import { PeopleCodes } from './people-codes.ts'
import { utcMoment } from '#src/domain/words/moment.ts'
import { periodKey } from '#src/domain/time/period-name.ts'
import type { Field, Frame, OddCell, Period, Person, Table, Unit, ValueType } from './table.ts'

/** One value to add; codes come from the builder's own dictionaries. */
export interface NewRow {
  readonly person: number
  readonly field: number
  readonly frame: number
  readonly type: number
  readonly unit: number
  /** NaN for no value. */
  readonly minor: number
  /** Display step in minor units, 0 for exact. */
  readonly step: number
  readonly updatedOn: number
  readonly updatedBy: number
  readonly updated: 0 | 1 | 2
  readonly line: number
}

/** A row to be filled again for each value: the builder copies what it is given. */
export function blankRow(): { -readonly [Name in keyof NewRow]: NewRow[Name] } {
  return {
    person: 0,
    field: 0,
    frame: 0,
    type: 0,
    unit: 0,
    minor: NaN,
    step: 0,
    updatedOn: NaN,
    updatedBy: -1,
    updated: 0,
    line: 0,
  }
}

/** Gives codes to things by their key, in order of first sight. */
export class Dictionary<T> {
  readonly items: T[] = []
  readonly #codes = new Map<string, number>()

  /** The code of a key, adding what `make` returns when it is new. */
  code(key: string, make: () => T): number {
    const known = this.#codes.get(key)
    if (known !== undefined) return known
    const code = this.items.length
    this.items.push(make())
    this.#codes.set(key, code)
    return code
  }

  /** The code of a key, or −1. */
  find(key: string): number {
    return this.#codes.get(key) ?? -1
  }

  /** Remembers the dictionary as it is; what is returned takes it back to that. */
  remember(): () => void {
    const items = [...this.items]
    const codes = [...this.#codes]
    return () => {
      this.items.length = 0
      for (const item of items) this.items.push(item)
      this.#codes.clear()
      for (const [key, code] of codes) this.#codes.set(key, code)
    }
  }

  /** Lets another key lead to the same thing. */
  alias(key: string, code: number): void {
    this.#codes.set(key, code)
  }
}

/** Collects values of one side from one or several files into one table. */
export class TableBuilder {
  readonly files: string[] = []
  readonly loads: number[] = []
  readonly people = new PeopleCodes()
  readonly fields = new Dictionary<Field>()
  readonly periods = new Dictionary<Period>()
  readonly frames = new Dictionary<Frame>()
  readonly types = new Dictionary<ValueType>()
  readonly units = new Dictionary<Unit>()
  readonly steps = new Dictionary<number>()
  readonly odd: OddCell[] = []
  length = 0
  #current = 0
  /** The first of a source's files, and those of its loads by their time. */
  #source = 0
  readonly #loadsOf = new Map<number, number>()
  #capacity = 1024
  #person = new Int32Array(1024)
  #field = new Int32Array(1024)
  #frame = new Int32Array(1024)
  #type = new Uint16Array(1024)
  #unit = new Uint16Array(1024)
  #minor = new Float64Array(1024)
  #shown = new Uint16Array(1024)
  #updatedOn = new Float64Array(1024)
  #updatedBy = new Int32Array(1024)
  #updated = new Uint8Array(1024)
  #file = new Uint16Array(1024)
  #line = new Uint32Array(1024)

  constructor() {
    this.steps.code('0', () => 0)
  }

  /** Starts a file; later rows belong to it. */
  startFile(name: string): void {
    this.#source = this.files.push(name) - 1
    this.loads.push(NaN)
    this.#loadsOf.clear()
    this.#current = this.#source
  }

  /** Later rows belong to a load of the file that was started, by its time in epoch ms; NaN for none. */
  startLoad(at: number): void {
    if (Number.isNaN(at)) {
      this.#current = this.#source
      return
    }
    const known = this.#loadsOf.get(at)
    this.#current = known ?? this.files.push(`${this.files[this.#source]}, loaded ${utcMoment(at)}`) - 1
    if (known !== undefined) return
    this.loads.push(at)
    this.#loadsOf.set(at, this.#current)
  }

  /** A unit's code. */
  unitCode(unit: Unit): number {
    return this.units.code(`${unit.currency ?? ''}|${unit.percent ? '%' : ''}|${unit.exponent}`, () => unit)
  }

  /** A person's code. */
  personCode(person: Person): number {
    return this.people.code(person)
  }

  /** A field's code, by its name; two ids under one name are two fields. */
  fieldCode(field: Field): number {
    const byName = `n:${field.name.trim().toLowerCase()}`
    const code = this.fields.code(byName, () => field)
    const known = this.fields.items[code]
    if (known === undefined || known === field) return code
    if (differ(known.id, field.id)) return this.fields.code(`i:${field.id}`, () => field)
    this.fields.items[code] = { id: known.id ?? field.id, name: known.name, measure: known.measure ?? field.measure }
    return code
  }

  /** A period's code, by its id or label, whichever way it is spelt. */
  periodCode(period: Period): number {
    const own = period.id === null ? null : `i:${period.id}`
    const keys = [period.id, period.label].filter((text) => text !== null).map((text) => `k:${periodKey(text)}`)
    const similar =
      keys.map((key) => this.periods.find(key)).find((found) => found >= 0 && this.#samePeriod(found, period)) ?? -1
    const exact = own === null ? -1 : this.periods.find(own)
    const code = exact >= 0 ? exact : similar >= 0 ? similar : this.periods.code(own ?? keys[0] ?? 'none', () => period)
    if (own !== null) this.periods.alias(own, code)
    for (const key of keys) if (this.periods.find(key) < 0) this.periods.alias(key, code)
    const known = this.periods.items[code]
    if (known !== undefined && known !== period) {
      this.periods.items[code] = {
        id: known.id ?? period.id,
        label: known.label ?? period.label,
        start: known.start ?? period.start,
        end: known.end ?? period.end,
      }
    }
    return code
  }

  #samePeriod(code: number, period: Period): boolean {
    const known = this.periods.items[code]
    return (
      known !== undefined && (known.id === null || period.id === null || periodKey(known.id) === periodKey(period.id))
    )
  }

  /** A week's code within its period, by its id, its first day or its number. */
  frameCode(frame: Frame): number {
    const keys = [
      frame.id === null ? null : `i:${frame.id}`,
      frame.start === null ? null : `d:${frame.start}`,
      frame.week === null ? null : `w:${frame.week}`,
    ]
      .filter((key) => key !== null)
      .map((key) => `${frame.period}|${key}`)
    const code =
      keys.map((key) => this.frames.find(key)).find((found) => found >= 0) ??
      this.frames.code(keys[0] ?? `${frame.period}|`, () => frame)
    for (const key of keys) if (this.frames.find(key) < 0) this.frames.alias(key, code)
    const known = this.frames.items[code]
    if (known !== undefined && known !== frame) {
      this.frames.items[code] = {
        id: known.id ?? frame.id,
        period: known.period,
        start: known.start ?? frame.start,
        end: known.end ?? frame.end,
        week: known.week ?? frame.week,
      }
    }
    return code
  }

  /** Makes room for that many rows more, so that adding them never copies. */
  reserve(rows: number): void {
    if (this.length + rows > this.#capacity) this.#grow(this.length + rows)
  }

  /** Adds one value and returns its row. */
  add(row: NewRow): number {
    const at = this.length
    if (at === this.#capacity) this.#grow(this.#capacity * 2)
    this.#person[at] = row.person
    this.#field[at] = row.field
    this.#frame[at] = row.frame
    this.#type[at] = row.type
    this.#unit[at] = row.unit
    this.#minor[at] = row.minor
    this.#shown[at] = row.step === 0 ? 0 : this.steps.code(String(row.step), () => row.step)
    this.#updatedOn[at] = row.updatedOn
    this.#updatedBy[at] = row.updatedBy
    this.#updated[at] = row.updated
    this.#file[at] = this.#current
    this.#line[at] = row.line
    this.length = at + 1
    return at
  }

  /** The columns as they stand, to be put right in place; they move when the table grows. */
  columns(): {
    readonly person: Int32Array
    readonly field: Int32Array
    readonly frame: Int32Array
    readonly unit: Uint16Array
    readonly minor: Float64Array
    readonly updatedBy: Int32Array
  } {
    return {
      person: this.#person,
      field: this.#field,
      frame: this.#frame,
      unit: this.#unit,
      minor: this.#minor,
      updatedBy: this.#updatedBy,
    }
  }

  /** Remembers the table as it is; what is returned takes it back to that. */
  remember(): () => void {
    const { length } = this
    const lists = [this.files, this.loads, this.odd] as const
    const sizes = lists.map((list) => list.length)
    const dictionaries = [this.people, this.fields, this.periods, this.frames, this.types, this.units, this.steps].map(
      (one) => one.remember(),
    )
    return () => {
      this.length = length
      lists.forEach((list, at) => list.splice(sizes[at] ?? 0))
      for (const restore of dictionaries) restore()
    }
  }

  /** The table so far; the builder must not be used afterwards. */
  build(): Table {
    const n = this.length
    return {
      length: n,
      files: this.files,
      loads: this.loads,
      people: this.people.items,
      fields: this.fields.items,
      periods: this.periods.items,
      frames: this.frames.items,
      types: this.types.items,
      units: this.units.items,
      steps: this.steps.items,
      person: this.#person.subarray(0, n),
      field: this.#field.subarray(0, n),
      frame: this.#frame.subarray(0, n),
      type: this.#type.subarray(0, n),
      unit: this.#unit.subarray(0, n),
      minor: this.#minor.subarray(0, n),
      shown: this.#shown.subarray(0, n),
      updatedOn: this.#updatedOn.subarray(0, n),
      updatedBy: this.#updatedBy.subarray(0, n),
      updated: this.#updated.subarray(0, n),
      file: this.#file.subarray(0, n),
      line: this.#line.subarray(0, n),
      odd: this.odd,
    }
  }

  #grow(capacity: number): void {
    this.#capacity = capacity
    this.#person = moved(this.#person, new Int32Array(capacity))
    this.#field = moved(this.#field, new Int32Array(capacity))
    this.#frame = moved(this.#frame, new Int32Array(capacity))
    this.#type = moved(this.#type, new Uint16Array(capacity))
    this.#unit = moved(this.#unit, new Uint16Array(capacity))
    this.#minor = moved(this.#minor, new Float64Array(capacity))
    this.#shown = moved(this.#shown, new Uint16Array(capacity))
    this.#updatedOn = moved(this.#updatedOn, new Float64Array(capacity))
    this.#updatedBy = moved(this.#updatedBy, new Int32Array(capacity))
    this.#updated = moved(this.#updated, new Uint8Array(capacity))
    this.#file = moved(this.#file, new Uint16Array(capacity))
    this.#line = moved(this.#line, new Uint32Array(capacity))
  }
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() !== b.toLowerCase()
}

function moved<T extends { set(from: ArrayLike<number>): void } & ArrayLike<number>>(
  from: ArrayLike<number>,
  to: T,
): T {
  to.set(from)
  return to
}
