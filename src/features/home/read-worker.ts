import { scenarios } from '#src/scenarios/index.ts'
import { readPaste } from './read-paste.ts'
import type { ReadResult } from './read-result.ts'
import { decodeFile, looksBinary } from './what-is-this.ts'

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
    return looksBinary(source)
      ? { kind: 'cannot', why: 'binary' }
      : { kind: 'read', reading: readPaste(source, scenarios) }
  }
  if (!(source instanceof File)) return { kind: 'cannot', why: 'binary' }
  const decoded = decodeFile(source.type, new Uint8Array(await source.arrayBuffer()))
  return 'cannot' in decoded
    ? { kind: 'cannot', why: decoded.cannot }
    : { kind: 'read', reading: readPaste(decoded.text, scenarios) }
}
