import type { Table, Warning } from '#src/domain/table/table.ts'
import type { Selection } from './selection.ts'
import { Slots, type Pairs, type Sides } from './pairs.ts'
import { scalePairs } from './scale-pairs.ts'

/** Joins the selected period and week of both sides by person and field, in integers of one scale. */
export function joinSides(
  sides: Sides,
  selection: Pick<Selection, 'frame' | 'uiFrames' | 'apiKind' | 'uiKind'>,
): { readonly pairs: Pairs; readonly slots: Slots } {
  const { api, ui, fieldCount } = sides
  const slots = new Slots(sides.personCount * Math.max(1, fieldCount))
  const most = Math.min(sides.personCount * fieldCount, api.length + ui.length)
  const person = new Int32Array(most)
  const field = new Int32Array(most)
  const apiRow = new Int32Array(most).fill(-1)
  const uiRow = new Int32Array(most).fill(-1)
  const conflicts = { api: new Conflicts('export'), ui: new Conflicts('screen') }
  let length = 0
  const added = (key: number, who: number, what: number): number => {
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
    const key = who * fieldCount + what
    const met = slots.get(key)
    const slot = met < 0 ? added(key, who, what) : met
    const held = apiRow[slot] ?? -1
    if (held < 0) apiRow[slot] = row
    else if (stands(sides, api, row, held, conflicts.api)) apiRow[slot] = row
  }
  const again: { readonly slot: number; readonly row: number }[] = []
  for (let row = 0; row < ui.length; row += 1) {
    if (selection.uiFrames[ui.frame[row] ?? 0] !== 1 || uiTypes[ui.type[row] ?? 0] !== 1) continue
    const who = sides.uiCodes.people[ui.person[row] ?? 0] ?? -1
    const what = sides.uiCodes.fields[ui.field[row] ?? 0] ?? -1
    if (who < 0 || what < 0) continue
    const key = who * fieldCount + what
    const met = slots.get(key)
    const slot = met < 0 ? added(key, who, what) : met
    const held = uiRow[slot] ?? -1
    if (held < 0) uiRow[slot] = row
    else if (Number.isNaN(ui.minor[held] ?? NaN) && !Number.isNaN(ui.minor[row] ?? NaN)) uiRow[slot] = row
    else if (timeOf(ui, row) > timeOf(ui, held)) uiRow[slot] = row
    else if (timeOf(ui, row) < timeOf(ui, held)) continue
    else if (!Number.isNaN(ui.minor[row] ?? NaN) && (!sameValue(ui, row, held) || sides.siblingsOf(who).length > 0))
      again.push({ slot, row })
  }
  for (const { slot, row } of again) {
    const other = slotOfSibling(sides, slots, { person, field, apiRow, uiRow }, slot, row)
    const held = uiRow[slot] ?? -1
    if (other >= 0) {
      // Each of a person's ids takes the line that is equal, where one is.
      const swaps =
        !isEqual(api, apiRow[other] ?? -1, ui, row) &&
        (isEqual(api, apiRow[slot] ?? -1, ui, row) || isEqual(api, apiRow[other] ?? -1, ui, held))
      uiRow[other] = swaps ? held : row
      if (swaps) uiRow[slot] = row
    } else if (!sameValue(ui, row, held)) conflicts.ui.add(ui, row, held)
  }
  const scaled = scalePairs(sides, { length, field, apiRow, uiRow })
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

/**
 * Where a second line of the screen for one person belongs: the row of another of the person's user ids that no line
 * was given to, an equal one first.
 */
function slotOfSibling(
  sides: Sides,
  slots: Slots,
  rows: Pick<Pairs, 'person' | 'field' | 'apiRow' | 'uiRow'>,
  slot: number,
  row: number,
): number {
  const free = sides
    .siblingsOf(rows.person[slot] ?? 0)
    .map((other) => slots.get(other * sides.fieldCount + (rows.field[slot] ?? 0)))
    .filter((at) => at >= 0 && (rows.apiRow[at] ?? -1) >= 0 && (rows.uiRow[at] ?? -1) < 0)
  return free.find((at) => isEqual(sides.api, rows.apiRow[at] ?? -1, sides.ui, row)) ?? free[0] ?? -1
}

/** When a row was loaded, else edited; epoch ms. */
function timeOf(table: Table, row: number): number {
  const loaded = table.loads[table.file[row] ?? 0] ?? NaN
  return Number.isNaN(loaded) ? (table.updatedOn[row] ?? NaN) : loaded
}

/** Whether an API and a UI row hold the same number. */
function isEqual(api: Table, apiRow: number, ui: Table, uiRow: number): boolean {
  if (apiRow < 0 || uiRow < 0) return false
  const number = (table: Table, row: number): number =>
    (table.minor[row] ?? NaN) / 10 ** (table.units[table.unit[row] ?? 0]?.exponent ?? 2)
  return number(api, apiRow) === number(ui, uiRow)
}

/**
 * Whether a later row of the same person, field and week replaces the one held: another file's by rank, the same
 * file's by its time.
 */
function stands(sides: Sides, table: Table, row: number, held: number, conflicts: Conflicts): boolean {
  const [mine, theirs] = [table.file[row] ?? 0, table.file[held] ?? 0]
  if (mine !== theirs) return (sides.fileRank[mine] ?? mine) < (sides.fileRank[theirs] ?? theirs)
  if (sameValue(table, row, held)) return false
  const [newer, older] = [table.updatedOn[row] ?? NaN, table.updatedOn[held] ?? NaN]
  const dated = !Number.isNaN(newer) && !Number.isNaN(older) && newer !== older
  if (!dated && !Number.isNaN(table.minor[row] ?? NaN) && !Number.isNaN(table.minor[held] ?? NaN))
    conflicts.add(table, row, held)
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
    this.#first = {
      file: table.files[table.file[row] ?? 0] ?? '',
      line: table.line[row] ?? 0,
      says:
        `The ${this.#side} holds two different values for ${who}, ${what} (lines ${table.line[held]} and ` +
        `${table.line[row]}); the first is compared.`,
    }
  }

  warnings(): Warning[] {
    if (this.#first === null) return []
    return [
      this.#count === 1 ? this.#first : { ...this.#first, says: `${this.#first.says} ${this.#count - 1} more such.` },
    ]
  }
}
