import type { Conversions } from '#src/compare/explain/rates/infer-rates.ts'
import { halfUnit, isPlain } from '#src/compare/explain/rates/rate.ts'
import { siblings } from '#src/compare/explain/siblings.ts'
import { everyoneBelow } from './team.ts'
import { slotOf, type Conversion, type PairedSides } from '#src/compare/explain/world.ts'

/**
 * A team added up in one field, in the integers of the manager’s row: half units that it may be off by, and how many
 * parts are not nought.
 */
export interface Sum {
  readonly total: number
  readonly parts: number
  readonly slack: number
  /** People missing on one side, who count with the other's value. */
  readonly missing: readonly number[]
}

/** The export's side, or the screen's. */
export type SummedSide = 'api' | 'ui'

/** Whether a row's screen value has odd cents, which no chance sum of round ones has. */
export function isOdd(world: PairedSides, row: number): boolean {
  return isOddAmount(world, row, world.pairs.ui[row] ?? 0)
}

/** Whether a row is shown so coarsely that sums meet it by chance. */
export function isCoarseSum(world: PairedSides, row: number): boolean {
  return (world.pairs.step[row] ?? 0) > Math.abs(world.pairs.ui[row] ?? 0) * 0.005
}

/** Whether an amount is no round sum of thousands, which several people may have. */
export function isTelling(world: PairedSides, row: number, amount: number): boolean {
  return amount % 10 ** (3 + (world.pairs.units[world.pairs.unit[row] ?? 0]?.exponent ?? 2)) !== 0
}

function isOddAmount(world: PairedSides, row: number, amount: number): boolean {
  return amount % 10 ** (world.pairs.units[world.pairs.unit[row] ?? 0]?.exponent ?? 2) !== 0
}

/** What is known of the rates that a team's values are added through. */
export type Rates = Pick<Conversions, 'of' | 'between'>

/** A value as a manager's row would show it, and half units that it may be off by. */
interface Part {
  readonly value: number
  readonly slack: number
}

const absent: Part = { value: NaN, slack: 0 }

/**
 * What one side holds in a row, in the currency and the integers in which the screen shows a manager's row; `value` is
 * NaN where it holds nothing, null where no rate leads there.
 */
export function partOf(world: PairedSides, at: number, row: number, rates: Rates, side: SummedSide): Part | null {
  const { pairs } = world
  const [unit, own] = [pairs.units[pairs.unit[row] ?? 0], pairs.units[pairs.unit[at] ?? 0]]
  const raw = (side === 'api' ? pairs.api[at] : pairs.ui[at]) ?? NaN
  if (Number.isNaN(raw) || unit === undefined || own === undefined) return absent
  if (raw === 0) return { value: 0, slack: 0 }
  const scale = 10 ** (unit.exponent - own.exponent)
  const step = side === 'ui' ? ((pairs.step[at] ?? 0) / 2) * scale : 0
  if (own.ui === unit.ui) {
    if (side === 'ui') return { value: raw * scale, slack: step }
    const conversion = rates.of(at)
    if (conversion !== null) {
      const value = raw * conversion.rate.rate * scale
      return {
        value,
        slack: isPlain(conversion)
          ? 0
          : conversion.half * scale + Math.abs(value) * (conversion.rate.high / conversion.rate.low - 1),
      }
    }
  }
  const rate = rates.between(own[side], unit.ui)
  if (rate === null) return null
  const value = raw * scale * rate.rate
  // The value was rounded to its own currency before it was converted, and may have been again afterwards.
  const half = rate.low === rate.high ? 0 : halfUnit(unit) + halfUnit({ ...own, ui: own[side] }) * scale * rate.rate
  return { value, slack: step * rate.rate + half + Math.abs(value) * (rate.high / rate.low - 1) }
}

const unproved: Sum = { total: NaN, parts: 0, slack: 0, missing: [] }

/**
 * The team's sum with each row's value of one side, in the currency of the manager's row; people missing on that side
 * count with the other's.
 */
export function sumOf(
  world: PairedSides,
  row: number,
  team: readonly number[],
  rates: Rates,
  sideOf: (row: number) => SummedSide,
): Sum {
  const field = world.pairs.field[row] ?? 0
  let total = 0
  let parts = 0
  let slack = 0
  const missing: number[] = []
  for (const member of team) {
    const at = slotOf(world, member, field)
    if (at < 0) continue
    const from = sideOf(at)
    const own = partOf(world, at, row, rates, from)
    if (own === null) return unproved
    const isGone = Number.isNaN(own.value)
    if (isGone && from === 'ui' && isShownElsewhere(world, member, field)) continue
    const part = isGone ? partOf(world, at, row, rates, from === 'api' ? 'ui' : 'api') : own
    if (part === null) return unproved
    if (Number.isNaN(part.value)) continue
    if (isGone && part.value !== 0) missing.push(member)
    slack += part.slack
    total += part.value
    if (part.value !== 0) parts += 1
  }
  return { total, parts, slack, missing }
}

/** Whether the screen shows a person under another of the person's user ids, which then counts for all of them. */
function isShownElsewhere(world: PairedSides, person: number, field: number): boolean {
  return siblings(world, person).some((other) => !Number.isNaN(world.pairs.ui[slotOf(world, other, field)] ?? NaN))
}

/** A team without the people below those of its managers whose rows stand for their own teams. */
function withoutTeamsOf(
  world: PairedSides,
  manager: number,
  row: number,
  team: readonly number[],
  rolled: ReadonlySet<number>,
): readonly number[] {
  if (rolled.size === 0) return team
  let kept: Set<number> | null = null
  const field = world.pairs.field[row] ?? 0
  for (const member of team) {
    const at = slotOf(world, member, field)
    if (member === manager || at < 0 || !rolled.has(at)) continue
    kept ??= new Set(team)
    for (const report of everyoneBelow(world.team, member)) kept.delete(report)
  }
  return kept === null ? team : [...kept]
}

/** Rows that were found to stand for their teams, on each side. */
export type RolledRows = Readonly<Record<SummedSide, Set<number>>>

/** A manager's team added up in each way in which a total may have been. */
export interface TeamSums {
  /** Everybody as the export has them, and as the screen shows them. */
  readonly api: Sum
  readonly ui: Sum
  /** What the screen's total may be of, then what only the export's may. */
  readonly onScreen: readonly Sum[]
  readonly onExport: readonly Sum[]
}

/**
 * Adds up a team: from either side; with the totals of managers below standing for their own teams, beside the values
 * of either side; and without those who are on the other side only.
 */
export function sumsOf(
  world: PairedSides,
  manager: number,
  row: number,
  team: readonly number[],
  rates: Rates,
  rolled: RolledRows,
): TeamSums {
  const add = (members: readonly number[], sideOf: (at: number) => SummedSide): Sum =>
    sumOf(world, row, members, rates, sideOf)
  const of = (side: SummedSide) => () => side
  const [api, ui] = [add(team, of('api')), add(team, of('ui'))]
  const standing = (side: SummedSide): readonly Sum[] => {
    if (rolled[side].size === 0) return []
    const other = side === 'ui' ? 'api' : 'ui'
    const trimmed = withoutTeamsOf(world, manager, row, team, rolled[side])
    return [
      add(trimmed, of(side)),
      // A manager whose row is a total counts with the own value, which only the other side has.
      add(team, (at) => (rolled[side].has(at) ? other : side)),
      add(trimmed, (at) => (rolled[side].has(at) ? side : other)),
    ]
  }
  const bare = api.missing.length === 0 ? [] : [add(without(team, api.missing), of('api'))]
  return { api, ui, onScreen: [api, ui, ...standing('ui'), ...bare], onExport: standing('api') }
}

function without(team: readonly number[], gone: readonly number[]): readonly number[] {
  return team.filter((member) => !gone.includes(member))
}

/** A manager's row, and what its team adds up to; no conversion where the rate of its own value is not known. */
export interface TeamRow {
  readonly row: number
  readonly manager: number
  readonly field: number
  readonly conversion: Conversion | null
  readonly sums: TeamSums
}
