import { periodKey } from '#src/domain/time/period-name.ts'
import { periodName } from '#src/compare/pair/periods.ts'
import { weekOf } from '#src/compare/pair/weeks.ts'
import {
  allows,
  commonRate,
  halfGiven,
  halfShown,
  isPlain,
  plainConversion,
  rateText,
  ratioPoints,
  type RatioPoint,
} from './rate.ts'
import { foundBetween, makeExchange, type CurrencyRates, type FoundExchange } from './exchange.ts'
import { mostlyPlain } from './mostly-plain.ts'
import { isMetByAny, otherBase, sampledPairs, weeksSum } from './other-base.ts'
import type { PairUnit } from '#src/compare/pair/pairs.ts'
import { simpleShare, wholePercent } from '#src/compare/explain/split-share.ts'
import type { Conversion, Rate, PairedSides } from '#src/compare/explain/world.ts'
import { grouped } from '#src/domain/words/count.ts'

/**
 * For each compared row, how the API's currency leads to the UI's; null where the currencies differ and
 * no rate was found.
 */
export interface Conversions {
  readonly of: (row: number) => Conversion | null
  /** The rate between any two currencies, through those that were found. */
  readonly between: CurrencyRates
  /** The same with more rates between currencies. */
  readonly with: (more: readonly FoundExchange[]) => Conversions
  /** All conversions that change values, for the page and the bridge in one currency. */
  readonly found: readonly { readonly unit: number; readonly conversion: Conversion }[]
}

/**
 * Infers the rates over whole groups of rows: one for each pair of currencies, or several by month or period where
 * one does not hold.
 */
export function inferConversions(world: PairedSides): Conversions {
  const perUnit = world.pairs.units.map((unit, code) =>
    unit.money ? widened(inferUnit(world, unit, code), halfGiven(unit)) : { whole: plainConversion, byRow: null },
  )
  return conversionsWith(world, perUnit, [])
}

/** The conversions that pairs' own rows show, and those that these and `more` rates lead to. */
function conversionsWith(
  world: PairedSides,
  perUnit: readonly UnitConversions[],
  more: readonly FoundExchange[],
): Conversions {
  const own = perUnit.map(({ whole }) => whole)
  const between = makeExchange([...foundBetween(world.pairs.units, own), ...more])
  // Where a pair's own rows show no rate, others may lead from one currency to the other.
  const led = perUnit.map(({ whole, byRow }, code) => ({
    whole: whole?.certain === true ? whole : (through(world, code, between) ?? whole),
    byRow,
  }))
  return {
    of: (row) => {
      const one = led[world.pairs.unit[row] ?? 0]
      if (one === undefined) return plainConversion
      return one.byRow?.get(row) ?? one.whole
    },
    between,
    with: (rates) => conversionsWith(world, perUnit, [...more, ...rates]),
    found: led.flatMap((one, unit) => {
      const all = one.byRow === null ? [one.whole] : [...new Set(one.byRow.values())]
      return all
        .filter((conversion): conversion is Conversion => conversion !== null && conversion !== plainConversion)
        .map((conversion) => ({ unit, conversion }))
    }),
  }
}

/** A conversion over other pairs' rates; null where they lead nowhere. */
function through(world: PairedSides, code: number, between: CurrencyRates): Conversion | null {
  const unit = world.pairs.units[code]
  const rate = unit === undefined ? null : between(unit.api, unit.ui)
  if (unit === undefined || rate === null) return null
  return {
    rate: { ...rate, rows: 0, distinct: 0, of: 0 },
    cause: 'currency',
    certain: true,
    half: Math.max(halfShown(world, code), halfGiven(unit) * rate.rate),
    says: `${pairText(unit)} at ${rateText(rate.rate)}, as the rates of other currencies have it`,
  }
}

interface UnitConversions {
  readonly whole: Conversion | null
  readonly byRow: ReadonlyMap<number, Conversion> | null
}

/** The same conversions, each as wide as the half cent that its API values may have been rounded by. */
function widened({ whole, byRow }: UnitConversions, apiHalf: number): UnitConversions {
  if (apiHalf === 0) return { whole, byRow }
  const known = new Map<Conversion, Conversion>()
  const wide = (conversion: Conversion): Conversion => {
    const found =
      known.get(conversion) ??
      (isPlain(conversion)
        ? conversion
        : { ...conversion, half: Math.max(conversion.half, apiHalf * conversion.rate.rate) })
    known.set(conversion, found)
    return found
  }
  return {
    whole: whole === null ? null : wide(whole),
    byRow: byRow === null ? null : new Map([...byRow].map(([row, conversion]) => [row, wide(conversion)])),
  }
}

const pairText = (unit: PairUnit): string =>
  unit.api !== null && unit.ui !== null
    ? `${unit.api} to ${unit.ui}`
    : unit.api !== null
      ? `from ${unit.api}`
      : unit.ui !== null
        ? `to ${unit.ui}`
        : 'one side to the other'

function inferUnit(world: PairedSides, unit: PairUnit, code: number): UnitConversions {
  const half = halfShown(world, code)
  const named = unit.api !== null && unit.ui !== null && unit.api !== unit.ui
  const plain = named ? null : mostlyPlain(world, code, sampledPairs)
  if (plain !== null)
    return { whole: plainConversion, byRow: someConversion(world, unit, plain.differing, plain.of, half) }
  const points = ratioPoints(world, code)
  const equal = points.filter(
    (point) => allows(point, 1, 1) && Math.abs(point.ui - point.api) <= (point.half > 0.5 ? point.half : 0),
  ).length
  // Two names over the same numbers are one currency: a rate of one is no chance.
  if (named && isSameNumbers(points))
    return {
      whole: plainConversion,
      byRow: someConversion(world, unit, differingOf(points), points.length, half),
    }
  const rate = commonRate(points)
  const dated = datedConversions(world, unit, points, rate, equal, named, half)
  if (dated !== null) return { whole: named ? null : plainConversion, byRow: dated }
  const whole = rate === null ? null : wholeConversion(world, unit, points, rate, equal, named, half)
  // A number that the export holds elsewhere was not converted, where neither side names another currency.
  const conversion =
    whole?.cause === 'currency' && !named && isMostlyFound(world, points, whole.rate) ? plainConversion : whole
  const clusters =
    named && (conversion === null || conversion.rate.rows < 0.6 * points.length)
      ? clusterConversions(unit, points, half)
      : null
  if (clusters !== null) return { whole: conversion, byRow: clusters }
  if (conversion === plainConversion)
    return {
      whole: conversion,
      byRow: named ? null : someConversion(world, unit, differingOf(points), points.length, half),
    }
  if (conversion !== null)
    return { whole: conversion.cause === 'currency' ? datedAcross(world, unit, conversion) : conversion, byRow: null }
  const based = unit.api !== null && unit.api === unit.ui ? null : otherBase(world, points, named)
  const other = based !== null && !named && isNearOne(based) ? null : based
  const across = other === null ? null : datedAcross(world, unit, conversionOf(unit, other, half))
  return {
    whole: across ?? (named ? singleConversion(unit, points, half) : plainConversion),
    byRow: across !== null || named ? null : someConversion(world, unit, differingOf(points), points.length, half),
  }
}

/** Whether most of the rows, and three distinct values among them, are the same number on both sides. */
function isSameNumbers(points: readonly RatioPoint[]): boolean {
  const same = points.filter(
    ({ api, ui, half }) => Math.abs(ui - api) <= (half <= Math.abs(ui) * 1e-3 && half > 0.5 ? half : 0),
  )
  return same.length * 2 > points.length && new Set(same.map(({ api }) => Math.abs(api))).size >= 3
}

/**
 * Whether most of the rows that a rate holds for are met as they stand by another value of their person's, or by the
 * sum of the weeks.
 */
function isMostlyFound(world: PairedSides, points: readonly RatioPoint[], rate: Rate): boolean {
  const agreeing = points.filter((point) => allows(point, rate.low, rate.high)).slice(0, sampledPairs)
  const one = { ...rate, low: 1, high: 1 }
  const sums = weeksSum(world)
  const found = agreeing.filter(
    (point) => isMetByAny(world, point, one) || (sums !== null && allows({ ...point, api: sums(point.row) }, 1, 1)),
  ).length
  return found >= 0.6 * agreeing.length
}

/** The rows that do not agree as they stand, and are shown finely enough to tell. */
function differingOf(points: readonly RatioPoint[]): readonly RatioPoint[] {
  return points.filter((point) => !allows(point, 1, 1) && point.half < Math.abs(point.ui) * 1e-4)
}

/**
 * A rate that some rows share and most do not, where the screen names no currency: several people's odd numbers at one
 * odd rate are no chance.
 */
function someConversion(
  world: PairedSides,
  unit: PairUnit,
  differing: readonly RatioPoint[],
  of: number,
  half: number,
): ReadonlyMap<number, Conversion> | null {
  const rate = differing.length < 3 || differing.length > sampledPairs ? null : commonRate(differing)
  if (rate === null || rate.distinct < 3 || isNearOne(rate) || simpleShare(rate.low, rate.high) !== null) return null
  const agreeing = differing.filter((point) => allows(point, rate.low, rate.high))
  const people = new Set(agreeing.map((point) => world.pairs.person[point.row])).size
  if (people < (wholePercent(rate.low, rate.high) === null ? 3 : 4)) return null
  // Raises by some percent and a half look like round rates, each for some people.
  if (isRound(rate) && agreeing.length * 2 < differing.length) return null
  if (isCrowd(differing, agreeing, rate) || isMostlyFound(world, agreeing, rate)) return null
  const conversion: Conversion = {
    rate: { ...rate, of },
    cause: 'currency',
    certain: true,
    half,
    says: `${pairText(unit)} at ${rateText(rate.rate)}, the same for ${rate.rows} of the rows that differ`,
  }
  return new Map(agreeing.map((point) => [point.row, conversion]))
}

/** Whether a rate may be a number of three decimals, as near as rounding twice leaves it. */
const isRound = ({ low, high, rate }: Rate): boolean =>
  Math.abs(rate - Math.round(rate * 1000) / 1000) < high - low + 1e-5

/** How many times as wide as what the rate allows the look at its neighbours is. */
const neighbourhood = 100

/** Whether so many ratios lie close by that as many as agree would agree on some rate by chance: small edits do. */
function isCrowd(differing: readonly RatioPoint[], agreeing: readonly RatioPoint[], rate: Rate): boolean {
  const width = agreeing.reduce((sum, { api, half }) => sum + (2 * half) / Math.abs(api), 0) / agreeing.length
  const near = differing.filter(({ api, ui }) => Math.abs(ui / api - rate.rate) <= (width * neighbourhood) / 2).length
  const expected = (near - agreeing.length + 1) / neighbourhood
  // That all but the first meet it: a tail of Poisson's, tried from every ratio.
  let chance = differing.length
  for (let met = 1; met < agreeing.length; met += 1) chance *= expected / met
  return chance > 0.05
}

/** One rate for the whole group, if enough of its rows agree. */
function wholeConversion(
  world: PairedSides,
  unit: PairUnit,
  points: readonly RatioPoint[],
  rate: Rate,
  equal: number,
  named: boolean,
  half: number,
): Conversion | null {
  const one = (rate.low <= 1 && rate.high >= 1) || (!named && isNearOne(rate) && !isPlainlyOff(points, rate))
  if (one) return named ? null : plainConversion
  const scale = [1e-3, 1e-6, 1e3, 1e6].find(
    (factor) => rate.low * (1 - 1e-9) <= factor && rate.high * (1 + 1e-9) >= factor,
  )
  // Where no two currencies are named, one rate to the cent over several people is as telling. Coarse numbers allow
  // some rate by chance: nearly all rows have to hold.
  const sharp = named || isSharp(points, rate)
  const least = named ? 0.25 : sharp ? (rate.distinct >= 4 ? 0.4 : 0.6) : 0.9
  const enough = rate.distinct >= (sharp ? 3 : 6) && rate.rows >= least * rate.of && rate.rows > equal
  if (scale !== undefined && enough)
    return {
      rate: { ...rate, low: scale, high: scale, rate: scale },
      cause: 'rounded',
      certain: true,
      half,
      says: `shown in units of ${scale < 1 ? grouped(Math.round(1 / scale)) : rateText(1 / scale)}`,
    }
  if (enough) {
    // One person's rows at a simple percentage are a split; a rate holds for everybody.
    const people = new Set(
      points.filter((point) => allows(point, rate.low, rate.high)).map((point) => world.pairs.person[point.row]),
    )
    if (!named && people.size === 1 && simpleShare(rate.low, rate.high) !== null) return null
    return {
      rate,
      cause: 'currency',
      certain: true,
      half,
      says: `${pairText(unit)} at ${rateText(rate.rate)}, the same for ${rate.rows} of ${rate.of} rows`,
    }
  }
  if (named && rate.distinct === 2 && rate.rows >= 0.6 * rate.of)
    return {
      rate,
      cause: 'currency',
      certain: true,
      half,
      says: `${pairText(unit)} at ${rateText(rate.rate)}, the same for both rows`,
    }
  return null
}

/**
 * Whether a rate between amounts of one name is as good as one: small edits make many such, which no two currencies
 * are apart.
 */
function isNearOne({ low, high }: Rate): boolean {
  return low < 1.005 && high > 0.995
}

/** Whether a rate near one holds for nearly all rows, which are further from equal than the display rounds. */
function isPlainlyOff(points: readonly RatioPoint[], rate: Rate): boolean {
  const off = points.filter(
    (point) => allows(point, rate.low, rate.high) && Math.abs(point.ui - point.api) > 3 * point.half,
  )
  return off.length >= 0.8 * points.length
}

/** Whether at least three of the rows that a rate holds for are shown finely enough to meet it by no chance. */
function isSharp(points: readonly RatioPoint[], rate: Rate): boolean {
  let sharp = 0
  for (const point of points)
    if (point.half <= Math.abs(point.ui) * 5e-4 && allows(point, rate.low, rate.high)) sharp += 1
  return sharp >= 3
}

/** A single row of its currencies gives a rate, but proves nothing. */
function singleConversion(unit: PairUnit, points: readonly RatioPoint[], half: number): Conversion | null {
  const rate = points.length === 1 ? commonRate(points) : null
  return rate === null
    ? null
    : {
        rate,
        cause: 'currency',
        certain: false,
        half,
        says: `${pairText(unit)} would be at ${rateText(rate.rate)}, from this row alone`,
      }
}

function conversionOf(unit: PairUnit, rate: Rate, half: number): Conversion {
  return {
    rate,
    cause: 'currency',
    certain: true,
    half,
    says: `${pairText(unit)} at ${rateText(rate.rate)}, the same for ${rate.rows} rows`,
  }
}

/** One rate per month of the entry's last edit, where one rate for all does not hold but one for each month does. */
function datedConversions(
  world: PairedSides,
  unit: PairUnit,
  points: readonly RatioPoint[],
  whole: Rate | null,
  equal: number,
  named: boolean,
  half: number,
): ReadonlyMap<number, Conversion> | null {
  if (
    points.length < 6 ||
    (whole !== null && whole.rows >= 0.8 * points.length) ||
    (!named && equal > 0.2 * points.length)
  )
    return null
  const groups = new Map<string, RatioPoint[]>()
  for (const point of points) {
    const on = world.api.updatedOn[world.pairs.apiRow[point.row] ?? -1] ?? NaN
    const key = Number.isNaN(on) ? '' : new Date(on).toISOString().slice(0, 7)
    const held = groups.get(key)
    if (held === undefined) groups.set(key, [point])
    else held.push(point)
  }
  const months = [...groups]
    .filter(([key]) => key !== '')
    .map(([month, own]) => ({ month, own, rate: commonRate(own) }))
  const holding = months.filter(
    (one) => one.rate !== null && one.rate.distinct >= 3 && one.rate.rows >= 0.8 * one.own.length,
  )
  const covered = holding.reduce((sum, one) => sum + (one.rate?.rows ?? 0), 0)
  if (holding.length < 2 || covered < 0.7 * points.length || covered <= (whole?.rows ?? 0)) return null
  const byRow = new Map<number, Conversion>()
  for (const { month, own, rate } of holding) {
    if (rate === null || (!named && isNearOne(rate))) continue
    const conversion: Conversion = {
      rate,
      cause: 'dated-rate',
      certain: true,
      half,
      says: `${pairText(unit)} at ${rateText(rate.rate)} for values of ${month}`,
    }
    for (const point of own) byRow.set(point.row, conversion)
  }
  return byRow
}

/** Several rates that together hold for nearly all rows, where no date says which row has which: they fit, no more. */
function clusterConversions(
  unit: PairUnit,
  points: readonly RatioPoint[],
  half: number,
): ReadonlyMap<number, Conversion> | null {
  const byRow = new Map<number, Conversion>()
  let left = points.filter((point) => point.half / Math.abs(point.ui) < 1e-4)
  const all = left.length
  for (let round = 0; round < 6 && left.length >= 3; round += 1) {
    const rate = commonRate(left)
    if (rate === null || rate.distinct < 3) break
    const conversion: Conversion = {
      rate,
      cause: 'dated-rate',
      certain: false,
      half,
      says: `${pairText(unit)} at ${rateText(rate.rate)} for ${rate.rows} rows, at other rates for others`,
    }
    for (const point of left) if (allows(point, rate.low, rate.high)) byRow.set(point.row, conversion)
    left = left.filter((point) => !byRow.has(point.row))
  }
  return new Set(byRow.values()).size >= 2 && byRow.size >= 0.8 * all && all >= 0.6 * points.length ? byRow : null
}

/** Turns a constant rate into a dated one when the screen's other periods or weeks show another constant rate. */
function datedAcross(world: PairedSides, unit: PairUnit, conversion: Conversion): Conversion {
  const { api, ui, selection } = world
  const others: { label: string; rate: Rate }[] = []
  const apiFrames = api.frames.map((_, at) => at)
  ui.frames.forEach((frame, at) => {
    if (selection.uiFrames[at] === 1 || others.length >= 30) return
    const uiPeriod = ui.periods[frame.period]
    const partner = apiFrames.find((one) => {
      const candidate = api.frames[one]
      const period = api.periods[candidate?.period ?? -1]
      if (candidate === undefined || period === undefined || uiPeriod === undefined || !namesAgree(period, uiPeriod))
        return false
      if (frame.start !== null && candidate.start !== null) return frame.start === candidate.start
      return frame.week === null || frame.week === weekOf(api, framesOfPeriod(world, candidate.period), one)
    })
    if (partner === undefined) return
    const joined = world.rejoin(
      partner,
      Uint8Array.from(ui.frames, (_, one) => (one === at ? 1 : 0)),
    )
    joined.units.forEach((other, code) => {
      if (other.api !== unit.api || other.ui !== unit.ui || !other.money) return
      const rate = commonRate(ratioPoints({ ...world, pairs: joined }, code))
      if (rate !== null && rate.distinct >= 3 && rate.rows >= 0.5 * rate.of)
        others.push({ label: frame.start ?? periodName(uiPeriod), rate })
    })
  })
  const different = others.find(
    (other) => other.rate.low > conversion.rate.high * (1 + 1e-9) || other.rate.high < conversion.rate.low * (1 - 1e-9),
  )
  if (different === undefined) return conversion
  return {
    ...conversion,
    cause: 'dated-rate',
    says:
      `${pairText(unit)} at ${rateText(conversion.rate.rate)} here, but ` +
      `${rateText(different.rate.rate)} for ${different.label}`,
  }
}

function framesOfPeriod(world: PairedSides, period: number): number[] {
  return world.api.frames
    .map((_, at) => at)
    .filter((at) => world.api.frames[at]?.period === period)
    .toSorted((a, b) => ((world.api.frames[a]?.start ?? '') < (world.api.frames[b]?.start ?? '') ? -1 : 1))
}

function namesAgree(
  a: { id: string | null; label: string | null },
  b: { id: string | null; label: string | null },
): boolean {
  return [a.id, a.label].some(
    (one) => one !== null && [b.id, b.label].some((other) => other !== null && samePeriodName(one, other)),
  )
}

function samePeriodName(a: string, b: string): boolean {
  return periodKey(a) === periodKey(b)
}
