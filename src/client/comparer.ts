import type { CompareOutcome } from '#src/compare/compare-files.ts'
import type { RowOrders } from '#src/compare/orders.ts'
import type { CompareOrder, CompareProgress, CompareTold } from './compare-messages.ts'

/** A comparison's end on the page: as the engine tells it, with its rows ordered; or that the worker itself broke. */
export type CompareEnd = { readonly kind: 'ended'; readonly outcome: CompareOutcome; readonly orders: RowOrders | null } | { readonly kind: 'broke' }

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
      return new Promise((resolve) => {
        const end = (result: CompareEnd) => {
          worker.terminate()
          resolve(result)
        }
        stop = () => end({ kind: 'ended', outcome: { kind: 'cancelled' }, orders: null })
        worker.onmessage = ({ data }: MessageEvent<CompareTold>) => (data.kind === 'progress' ? progress(data) : end(data))
        worker.onerror = () => end({ kind: 'broke' })
        worker.postMessage(order)
      })
    },
  }
}
