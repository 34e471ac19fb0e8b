import type { Warning } from '#src/domain/table/table.ts'
import type { Bridge } from './bridge/bridge.ts'
import { rowAt, type ComparedRow, type Comparison, type FieldBridges } from './compare.ts'

/** One row of `reconcile --json`. */
export type ContractRow = Pick<
  ComparedRow,
  | 'user'
  | 'field'
  | 'period'
  | 'week'
  | 'type'
  | 'api'
  | 'ui'
  | 'currency'
  | 'delta'
  | 'cause'
  | 'certainty'
  | 'because'
  | 'inTotal'
> & { readonly also?: string }

/** What `reconcile --json` prints, its rows still to be made. */
export interface Contract {
  /**
   * How many rows there are; they are made as they are asked for, since a million of them would not fit
   * beside the comparison.
   */
  readonly length: number
  readonly rows: () => Iterable<ContractRow>
  readonly bridges: readonly Bridge[]
  readonly byField: readonly FieldBridges[]
  readonly warnings: readonly Warning[]
}

/** A comparison as the terminal's contract has it. */
export function toContract(comparison: Comparison, warnings: readonly Warning[]): Contract {
  const { length } = comparison.pairs
  function* rows(): Generator<ContractRow> {
    for (let at = 0; at < length; at += 1) yield contractRow(rowAt(comparison, at))
  }
  return { length, rows, bridges: comparison.bridges, byField: comparison.byField, warnings }
}

function contractRow(row: ComparedRow): ContractRow {
  const { user, field, period, week, type, api, ui, currency, delta, cause, also, certainty, because, inTotal } = row
  return {
    user,
    field,
    period,
    week,
    type,
    api,
    ui,
    currency,
    delta,
    cause,
    ...(also === null ? {} : { also }),
    certainty,
    because,
    inTotal,
  }
}
