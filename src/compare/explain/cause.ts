import type { CauseId } from '#src/domain/model/cause.ts'
import type { Actor } from '#src/domain/model/scenario.ts'
import type { Table } from '#src/domain/table/table.ts'
import { utcMoment } from '#src/domain/words/moment.ts'
import type { Conversion, PairedSides } from './world.ts'

/**
 * A way in which one row's numbers could have come about, to be tested: `api` seen through the row's conversion
 * should meet `ui`.
 */
export interface Hypothesis {
  readonly cause: CauseId
  /**
   * Rows with the same group are explained by one and the same thing: week 3, the field Best Case, the period before.
   */
  readonly group: string
  /** In the row's integers on the API's side. */
  readonly api: number
  /** In the row's integers on the UI's side; the row's own value unless the mechanism works the other way round. */
  readonly ui: number
  /** Half units that a sum of converted values may be off by. */
  readonly slack: number
  /** 0 is proved twice over, 1 one number found, 2 a sum, 3 a ratio: the lower is the simpler. */
  readonly level: 0 | 1 | 2 | 3
  /** How many rows its group must explain before it can be confirmed. */
  readonly needs: number
  /** The API table's row (or, where the cause says so, the UI's) that holds the number; −1 for none. */
  readonly evidence: number
  /** A number for the sentence: a rate, a percentage, a count. */
  readonly extra: number
  readonly note: string | null
}

/**
 * How many rows with numbers a group needs before a nought counts as explained by it: every cause has noughts to offer.
 */
export const noughtNeeds = 3

/** What a cause may leave out when it proposes. */
export type Proposal = Pick<Hypothesis, 'api' | 'group'> & Partial<Omit<Hypothesis, 'cause'>>

/** A row to be explained. */
export interface Subject {
  readonly row: number
  readonly person: number
  readonly field: number
  /** The row's own values; NaN where absent. */
  readonly api: number
  readonly ui: number
  readonly conversion: Conversion
}

/** What a sentence may rest on: it is made when a row is shown, from columns only, so that results stay small. */
export interface CauseProof {
  readonly api: Table
  readonly ui: Table
  readonly row: number
  /** Places of the row in its tables, or −1. */
  readonly apiRow: number
  readonly uiRow: number
  readonly evidence: number
  readonly extra: number
  readonly note: string | null
  /** What is known of the rate between the row's currencies: `EUR to USD at 1.0843`. */
  readonly conversion: string
  /** Whether another export that holds the week's history is at hand. */
  readonly certain: boolean
  readonly person: string
  readonly apiText: string
  readonly uiText: string
}

/** One cause of the catalogue: how it is tested, how it is told, who mends it, what would disprove it. */
export interface Cause {
  readonly id: CauseId
  /** A few words for a table's cell. */
  readonly title: string
  /** What happened, for the analyst. */
  readonly says: string
  /** The same for the admin who must act, who was not there. */
  readonly admin: string
  readonly fix: { readonly who: Actor; readonly does: string }
  readonly disprovedBy: string
  /** Ways in which it could explain a row; only causes that are tested row by row have it. */
  readonly propose?: (world: PairedSides, subject: Subject, add: (proposal: Proposal) => void) => void
  /** The proof of one row in a sentence. */
  readonly because: (proof: CauseProof) => string
}

/** When an API value was last edited and by whom, for a sentence: `12 Feb 2026 by Ana Ortiz`; '' when not said. */
export function editedText(table: Table, row: number): string {
  const on = table.updatedOn[row] ?? NaN
  const by = table.people[table.updatedBy[row] ?? -1]
  const when = Number.isNaN(on) ? '' : ` on ${utcMoment(on)}`
  const who = by === undefined ? '' : ` by ${by.name ?? by.email ?? by.userId ?? 'somebody'}`
  return when === '' && who === '' ? '' : ` (edited${when}${who})`
}

/** When each side's entry was edited, epoch ms, where both tell and the times differ: they are two submissions. */
export function editTimes(api: Table, apiRow: number, ui: Table, uiRow: number): readonly [number, number] | null {
  const [first, second] = [api.updatedOn[apiRow] ?? NaN, ui.updatedOn[uiRow] ?? NaN]
  return Number.isNaN(first) || Number.isNaN(second) || first === second ? null : [first, second]
}

/**
 * What both sides say of an entry's edits, where they say different times (two exports do); null where they do not:
 * `The first side holds 10,000 (edited on …), the second 12,000 (edited on …).`
 */
export function editedBetween({ api, ui, apiRow, uiRow, apiText, uiText }: CauseProof): string | null {
  if (editTimes(api, apiRow, ui, uiRow) === null) return null
  return (
    `The entry was edited between the two: the export holds ${apiText}${editedText(api, apiRow)}, ` +
    `the screen ${uiText}${editedText(ui, uiRow)}.`
  )
}

/** A week for a sentence: `the week of 2026-02-02`. */
export function weekText(table: Table, row: number): string {
  const frame = table.frames[table.frame[row] ?? -1]
  if (frame === undefined) return 'another week'
  if (frame.start !== null) return `the week of ${frame.start}`
  return frame.week === null ? (frame.id ?? 'another week') : `week ${frame.week}`
}
