import type { Comparison } from '#src/compare/compare.ts'
import { personKey } from '#src/compare/pair/people.ts'
import type { Person } from '#src/domain/table/table.ts'
import { pairsApart, type NamedPair, type StatedPairing } from './pairing.ts'

/** Two people of the two sides as the page shows them. */
export interface ShownPair {
  readonly pair: NamedPair
  readonly screen: string
  readonly exported: string
  /** What speaks for their being one, or who said so. */
  readonly why: string
}

/** Somebody on the screen who can't be told from somebody else. */
export interface ShownUndecided {
  readonly screen: string
  readonly exported: readonly string[]
}

/** Who may be the same on both sides, for the analyst to say; who is taken for the same or for two, and why. */
export interface Offers {
  readonly open: readonly ShownPair[]
  readonly undecided: readonly ShownUndecided[]
  /** Paired under another spelling, by the name. */
  readonly respelt: readonly ShownPair[]
  readonly confirmed: readonly ShownPair[]
  readonly apart: readonly ShownPair[]
}

/** A person as the page shows one: the name with what stands beside it, else the e-mail, else an id. */
export function personShown(person: Person | undefined): string {
  const text = person?.name ?? person?.email ?? person?.crmId ?? person?.userId ?? 'somebody without a name'
  return text.replace(/\s+/g, ' ').trim()
}

/** What a comparison asks of people, and what was taken for given, beside what the analyst said. */
export function offersOf(
  comparison: Pick<Comparison, 'api' | 'ui' | 'suggestions' | 'undecided' | 'respelt'>,
  pairing: StatedPairing,
): Offers {
  const { api, ui } = comparison
  const shown = (one: { readonly ui: number; readonly api: number }, why: string): readonly ShownPair[] => {
    const [screen, exported] = [ui.people[one.ui], api.people[one.api]]
    if (screen === undefined || exported === undefined) return []
    return [
      {
        pair: [personKey(screen), personKey(exported)],
        screen: personShown(screen),
        exported: personShown(exported),
        why,
      },
    ]
  }
  const said = (pairs: Iterable<NamedPair>, why: string): readonly ShownPair[] => {
    const all = [...pairs]
    if (all.length === 0) return []
    const [screens, exports] = [byKey(ui.people), byKey(api.people)]
    // What was said of people of other files is kept, and not shown here.
    return all.flatMap(([screen, exported]) => {
      const [one, other] = [screens.get(screen), exports.get(exported)]
      return one === undefined || other === undefined
        ? []
        : [{ pair: [screen, exported] as const, screen: personShown(one), exported: personShown(other), why }]
    })
  }
  const isSaid = ({ pair: [screen, exported] }: ShownPair): boolean => pairing.people.get(screen) === exported
  return {
    open: comparison.suggestions.flatMap((one) => shown(one, one.reasons.join(' · '))),
    undecided: comparison.undecided.map((one) => ({
      screen: personShown(ui.people[one.ui]),
      exported: one.api.map((at) => personShown(api.people[at])),
    })),
    respelt: comparison.respelt.flatMap((one) => shown(one, 'the name says so')).filter((one) => !isSaid(one)),
    confirmed: said(pairing.people, 'you said so'),
    apart: said(pairsApart(pairing), 'you said so'),
  }
}

function byKey(people: readonly Person[]): ReadonlyMap<string, Person> {
  return new Map(people.map((person) => [personKey(person), person]))
}

/** What the analyst marked of open pairs: the same person, or two. */
export type Marks = ReadonlyMap<string, 'same' | 'two'>

/** A pair's own name among the marks. */
export function markKey([screen, exported]: NamedPair): string {
  return JSON.stringify([screen, exported])
}

/** The marks after a pair was marked; marking it again the same way takes the mark off. */
export function afterMark(marks: Marks, pair: NamedPair, as: 'same' | 'two'): Marks {
  const key = markKey(pair)
  const others = [...marks].filter(([one]) => one !== key)
  return new Map(marks.get(key) === as ? others : [...others, [key, as]])
}

/** The open pairs that were marked so. */
export function markedAs(open: readonly ShownPair[], marks: Marks, as: 'same' | 'two'): readonly NamedPair[] {
  return open.flatMap(({ pair }) => (marks.get(markKey(pair)) === as ? [pair] : []))
}
