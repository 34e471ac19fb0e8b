import { scenarios } from '#src/scenarios/list.ts'
import { readGiven } from './read-given.ts'
import type { ReadResult } from './read-result.ts'
import { decodeFile, looksBinary, tooMuch } from '#src/client/file-text.ts'

/**
 * Reads one text or file, told by a message, and answers with a ReadResult; a crash is answered too, and still
 * reported by the browser.
 */
onmessage = ({ data }: MessageEvent<unknown>) => {
  read(data).then(answer, (error: unknown) => {
    answer({ kind: 'cannot', why: 'broke' })
    throw error
  })
}

function answer(result: ReadResult): void {
  postMessage(result)
}

async function read(source: unknown): Promise<ReadResult> {
  if (typeof source === 'string') {
    const refused = tooMuch(source.length, source.slice(0, 4_000)) ?? (looksBinary(source) ? 'binary' : null)
    return refused === null ? readGiven(source, scenarios) : { kind: 'cannot', why: refused }
  }
  if (!(source instanceof File)) return { kind: 'cannot', why: 'binary' }
  // Looked at before it is read whole: a disk image is not taken into memory only to be refused.
  const refused = tooMuch(source.size, await source.slice(0, 4_000).text())
  if (refused !== null) return { kind: 'cannot', why: refused }
  const decoded = decodeFile(source.type, new Uint8Array(await source.arrayBuffer()))
  return 'cannot' in decoded ? { kind: 'cannot', why: decoded.cannot } : readGiven(decoded.text, scenarios)
}
