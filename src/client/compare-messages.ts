import type { ComparePhase } from '#src/compare/compare.ts'
import type { CompareOutcome, CompareRequest } from '#src/compare/compare-files.ts'
import type { RowOrders } from '#src/compare/orders.ts'

/** What is compared: files as the browser holds them, and the job's answer as it came, where there is one. */
export interface CompareOrder extends Omit<CompareRequest, 'api' | 'ui' | 'job'> {
  readonly api: readonly File[]
  readonly ui: readonly File[]
  readonly job: unknown
}

/** How far it is; bytes while reading, rows afterwards; `of` is null where the end is not known. */
export interface CompareProgress {
  readonly phase: ComparePhase
  readonly done: number
  readonly of: number | null
}

/** What the worker tells. */
export type CompareTold = ({ readonly kind: 'progress' } & CompareProgress) | { readonly kind: 'ended'; readonly outcome: CompareOutcome; readonly orders: RowOrders | null }
