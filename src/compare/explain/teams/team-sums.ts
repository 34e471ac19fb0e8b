import { isPlain, plainConversion } from '#src/compare/explain/rates/rate.ts'
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

type Side = 'api' | 'ui'

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

/** A row's value as the UI would show it: the API's through its conversion. */
export function seen(world: PairedSides, row: number, conversionOf: (row: number) => Conversion | null): number {
  const conversion = conversionOf(row)
  return conversion === null ? NaN : (world.pairs.api[row] ?? NaN) * conversion.rate.rate
}

/** The team's sum with one side's values; people missing on that side count with the other's, as the UI shows them. */
export function sumOf(
  world: PairedSides,
  row: number,
  team: readonly number[],
  conversionOf: (row: number) => Conversion | null,
  side: Side,
  rolled: ReadonlySet<number> = new Set(),
): Sum {
  const { pairs } = world
  const field = pairs.field[row] ?? 0
  const unit = pairs.units[pairs.unit[row] ?? 0]
  let total = 0
  let parts = 0
  let slack = 0
  const missing: number[] = []
  for (const member of team) {
    const at = slotOf(world, member, field)
    if (at < 0) continue
    const memberUnit = pairs.units[pairs.unit[at] ?? 0]
    if (memberUnit?.ui !== unit?.ui || memberUnit?.exponent !== unit?.exponent)
      return { total: NaN, parts: 0, slack: 0, missing: [] }
    // A manager whose row is shown as a roll-up counts with the own value, which only the export has.
    const fromApi = side === 'api' || rolled.has(at)
    const own = fromApi ? seen(world, at, conversionOf) : (pairs.ui[at] ?? NaN)
    const other = fromApi ? (pairs.ui[at] ?? NaN) : seen(world, at, conversionOf)
    const value = Number.isNaN(own) ? other : own
    if (Number.isNaN(value) || (!fromApi && Number.isNaN(own) && isShownElsewhere(world, member, field))) continue
    const fromUi = fromApi === Number.isNaN(own)
    if (Number.isNaN(own) && other !== 0) missing.push(member)
    const conversion = conversionOf(at) ?? plainConversion
    slack += fromUi
      ? (pairs.step[at] ?? 0) / 2
      : isPlain(conversion)
        ? 0
        : conversion.half + Math.abs(value) * (conversion.rate.high / conversion.rate.low - 1)
    total += value
    if (value !== 0) parts += 1
  }
  return { total, parts, slack, missing }
}

/** Whether the screen shows a person under another of the person's user ids, which then counts for all of them. */
function isShownElsewhere(world: PairedSides, person: number, field: number): boolean {
  return siblings(world, person).some((other) => !Number.isNaN(world.pairs.ui[slotOf(world, other, field)] ?? NaN))
}

/**
 * The team's sum as the screen itself shows it: direct reports, those shown as roll-ups standing for their own teams.
 */
export function sumOfScreen(
  world: PairedSides,
  manager: number,
  row: number,
  team: readonly number[],
  conversionOf: (row: number) => Conversion | null,
  rolled: ReadonlySet<number>,
): Sum {
  return sumOf(world, row, withoutTeamsOf(world, manager, row, team, rolled), conversionOf, 'ui')
}

/** A team without the people below those of its managers whose rows stand for their own teams. */
export function withoutTeamsOf(
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
