import type { Hypothesis } from '#src/compare/explain/cause.ts'
import { isPlain, meets } from '#src/compare/explain/rates/rate.ts'
import { isTelling, partOf, type Rates, type SummedSide, type Sum, type TeamRow } from './team-sums.ts'
import { slotOf, type PairedSides } from '#src/compare/explain/world.ts'

/** By how much a manager's row misses each way in which it could be a team's total. */
export interface Residue {
  readonly row: number
  readonly manager: number
  readonly field: number
  readonly base: 'own and team' | 'team' | 'both sides'
  readonly amount: number
  readonly slack: number
}

/** The ways in which a manager’s row misses a team’s sum; `first` tells also how far the two sides are apart. */
export function residuesOf(
  world: PairedSides,
  { row, manager, field, conversion }: Omit<TeamRow, 'sums'>,
  sum: Sum,
  first: boolean,
): Residue[] {
  if (conversion === null) return []
  const ui = world.pairs.ui[row] ?? NaN
  const shown = (world.pairs.api[row] ?? NaN) * conversion.rate.rate
  if (Number.isNaN(ui)) return []
  const step = (world.pairs.step[row] ?? 0) / 2
  const slack = sum.slack + step + (isPlain(conversion) ? 0 : 2 * conversion.half)
  const of = (base: Residue['base'], amount: number): Residue[] =>
    Number.isNaN(amount) || Math.abs(amount) <= slack
      ? []
      : [
          {
            row,
            manager,
            field,
            base,
            amount,
            slack: base === 'both sides' ? step + (isPlain(conversion) ? 0 : 2 * conversion.half) : slack,
          },
        ]
  return [
    ...(first ? of('both sides', ui - shown) : []),
    ...of('own and team', ui - (Number.isNaN(shown) ? 0 : shown) - sum.total),
    ...of('team', ui - sum.total),
  ]
}

/** What the members of a team have in a field on each side, as the manager's row would show it; NaN for nothing. */
interface TeamValues {
  readonly row: number
  readonly ui: Float64Array
  readonly api: Float64Array
}

function valuesOf(world: PairedSides, row: number, team: readonly number[], rates: Rates): TeamValues {
  const field = world.pairs.field[row] ?? 0
  const on = (side: SummedSide) =>
    Float64Array.from(team, (member) => {
      const at = slotOf(world, member, field)
      return at < 0 ? NaN : (partOf(world, at, row, rates, side)?.value ?? NaN)
    })
  return { row, ui: on('ui'), api: on('api') }
}

/** People whose value one manager's total lacks and another's has: they moved team. */
export function judgeMoves(
  world: PairedSides,
  residues: readonly Residue[],
  below: ReadonlyMap<number, readonly number[]>,
  rates: Rates,
): { row: number; hypothesis: Hypothesis }[] {
  const { pairs } = world
  const found = new Map<number, Hypothesis>()
  const name = (person: number): string =>
    world.api.people[person]?.name ?? world.ui.people[world.uiPersonOf[person] ?? -1]?.name ?? 'somebody'
  const claim = (residue: Residue, person: number, value: number): void => {
    if (found.has(residue.row)) return
    const joins = Math.sign(residue.amount) === Math.sign(value)
    const ui = pairs.ui[residue.row] ?? NaN
    const expected = ui - residue.amount + (joins ? value : -value)
    const note =
      `${name(person)} counts ` +
      (joins
        ? 'here on the screen, under another manager in the export'
        : 'here in the export, under another manager on the screen') +
      ': the totals differ by exactly that person’s value.'
    found.set(residue.row, {
      cause: 're-parented',
      group: `moved:${person}`,
      api: expected / (rates.of(residue.row)?.rate.rate ?? NaN),
      ui,
      slack: 0,
      level: 0,
      needs: 1,
      evidence: pairs.apiRow[slotOf(world, person, residue.field)] ?? -1,
      extra: residue.base === 'both sides' ? 0 : 1,
      note,
    })
  }
  const moved = (residue: Residue, value: number): boolean =>
    Math.abs(Math.abs(residue.amount) - Math.abs(value)) <= residue.slack
  let values: TeamValues | null = null
  for (const lost of residues) {
    const team = below.get(lost.manager) ?? []
    if (values === null || values.row !== lost.row) values = valuesOf(world, lost.row, team, rates)
    // A value within what the display rounds away proves nothing.
    const fits = (one: number): boolean =>
      Math.sign(lost.amount) === -Math.sign(one) && Math.abs(one) >= lost.slack * 50 && one !== 0 && moved(lost, one)
    for (let place = 0; place < team.length; place += 1) {
      const [shown, own] = [values.ui[place] ?? NaN, values.api[place] ?? NaN]
      if (!fits(shown) && !fits(own)) continue
      const person = team[place] ?? -1
      const at = slotOf(world, person, lost.field)
      const conversion = rates.of(at)
      if (conversion === null) continue
      // The total was added up before the display rounded: what the export says is the finer number. Where the two
      // differ, either may have been added.
      const agrees = Number.isNaN(shown) || meets(conversion, pairs.api[at] ?? NaN, shown, pairs.step[at] ?? 0) !== null
      const told = agrees
        ? [Number.isNaN(own) ? ('ui' as const) : ('api' as const)]
        : (['api', 'ui'] as const).filter((side) => isTelling(world, lost.row, side === 'api' ? own : shown))
      const side = told.find((one) => fits(one === 'api' ? own : shown))
      if (side === undefined) continue
      const uiSays = world.team.uiParent[person] ?? null
      const parentDiffers =
        uiSays !== null && world.team.apiParent[person] !== null && uiSays !== world.team.apiParent[person]
      const gains = residues.flatMap((gain) => {
        if (gain.field !== lost.field || gain.base !== lost.base) return []
        if (gain.manager === lost.manager || gain.manager === person) return []
        const value = partOf(world, at, gain.row, rates, side)?.value ?? NaN
        const joins =
          Math.sign(gain.amount) === Math.sign(value) &&
          moved(gain, value) &&
          !(below.get(gain.manager) ?? []).includes(person)
        return joins ? [{ gain, value }] : []
      })
      if (gains.length === 0 && !parentDiffers) continue
      claim(lost, person, side === 'api' ? own : shown)
      for (const { gain, value } of gains) claim(gain, person, value)
    }
  }
  return [...found].map(([row, hypothesis]) => ({ row, hypothesis }))
}
