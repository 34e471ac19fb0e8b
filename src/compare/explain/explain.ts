import { causeIds, type CauseId } from '#src/domain/model/cause.ts'
import {
  flagSingles,
  isUnsubmitted,
  judgeAbsent,
  judgeUnmet,
  updatedFlag,
  type FlagVerdict,
} from './flags/judge-flags.ts'
import { mostlyAgree, ofOnePeriod } from './agreement.ts'
import { acceptedOdds, CoincidenceMeter } from './chance.ts'
import { inferConversions, type Conversions } from './rates/infer-rates.ts'
import { inferSplits } from './rates/infer-splits.ts'
import { judgeTeams } from './teams/judge-teams.ts'
import { withTeamRates } from './teams/team-rates.ts'
import { closeOfWeek } from './causes/submission-version.ts'
import { isPlain, meets } from './rates/rate.ts'
import { editTimes, noughtNeeds, type Hypothesis } from './cause.ts'
import { matchesOf, subjectOfRow, type MetHypothesis } from './propose.ts'
import { choose, countSupport, enteredOf, supportOf, type Support } from './rank.ts'
import { inferSteps } from './rates/infer-steps.ts'
import { RowSet } from '#src/compare/pair/row-set.ts'
import { isEqualRow, type Conversion, type PairedSides } from './world.ts'

/** Why each compared row differs, in columns. Causes are places in `causeIds`, 255 for none. */
export interface Explanation {
  readonly cause: Uint8Array
  readonly also: Uint8Array
  /** 0 no cause, 1 suggested, 2 confirmed. */
  readonly certainty: Uint8Array
  readonly evidence: Int32Array
  readonly extra: Float64Array
  /** 1 where the row counts in the totals: money, and no team's roll-up. */
  readonly inTotal: Uint8Array
  readonly notes: ReadonlyMap<number, string>
  readonly conversions: Conversions
  /** Whether most numbers agree, so that both sides are of one period whatever they say. */
  readonly agrees: boolean
}

/** No cause. */
export const noCause = 255

/** Explains every differing row: groups first, then rows, each claim ranked and tested against coincidence. */
export function explain(given: PairedSides, onRows?: (done: number, of: number) => void): Explanation {
  const n = given.pairs.length
  const result = {
    cause: new Uint8Array(n).fill(noCause),
    also: new Uint8Array(n).fill(noCause),
    certainty: new Uint8Array(n),
    evidence: new Int32Array(n).fill(-1),
    extra: new Float64Array(n),
    inTotal: new Uint8Array(n),
    notes: new Map<number, string>(),
  }
  inferSteps(given)
  const conversions = withTeamRates(given, inferConversions(given))
  const agrees = mostlyAgree(given, conversions.of)
  const world = agrees ? ofOnePeriod(given) : given
  const assign = (row: number, verdict: FlagVerdict): void => {
    result.cause[row] = causeIds.indexOf(verdict.cause)
    result.also[row] = verdict.also === null ? noCause : causeIds.indexOf(verdict.also)
    result.certainty[row] = verdict.certain ? 2 : 1
    result.evidence[row] = verdict.evidence
    result.extra[row] = verdict.extra
    if (verdict.note !== null) result.notes.set(row, verdict.note)
  }
  const open = metByOwn(world, conversions, assign)
  const matches = matchOpen(world, open, conversions.of, onRows)
  const rolledBoth = judgeTeams(world, new RowSet(open, n), conversions, (row, hypothesis) => {
    addMatch(world, matches, row, hypothesis, conversions.of(row))
  }).rolledBoth
  settle(world, open, matches, conversions, assign)
  for (let row = 0; row < n; row += 1) {
    const cause = causeIds[result.cause[row] ?? noCause]
    const team = cause === 'roll-up' || cause === 're-parented'
    result.inTotal[row] = world.pairs.units[world.pairs.unit[row] ?? 0]?.money === true && !team ? 1 : 0
  }
  for (const row of rolledBoth) result.inTotal[row] = 0
  return { ...result, conversions, agrees }
}

/** Settles equal rows, absences and rows that meet their own value; returns those still open. */
function metByOwn(
  world: PairedSides,
  conversions: Conversions,
  assign: (row: number, verdict: FlagVerdict) => void,
): number[] {
  const open: number[] = []
  const { pairs, selection } = world
  for (let row = 0; row < pairs.length; row += 1) {
    const [api, ui, step] = [pairs.api[row] ?? NaN, pairs.ui[row] ?? NaN, pairs.step[row] ?? 0]
    const absent = judgeAbsent(world, row)
    if (absent === 'equal' || (absent === null && isEqualRow(world, row))) continue
    const conversion = conversions.of(row)
    const how = conversion === null || absent !== null ? null : meets(conversion, api, ui, step)
    const own =
      conversion !== null && how !== null && api !== 0
        ? ownVerdict(world, row, conversion, how)
        : absent === null
          ? editedVerdict(world, row)
          : null
    if (selection.defaulted !== null && (absent === null || absent === 'open' || absent.known)) {
      const note = `${selection.defaulted} was asked for; the export holds another period.`
      const also = own?.certain === true ? own.cause : null
      assign(row, { cause: 'period-defaulted', also, certain: true, evidence: -1, extra: 0, note })
    } else if (own !== null) assign(row, own)
    else open.push(row)
  }
  return open
}

/**
 * Where both sides are exports, each entry tells when it was edited: two times are two submissions, whatever their
 * numbers are. Null where one side tells none, or both the same.
 */
function editedVerdict(world: PairedSides, row: number): FlagVerdict | null {
  const { api, ui, pairs } = world
  const apiRow = pairs.apiRow[row] ?? -1
  const times = editTimes(api, apiRow, ui, pairs.uiRow[row] ?? -1)
  if (times === null) return null
  const later = Math.max(...times)
  const isLate = later > (world.job?.endTime ?? Infinity) || later > closeOfWeek(world, apiRow)
  const cause = isLate ? 'late-edit' : 'submission-version'
  return { cause, also: null, certain: true, evidence: -1, extra: 0, note: null }
}

function ownVerdict(world: PairedSides, row: number, conversion: Conversion, how: 'exact' | 'rounded'): FlagVerdict {
  const unit = world.pairs.units[world.pairs.unit[row] ?? 0]
  const shown = (world.pairs.step[row] ?? 0) / 10 ** (unit?.exponent ?? 2)
  if (isPlain(conversion))
    return {
      cause: 'rounded',
      also: null,
      certain: true,
      evidence: world.pairs.apiRow[row] ?? -1,
      extra: shown,
      note: null,
    }
  return {
    cause: conversion.cause,
    also: how === 'rounded' && conversion.cause !== 'rounded' ? 'rounded' : null,
    certain: conversion.certain,
    evidence: world.pairs.apiRow[row] ?? -1,
    extra: conversion.rate.rate,
    note: null,
  }
}

/** Collects, for every open row, the ways in which other data meets its number. */
function matchOpen(
  world: PairedSides,
  open: readonly number[],
  conversionOf: (row: number) => Conversion | null,
  onRows?: (done: number, of: number) => void,
): Map<number, MetHypothesis[]> {
  const matches = new Map<number, MetHypothesis[]>()
  open.forEach((row, at) => {
    if (at % 4096 === 0) onRows?.(at, open.length)
    const conversion = conversionOf(row)
    if (conversion === null) return
    const found = matchesOf(world, subjectOfRow(world, row, conversion))
    if (found.length > 0) matches.set(row, found)
  })
  inferSplits(world, open, conversionOf, (row, hypothesis) => {
    addMatch(world, matches, row, hypothesis, conversionOf(row))
  })
  return matches
}

/** Adds what was found over a person's or a team's rows to a row's matches. */
function addMatch(
  world: PairedSides,
  matches: Map<number, MetHypothesis[]>,
  row: number,
  hypothesis: Hypothesis,
  conversion: Conversion | null,
): void {
  const how =
    conversion === null
      ? null
      : meets(conversion, hypothesis.api, hypothesis.ui, world.pairs.step[row] ?? 0, hypothesis.slack)
  const match: MetHypothesis = { ...hypothesis, how: how ?? 'exact' }
  const held = matches.get(row)
  if (held === undefined) matches.set(row, [match])
  else held.push(match)
}

/** Whether a match is the CRM's own value of the very field: what a screen fills in where nobody entered a call. */
const isCrmValue = (match: MetHypothesis): boolean =>
  match.cause === 'field-mixup' && match.group.startsWith('type:crm')

/**
 * The same for an entry that holds a number, though isUpdated says that nobody entered it: the CRM's value on the
 * screen stands for the call, unless entered calls show it too.
 */
function besideFlag(world: PairedSides, row: number, match: MetHypothesis, support: Support): 'explains' | 'also' {
  return isCrmValue(match) && updatedFlag(world, row) === 2 && enteredOf(match, support) < 3 ? 'also' : 'explains'
}

/**
 * What explains a number as well where nobody entered a call; another submission or a CRM value is then what the
 * screen fills in.
 */
const speaksForUnsubmitted: ReadonlySet<CauseId> = new Set([
  'manager-adjustment',
  'duplicate-user',
  'csv-text',
  'late-edit',
  'roll-up',
  're-parented',
  'all-weeks-summed',
])

/**
 * How a match stands beside the fact that nobody entered a call: it explains the row, it is only told as well, or it is
 * what was carried.
 */
function besideUnsubmitted(match: MetHypothesis, support: Support): 'explains' | 'also' | 'carried' {
  if (speaksForUnsubmitted.has(match.cause)) return 'explains'
  if (match.cause === 'submission-version' || isCrmValue(match))
    return enteredOf(match, support) >= 3 ? 'also' : 'carried'
  return enteredOf(match, support) >= 2 ? 'explains' : match.needs >= noughtNeeds ? 'carried' : 'also'
}

/** Chooses among the matches of each open row, tests the choice against coincidence, and says what is left. */
function settle(
  world: PairedSides,
  open: readonly number[],
  matches: ReadonlyMap<number, readonly MetHypothesis[]>,
  conversions: Conversions,
  assign: (row: number, verdict: FlagVerdict) => void,
): void {
  const flagTells = flagSingles(world, open, 3)
  const isEntered = (row: number): boolean => !isUnsubmitted(world, row, flagTells)
  const support = countSupport(matches, (row) => isEntered(row) && updatedFlag(world, row) !== 2)
  const unmet: number[] = []
  const carried = new Map<number, MetHypothesis>()
  const chosen: { row: number; best: MetHypothesis; tie: MetHypothesis | null }[] = []
  const perCause = new Map<CauseId, number>()
  for (const row of open) {
    const choice = choose(matches.get(row) ?? [], support)
    if (choice === null || choice.best.needs === Infinity) {
      unmet.push(row)
      continue
    }
    const beside = isEntered(row)
      ? besideFlag(world, row, choice.best, support)
      : besideUnsubmitted(choice.best, support)
    if (beside !== 'explains') {
      unmet.push(row)
      if (beside === 'also') carried.set(row, choice.best)
      continue
    }
    chosen.push({ row, ...choice })
    perCause.set(choice.best.cause, (perCause.get(choice.best.cause) ?? 0) + 1)
  }
  const left = judgeUnmet(world, unmet, conversions.of, (row, verdict) =>
    assign(row, withCarried(verdict, carried.get(row), support)),
  )
  const meter = new CoincidenceMeter(world, conversions.of, left > 0 ? peersByField(world) : [])
  for (const { row, best, tie } of chosen) {
    const enough = supportOf(best, support) >= best.needs
    const conversion = conversions.of(row)
    let certain = enough && tie === null && (conversion === null || conversion.certain)
    if (certain && left > 0 && isCheckable(world, row, best)) {
      const chance = meter.of(best, row)
      certain =
        (left * chance) / Math.max(1e-9, 1 - chance) / Math.max(1, perCause.get(best.cause) ?? 1) <= acceptedOdds
    }
    const verdict = withConversion(best, tie, conversion, certain)
    assign(
      row,
      verdict.also === null && !isEntered(row) && foundElsewhere.has(best.cause)
        ? { ...verdict, also: 'not-submitted' }
        : verdict,
    )
  }
}

/** Causes that say where the number is from, not why none was entered. */
const foundElsewhere: ReadonlySet<CauseId> = new Set(['other-period', 'field-mixup', 'all-weeks-summed'])

/**
 * A row without an entered call whose number is found elsewhere too: both are told; where only this row shows it,
 * neither is certain.
 */
function withCarried(verdict: FlagVerdict, match: MetHypothesis | undefined, support: Support): FlagVerdict {
  if (match === undefined || verdict.cause !== 'not-submitted' || verdict.also !== null) return verdict
  return {
    ...verdict,
    also: match.cause,
    certain: isCrmValue(match) || (verdict.certain && enteredOf(match, support) >= 3),
  }
}

/**
 * A row's verdict, with the currency it is also seen through, the rounding it also has, or the rival that ties with it.
 */
function withConversion(
  best: MetHypothesis,
  tie: MetHypothesis | null,
  conversion: Conversion | null,
  certain: boolean,
): FlagVerdict {
  const verdict = { cause: best.cause, certain, evidence: best.evidence, extra: best.extra, note: best.note }
  if (tie !== null) return { ...verdict, also: tie.cause, note: null }
  if (conversion !== null && !isPlain(conversion) && best.api !== 0) return { ...verdict, also: conversion.cause }
  if (best.cause === 're-parented' && best.extra === 1) return { ...verdict, also: 'roll-up' }
  return { ...verdict, also: best.how === 'rounded' ? 'rounded' : null }
}

/**
 * Coincidence is judged where a number could recur: round ones, or those shown coarsely. Sums of teams and shares
 * prove themselves.
 */
function isCheckable(world: PairedSides, row: number, match: MetHypothesis): boolean {
  if (['roll-up', 're-parented', 'split', 'duplicate-user', 'csv-text'].includes(match.cause)) return false
  const ui = world.pairs.ui[row] ?? 0
  const whole = 10 ** (world.pairs.units[world.pairs.unit[row] ?? 0]?.exponent ?? 2)
  // A round number is none any more once it is converted.
  return match.how === 'rounded' || ui % whole === 0 || match.api % whole === 0
}

function peersByField(world: PairedSides): number[][] {
  const peers: number[][] = Array.from({ length: world.fieldCount }, () => [])
  for (let row = 0; row < world.pairs.length; row += 1) {
    if ((world.pairs.apiRow[row] ?? -1) >= 0 && (world.pairs.uiRow[row] ?? -1) >= 0)
      peers[world.pairs.field[row] ?? 0]?.push(row)
  }
  return peers
}
