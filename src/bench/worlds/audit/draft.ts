import type { CauseId } from '#src/domain/model/cause.ts'
import type { BenchRandom } from '#src/bench/worlds/random.ts'
import { callKey, minorDigitsOf, type CompanyCall, type Company, type CompanyPerson } from './company.ts'

/** One number on the screen: minor units of its currency, and how it is written. */
export interface DraftCell {
  value: number | null
  currency: string
  /** The unit that the screen rounds to: 1 minor unit, whole units, thousands, millions. */
  unit: 'exact' | 'whole' | 'K' | 'M'
  /** Written in another number format than the rest of its file. */
  foreign?: boolean
}

/** A value of another kind than the forecast, in minor units. */
export interface Extra {
  readonly kind: 'quota' | 'adjustment' | 'crm_total'
  readonly person: number
  readonly measure: number
  readonly value: number
}

/** What an auditor expects of one user and field: one of the causes, and those that may stand beside it. */
export interface Expected {
  readonly causes: Set<CauseId>
  /** Causes that the catalogue allows here too. */
  readonly allowed: Set<CauseId>
  /** True of the row by the catalogue's test, without being what was planted. */
  readonly facts: Set<CauseId>
}

/** An export and a screen before anything is written to files. */
export interface DraftedExam {
  readonly company: Company
  readonly random: BenchRandom
  readonly cells: Map<string, DraftCell>
  readonly extras: Extra[]
  readonly expected: Map<string, Expected>
  /** People whose rows are not in the export, or there without entries. */
  readonly unlisted: Set<number>
  readonly silent: Set<number>
  readonly unshown: Set<number>
  /** A second user id: person, measure → its value; the screen shows what the cell holds. */
  readonly twins: Map<number, Map<number, number>>
  /** Rows that something was planted in. */
  readonly touched: Set<string>
  /** Entries of a second export taken later (or earlier), by call key. */
  readonly otherExport: Map<string, CompanyCall>
  job: Record<string, unknown> | null
  asked: string | null
  screenPeriods: 'compared' | 'all'
  /** Cells of other periods that the screen shows as well: person|measure|period. */
  readonly otherCells: Map<string, DraftCell>
  /** What the files say of people. */
  told: { readonly identity: 'email' | 'crm' | 'name' | 'all'; readonly shape: string; readonly lastFirst: boolean }
  currencyMark: 'symbol' | 'code' | 'none' | 'header' | 'column'
  /** Whether managers and their direct reports share one place of the hierarchy, told apart by scope only. */
  sharedPlaces: boolean
  /** Whether the export holds the period before as well. */
  allPeriods: boolean
  /** Whether the export names its currency per entry. */
  apiCurrency: boolean
}

/** Where a cell is kept: person and measure by their places. */
export const cellKey = (person: number, measure: number): string => `${person}|${measure}`

/** The compared call of a person and measure. */
export const callOf = (draft: DraftedExam, person: number, measure: number): CompanyCall | undefined =>
  draft.company.calls.get(callKey(person, measure, draft.company.period, draft.company.week))

/** A screen that shows exactly what the export holds. */
export function makeDraft(random: BenchRandom, company: Company): DraftedExam {
  const cells = new Map<string, DraftCell>()
  for (const person of company.people)
    company.measures.forEach((_, at) =>
      cells.set(cellKey(person.at, at), {
        value: company.calls.get(callKey(person.at, at, company.period, company.week))?.value ?? null,
        currency: person.currency,
        unit: 'exact',
      }),
    )
  return {
    company,
    random,
    cells,
    extras: [],
    expected: new Map(),
    unlisted: new Set(),
    silent: new Set(),
    unshown: new Set(),
    twins: new Map(),
    touched: new Set(),
    otherExport: new Map(),
    job: null,
    asked: null,
    screenPeriods: 'compared',
    otherCells: new Map(),
    currencyMark: 'symbol',
    sharedPlaces: false,
    apiCurrency: true,
    told: { identity: 'all', shape: 'lookup', lastFirst: false },
    allPeriods: false,
  }
}

/** Notes that a row has to be told as `cause`; `allowed` may stand there as well. */
export function expect(
  draft: DraftedExam,
  person: number,
  measure: number,
  cause: CauseId,
  ...allowed: readonly CauseId[]
): void {
  const key = cellKey(person, measure)
  const held = draft.expected.get(key) ?? { causes: new Set(), allowed: new Set(), facts: new Set() }
  held.causes.add(cause)
  for (const one of allowed) held.allowed.add(one)
  draft.expected.set(key, held)
  draft.touched.add(key)
}

/** Money rows of the screen with a value, that nothing has touched, shuffled. */
export function freeRows(
  draft: DraftedExam,
  wanted: (person: CompanyPerson, measure: number) => boolean = () => true,
): { readonly person: CompanyPerson; readonly measure: number; readonly cell: DraftCell }[] {
  const rows: { readonly person: CompanyPerson; readonly measure: number; readonly cell: DraftCell }[] = []
  for (const person of draft.company.people) {
    draft.company.measures.forEach((measure, at) => {
      const cell = draft.cells.get(cellKey(person.at, at))
      if (
        measure.kind === 'money' &&
        cell !== undefined &&
        !draft.touched.has(cellKey(person.at, at)) &&
        !isGone(draft, person.at) &&
        wanted(person, at)
      )
        rows.push({ person, measure: at, cell })
    })
  }
  return draft.random.shuffle(rows)
}

/** Whether a person is missing on either side. */
export const isGone = (draft: DraftedExam, person: number): boolean =>
  draft.unlisted.has(person) || draft.silent.has(person) || draft.unshown.has(person)

/** Minor units of one currency in another, at a rate between whole units. */
export const convert = (value: number, from: string, to: string, rate: number): number =>
  Math.round(value * rate * 10 ** (minorDigitsOf(to) - minorDigitsOf(from)))
