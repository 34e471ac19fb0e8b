import type { Person, Table, Warning } from '#src/domain/table/table.ts'
import { personKey, type PeoplePairing } from '#src/compare/pair/people.ts'
import type { Selection } from '#src/compare/pair/selection.ts'
import { calledOf, isPersonal } from './kinship.ts'
import { judgeLeftOver, type LeftOver, type LeftOverRules } from './left-over.ts'
import { numbersOf, SameValues } from './same-values.ts'

/** Who is who, whose absence is open, and what the analyst is asked. */
export interface PairedPeople extends Omit<PeoplePairing, 'byName'>, Pick<LeftOver, 'suggestions' | 'undecided'> {
  /** People of each side who could be somebody that is left over on the other: nothing confirms their absence. */
  readonly openUi: ReadonlySet<number>
  readonly openApi: ReadonlySet<number>
  readonly warnings: readonly Warning[]
}

/** How many suggestions are told one by one. */
const mostTold = 20

/** Whether only a name stands for somebody, and not one that people have: a word alone, a code, a place. */
function isVague(person: Person | undefined): boolean {
  if (person === undefined || person.name === null) return false
  return person.email === null && person.crmId === null && person.userId === null && !isPersonal(calledOf(person))
}

/** Pairs those left over on both sides where names and numbers prove it, and says of the others what is open. */
export function pairLeftOver(
  api: Table,
  ui: Table,
  people: PeoplePairing,
  { doubtful, nobody }: { readonly doubtful: ReadonlySet<number>; readonly nobody: ReadonlySet<number> },
  active: Uint8Array,
  selection: Selection,
  fields: Int32Array,
  rules: LeftOverRules,
): PairedPeople {
  const { firstOf } = people
  const apiOf = people.apiOf.slice()
  const paired = new Set([...apiOf].flatMap((code) => (code < 0 ? [] : [firstOf[code] ?? code])))
  const left = {
    ui: ui.people.flatMap((_, at) => ((apiOf[at] ?? -1) < 0 && !nobody.has(at) ? [at] : [])),
    api: api.people.flatMap((_, at) => (firstOf[at] === at && !paired.has(at) ? [at] : [])),
  }
  // Whom the analyst held apart from somebody is a person, whatever the name.
  const isSaid = (person: Person | undefined): boolean => person !== undefined && rules.apart.has(personKey(person))
  const vague = left.ui.filter((at) => doubtful.has(at) || (isVague(ui.people[at]) && !isSaid(ui.people[at])))
  if (left.ui.length === 0 || left.api.length === 0) {
    const nobodyOpen = { suggestions: [], undecided: [], openApi: new Set<number>() }
    const warnings = openWarnings(ui, new Set(vague), nobodyOpen, rules.asks)
    return { apiOf, firstOf, suggestions: [], undecided: [], openUi: new Set(vague), openApi: new Set(), warnings }
  }
  const frames = Int32Array.from(ui.frames, ({ start }, at) =>
    selection.uiFrames[at] === 1
      ? selection.frame
      : api.frames.findIndex((frame) => frame.start !== null && frame.start === start),
  )
  const values = new SameValues(
    numbersOf(ui, new Set(left.ui), selection.uiKind, fields, frames),
    numbersOf(api, new Set(left.api), selection.apiKind, null, null),
  )
  const judged = judgeLeftOver(api, ui, left, active, values, rules)
  for (const [screens, exports] of judged.pairs) apiOf[screens] = exports
  const openUi = new Set([...judged.openUi, ...vague.filter((at) => (apiOf[at] ?? -1) < 0)])
  return {
    apiOf,
    firstOf,
    suggestions: judged.suggestions,
    undecided: judged.undecided,
    openUi,
    openApi: judged.openApi,
    warnings: [...pairWarnings(api, ui, judged), ...openWarnings(ui, openUi, judged, rules.asks)],
  }
}

function undecidedNames(ui: Table, undecided: LeftOver['undecided']): string {
  const names = [...new Set(undecided.map((one) => nameIn(ui, one.ui)))]
  return names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '')
}

const nameIn = (table: Table, at: number): string => {
  const person = table.people[at]
  return (person?.name ?? person?.email ?? person?.crmId ?? person?.userId ?? '').replace(/\s+/g, ' ')
}

function pairWarnings(api: Table, ui: Table, { pairs }: LeftOver): Warning[] {
  const other = pairs.filter(([screens, exports]) => nameIn(ui, screens) !== nameIn(api, exports))
  const [first] = other
  if (first === undefined) return []
  const told = other
    .slice(0, 3)
    .map(([screens, exports]) => `“${nameIn(ui, screens)}” = “${nameIn(api, exports)}”`)
    .join(', ')
  return [
    {
      says:
        `${other.length === 1 ? 'One person was' : `${other.length} people were`} paired under another spelling, ` +
        `since their numbers are the same: ${told}${other.length > 3 ? ' and others' : ''}.`,
    },
  ]
}

function openWarnings(
  ui: Table,
  openUi: ReadonlySet<number>,
  { suggestions, undecided, openApi }: Pick<LeftOver, 'suggestions' | 'undecided' | 'openApi'>,
  asks: boolean,
): Warning[] {
  // Where the analyst is asked, the question says it.
  const listed = asks ? [] : suggestions.slice(0, mostTold)
  const told = listed.map(({ why }) => ({ says: `${why} Not paired until confirmed.` }))
  if (undecided.length > 0 && !asks)
    told.push({
      says:
        `${undecided.length === 1 ? 'One person' : `${undecided.length} people`} on the screen ` +
        `(${undecidedNames(ui, undecided)}) can’t be told from somebody else of the name: an e-mail, a CRM id or the ` +
        'team in both files would tell.',
    })
  const suggested = new Set([...suggestions, ...undecided].map((one) => one.ui))
  const others = [...openUi].filter((at) => !suggested.has(at))
  if (others.length === 0 && openApi.size === 0) return told
  const names = others.slice(0, 3).map((at) => nameIn(ui, at))
  if (names.length === 0) return told
  return [
    ...told,
    {
      says:
        `${others.length === 1 ? 'One person' : `${others.length} people`} on the screen (${names.join(', ')}) could ` +
        'be somebody in the export under another name, or nobody (a team, a region): an e-mail or CRM id would tell.',
    },
  ]
}
