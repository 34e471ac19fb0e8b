import { nobodyKnown } from '#src/compare/pair/repeats.ts'
import type { Person, Table, Warning } from '#src/domain/table/table.ts'
import { counted } from '#src/domain/words/count.ts'
import { nameKey } from '#src/compare/pair/names/name-parts.ts'

/** The export with teams in place of people, each what the people below it add up to. */
export interface TeamTable {
  readonly table: Table
  /** How many of the shown teams each of them is below: 0 at the top. */
  readonly levels: Uint8Array
  readonly warnings: readonly Warning[]
}

/** The places of the hierarchy that people stand in, by their names and above one another. */
interface Places {
  readonly byName: ReadonlyMap<string, string>
  readonly names: ReadonlyMap<string, string>
  readonly parentOf: ReadonlyMap<string, string>
}

const ownPlace = ({ hierarchyId, hierarchyName }: Person): string | null => hierarchyId ?? hierarchyName
const placeAbove = ({ parentHierarchyId, parentHierarchyName }: Person): string | null =>
  parentHierarchyId ?? parentHierarchyName

function placesOf(people: readonly Person[]): Places {
  const [byName, names, parentOf] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()]
  for (const person of people) {
    const [own, above] = [ownPlace(person), placeAbove(person)]
    for (const [place, name] of [
      [own, person.hierarchyName],
      [above, person.parentHierarchyName],
    ] as const) {
      if (place === null || name === null) continue
      byName.set(nameKey(name), place)
      names.set(place, name)
    }
    if (own !== null && above !== null && own !== above) parentOf.set(own, above)
  }
  return { byName, names, parentOf }
}

/** Tells whether a cell names a team of the export's people. */
export function knownTeams(api: Table): (cell: string) => 'name' | null {
  const { byName } = placesOf(api.people)
  return (cell) => (byName.has(nameKey(cell)) ? 'name' : null)
}

/**
 * The export's people added up into the teams that a screen shows in place of people; null where it shows people. A
 * team holds everybody in its place of the hierarchy and below.
 */
export function asTeams(api: Table, ui: Table): TeamTable | null {
  if (ui.people.length === 0 || ui.people.some(({ email, crmId }) => email !== null || crmId !== null)) return null
  const places = placesOf(api.people)
  const people = new Set(api.people.flatMap(({ name }) => (name === null ? [] : [nameKey(name)])))
  const shown = new Map<string, string>()
  for (const { name } of ui.people) {
    const key = nameKey(name ?? '')
    if (people.has(key)) return null
    const place = places.byName.get(key)
    if (place !== undefined && name !== null) shown.set(place, name)
  }
  if (shown.size === 0 || shown.size * 2 < ui.people.length) return null
  const teams = [...shown.keys()]
  const codes = new Map(teams.map((place, at) => [place, at]))
  const teamsOf = api.people.map((person) => {
    const found: number[] = []
    const met = new Set<string>()
    for (let at = ownPlace(person) ?? placeAbove(person); at !== null && !met.has(at);) {
      met.add(at)
      const code = codes.get(at)
      if (code !== undefined) found.push(code)
      // Somebody whose own place nobody stands above in is below the place that is named beside.
      at = places.parentOf.get(at) ?? (at === ownPlace(person) ? placeAbove(person) : null)
    }
    return found
  })
  const levels = Uint8Array.from(teams, (place) => {
    let level = 0
    const met = new Set([place])
    for (let at = places.parentOf.get(place); at !== undefined && !met.has(at); at = places.parentOf.get(at)) {
      met.add(at)
      if (codes.has(at)) level += 1
    }
    return level
  })
  const outside = teamsOf.filter((found) => found.length === 0).length
  return {
    table: addedUp(
      api,
      teamsOf,
      teams.map((place) => teamPerson(shown.get(place) ?? place)),
    ),
    levels,
    warnings: [
      {
        says:
          `The screen shows ${counted(teams.length, 'team')} and nobody by name: each is compared with what the ` +
          'export’s people in it and below it add up to' +
          `${Math.max(...levels) > 0 ? '; the totals are those of the teams at the top' : ''}.` +
          (outside === 0
            ? ''
            : ` ${counted(outside, 'person of the export is', 'people of the export are')} in none of them.`),
      },
    ],
  }
}

const teamPerson = (name: string): Person => ({ ...nobodyKnown, name })

/** The values of each team in each field, week, type and unit, one file's beside another's. */
function addedUp(api: Table, teamsOf: readonly (readonly number[])[], people: readonly Person[]): Table {
  // A later line of one person, field and week stands for the earlier, as where people are compared.
  const last = new Map<string, number>()
  const rowKey = (row: number): string =>
    `${api.person[row]}|${api.field[row]}|${api.frame[row]}|${api.type[row]}|${api.file[row]}`
  for (let row = 0; row < api.length; row += 1) {
    const held = last.get(rowKey(row))
    if (held === undefined || !((api.updatedOn[row] ?? NaN) < (api.updatedOn[held] ?? NaN))) last.set(rowKey(row), row)
  }
  const sums = new Map<string, { team: number; row: number; minor: number; updatedOn: number }>()
  for (const row of last.values()) {
    if (api.types[api.type[row] ?? 0]?.kind === 'updated') continue
    const minor = api.minor[row] ?? NaN
    if (Number.isNaN(minor)) continue
    for (const team of teamsOf[api.person[row] ?? 0] ?? []) {
      const key = `${team}|${api.field[row]}|${api.frame[row]}|${api.type[row]}|${api.unit[row]}|${api.file[row]}`
      const held = sums.get(key) ?? { team, row, minor: 0, updatedOn: NaN }
      held.minor += minor
      const edited = api.updatedOn[row] ?? NaN
      if (!(edited <= held.updatedOn)) held.updatedOn = edited
      sums.set(key, held)
    }
  }
  const rows = [...sums.values()]
  const ints = (column: Int32Array): Int32Array => Int32Array.from(rows, ({ row }) => column[row] ?? 0)
  const shorts = (column: Uint16Array): Uint16Array => Uint16Array.from(rows, ({ row }) => column[row] ?? 0)
  return {
    ...api,
    length: rows.length,
    people,
    person: Int32Array.from(rows, ({ team }) => team),
    field: ints(api.field),
    frame: ints(api.frame),
    type: shorts(api.type),
    unit: shorts(api.unit),
    minor: Float64Array.from(rows, ({ minor }) => minor),
    shown: new Uint16Array(rows.length),
    updatedOn: Float64Array.from(rows, ({ updatedOn }) => updatedOn),
    updatedBy: new Int32Array(rows.length).fill(-1),
    updated: new Uint8Array(rows.length),
    file: shorts(api.file),
    line: Uint32Array.from(rows, ({ row }) => api.line[row] ?? 0),
    odd: [],
  }
}
