import { readResultSchema, type ReadResult } from './read-result.ts'

/** Reads what is too large to be read while the page waits. A new reading cancels the one before. */
export interface Reader {
  readonly read: (source: string | File) => Promise<ReadResult>
  readonly cancel: () => void
}

/** A reader that works in a worker of its own, so that the page never waits; cancelling ends the worker at once. */
export function createReader(): Reader {
  let stop = () => {}
  return {
    cancel: () => stop(),
    read: (source) => {
      stop()
      const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
      return new Promise((resolve) => {
        stop = () => {
          worker.terminate()
          resolve({ kind: 'cancelled' })
        }
        worker.onmessage = ({ data }: MessageEvent<unknown>) => {
          worker.terminate()
          resolve(readResultSchema.parse(data))
        }
        // The browser reports the crash to the console by itself; the analyst must be able to go on.
        worker.onerror = () => {
          worker.terminate()
          resolve({ kind: 'cannot', why: 'broke' })
        }
        worker.postMessage(source)
      })
    },
  }
}
