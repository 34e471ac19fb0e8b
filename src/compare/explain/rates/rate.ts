import { exponentOf } from '#src/domain/table/currency.ts'
import type { PairUnit } from '#src/compare/pair/pairs.ts'
import type { Conversion, Rate, PairedSides } from '#src/compare/explain/world.ts'

/** One row's evidence for a rate: API and UI value and half the UI's displayed step, in one scale. */
export interface RatioPoint {
  readonly row: number
  readonly api: number
  readonly ui: number
  readonly half: number
}

const most = 20_000

/** Distinct values are counted no further: whether there are two, three or several is all that is asked. */
const enoughDistinct = 100

/** Every how many of that many points one is looked at. */
export function sampleStride(length: number): number {
  return Math.max(1, Math.ceil(length / most))
}

/** The rate that most points allow, each within its display rounding. Null where none allows any. */
export function commonRate(points: readonly RatioPoint[]): Rate | null {
  const stride = sampleStride(points.length)
  const best = bestInterval(stride === 1 ? points : points.filter((_, at) => at % stride === 0))
  if (best === null) return null
  const { low, high } = best
  let rows = 0
  const values = new Set<number>()
  for (const point of points) {
    if (!allows(point, low, high)) continue
    rows += 1
    if (values.size < enoughDistinct) values.add(Math.abs(point.api))
  }
  return { low, high, rate: (low + high) / 2, rows, distinct: values.size, of: points.length }
}

/** The rates that most points allow, by a sweep over the ends of their intervals; null where none allows any. */
export function bestInterval(points: readonly RatioPoint[]): { readonly low: number; readonly high: number } | null {
  const ends: { at: number; opens: boolean }[] = []
  for (const point of points) {
    const low = (Math.abs(point.ui) - point.half) / Math.abs(point.api)
    const high = (Math.abs(point.ui) + point.half) / Math.abs(point.api)
    const sign = Math.sign(point.ui) * Math.sign(point.api)
    if (sign <= 0 || high <= 0) continue
    ends.push({ at: Math.max(low, 1e-12) * (1 - 1e-13), opens: true }, { at: high * (1 + 1e-13), opens: false })
  }
  ends.sort((a, b) => a.at - b.at || (a.opens === b.opens ? 0 : a.opens ? -1 : 1))
  let depth = 0
  let best = 0
  let low = 0
  let high = 0
  for (let at = 0; at < ends.length; at += 1) {
    const end = ends[at]
    if (end === undefined) break
    if (end.opens) {
      depth += 1
      if (depth > best) {
        best = depth
        low = end.at
        high = ends[at + 1]?.at ?? end.at
        for (let next = at + 1; next < ends.length; next += 1) {
          const later = ends[next]
          if (later !== undefined && !later.opens) {
            high = later.at
            break
          }
          if (later?.opens === true) break
        }
      }
    } else depth -= 1
  }
  return best === 0 ? null : { low, high }
}

/** Whether a point agrees with a rate between two bounds. */
export function allows(point: RatioPoint, low: number, high: number): boolean {
  const size = Math.abs(point.api)
  const ui = Math.abs(point.ui)
  const slack = point.half + ui * 1e-12
  return Math.sign(point.ui) === Math.sign(point.api) && ui >= size * low - slack && ui <= size * high + slack
}

/** Visits the compared rows of one pair of currencies that can speak about a rate, as `ratioPoints` gathers them. */
export function eachRatio(
  world: PairedSides,
  unit: number,
  visit: (row: number, api: number, ui: number, half: number) => void,
  base?: (row: number) => number,
): void {
  const { pairs } = world
  const half = halfShown(world, unit)
  const apiHalf = halfGiven(pairs.units[unit])
  for (let row = 0; row < pairs.length; row += 1) {
    if (pairs.unit[row] !== unit) continue
    const api = base === undefined ? (pairs.api[row] ?? NaN) : base(row)
    const ui = pairs.ui[row] ?? NaN
    if (api === 0 || ui === 0 || Number.isNaN(api) || Number.isNaN(ui)) continue
    visit(row, api, ui, Math.max(half, (pairs.step[row] ?? 0) / 2, (apiHalf * Math.abs(ui)) / Math.abs(api)))
  }
}

/**
 * The compared rows of one pair of currencies that can speak about a rate: both values there and not zero. `base`
 * replaces the API's value.
 */
export function ratioPoints(world: PairedSides, unit: number, base?: (row: number) => number): RatioPoint[] {
  const points: RatioPoint[] = []
  eachRatio(world, unit, (row, api, ui, half) => points.push({ row, api, ui, half }), base)
  return points
}

/**
 * Half of the UI currency's minor unit in a pair's integers: half a yen is 50 where the pair counts cents. Without a
 * named currency, cents.
 */
export function halfUnit(unit: PairUnit | undefined): number {
  return unit === undefined ? 0.5 : 10 ** Math.max(0, unit.exponent - (unit.ui === null ? 2 : exponentOf(unit.ui))) / 2
}

/**
 * Half of the API currency's minor unit in a pair's integers where the two sides name different currencies, else 0:
 * either side can be the one that was converted and rounded, and a rate above 1 makes more of its half cent.
 */
export function halfGiven(unit: PairUnit | undefined): number {
  if (unit === undefined || unit.api === null || unit.ui === null || unit.api === unit.ui) return 0
  return 10 ** Math.max(0, unit.exponent - exponentOf(unit.api)) / 2
}

/**
 * Half of what a screen rounds a converted amount to: its currency's minor unit or, where it names none, the last digit
 * that any of its numbers has.
 */
export function halfShown(world: PairedSides, unit: number): number {
  const { pairs } = world
  const own = pairs.units[unit]
  const half = halfUnit(own)
  if (own === undefined || own.ui !== null || !own.money) return half
  let finest = 10 ** own.exponent
  let shown = false
  for (let row = 0; row < pairs.length; row += 1) {
    const ui = pairs.ui[row] ?? NaN
    if (pairs.unit[row] !== unit || ui === 0 || Number.isNaN(ui)) continue
    shown = true
    while (finest > 1 && ui % finest !== 0) finest /= 10
    if (finest <= 2 * half) return half
  }
  return shown ? Math.max(half, finest / 2) : half
}

/** A rate for people: six significant digits. */
export function rateText(rate: number): string {
  return String(Number(rate.toPrecision(6)))
}

/** A conversion that changes nothing: the two sides are in one currency. */
export const plainConversion: Conversion = {
  rate: { low: 1, high: 1, rate: 1, rows: 0, distinct: 0, of: 0 },
  cause: 'rounded',
  certain: true,
  half: 0.5,
  says: '',
}

/** Whether a conversion changes values at all. */
export function isPlain(conversion: Conversion): boolean {
  return conversion.rate.low === 1 && conversion.rate.high === 1
}

/**
 * How an API-side number meets a UI-side one through a conversion: exactly, only within the display's rounding, or not.
 * `slack` widens by half units of sums.
 */
export function meets(
  conversion: Conversion,
  api: number,
  ui: number,
  step: number,
  slack = 0,
): 'exact' | 'rounded' | null {
  if (Number.isNaN(api) || Number.isNaN(ui)) return null
  if (isPlain(conversion)) {
    const off = Math.abs(ui - api)
    if (off <= slack) return 'exact'
    return step > 1 && off <= step / 2 + slack ? 'rounded' : null
  }
  const [one, other] = [api * conversion.rate.low, api * conversion.rate.high]
  const [low, high] = one < other ? [one, other] : [other, one]
  const tiny = conversion.half + slack + Math.abs(ui) * 1e-12
  const off = Math.abs(api * conversion.rate.rate - ui)
  // A display of thousands leaves the rate itself uncertain; only what the middle of it meets is no rounding.
  if (ui >= low - tiny && ui <= high + tiny) return step > 2 * conversion.half && off > tiny ? 'rounded' : 'exact'
  const wide = Math.max(conversion.half, step / 2) + slack + Math.abs(ui) * 1e-12
  return step > 1 && ui >= low - wide && ui <= high + wide ? 'rounded' : null
}
