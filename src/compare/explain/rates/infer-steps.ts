import type { PairedSides } from '#src/compare/explain/world.ts'

/**
 * Coarser steps that a whole column may be rounded to without saying so: hundreds, thousands, ten thousands, millions.
 */
const coarse = [1e6, 1e5, 1e4, 1e3, 1e2]

/**
 * Finds columns that the screen rounds without a suffix: every number is a multiple of a thousand (say), the export's
 * are not, and most differ by at most half of it. Writes the step into the rows.
 */
export function inferSteps(world: PairedSides): void {
  const { pairs } = world
  const groups = new Map<number, number[]>()
  for (let row = 0; row < pairs.length; row += 1) {
    const unit = pairs.unit[row] ?? 0
    if (pairs.units[unit]?.money !== true || !pairs.ui[row]) continue
    const key = (pairs.field[row] ?? 0) * pairs.units.length + unit
    const held = groups.get(key)
    if (held === undefined) groups.set(key, [row])
    else held.push(row)
  }
  for (const [key, rows] of groups) {
    const exponent = pairs.units[key % pairs.units.length]?.exponent ?? 2
    const step = coarse.map((one) => one * 10 ** exponent).find((one) => holds(world, rows, one))
    if (step === undefined) continue
    for (const row of rows) if ((pairs.step[row] ?? 0) < step) pairs.step[row] = step
  }
}

function holds(world: PairedSides, rows: readonly number[], step: number): boolean {
  const { pairs } = world
  const values = new Set<number>()
  let near = 0
  let finer = 0
  let both = 0
  for (const row of rows) {
    const ui = pairs.ui[row] ?? 0
    if (ui % step !== 0) return false
    const api = pairs.api[row] ?? NaN
    values.add(ui)
    if (Number.isNaN(api)) continue
    both += 1
    if (api % step !== 0) finer += 1
    if (api !== ui && Math.abs(ui - api) <= step / 2) near += 1
  }
  return values.size >= 3 && near >= 3 && finer >= both * 0.5 && near >= finer * 0.6
}
