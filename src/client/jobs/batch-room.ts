import { createBatch, isBatchOver, type Batch, type PlannedRequest } from '#src/clari/jobs/plan-batch.ts'
import type { Sent } from '#src/clari/jobs/plan-drive.ts'
import { browserNow } from '#src/client/browser-clock.ts'
import { proxy } from '#src/client/proxy.ts'
import { withToken } from '#src/client/queries.ts'
import { remember } from '#src/client/store/page-storage.ts'
import { driveBatches } from './batch-driver.ts'
import { receiveToCheck } from './batch-results.ts'
import type { Receiving } from '#src/client/runs/receive-stream.ts'
import { openBatchStore, type BatchStore } from './batch-store.ts'
import { openJobsOf, sameRequests } from './same-request.ts'

/** The batches of this browser, and what drives them. */
export interface BatchRoom {
  readonly store: BatchStore
  /** What was last read of the store. */
  readonly now: () => readonly Batch[]
  readonly subscribe: (listener: () => void) => () => void
  /** How much of the results that this tab receives has come, by job. */
  readonly receiving: (jobId: string) => Receiving | null
  /**
   * Makes a batch and begins with it; jobs of ours that run for the same requests are followed, and what another batch
   * is about to start is left to it.
   */
  readonly start: (wanted: BatchWanted) => Promise<void>
}

/** What is to be exported, over which connection. */
export interface BatchWanted {
  readonly connection: string
  readonly atOnce: number
  readonly requests: readonly PlannedRequest[]
}

/** Under this name the browser remembers that batches are to be gone on with; the provider asks for it. */
const flag = 'batches-open'

/** Opens the store and begins to drive what is in it, for as long as the page is open. */
export async function openBatchRoom(): Promise<BatchRoom> {
  const store = await openBatchStore({ now: browserNow, random: Math.random })
  const listeners = new Set<() => void>()
  const receiving = new Map<string, Receiving>()
  const { signal } = new AbortController()
  let batches = await store.list()
  const hear = () => {
    for (const listener of listeners) listener()
  }
  const refresh = async () => {
    batches = await store.list()
    remember('browser', flag, batches.some((batch) => !isBatchOver(batch)) ? 'yes' : null)
    hear()
  }
  store.subscribe(() => void refresh())
  globalThis.addEventListener('online', () => {
    for (const batch of batches) if (!isBatchOver(batch)) void store.tell(batch.id, { kind: 'back-online' })
  })
  void driveBatches({
    store,
    send: async (connection, operation, params): Promise<Sent> => {
      const call = { operation: operation.id, params: { ...params }, connection }
      return withToken(() => proxy.exchange(call, signal))
    },
    read: async (batch, item, jobId) => {
      const progress = (so: Receiving) => {
        receiving.set(jobId, so)
        hear()
      }
      const result = await receiveToCheck({ connection: batch.connection, jobId }, item, { proxy, signal, progress })
      receiving.delete(jobId)
      return result
    },
    // What only this tab knows, only this tab can drive.
    locks: store.isKept() ? globalThis.navigator.locks : undefined,
    now: browserNow,
    wait: untilWoken,
    signal,
  })
  return {
    store,
    now: () => batches,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    receiving: (jobId) => receiving.get(jobId) ?? null,
    start: async ({ connection, atOnce, requests }) => {
      const before = await store.list()
      const running = openJobsOf(before, connection)
      const { planned } = sameRequests(before, connection, requests)
      const id = crypto.randomUUID()
      const own = requests.filter((request) => !planned.includes(request))
      const batch = createBatch({ id, connection, now: browserNow(), atOnce, requests: own, running })
      if (batch === null) return
      remember('browser', flag, 'yes')
      await store.add(batch)
    },
  }
}

/** Resolves after so many ms, or as soon as the signal aborts. */
function untilWoken(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    if (signal.aborted) done()
    else signal.addEventListener('abort', done)
  })
}
