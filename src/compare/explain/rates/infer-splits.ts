import type { Hypothesis } from '#src/compare/explain/cause.ts'
import { allows, commonRate, halfShown, isPlain, type RatioPoint } from './rate.ts'
import { RowSet } from '#src/compare/pair/row-set.ts'
import { wholePercent } from '#src/compare/explain/split-share.ts'
import type { Conversion, PairedSides } from '#src/compare/explain/world.ts'

/**
 * Finds people whose rows all stand in one simple percentage; calls `found` for each of their rows. `open` are the rows
 * not met by their own value.
 */
export function inferSplits(
  world: PairedSides,
  open: readonly number[],
  conversionOf: (row: number) => Conversion | null,
  found: (row: number, hypothesis: Hypothesis) => void,
): void {
  const { pairs } = world
  const byPerson = new Map<number, RatioPoint[]>()
  for (const row of open) {
    const [api, ui] = [pairs.api[row] ?? NaN, pairs.ui[row] ?? NaN]
    const conversion = conversionOf(row)
    if (conversion === null || !api || !ui || pairs.units[pairs.unit[row] ?? 0]?.money !== true) continue
    const seen = isPlain(conversion) ? api : api * conversion.rate.rate
    const half =
      Math.max(conversion.half, (pairs.step[row] ?? 0) / 2) +
      (isPlain(conversion) ? 0 : Math.abs(seen) * (conversion.rate.high / conversion.rate.low - 1) + conversion.half)
    const held = byPerson.get(pairs.person[row] ?? 0)
    const point = { row, api: seen, ui, half }
    if (held === undefined) byPerson.set(pairs.person[row] ?? 0, [point])
    else held.push(point)
  }
  const halves = pairs.units.map((_, unit) => halfShown(world, unit))
  const equal = equalPeople(world, [...byPerson.keys()], new RowSet(open, pairs.length))
  for (const [person, points] of byPerson) {
    const rate = commonRate(points)
    if (rate === null) continue
    const share = wholePercent(rate.low, rate.high)
    if (share === null || share === 1) continue
    const agreeing = points.filter((point) => allows(point, share, share))
    // Half of a coarsely shown number is many numbers: the display must leave the percentage readable.
    const sharp = agreeing.filter((point) => point.half / Math.abs(point.ui) < 0.004)
    const alone = equal.has(person)
    if (sharp.length === 0 || (agreeing.length < 2 && (share * 20) % 1 > 1e-9)) continue
    for (const { row } of agreeing) {
      found(row, {
        cause: 'split',
        group: `share:${person}:${share}`,
        api: (pairs.api[row] ?? NaN) * share,
        ui: pairs.ui[row] ?? NaN,
        slack: halves[pairs.unit[row] ?? 0] ?? 0.5,
        level: 3,
        needs: alone ? Infinity : 2,
        evidence: pairs.apiRow[row] ?? -1,
        extra: share,
        note: null,
      })
    }
  }
}

/** People who also have rows that agree: a percentage that skips some of their rows is no split of theirs. */
function equalPeople(world: PairedSides, people: readonly number[], open: RowSet): ReadonlySet<number> {
  const { pairs } = world
  const among = new RowSet(people, world.personCount)
  const found = new Set<number>()
  for (let row = 0; row < pairs.length; row += 1) {
    const person = pairs.person[row] ?? 0
    // A count or a rate of theirs that agrees says nothing of their money.
    if (
      !open.has(row) &&
      pairs.api[row] &&
      pairs.ui[row] &&
      among.has(person) &&
      pairs.units[pairs.unit[row] ?? 0]?.money === true
    )
      found.add(person)
  }
  return found
}
