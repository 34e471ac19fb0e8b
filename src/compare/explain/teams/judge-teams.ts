import type { Hypothesis } from '#src/compare/explain/cause.ts'
import { isPlain, meets, plainConversion } from '#src/compare/explain/rates/rate.ts'
import type { RowSet } from '#src/compare/pair/row-set.ts'
import { judgeMoves, residuesOf, type Residue } from './team-moves.ts'
import {
  isCoarseSum,
  isOdd,
  sumOf,
  sumsOf,
  type Rates,
  type RolledRows,
  type SummedSide,
  type Sum,
  type TeamRow,
  type TeamSums,
} from './team-sums.ts'
import { teamTotals } from './team-totals.ts'
import { everyoneBelow } from './team.ts'
import { slotOf, type Conversion, type PairedSides } from '#src/compare/explain/world.ts'
import { counted, plural } from '#src/domain/words/count.ts'

/** What the teams show: rows that are roll-ups, people who moved. */
export interface TeamFindings {
  /** Rows whose own value on both sides is the team's sum: they differ in nothing, and count nobody twice. */
  readonly rolledBoth: readonly number[]
}

/** People on the screen whose manager neither side names: the export does not know them, the screen has no roles. */
function strangersOf(world: PairedSides): number[] {
  const { team } = world
  const people: number[] = []
  for (let person = world.api.people.length; person < world.personCount; person += 1) {
    if ((team.uiParent[person] ?? null) === null && (team.reports[person]?.length ?? 0) === 0) people.push(person)
  }
  return people.length <= 16 ? people : []
}

/**
 * Up to three strangers who, counted into the team, make every unmet row of the manager a roll-up: one field alone
 * could be chance.
 */
function matchWithStrangers(
  world: PairedSides,
  unmet: readonly TeamRow[],
  strangers: readonly number[],
  rates: Rates,
): { row: number; hypothesis: Hypothesis; side: SummedSide }[] {
  if (unmet.length === 0 || strangers.length === 0) return []
  const groups = strangers.flatMap((a, i) => [
    [a],
    ...strangers.slice(i + 1).flatMap((b, j) => [[a, b], ...strangers.slice(i + 1 + j + 1).map((c) => [a, b, c])]),
  ])
  for (const group of groups.toSorted((a, b) => a.length - b.length)) {
    const matches = unmet.map((one) => {
      const more = sumOf(world, one.row, group, rates, () => 'ui')
      const joined = (sum: Sum): Sum => ({
        total: sum.total + more.total,
        parts: sum.parts + more.parts,
        slack: sum.slack + more.slack,
        missing: [...sum.missing, ...group],
      })
      const { api, ui, onScreen } = one.sums
      const sums = { api: joined(api), ui: joined(ui), onScreen: onScreen.map(joined), onExport: [] }
      const match = more.parts === 0 ? null : matchRow(world, { ...one, sums })
      return match === null ? [] : [{ row: one.row, ...match }]
    })
    const all = matches.flat()
    const telling = all.length >= 2 || (all.length === 1 && isOdd(world, unmet[0]?.row ?? 0))
    if (all.length === unmet.length && telling) return all
  }
  return []
}

/**
 * Tests every manager's row, deepest first; `found` hears of roll-ups and moved people. Rows not `open` are explained
 * by their own value already.
 */
export function judgeTeams(
  world: PairedSides,
  open: RowSet,
  rates: Rates,
  found: (row: number, hypothesis: Hypothesis) => void,
): TeamFindings {
  const rolledBoth: number[] = []
  const rolled: RolledRows = { api: new Set(), ui: new Set() }
  const residues: Residue[] = []
  const left: TeamRow[] = []
  const below = new Map(world.team.managers.map((manager) => [manager, everyoneBelow(world.team, manager)]))
  const strangers = strangersOf(world)
  const totalOf = teamTotals(world, rates.of)
  for (const manager of world.team.managers) {
    const team = below.get(manager) ?? []
    const unmet: TeamRow[] = []
    for (let field = 0; field < world.fieldCount; field += 1) {
      const row = slotOf(world, manager, field)
      if (row < 0 || world.pairs.units[world.pairs.unit[row] ?? 0]?.money !== true) continue
      if (!open.has(row)) {
        if (isTotalOnBoth(world, row, team, rates, totalOf?.(manager, field) ?? null)) rolledBoth.push(row)
        continue
      }
      const sums = sumsOf(world, manager, row, team, rates, rolled)
      const one = { row, manager, field, conversion: rates.of(row), sums }
      const match = matchRow(world, one)
      if (match === null) unmet.push(one)
      else {
        found(row, match.hypothesis)
        rolled[match.side].add(row)
        // A total that differs from the other side's may as well be of a team that someone left or joined.
        residues.push(...residuesOf(world, one, sums.api, true).filter(({ base }) => base === 'both sides'))
      }
    }
    const joined = matchWithStrangers(
      world,
      unmet,
      strangers.filter((person) => !team.includes(person) && person !== manager),
      rates,
    )
    for (const { row, hypothesis, side } of joined) {
      found(row, hypothesis)
      rolled[side].add(row)
    }
    const met = new Set(joined.map((one) => one.row))
    for (const one of unmet) {
      if (met.has(one.row)) continue
      left.push(one)
      residues.push(...one.sums.onScreen.flatMap((sum, at) => residuesOf(world, one, sum, at === 0)))
    }
  }
  const moved = new Set<number>()
  for (const { row, hypothesis } of judgeMoves(world, residues, below, rates)) {
    found(row, hypothesis)
    moved.add(row)
    rolled.ui.add(row)
  }
  // A total above a team that someone left or joined adds up with that team's row as it stands on the screen.
  for (const one of moved.size > 0 ? left : []) {
    if (moved.has(one.row)) continue
    const sums = sumsOf(world, one.manager, one.row, below.get(one.manager) ?? [], rates, rolled)
    const match = matchRow(world, { ...one, sums: { ...sums, onScreen: sums.onScreen.slice(2), onExport: [] } })
    if (match !== null) found(one.row, match.hypothesis)
  }
  return { rolledBoth }
}

/** Whether a row that its own value explains is the team's total on both sides; `total` is the team's, if known. */
function isTotalOnBoth(
  world: PairedSides,
  row: number,
  team: readonly number[],
  rates: Rates,
  total: number | null,
): boolean {
  const conversion = rates.of(row)
  const api = world.pairs.api[row] ?? NaN
  if (conversion === null || (total !== null && total !== api)) return false
  const { parts, missing, slack, total: added } = sumOf(world, row, team, rates, () => 'api')
  const off = Math.abs(api * conversion.rate.rate - added)
  return parts >= 2 && missing.length === 0 && off <= slack && slack <= Math.abs(added) * 1e-4
}

function matchRow(world: PairedSides, one: TeamRow): { hypothesis: Hypothesis; side: SummedSide } | null {
  const { pairs } = world
  const { row, sums } = one
  const conversion = one.conversion ?? plainConversion
  const rate = one.conversion === null ? NaN : conversion.rate.rate
  const [api, ui, step] = [pairs.api[row] ?? NaN, pairs.ui[row] ?? NaN, pairs.step[row] ?? 0]
  const shown = api * rate
  const name = (member: number): string =>
    world.api.people[member]?.name ?? world.ui.people[world.uiPersonOf[member] ?? -1]?.name ?? 'somebody'
  const also = (sum: Sum): string =>
    sum.missing.length === 0
      ? ''
      : ` ${sum.missing.map(name).slice(0, 3).join(', ')} ${plural(sum.missing.length, 'is', 'are')} on one side ` +
        `only and ${plural(sum.missing.length, 'counts', 'count')} with that side’s value.`
  const hypothesis = (expected: number, sum: Sum, note: string, group: string): Hypothesis => ({
    cause: 'roll-up',
    group: group === 'export: team' ? `${group}:${pairs.person[row]}` : group,
    api: expected / rate,
    ui,
    slack: sum.slack,
    level: sum.parts >= 2 && !isCoarseSum(world, row) && group !== 'export: team' ? 0 : 2,
    needs: isCoarseSum(world, row) ? 3 : sum.parts >= 2 || isOdd(world, row) ? 1 : 2,
    evidence: pairs.apiRow[row] ?? -1,
    extra: sum.parts,
    note: note + also(sum),
  })
  const screenMeets = (expected: number, sum: Sum): boolean =>
    meets(
      plainConversion,
      expected,
      ui,
      step,
      sum.slack +
        (isPlain(conversion)
          ? 0
          : conversion.half + Math.abs(shown || 0) * (conversion.rate.high / conversion.rate.low - 1)),
    ) !== null
  for (const sum of sums.onScreen) {
    if (sum.parts === 0 || Number.isNaN(ui) || Number.isNaN(sum.total) || sum.slack > Math.abs(sum.total) * 0.02)
      continue
    if (!Number.isNaN(shown) && shown !== 0 && screenMeets(shown + sum.total, sum))
      return {
        side: 'ui',
        hypothesis: hypothesis(
          shown + sum.total,
          sum,
          `The screen’s row is the manager’s own value plus the ${counted(sum.parts, 'value')} below.`,
          'own and team',
        ),
      }
    if (screenMeets(sum.total, sum))
      return {
        side: 'ui',
        hypothesis: hypothesis(
          sum.total,
          sum,
          `The screen’s row is the sum of the ${counted(sum.parts, 'value')} below.`,
          'team',
        ),
      }
  }
  const both = bothTotals(world, row, shown, conversion, sums)
  if (both !== null) return { side: 'ui', hypothesis: { ...hypothesis(ui, sums.api, both, 'both sides'), api } }
  // The reverse: the export's row includes the team, the screen's is the manager's own.
  for (const sum of [...sums.onScreen, ...sums.onExport]) {
    if (sum.parts === 0 || Number.isNaN(shown) || Number.isNaN(sum.total) || shown === 0) continue
    const near = (expected: number): boolean =>
      Math.abs(expected - shown) <=
      sum.slack +
        step / 2 +
        (isPlain(conversion)
          ? 0
          : 2 * conversion.half + Math.abs(shown) * (conversion.rate.high / conversion.rate.low - 1))
    const ownUi = Number.isNaN(ui) ? 0 : ui
    if (ownUi !== 0 && near(ownUi + sum.total))
      return {
        side: 'api',
        hypothesis: hypothesis(
          ownUi,
          sum,
          `The export’s row is the manager’s own value plus the ${counted(sum.parts, 'value')} below.`,
          'export: own and team',
        ),
      }
    if (near(sum.total))
      return {
        side: 'api',
        hypothesis: hypothesis(
          ownUi,
          sum,
          `The export’s row is the sum of the ${counted(sum.parts, 'value')} below.`,
          'export: team',
        ),
      }
  }
  return null
}

/** Both sides show the team's total, and the totals differ by what differs below; says so, or null. */
function bothTotals(
  world: PairedSides,
  row: number,
  shown: number,
  conversion: Conversion,
  { api: below, ui: shownBelow }: TeamSums,
): string | null {
  const { pairs } = world
  const ui = pairs.ui[row] ?? NaN
  if (below.parts < 2 || Number.isNaN(shown + ui + shownBelow.total + below.total)) return null
  const slack =
    below.slack + shownBelow.slack + (pairs.step[row] ?? 0) / 2 + (isPlain(conversion) ? 0 : 2 * conversion.half)
  const moved = shownBelow.total - below.total
  const own = shown - below.total
  if (Math.abs(moved) <= slack || Math.abs(ui - shownBelow.total - own) > slack || own < -slack) return null
  // A difference in round sums can be one below by chance; a manager without a value of their own, or
  // odd cents, cannot.
  const unit = 10 ** (pairs.units[pairs.unit[row] ?? 0]?.exponent ?? 2)
  return Math.abs(own) <= slack || moved % unit !== 0
    ? `Both sides show the team’s total; it differs by what differs among the ${below.parts} values below.`
    : null
}
