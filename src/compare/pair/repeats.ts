import type { Person, Table, ValueKind, Warning } from '#src/domain/table/table.ts'
import type { PeoplePairing } from './people.ts'

/** What became of people who stand on several lines of the screen with one field and week. */
export interface Repeats {
  readonly ui: Table
  readonly apiOf: Int32Array
  /** People whose name alone cannot tell them from somebody else on the screen. */
  readonly doubtful: ReadonlySet<number>
  readonly warnings: readonly Warning[]
  /** Where the lines are deals whose sums are not what the export holds: nothing to compare. */
  readonly deals: string | null
}

/** Which of the screen's rows are compared, and with what. */
export interface RepeatsAsked {
  readonly frames: Uint8Array
  readonly uiKind: ValueKind
  readonly apiFrame: number
  readonly apiKind: ValueKind
  readonly fields: Int32Array
  /** Whether the file names deals beside the people. */
  readonly listsDeals: boolean
}

/** Of two decimals more than any currency has: sums of what two sides scale differently are held against each other. */
const scale = 1e6

/**
 * Settles what several lines of one person are: deals to be added up, where the sums are what the export holds; people
 * of one name, who are then kept apart; or a line that stands twice. Totals stay those of the file.
 */
export function settleRepeats(
  api: Table,
  ui: Table,
  people: PeoplePairing,
  nobody: ReadonlySet<number>,
  asked: RepeatsAsked,
): Repeats {
  const unified = (person: number): number =>
    (people.apiOf[person] ?? -1) >= 0 ? (people.apiOf[person] ?? 0) : api.people.length + person
  const none = { ui, apiOf: people.apiOf, doubtful: new Set<number>(), warnings: [], deals: null }
  const all = linesOf(ui, unified, nobody, asked, api.people.length + ui.people.length)
  const lines = asked.listsDeals ? new Map([...all].filter(([, rows]) => rows.length > 1)) : all
  if (all.size === 0) return none
  const sums = holdSums(api, ui, people, all, asked)
  if (sums.fitting > 0 && sums.fitting * 2 >= sums.of) return lines.size === 0 ? none : { ...none, ...addUp(ui, lines) }
  if (asked.listsDeals && sums.of > 0)
    return {
      ...none,
      deals:
        'The screen’s file is a list of deals, and the sums of its lines are not what the export holds: ' +
        'export the forecast itself, one line a person.',
    }
  return keepApart(ui, people, lines)
}

/**
 * Rows that share who, field, week and file, where there are several with a number (in a list of deals: any); by who
 * and
 * field.
 */
type Lines = ReadonlyMap<string, readonly number[]>

function linesOf(
  ui: Table,
  unified: (person: number) => number,
  nobody: ReadonlySet<number>,
  asked: RepeatsAsked,
  people: number,
): Lines {
  const kinds = Uint8Array.from(ui.types, (type) => (type.kind === asked.uiKind ? 1 : 0))
  const fields = Math.max(1, ui.fields.length)
  const found = new Map<string, number[]>()
  // A million rows are looked through without a map; where there are too many people for that, nobody is.
  if (people * fields > 2 ** 25) return found
  const first = new Int32Array(people * fields).fill(-1)
  for (let row = 0; row < ui.length; row += 1) {
    if (asked.frames[ui.frame[row] ?? 0] !== 1 || kinds[ui.type[row] ?? 0] !== 1) continue
    if (Number.isNaN(ui.minor[row] ?? NaN) || (nobody.size > 0 && nobody.has(ui.person[row] ?? 0))) continue
    const key = unified(ui.person[row] ?? 0) * fields + (ui.field[row] ?? 0)
    const held = first[key] ?? -1
    if (held < 0) {
      first[key] = row
      if (asked.listsDeals) found.set(`${key}`, [row])
      continue
    }
    if (ui.frame[held] !== ui.frame[row] || ui.file[held] !== ui.file[row] || ui.line[held] === ui.line[row]) continue
    if (isOtherLoad(ui, held, row)) continue
    const rows = found.get(`${key}`)
    if (rows === undefined) found.set(`${key}`, [held, row])
    else rows.push(row)
  }
  return found
}

/** Whether two rows are loads of one entry at two times: the newest stands. */
function isOtherLoad(ui: Table, one: number, other: number): boolean {
  const [first, second] = [ui.updatedOn[one] ?? NaN, ui.updatedOn[other] ?? NaN]
  return !Number.isNaN(first) && !Number.isNaN(second) && first !== second
}

/** How many sums of several lines are what the export holds, of those that it holds anything for. */
function holdSums(
  api: Table,
  ui: Table,
  people: PeoplePairing,
  lines: Lines,
  asked: RepeatsAsked,
): { readonly fitting: number; readonly of: number } {
  const exported = new Map<string, number>()
  const wanted = new Set([...lines.values()].flatMap(([row = -1]) => people.apiOf[ui.person[row] ?? 0] ?? -1))
  for (let row = 0; wanted.size > 0 && row < api.length; row += 1) {
    if (api.frame[row] !== asked.apiFrame || !wanted.has(api.person[row] ?? -1)) continue
    if (api.types[api.type[row] ?? 0]?.kind !== asked.apiKind) continue
    exported.set(`${api.person[row]}|${api.field[row]}`, inScale(api, row))
  }
  let [fitting, of] = [0, 0]
  for (const rows of lines.values()) {
    const [row = -1] = rows
    const value = exported.get(`${people.apiOf[ui.person[row] ?? 0]}|${asked.fields[ui.field[row] ?? 0]}`)
    if (value === undefined || Number.isNaN(value)) continue
    of += 1
    const sum = rows.reduce((total, one) => total + inScale(ui, one), 0)
    if (Math.abs(sum - value) < 0.5 * (scale / 100)) fitting += 1
  }
  return { fitting, of }
}

function inScale(table: Table, row: number): number {
  const exponent = table.units[table.unit[row] ?? 0]?.exponent ?? 2
  return (table.minor[row] ?? NaN) * (scale / 10 ** exponent)
}

/** Makes one row of each person's lines: the first holds the sum, the others nothing. */
function addUp(ui: Table, lines: Lines): Pick<Repeats, 'ui' | 'warnings'> {
  const minor = ui.minor.slice()
  const kind = ui.person.slice()
  const shown = ui.shown.slice()
  let summed = 0
  for (const rows of lines.values()) {
    const [first = 0, ...others] = rows
    minor[first] = rows.reduce((sum, row) => sum + inUnitOf(ui, row, first), 0)
    shown[first] = 0
    for (const row of others) minor[row] = NaN
    summed += rows.length
  }
  return {
    ui: { ...ui, minor, shown, person: kind },
    warnings: [
      {
        says:
          `${summed} lines of the screen’s file are deals or parts of ` +
          `${lines.size === 1 ? 'one number' : `${lines.size} numbers`}: ` +
          'they were added up for each person, as the export holds their sums.',
      },
    ],
  }
}

function inUnitOf(table: Table, row: number, other: number): number {
  const exponent = (at: number): number => table.units[table.unit[at] ?? 0]?.exponent ?? 2
  return Math.round((table.minor[row] ?? 0) * 10 ** (exponent(other) - exponent(row)))
}

/** Gives each line of people who go by a name alone a person of its own; tells of lines that stand twice. */
function keepApart(ui: Table, people: PeoplePairing, lines: Lines): Repeats {
  const persons: Person[] = [...ui.people]
  const person = ui.person.slice()
  const apiOf = [...people.apiOf]
  const doubtful = new Set<number>()
  const warnings: Warning[] = []
  const isNamed = (at: number): boolean => {
    const { email, crmId, userId } = ui.people[at] ?? { email: null, crmId: null, userId: null }
    return people.byName[at] === 1 && email === null && crmId === null && userId === null
  }
  // A name that several people of the export have is theirs, though the lines say the same.
  const isAmbiguous = (at: number): boolean => (people.apiOf[at] ?? -1) < 0
  const apart = new Set<number>()
  let twice: number | null = null
  for (const rows of lines.values()) {
    const who = new Set(rows.map((row) => ui.person[row] ?? 0))
    if (![...who].every(isNamed)) continue
    const isSame = new Set(rows.map((row) => inScale(ui, row))).size === 1
    if (isSame && who.size === 1 && ![...who].some(isAmbiguous)) twice ??= rows[1] ?? null
    else for (const one of who) apart.add(one)
  }
  for (const rows of lines.values()) {
    const [first = 0] = rows
    const isSame = new Set(rows.map((row) => inScale(ui, row))).size === 1
    if (isSame && !apart.has(ui.person[first] ?? 0)) twice ??= rows[1] ?? null
  }
  if (twice !== null)
    warnings.push({
      file: ui.files[ui.file[twice] ?? 0] ?? '',
      line: ui.line[twice] ?? 0,
      says:
        `${nameAt(ui, twice)} stands twice on the screen with the same numbers ` +
        `(line ${ui.line[twice]}); counted once.`,
    })
  if (apart.size === 0) return { ui, apiOf: people.apiOf, doubtful, warnings, deals: null }
  const copies = new Map<string, number>()
  const times = new Map<string, number>()
  for (let row = 0; row < ui.length; row += 1) {
    const own = ui.person[row] ?? 0
    if (!apart.has(own)) continue
    const key = `${own}|${ui.field[row]}|${ui.frame[row]}|${ui.type[row]}|${ui.file[row]}`
    const time = times.get(key) ?? 0
    times.set(key, time + 1)
    doubtful.add(own)
    apiOf[own] = -1
    if (time === 0) continue
    const copyKey = `${own}|${time}`
    const known = copies.get(copyKey)
    const copy = known ?? persons.push(ui.people[own] ?? nobodyKnown) - 1
    copies.set(copyKey, copy)
    if (known === undefined) apiOf.push(-1)
    doubtful.add(copy)
    person[row] = copy
  }
  return { ui: { ...ui, people: persons, person }, apiOf: Int32Array.from(apiOf), doubtful, warnings, deals: null }
}

/** A person of whom nothing is known. */
export const nobodyKnown: Person = {
  userId: null,
  crmId: null,
  name: null,
  email: null,
  scopeId: null,
  hierarchyId: null,
  hierarchyName: null,
  parentHierarchyId: null,
  parentHierarchyName: null,
}

function nameAt(ui: Table, row: number): string {
  const person = ui.people[ui.person[row] ?? 0]
  return person?.name ?? person?.email ?? person?.crmId ?? 'Somebody'
}
