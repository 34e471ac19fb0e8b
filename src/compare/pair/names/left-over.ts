import type { Person, Table } from '#src/domain/table/table.ts'
import { squeezed } from '#src/compare/read/layout/columns.ts'
import { areHeldApart, personKey, type ApartPeople } from '#src/compare/pair/people.ts'
import { calledOf, isByLocal, kinshipOf, likenessOf, sharesParts, type Called, type Kinship } from './kinship.ts'
import { nameKey, takeApart } from './name-parts.ts'
import type { Agreement, SameValues } from './same-values.ts'

/** Two people of the two sides who may be one; never paired until the analyst says so. */
export interface PersonSuggestion {
  readonly ui: number
  readonly api: number
  /** What speaks for it, the strongest first: `the same 15 numbers over 5 fields and 3 weeks`. */
  readonly reasons: readonly string[]
  /** The same as a sentence. */
  readonly why: string
}

/** Somebody on the screen who could be any of several of the export, none likelier than another. */
export interface UndecidedPerson {
  readonly ui: number
  readonly api: readonly number[]
}

/** What became of those left over on both sides. */
export interface LeftOver {
  /** Pairs that names and numbers prove together. */
  readonly pairs: readonly (readonly [ui: number, api: number])[]
  readonly suggestions: readonly PersonSuggestion[]
  readonly undecided: readonly UndecidedPerson[]
  /** Of each side, who could be somebody left over on the other: their absence is open. */
  readonly openUi: ReadonlySet<number>
  readonly openApi: ReadonlySet<number>
}

/** How those left over are judged. */
export interface LeftOverRules {
  /** Whether the analyst can be asked: then a short form, another spelling, numbers alone are offered, not taken. */
  readonly asks: boolean
  readonly apart: ApartPeople
  /** Pairs of earlier files, by `personKey`: they are suggested where both are left over again. */
  readonly remembered: ReadonlyMap<string, string>
}

/** Somebody on the screen beside somebody of the export, and what speaks for their being one. */
interface Candidate {
  readonly ui: number
  readonly api: number
  readonly kinship: Kinship
  readonly team: boolean
  readonly values: Agreement
  readonly remembered: boolean
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
  rules: LeftOverRules,
): LeftOver {
  if (left.ui.length * left.api.length > mostPairs)
    return { pairs: [], suggestions: [], undecided: [], openUi: new Set(left.ui), openApi: new Set(left.api) }
  const candidates = candidatesOf(api, ui, left, values, rules)
  const proven = provenPairs(candidates, api, ui)
  const pairs = rules.asks ? proven.filter(([screens, exports]) => isByName(screens, exports)) : proven
  const [pairedUi, pairedApi] = [new Set(pairs.map(([one]) => one)), new Set(pairs.map(([, other]) => other))]
  const open = candidates.filter(
    (one) =>
      !pairedUi.has(one.ui) && !pairedApi.has(one.api) && (one.kinship !== 'none' || isTold(one) || one.remembered),
  )
  const counting = open.filter((one) => withValues[one.api] === 1)
  const { best, undecided } = likeliestOf(open)
  return {
    pairs,
    suggestions: best.map((one) => suggestionOf(one, api, ui, values)),
    undecided,
    openUi: new Set(counting.map((one) => one.ui)),
    openApi: new Set(counting.map((one) => one.api)),
  }

  /** Whether the names themselves say that two people are one, once what stands beside them is taken off. */
  function isByName(screens: number, exports: number): boolean {
    const [one, other] = [called(ui.people[screens]), called(api.people[exports])]
    return kinshipOf(one, other) === 'same' || sharesParts(one, other)
  }
}

/** Whether the numbers alone say that two people may be one. */
const isTold = ({ values }: Candidate): boolean => values.telling && values.differ === 0

function candidatesOf(
  api: Table,
  ui: Table,
  left: { readonly ui: readonly number[]; readonly api: readonly number[] },
  values: SameValues,
  { apart, remembered }: LeftOverRules,
): readonly Candidate[] {
  const theirs = left.api.map((at) => ({ at, called: called(api.people[at]), teams: teamsOf(api.people[at]) }))
  return left.ui.flatMap((at) => {
    const [own, teams] = [called(ui.people[at]), teamsOf(ui.people[at])]
    const before = remembered.size === 0 ? undefined : remembered.get(keyOf(ui.people[at]))
    return theirs.flatMap((other) => {
      const kinship = kinshipOf(own, other.called)
      const agreement = values.of(at, other.at)
      const isBefore = before !== undefined && before === keyOf(api.people[other.at])
      if (kinship === 'none' && !agreement.telling && !isBefore) return []
      if (areHeldApart(apart, ui.people[at], api.people[other.at])) return []
      const team = teams.some((one) => other.teams.includes(one))
      return [{ ui: at, api: other.at, kinship, team, values: agreement, remembered: isBefore }]
    })
  })
}

const keyOf = (person: Person | undefined): string => (person === undefined ? '' : personKey(person))
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

/**
 * For each person left over on the screen the likeliest of the export, where one stands out and is nobody else's as
 * well; of those who have several likeliest of their very name, which.
 */
function likeliestOf(open: readonly Candidate[]): {
  readonly best: readonly Candidate[]
  readonly undecided: readonly UndecidedPerson[]
} {
  const byUi = new Map<number, Candidate[]>()
  for (const one of open) if (weightOf(one) > 0) byUi.set(one.ui, [...(byUi.get(one.ui) ?? []), one])
  const best = new Map<number, Candidate[]>()
  const undecided: UndecidedPerson[] = []
  for (const [ui, own] of byUi) {
    const most = Math.max(...own.map(weightOf))
    const likeliest = own.filter((one) => weightOf(one) === most)
    const [only] = likeliest
    if (only !== undefined && likeliest.length === 1) best.set(only.api, [...(best.get(only.api) ?? []), only])
    else if (most >= weightOfName) undecided.push({ ui, api: likeliest.map((one) => one.api) })
  }
  const found: Candidate[] = []
  for (const own of best.values()) {
    const most = Math.max(...own.map(weightOf))
    const likeliest = own.filter((one) => weightOf(one) === most)
    const [only] = likeliest
    if (only !== undefined && likeliest.length === 1) found.push(only)
    else for (const one of likeliest) undecided.push({ ui: one.ui, api: [one.api] })
  }
  const inOrder = (one: { readonly ui: number }, other: { readonly ui: number }): number => one.ui - other.ui
  return { best: found.toSorted(inOrder), undecided: undecided.toSorted(inOrder) }
}

/** What one and the same name weighs. */
const weightOfName = 3

function weightOf(one: Candidate): number {
  const { kinship } = one
  const byName = kinship === 'same' ? weightOfName : kinship === 'compatible' ? 2 : kinship === 'some' ? 1 : 0
  return byName + (isTold(one) ? 4 : 0) + (one.team && byName > 0 ? 1 : 0) + (one.remembered ? 8 : 0)
}

function suggestionOf(one: Candidate, api: Table, ui: Table, values: SameValues): PersonSuggestion {
  const name = (person: Person | undefined): string =>
    person?.name ?? person?.email ?? person?.crmId ?? person?.userId ?? ''
  const before = one.remembered ? ['paired so before'] : []
  const reasons = [
    ...before,
    ...numberReason(one, values),
    ...nameReason(one, api, ui),
    ...(one.team ? ['the same team'] : []),
  ]
  const because = reasons.length === 0 ? '' : `: ${reasons.join(', ')}`
  const [screens, exports] = [name(ui.people[one.ui]), name(api.people[one.api])]
  const why = `“${screens}” on the screen may be “${exports}” in the export${because}.`
  return { ui: one.ui, api: one.api, reasons, why: why.replace(/\s+/g, ' ') }
}

function numberReason(one: Candidate, values: SameValues): readonly string[] {
  const { same, differ } = one.values
  if (!isTold(one)) return same > 0 && differ > 0 ? [`${same} of ${same + differ} numbers the same`] : []
  if (same === 1) return ['the same number']
  const { fields, weeks } = values.extent(one.ui, one.api)
  const over = [...(fields > 1 ? [`${fields} fields`] : []), ...(weeks > 1 ? [`${weeks} weeks`] : [])]
  return [`the same ${same} numbers${over.length === 0 ? '' : ` over ${over.join(' and ')}`}`]
}

function nameReason({ kinship, ...at }: Candidate, api: Table, ui: Table): readonly string[] {
  const [screens, exports] = [ui.people[at.ui], api.people[at.api]]
  const [one, other] = [called(screens), called(exports)]
  switch (kinship) {
    case 'same': {
      const isBare = nameKey(screens?.name ?? '') === nameKey(exports?.name ?? '')
      return [isBare ? 'the same name' : 'the same name without what stands beside it']
    }
    case 'compatible':
      if (sharesParts(one, other)) return ['the same name but for one part']
      if (isByLocal(one, other)) return ['the e-mail before its @ fits']
      return [likenessOf(one, other)]
    case 'some':
      return ['the same first name']
    default:
      return []
  }
}
