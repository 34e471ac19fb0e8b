import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { OpenStream } from '#src/client/proxy.ts'

/** How much of an answer has come, in bytes; `of` is null where the size is not told. */
export interface Receiving {
  readonly received: number
  readonly of: number | null
}

/** What came of an answer that is piped through: all of it, or why it broke off where that is known. */
export type StreamReceived =
  | { readonly ok: true; readonly parts: readonly Uint8Array<ArrayBuffer>[]; readonly type: string }
  | { readonly ok: false; readonly why: Exchange | null }

/** Reads an answer that is piped through to its end; rejects only when the signal aborts. */
export async function receiveStream(
  { body, total, type, why }: OpenStream,
  signal: AbortSignal,
  progress: (so: Receiving) => void,
): Promise<StreamReceived> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let received = 0
  const reader = body.getReader()
  for (;;) {
    const read = await reader.read().catch(() => null)
    if (read === null) {
      signal.throwIfAborted()
      const told = await why()
      return { ok: false, why: told.ok ? told.value : null }
    }
    if (read.done) return { ok: true, parts, type }
    parts.push(new Uint8Array(read.value))
    received += read.value.length
    progress({ received, of: total })
  }
}
