import type { Hypothesis } from '#src/compare/explain/cause.ts'
import { isPlain, meets, plainConversion } from '#src/compare/explain/rates/rate.ts'
import type { RowSet } from '#src/compare/pair/row-set.ts'
import { judgeMoves, residuesOf, type Residue } from './team-moves.ts'
import { isCoarseSum, isOdd, sumOf, sumOfScreen, withoutTeamsOf, type Sum } from './team-sums.ts'
import { teamTotals } from './team-totals.ts'
import { everyoneBelow } from './team.ts'
import { isEqualRow, slotOf, type Conversion, type PairedSides } from '#src/compare/explain/world.ts'
import { counted, plural } from '#src/domain/words/count.ts'

/** What the teams show: rows that are roll-ups, people who moved. */
export interface TeamFindings {
  /** Rows whose own value on both sides is the team's sum: they differ in nothing, and count nobody twice. */
  readonly rolledBoth: readonly number[]
}

/** A manager's row that no sum of the known team meets. */
interface TeamRow {
  readonly row: number
  readonly field: number
  readonly conversion: Conversion
  /** The team's sum as the export has it, as the screen shows it, and person by person as the screen shows them. */
  readonly sums: readonly Sum[]
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
  conversionOf: (row: number) => Conversion | null,
): { row: number; hypothesis: Hypothesis }[] {
  if (unmet.length === 0 || strangers.length === 0) return []
  const groups = strangers.flatMap((a, i) => [
    [a],
    ...strangers.slice(i + 1).flatMap((b, j) => [[a, b], ...strangers.slice(i + 1 + j + 1).map((c) => [a, b, c])]),
  ])
  for (const group of groups.toSorted((a, b) => a.length - b.length)) {
    const matches = unmet.map((one) => {
      const more = sumOf(world, one.row, group, conversionOf, 'ui')
      const joined = (sum: Sum): Sum => ({
        total: sum.total + more.total,
        parts: sum.parts + more.parts,
        slack: sum.slack + more.slack,
        missing: [...sum.missing, ...group],
      })
      const match = more.parts === 0 ? null : matchRow(world, one.row, one.conversion, one.sums.map(joined), [])
      return match === null ? [] : [{ row: one.row, hypothesis: match.hypothesis }]
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
  conversionOf: (row: number) => Conversion | null,
  found: (row: number, hypothesis: Hypothesis) => void,
): TeamFindings {
  const rolledBoth: number[] = []
  const rolledUi = new Set<number>()
  const rolledApi = new Set<number>()
  const residues: Residue[] = []
  const left: { manager: number; row: TeamRow }[] = []
  const below = new Map(world.team.managers.map((manager) => [manager, everyoneBelow(world.team, manager)]))
  const strangers = strangersOf(world)
  const totalOf = teamTotals(world, conversionOf)
  for (const manager of world.team.managers) {
    const team = below.get(manager) ?? []
    const unmet: TeamRow[] = []
    for (let field = 0; field < world.fieldCount; field += 1) {
      const row = slotOf(world, manager, field)
      const conversion = row < 0 ? null : conversionOf(row)
      if (conversion === null || world.pairs.units[world.pairs.unit[row] ?? 0]?.money !== true) continue
      if (!open.has(row)) {
        if (
          !isEqualRow(world, row) ||
          !isPlain(conversion) ||
          (totalOf !== null && totalOf(manager, field) !== world.pairs.api[row])
        )
          continue
        const own = sumOf(world, row, team, conversionOf, 'api')
        if (own.parts >= 2 && world.pairs.api[row] === own.total && own.missing.length === 0) rolledBoth.push(row)
        continue
      }
      const own = sumOf(world, row, team, conversionOf, 'api')
      const screen = sumOfScreen(world, manager, row, team, conversionOf, rolledUi)
      const each = sumOf(world, row, team, conversionOf, 'ui', rolledUi)
      // Who is on one side only may count with the other's value, or not at all.
      const bare =
        own.missing.length === 0
          ? []
          : [
              sumOf(
                world,
                row,
                team.filter((member) => !own.missing.includes(member)),
                conversionOf,
                'api',
              ),
            ]
      const sums = [own, screen, each, ...bare]
      const totals =
        rolledApi.size === 0
          ? []
          : [sumOf(world, row, withoutTeamsOf(world, manager, row, team, rolledApi), conversionOf, 'api')]
      const match = matchRow(world, row, conversion, sums, [sumOf(world, row, team, conversionOf, 'ui'), ...totals])
      if (match === null) unmet.push({ row, field, conversion, sums })
      else {
        found(row, match.hypothesis)
        if (match.side === 'ui') rolledUi.add(row)
        else rolledApi.add(row)
        // A total that differs from the other side's may as well be of a team that someone left or joined.
        residues.push(
          ...residuesOf(world, row, manager, field, conversion, own, true).filter((one) => one.base === 'both sides'),
        )
      }
    }
    const joined = matchWithStrangers(
      world,
      unmet,
      strangers.filter((person) => !team.includes(person) && person !== manager),
      conversionOf,
    )
    for (const { row, hypothesis } of joined) {
      found(row, hypothesis)
      rolledUi.add(row)
    }
    const met = new Set(joined.map((one) => one.row))
    for (const one of unmet) {
      if (met.has(one.row)) continue
      left.push({ manager, row: one })
      residues.push(
        ...one.sums.flatMap((sum, at) => residuesOf(world, one.row, manager, one.field, one.conversion, sum, at === 0)),
      )
    }
  }
  const moved = new Set<number>()
  for (const { row, hypothesis } of judgeMoves(world, residues, below, conversionOf)) {
    found(row, hypothesis)
    moved.add(row)
    rolledUi.add(row)
  }
  // A total above a team that someone left or joined adds up with that team's row as it stands on the screen.
  for (const { manager, row: one } of moved.size > 0 ? left : []) {
    if (moved.has(one.row)) continue
    const team = below.get(manager) ?? []
    const sums = [
      sumOfScreen(world, manager, one.row, team, conversionOf, rolledUi),
      sumOf(world, one.row, team, conversionOf, 'ui', rolledUi),
    ]
    const match = matchRow(world, one.row, one.conversion, sums, [])
    if (match !== null) found(one.row, match.hypothesis)
  }
  return { rolledBoth }
}

function matchRow(
  world: PairedSides,
  row: number,
  conversion: Conversion,
  sums: readonly Sum[],
  screenOwn: readonly Sum[],
): { hypothesis: Hypothesis; side: 'api' | 'ui' } | null {
  const { pairs } = world
  const [api, ui, step] = [pairs.api[row] ?? NaN, pairs.ui[row] ?? NaN, pairs.step[row] ?? 0]
  const shown = api * conversion.rate.rate
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
    api: expected / conversion.rate.rate,
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
  for (const sum of sums) {
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
  const both = bothTotals(world, row, conversion, sums[0], screenOwn[0])
  if (both !== null && sums[0] !== undefined)
    return { side: 'ui', hypothesis: { ...hypothesis(ui, sums[0], both, 'both sides'), api } }
  // The reverse: the export's row includes the team, the screen's is the manager's own.
  const api2: readonly Sum[] = [...sums, ...screenOwn]
  for (const sum of api2) {
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
          ownUi / 1,
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
  conversion: Conversion,
  below: Sum | undefined,
  shownBelow: Sum | undefined,
): string | null {
  const { pairs } = world
  const [shown, ui] = [(pairs.api[row] ?? NaN) * conversion.rate.rate, pairs.ui[row] ?? NaN]
  if (
    below === undefined ||
    shownBelow === undefined ||
    below.parts < 2 ||
    Number.isNaN(shown) ||
    Number.isNaN(ui) ||
    Number.isNaN(shownBelow.total)
  )
    return null
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
