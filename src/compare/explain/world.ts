import { rescale } from '#src/domain/table/amount.ts'
import type { Table } from '#src/domain/table/table.ts'
import type { FactIndex } from './fact-index.ts'
import type { PairedPeople } from '#src/compare/pair/names/pair-left-over.ts'
import type { Selection, ToldCalendar } from '#src/compare/pair/selection.ts'
import type { Pairs, Slots } from '#src/compare/pair/pairs.ts'
import type { Team } from './teams/team.ts'

/** What an export job says that bears on its numbers. Times are epoch ms, NaN where not said. */
export interface JobFacts {
  readonly endTime: number
  readonly currency: string | null
  readonly rowsTruncated: boolean
  readonly cellsTruncated: boolean
}

/** What the data cannot tell and the analyst may. */
export interface Stated extends ToldCalendar {
  /** When the screen was exported, epoch ms. */
  readonly screenAt?: number
}

/**
 * A rate that holds over a group of rows: what an API value is multiplied by to meet the UI's, as the interval that
 * all its rows allow.
 */
export interface Rate {
  readonly low: number
  readonly high: number
  /** The middle of the interval, for people. */
  readonly rate: number
  /** Rows that agree on it, and distinct values among them (counted up to a hundred). */
  readonly rows: number
  readonly distinct: number
  /** Rows of the group that could have agreed. */
  readonly of: number
}

/** How one group of rows (a pair of currencies, or a month of one) leads from API to UI. */
export interface Conversion {
  readonly rate: Rate
  readonly cause: 'currency' | 'dated-rate' | 'rounded'
  readonly certain: boolean
  /** Half of the UI currency's own minor unit, in the rows' integers: what converting rounds to. */
  readonly half: number
  /** In words: `EUR to USD at 1.0843`. */
  readonly says: string
}

/** A cell's text and its other reading, NaN when it has none. */
export interface OddReading {
  readonly text: string
  readonly minor: number
}

/** All that causes are tested on: both tables, the compared rows, indexes over everything else that was read. */
export interface PairedSides {
  readonly api: Table
  readonly ui: Table
  readonly selection: Selection
  readonly pairs: Pairs
  readonly apiFacts: FactIndex
  readonly uiFacts: FactIndex
  readonly people: PairedPeople
  readonly personCount: number
  readonly fieldCount: number
  /** The UI person of each unified person, or −1. */
  readonly uiPersonOf: Int32Array
  /** Unified person and field names' sources: an API code below `apiPeople`/`apiFields`, else a UI one. */
  readonly uiFieldOf: Int32Array
  readonly team: Team
  readonly slots: Slots
  /** Frames of the compared period in order of time, and those of other periods. */
  readonly frames: readonly number[]
  readonly job: JobFacts | null
  /** Files that hold edits after the job's end: exports made later. */
  readonly laterFile: Uint8Array
  readonly told: Stated
  /** For each API week when its ordinary edits end, epoch ms; NaN where it has no dates. */
  readonly closes: Float64Array
  /** For people with several user ids, the others of each; both tables' cells with another reading, by their row. */
  readonly duplicates: ReadonlyMap<number, readonly number[]>
  readonly oddApi: ReadonlyMap<number, OddReading>
  readonly oddUi: ReadonlyMap<number, OddReading>
  /** An integer in the unit of a row's API or UI side, in the row's own scale. */
  readonly toApi: (row: number, minor: number) => number
  readonly toUi: (row: number, minor: number) => number
  /** Joins another week of both sides. */
  readonly rejoin: (frame: number, uiFrames: Uint8Array) => Pairs
  /** Whether the API lists its users beside the entries, so that absence can be told from having none. */
  readonly listsUsers: boolean
}

/** The row of a person and field, or −1. */
export function slotOf(world: PairedSides, person: number, field: number): number {
  return world.slots.get(person * world.fieldCount + field)
}

/**
 * An API fact's value in the integers of a compared row; NaN when it has none, or is in another currency than
 * the row's API side.
 */
export function apiValueAt(world: PairedSides, fact: number, row: number): number {
  return valueAt(world.api, fact, world, row, 'api')
}

/** A UI fact's value in the integers of a compared row. */
export function uiValueAt(world: PairedSides, fact: number, row: number): number {
  return valueAt(world.ui, fact, world, row, 'ui')
}

function valueAt(table: Table, fact: number, world: PairedSides, row: number, side: 'api' | 'ui'): number {
  const minor = table.minor[fact] ?? NaN
  if (Number.isNaN(minor)) return NaN
  const unit = table.units[table.unit[fact] ?? 0]
  const target = world.pairs.units[world.pairs.unit[row] ?? 0]
  if (unit === undefined || target === undefined) return NaN
  if (target.money && unit.currency !== null && target[side] !== null && unit.currency !== target[side]) return NaN
  return rescale(minor, unit.exponent, target.exponent)
}

/** Whether the API and the UI value of a row are the same number. */
export function isEqualRow(world: PairedSides, row: number): boolean {
  const [a, u] = [world.pairs.api[row] ?? NaN, world.pairs.ui[row] ?? NaN]
  return a === u || (Number.isNaN(a) && Number.isNaN(u)) || (Number.isNaN(a) && u === 0) || (Number.isNaN(u) && a === 0)
}
