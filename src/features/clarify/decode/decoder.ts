import { readLimit } from '#src/client/file-text.ts'
import { sourceSizeOf, type DecodeOrder, type DecodeResult } from './read-source.ts'

/** Reads what is too large to be read while the page waits. A new reading cancels the one before. */
export interface Decoder {
  readonly read: (order: DecodeOrder) => Promise<DecodeResult>
  readonly cancel: () => void
}

/** A decoder that works in a worker of its own, so that the page never waits; cancelling ends the worker at once. */
export function createDecoder(): Decoder {
  let stop = () => {}
  return {
    cancel: () => stop(),
    read: (order) => {
      stop()
      if (sourceSizeOf(order) > readLimit) return Promise.resolve({ kind: 'cannot', why: 'too-large' })
      const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' })
      return new Promise((resolve) => {
        const end = (result: DecodeResult) => {
          worker.terminate()
          resolve(result)
        }
        stop = () => end({ kind: 'cancelled' })
        worker.onmessage = ({ data }: MessageEvent<DecodeResult>) => end(data)
        worker.onerror = () => end({ kind: 'cannot', why: 'broke' })
        worker.postMessage(order)
      })
    },
  }
}
