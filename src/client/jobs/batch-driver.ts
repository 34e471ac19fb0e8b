import { isBatchOver, type Batch, type PlanItem, type PlanResult } from '#src/clari/jobs/plan-batch.ts'
import { makeMove, type Sent } from '#src/clari/jobs/plan-drive.ts'
import { rivalsOf } from '#src/clari/jobs/plan-match.ts'
import { nextBatchMove, wantsToStart } from '#src/clari/jobs/plan-move.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import type { BatchStore } from './batch-store.ts'

/** What driving batches takes from outside. */
export interface DriverTools {
  readonly store: BatchStore
  readonly send: (connection: string, operation: Operation, params: Readonly<Record<string, unknown>>) => Promise<Sent>
  readonly read: (batch: Batch, item: PlanItem, jobId: string) => Promise<PlanResult | string>
  /** The browser's locks, so that one tab drives; undefined where it has none. */
  readonly locks: Pick<LockManager, 'request'> | undefined
  readonly now: () => number
  /** Resolves after so many ms, or earlier when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Ends the driving. */
  readonly signal: AbortSignal
}

const longestWait = 60_000

/**
 * Drives every batch that is kept, in whichever tab has the lock; the others follow the store, and the next takes over
 * when that tab is closed. Resolves when the signal aborts.
 */
export async function driveBatches(tools: DriverTools): Promise<void> {
  const { locks, signal } = tools
  if (locks === undefined) return driveHere(tools)
  // A lock that is waited for in vain rejects when the signal aborts.
  await locks
    .request('clari-triage-batches', { signal }, () => driveHere(tools))
    .catch((problem: unknown) => {
      if (!signal.aborted) throw problem
    })
}

async function driveHere({ store, send, read, now, wait, signal }: DriverTools): Promise<void> {
  for (const batch of await store.list()) if (!isBatchOver(batch)) await store.tell(batch.id, { kind: 'resumed' })
  /** The batches for which a call is under way. */
  const busy = new Set<string>()
  let wake = new AbortController()
  const unsubscribe = store.subscribe(() => wake.abort())
  const stop = () => wake.abort()
  signal.addEventListener('abort', stop)
  while (!signal.aborted) {
    wake = new AbortController()
    const all = await store.list()
    let until = now() + longestWait
    for (const batch of all) {
      if (busy.has(batch.id)) continue
      const others = all.filter(({ id, connection }) => id !== batch.id && connection === batch.connection)
      const move = nextBatchMove(batch, now(), mayStart(batch, others))
      if (move.kind === 'over' || move.kind === 'question') continue
      if (move.kind === 'wait') {
        until = Math.min(until, move.until)
        continue
      }
      busy.add(batch.id)
      const done = makeMove(move, {
        send: (operation, params) => send(batch.connection, operation, params),
        read: (jobId, item) => read(batch, item, jobId),
        tell: (event) => store.tell(batch.id, event),
        rivals: () => rivalsOf(others),
      })
      const free = () => {
        busy.delete(batch.id)
        wake.abort()
      }
      void done.then(free, (problem: unknown) => {
        free()
        if (!signal.aborted) throw problem
      })
    }
    if (!wake.signal.aborted) await wait(Math.max(0, until - now()), wake.signal)
  }
  signal.removeEventListener('abort', stop)
  unsubscribe()
}

/** Batches over one connection start their jobs one batch after another, so that a lost start stays telling. */
function mayStart(batch: Batch, others: readonly Batch[]): boolean {
  return !others.some(
    (other) =>
      wantsToStart(other) &&
      (other.createdAt < batch.createdAt || (other.createdAt === batch.createdAt && other.id < batch.id)),
  )
}
