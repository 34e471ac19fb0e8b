import { isPlain } from '#src/compare/explain/rates/rate.ts'
import { slotOf, type Conversion, type PairedSides } from '#src/compare/explain/world.ts'

/**
 * What every manager's team adds up to on the API's side, in one pass from the lowest teams up; a member without a
 * value counts with the screen's. Null where the hierarchy is no tree or some rate changes values: then sums depend on
 * their order, and are made one by one.
 */
export function teamTotals(
  world: PairedSides,
  conversionOf: (row: number) => Conversion | null,
): ((manager: number, field: number) => number) | null {
  const { team, pairs, fieldCount } = world
  if (!isForest(team.reports)) return null
  const places = new Map(team.managers.map((manager, at) => [manager, at]))
  const totals = new Float64Array(team.managers.length * fieldCount)
  for (const [manager, at] of places) {
    for (const report of team.reports[manager] ?? []) {
      const below = places.get(report)
      if (below !== undefined && below >= at) return null
      for (let field = 0; field < fieldCount; field += 1) {
        const to = at * fieldCount + field
        if (below !== undefined) totals[to] = (totals[to] ?? 0) + (totals[below * fieldCount + field] ?? 0)
        const row = slotOf(world, report, field)
        if (row < 0) continue
        const conversion = conversionOf(row)
        if (conversion !== null && !isPlain(conversion)) return null
        const api = conversion === null ? NaN : (pairs.api[row] ?? NaN)
        const value = Number.isNaN(api) ? (pairs.ui[row] ?? NaN) : api
        if (!Number.isNaN(value)) totals[to] = (totals[to] ?? 0) + value
      }
    }
  }
  return (manager, field) => totals[(places.get(manager) ?? -1) * fieldCount + field] ?? NaN
}

/** Whether everybody reports to one manager at most. */
function isForest(reports: readonly (readonly number[])[]): boolean {
  const met = new Uint8Array(reports.length)
  for (const own of reports) {
    for (const report of own) {
      if (met[report] === 1) return false
      met[report] = 1
    }
  }
  return true
}
