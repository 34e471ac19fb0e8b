import type { CauseId } from '#src/domain/model/cause.ts'
import { compareFiles } from '#src/compare/compare-files.ts'
import { rowAt, type Comparison } from '#src/compare/compare.ts'
import type { JsonReaders } from '#src/compare/read/source.ts'
import { Model, type Grain } from './model.ts'
import { plants, type SeededDifference } from './seeded-differences.ts'
import { apiWriters, uiWriters, type Writer } from './writers.ts'

/** One world to be made and compared. */
export interface Run {
  readonly seed: number
  readonly grain: Grain
  readonly plants: readonly SeededDifference[]
  readonly api: Writer
  readonly ui: Writer
  readonly size: number
}

/** How one world was judged. */
export interface Judged {
  readonly run: Run
  readonly problem: string | null
  /** Confirmed claims, and those of them that are right. */
  readonly confirmed: number
  readonly right: number
  /** Planted rows, those whose cause was named, and those whose cause was confirmed. */
  readonly planted: number
  readonly named: number
  readonly proved: number
  readonly bridgesExact: boolean
  readonly misses: readonly string[]
}

/** What a run is called in a listing. */
export function examName(run: Run): string {
  return (
    `${run.plants.map((plant) => plant.id).join('+') || 'nothing'}` +
    ` ${run.grain} ${run.api.id} ${run.ui.id} seed ${run.seed}`
  )
}

/** Makes a world, plants its causes, writes both sides, compares, and holds the result against the truth. */
export async function judgeWorld(run: Run, readers: JsonReaders): Promise<Judged> {
  const model = new Model(run.seed, run.grain, run.size)
  for (const plant of run.plants.toSorted((a, b) => order(a) - order(b))) plant.apply(model)
  const whole = run.plants.filter((plant) => plant.whole)
  const api = run.api.write(model)
  const ui = run.ui.write(model)
  const number = (name: string): number | null => (typeof model.job?.[name] === 'number' ? model.job[name] : null)
  const job =
    model.job === null
      ? null
      : {
          endTime: number('endTime') ?? NaN,
          currency: null,
          rowsTruncated: model.job['rowsTruncated'] === true,
          cellsTruncated: false,
        }
  const outcome = await compareFiles(
    { api, ui, job, now: Date.parse('2026-11-22'), ...(model.asked === null ? {} : { period: model.asked }) },
    readers,
  )
  const none = { run, confirmed: 0, right: 0, planted: 0, named: 0, proved: 0, bridgesExact: false, misses: [] }
  if (outcome.kind !== 'done')
    return { ...none, problem: outcome.kind === 'problem' ? outcome.problem.says : 'cancelled' }
  return { ...hold(run, model, outcome.comparison, whole), problem: null }
}

const order = (plant: SeededDifference): number => (plant.whole ? 2 : plant.team === true ? 1 : 0)

function hold(
  run: Run,
  model: Model,
  comparison: Comparison,
  whole: readonly SeededDifference[],
): Omit<Judged, 'problem'> {
  const people = new Map(
    model.people.map((person, at) => [person.email, model.people.findIndex((one) => one.email === person.email) ?? at]),
  )
  const misses: string[] = []
  const seen = new Map<string, { causes: Set<CauseId>; proved: boolean }>()
  let confirmed = 0
  let right = 0
  for (let at = 0; at < comparison.pairs.length; at += 1) {
    const row = rowAt(comparison, at)
    const key = `${people.get(row.user) ?? row.user}|${model.fields.indexOf(row.field)}`
    const planted = model.truth.get(key)
    const truths = new Set<CauseId>([
      ...(planted === undefined ? [] : [planted]),
      ...whole.map((plant) => plant.cause),
      ...(planted === 're-parented' ? (['roll-up'] as const) : []),
      ...(planted === 'truncated' ? (['missing-in-api'] as const) : []),
    ])
    // Money converted to a currency without cents is rounded as well.
    if (whole.some((plant) => plant.cause === 'currency' || plant.cause === 'dated-rate'))
      truths.add('currency').add(whole[0]?.cause ?? 'currency')
    const held = seen.get(key) ?? { causes: new Set<CauseId>(), proved: false }
    if (row.cause !== null) held.causes.add(row.cause)
    if (row.also !== null) held.causes.add(row.also)
    if (row.cause === planted && row.certainty === 'confirmed') held.proved = true
    seen.set(key, held)
    if (row.certainty !== 'confirmed' || row.cause === null) continue
    confirmed += 1
    if (truths.has(row.cause)) right += 1
    else misses.push(`wrong: ${row.user} ${row.field} is ${planted ?? 'equal'}, told ${row.cause}: ${row.because}`)
  }
  let planted = 0
  let named = 0
  let proved = 0
  for (const [key, cause] of model.truth) {
    if (cause === 'unexplained') continue
    planted += 1
    const held = seen.get(key)
    if (held?.causes.has(cause) === true) named += 1
    else misses.push(`missed: ${key} is ${cause}, told ${[...(held?.causes ?? [])].join('+') || 'nothing'}`)
    if (held?.proved === true) proved += 1
  }
  for (const plant of whole) {
    for (const [key, held] of seen) {
      const shown = model.screen.get(key)
      const [person = 0, field = 0] = key.split('|').map(Number)
      const own = model.call(person, field)
      if (
        model.truth.has(key) ||
        shown?.value === null ||
        shown === undefined ||
        own === undefined ||
        held.causes.size === 0
      )
        continue
      planted += 1
      if (held.causes.has(plant.cause)) named += 1
      else misses.push(`missed: ${key} is ${plant.cause}, told ${[...held.causes].join('+')}`)
      if (held.causes.has(plant.cause)) proved += 1
    }
  }
  return { run, confirmed, right, planted, named, proved, bridgesExact: bridgesAreExact(comparison), misses }
}

/** Whether every bridge sums exactly, in whole thousandths, and is the sum of its rows. */
export function bridgesAreExact(comparison: Comparison): boolean {
  const whole = (value: number): bigint => BigInt(Math.round(value * 1000))
  const bridges = [...comparison.bridges, ...comparison.byField.flatMap((field) => field.bridges)]
  if (
    !bridges.every(
      (bridge) =>
        bridge.causes.reduce((sum, step) => sum + whole(step.delta), whole(bridge.totals.api)) ===
          whole(bridge.totals.ui) && bridge.causes.at(-1)?.cause === 'unexplained',
    )
  )
    return false
  return comparison.bridges.every((bridge) => {
    let api = 0n
    let ui = 0n
    for (let at = 0; at < comparison.pairs.length; at += 1) {
      const row = rowAt(comparison, at)
      if (!row.inTotal || row.currency.api !== bridge.currency.api || row.currency.ui !== bridge.currency.ui) continue
      api += whole(row.api ?? 0)
      ui += whole(row.ui ?? 0)
    }
    return api === whole(bridge.totals.api) && ui === whole(bridge.totals.ui)
  })
}

/**
 * Every cause alone in every shape, every pair of causes in a shape each, and nothing planted in every shape; `seed`
 * varies all of it.
 */
export function allRuns(seed: number, size = 40): Run[] {
  const grains: readonly Grain[] = ['cents', 'whole', 'round']
  const runs: Run[] = []
  const add = (chosen: readonly SeededDifference[], at: number): void => {
    const pick = <T>(from: readonly T[], by: number): T | undefined => from[by % from.length]
    const [api, ui, grain] = [
      pick(apiWriters, at),
      pick(uiWriters, Math.floor(at / apiWriters.length) + at),
      pick(grains, Math.floor(at / 3)),
    ]
    if (
      api !== undefined &&
      ui !== undefined &&
      grain !== undefined &&
      !chosen.some((plant) => plant.notIn?.includes(api.id))
    )
      runs.push({ seed: seed * 1000 + runs.length, grain, plants: chosen, api, ui, size })
  }
  for (let at = 0; at < apiWriters.length * uiWriters.length * grains.length; at += 1) add([], at)
  for (const plant of plants) for (let at = 0; at < 14; at += 1) add([plant], at * 5 + runs.length)
  for (const [at, one] of plants.entries()) {
    for (const other of plants.slice(at + 1)) {
      if (agree(one, other)) add([one, other], runs.length)
    }
  }
  return runs
}

/** Plants that contradict each other in one world are not paired. */
function agree(one: SeededDifference, other: SeededDifference): boolean {
  const ids = [one.id, other.id]
  const clash = (some: readonly string[]): boolean => ids.filter((id) => some.includes(id)).length > 1
  if (
    clash(['currency', 'currency-unmarked', 'dated']) ||
    clash(['rounded-k', 'rounded-whole']) ||
    clash(['roll-up', 're-parented']) ||
    clash(['truncated', 'missing-in-api'])
  )
    return false
  // Everything is of another period: what else is planted would be of that period as well.
  if (ids.includes('defaulted') || ids.includes('other-period-all')) return false
  return !(ids.includes('csv-text') && (one.whole || other.whole))
}
