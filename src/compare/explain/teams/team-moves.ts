import type { Hypothesis } from '#src/compare/explain/cause.ts'
import { isPlain, meets } from '#src/compare/explain/rates/rate.ts'
import { isTelling, seen, type Sum } from './team-sums.ts'
import { slotOf, type Conversion, type PairedSides } from '#src/compare/explain/world.ts'

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
  row: number,
  manager: number,
  field: number,
  conversion: Conversion,
  sum: Sum,
  first: boolean,
): Residue[] {
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

/**
 * What the members of a team show in one field, and what the export holds for them as the screen would show it; NaN
 * where there is nothing.
 */
interface TeamValues {
  readonly manager: number
  readonly field: number
  readonly shown: Float64Array
  readonly own: Float64Array
}

function valuesOf(
  world: PairedSides,
  manager: number,
  field: number,
  team: readonly number[],
  conversionOf: (row: number) => Conversion | null,
): TeamValues {
  const [shown, own] = [new Float64Array(team.length).fill(NaN), new Float64Array(team.length).fill(NaN)]
  team.forEach((member, place) => {
    const at = slotOf(world, member, field)
    if (at < 0 || conversionOf(at) === null) return
    shown[place] = world.pairs.ui[at] ?? NaN
    own[place] = seen(world, at, conversionOf)
  })
  return { manager, field, shown, own }
}

/** People whose value one manager's total lacks and another's has: they moved team. */
export function judgeMoves(
  world: PairedSides,
  residues: readonly Residue[],
  below: ReadonlyMap<number, readonly number[]>,
  conversionOf: (row: number) => Conversion | null,
): { row: number; hypothesis: Hypothesis }[] {
  const { pairs } = world
  const found = new Map<number, Hypothesis>()
  const name = (person: number): string =>
    world.api.people[person]?.name ?? world.ui.people[world.uiPersonOf[person] ?? -1]?.name ?? 'somebody'
  const claim = (residue: Residue, person: number, joins: boolean): void => {
    if (found.has(residue.row)) return
    const note =
      `${name(person)} counts ` +
      (joins
        ? 'here on the screen, under another manager in the export'
        : 'here in the export, under another manager on the screen') +
      ': the totals differ by exactly that person’s value.'
    found.set(residue.row, {
      cause: 're-parented',
      group: `moved:${person}`,
      api: NaN,
      ui: NaN,
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
    if (values === null || values.manager !== lost.manager || values.field !== lost.field)
      values = valuesOf(world, lost.manager, lost.field, team, conversionOf)
    // A value within what the display rounds away proves nothing.
    const fits = (one: number): boolean =>
      Math.sign(lost.amount) === -Math.sign(one) && Math.abs(one) >= lost.slack * 50 && one !== 0 && moved(lost, one)
    for (let place = 0; place < team.length; place += 1) {
      const [shown, own] = [values.shown[place] ?? NaN, values.own[place] ?? NaN]
      if (!fits(shown) && !fits(own)) continue
      const person = team[place] ?? -1
      const at = slotOf(world, person, lost.field)
      const conversion = conversionOf(at)
      if (conversion === null) continue
      // The total was added up before the display rounded: what the export says is the finer number. Where the two
      // differ, either may have been added.
      const agrees = Number.isNaN(shown) || meets(conversion, pairs.api[at] ?? NaN, shown, pairs.step[at] ?? 0) !== null
      const value = (
        agrees ? [Number.isNaN(own) ? shown : own] : [own, shown].filter((one) => isTelling(world, at, one))
      ).find(fits)
      if (value === undefined) continue
      const uiSays = world.team.uiParent[person] ?? null
      const parentDiffers =
        uiSays !== null && world.team.apiParent[person] !== null && uiSays !== world.team.apiParent[person]
      const gains = residues.filter(
        (gain) =>
          gain.field === lost.field &&
          gain.base === lost.base &&
          gain.manager !== lost.manager &&
          gain.manager !== person &&
          Math.sign(gain.amount) === Math.sign(value) &&
          moved(gain, value) &&
          !(below.get(gain.manager) ?? []).includes(person),
      )
      if (gains.length === 0 && !parentDiffers) continue
      claim(lost, person, false)
      for (const gain of gains) claim(gain, person, true)
    }
  }
  return [...found].map(([row, hypothesis]) => ({ row, hypothesis }))
}
