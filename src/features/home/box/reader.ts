import { callWorker } from '#src/client/worker.ts'
import { isPictureFile, readPictureInWorker } from '#src/client/pictures/read-picture-file.ts'
import { bestReading } from '#src/engine/best-reading.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { readGiven } from './read-given.ts'
import { readResultSchema, type ReadResult } from './read-result.ts'

/**
 * Reads what is too large to be read while the page waits, and pictures, of which `progress` hears the share that is
 * read (null while nobody knows); aborting ends it at once. Never rejects.
 */
export type Read = (
  source: string | File,
  signal: AbortSignal,
  progress?: (share: number | null) => void,
) => Promise<ReadResult>

/** Reads in a worker of its own, so that the page never waits. */
export const readInWorker: Read = async (source, signal, progress = () => {}) => {
  if (source instanceof File && isPictureFile(source)) return readErrorPicture(source, signal, progress)
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
  const end = await callWorker(worker, readResultSchema, source, signal)
  return end.kind === 'answered' ? end.value : end.kind === 'broke' ? { kind: 'cannot', why: 'broke' } : end
}

/** The words of a picture, read as any paste: of its readings the one that shows an error most clearly. */
async function readErrorPicture(
  file: File,
  signal: AbortSignal,
  progress: (share: number | null) => void,
): Promise<ReadResult> {
  const end = await readPictureInWorker({ file, wants: 'text' }, signal, progress)
  if (end.kind === 'text') return readGiven(bestReading(end.texts, scenarios), scenarios)
  if (end.kind === 'cancelled') return end
  return { kind: 'cannot-picture', why: end.kind === 'cannot' ? end.why : 'broke' }
}
