import type { Table, Warning } from '#src/domain/table/table.ts'

/** A pair of currencies (null: not said) as bridges are made for; `money` is false for percentages and counts. */
export interface PairUnit {
  readonly api: string | null
  readonly ui: string | null
  readonly money: boolean
  /** Both sides' integers count `10^-exponent`. */
  readonly exponent: number
}

/** The compared rows: one per person and field, in columns. */
export interface Pairs {
  readonly length: number
  /** Unified person and field. */
  readonly person: Int32Array
  readonly field: Int32Array
  /** Row in the API's and the UI's table, −1 where that side has none. */
  readonly apiRow: Int32Array
  readonly uiRow: Int32Array
  /** Both values as integers at the unit's exponent; NaN where absent. */
  readonly api: Float64Array
  readonly ui: Float64Array
  /** How coarsely the UI's value was shown, in the same integers; 0 for exact. */
  readonly step: Float64Array
  /** A place in `units`. */
  readonly unit: Uint16Array
  readonly units: readonly PairUnit[]
  readonly warnings: readonly Warning[]
}

/** One side's codes in the unified space. */
export interface SideCodes {
  readonly people: Int32Array
  readonly fields: Int32Array
}

/** Both tables and how their codes stand in the unified space. */
export interface Sides {
  readonly api: Table
  readonly ui: Table
  readonly apiCodes: SideCodes
  readonly uiCodes: SideCodes
  readonly personCount: number
  readonly fieldCount: number
  /** The other user ids of an API person, where there are several. */
  readonly siblingsOf: (person: number) => readonly number[]
  /** Lower first: which file's value stands when several have one. */
  readonly fileRank: readonly number[]
}

/**
 * Finds a compared row by its person and field: an array where that fits in memory, a map beyond. −1
 * where there is none.
 */
export class Slots {
  readonly #dense: Int32Array | null
  readonly #sparse = new Map<number, number>()

  constructor(size: number) {
    this.#dense = size <= 2 ** 25 ? new Int32Array(size) : null
  }

  get(key: number): number {
    return this.#dense === null ? (this.#sparse.get(key) ?? -1) : (this.#dense[key] ?? 0) - 1
  }

  set(key: number, slot: number): void {
    if (this.#dense === null) this.#sparse.set(key, slot)
    else this.#dense[key] = slot + 1
  }
}
