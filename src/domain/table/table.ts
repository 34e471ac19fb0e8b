/** A person as one source names them; every part may be missing. */
export interface Person {
  readonly userId: string | null
  readonly crmId: string | null
  readonly name: string | null
  readonly email: string | null
  /** `1905::MGR` or `77::REP`. */
  readonly scopeId: string | null
  readonly hierarchyId: string | null
  readonly hierarchyName: string | null
  readonly parentHierarchyId: string | null
  readonly parentHierarchyName: string | null
}

/** What a field's numbers are: only money is ever totalled. */
export type Measure = 'money' | 'percent' | 'count'

/** A forecast field, such as Commit. `measure` is null where the source does not say. */
export interface Field {
  readonly id: string | null
  readonly name: string
  readonly measure: Measure | null
}

/** A fiscal quarter or month; dates are `YYYY-MM-DD`. */
export interface Period {
  readonly id: string | null
  readonly label: string | null
  readonly start: string | null
  readonly end: string | null
}

/** A week (or, where nothing says which, all of a period); its id is unique only together with the period. */
export interface Frame {
  readonly id: string | null
  /** A place in the table's periods. */
  readonly period: number
  readonly start: string | null
  readonly end: string | null
  /** The week's number as the source counts it, from 0; null where it gives none. */
  readonly week: number | null
}

/** What kind of number a value is. `updated` rows hold 1 or 0: whether somebody entered a call. */
export type ValueKind = 'forecast' | 'quota' | 'adjustment' | 'crm-total' | 'crm-closed' | 'updated' | 'other'

/** A data type by its own name: `forecastValue`, `Forecast Value`. */
export interface ValueType {
  readonly name: string
  readonly kind: ValueKind
}

/** What a row's integer counts: `10^-exponent` of a currency (null: not said), of a percentage point, or of a piece. */
export interface Unit {
  readonly currency: string | null
  readonly percent: boolean
  readonly exponent: number
}

/**
 * A cell whose text could be read in another number format than its file's own; `minor` is that other reading,
 * in the row's unit.
 */
export interface OddCell {
  readonly row: number
  readonly text: string
  readonly minor: number | null
}

/**
 * Values in long form: one row per number, dictionary-coded, in typed arrays that a worker can transfer. A row is a
 * view, never an object.
 */
export interface Table {
  readonly length: number
  readonly files: readonly string[]
  /** When each file was loaded, epoch ms: a warehouse's rows are as many files as loads. NaN where not said. */
  readonly loads: readonly number[]
  readonly people: readonly Person[]
  readonly fields: readonly Field[]
  readonly periods: readonly Period[]
  readonly frames: readonly Frame[]
  readonly types: readonly ValueType[]
  readonly units: readonly Unit[]
  /** Display steps in minor units that `shown` points into; the first is 0: exact. */
  readonly steps: readonly number[]
  readonly person: Int32Array
  readonly field: Int32Array
  readonly frame: Int32Array
  readonly type: Uint16Array
  readonly unit: Uint16Array
  /** Integers in the row's unit; NaN where there is no value. */
  readonly minor: Float64Array
  /** How finely the value was displayed: a place in `steps`. */
  readonly shown: Uint16Array
  /** Epoch ms; NaN where not said. */
  readonly updatedOn: Float64Array
  /** A place in `people`, or −1. */
  readonly updatedBy: Int32Array
  /** 0 not said, 1 somebody entered a call, 2 nobody did. */
  readonly updated: Uint8Array
  readonly file: Uint16Array
  /** Line of a text file, or place of an entry counted from 1. */
  readonly line: Uint32Array
  readonly odd: readonly OddCell[]
}

/** The buffers to transfer when a table leaves a worker. */
export function tableBuffers(table: Table): ArrayBufferLike[] {
  return [
    table.person,
    table.field,
    table.frame,
    table.type,
    table.unit,
    table.minor,
    table.shown,
    table.updatedOn,
    table.updatedBy,
    table.updated,
    table.file,
    table.line,
  ].map((column) => column.buffer)
}

/** Something worth saying about what was read or compared. */
export interface Warning {
  readonly says: string
  readonly cause?: string
  readonly file?: string
  readonly line?: number
}

/** Why something could not be read: one sentence, with its file and line where known. */
export interface ReadProblem {
  readonly says: string
  readonly file: string
  readonly line: number | null
}
