import { moneyCell, groupedAmount } from '#src/simulator/world/csv.ts'
import { convertAmount, currencyOf, type Currency } from '#src/simulator/world/currencies.ts'
import type { Employee } from '#src/simulator/world/people.ts'
import type { Entry } from '#src/simulator/world/snapshot.ts'
import { lateValue } from '#src/simulator/world/snapshot.ts'
import {
  isMoney,
  pick,
  retold,
  revalued,
  type ScreenCell,
  type ScreenDifference,
  type SeededCells,
  type Scene,
} from './seeded-difference.ts'

/**
 * Three free sellers of the first team that has them: enough for a rate to show, and the rest stay free
 * for other plants.
 */
function teamOfThree(scene: Scene, regions: readonly string[]): readonly Employee[] {
  const teams = regions.map((region) => scene.free.filter((person) => person.region === region).slice(0, 3))
  return teams.find((team) => team.length >= 3) ?? []
}

/** Another currency than an entry's: the first of two that it is not. */
function otherThan(entry: Entry, codes: readonly [string, string]): Currency | undefined {
  return currencyOf(entry.currency?.code === codes[0] ? codes[1] : codes[0])
}

function inCurrency(
  cells: readonly ScreenCell[],
  people: readonly Employee[],
  scene: Scene,
  codes: readonly [string, string],
  when: (entry: Entry) => string,
): SeededCells {
  return retold(cells, people, (entry) => {
    const to = otherThan(entry, codes)
    return to && entry.currency
      ? moneyCell(convertAmount(scene.world.seed, entry.value, entry.currency, to, when(entry)), to)
      : undefined
  })
}

/** A team that the screen shows in another currency, at the quarter's rate. */
const currency: ScreenDifference = {
  cause: 'currency',
  plant: (cells, scene) =>
    inCurrency(
      cells,
      teamOfThree(scene, ['DACH', 'Southern Europe', 'East']),
      scene,
      ['EUR', 'USD'],
      (entry) => entry.period.id,
    ),
}

/**
 * A team that the screen shows in another currency, at the rate of the month in which each week ends: a quarter's first
 * two weeks end in two months.
 */
const datedRate: ScreenDifference = {
  cause: 'dated-rate',
  plant: (cells, scene) =>
    inCurrency(cells, teamOfThree(scene, ['Southern Europe', 'East', 'West']), scene, ['GBP', 'USD'], (entry) =>
      new Date(entry.week.end - 1).toISOString().slice(0, 7),
    ),
}

/** Two people whose calls were edited after the export; the fault `late-edits` makes later exports say the same. */
const lateEdit: ScreenDifference = {
  cause: 'late-edit',
  plant: (cells, { late, entries }) => {
    const [field] = entries.map((entry) => entry.field)
    const newest = Math.max(...entries.map((entry) => entry.week.rank))
    return revalued(cells, late, (entry) =>
      entry.field === field && entry.week.rank === newest ? lateValue(entry.value) : undefined,
    )
  },
}

function short(entry: Entry & { readonly value: number }): string | undefined {
  const major = entry.value / 10 ** entry.digits
  const symbol = entry.currency?.symbol ?? ''
  if (major >= 1_000_000) return `${symbol}${(major / 1_000_000).toFixed(2)}M`
  return major >= 1_000 ? `${symbol}${(major / 1_000).toFixed(1)}K` : undefined
}

/** People whose numbers the screen shows in thousands or millions. */
const rounded: ScreenDifference = {
  cause: 'rounded',
  plant: (cells, scene) =>
    retold(
      cells,
      pick(scene, 2, (entry) => short(entry) !== undefined),
      short,
    ),
}

/** Somebody who gets 40 % of each deal on the screen. */
const split: ScreenDifference = {
  cause: 'split',
  plant: (cells, scene) =>
    revalued(
      cells,
      pick(scene, 1, (entry) => entry.value > 0),
      (entry) => Math.round(entry.value * 0.4),
    ),
}

/** Somebody whose numbers are text in the continental format: `105.259,61 $`. */
const csvTextCause: ScreenDifference = {
  cause: 'csv-text',
  plant: (cells, scene) => {
    const people = pick(scene, 1, (entry) => entry.value >= 10 ** (entry.digits + 3))
    return retold(cells, people, (entry) =>
      (
        `${groupedAmount(entry.value, entry.digits).replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ','))} ` +
        `${entry.currency?.symbol ?? ''}`
      ).trim(),
    )
  },
}

/** Somebody whose first number has nothing to do with anything. */
const unexplained: ScreenDifference = {
  cause: 'unexplained',
  plant: (cells, scene) => {
    const first = scene.entries.find(isMoney)?.field
    const theirs = (entry: Entry & { readonly value: number }) => entry.field === first && entry.value > 0
    // A number that was entered this very week cannot be taken for one that was carried over.
    const fresh = pick(scene, 1, (entry) => theirs(entry) && entry.isUpdated)
    const people = fresh.length > 0 ? fresh : pick(scene, 1, theirs)
    return revalued(cells, people, (entry) =>
      entry.field === first ? Math.round(entry.value * 1.0731) + 911 : undefined,
    )
  },
}

/**
 * Mismatches that come from currencies, rounding, shares, text and edits, in the order in which they find their people.
 */
export const plantsOfNumbers: readonly ScreenDifference[] = [
  currency,
  datedRate,
  lateEdit,
  unexplained,
  rounded,
  split,
  csvTextCause,
]
