import { causeIds } from '#src/domain/model/cause.ts'
import { rowAt, type Comparison } from '#src/compare/compare.ts'
import { noCause } from '#src/compare/explain/explain.ts'

/** What rows can be ordered by. */
export const orderNames = ['difference', 'user', 'field', 'api', 'ui', 'cause'] as const

/** One thing that rows can be ordered by. */
export type OrderName = (typeof orderNames)[number]

/**
 * Every order of a comparison's rows, ready made, so that a page only walks one of them: row numbers, largest or first
 * in the alphabet first.
 */
export type SortIndexes = Readonly<Record<OrderName, Int32Array>>

/** Makes every order; for a worker, since each is a sort. Rows without a value come last. */
export function sortIndexes(comparison: Comparison): SortIndexes {
  const { pairs, why } = comparison
  const people = ranksOf(pairs.person, pairs.length, (row) => {
    const { name, user } = rowAt(comparison, row)
    return name ?? user
  })
  const fields = ranksOf(pairs.field, pairs.length, (row) => rowAt(comparison, row).field)
  const value = (column: Float64Array, row: number) => {
    const unit = pairs.units[pairs.unit[row] ?? 0]
    return (column[row] ?? NaN) / 10 ** (unit?.exponent ?? 0)
  }
  const plain = (column: Float64Array, row: number) => {
    const read = value(column, row)
    return Number.isNaN(read) ? 0 : read
  }
  return {
    difference: ordered(pairs.length, (row) => -Math.abs(plain(pairs.ui, row) - plain(pairs.api, row))),
    user: ordered(
      pairs.length,
      (row) => (people.get(pairs.person[row] ?? 0) ?? 0) * 65_536 + (fields.get(pairs.field[row] ?? 0) ?? 0),
    ),
    field: ordered(pairs.length, (row) => fields.get(pairs.field[row] ?? 0) ?? 0),
    api: ordered(pairs.length, (row) => lastWhenAbsent(-value(pairs.api, row))),
    ui: ordered(pairs.length, (row) => lastWhenAbsent(-value(pairs.ui, row))),
    cause: ordered(pairs.length, (row) =>
      (why.cause[row] ?? noCause) === noCause ? causeIds.length : (why.cause[row] ?? 0),
    ),
  }
}

function lastWhenAbsent(key: number): number {
  return Number.isNaN(key) ? Number.POSITIVE_INFINITY : key
}

/** The alphabetical rank of each code of a column, by a text that any of its rows gives. */
function ranksOf(codes: Int32Array, length: number, text: (row: number) => string): ReadonlyMap<number, number> {
  const texts = new Map<number, string>()
  for (let row = 0; row < length; row += 1) {
    const code = codes[row] ?? 0
    if (!texts.has(code)) texts.set(code, text(row))
  }
  const sorted = [...texts].toSorted((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0))
  return new Map(sorted.map(([code], rank) => [code, rank]))
}

/** Row numbers by ascending key; equal keys keep their order. */
function ordered(length: number, key: (row: number) => number): Int32Array {
  const keys = Float64Array.from({ length }, (_, row) => key(row))
  return Int32Array.from({ length }, (_, row) => row).sort((a, b) => {
    const difference = (keys[a] ?? 0) - (keys[b] ?? 0)
    // Infinity less infinity is no number: such rows keep their order.
    return difference < 0 ? -1 : difference > 0 ? 1 : a - b
  })
}
