import type { Comparison } from '#src/compare/compare.ts'
import type { CompareOutcome } from '#src/compare/compare-files.ts'
import type { SortIndexes } from '#src/compare/pair/sort-index.ts'
import type { Person } from '#src/domain/table/table.ts'
import type { CompareOrder, ComparePiece, CompareProgress, CompareTold } from './compare-messages.ts'

/** A comparison's end on the page: as the engine tells it, with its rows ordered; or that the worker itself broke. */
export type CompareEnd =
  | { readonly kind: 'ended'; readonly outcome: CompareOutcome; readonly orders: SortIndexes | null }
  | { readonly kind: 'broke' }

/** Compares off the main thread; a new comparison, or cancelling, ends the one before at once. */
export interface Comparer {
  readonly compare: (order: CompareOrder, progress: (progress: CompareProgress) => void) => Promise<CompareEnd>
  readonly cancel: () => void
}

/** A comparer that starts a worker for each comparison, so that cancelling frees its memory too. */
export function createComparer(): Comparer {
  let stop = () => {}
  return {
    cancel: () => stop(),
    compare: (order, progress) => {
      stop()
      const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' })
      const pieces = gatherPieces()
      return new Promise((resolve) => {
        const end = (result: CompareEnd) => {
          worker.terminate()
          resolve(result)
        }
        stop = () => end({ kind: 'ended', outcome: { kind: 'cancelled' }, orders: null })
        worker.onmessage = ({ data }: MessageEvent<CompareTold>) => {
          if (data.kind === 'progress') return progress(data)
          if (data.kind !== 'ended') return pieces.take(data)
          const { outcome } = data
          end(
            outcome.kind === 'done'
              ? { ...data, outcome: { ...outcome, comparison: pieces.into(outcome.comparison) } }
              : data,
          )
        }
        worker.onerror = () => end({ kind: 'broke' })
        worker.postMessage(order)
      })
    },
  }
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
