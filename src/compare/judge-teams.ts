import type { Hypothesis } from './causes/cause.ts'
import { isPlain, meets, plainLens } from './lens.ts'
import type { RowSet } from './row-set.ts'
import { siblings } from './siblings.ts'
import { teamTotals } from './team-totals.ts'
import { everyoneBelow } from './team.ts'
import { isEqualRow, slotOf, type Lens, type World } from './world.ts'

/** What the teams show: rows that are roll-ups, people who moved. */
export interface TeamFindings {
  /** Rows whose own value on both sides is the team's sum: they differ in nothing, and count nobody twice. */
  readonly rolledBoth: readonly number[]
}

interface Sum {
  readonly total: number
  readonly parts: number
  readonly slack: number
  /** People missing on one side, who count with the other's value. */
  readonly missing: readonly number[]
}

type Side = 'api' | 'ui'

/** A manager's row that no sum of the known team meets. */
interface TeamRow {
  readonly row: number
  readonly field: number
  readonly lens: Lens
  /** The team's sum as the export has it, as the screen shows it, and person by person as the screen shows them. */
  readonly sums: readonly Sum[]
}

/** People on the screen whose manager neither side names: the export does not know them, the screen has no roles. */
function strangersOf(world: World): number[] {
  const { team } = world
  const people: number[] = []
  for (let person = world.api.people.length; person < world.personCount; person += 1) {
    if ((team.uiParent[person] ?? null) === null && (team.reports[person]?.length ?? 0) === 0) people.push(person)
  }
  return people.length <= 16 ? people : []
}

/** Up to three strangers who, counted into the team, make every unmet row of the manager a roll-up: one field alone could be chance. */
function matchWithStrangers(world: World, unmet: readonly TeamRow[], strangers: readonly number[], lensOf: (row: number) => Lens | null): { row: number; hypothesis: Hypothesis }[] {
  if (unmet.length === 0 || strangers.length === 0) return []
  const groups = strangers.flatMap((a, i) => [[a], ...strangers.slice(i + 1).flatMap((b, j) => [[a, b], ...strangers.slice(i + 1 + j + 1).map((c) => [a, b, c])])])
  for (const group of groups.toSorted((a, b) => a.length - b.length)) {
    const matches = unmet.map((one) => {
      const more = sumOf(world, one.row, group, lensOf, 'ui')
      const joined = (sum: Sum): Sum => ({ total: sum.total + more.total, parts: sum.parts + more.parts, slack: sum.slack + more.slack, missing: [...sum.missing, ...group] })
      const match = more.parts === 0 ? null : matchRow(world, one.row, one.lens, one.sums.map(joined), [])
      return match === null ? [] : [{ row: one.row, hypothesis: match.hypothesis }]
    })
    const all = matches.flat()
    const telling = all.length >= 2 || (all.length === 1 && isOdd(world, unmet[0]?.row ?? 0))
    if (all.length === unmet.length && telling) return all
  }
  return []
}

/** Whether a row's screen value has odd cents, which no chance sum of round ones has. */
function isOdd(world: World, row: number): boolean {
  return isOddAmount(world, row, world.pairs.ui[row] ?? 0)
}

/** Whether a row is shown so coarsely that sums meet it by chance. */
function isCoarse(world: World, row: number): boolean {
  return (world.pairs.step[row] ?? 0) > Math.abs(world.pairs.ui[row] ?? 0) * 0.005
}

/** Whether an amount is no round sum of thousands, which several people may have. */
function isTelling(world: World, row: number, amount: number): boolean {
  return amount % 10 ** (3 + (world.pairs.units[world.pairs.unit[row] ?? 0]?.exponent ?? 2)) !== 0
}

function isOddAmount(world: World, row: number, amount: number): boolean {
  return amount % 10 ** (world.pairs.units[world.pairs.unit[row] ?? 0]?.exponent ?? 2) !== 0
}

/** Tests every manager's row, deepest first; `found` hears of roll-ups and moved people. Rows not `open` are explained by their own value already. */
export function judgeTeams(world: World, open: RowSet, lensOf: (row: number) => Lens | null, found: (row: number, hypothesis: Hypothesis) => void): TeamFindings {
  const rolledBoth: number[] = []
  const rolledUi = new Set<number>()
  const rolledApi = new Set<number>()
  const residues: Residue[] = []
  const left: { manager: number; row: TeamRow }[] = []
  const below = new Map(world.team.managers.map((manager) => [manager, everyoneBelow(world.team, manager)]))
  const strangers = strangersOf(world)
  const totalOf = teamTotals(world, lensOf)
  for (const manager of world.team.managers) {
    const team = below.get(manager) ?? []
    const unmet: TeamRow[] = []
    for (let field = 0; field < world.fieldCount; field += 1) {
      const row = slotOf(world, manager, field)
      const lens = row < 0 ? null : lensOf(row)
      if (lens === null || world.pairs.units[world.pairs.unit[row] ?? 0]?.money !== true) continue
      if (!open.has(row)) {
        if (!isEqualRow(world, row) || !isPlain(lens) || (totalOf !== null && totalOf(manager, field) !== world.pairs.api[row])) continue
        const own = sumOf(world, row, team, lensOf, 'api')
        if (own.parts >= 2 && world.pairs.api[row] === own.total && own.missing.length === 0) rolledBoth.push(row)
        continue
      }
      const own = sumOf(world, row, team, lensOf, 'api')
      const screen = sumOfScreen(world, manager, row, team, lensOf, rolledUi)
      const each = sumOf(world, row, team, lensOf, 'ui', rolledUi)
      // Who is on one side only may count with the other's value, or not at all.
      const bare = own.missing.length === 0 ? [] : [sumOf(world, row, team.filter((member) => !own.missing.includes(member)), lensOf, 'api')]
      const sums = [own, screen, each, ...bare]
      const totals = rolledApi.size === 0 ? [] : [sumOf(world, row, withoutTeamsOf(world, manager, row, team, rolledApi), lensOf, 'api')]
      const match = matchRow(world, row, lens, sums, [sumOf(world, row, team, lensOf, 'ui'), ...totals])
      if (match === null) unmet.push({ row, field, lens, sums })
      else {
        found(row, match.hypothesis)
        if (match.side === 'ui') rolledUi.add(row)
        else rolledApi.add(row)
        // A total that differs from the other side's may as well be of a team that someone left or joined.
        residues.push(...residuesOf(world, row, manager, field, lens, own, true).filter((one) => one.base === 'both sides'))
      }
    }
    const joined = matchWithStrangers(world, unmet, strangers.filter((person) => !team.includes(person) && person !== manager), lensOf)
    for (const { row, hypothesis } of joined) {
      found(row, hypothesis)
      rolledUi.add(row)
    }
    const met = new Set(joined.map((one) => one.row))
    for (const one of unmet) {
      if (met.has(one.row)) continue
      left.push({ manager, row: one })
      residues.push(...one.sums.flatMap((sum, at) => residuesOf(world, one.row, manager, one.field, one.lens, sum, at === 0)))
    }
  }
  const moved = new Set<number>()
  for (const { row, hypothesis } of judgeMoves(world, residues, below, lensOf)) {
    found(row, hypothesis)
    moved.add(row)
    rolledUi.add(row)
  }
  // A total above a team that someone left or joined adds up with that team's row as it stands on the screen.
  for (const { manager, row: one } of moved.size > 0 ? left : []) {
    if (moved.has(one.row)) continue
    const team = below.get(manager) ?? []
    const sums = [sumOfScreen(world, manager, one.row, team, lensOf, rolledUi), sumOf(world, one.row, team, lensOf, 'ui', rolledUi)]
    const match = matchRow(world, one.row, one.lens, sums, [])
    if (match !== null) found(one.row, match.hypothesis)
  }
  return { rolledBoth }
}

/** A row's value as the UI would show it: the API's through its lens. */
function seen(world: World, row: number, lensOf: (row: number) => Lens | null): number {
  const lens = lensOf(row)
  return lens === null ? NaN : (world.pairs.api[row] ?? NaN) * lens.rate.rate
}

/** The team's sum with one side's values; people missing on that side count with the other's, as the UI shows them. */
function sumOf(world: World, row: number, team: readonly number[], lensOf: (row: number) => Lens | null, side: Side, rolled: ReadonlySet<number> = new Set()): Sum {
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
    if (memberUnit?.ui !== unit?.ui || memberUnit?.exponent !== unit?.exponent) return { total: NaN, parts: 0, slack: 0, missing: [] }
    // A manager whose row is shown as a roll-up counts with the own value, which only the export has.
    const fromApi = side === 'api' || rolled.has(at)
    const own = fromApi ? seen(world, at, lensOf) : (pairs.ui[at] ?? NaN)
    const other = fromApi ? (pairs.ui[at] ?? NaN) : seen(world, at, lensOf)
    const value = Number.isNaN(own) ? other : own
    if (Number.isNaN(value) || (!fromApi && Number.isNaN(own) && isShownElsewhere(world, member, field))) continue
    const fromUi = fromApi === Number.isNaN(own)
    if (Number.isNaN(own) && other !== 0) missing.push(member)
    const lens = lensOf(at) ?? plainLens
    slack += fromUi ? (pairs.step[at] ?? 0) / 2 : isPlain(lens) ? 0 : lens.half + Math.abs(value) * (lens.rate.high / lens.rate.low - 1)
    total += value
    if (value !== 0) parts += 1
  }
  return { total, parts, slack, missing }
}

/** Whether the screen shows a person under another of the person's user ids, which then counts for all of them. */
function isShownElsewhere(world: World, person: number, field: number): boolean {
  return siblings(world, person).some((other) => !Number.isNaN(world.pairs.ui[slotOf(world, other, field)] ?? NaN))
}

/** The team's sum as the screen itself shows it: direct reports, those shown as roll-ups standing for their own teams. */
function sumOfScreen(world: World, manager: number, row: number, team: readonly number[], lensOf: (row: number) => Lens | null, rolled: ReadonlySet<number>): Sum {
  return sumOf(world, row, withoutTeamsOf(world, manager, row, team, rolled), lensOf, 'ui')
}

/** A team without the people below those of its managers whose rows stand for their own teams. */
function withoutTeamsOf(world: World, manager: number, row: number, team: readonly number[], rolled: ReadonlySet<number>): readonly number[] {
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

function matchRow(world: World, row: number, lens: Lens, sums: readonly Sum[], screenOwn: readonly Sum[]): { hypothesis: Hypothesis; side: Side } | null {
  const { pairs } = world
  const [api, ui, step] = [pairs.api[row] ?? NaN, pairs.ui[row] ?? NaN, pairs.step[row] ?? 0]
  const shown = api * lens.rate.rate
  const name = (member: number): string => world.api.people[member]?.name ?? world.ui.people[world.uiPersonOf[member] ?? -1]?.name ?? 'somebody'
  const also = (sum: Sum): string => (sum.missing.length === 0 ? '' : ` ${sum.missing.map(name).slice(0, 3).join(', ')} ${sum.missing.length === 1 ? 'is' : 'are'} on one side only and count${sum.missing.length === 1 ? 's' : ''} with that side’s value.`)
  const hypothesis = (expected: number, sum: Sum, note: string, group: string): Hypothesis => ({ cause: 'roll-up', group: group === 'export: team' ? `${group}:${pairs.person[row]}` : group, api: expected / lens.rate.rate, ui, slack: sum.slack, level: sum.parts >= 2 && !isCoarse(world, row) && group !== 'export: team' ? 0 : 2, needs: isCoarse(world, row) ? 3 : sum.parts >= 2 || isOdd(world, row) ? 1 : 2, evidence: pairs.apiRow[row] ?? -1, extra: sum.parts, note: note + also(sum) })
  const screenMeets = (expected: number, sum: Sum): boolean => meets(plainLens, expected, ui, step, sum.slack + (isPlain(lens) ? 0 : lens.half + Math.abs(shown || 0) * (lens.rate.high / lens.rate.low - 1))) !== null
  for (const sum of sums) {
    if (sum.parts === 0 || Number.isNaN(ui) || Number.isNaN(sum.total) || sum.slack > Math.abs(sum.total) * 0.02) continue
    if (!Number.isNaN(shown) && shown !== 0 && screenMeets(shown + sum.total, sum)) return { side: 'ui', hypothesis: hypothesis(shown + sum.total, sum, `The screen’s row is the manager’s own value plus the ${sum.parts} ${sum.parts === 1 ? 'value' : 'values'} below.`, 'own and team') }
    if (screenMeets(sum.total, sum)) return { side: 'ui', hypothesis: hypothesis(sum.total, sum, `The screen’s row is the sum of the ${sum.parts} ${sum.parts === 1 ? 'value' : 'values'} below.`, 'team') }
  }
  const both = bothTotals(world, row, lens, sums[0], screenOwn[0])
  if (both !== null && sums[0] !== undefined) return { side: 'ui', hypothesis: { ...hypothesis(ui, sums[0], both, 'both sides'), api } }
  // The reverse: the export's row includes the team, the screen's is the manager's own.
  const api2: readonly Sum[] = [...sums, ...screenOwn]
  for (const sum of api2) {
    if (sum.parts === 0 || Number.isNaN(shown) || Number.isNaN(sum.total) || shown === 0) continue
    const near = (expected: number): boolean => Math.abs(expected - shown) <= sum.slack + step / 2 + (isPlain(lens) ? 0 : 2 * lens.half + Math.abs(shown) * (lens.rate.high / lens.rate.low - 1))
    const ownUi = Number.isNaN(ui) ? 0 : ui
    if (ownUi !== 0 && near(ownUi + sum.total)) return { side: 'api', hypothesis: hypothesis(ownUi / 1, sum, `The export’s row is the manager’s own value plus the ${sum.parts} ${sum.parts === 1 ? 'value' : 'values'} below.`, 'export: own and team') }
    if (near(sum.total)) return { side: 'api', hypothesis: hypothesis(ownUi, sum, `The export’s row is the sum of the ${sum.parts} ${sum.parts === 1 ? 'value' : 'values'} below.`, 'export: team') }
  }
  return null
}

/** Both sides show the team's total, and the totals differ by what differs below; says so, or null. */
function bothTotals(world: World, row: number, lens: Lens, below: Sum | undefined, shownBelow: Sum | undefined): string | null {
  const { pairs } = world
  const [shown, ui] = [(pairs.api[row] ?? NaN) * lens.rate.rate, pairs.ui[row] ?? NaN]
  if (below === undefined || shownBelow === undefined || below.parts < 2 || Number.isNaN(shown) || Number.isNaN(ui) || Number.isNaN(shownBelow.total)) return null
  const slack = below.slack + shownBelow.slack + (pairs.step[row] ?? 0) / 2 + (isPlain(lens) ? 0 : 2 * lens.half)
  const moved = shownBelow.total - below.total
  const own = shown - below.total
  if (Math.abs(moved) <= slack || Math.abs(ui - shownBelow.total - own) > slack || own < -slack) return null
  // A difference in round sums can be one below by chance; a manager without a value of their own, or odd cents, cannot.
  const unit = 10 ** (pairs.units[pairs.unit[row] ?? 0]?.exponent ?? 2)
  return Math.abs(own) <= slack || moved % unit !== 0 ? `Both sides show the team’s total; it differs by what differs among the ${below.parts} values below.` : null
}

/** By how much a manager's row misses each way in which it could be a team's total. */
interface Residue {
  readonly row: number
  readonly manager: number
  readonly field: number
  readonly base: 'own and team' | 'team' | 'both sides'
  readonly amount: number
  readonly slack: number
}

function residuesOf(world: World, row: number, manager: number, field: number, lens: Lens, sum: Sum, first: boolean): Residue[] {
  const ui = world.pairs.ui[row] ?? NaN
  const shown = (world.pairs.api[row] ?? NaN) * lens.rate.rate
  if (Number.isNaN(ui)) return []
  const step = (world.pairs.step[row] ?? 0) / 2
  const slack = sum.slack + step + (isPlain(lens) ? 0 : 2 * lens.half)
  const of = (base: Residue['base'], amount: number): Residue[] => (Number.isNaN(amount) || Math.abs(amount) <= slack ? [] : [{ row, manager, field, base, amount, slack: base === 'both sides' ? step + (isPlain(lens) ? 0 : 2 * lens.half) : slack }])
  return [...(first ? of('both sides', ui - shown) : []), ...of('own and team', ui - (Number.isNaN(shown) ? 0 : shown) - sum.total), ...of('team', ui - sum.total)]
}

/** What the members of a team show in one field, and what the export holds for them as the screen would show it; NaN where there is nothing. */
interface TeamValues {
  readonly manager: number
  readonly field: number
  readonly shown: Float64Array
  readonly own: Float64Array
}

function valuesOf(world: World, manager: number, field: number, team: readonly number[], lensOf: (row: number) => Lens | null): TeamValues {
  const [shown, own] = [new Float64Array(team.length).fill(NaN), new Float64Array(team.length).fill(NaN)]
  team.forEach((member, place) => {
    const at = slotOf(world, member, field)
    if (at < 0 || lensOf(at) === null) return
    shown[place] = world.pairs.ui[at] ?? NaN
    own[place] = seen(world, at, lensOf)
  })
  return { manager, field, shown, own }
}

/** People whose value one manager's total lacks and another's has: they moved team. */
function judgeMoves(world: World, residues: readonly Residue[], below: ReadonlyMap<number, readonly number[]>, lensOf: (row: number) => Lens | null): { row: number; hypothesis: Hypothesis }[] {
  const { pairs } = world
  const found = new Map<number, Hypothesis>()
  const name = (person: number): string => world.api.people[person]?.name ?? world.ui.people[world.uiPersonOf[person] ?? -1]?.name ?? 'somebody'
  const claim = (residue: Residue, person: number, joins: boolean): void => {
    if (found.has(residue.row)) return
    const note = `${name(person)} counts ${joins ? 'here on the screen, under another manager in the export' : 'here in the export, under another manager on the screen'}: the totals differ by exactly that person’s value.`
    found.set(residue.row, { cause: 're-parented', group: `moved:${person}`, api: NaN, ui: NaN, slack: 0, level: 0, needs: 1, evidence: pairs.apiRow[slotOf(world, person, residue.field)] ?? -1, extra: residue.base === 'both sides' ? 0 : 1, note })
  }
  const moved = (residue: Residue, value: number): boolean => Math.abs(Math.abs(residue.amount) - Math.abs(value)) <= residue.slack
  let values: TeamValues | null = null
  for (const lost of residues) {
    const team = below.get(lost.manager) ?? []
    if (values === null || values.manager !== lost.manager || values.field !== lost.field) values = valuesOf(world, lost.manager, lost.field, team, lensOf)
    // A value within what the display rounds away proves nothing.
    const fits = (one: number): boolean => Math.sign(lost.amount) === -Math.sign(one) && Math.abs(one) >= lost.slack * 50 && one !== 0 && moved(lost, one)
    for (let place = 0; place < team.length; place += 1) {
      const [shown, own] = [values.shown[place] ?? NaN, values.own[place] ?? NaN]
      if (!fits(shown) && !fits(own)) continue
      const person = team[place] ?? -1
      const at = slotOf(world, person, lost.field)
      const lens = lensOf(at)
      if (lens === null) continue
      // The total was added up before the display rounded: what the export says is the finer number. Where the two differ, either may have been added.
      const agrees = Number.isNaN(shown) || meets(lens, pairs.api[at] ?? NaN, shown, pairs.step[at] ?? 0) !== null
      const value = (agrees ? [Number.isNaN(own) ? shown : own] : [own, shown].filter((one) => isTelling(world, at, one))).find(fits)
      if (value === undefined) continue
      const uiSays = world.team.uiParent[person] ?? null
      const parentDiffers = uiSays !== null && world.team.apiParent[person] !== null && uiSays !== world.team.apiParent[person]
      const gains = residues.filter((gain) => gain.field === lost.field && gain.base === lost.base && gain.manager !== lost.manager && gain.manager !== person && Math.sign(gain.amount) === Math.sign(value) && moved(gain, value) && !(below.get(gain.manager) ?? []).includes(person))
      if (gains.length === 0 && !parentDiffers) continue
      claim(lost, person, false)
      for (const gain of gains) claim(gain, person, true)
    }
  }
  return [...found].map(([row, hypothesis]) => ({ row, hypothesis }))
}
