import { eachFact, eachFactOfPerson, factCount, kindOf } from '#src/compare/explain/fact-index.ts'
import { allows, commonRate, type RatioPoint } from './rate.ts'
import { apiValueAt, slotOf, type Rate, type PairedSides } from '#src/compare/explain/world.ts'

/** Rows that speak for a rate behind other values; a sample is enough to find one. */
export const sampledPairs = 4000

/**
 * Where no rate holds for the values as paired, one may hold for another week, period, field or sum: two causes at
 * once. Each of them proposes a rate; the one through which most rows are met by some value of their person's is taken.
 */
export function otherBase(world: PairedSides, own: readonly RatioPoint[], named: boolean): Rate | null {
  const stride = Math.ceil(own.length / sampledPairs)
  const points = stride > 1 ? own.filter((_, at) => at % stride === 0) : own
  let best: Rate | null = null
  for (const base of [points, ...otherBases(world).map((values) => basePoints(points, values))]) {
    const rate = commonRate(base)
    if (rate === null || rate.distinct < 3 || (rate.low <= 1 && rate.high >= 1)) continue
    const speaking = new Set(base.filter((point) => allows(point, rate.low, rate.high)).map((point) => point.row))
    const people = new Set([...speaking].map((row) => world.pairs.person[row]))
    // One person's rows at one rate are a split of theirs.
    if (people.size < 2) continue
    const rows = points.filter(
      (point) => speaking.has(point.row) || allows(point, rate.low, rate.high) || isMetByAny(world, point, rate),
    ).length
    if (rows >= (named ? 0.5 : 0.6) * points.length && (best === null || rows > best.rows))
      best = { ...rate, rows, of: points.length }
  }
  return best
}

const basePoints = (points: readonly RatioPoint[], valueOf: (row: number) => number): RatioPoint[] =>
  points.flatMap((point) => {
    const api = valueOf(point.row)
    return api === 0 || Number.isNaN(api) ? [] : [{ ...point, api }]
  })

/**
 * Whether some other value of a row's person meets it at a rate; not asked of numbers shown so coarsely
 * that many would.
 */
export function isMetByAny(world: PairedSides, point: RatioPoint, rate: Rate): boolean {
  const person = world.pairs.person[point.row] ?? 0
  if (point.half > Math.abs(point.ui) * 1e-4 || factCount(world.apiFacts, person) > 500) return false
  let met = false
  eachFactOfPerson(world.apiFacts, person, (fact) => {
    met ||=
      kindOf(world.api, fact) !== 'updated' &&
      allows({ ...point, api: apiValueAt(world, fact, point.row) }, rate.low, rate.high)
  })
  return met
}

/** The sum of a row's weeks, or null where the period has one only. */
export function weeksSum(world: PairedSides): ((row: number) => number) | null {
  const { api, selection, pairs } = world
  const weeks = new Set(api.frames.flatMap((frame, at) => (frame.period === selection.period ? [at] : [])))
  if (weeks.size < 2) return null
  return (row) => {
    let sum = NaN
    eachFact(world.apiFacts, pairs.person[row] ?? 0, pairs.field[row] ?? 0, (fact) => {
      const value =
        weeks.has(api.frame[fact] ?? -1) && kindOf(api, fact) === selection.apiKind ? apiValueAt(world, fact, row) : NaN
      if (!Number.isNaN(value)) sum = Number.isNaN(sum) ? value : sum + value
    })
    return sum
  }
}

/**
 * What a row's number may have been converted from instead: another week's value, another file's, another field's or
 * kind's, the weeks' sum.
 */
function otherBases(world: PairedSides): ((row: number) => number)[] {
  const { api, selection, pairs } = world
  const first =
    (fits: (fact: number, row: number) => boolean) =>
    (row: number): number => {
      let value = NaN
      eachFact(world.apiFacts, pairs.person[row] ?? 0, pairs.field[row] ?? 0, (fact) => {
        if (Number.isNaN(value) && fits(fact, row)) value = apiValueAt(world, fact, row)
      })
      return value
    }
  const isCompared = (fact: number): boolean => kindOf(api, fact) === selection.apiKind
  const bases: ((row: number) => number)[] =
    api.frames.length > 100
      ? []
      : api.frames.flatMap((_, at) =>
          at === selection.frame ? [] : [first((fact) => api.frame[fact] === at && isCompared(fact))],
        )
  for (const kind of new Set(api.types.map((type) => type.kind))) {
    if (kind !== selection.apiKind && kind !== 'updated')
      bases.push(first((fact) => api.frame[fact] === selection.frame && kindOf(api, fact) === kind))
  }
  if (api.files.length > 1)
    bases.push(
      first(
        (fact, row) =>
          api.frame[fact] === selection.frame &&
          isCompared(fact) &&
          api.file[fact] !== api.file[pairs.apiRow[row] ?? fact],
      ),
    )
  const sums = weeksSum(world)
  if (sums !== null) bases.push(sums)
  for (let shift = 1; shift < Math.min(world.fieldCount, 12); shift += 1) {
    bases.push(
      (row) =>
        pairs.api[slotOf(world, pairs.person[row] ?? 0, ((pairs.field[row] ?? 0) + shift) % world.fieldCount)] ?? NaN,
    )
  }
  return bases
}
