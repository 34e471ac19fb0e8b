import { z } from 'zod'
import { scenarioIds } from '#src/domain/scenario-id.ts'
import { confidences } from '#src/domain/sign.ts'
import { systems } from '#src/domain/system.ts'
import type { Reading } from './read-paste.ts'
import { readLimit, unreadables, type Unreadable } from './what-is-this.ts'

/** What reading something gave: a reading, why it cannot be read, or nothing because it was cancelled. */
export type ReadResult = { readonly kind: 'read'; readonly reading: Reading } | { readonly kind: 'cannot'; readonly why: Unreadable } | { readonly kind: 'cancelled' }

/** Reads what is too large to be read while the page waits. A new reading cancels the one before. */
export interface Reader {
  readonly read: (source: string | File) => Promise<ReadResult>
  readonly cancel: () => void
}

const markSchema = z.object({ start: z.number(), end: z.number() })
const resultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    reading: z.object({
      text: z.string(),
      total: z.number(),
      leftOut: z.number(),
      removed: z.array(z.object({ length: z.number(), lastTwo: z.string().nullable() })),
      matches: z.array(
        z.object({
          scenario: z.enum(scenarioIds),
          system: z.enum(systems),
          confidence: z.enum(confidences),
          evidence: z.array(z.object({ quote: z.string(), why: z.string() })),
        }),
      ),
      marks: z.array(markSchema),
    }),
  }),
  z.object({ kind: z.literal('cannot'), why: z.enum(unreadables) }),
])

/** A reader that works in a worker of its own, so that the page never waits; cancelling ends the worker at once. */
export function createReader(): Reader {
  let stop = () => {}
  return {
    cancel: () => stop(),
    read: (source) => {
      stop()
      const size = typeof source === 'string' ? source.length : source.size
      if (size > readLimit) return Promise.resolve({ kind: 'cannot', why: 'too-large' })
      const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
      return new Promise((resolve) => {
        stop = () => {
          worker.terminate()
          resolve({ kind: 'cancelled' })
        }
        worker.onmessage = ({ data }: MessageEvent<unknown>) => {
          worker.terminate()
          resolve(resultSchema.parse(data))
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
