import type { Table } from '#src/domain/table/table.ts'
import { listedText } from '#src/compare/read/layout/left-out-lines.ts'
import { personKey } from './people.ts'

/** Rows of a screen that are nobody, by their people: sums of others, and lines without any number. */
export interface Nobodies {
  readonly totals: readonly number[]
  readonly empty: readonly number[]
  /** Sentences and dates below everybody, whose comma made a number of a year. */
  readonly footers: readonly number[]
  /** Who may be a total that does not add up here: as large as all others together. */
  readonly doubtful: readonly number[]
}

/** Beyond so many people whom nobody knows they are no totals, but another list of people. */
const mostSuspects = 400

/** What a line is called that holds one number made of the others; it is held against that number. */
const words: Readonly<Record<'mean' | 'count' | 'least' | 'most' | 'median' | 'sum', RegExp>> = {
  mean: beginning(
    'average avg mean mittelwert durchschnitt schnitt moyenne promedio media média gemiddelde 平均 平均値',
  ),
  count: beginning('count number anzahl nombre recuento cuenta conteo contagem conteggio aantal 個数 件数 计数 数量'),
  least: beginning('min minimum lowest mínimo minimo 最小 最小値 最小值'),
  most: beginning('max maximum highest máximo massimo 最大 最大値 最大值'),
  median: beginning('median médiane mediana mediaan 中央値 中位数'),
  sum: beginning('sum summe somme suma soma somma som total totaal totale 合計 总和'),
}

function beginning(list: string): RegExp {
  return new RegExp(String.raw`^(?:(?:record|row)s? )?(?:${list.split(' ').join('|')})(?![\p{L}\p{N}])`, 'iu')
}

/** One number of a line beside those of the other lines of its field, week and kind, in the file's order. */
interface Cell {
  readonly person: number
  readonly value: number
  /** Half of what its display may hide. */
  readonly half: number
}

/**
 * Finds the rows that are nobody among people whom nothing pairs and only a name stands for: each of their numbers adds
 * up the lines above or below it, up to the file's end or the next such line; or it is what its name says of all
 * (an average, a count); or they have no number at all. Whom the analyst `counted` as a person is one.
 */
export function findNobodies(ui: Table, apiOf: Int32Array, counted: ReadonlySet<string> = none): Nobodies {
  const named = ui.people.flatMap((person, at) =>
    (apiOf[at] ?? -1) < 0 &&
    person.email === null &&
    person.crmId === null &&
    person.userId === null &&
    !counted.has(listedText(personKey(person)))
      ? [at]
      : [],
  )
  if (named.length === 0) return { totals: [], empty: [], footers: [], doubtful: [] }
  const valued = new Uint8Array(ui.people.length)
  for (let row = 0; row < ui.length; row += 1) if (!Number.isNaN(ui.minor[row] ?? NaN)) valued[ui.person[row] ?? 0] = 1
  const empty = named.filter((at) => valued[at] !== 1)
  const suspects = named.filter((at) => valued[at] === 1)
  if (suspects.length === 0 || suspects.length > mostSuspects) return { totals: [], empty, footers: [], doubtful: [] }
  const cells = cellsByKey(ui)
  const found = new Set<number>()
  const unknown = new Set(suspects)
  // What is found bounds the lines that the next one adds up.
  for (let before = -1; found.size > before;) {
    before = found.size
    for (const at of suspects) if (!found.has(at) && addsUp(at, cells, found, unknown, ui)) found.add(at)
  }
  const paired = suspects.length < ui.people.length
  const footers = suspects.filter((at) => paired && !found.has(at) && isFooter(at, ui, unknown))
  const doubtful = suspects.filter(
    (at) => paired && !found.has(at) && (isAsLargeAsAll(at, cells, found) || isSumOfSome(at, cells)),
  )
  return { totals: [...found], empty, footers, doubtful }
}

type CellsByKey = ReadonlyMap<string, readonly Cell[]>

function cellsByKey(ui: Table): CellsByKey {
  const found = new Map<string, Cell[]>()
  for (let row = 0; row < ui.length; row += 1) {
    const value = ui.minor[row] ?? NaN
    if (Number.isNaN(value)) continue
    const key = `${ui.field[row]}|${ui.frame[row]}|${ui.type[row]}|${ui.unit[row]}`
    const step = ui.steps[ui.shown[row] ?? 0] ?? 0
    const cell = { person: ui.person[row] ?? 0, value, half: isCoarse(ui, row, step) ? step / 2 : 0 }
    const held = found.get(key)
    if (held === undefined) found.set(key, [cell])
    else held.push(cell)
  }
  return found
}

/** Whole units are how machines write them too: only a display in thousands and above hides something. */
function isCoarse(ui: Table, row: number, step: number): boolean {
  return step > 10 ** (ui.units[ui.unit[row] ?? 0]?.exponent ?? 2)
}

function addsUp(
  person: number,
  cells: CellsByKey,
  found: ReadonlySet<number>,
  unknown: ReadonlySet<number>,
  ui: Table,
): boolean {
  const name = ui.people[person]?.name ?? ''
  let told = false
  for (const column of cells.values()) {
    for (const [at, cell] of column.entries()) {
      if (cell.person !== person) continue
      const others = column.filter((one) => one.person !== person && !found.has(one.person))
      const people = others.filter((one) => !unknown.has(one.person))
      const isSum = isSumAround(column, at, found, none) || isSumAround(column, at, found, unknown)
      if (!isSum && !isNamedFor(name, cell, people.length > 1 ? people : others)) return false
      told ||= cell.value !== 0
    }
  }
  return told
}

const none: ReadonlySet<never> = new Set()

/**
 * Whether a cell is the sum of at least two lines above it, or below it, up to an end or to a line that is a sum;
 * `without` are lines that may be sums themselves, and are left out.
 */
function isSumAround(
  column: readonly Cell[],
  at: number,
  found: ReadonlySet<number>,
  without: ReadonlySet<number>,
): boolean {
  const own = column[at]
  if (own === undefined || own.value === 0) return own?.value === 0 && found.size > 0
  for (const step of [-1, 1]) {
    let [sum, parts, half] = [0, 0, own.half]
    for (let here = at + step; ; here += step) {
      const cell = column[here]
      const isBound = cell === undefined || found.has(cell.person) || without.has(cell.person)
      if (isBound && isWithin(sum, own.value, half) && (parts > 1 || (parts === 1 && found.size > 1))) return true
      if (cell === undefined) break
      if (isBound) continue
      sum += cell.value
      half += cell.half
      if (cell.value !== 0) parts += 1
    }
  }
  const others = column.filter((one) => one !== own && !found.has(one.person) && !without.has(one.person))
  const all = others.reduce((sum, one) => sum + one.value, 0)
  const hidden = others.reduce((sum, one) => sum + one.half, own.half)
  return others.length > 1 && isWithin(all, own.value, hidden)
}

const isWithin = (sum: number, value: number, half: number): boolean => Math.abs(sum - value) <= half + 0.5

function isNamedFor(name: string, cell: Cell, others: readonly Cell[]): boolean {
  const values = others.map((one) => one.value).toSorted((a, b) => a - b)
  const sum = values.reduce((total, value) => total + value, 0)
  const [low = NaN, high = NaN] = [values[0], values.at(-1)]
  const middle =
    ((values[Math.floor((values.length - 1) / 2)] ?? NaN) + (values[Math.ceil((values.length - 1) / 2)] ?? NaN)) / 2
  const near = (value: number): boolean =>
    Math.abs(cell.value - value) <= Math.max(1, Math.abs(value) * 0.001) + cell.half
  if (words.mean.test(name)) return near(sum / values.length)
  // A count is in whole units of what the others are in cents of.
  if (words.count.test(name)) return [1, 10, 100, 1000].some((unit) => cell.value === values.length * unit)
  if (words.least.test(name)) return near(low)
  if (words.most.test(name)) return near(high)
  if (words.median.test(name)) return near(middle)
  return words.sum.test(name) && near(sum)
}

/** A line below everybody that is a sentence or a date: its comma made a number of a year. */
function isFooter(person: number, ui: Table, unknown: ReadonlySet<number>): boolean {
  const name = ui.people[person]?.name ?? ''
  if (!/\d|[:©]|(?:\S+\s+){4}/.test(name)) return false
  let [last, own] = [-1, -1]
  let year = true
  for (let row = 0; row < ui.length; row += 1) {
    const at = ui.person[row] ?? 0
    if (!unknown.has(at)) last = row
    if (at !== person || Number.isNaN(ui.minor[row] ?? NaN)) continue
    own = row
    const value = (ui.minor[row] ?? 0) / 10 ** (ui.units[ui.unit[row] ?? 0]?.exponent ?? 2)
    year &&= Number.isInteger(value) && value >= 2000 && value < 2100
  }
  return own > last && year
}

/** Whether a number is the sum of the two or more lines next to it, though nothing bounds them. */
function isSumOfSome(person: number, cells: CellsByKey): boolean {
  for (const column of cells.values()) {
    const at = column.findIndex((cell) => cell.person === person)
    const own = column[at]
    if (own === undefined || own.value === 0) continue
    for (const step of [-1, 1]) {
      let sum = 0
      for (let here = at + step, parts = 1; column[here] !== undefined; here += step, parts += 1) {
        sum += column[here]?.value ?? 0
        if (parts > 1 && isWithin(sum, own.value, own.half)) return true
      }
    }
  }
  return false
}

/** Whether a person's number is nearly all of what the others have together, or more: a total of another view. */
function isAsLargeAsAll(person: number, cells: CellsByKey, found: ReadonlySet<number>): boolean {
  for (const column of cells.values()) {
    const own = column.find((one) => one.person === person)
    const others = column.filter((one) => one.person !== person && !found.has(one.person))
    if (own === undefined || others.length < 3) continue
    const sum = others.reduce((total, one) => total + Math.abs(one.value), 0)
    if (own.value >= sum * 0.9) return true
  }
  return false
}
