import { causeIds, type CauseId, type Certainty } from '#src/domain/model/cause.ts'
import { minorToNumber } from '#src/domain/table/amount.ts'
import { tableBuffers, type Person, type Table, type Warning } from '#src/domain/table/table.ts'
import { money } from '#src/domain/words/amount.ts'
import { makeBridges, makeBridgesByField, type Bridge } from './bridge/bridge.ts'
import { causes } from './explain/cause-list.ts'
import { withAgreement } from './explain/agreement.ts'
import { asTeams, type TeamTable } from './explain/teams/team-table.ts'
import { explain, noCause, type Explanation } from './explain/explain.ts'
import type { PersonSuggestion, UndecidedPerson } from './pair/names/left-over.ts'
import type { RespeltPerson } from './pair/names/respelt.ts'
import type { SameNumbers } from './pair/fields-by-values.ts'
import type { LeftOutRow } from './pair/left-out.ts'
import { periodName } from './pair/periods.ts'
import { questionsOf, type Question } from './pair/questions.ts'
import type { Pairs } from './pair/pairs.ts'
import { prepare, type Inputs } from './pair/prepare.ts'
import type { Conversion } from './explain/world.ts'

/** How far a comparison has come. */
export type ComparePhase = 'reading' | 'pairing' | 'explaining' | 'adding up'

/**
 * Hears of progress; `of` is null where the end is not known. Bytes while reading (`rows`: the values that they gave so
 * far), rows afterwards.
 */
export type OnProgress = (phase: ComparePhase, done: number, of: number | null, rows?: number) => void

/** The bridges of one field. */
export interface FieldBridges {
  readonly field: string
  readonly bridges: readonly Bridge[]
}

/** A rate found over a group of rows, for the view in one currency. */
export interface FoundRate {
  readonly api: string | null
  readonly ui: string | null
  /** UI units for one API unit. */
  readonly rate: number
  readonly cause: CauseId
  readonly certain: boolean
  readonly says: string
}

/**
 * A finished comparison: columns and dictionaries only, so that a worker can hand it over (buffers by `resultBuffers`).
 */
export interface Comparison {
  readonly api: Table
  readonly ui: Table
  /** Whether the second side is an export too: it is no screen. */
  readonly twoExports: boolean
  readonly pairs: Pairs
  readonly why: Omit<Explanation, 'conversions'>
  /** What is known of the rate of each row's currencies; a place in `conversionSays`. */
  readonly conversion: Uint16Array
  readonly conversionSays: readonly string[]
  readonly rates: readonly FoundRate[]
  readonly period: string | null
  readonly week: number | null
  /** The UI person of each compared person, the UI field of each compared field, or −1. */
  readonly uiPersonOf: Int32Array
  readonly uiFieldOf: Int32Array
  readonly bridges: readonly Bridge[]
  readonly byField: readonly FieldBridges[]
  /** Who may be one person, to be confirmed; who can't be told from others; who was paired under another spelling. */
  readonly suggestions: readonly PersonSuggestion[]
  readonly undecided: readonly UndecidedPerson[]
  readonly respelt: readonly RespeltPerson[]
  /** Fields that hold the same numbers under two names, to be confirmed. */
  readonly fieldSuggestions: readonly SameNumbers[]
  /** Rows of the screen that are nobody. */
  readonly leftOut: readonly LeftOutRow[]
  /** Why the screen's file is nothing that can be compared, though it was read; null where it can. */
  readonly refusal: string | null
  /** What only the analyst can tell, where it could change the result. */
  readonly questions: readonly Question[]
  readonly warnings: readonly Warning[]
}

/** One compared row as people read it; values are plain numbers in each side's own currency, null where absent. */
export interface ComparedRow {
  readonly user: string
  readonly name: string | null
  readonly team: string | null
  readonly field: string
  readonly period: string | null
  readonly week: number | null
  readonly type: string
  readonly api: number | null
  readonly ui: number | null
  readonly currency: { readonly api: string | null; readonly ui: string | null }
  readonly delta: number
  readonly cause: CauseId | null
  readonly also: CauseId | null
  readonly certainty: Certainty | null
  readonly because: string
  readonly inTotal: boolean
}

/** Compares two tables that were read: pairs, explains, adds up. Pure; null when `signal` was aborted on the way. */
export function compare(given: Inputs, progress: OnProgress = () => {}, signal?: AbortSignal): Comparison | null {
  progress('pairing', 0, given.api.length + given.ui.length)
  const teams = asTeams(given.api, given.ui)
  const inputs = teams === null ? given : { ...given, api: teams.table, listsUsers: false }
  const { world, warnings, refusal, fieldSuggestions, respelt, leftOut } = prepare(inputs)
  const stopped = (): boolean => signal?.aborted === true
  if (stopped()) return null
  const { pairs } = world
  const explained = atTop(
    teams,
    pairs,
    explain(world, (done, of) => progress('explaining', done, of)),
  )
  const why = inputs.isUnconfirmed === true ? onlySuggested(explained) : explained
  if (stopped()) return null
  progress('adding up', 0, pairs.length)
  const conversionSays: string[] = ['']
  const conversion = new Uint16Array(pairs.length)
  const codes = new Map<Conversion | null, number>()
  for (let row = 0; row < pairs.length; row += 1) {
    const found = why.conversions.of(row)
    let code = codes.get(found)
    if (code === undefined) {
      code = found?.says === '' ? 0 : conversionSays.push(found?.says ?? 'no rate found') - 1
      codes.set(found, code)
    }
    conversion[row] = code
  }
  const result = { api: inputs.api, ui: world.ui, pairs, uiFieldOf: world.uiFieldOf }
  const { conversions, ...columns } = why
  const period = world.selection.period < 0 ? null : inputs.api.periods[world.selection.period]
  return {
    ...result,
    twoExports: isExport(world.ui),
    why: columns,
    conversion,
    conversionSays,
    rates: conversions.found.map(({ unit, conversion: one }) => ({
      api: pairs.units[unit]?.api ?? null,
      ui: pairs.units[unit]?.ui ?? null,
      rate: one.rate.rate,
      cause: one.cause,
      certain: one.certain,
      says: one.says,
    })),
    period:
      period === null || period === undefined
        ? (inputs.asked.period ?? null)
        : (period.id ?? period.label ?? inputs.asked.period ?? null),
    week: world.selection.week,
    uiPersonOf: world.uiPersonOf,
    bridges: makeBridges(pairs, why),
    byField: [...bridgesByField(result, why), ...bridgesBelow(teams, result, why)],
    suggestions: world.people.suggestions,
    undecided: world.people.undecided,
    respelt,
    fieldSuggestions,
    leftOut,
    refusal,
    questions: questionsOf(world, why, inputs.asked.period),
    warnings: [...(teams?.warnings ?? []), ...withAgreement(world, why.agrees, conversions.of, warnings)],
  }
}

/** The same with nothing confirmed: what its numbers rest on may have been read wrongly. */
function onlySuggested(why: Explanation): Explanation {
  return { ...why, certainty: why.certainty.map((certainty) => Math.min(certainty, 1)) }
}

/** Of teams above one another those at the top count in the totals: the others are in them. */
function atTop(teams: TeamTable | null, { person }: Pairs, why: Explanation): Explanation {
  if (teams === null) return why
  return { ...why, inTotal: why.inTotal.map((counts, row) => (isAtLevel(teams, person[row] ?? -1, 0) ? counts : 0)) }
}

const isAtLevel = ({ levels }: TeamTable, team: number, level: number): boolean => (levels[team] ?? 0) === level

/** The bridges of the teams below those of the totals, level by level, under names of their own. */
function bridgesBelow(
  teams: TeamTable | null,
  result: Pick<Comparison, 'api' | 'ui' | 'uiFieldOf' | 'pairs'>,
  why: Explanation,
): readonly FieldBridges[] {
  const { pairs } = result
  if (teams === null) return []
  const money = pairs.unit.map((code) => (pairs.units[code]?.money === true ? 1 : 0))
  return Array.from({ length: Math.max(0, ...teams.levels) }, (_, at) => {
    const inTotal = Uint8Array.from(money, (counts, row) =>
      isAtLevel(teams, pairs.person[row] ?? -1, at + 1) ? counts : 0,
    )
    return bridgesByField(result, { ...why, inTotal }).map((one) => ({
      ...one,
      field: `${one.field}, level ${at + 2}`,
    }))
  }).flat()
}

/** The bridges of each field, by its name. */
export function bridgesByField(
  result: Pick<Comparison, 'api' | 'ui' | 'uiFieldOf' | 'pairs'>,
  why: Pick<Explanation, 'cause' | 'certainty' | 'inTotal'>,
): readonly FieldBridges[] {
  return makeBridgesByField(result.pairs, why).map(({ field, bridges }) => ({
    field: fieldName(result, field),
    bridges,
  }))
}

/** A compared field's name as the export has it, else as the screen. */
export function fieldName(result: Pick<Comparison, 'api' | 'ui' | 'uiFieldOf'>, field: number): string {
  return result.api.fields[field]?.name ?? result.ui.fields[result.uiFieldOf[field] ?? -1]?.name ?? ''
}

function whoIs(people: readonly (Person | undefined)[]): { user: string; name: string | null; team: string | null } {
  const first = (read: (person: Person) => string | null): string | null => {
    for (const person of people) {
      const found = person === undefined ? null : read(person)
      if (found !== null && found !== '') return found
    }
    return null
  }
  const name = first((person) => person.name)
  return {
    user:
      first((person) => person.email) ??
      first((person) => person.crmId) ??
      name ??
      first((person) => person.userId) ??
      '',
    name,
    team: first((person) => person.parentHierarchyName),
  }
}

/** The row at a place, made when it is shown. */
export function rowAt(result: Comparison, row: number): ComparedRow {
  const { api, ui, pairs, why } = result
  const [apiRow, uiRow, person] = [pairs.apiRow[row] ?? -1, pairs.uiRow[row] ?? -1, pairs.person[row] ?? 0]
  const unit = pairs.units[pairs.unit[row] ?? 0] ?? { api: null, ui: null, money: false, exponent: 2 }
  const who = whoIs([api.people[person], ui.people[result.uiPersonOf[person] ?? -1]])
  const plain = (minor: number | undefined): number | null =>
    minor === undefined || Number.isNaN(minor) ? null : minorToNumber(minor, unit.exponent)
  const [a, u] = [pairs.api[row] ?? NaN, pairs.ui[row] ?? NaN]
  const cause = causeIds[why.cause[row] ?? noCause] ?? null
  const certain = why.certainty[row] === 2
  const frame = apiRow >= 0 ? null : ui.frames[ui.frame[uiRow] ?? -1]
  const side = { api: plain(a), ui: plain(u) }
  const also = causeIds[why.also[row] ?? noCause] ?? null
  const type = apiRow >= 0 ? api.types[api.type[apiRow] ?? 0]?.name : ui.types[ui.type[uiRow] ?? 0]?.name
  const row1 = {
    ...who,
    field: fieldName(result, pairs.field[row] ?? 0),
    period: result.period ?? (frame === null ? null : periodName(ui.periods[frame?.period ?? -1])),
    week: result.week,
    type: type ?? 'Forecast Value',
    ...side,
    currency: unit.money ? { api: unit.api, ui: unit.ui } : { api: null, ui: null },
    delta: minorToNumber((Number.isNaN(u) ? 0 : u) - (Number.isNaN(a) ? 0 : a), unit.exponent),
    cause,
    also,
    certainty:
      cause === null || cause === 'unexplained' ? null : certain ? ('confirmed' as const) : ('suggested' as const),
    inTotal: why.inTotal[row] === 1,
  }
  return { ...row1, because: cause === null ? '' : becauseOf(result, row, cause, also, certain, row1) }
}

/** Whether a side is an export, which tells people's scopes and when entries were edited, as no screen does. */
function isExport({ people, updatedOn }: Table): boolean {
  return people.some(({ scopeId }) => scopeId !== null) || updatedOn.some((on) => !Number.isNaN(on))
}

/** A proof in the words of two exports: the second side is no screen. */
function ofTwoExports(says: string): string {
  return says
    .replaceAll(/\bin the export\b/g, 'in the first export')
    .replaceAll(/\b([Tt])he export\b/g, '$1he first export')
    .replaceAll(/\bon the screen\b/g, 'in the second export')
    .replaceAll(/\b([Tt])he screen\b/g, '$1he second export')
}

function becauseOf(
  result: Comparison,
  row: number,
  cause: CauseId,
  also: CauseId | null,
  certain: boolean,
  shown: {
    user: string
    name: string | null
    api: number | null
    ui: number | null
    currency: { api: string | null; ui: string | null }
  },
): string {
  const { pairs, why } = result
  const conversion = result.conversionSays[result.conversion[row] ?? 0] ?? ''
  const proof = {
    api: result.api,
    ui: result.ui,
    row,
    apiRow: pairs.apiRow[row] ?? -1,
    uiRow: pairs.uiRow[row] ?? -1,
    evidence: why.evidence[row] ?? -1,
    extra: why.extra[row] ?? 0,
    note: why.notes.get(row) ?? null,
    conversion,
    certain,
    person: shown.name ?? shown.user,
    apiText: amountText(shown.api, shown.currency.api),
    uiText: amountText(shown.ui, shown.currency.ui),
  }
  const told = causes[cause].because(proof)
  const first = result.twoExports ? ofTwoExports(told) : told
  if (also === null) return first
  if (also === 'currency' || also === 'dated-rate') return `${first} Seen through the rate: ${conversion}.`
  if (also === 'rounded') return `${first} The screen’s display rounds it.`
  if (also === 'roll-up') return `${first} The row itself is a team’s roll-up.`
  if (also === 'missing-in-api') return first
  return certain ? first : `${first} It fits “${causes[also].title}” as well, so neither is proved.`
}

/** An amount for a sentence; `nothing` where absent. */
function amountText(value: number | null, currency: string | null): string {
  return value === null ? 'nothing' : money(value, currency)
}

/** The buffers to transfer when a result leaves a worker. */
export function resultBuffers(result: Comparison): ArrayBufferLike[] {
  const { api, ui, pairs, why } = result
  const columns = [
    pairs.person,
    pairs.field,
    pairs.apiRow,
    pairs.uiRow,
    pairs.api,
    pairs.ui,
    pairs.step,
    pairs.unit,
    why.cause,
    why.also,
    why.certainty,
    why.evidence,
    why.extra,
    why.inTotal,
    result.conversion,
    result.uiPersonOf,
    result.uiFieldOf,
  ]
  return [...new Set([...columns.map((column) => column.buffer), ...tableBuffers(api), ...tableBuffers(ui)])]
}
