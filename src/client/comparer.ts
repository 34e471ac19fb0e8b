import { z } from 'zod'
import type { Comparison } from '#src/compare/compare.ts'
import type { CompareOutcome } from '#src/compare/compare-files.ts'
import type { SortIndexes } from '#src/compare/pair/sort-index.ts'
import { isObject } from '#src/domain/json.ts'
import type { Person } from '#src/domain/table/table.ts'
import type { CompareOrder, ComparePiece, CompareProgress, CompareTold } from './compare-messages.ts'
import { callWorker } from './worker.ts'

/** A comparison's end on the page: as the engine tells it, with its rows ordered; or that the worker itself broke. */
export type CompareEnd =
  | {
      readonly kind: 'done'
      readonly outcome: Extract<CompareOutcome, { kind: 'done' }>
      readonly orders: SortIndexes
    }
  | Extract<CompareOutcome, { kind: 'problem' }>
  | { readonly kind: 'broke' }
  | { readonly kind: 'cancelled' }

/** Compares off the main thread; aborting ends it at once. Never rejects. */
export type Compare = (
  order: CompareOrder,
  progress: (progress: CompareProgress) => void,
  signal: AbortSignal,
) => Promise<CompareEnd>

/** What comes of a comparison has a million rows, so what arrives is read by its frame only. */
const isA = <T extends CompareTold>(...kinds: readonly T['kind'][]) =>
  z.custom<T>((message) => isObject(message) && kinds.some((kind) => kind === message['kind']))
const meanwhileSchema = isA<Exclude<CompareTold, { kind: 'ended' }>>('progress', 'people', 'notes')
const endSchema = isA<Extract<CompareTold, { kind: 'ended' }>>('ended').refine(({ outcome }) => isObject(outcome))

/** Compares in a worker of its own for each comparison, so that ending it frees its memory too. */
export const compareInWorker: Compare = async (order, progress, signal) => {
  const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' })
  const pieces = gatherPieces()
  const end = await callWorker(worker, endSchema, order, signal, {
    schema: meanwhileSchema,
    take: (message) => (message.kind === 'progress' ? progress(message) : pieces.take(message)),
  })
  if (end.kind !== 'answered') return end
  const { outcome, orders } = end.value
  if (outcome.kind !== 'done') return outcome
  if (orders === null) return { kind: 'broke' }
  return { kind: 'done', outcome: { ...outcome, comparison: pieces.into(outcome.comparison) }, orders }
}

/** Gathers what travels in pieces, and puts it back into its comparison. */
function gatherPieces() {
  const people: Readonly<Record<'api' | 'ui', Person[]>> = { api: [], ui: [] }
  const notes = new Map<number, string>()
  return {
    take: (piece: ComparePiece): void => {
      if (piece.kind === 'notes') for (const [row, note] of piece.notes) notes.set(row, note)
      else people[piece.side].push(...piece.people)
    },
    into: (comparison: Comparison): Comparison => ({
      ...comparison,
      api: { ...comparison.api, people: people.api },
      ui: { ...comparison.ui, people: people.ui },
      why: { ...comparison.why, notes },
    }),
  }
}
