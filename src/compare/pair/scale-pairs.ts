import { powerOfTen, rescale } from '#src/domain/table/amount.ts'
import { exponentOf } from '#src/domain/table/currency.ts'
import type { Table, Unit } from '#src/domain/table/table.ts'
import type { Pairs, PairUnit, Sides } from './pairs.ts'

/** The joined rows before their values are brought to one scale. */
interface Slotted {
  readonly length: number
  readonly field: Int32Array
  readonly apiRow: Int32Array
  readonly uiRow: Int32Array
}

/** One side's values in the order of the joined rows, gathered once: its table is in another order. */
interface SideValues {
  readonly table: Table
  /** The unit's code plus one; 0 where the side has no row. */
  readonly unit: Uint16Array
  /** In the unit's integers; NaN where absent. */
  readonly minor: Float64Array
}

function gather(table: Table, rows: Int32Array, length: number): SideValues {
  const unit = new Uint16Array(length)
  const minor = new Float64Array(length)
  for (let at = 0; at < length; at += 1) {
    const row = rows[at] ?? -1
    minor[at] = row < 0 ? NaN : (table.minor[row] ?? NaN)
    if (row >= 0) unit[at] = (table.unit[row] ?? 0) + 1
  }
  return { table, unit, minor }
}

/** Brings both sides' integers to one scale for each row and names its pair of currencies. */
export function scalePairs(sides: Sides, rows: Slotted): Pick<Pairs, 'api' | 'ui' | 'step' | 'unit' | 'units'> {
  const n = rows.length
  const api = gather(sides.api, rows.apiRow, n)
  const ui = gather(sides.ui, rows.uiRow, n)
  const step = new Float64Array(n)
  const unit = new Uint16Array(n)
  const currencies = new Currencies(api, ui)
  const measures = measuresOf(sides, rows, api, ui)
  const { shown, steps } = sides.ui
  for (let at = 0; at < n; at += 1) {
    const [apiCode, uiCode] = [api.unit[at] ?? 0, ui.unit[at] ?? 0]
    const measure = measures[rows.field[at] ?? 0] ?? 'money'
    const code = currencies.codeOf(measure === 'money', at)
    const pair = currencies.units[code] ?? noMoney
    unit[at] = code
    if (apiCode > 0)
      api.minor[at] = scaled(api.minor[at] ?? NaN, sides.api.units[apiCode - 1]?.exponent ?? 2, pair.exponent, 0)
    const uiUnit = uiCode > 0 ? sides.ui.units[uiCode - 1] : undefined
    if (uiUnit === undefined) continue
    const shrink = measure === 'fraction' && uiUnit.percent ? 2 : 0
    ui.minor[at] = scaled(ui.minor[at] ?? NaN, uiUnit.exponent, pair.exponent, shrink)
    const display = steps[shown[rows.uiRow[at] ?? 0] ?? 0] ?? 0
    if (display !== 0) step[at] = display * 10 ** (pair.exponent - uiUnit.exponent - shrink)
  }
  return { api: api.minor, ui: ui.minor, step, unit, units: currencies.units }
}

function scaled(minor: number, from: number, to: number, shrink: number): number {
  return Number.isNaN(minor) ? NaN : rescale(minor, from + shrink, to)
}

/** For each field, whether its values are money, percentage points, fractions of one shown as percent, or counts. */
function measuresOf(
  sides: Sides,
  rows: Slotted,
  api: SideValues,
  ui: SideValues,
): ('money' | 'points' | 'fraction' | 'count')[] {
  const apiMost = new Float64Array(sides.fieldCount)
  const uiMost = new Float64Array(sides.fieldCount)
  const percent = new Uint8Array(sides.fieldCount)
  const measures: (string | null)[] = Array.from({ length: sides.fieldCount }, () => null)
  const unmarked = unmarkedWholes(sides.fieldCount, rows, [api, ui])
  sides.api.fields.forEach((field, at) => {
    const code = sides.apiCodes.fields[at] ?? -1
    if (code >= 0) measures[code] = field.measure
  })
  const isPercent = Uint8Array.from([false, ...sides.ui.units.map((unit) => unit.percent)], Number)
  const wholes = Float64Array.from([1, ...sides.api.units.map((unit) => powerOfTen(unit.exponent))])
  for (let at = 0; at < rows.length; at += 1) {
    const field = rows.field[at] ?? 0
    if (isPercent[ui.unit[at] ?? 0] === 1) {
      percent[field] = 1
      uiMost[field] = Math.max(uiMost[field] ?? 0, Math.abs(ui.minor[at] ?? 0) / 1e6 || 0)
    }
    const most = Math.abs(api.minor[at] ?? NaN) / (wholes[api.unit[at] ?? 0] ?? 1)
    if (most > (apiMost[field] ?? 0)) apiMost[field] = most
  }
  return measures.map((measure, field) => {
    if (percent[field] === 1) return (apiMost[field] ?? 0) <= 1.5 && (uiMost[field] ?? 0) > 1.5 ? 'fraction' : 'points'
    return measure === 'percent'
      ? 'points'
      : measure === 'count' || (measure === null && unmarked[field] === 1)
        ? 'count'
        : 'money'
  })
}

/**
 * Fields that are counts though no side says so: whole numbers that carry no currency where the other fields of the
 * same side carry one.
 */
function unmarkedWholes(fieldCount: number, rows: Slotted, sides: readonly SideValues[]): Uint8Array {
  const found = new Uint8Array(fieldCount)
  const marks = sides.map((side) => {
    const [marked, parts, valued] = [new Uint8Array(fieldCount), new Uint8Array(fieldCount), new Uint8Array(fieldCount)]
    const named = Uint8Array.from([false, ...side.table.units.map((unit) => unit.currency !== null)], Number)
    const wholes = Float64Array.from([1, ...side.table.units.map((unit) => powerOfTen(unit.exponent))])
    for (let slot = 0; slot < rows.length; slot += 1) {
      const minor = side.minor[slot] ?? NaN
      if (Number.isNaN(minor)) continue
      const field = rows.field[slot] ?? 0
      const unit = side.unit[slot] ?? 0
      valued[field] = 1
      if (named[unit] === 1) marked[field] = 1
      if (parts[field] !== 1 && minor % (wholes[unit] ?? 1) !== 0) parts[field] = 1
    }
    return { marked, parts, valued }
  })
  for (let field = 0; field < fieldCount; field += 1) {
    const whole = marks.every((side) => side.marked[field] !== 1 && side.parts[field] !== 1)
    const standsOut = marks.some((side) => side.valued[field] === 1 && side.marked.includes(1))
    if (whole && standsOut) found[field] = 1
  }
  return found
}

const noMoney: PairUnit = { api: null, ui: null, money: false, exponent: 6 }

/** Says which pair of currencies a row is in; an absent or empty side takes the one its partner is usually met with. */
class Currencies {
  readonly units: PairUnit[] = []
  readonly #apiOnly: string | null
  readonly #uiOnly: string | null
  readonly #uiFor = new Map<string, Map<string, number>>()
  readonly #apiFor = new Map<string, Map<string, number>>()
  readonly #api: SideValues
  readonly #ui: SideValues
  readonly #codes = new Map<string, number>()
  /** Codes by the two sides' units and whether they hold values; the last one's key and code. */
  readonly #known = new Map<number, number>()
  #lastKey = -1
  #lastCode = 0

  constructor(api: SideValues, ui: SideValues) {
    this.#api = api
    this.#ui = ui
    this.#apiOnly = onlyCurrency(api)
    this.#uiOnly = onlyCurrency(ui)
    const [apiUnits, uiUnits] = [api.table.units, ui.table.units]
    const met = new Float64Array(apiUnits.length * uiUnits.length)
    for (let at = 0; at < api.unit.length; at += 1) {
      if (Number.isNaN(api.minor[at] ?? NaN) || Number.isNaN(ui.minor[at] ?? NaN)) continue
      const key = ((api.unit[at] ?? 0) - 1) * uiUnits.length + (ui.unit[at] ?? 0) - 1
      met[key] = (met[key] ?? 0) + 1
    }
    met.forEach((times, key) => {
      if (times === 0) return
      const a = apiUnits[Math.floor(key / uiUnits.length)]?.currency ?? this.#apiOnly ?? ''
      const u = uiUnits[key % uiUnits.length]?.currency ?? this.#uiOnly ?? ''
      count(this.#uiFor, a, u, times)
      count(this.#apiFor, u, a, times)
    })
  }

  /** The code of a row's pair in `units`; to be asked before the row's values are scaled. */
  codeOf(money: boolean, at: number): number {
    const part = (side: SideValues): number => (side.unit[at] ?? 0) * 2 + (Number.isNaN(side.minor[at] ?? NaN) ? 1 : 0)
    const key = (part(this.#api) * 65_536 * 4 + part(this.#ui)) * 2 + (money ? 1 : 0)
    if (key === this.#lastKey) return this.#lastCode
    this.#lastKey = key
    const known = this.#known.get(key)
    this.#lastCode = known ?? this.#add(key, money ? this.#of(at) : noMoney)
    return this.#lastCode
  }

  #add(key: number, pair: PairUnit): number {
    const name = `${pair.api ?? ''}|${pair.ui ?? ''}|${pair.money}|${pair.exponent}`
    const code = this.#codes.get(name) ?? this.units.push(pair) - 1
    this.#codes.set(name, code)
    this.#known.set(key, code)
    return code
  }

  #of(at: number): PairUnit {
    const unitOf = ({ table, unit }: SideValues): Unit | undefined => table.units[(unit[at] ?? 0) - 1]
    const [apiUnit, uiUnit] = [unitOf(this.#api), unitOf(this.#ui)]
    const apiHolds = apiUnit !== undefined && !Number.isNaN(this.#api.minor[at] ?? NaN)
    const uiHolds = uiUnit !== undefined && !Number.isNaN(this.#ui.minor[at] ?? NaN)
    let a = apiUnit === undefined ? null : (apiUnit.currency ?? this.#apiOnly)
    let u = uiUnit === undefined ? null : (uiUnit.currency ?? this.#uiOnly)
    if (!apiHolds) a = usual(this.#apiFor, u) ?? a ?? this.#apiOnly ?? (this.#apiFor.has(u ?? '') ? null : u)
    if (!uiHolds) u = usual(this.#uiFor, a) ?? u ?? this.#uiOnly ?? (this.#uiFor.has(a ?? '') ? null : a)
    const finest = Math.max(apiUnit?.exponent ?? 0, uiUnit?.exponent ?? 0)
    // A side that names no currency keeps its cents: its currency may have more digits than the other side's yen.
    const exponent =
      a === null && u === null
        ? finest
        : a === null || u === null
          ? Math.max(2, exponentOf(a ?? u))
          : Math.max(exponentOf(a), exponentOf(u))
    return { api: a, ui: u, money: true, exponent }
  }
}

/** The only currency that a side names; null where it names none, or several. */
function onlyCurrency({ table, unit }: SideValues): string | null {
  const used = new Uint8Array(table.units.length + 1)
  for (const code of unit) used[code] = 1
  const met = new Set(
    table.units.flatMap(({ currency }, at) => (used[at + 1] === 1 && currency !== null ? [currency] : [])),
  )
  const [first] = met
  return met.size === 1 ? (first ?? null) : null
}

function count(counts: Map<string, Map<string, number>>, from: string, to: string, times: number): void {
  const held = counts.get(from) ?? new Map<string, number>()
  held.set(to, (held.get(to) ?? 0) + times)
  counts.set(from, held)
}

function usual(counts: ReadonlyMap<string, ReadonlyMap<string, number>>, from: string | null): string | null {
  const held = counts.get(from ?? '')
  if (held === undefined) return null
  const best = [...held].reduce((a, b) => (b[1] > a[1] ? b : a))
  return best[0] === '' ? null : best[0]
}
