import type { ComparePhase, Comparison } from '#src/compare/compare.ts'
import type { CompareOutcome, CompareRequest } from '#src/compare/compare-files.ts'
import type { SortIndexes } from '#src/compare/pair/sort-index.ts'
import type { SourceOptions } from '#src/compare/read/source.ts'
import type { Person } from '#src/domain/table/table.ts'

/** One file of a side, and how it is to be read where the analyst overrules what was detected. */
export interface CompareFile {
  readonly file: File
  readonly options: SourceOptions
}

/** What is compared: files as the browser holds them, and the job's answer as it came, where there is one. */
export interface CompareOrder extends Omit<CompareRequest, 'api' | 'ui' | 'job'> {
  readonly api: readonly CompareFile[]
  readonly ui: readonly CompareFile[]
  readonly job: unknown
  /**
   * Whether the screen's side is only some of its rows, so that rows absent from it say nothing and leave the totals.
   */
  readonly partial: boolean
}

/** How far it is; bytes while reading, rows afterwards; `of` is null where the end is not known. */
export interface CompareProgress {
  readonly phase: ComparePhase
  readonly done: number
  readonly of: number | null
  /** Values read so far, while reading. */
  readonly rows?: number
}

/** Some of what can't be transferred but only cloned, in pieces small enough that none holds the page up. */
export type ComparePiece =
  | { readonly kind: 'people'; readonly side: 'api' | 'ui'; readonly people: readonly Person[] }
  | { readonly kind: 'notes'; readonly notes: readonly (readonly [number, string])[] }

/** What the worker tells; `ended` comes last, its people and notes sent before it in pieces. */
export type CompareTold =
  | ({ readonly kind: 'progress' } & CompareProgress)
  | ComparePiece
  | { readonly kind: 'ended'; readonly outcome: CompareOutcome; readonly orders: SortIndexes | null }

/** A comparison without what travels in pieces. */
export function withoutPieces(comparison: Comparison): Comparison {
  const { api, ui, why } = comparison
  // The cells that read in two ways have done their work: the page tells of them by the notes.
  return {
    ...comparison,
    api: { ...api, people: [], odd: [] },
    ui: { ...ui, people: [], odd: [] },
    why: { ...why, notes: new Map() },
  }
}
