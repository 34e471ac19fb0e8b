import type { Warning } from '#src/domain/table.ts'
import type { Bridge } from './bridge.ts'
import { rowAt, type ComparedRow, type Comparison, type FieldBridges } from './compare.ts'

/** One row of `reconcile --json`. */
export type ContractRow = Pick<ComparedRow, 'user' | 'field' | 'period' | 'week' | 'type' | 'api' | 'ui' | 'currency' | 'delta' | 'cause' | 'certainty' | 'because' | 'inTotal'> & { readonly also?: string }

/** What `reconcile --json` prints. */
export interface Contract {
  readonly rows: readonly ContractRow[]
  readonly bridges: readonly Bridge[]
  readonly byField: readonly FieldBridges[]
  readonly warnings: readonly Warning[]
}

/** A comparison as the terminal's contract has it. */
export function toContract(comparison: Comparison, warnings: readonly Warning[]): Contract {
  const rows = Array.from({ length: comparison.pairs.length }, (_, at) => contractRow(rowAt(comparison, at)))
  return { rows, bridges: comparison.bridges, byField: comparison.byField, warnings }
}

function contractRow(row: ComparedRow): ContractRow {
  const { user, field, period, week, type, api, ui, currency, delta, cause, also, certainty, because, inTotal } = row
  return { user, field, period, week, type, api, ui, currency, delta, cause, ...(also === null ? {} : { also }), certainty, because, inTotal }
}
