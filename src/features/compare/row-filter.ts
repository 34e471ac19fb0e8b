import { causeIds, type CauseId, type Certainty } from '#src/domain/cause.ts'
import { fieldName, rowAt, type Comparison } from '#src/compare/compare.ts'
import { makeBridges, type Bridge } from '#src/compare/bridge.ts'
import type { OrderName, RowOrders } from '#src/compare/orders.ts'

/** Which rows are shown, and how. */
export interface RowFilter {
  /** One field at a time: adding Commit to Best Case means nothing. */
  readonly field: string
  /** A cause, `equal` for rows without a difference, or null for all. */
  readonly cause: CauseId | 'equal' | null
  readonly certainty: Certainty | null
  readonly team: string | null
  readonly hideEqual: boolean
  /** Differences up to this (in the screen's currency) count as equal for showing; the bridge is never changed by it. */
  readonly tolerance: number
  readonly search: string
  readonly order: OrderName
  readonly reversed: boolean
}

/** The rows that a filter leaves, in its order, and the bridges over exactly those. */
export interface Shown {
  readonly rows: Int32Array
  readonly bridges: readonly Bridge[]
}

/** The fields that were compared, in the order of the export. */
export function fieldsOf(comparison: Comparison): readonly string[] {
  return comparison.byField.map(({ field }) => field)
}

/** The teams that people belong to, in the order of the alphabet. */
export function teamsOf(comparison: Comparison): readonly string[] {
  const teams = new Set(comparison.api.people.flatMap(({ parentHierarchyName }) => (parentHierarchyName === null || parentHierarchyName === '' ? [] : [parentHierarchyName])))
  return [...teams].toSorted((a, b) => a.localeCompare(b))
}

/** Applies a filter by walking one ready-made order once. */
export function filterRows(comparison: Comparison, orders: RowOrders, filter: RowFilter): Shown {
  const { pairs, why } = comparison
  const order = orders[filter.order]
  const wantedField = fieldCodes(comparison, filter.field)
  const wantedCause = filter.cause === null || filter.cause === 'equal' ? -1 : causeIds.indexOf(filter.cause)
  const people = matchingPeople(comparison, filter)
  const keep = (row: number): boolean => {
    if (!wantedField.has(pairs.field[row] ?? -1)) return false
    const cause = why.cause[row] ?? 255
    const equal = cause >= causeIds.length
    if (filter.cause === 'equal' && !equal) return false
    if (wantedCause >= 0 && cause !== wantedCause) return false
    if (filter.certainty !== null && (equal || (why.certainty[row] === 2 ? 'confirmed' : 'suggested') !== filter.certainty)) return false
    if (people !== null && people[pairs.person[row] ?? 0] !== 1) return false
    if (!filter.hideEqual) return true
    if (equal) return false
    if (filter.tolerance <= 0) return true
    const exponent = pairs.units[pairs.unit[row] ?? 0]?.exponent ?? 2
    const [api, ui] = [pairs.api[row] ?? NaN, pairs.ui[row] ?? NaN]
    return Number.isNaN(api) || Number.isNaN(ui) || Math.abs(ui - api) > filter.tolerance * 10 ** exponent
  }
  const kept = new Uint8Array(pairs.length)
  const rows = new Int32Array(pairs.length)
  let count = 0
  for (let at = 0; at < order.length; at += 1) {
    const row = order[filter.reversed ? order.length - 1 - at : at] ?? 0
    if (!keep(row)) continue
    kept[row] = 1
    rows[count] = row
    count += 1
  }
  return { rows: rows.subarray(0, count), bridges: makeBridges(pairs, why, (row) => kept[row] === 1) }
}

function fieldCodes(comparison: Comparison, name: string): ReadonlySet<number> {
  const codes = new Set(comparison.pairs.field)
  return new Set([...codes].filter((code) => fieldName(comparison, code) === name))
}

/** 1 for each person that the search and the team leave; null when neither is set. */
function matchingPeople(comparison: Comparison, { search, team }: RowFilter): Uint8Array | null {
  const words = search.trim().toLowerCase()
  if (words === '' && team === null) return null
  const { pairs } = comparison
  const looked = new Set<number>()
  const matching = new Uint8Array(Math.max(comparison.api.people.length + comparison.ui.people.length, 1))
  for (let row = 0; row < pairs.length; row += 1) {
    const person = pairs.person[row] ?? 0
    if (looked.has(person)) continue
    looked.add(person)
    const { user, name, team: own } = rowAt(comparison, row)
    const found = words === '' || `${name ?? ''} ${user} ${own ?? ''}`.toLowerCase().includes(words)
    if (found && (team === null || own === team)) matching[person] = 1
  }
  return matching
}
