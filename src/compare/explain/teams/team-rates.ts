import type { FoundExchange } from '#src/compare/explain/rates/exchange.ts'
import type { Conversions } from '#src/compare/explain/rates/infer-rates.ts'
import { commonRate, type RatioPoint } from '#src/compare/explain/rates/rate.ts'
import { slotOf, type PairedSides } from '#src/compare/explain/world.ts'
import { partOf, type SummedSide } from './team-sums.ts'
import { everyoneBelow } from './team.ts'

/**
 * The conversions with the rates that only totals of teams show: where a team's values of one other currency are all
 * that is left of a manager's row, and the same rate makes them the rest of it, row after row.
 */
export function withTeamRates(world: PairedSides, own: Conversions): Conversions {
  let conversions = own
  for (let round = 0; round < 3 && isApart(world, conversions); round += 1) {
    const found = ratesOfTeams(world, conversions)
    if (found.length === 0) break
    conversions = conversions.with(found)
  }
  return conversions
}

/** Whether some of the currencies that occur are not led to from the others. */
function isApart({ pairs }: PairedSides, { between }: Conversions): boolean {
  const codes = [...new Set(pairs.units.flatMap(({ api, ui, money }) => (money ? [api, ui] : [])))].filter(
    (code) => code !== null,
  )
  return codes.some((code) => between(code, codes[0] ?? null) === null)
}

/** Rests of managers' rows beside the sums that they may be made of, for one way of adding up two currencies. */
interface Rests {
  readonly from: string
  readonly to: string
  readonly points: RatioPoint[]
}

/** One way in which a manager's row may have been added up: which side's total, of whose values on which side. */
interface Way {
  readonly total: SummedSide
  readonly of: SummedSide
  /** Direct reports alone, whose rows then stand for their own teams. */
  readonly direct: boolean
  readonly own: boolean
}

const ways: readonly Way[] = (['ui', 'api'] as const).flatMap((total) =>
  [
    { of: 'api' as const, direct: false },
    { of: 'ui' as const, direct: false },
    { of: total, direct: true },
  ].flatMap((one) => [true, false].map((own) => ({ total, own, ...one }))),
)

function ratesOfTeams(world: PairedSides, conversions: Conversions): readonly FoundExchange[] {
  const rests = new Map<string, Rests>()
  for (const manager of world.team.managers) {
    const everyone = everyoneBelow(world.team, manager)
    for (let field = 0; field < world.fieldCount; field += 1) {
      const row = slotOf(world, manager, field)
      if (row < 0) continue
      ways.forEach((way, at) => {
        const team = way.direct ? (world.team.reports[manager] ?? []) : everyone
        const rest = restOf(world, conversions, row, team, way)
        if (rest === null) return
        const key = `${rest.from}|${rest.to}|${at}`
        const held = rests.get(key) ?? { from: rest.from, to: rest.to, points: [] }
        held.points.push(rest.point)
        rests.set(key, held)
      })
    }
  }
  const best = new Map<string, FoundExchange & { readonly rows: number }>()
  for (const { from, to, points } of rests.values()) {
    const rate = commonRate(points)
    const needed = points.length === 2 ? 2 : 3
    if (rate === null || rate.distinct < needed || rate.rows < Math.max(needed, 0.5 * points.length)) continue
    // What is left of a coarse row agrees with many a rate.
    if (rate.high / rate.low > 1 + 1e-4) continue
    const key = `${from}|${to}`
    if (rate.rows > (best.get(key)?.rows ?? 0)) best.set(key, { from, to, rate, rows: rate.rows })
  }
  return [...best.values()]
}

/** What a manager's row leaves when all whose rate is known is taken from it; null if more than one rate is not. */
function restOf(
  world: PairedSides,
  conversions: Conversions,
  row: number,
  team: readonly number[],
  { total, of, own }: Way,
): { readonly from: string; readonly to: string; readonly point: RatioPoint } | null {
  const { pairs } = world
  const unit = pairs.units[pairs.unit[row] ?? 0]
  const field = pairs.field[row] ?? 0
  let rest = pairs[total][row] ?? NaN
  if (unit === undefined || !unit.money || unit.ui === null || unit[total] !== unit.ui || Number.isNaN(rest))
    return null
  let half = (pairs.step[row] ?? 0) / 2 + 0.5
  let from: string | null = null
  let sum = 0
  const add = (at: number, first: SummedSide): boolean => {
    const chosen = Number.isNaN(pairs[first][at] ?? NaN) ? (first === 'api' ? 'ui' : 'api') : first
    const raw = pairs[chosen][at] ?? NaN
    if (Number.isNaN(raw) || raw === 0) return true
    const part = partOf(world, at, row, conversions, chosen)
    if (part !== null) {
      rest -= part.value
      half += part.slack
      return true
    }
    const its = pairs.units[pairs.unit[at] ?? 0]
    const code = its?.[chosen] ?? null
    if (its === undefined || code === null || (from !== null && from !== code)) return false
    from = code
    sum += raw * 10 ** (unit.exponent - its.exponent)
    half += 0.5
    return true
  }
  if (own && !add(row, total === 'ui' ? 'api' : 'ui')) return null
  for (const member of team) {
    const at = slotOf(world, member, field)
    if (at >= 0 && !add(at, of)) return null
  }
  return from === null || sum === 0 || rest === 0
    ? null
    : { from, to: unit.ui, point: { row, api: sum, ui: rest, half } }
}
