import { rescale } from '#src/domain/table/amount.ts'
import type { OddCell, Table, ValueKind, Warning } from '#src/domain/table/table.ts'
import { indexFacts } from '#src/compare/explain/fact-index.ts'
import { pairFields } from './fields.ts'
import { fieldsByValues, type SameNumbers } from './fields-by-values.ts'
import { oneOfEach } from './one-of-each.ts'
import { pairCutOff, type CutLines } from './cut-off.ts'
import { respelt, type RespeltPerson } from './names/respelt.ts'
import { pairLeftOver } from './names/pair-left-over.ts'
import { pairPeople, type ApartPeople } from './people.ts'
import { settleRepeats } from './repeats.ts'
import { select, type Asked } from './selection.ts'
import { framesOf, weekCloses } from './weeks.ts'
import { joinSides } from './join-sides.ts'
import { buildTeam } from '#src/compare/explain/teams/team.ts'
import { leftOutOf, nobodyWarnings, type LeftOutRow } from './left-out.ts'
import { findNobodies } from './total-rows.ts'
import type { JobFacts, OddReading, Stated, PairedSides } from '#src/compare/explain/world.ts'
import { counted } from '#src/domain/words/count.ts'

/** What is compared with what, and what was asked. */
export interface Inputs {
  readonly api: Table
  readonly ui: Table
  readonly asked: Asked
  /** The job of the first export, if it is at hand. */
  readonly job: JobFacts | null
  readonly told: Stated
  /** Pairs that the analyst confirmed, the screen's → the export's: people by `personKey`, fields by name. */
  readonly people?: ReadonlyMap<string, string>
  readonly fields?: ReadonlyMap<string, string>
  /** Who is not whom, and who is a person though the row looks like none (by `personKey`), as the analyst said. */
  readonly apart?: ApartPeople
  readonly counted?: ReadonlySet<string>
  /** Pairs of earlier files, as `people`: they are suggested again, where the analyst can be asked. */
  readonly remembered?: ReadonlyMap<string, string>
  /** Whether the analyst can be asked: what is only likely is then offered, not done. */
  readonly asks?: boolean
  /** Whether the screen's side was read from a picture and nobody has said that the reading is right. */
  readonly isUnconfirmed?: boolean
  /** What stands in a last line that lacks its end. */
  readonly cut?: CutLines
  readonly listsUsers: boolean
  /** Whether the screen's file names deals beside the people. */
  readonly listsDeals?: boolean
}

/** Pairs both sides and builds every index that causes are tested on. */
export function prepare(inputs: Inputs): {
  readonly world: PairedSides
  readonly warnings: readonly Warning[]
  /** Why the screen's rows are none that can be compared. */
  readonly refusal: string | null
  readonly fieldSuggestions: readonly SameNumbers[]
  readonly respelt: readonly RespeltPerson[]
  readonly leftOut: readonly LeftOutRow[]
} {
  const { api, job } = inputs
  const laterFile = laterFiles(api, job)
  // The job's own export stands first, whatever the order of the files.
  const fileRank = ranksOf(api, laterFile)
  const apiKinds = oneOfEach(api)
  const selection = select(apiKinds, oneOfEach(inputs.ui), inputs.asked, fileRank, inputs.told)
  const active = new Uint8Array(api.people.length)
  const usedApi = new Uint8Array(api.fields.length)
  const usedUi = new Uint8Array(inputs.ui.fields.length)
  markUsed(
    api,
    selection.apiKind,
    Uint8Array.from(api.frames, (_, at) => (at === selection.frame ? 1 : 0)),
    api.person,
    active,
  )
  markUsed(
    api,
    selection.apiKind,
    Uint8Array.from(api.frames, (frame) => (frame.period === selection.period ? 1 : 0)),
    api.field,
    usedApi,
  )
  markUsed(inputs.ui, selection.uiKind, selection.uiFrames, inputs.ui.field, usedUi)
  const rules = {
    asks: inputs.asks === true,
    apart: inputs.apart ?? new Map(),
    remembered: inputs.remembered ?? new Map(),
  }
  const found = pairPeople(api, inputs.ui, active, inputs.people, rules.apart)
  const byValues = (left: Parameters<typeof fieldsByValues>[4]): readonly SameNumbers[] =>
    fieldsByValues(api, inputs.ui, found.apiOf, selection, left)
  const fields = pairFields(api, inputs.ui, usedApi, usedUi, inputs.fields, byValues, rules.asks)
  const nobodies = findNobodies(inputs.ui, found.apiOf, inputs.counted)
  const nobody = new Set([...nobodies.totals, ...nobodies.empty, ...nobodies.footers])
  const repeats = settleRepeats(api, inputs.ui, found, nobody, {
    frames: selection.uiFrames,
    uiKind: selection.uiKind,
    apiFrame: selection.frame,
    apiKind: selection.apiKind,
    fields: fields.apiOf,
    listsDeals: inputs.listsDeals === true,
  })
  const { ui } = repeats
  const left = { doubtful: new Set([...repeats.doubtful, ...nobodies.doubtful]), nobody }
  // Numbers tell of people over fields too that are only offered.
  const alike = fields.apiOf.map((to, at) =>
    to >= 0 ? to : (fields.suggestions.find(({ ui: one }) => one === at)?.api ?? -1),
  )
  const judged = pairLeftOver(api, ui, { ...found, apiOf: repeats.apiOf }, left, active, selection, alike, rules)
  const people = pairCutOff(api, ui, judged, inputs.cut)
  // Where one side holds nothing at all, the other's fields stand alone.
  const apiEmpty = !usedApi.includes(1)
  const uiEmpty = !usedUi.includes(1)
  const uiPeople = new Int32Array(ui.people.length)
  let personCount = api.people.length
  ui.people.forEach((_, at) => {
    const paired = people.apiOf[at] ?? -1
    uiPeople[at] = paired >= 0 ? paired : nobody.has(at) ? -1 : personCount++
  })
  const uiFields = new Int32Array(ui.fields.length).fill(-1)
  const matched = new Set<number>()
  let fieldCount = api.fields.length
  ui.fields.forEach((_, at) => {
    const paired = fields.apiOf[at] ?? -1
    if (paired >= 0) matched.add(paired)
    uiFields[at] = paired >= 0 ? paired : apiEmpty ? fieldCount++ : -1
  })
  const allApiFields = Int32Array.from(api.fields, (_, at) => at)
  const comparedApiFields = allApiFields.map((at) => (uiEmpty || matched.has(at) ? at : -1))
  const uiPersonOf = new Int32Array(personCount).fill(-1)
  uiPeople.forEach((person, at) => {
    if (uiPersonOf[person] === -1) uiPersonOf[person] = at
  })
  const uiFieldOf = new Int32Array(fieldCount).fill(-1)
  uiFields.forEach((field, at) => {
    if (field >= 0 && uiFieldOf[field] === -1) uiFieldOf[field] = at
  })
  const apiPeople = Int32Array.from(api.people, (_, at) => at)
  const duplicates = duplicatesOf(people.firstOf, active)
  const siblingsOf = (person: number): readonly number[] => duplicates.get(person) ?? []
  const sides = {
    siblingsOf,
    api,
    ui,
    apiCodes: { people: apiPeople, fields: comparedApiFields },
    uiCodes: { people: uiPeople, fields: uiFields },
    personCount,
    fieldCount,
    fileRank,
  }
  const { pairs, slots } = joinSides(sides, selection)
  const oddApi = oddByRow(api.odd)
  const oddUi = oddByRow(ui.odd)
  const world: PairedSides = {
    api,
    ui,
    selection,
    pairs,
    apiFacts: indexFacts(api, apiPeople, allApiFields, personCount, fieldCount),
    uiFacts: indexFacts(ui, uiPeople, uiFields, personCount, fieldCount),
    people,
    personCount,
    fieldCount,
    uiPersonOf,
    uiFieldOf,
    team: buildTeam(api, ui, uiPersonOf, personCount),
    slots,
    frames: framesOf(apiKinds, selection.period, selection.apiKind),
    job,
    laterFile,
    told: inputs.told,
    closes: weekCloses(api.frames, inputs.told.timeZone ?? null),
    duplicates,
    oddApi,
    oddUi,
    toApi: (row, minor) =>
      rescaled(api, pairs.apiRow[row] ?? -1, minor, pairs.units[pairs.unit[row] ?? 0]?.exponent ?? 2),
    toUi: (row, minor) => rescaled(ui, pairs.uiRow[row] ?? -1, minor, pairs.units[pairs.unit[row] ?? 0]?.exponent ?? 2),
    rejoin: (frame, uiFrames) => joinSides(sides, { ...selection, frame, uiFrames }).pairs,
    listsUsers: inputs.listsUsers,
  }
  return {
    world,
    refusal: repeats.deals,
    warnings: [
      ...selection.warnings,
      ...repeats.warnings,
      ...people.warnings,
      ...(apiEmpty || uiEmpty ? [] : fields.warnings),
      ...pairs.warnings,
      ...nobodyWarnings(ui, nobodies),
      ...exportWarnings(world),
    ],
    fieldSuggestions: fields.suggestions,
    respelt: respelt(api, ui, people.apiOf, found.byName),
    leftOut: leftOutOf(ui, nobodies),
  }
}

/** Which file's value stands where several have one: the first's, of its loads the newest, later exports last. */
function ranksOf({ files, loads }: Table, laterFile: Uint8Array): readonly number[] {
  const isLate = (at: number): number => (laterFile[at] === 1 && laterFile.includes(0) ? 1 : 0)
  // A source's loads follow its own name, in the order in which they were met.
  const sourceOf: number[] = []
  loads.forEach((load, at) => sourceOf.push(Number.isNaN(load) ? at : (sourceOf[at - 1] ?? at)))
  const order = files
    .map((_, at) => at)
    .toSorted(
      (a, b) => isLate(a) - isLate(b) || (sourceOf[a] ?? 0) - (sourceOf[b] ?? 0) || (loads[b] || 0) - (loads[a] || 0),
    )
  return files.map((_, at) => order.indexOf(at))
}

/** Marks the codes of a column that rows of a kind have in some of the weeks. */
function markUsed(
  { length, frame, type, types }: Table,
  kind: ValueKind,
  weeks: Uint8Array,
  column: Int32Array,
  used: Uint8Array,
): void {
  const kinds = Uint8Array.from(types, (one) => (one.kind === kind ? 1 : 0))
  for (let row = 0; row < length; row += 1) {
    if (weeks[frame[row] ?? 0] === 1 && kinds[type[row] ?? 0] === 1) used[column[row] ?? 0] = 1
  }
}

/** Files that hold an edit made after the first job ended. */
function laterFiles(api: Table, job: JobFacts | null): Uint8Array {
  const later = new Uint8Array(api.files.length)
  if (job === null || Number.isNaN(job.endTime)) return later
  for (let row = 0; row < api.length; row += 1)
    if ((api.updatedOn[row] ?? NaN) > job.endTime) later[api.file[row] ?? 0] = 1
  return later
}

function oddByRow(odd: readonly OddCell[]): ReadonlyMap<number, OddReading> {
  return new Map(odd.map((cell) => [cell.row, { text: cell.text, minor: cell.minor ?? NaN }]))
}

/** An integer in a table row's unit, in a compared row's scale. */
function rescaled(table: Table, row: number, minor: number, exponent: number): number {
  return rescale(minor, table.units[table.unit[row] ?? 0]?.exponent ?? exponent, exponent)
}

/** For each of several user ids of one person, the others that have values this week. */
function duplicatesOf(firstOf: Int32Array, active: Uint8Array): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>()
  firstOf.forEach((first, at) => {
    if (active[at] !== 1 && first !== at) return
    const held = groups.get(first)
    if (held === undefined) groups.set(first, [at])
    else held.push(at)
  })
  const found = new Map<number, readonly number[]>()
  for (const members of groups.values()) {
    if (members.length > 1)
      for (const member of members)
        found.set(
          member,
          members.filter((other) => other !== member),
        )
  }
  return found
}

/** What the job and the people say of the export as a whole. */
function exportWarnings(world: PairedSides): Warning[] {
  const said: Warning[] = []
  if (world.job?.rowsTruncated === true)
    said.push({ cause: 'truncated', says: 'The job says that rows were truncated: the export is not whole.' })
  if (world.job?.cellsTruncated === true)
    said.push({
      cause: 'truncated',
      says: 'The job says that cells were truncated: some values of the export are cut.',
    })
  const groups = new Set(
    [...world.duplicates].map(([person, others]) => [person, ...others].toSorted((a, b) => a - b).join(',')),
  )
  if (groups.size > 0) {
    const [first = ''] = groups
    const person = world.api.people[Number(first.split(',')[0])]
    said.push({
      cause: 'duplicate-user',
      says:
        `${counted(groups.size, 'person has', 'people have')} several user ` +
        `ids under one CRM id or e-mail (${person?.name ?? person?.email ?? 'somebody'}` +
        `${groups.size > 1 ? ' and others' : ''}); their ids are kept apart.`,
    })
  }
  return said
}
