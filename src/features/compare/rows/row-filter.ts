import { causeIds, type CauseId, type Certainty } from '#src/domain/model/cause.ts'
import { yieldToMain, type YieldToMain } from '#src/client/yield-to-main.ts'
import { fieldName, type Comparison } from '#src/compare/compare.ts'
import { startBridge, type Bridge } from '#src/compare/bridge/bridge.ts'
import type { OrderName, SortIndexes } from '#src/compare/pair/sort-index.ts'
import { isLeftOut } from './row-cells.ts'
import { sinceStates, type Since } from '#src/features/compare/result/what-closed.ts'

/** Which rows are shown, and how. */
export interface RowFilter {
  /** One field at a time: adding Commit to Best Case means nothing. */
  readonly field: string
  /** A cause, `equal` for rows without a difference, or null for all. */
  readonly cause: CauseId | 'equal' | null
  readonly certainty: Certainty | null
  readonly team: string | null
  readonly hideEqual: boolean
  /**
   * Differences up to this (in the screen's currency) count as equal for showing; the bridge is never changed by it.
   */
  readonly tolerance: number
  /** Only differences of this size or more; 0 for all. */
  readonly atLeast: number
  /** Whether rows that the screen's side does not have are left out, as of numbers typed by hand. */
  readonly onlyOnScreen: boolean
  /** What became of rows since the comparison before; null for all. */
  readonly since: Since | null
  readonly search: string
  readonly order: OrderName
  readonly reversed: boolean
}

/** The rows that a filter leaves, in its order, and the bridges over exactly those. */
export interface Shown {
  readonly rows: Int32Array
  readonly bridges: readonly Bridge[]
  /** How many of the rows are in neither total, so that nobody is counted twice. */
  readonly leftOut: number
}

/**
 * The fields that were compared, in the order of the export, those of money first: percentages and counts have
 * rows, but no bridge.
 */
export function fieldsOf(comparison: Comparison): readonly string[] {
  const met = new Uint8Array(Math.max(comparison.api.fields.length, comparison.uiFieldOf.length))
  for (const field of comparison.pairs.field) met[field] = 1
  const all = Array.from(met, (held, field) => (held === 1 ? fieldName(comparison, field) : '')).filter(
    (name) => name !== '',
  )
  return [...new Set([...comparison.byField.map(({ field }) => field), ...all])]
}

/** The teams that people belong to, in the order of the alphabet; null when aborted. Gives way to the page. */
export async function teamsOf(comparison: Comparison, signal: AbortSignal): Promise<readonly string[] | null> {
  const goOn = yieldToMain(signal)
  const teams = new Set<string>()
  for (const { people } of [comparison.api, comparison.ui]) {
    for (let at = 0; at < people.length; at += 1) {
      if (at % 1024 === 0 && !(await goOn())) return null
      const name = people[at]?.parentHierarchyName ?? ''
      if (name !== '') teams.add(name)
    }
  }
  return [...teams].toSorted(new Intl.Collator('en').compare)
}

/**
 * Applies a filter by walking one ready-made order once, giving way to the page; null when a newer filter aborted it.
 * `states` are those of `whatClosed`.
 */
export async function filterRows(
  comparison: Comparison,
  orders: SortIndexes,
  filter: RowFilter,
  signal: AbortSignal,
  states: Uint8Array | null = null,
): Promise<Shown | null> {
  const goOn = yieldToMain(signal)
  const { pairs, why } = comparison
  const order = orders[filter.order]
  const people = await matchingPeople(comparison, filter, goOn)
  if (people === 'aborted') return null
  const keep = rowTest(comparison, filter, people, states)
  const growing = startBridge(pairs, why)
  const rows = new Int32Array(pairs.length)
  let count = 0
  let leftOut = 0
  for (let at = 0; at < order.length; at += 1) {
    if (at % 1024 === 0 && !(await goOn())) return null
    const row = order[filter.reversed ? order.length - 1 - at : at] ?? 0
    if (!keep(row)) continue
    growing.add(row)
    if (isLeftOut(comparison, row)) leftOut += 1
    rows[count] = row
    count += 1
  }
  return { rows: rows.subarray(0, count), bridges: growing.close(), leftOut }
}

function rowTest(
  comparison: Comparison,
  filter: RowFilter,
  people: Uint8Array | null,
  states: Uint8Array | null,
): (row: number) => boolean {
  const { pairs, why } = comparison
  const fieldCount = Math.max(comparison.api.fields.length, comparison.uiFieldOf.length)
  const wantedField = Uint8Array.from({ length: fieldCount }, (_, code) =>
    fieldName(comparison, code) === filter.field ? 1 : 0,
  )
  const wantedCause = filter.cause === null || filter.cause === 'equal' ? -1 : causeIds.indexOf(filter.cause)
  const wantedState = filter.since === null ? 0 : sinceStates.indexOf(filter.since) + 1
  return (row) => {
    if (wantedField[pairs.field[row] ?? -1] !== 1) return false
    if (filter.onlyOnScreen && (pairs.uiRow[row] ?? -1) < 0) return false
    const cause = why.cause[row] ?? 255
    const equal = cause >= causeIds.length
    if (filter.cause === 'equal' && !equal) return false
    if (wantedCause >= 0 && cause !== wantedCause) return false
    if (
      filter.certainty !== null &&
      (equal || (why.certainty[row] === 2 ? 'confirmed' : 'suggested') !== filter.certainty)
    )
      return false
    if (people !== null && people[pairs.person[row] ?? 0] !== 1) return false
    if (wantedState > 0 && states?.[row] !== wantedState) return false
    if (filter.hideEqual && equal && filter.since !== 'closed') return false
    if (!filter.hideEqual && filter.atLeast <= 0) return true
    const exponent = pairs.units[pairs.unit[row] ?? 0]?.exponent ?? 2
    const [api, ui] = [pairs.api[row] ?? NaN, pairs.ui[row] ?? NaN]
    const size = Math.abs((Number.isNaN(ui) ? 0 : ui) - (Number.isNaN(api) ? 0 : api))
    if (size < filter.atLeast * 10 ** exponent) return false
    if (!filter.hideEqual || filter.tolerance <= 0) return true
    return Number.isNaN(api) || Number.isNaN(ui) || size > filter.tolerance * 10 ** exponent
  }
}

/** 1 for each person that the search and the team leave; null when neither is set. */
async function matchingPeople(
  comparison: Comparison,
  { search, team }: RowFilter,
  goOn: YieldToMain,
): Promise<Uint8Array | null | 'aborted'> {
  const words = search.trim().toLowerCase()
  if (words === '' && team === null) return null
  const count = Math.max(comparison.api.people.length, comparison.uiPersonOf.length)
  const matching = new Uint8Array(count)
  for (let person = 0; person < count; person += 1) {
    if (person % 512 === 0 && !(await goOn())) return 'aborted'
    const sides = [comparison.api.people[person], comparison.ui.people[comparison.uiPersonOf[person] ?? -1]]
    const own = sides.map((side) => side?.parentHierarchyName ?? '').find((name) => name !== '') ?? null
    if (team !== null && own !== team) continue
    const text = sides
      .map((side) =>
        side === undefined ? '' : `${side.name ?? ''} ${side.email ?? ''} ${side.crmId ?? ''} ${side.userId ?? ''}`,
      )
      .join(' ')
    if (words === '' || `${text} ${own ?? ''}`.toLowerCase().includes(words)) matching[person] = 1
  }
  return matching
}
