import { causes } from '#src/compare/explain/cause-list.ts'
import { rowAt, type ComparedRow, type Comparison } from '#src/compare/compare.ts'
import { amount, difference } from '#src/domain/words/amount.ts'
import { exponentOf } from '#src/domain/table/currency.ts'
import { relativeDifference } from '#src/domain/words/share.ts'

/** A view in one currency: the API's amounts of a pair of currencies at the rate that the comparison found. */
export interface OneCurrency {
  readonly api: string | null
  readonly ui: string | null
  /** Screen units for one API unit. */
  readonly rate: number
}

/** A row as it is shown: whether through a rate, and whether it is a team's total that leaves both totals. */
export interface ShownRow extends ComparedRow {
  readonly converted: boolean
  readonly leftOut: boolean
}

/** Whether a row leaves both totals so that nobody is counted twice; percentages and counts have no total to leave. */
export function isLeftOut({ pairs, why }: Comparison, row: number): boolean {
  return why.inTotal[row] !== 1 && pairs.units[pairs.unit[row] ?? 0]?.money === true
}

/** A row as it is shown: through the rate where the view is in one currency and the row is of its pair. */
export function shownRow(comparison: Comparison, row: number, one: OneCurrency | null): ShownRow {
  const own = { ...rowAt(comparison, row), leftOut: isLeftOut(comparison, row) }
  if (one === null || own.currency.api !== one.api || own.currency.ui !== one.ui) return { ...own, converted: false }
  const digits = 10 ** (one.ui === null ? 2 : exponentOf(one.ui))
  const round = (value: number) => Math.round(value * digits) / digits
  const api = own.api === null ? null : round(own.api * one.rate)
  return {
    ...own,
    api,
    delta: round((own.ui ?? 0) - (api ?? 0)),
    currency: { api: one.ui, ui: one.ui },
    converted: true,
  }
}

/** What a row's cells say, in the grid's order: user, API, screen, difference, percentage, cause, certainty. */
export function textsOf(shown: ShownRow): readonly string[] {
  return [
    shown.name ?? shown.user,
    amount(shown.api, shown.currency.api),
    amount(shown.ui, shown.currency.ui),
    shown.leftOut && shown.cause !== null ? 'left out' : difference(shown.delta, shown.currency.ui),
    shown.currency.api === shown.currency.ui ? relativeDifference(shown.api, shown.ui) : '',
    shown.cause === null
      ? 'equal'
      : `${causes[shown.cause].title}${shown.also === null ? '' : ` + ${causes[shown.also].title.toLowerCase()}`}`,
    shown.certainty ?? (shown.cause === 'unexplained' ? 'open' : ''),
  ]
}

/** The same for a row's number; amounts are copied plainly, so that they can be pasted as numbers. */
export function cellTexts(comparison: Comparison, row: number, one: OneCurrency | null): readonly string[] {
  const shown = shownRow(comparison, row, one)
  const plain = (value: number | null) => (value === null ? '' : String(value))
  return textsOf(shown)
    .with(0, shown.user)
    .with(1, plain(shown.api))
    .with(2, plain(shown.ui))
    .with(3, plain(shown.delta))
}
