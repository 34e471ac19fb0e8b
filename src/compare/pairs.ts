import { rescale } from '#src/domain/amount.ts'
import type { Table, Unit, Warning } from '#src/domain/table.ts'
import { exponentOf } from '#src/domain/currency.ts'
import type { Selection } from './pair/selection.ts'

/** A pair of currencies (null: not said) as bridges are made for; `money` is false for percentages and counts. */
export interface PairUnit {
  readonly api: string | null
  readonly ui: string | null
  readonly money: boolean
  /** Both sides' integers count `10^-exponent`. */
  readonly exponent: number
}

/** The compared rows: one per person and field, in columns. */
export interface Pairs {
  readonly length: number
  /** Unified person and field. */
  readonly person: Int32Array
  readonly field: Int32Array
  /** Row in the API's and the UI's table, −1 where that side has none. */
  readonly apiRow: Int32Array
  readonly uiRow: Int32Array
  /** Both values as integers at the unit's exponent; NaN where absent. */
  readonly api: Float64Array
  readonly ui: Float64Array
  /** How coarsely the UI's value was shown, in the same integers; 0 for exact. */
  readonly step: Float64Array
  /** A place in `units`. */
  readonly unit: Uint16Array
  readonly units: readonly PairUnit[]
  readonly warnings: readonly Warning[]
}

/** One side's codes in the unified space. */
export interface SideCodes {
  readonly people: Int32Array
  readonly fields: Int32Array
}

interface Sides {
  readonly api: Table
  readonly ui: Table
  readonly apiCodes: SideCodes
  readonly uiCodes: SideCodes
  readonly personCount: number
  readonly fieldCount: number
  /** Lower first: which file's value stands when several have one. */
  readonly fileRank: readonly number[]
}

/** Finds a compared row by its person and field: an array where that fits in memory, a map beyond. −1 where there is none. */
export class Slots {
  readonly #dense: Int32Array | null
  readonly #sparse = new Map<number, number>()

  constructor(size: number) {
    this.#dense = size <= 2 ** 25 ? new Int32Array(size) : null
  }

  get(key: number): number {
    return this.#dense === null ? (this.#sparse.get(key) ?? -1) : (this.#dense[key] ?? 0) - 1
  }

  set(key: number, slot: number): void {
    if (this.#dense === null) this.#sparse.set(key, slot)
    else this.#dense[key] = slot + 1
  }
}

/** Joins the selected period and week of both sides by person and field, in integers of one scale. */
export function joinSides(sides: Sides, selection: Pick<Selection, 'frame' | 'uiFrames' | 'apiKind' | 'uiKind'>): { readonly pairs: Pairs; readonly slots: Slots } {
  const { api, ui, fieldCount } = sides
  const slots = new Slots(sides.personCount * Math.max(1, fieldCount))
  const most = Math.min(sides.personCount * fieldCount, api.length + ui.length)
  const person = new Int32Array(most)
  const field = new Int32Array(most)
  const apiRow = new Int32Array(most).fill(-1)
  const uiRow = new Int32Array(most).fill(-1)
  const conflicts = { api: new Conflicts('export'), ui: new Conflicts('screen') }
  let length = 0
  const slotOf = (who: number, what: number): number => {
    const key = who * fieldCount + what
    const held = slots.get(key)
    if (held >= 0) return held
    person[length] = who
    field[length] = what
    slots.set(key, length)
    length += 1
    return length - 1
  }
  const apiTypes = Uint8Array.from(api.types, (type) => (type.kind === selection.apiKind ? 1 : 0))
  const uiTypes = Uint8Array.from(ui.types, (type) => (type.kind === selection.uiKind ? 1 : 0))
  for (let row = 0; row < api.length; row += 1) {
    if (api.frame[row] !== selection.frame || apiTypes[api.type[row] ?? 0] !== 1) continue
    const who = sides.apiCodes.people[api.person[row] ?? 0] ?? -1
    const what = sides.apiCodes.fields[api.field[row] ?? 0] ?? -1
    if (who < 0 || what < 0) continue
    const slot = slotOf(who, what)
    const held = apiRow[slot] ?? -1
    if (held < 0) apiRow[slot] = row
    else if (stands(sides, api, row, held, conflicts.api)) apiRow[slot] = row
  }
  for (let row = 0; row < ui.length; row += 1) {
    if (selection.uiFrames[ui.frame[row] ?? 0] !== 1 || uiTypes[ui.type[row] ?? 0] !== 1) continue
    const who = sides.uiCodes.people[ui.person[row] ?? 0] ?? -1
    const what = sides.uiCodes.fields[ui.field[row] ?? 0] ?? -1
    if (who < 0 || what < 0) continue
    const slot = slotOf(who, what)
    const held = uiRow[slot] ?? -1
    if (held < 0) uiRow[slot] = row
    else if (Number.isNaN(ui.minor[held] ?? NaN) && !Number.isNaN(ui.minor[row] ?? NaN)) uiRow[slot] = row
    else if (!sameValue(ui, row, held) && !Number.isNaN(ui.minor[row] ?? NaN)) conflicts.ui.add(ui, row, held)
  }
  const scaled = scale(sides, { length, field, apiRow, uiRow })
  const pairs = {
    length,
    person: person.subarray(0, length),
    field: field.subarray(0, length),
    apiRow: apiRow.subarray(0, length),
    uiRow: uiRow.subarray(0, length),
    ...scaled,
    warnings: [...conflicts.api.warnings(), ...conflicts.ui.warnings()],
  }
  return { pairs, slots }
}

/** Whether a later row of the same person, field and week replaces the one held: another file's by rank, the same file's by its time. */
function stands(sides: Sides, table: Table, row: number, held: number, conflicts: Conflicts): boolean {
  const [mine, theirs] = [table.file[row] ?? 0, table.file[held] ?? 0]
  if (mine !== theirs) return (sides.fileRank[mine] ?? mine) < (sides.fileRank[theirs] ?? theirs)
  if (sameValue(table, row, held)) return false
  const [newer, older] = [table.updatedOn[row] ?? NaN, table.updatedOn[held] ?? NaN]
  const dated = !Number.isNaN(newer) && !Number.isNaN(older) && newer !== older
  if (!dated && !Number.isNaN(table.minor[row] ?? NaN) && !Number.isNaN(table.minor[held] ?? NaN)) conflicts.add(table, row, held)
  return dated ? newer > older : Number.isNaN(table.minor[held] ?? NaN)
}

function sameValue(table: Table, a: number, b: number): boolean {
  return Object.is(table.minor[a], table.minor[b]) && table.unit[a] === table.unit[b]
}

/** Counts keys that hold two values, keeping the first for its sentence. */
class Conflicts {
  readonly #side: string
  #count = 0
  #first: Warning | null = null

  constructor(side: string) {
    this.#side = side
  }

  add(table: Table, row: number, held: number): void {
    this.#count += 1
    if (this.#first !== null) return
    const person = table.people[table.person[row] ?? 0]
    const who = person?.email ?? person?.name ?? person?.crmId ?? 'somebody'
    const what = table.fields[table.field[row] ?? 0]?.name ?? 'a field'
    this.#first = { file: table.files[table.file[row] ?? 0] ?? '', line: table.line[row] ?? 0, says: `The ${this.#side} holds two different values for ${who}, ${what} (lines ${table.line[held]} and ${table.line[row]}); the first is compared.` }
  }

  warnings(): Warning[] {
    if (this.#first === null) return []
    return [this.#count === 1 ? this.#first : { ...this.#first, says: `${this.#first.says} ${this.#count - 1} more such.` }]
  }
}

interface Slotted {
  readonly length: number
  readonly field: Int32Array
  readonly apiRow: Int32Array
  readonly uiRow: Int32Array
}

/** Brings both sides' integers to one scale for each row and names its pair of currencies. */
function scale(sides: Sides, rows: Slotted): Pick<Pairs, 'api' | 'ui' | 'step' | 'unit' | 'units'> {
  const { api: apiTable, ui: uiTable } = sides
  const n = rows.length
  const api = new Float64Array(n).fill(NaN)
  const ui = new Float64Array(n).fill(NaN)
  const step = new Float64Array(n)
  const unit = new Uint16Array(n)
  const currencies = new Currencies(sides, rows)
  const percent = percentFields(sides, rows)
  for (let at = 0; at < n; at += 1) {
    const [apiRow, uiRow, field] = [rows.apiRow[at] ?? -1, rows.uiRow[at] ?? -1, rows.field[at] ?? 0]
    const apiUnit = apiRow < 0 ? undefined : apiTable.units[apiTable.unit[apiRow] ?? 0]
    const uiUnit = uiRow < 0 ? undefined : uiTable.units[uiTable.unit[uiRow] ?? 0]
    const measure = percent[field] ?? 'money'
    const code = currencies.codeOf(measure === 'money', apiRow, uiRow)
    const pair = currencies.units[code] ?? noMoney
    unit[at] = code
    if (apiUnit !== undefined) api[at] = scaled(apiTable.minor[apiRow] ?? NaN, apiUnit.exponent, pair.exponent, 0)
    if (uiUnit !== undefined) {
      const shrink = measure === 'fraction' && uiUnit.percent ? 2 : 0
      ui[at] = scaled(uiTable.minor[uiRow] ?? NaN, uiUnit.exponent, pair.exponent, shrink)
      const shown = uiTable.steps[uiTable.shown[uiRow] ?? 0] ?? 0
      step[at] = shown === 0 ? 0 : shown * 10 ** (pair.exponent - uiUnit.exponent - shrink)
    }
  }
  return { api, ui, step, unit, units: currencies.units }
}

function scaled(minor: number, from: number, to: number, shrink: number): number {
  return Number.isNaN(minor) ? NaN : rescale(minor, from + shrink, to)
}

/** For each field, whether its values are money, percentage points, fractions of one shown as percent, or counts. */
function percentFields(sides: Sides, rows: Slotted): ('money' | 'points' | 'fraction' | 'count')[] {
  const { api, ui } = sides
  const apiMost = new Float64Array(sides.fieldCount)
  const uiMost = new Float64Array(sides.fieldCount)
  const percent = new Uint8Array(sides.fieldCount)
  const measures: (string | null)[] = Array.from({ length: sides.fieldCount }, () => null)
  const unmarked = unmarkedWholes(sides, rows)
  api.fields.forEach((field, at) => {
    const code = sides.apiCodes.fields[at] ?? -1
    if (code >= 0) measures[code] = field.measure
  })
  for (let at = 0; at < rows.length; at += 1) {
    const [apiRow, uiRow, field] = [rows.apiRow[at] ?? -1, rows.uiRow[at] ?? -1, rows.field[at] ?? 0]
    if (uiRow >= 0 && ui.units[ui.unit[uiRow] ?? 0]?.percent === true) {
      percent[field] = 1
      uiMost[field] = Math.max(uiMost[field] ?? 0, Math.abs(ui.minor[uiRow] ?? 0) / 1e6 || 0)
    }
    if (apiRow >= 0) apiMost[field] = Math.max(apiMost[field] ?? 0, Math.abs(api.minor[apiRow] ?? 0) / 10 ** (api.units[api.unit[apiRow] ?? 0]?.exponent ?? 2) || 0)
  }
  return measures.map((measure, field) => {
    if (percent[field] === 1) return (apiMost[field] ?? 0) <= 1.5 && (uiMost[field] ?? 0) > 1.5 ? 'fraction' : 'points'
    return measure === 'percent' ? 'points' : measure === 'count' || (measure === null && unmarked[field] === 1) ? 'count' : 'money'
  })
}

/** Fields that are counts though no side says so: whole numbers that carry no currency where the other fields of the same side carry one. */
function unmarkedWholes(sides: Sides, rows: Slotted): Uint8Array {
  const found = new Uint8Array(sides.fieldCount)
  const marks = (table: Table, at: Int32Array): { readonly marked: Uint8Array; readonly parts: Uint8Array; readonly valued: Uint8Array } => {
    const [marked, parts, valued] = [new Uint8Array(sides.fieldCount), new Uint8Array(sides.fieldCount), new Uint8Array(sides.fieldCount)]
    for (let slot = 0; slot < rows.length; slot += 1) {
      const row = at[slot] ?? -1
      const unit = row < 0 ? undefined : table.units[table.unit[row] ?? 0]
      const minor = row < 0 ? NaN : (table.minor[row] ?? NaN)
      if (unit === undefined || Number.isNaN(minor)) continue
      const field = rows.field[slot] ?? 0
      valued[field] = 1
      if (unit.currency !== null) marked[field] = 1
      if (minor % 10 ** unit.exponent !== 0) parts[field] = 1
    }
    return { marked, parts, valued }
  }
  const sidesMarks = [marks(sides.api, rows.apiRow), marks(sides.ui, rows.uiRow)]
  for (let field = 0; field < sides.fieldCount; field += 1) {
    const whole = sidesMarks.every((side) => side.marked[field] !== 1 && side.parts[field] !== 1)
    const standsOut = sidesMarks.some((side) => side.valued[field] === 1 && side.marked.includes(1))
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
  readonly #sides: Sides
  readonly #codes = new Map<string, number>()
  /** Codes by the two sides' units and whether they hold values. */
  readonly #known = new Map<number, number>()

  constructor(sides: Sides, rows: Slotted) {
    this.#sides = sides
    this.#apiOnly = onlyCurrency(sides.api, rows.apiRow)
    this.#uiOnly = onlyCurrency(sides.ui, rows.uiRow)
    const { api, ui } = sides
    const met = new Float64Array(api.units.length * ui.units.length)
    for (let at = 0; at < rows.length; at += 1) {
      const [apiRow, uiRow] = [rows.apiRow[at] ?? -1, rows.uiRow[at] ?? -1]
      if (apiRow < 0 || uiRow < 0 || Number.isNaN(api.minor[apiRow] ?? NaN) || Number.isNaN(ui.minor[uiRow] ?? NaN)) continue
      const key = (api.unit[apiRow] ?? 0) * ui.units.length + (ui.unit[uiRow] ?? 0)
      met[key] = (met[key] ?? 0) + 1
    }
    met.forEach((times, key) => {
      if (times === 0) return
      const a = api.units[Math.floor(key / ui.units.length)]?.currency ?? this.#apiOnly ?? ''
      const u = ui.units[key % ui.units.length]?.currency ?? this.#uiOnly ?? ''
      count(this.#uiFor, a, u, times)
      count(this.#apiFor, u, a, times)
    })
  }

  /** The code of a row's pair in `units`. */
  codeOf(money: boolean, apiRow: number, uiRow: number): number {
    const { api, ui } = this.#sides
    const part = (table: Table, row: number): number => (row < 0 ? 0 : 1 + (table.unit[row] ?? 0) * 2 + (Number.isNaN(table.minor[row] ?? NaN) ? 1 : 0))
    const key = (part(api, apiRow) * 65_536 * 2 + part(ui, uiRow)) * 2 + (money ? 1 : 0)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const pair = money ? this.#of(apiRow, uiRow) : noMoney
    const name = `${pair.api ?? ''}|${pair.ui ?? ''}|${pair.money}|${pair.exponent}`
    const code = this.#codes.get(name) ?? this.units.push(pair) - 1
    this.#codes.set(name, code)
    this.#known.set(key, code)
    return code
  }

  #of(apiRow: number, uiRow: number): PairUnit {
    const { api, ui } = this.#sides
    const unitOf = (table: Table, row: number): Unit | undefined => (row < 0 ? undefined : table.units[table.unit[row] ?? 0])
    const [apiUnit, uiUnit] = [unitOf(api, apiRow), unitOf(ui, uiRow)]
    const apiHolds = apiUnit !== undefined && !Number.isNaN(api.minor[apiRow] ?? NaN)
    const uiHolds = uiUnit !== undefined && !Number.isNaN(ui.minor[uiRow] ?? NaN)
    let a = apiUnit === undefined ? null : (apiUnit.currency ?? this.#apiOnly)
    let u = uiUnit === undefined ? null : (uiUnit.currency ?? this.#uiOnly)
    if (!apiHolds) a = usual(this.#apiFor, u) ?? a ?? this.#apiOnly ?? (this.#apiFor.has(u ?? '') ? null : u)
    if (!uiHolds) u = usual(this.#uiFor, a) ?? u ?? this.#uiOnly ?? (this.#uiFor.has(a ?? '') ? null : a)
    const finest = Math.max(apiUnit?.exponent ?? 0, uiUnit?.exponent ?? 0)
    // A side that names no currency keeps its cents: its currency may have more digits than the other side's yen.
    const exponent = a === null && u === null ? finest : a === null || u === null ? Math.max(2, exponentOf(a ?? u)) : Math.max(exponentOf(a), exponentOf(u))
    return { api: a, ui: u, money: true, exponent }
  }
}

function onlyCurrency(table: Table, rows: Int32Array): string | null {
  const met = new Set<string>()
  for (const row of rows) {
    const currency = row < 0 ? null : table.units[table.unit[row] ?? 0]?.currency
    if (currency !== null && currency !== undefined) met.add(currency)
  }
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
