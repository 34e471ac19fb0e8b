import { z } from 'zod'
import { readLimit, unreadables } from '#src/client/file-text.ts'
import { callWorker } from '#src/client/worker.ts'
import { isObject } from '#src/domain/json.ts'
import type { ReadPaste } from './decode-view.ts'
import { sourceSizeOf, type DecodeOrder, type DecodeResult } from './read-source.ts'

/** Reads what is too large to be read while the page waits; aborting ends it at once. Never rejects. */
export type Decode = (order: DecodeOrder, signal: AbortSignal) => Promise<DecodeResult>

/** What the worker answers; a reading can be long, so only its frame is looked at. */
const resultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    read: z.custom<ReadPaste>((read) => isObject(read) && typeof read['response'] === 'string'),
  }),
  z.object({ kind: z.literal('cannot'), why: z.enum(unreadables) }),
])

/** Decodes in a worker of its own, so that the page never waits. */
export const decodeInWorker: Decode = async (order, signal) => {
  if (sourceSizeOf(order) > readLimit) return { kind: 'cannot', why: 'too-large' }
  const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' })
  const end = await callWorker(worker, resultSchema, order, signal)
  return end.kind === 'answered' ? end.value : end.kind === 'broke' ? { kind: 'cannot', why: 'broke' } : end
}
