import type { CauseId } from '#src/domain/model/cause.ts'

/** One row of what `reconcile --json` prints, as far as it is marked. */
export interface AnswerRow {
  readonly user: string
  readonly field: string
  readonly api: number | null
  readonly ui: number | null
  readonly currency: { readonly api: string | null; readonly ui: string | null }
  readonly delta: number
  readonly cause: CauseId | null
  readonly also?: CauseId | undefined
  readonly certainty: 'confirmed' | 'suggested' | null
  readonly because: string
  readonly inTotal: boolean
}

/** A bridge of what `reconcile --json` prints. */
export interface AnswerBridge {
  readonly currency: { readonly api: string | null; readonly ui: string | null }
  readonly totals: { readonly api: number; readonly ui: number; readonly delta: number }
  readonly causes: readonly { readonly cause: string; readonly rows: number; readonly delta: number }[]
}

/** What `reconcile --json` prints, as far as it is marked. */
export interface ExpectedAnswer {
  readonly rows: readonly AnswerRow[]
  readonly bridges: readonly AnswerBridge[]
  readonly byField: readonly { readonly field: string; readonly bridges: readonly AnswerBridge[] }[]
  readonly warnings: readonly { readonly cause?: string | undefined; readonly says: string }[]
}
