import { scenarios } from '#src/scenarios/list.ts'
import { readGiven } from './read-given.ts'
import type { ReadResult } from './read-result.ts'
import type { Read } from './reader.ts'
import { decodeFile, looksBinary } from '#src/client/file-text.ts'

/** A reader for tests, where there is no worker; it waits for `go` so that what is shown meanwhile can be looked at. */
export function inProcessReader(): { readonly read: Read; readonly go: () => void } {
  let go = () => {}
  return {
    go: () => go(),
    read: async (source, signal): Promise<ReadResult> => {
      await new Promise<void>((resolve) => {
        go = resolve
        signal.addEventListener('abort', () => resolve())
      })
      if (signal.aborted) return { kind: 'cancelled' }
      if (typeof source !== 'string' && source.type.startsWith('image/'))
        return { kind: 'cannot-picture', why: 'no-picture' }
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
