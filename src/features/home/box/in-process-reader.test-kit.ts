import { scenarios } from '#src/scenarios/list.ts'
import { readGiven } from './read-given.ts'
import type { ReadResult } from './read-result.ts'
import type { Reader } from './reader.ts'
import { decodeFile, looksBinary } from '#src/client/file-text.ts'

/** A reader for tests, where there is no worker; it waits for `go` so that what is shown meanwhile can be looked at. */
export function inProcessReader(): Reader & { readonly go: () => void } {
  let waiting: (() => void) | null = null
  let cancelled = false
  return {
    go: () => waiting?.(),
    cancel: () => {
      cancelled = true
      waiting?.()
    },
    read: async (source): Promise<ReadResult> => {
      cancelled = false
      await new Promise<void>((resolve) => {
        waiting = resolve
      })
      waiting = null
      if (cancelled) return { kind: 'cancelled' }
      const decoded =
        typeof source === 'string'
          ? looksBinary(source)
            ? { cannot: 'binary' as const }
            : { text: source }
          : decodeFile(source.type, new Uint8Array(await source.arrayBuffer()))
      return 'cannot' in decoded ? { kind: 'cannot', why: decoded.cannot } : readGiven(decoded.text, scenarios)
    },
  }
}
