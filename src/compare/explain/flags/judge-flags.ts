import type { CauseId } from '#src/domain/model/cause.ts'
import { eachFact, eachFactOfPerson, kindOf } from '#src/compare/explain/fact-index.ts'
import { closeOfWeek } from '#src/compare/explain/causes/submission-version.ts'
import { isPlain } from '#src/compare/explain/rates/rate.ts'
import { RowSet } from '#src/compare/pair/row-set.ts'
import { siblings } from '#src/compare/explain/siblings.ts'
import { apiValueAt, slotOf, type Conversion, type PairedSides } from '#src/compare/explain/world.ts'

/** What is said of one row. */
export interface FlagVerdict {
  readonly cause: CauseId
  readonly also: CauseId | null
  readonly certain: boolean
  readonly evidence: number
  readonly extra: number
  readonly note: string | null
}

/** A row with a value on one side only: `known` when the other side knows the person. Null when both sides have one. */
export function judgeAbsent(world: PairedSides, row: number): { readonly known: boolean } | 'equal' | 'open' | null {
  const { pairs } = world
  const [api, ui] = [pairs.api[row] ?? NaN, pairs.ui[row] ?? NaN]
  if (!Number.isNaN(api) && !Number.isNaN(ui)) return null
  if (Number.isNaN(api) && Number.isNaN(ui)) return 'equal'
  const person = pairs.person[row] ?? 0
  const known =
    (pairs.apiRow[row] ?? -1) < 0
      ? person < world.api.people.length
      : (world.uiPersonOf[person] ?? -1) >= 0 || siblings(world, person).length > 0
  // A nought beside nothing is no difference, unless the person as a whole is missing.
  if ((pairs.apiRow[row] ?? -1) < 0 || (pairs.uiRow[row] ?? -1) < 0)
    return known && (api === 0 || ui === 0) ? 'equal' : { known }
  return ui === 0 || api === 0 ? 'equal' : 'open'
}

/**
 * Whether the API's entry is there and says that nobody entered a call: no value, or isUpdated false beside nought or
 * where that flag singles the differing rows out.
 */
export function isUnsubmitted(world: PairedSides, row: number, flagTells: boolean): boolean {
  if ((world.pairs.apiRow[row] ?? -1) < 0) return false
  const api = world.pairs.api[row] ?? NaN
  return Number.isNaN(api) || ((api === 0 || flagTells) && updatedFlag(world, row) === 2)
}

/** Says what the flags and dates of each unmet row suggest; returns how many rows nothing speaks for. */
export function judgeUnmet(
  world: PairedSides,
  rows: readonly number[],
  conversionOf: (row: number) => Conversion | null,
  assign: (row: number, verdict: FlagVerdict) => void,
): number {
  const flagTells = flagSingles(world, rows, 1)
  let left = 0
  for (const row of rows) {
    const verdict = judgeOne(world, row, conversionOf(row), flagTells)
    assign(row, verdict)
    if (verdict.cause === 'unexplained') left += 1
  }
  return left
}

const say = (cause: CauseId, certain: boolean, note: string | null, also: CauseId | null = null): FlagVerdict => ({
  cause,
  also,
  certain,
  evidence: -1,
  extra: 0,
  note,
})

function judgeOne(world: PairedSides, row: number, conversion: Conversion | null, flagTells: boolean): FlagVerdict {
  const { pairs, job } = world
  const [apiRow, uiRow] = [pairs.apiRow[row] ?? -1, pairs.uiRow[row] ?? -1]
  const [api, ui] = [pairs.api[row] ?? NaN, pairs.ui[row] ?? NaN]
  if (apiRow < 0) return absentFromApi(world, row)
  if (uiRow < 0) return absentFromUi(world, row)
  const updated = updatedFlag(world, row)
  if (Number.isNaN(api)) {
    if (job?.cellsTruncated === true && updated !== 2)
      return say(
        'truncated',
        updated === 1,
        'The export has the entry, its value is missing, and its job says that cells were truncated.',
        updated === 1 ? null : 'not-submitted',
      )
    return say(
      'not-submitted',
      true,
      `The entry is there and holds no value${updated === 2 ? ' (isUpdated is false)' : ''}: nobody entered a ` +
        `call, the screen shows ${carriedText(world, row)}.`,
    )
  }
  if (updated === 2) {
    const carried = api === 0 || flagTells
    return say(
      'not-submitted',
      carried,
      `isUpdated is false: nobody entered a call this week; the screen shows ${carriedText(world, row)}.`,
    )
  }
  if (conversion === null || isMinority(conversion)) return say('currency', false, null)
  if (world.selection.differs !== null)
    return say(
      'other-period',
      false,
      `${world.selection.differs} The number itself is in no other period of the export.`,
    )
  if (Number.isNaN(ui))
    return say(
      'unexplained',
      false,
      'The screen’s cell is empty or no number, and no version of this call in the export is.',
    )
  const edited = world.api.updatedOn[apiRow] ?? NaN
  if (edited > closeOfWeek(world, apiRow))
    return say('late-edit', false, world.told.timeZone === undefined ? null : `midnight in ${world.told.timeZone}`)
  if (world.told.screenAt !== undefined && edited > world.told.screenAt)
    return say('submission-version', false, 'The entry was edited after the screen was taken.')
  const weeks = world.frames.length
  const hint =
    weeks > 1
      ? 'Nothing in the data at hand shows why.'
      : 'Nothing in the data at hand shows why. The export holds one week only: one with includeHistorical would ' +
        'show whether the screen is of another submission.'
  return say('unexplained', false, hint)
}

/** Whether a rate was found, but for less than most of its rows: the currencies differ, what else does is open. */
function isMinority(conversion: Conversion): boolean {
  return !isPlain(conversion) && conversion.cause === 'currency' && conversion.rate.rows < 0.6 * conversion.rate.of
}

/**
 * Whether isUpdated is false or true for a row: the entry's own flag, or a `Forecast Updated` line beside it.
 * 0 when not said.
 */
export function updatedFlag(world: PairedSides, row: number): number {
  const { api, pairs } = world
  const apiRow = pairs.apiRow[row] ?? -1
  const own = apiRow < 0 ? 0 : (api.updated[apiRow] ?? 0)
  if (own !== 0) return own
  let found = 0
  eachFact(world.apiFacts, pairs.person[row] ?? 0, pairs.field[row] ?? 0, (fact) => {
    if (kindOf(api, fact) === 'updated' && api.frame[fact] === world.selection.frame)
      found = api.minor[fact] === 1 ? 1 : 2
  })
  return found
}

/**
 * Whether the flag singles the differing rows out: rows that nobody entered differ, as a rule, and most
 * others were entered.
 */
export function flagSingles(world: PairedSides, unmet: readonly number[], atLeast: number): boolean {
  const { pairs } = world
  const differing = new RowSet(unmet, pairs.length)
  let flagged = 0
  let flaggedAgree = 0
  let entered = 0
  let enteredDiffer = 0
  for (let row = 0; row < pairs.length; row += 1) {
    if ((pairs.apiRow[row] ?? -1) < 0 || (pairs.uiRow[row] ?? -1) < 0) continue
    const flag = updatedFlag(world, row)
    if (flag === 1) {
      entered += 1
      if (differing.has(row)) enteredDiffer += 1
    }
    if (flag !== 2) continue
    flagged += 1
    if (!differing.has(row) && pairs.api[row] !== 0) flaggedAgree += 1
  }
  return flagged >= atLeast && flaggedAgree <= flagged * 0.05 && entered >= flagged && enteredDiffer <= entered * 0.5
}

function carriedText(world: PairedSides, row: number): string {
  const { api, pairs } = world
  const ui = pairs.ui[row] ?? NaN
  let text = 'a carried or CRM value'
  eachFactOfPerson(world.apiFacts, pairs.person[row] ?? 0, (fact) => {
    if (apiValueAt(world, fact, row) !== ui || ui === 0) return
    const kind = kindOf(api, fact)
    if (kind === 'crm-total' || kind === 'crm-closed')
      text = `the CRM’s value (${api.types[api.type[fact] ?? 0]?.name ?? ''})`
    else if (api.frame[fact] !== world.selection.frame && world.apiFacts.fieldOf[fact] === pairs.field[row])
      text = `the value carried from ${api.frames[api.frame[fact] ?? -1]?.start ?? 'another week'}`
  })
  return text
}

function absentFromApi(world: PairedSides, row: number): FlagVerdict {
  const { pairs, api, job } = world
  const person = pairs.person[row] ?? 0
  const cut = job?.rowsTruncated === true
  if (person >= api.people.length) {
    if (cut && !world.listsUsers)
      return say(
        'truncated',
        true,
        'The person is on the screen and not in the export, whose job says that rows were truncated.',
        'missing-in-api',
      )
    const isOpen = world.people.openUi.has(world.uiPersonOf[person] ?? -1)
    return say(
      'missing-in-api',
      !isOpen,
      isOpen
        ? openAbsence('export')
        : `The person is not among the export’s ${world.listsUsers ? 'users' : 'rows'}. Whether they are not opted in, ` +
            'deactivated or out of scope, the export cannot show.',
    )
  }
  if (cut)
    return say(
      'truncated',
      true,
      'The person is known to the export, this value is missing from it, and its job says that rows were truncated.',
      'missing-in-api',
    )
  const { here, week } = entriesOf(world, person)
  if (!here)
    return say('missing-in-api', true, 'The person is among the export’s users, but has no entry in this period.')
  if (!week)
    return say(
      'not-submitted',
      false,
      `The person has entries in this period, but none for this week: the screen shows ${carriedText(world, row)}.`,
    )
  return say('missing-in-api', false, 'The person has entries for this week, but none for this field.')
}

function entriesOf(world: PairedSides, person: number): { here: boolean; week: boolean } {
  let here = false
  let week = false
  eachFactOfPerson(world.apiFacts, person, (fact) => {
    const frame = world.api.frame[fact] ?? -1
    if (world.api.frames[frame]?.period === world.selection.period) here = true
    if (frame === world.selection.frame) week = true
  })
  return { here, week }
}

function absentFromUi(world: PairedSides, row: number): FlagVerdict {
  const { pairs } = world
  const person = pairs.person[row] ?? 0
  for (const other of siblings(world, person)) {
    const slot = slotOf(world, other, pairs.field[row] ?? 0)
    if (slot >= 0 && (pairs.uiRow[slot] ?? -1) >= 0)
      return say(
        'duplicate-user',
        true,
        'The person has several user ids that share a CRM id or ' +
          'e-mail; the screen’s row is compared with another of them.',
      )
    if ((world.uiPersonOf[other] ?? -1) >= 0)
      return say(
        'duplicate-user',
        true,
        'The person has several user ids that share a CRM id or e-mail; the screen shows the person once.',
      )
  }
  if ((world.uiPersonOf[person] ?? -1) >= 0)
    return say('missing-in-ui', true, 'The person is on the screen, but has no row for this field.')
  return world.people.openApi.has(person)
    ? say('missing-in-ui', false, openAbsence('screen'))
    : say('missing-in-ui', true, null)
}

function openAbsence(side: 'export' | 'screen'): string {
  return (
    `Nobody of this name is ${side === 'export' ? 'in the export' : 'on the screen'}; somebody left over there may be ` +
    'the same person under another name.'
  )
}
