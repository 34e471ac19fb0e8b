import type { Person, Table } from '#src/domain/table/table.ts'
import { squeezed } from '#src/compare/read/layout/columns.ts'
import { calledOf, kinshipOf, type Called, type Kinship } from './kinship.ts'
import { nameKey, takeApart } from './name-parts.ts'
import type { Agreement, SameValues } from './same-values.ts'

/** Two people of the two sides who may be one; never paired until the analyst says so. */
export interface PersonSuggestion {
  readonly ui: number
  readonly api: number
  readonly why: string
}

/** What became of those left over on both sides. */
export interface LeftOver {
  /** Pairs that names and numbers prove together. */
  readonly pairs: readonly (readonly [ui: number, api: number])[]
  readonly suggestions: readonly PersonSuggestion[]
  /** Of each side, who could be somebody left over on the other: their absence is open. */
  readonly openUi: ReadonlySet<number>
  readonly openApi: ReadonlySet<number>
}

/** Somebody on the screen beside somebody of the export, and what speaks for their being one. */
interface Candidate {
  readonly ui: number
  readonly api: number
  readonly kinship: Kinship
  readonly team: boolean
  readonly values: Agreement
}

/** Above so many pairs nobody is held against anybody: all of them are open. */
const mostPairs = 1e6

/**
 * Holds everybody left over on the screen against everybody left over in the export, by names, teams and numbers.
 * `withValues` tells people of the export who have numbers in the compared week: only they make an absence open.
 */
export function judgeLeftOver(
  api: Table,
  ui: Table,
  left: { readonly ui: readonly number[]; readonly api: readonly number[] },
  withValues: Uint8Array,
  values: SameValues,
): LeftOver {
  if (left.ui.length * left.api.length > mostPairs)
    return { pairs: [], suggestions: [], openUi: new Set(left.ui), openApi: new Set(left.api) }
  const candidates = candidatesOf(api, ui, left, values)
  const pairs = provenPairs(candidates, api, ui)
  const [pairedUi, pairedApi] = [new Set(pairs.map(([one]) => one)), new Set(pairs.map(([, other]) => other))]
  const open = candidates.filter(
    (one) => !pairedUi.has(one.ui) && !pairedApi.has(one.api) && (one.kinship !== 'none' || isTold(one)),
  )
  const counting = open.filter((one) => withValues[one.api] === 1)
  return {
    pairs,
    suggestions: suggestionsOf(open, api, ui),
    openUi: new Set(counting.map((one) => one.ui)),
    openApi: new Set(counting.map((one) => one.api)),
  }
}

/** Whether the numbers alone say that two people may be one. */
const isTold = ({ values }: Candidate): boolean => values.telling && values.differ === 0

function candidatesOf(
  api: Table,
  ui: Table,
  left: { readonly ui: readonly number[]; readonly api: readonly number[] },
  values: SameValues,
): readonly Candidate[] {
  const theirs = left.api.map((at) => ({ at, called: called(api.people[at]), teams: teamsOf(api.people[at]) }))
  return left.ui.flatMap((at) => {
    const [own, teams] = [called(ui.people[at]), teamsOf(ui.people[at])]
    return theirs.flatMap((other) => {
      const kinship = kinshipOf(own, other.called)
      const agreement = values.of(at, other.at)
      if (kinship === 'none' && !agreement.telling) return []
      const team = teams.some((one) => other.teams.includes(one))
      return [{ ui: at, api: other.at, kinship, team, values: agreement }]
    })
  })
}

const nobody: Called = { names: [], keys: new Set(), local: [], email: null }
const called = (person: Person | undefined): Called => (person === undefined ? nobody : calledOf(person))

/** What is said of somebody's place: role and team, and what stands beside the name. */
function teamsOf(person: Person | undefined): readonly string[] {
  if (person === undefined) return []
  const beside = person.name === null ? [] : takeApart(person.name).beside
  return [person.hierarchyName, person.parentHierarchyName, ...beside]
    .flatMap((text) => (text === null ? [] : [squeezed(text)]))
    .filter((text) => text !== '')
}

/**
 * The pairs that are proved twice over, each side's only choice: one name and one team, one name and the same numbers,
 * a name that fits and the same numbers; last, of people of one name the two that the others leave.
 */
function provenPairs(candidates: readonly Candidate[], api: Table, ui: Table): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  const [usedUi, usedApi] = [new Set<number>(), new Set<number>()]
  const take = (proves: (one: Candidate) => boolean): void => {
    const free = candidates.filter((one) => !usedUi.has(one.ui) && !usedApi.has(one.api) && proves(one))
    const [ofUi, ofApi] = [countBy(free, (one) => one.ui), countBy(free, (one) => one.api)]
    for (const one of free) {
      if (ofUi.get(one.ui) !== 1 || ofApi.get(one.api) !== 1) continue
      found.push([one.ui, one.api])
      usedUi.add(one.ui)
      usedApi.add(one.api)
    }
  }
  const agrees = ({ values }: Candidate): boolean => values.telling && values.differ === 0
  take((one) => one.kinship === 'same' && one.team)
  take((one) => one.kinship === 'same' && agrees(one))
  const resolved = new Set(found.map(([one]) => nameKey(ui.people[one]?.name ?? '')))
  take((one) => one.kinship === 'same' && resolved.has(nameKey(ui.people[one.ui]?.name ?? '')) && isLast(one))
  take((one) => one.kinship === 'compatible' && agrees(one))
  return found

  /** Whether nobody else of the name is left on either side. */
  function isLast(one: Candidate): boolean {
    const free = candidates.filter((each) => !usedUi.has(each.ui) && !usedApi.has(each.api) && each.kinship === 'same')
    return (
      free.filter((each) => each.ui === one.ui).length === 1 &&
      free.filter((each) => each.api === one.api).length === 1 &&
      api.people[one.api]?.name !== null
    )
  }
}

function countBy(candidates: readonly Candidate[], key: (one: Candidate) => number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const one of candidates) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1)
  return counts
}

/** For each person left over on the screen the likeliest of the export, where one stands out. */
function suggestionsOf(open: readonly Candidate[], api: Table, ui: Table): readonly PersonSuggestion[] {
  const byUi = new Map<number, Candidate[]>()
  for (const one of open) if (weightOf(one) > 0) byUi.set(one.ui, [...(byUi.get(one.ui) ?? []), one])
  const best = [...byUi.values()].flatMap((own) => {
    const most = Math.max(...own.map(weightOf))
    const likeliest = own.filter((one) => weightOf(one) === most)
    return likeliest.length === 1 ? likeliest : []
  })
  return best.map((one) => ({ ui: one.ui, api: one.api, why: whyOf(one, api, ui) }))
}

function weightOf(one: Candidate): number {
  const { kinship } = one
  const byName = kinship === 'same' ? 3 : kinship === 'compatible' ? 2 : kinship === 'some' ? 1 : 0
  return byName + (isTold(one) ? 4 : 0) + (one.team && byName > 0 ? 1 : 0)
}

function whyOf(one: Candidate, api: Table, ui: Table): string {
  const name = (person: Person | undefined): string =>
    person?.name ?? person?.email ?? person?.crmId ?? person?.userId ?? ''
  const { same } = one.values
  const because = isTold(one) ? ` ${same === 1 ? 'the same number' : `the same ${same} numbers`}` : ''
  const by = because === '' ? '' : `:${because}`
  return `“${name(ui.people[one.ui])}” on the screen may be “${name(api.people[one.api])}” in the export${by}.`
}
