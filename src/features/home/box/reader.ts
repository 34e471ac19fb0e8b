import { callWorker } from '#src/client/worker.ts'
import { readResultSchema, type ReadResult } from './read-result.ts'

/** Reads what is too large to be read while the page waits; aborting ends it at once. Never rejects. */
export type Read = (source: string | File, signal: AbortSignal) => Promise<ReadResult>

/** Reads in a worker of its own, so that the page never waits. */
export const readInWorker: Read = async (source, signal) => {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
  const end = await callWorker(worker, readResultSchema, source, signal)
  return end.kind === 'answered' ? end.value : end.kind === 'broke' ? { kind: 'cannot', why: 'broke' } : end
}
