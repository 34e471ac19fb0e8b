import { allows, bestInterval, eachRatio, sampleStride, type RatioPoint } from './rate.ts'
import type { PairedSides } from '#src/compare/explain/world.ts'

/** Rows of one pair of currencies that agree as they stand. */
export interface MostlyPlain {
  /** Rows that could speak for a rate. */
  readonly of: number
  /** Those that do not agree and are shown finely enough to tell; no more than one beyond the limit. */
  readonly differing: readonly RatioPoint[]
}

/**
 * Whether the rows of a pair of currencies speak for no rate at all, which is what nearly all do; without an object for
 * each. Null where a closer look is due.
 */
export function mostlyPlain(world: PairedSides, unit: number, limit: number): MostlyPlain | null {
  let of = 0
  let equal = 0
  eachRatio(world, unit, (_, api, ui, half) => {
    of += 1
    if (Math.abs(ui - api) <= (half > 0.5 ? half : 0) && allows({ row: 0, api, ui, half }, 1, 1)) equal += 1
  })
  if (equal <= 0.2 * of) return null
  const stride = sampleStride(of)
  const sample: RatioPoint[] = []
  const differing: RatioPoint[] = []
  let at = 0
  eachRatio(world, unit, (row, api, ui, half) => {
    if (at % stride === 0) sample.push({ row, api, ui, half })
    at += 1
    if (differing.length > limit || api === ui || half >= Math.abs(ui) * 1e-4) return
    const point = { row, api, ui, half }
    if (!allows(point, 1, 1)) differing.push(point)
  })
  const best = bestInterval(sample)
  return best !== null && best.low <= 1 && best.high >= 1 ? { of, differing } : null
}
