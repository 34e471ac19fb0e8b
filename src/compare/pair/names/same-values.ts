import { exponentOf } from '#src/domain/table/currency.ts'
import type { Table, ValueKind } from '#src/domain/table/table.ts'

/** What two people's numbers say of whether they are one. */
export interface Agreement {
  /** Numbers of one field and week that both have and that are the same, and those that are not. */
  readonly same: number
  readonly differ: number
  /** Whether some number that is the same (no nought) is nobody else's who is left over. */
  readonly telling: boolean
}

/** Somebody's numbers by field and week, as the export counts these. */
type Numbers = ReadonlyMap<string, { readonly value: number; readonly half: number; readonly currency: string | null }>

/** Reads the numbers of some people of a table; `fields` and `frames` lead to the export's, −1 for none. */
export function numbersOf(
  table: Table,
  people: ReadonlySet<number>,
  kind: ValueKind,
  fields: Int32Array | null,
  frames: Int32Array | null,
): ReadonlyMap<number, Numbers> {
  const found = new Map<number, Map<string, { value: number; half: number; currency: string | null }>>()
  const wanted = new Uint8Array(table.people.length)
  for (const person of people) wanted[person] = 1
  const kinds = Uint8Array.from(table.types, (type) => (type.kind === kind ? 1 : 0))
  for (let row = 0; row < table.length; row += 1) {
    const person = table.person[row] ?? 0
    if (wanted[person] !== 1 || kinds[table.type[row] ?? 0] !== 1) continue
    const minor = table.minor[row] ?? NaN
    const field = fields === null ? (table.field[row] ?? -1) : (fields[table.field[row] ?? 0] ?? -1)
    const frame = frames === null ? (table.frame[row] ?? -1) : (frames[table.frame[row] ?? 0] ?? -1)
    if (Number.isNaN(minor) || field < 0 || frame < 0) continue
    const unit = table.units[table.unit[row] ?? 0]
    const whole = 10 ** (unit?.exponent ?? exponentOf(null))
    const step = table.steps[table.shown[row] ?? 0] ?? 0
    const held = found.get(person) ?? new Map()
    const key = `${field}|${frame}`
    if (!held.has(key))
      held.set(key, { value: minor / whole, half: (step > 1 ? step / 2 : 0) / whole, currency: unit?.currency ?? null })
    found.set(person, held)
  }
  return found
}

/** Holds the numbers of those left over on the screen against those of the export's. */
export class SameValues {
  readonly #ui: ReadonlyMap<number, Numbers>
  readonly #api: ReadonlyMap<number, Numbers>

  constructor(ui: ReadonlyMap<number, Numbers>, api: ReadonlyMap<number, Numbers>) {
    this.#ui = ui
    this.#api = api
  }

  /** How the numbers of two people agree. */
  of(ui: number, api: number): Agreement {
    let [same, differ] = [0, 0]
    let telling = false
    const theirs = this.#api.get(api)
    for (const [key, shown] of this.#ui.get(ui) ?? []) {
      const held = theirs?.get(key)
      if (held === undefined || isOther(shown.currency, held.currency)) continue
      if (!isSame(shown, held)) {
        differ += 1
        continue
      }
      same += 1
      telling ||= shown.value !== 0 && this.#isAlone(key, ui, api, shown.value)
    }
    return { same, differ, telling }
  }

  /** Over how many fields and weeks the numbers of two people are the same. */
  extent(ui: number, api: number): { readonly fields: number; readonly weeks: number } {
    const [fields, weeks] = [new Set<string>(), new Set<string>()]
    const theirs = this.#api.get(api)
    for (const [key, shown] of this.#ui.get(ui) ?? []) {
      const held = theirs?.get(key)
      if (held === undefined || isOther(shown.currency, held.currency) || !isSame(shown, held)) continue
      const [field = '', week = ''] = key.split('|')
      fields.add(field)
      weeks.add(week)
    }
    return { fields: fields.size, weeks: weeks.size }
  }

  #isAlone(key: string, ui: number, api: number, value: number): boolean {
    const others = (all: ReadonlyMap<number, Numbers>, own: number): boolean => {
      for (const [person, numbers] of all) {
        const held = numbers.get(key)
        if (person !== own && held !== undefined && Math.abs(held.value - value) <= held.half + 1e-9) return true
      }
      return false
    }
    return !others(this.#api, api) && !others(this.#ui, ui)
  }
}

const isSame = (
  one: { readonly value: number; readonly half: number },
  other: { readonly value: number; readonly half: number },
): boolean => Math.abs(one.value - other.value) <= Math.max(one.half, other.half) + 1e-6

const isOther = (one: string | null, other: string | null): boolean => one !== null && other !== null && one !== other
