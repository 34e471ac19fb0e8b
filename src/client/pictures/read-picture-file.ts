import { callWorker } from '#src/client/worker.ts'
import {
  pictureAnswerSchema,
  pictureProgressSchema,
  type PictureAnswer,
  type PictureOrder,
  type PictureRefusal,
} from './picture-messages.ts'

/** How reading a picture ended: with what it shows, why it can't be read, or because it was not wanted. */
export type PictureEnd = PictureAnswer | { readonly kind: 'cancelled' }

/**
 * Reads a picture on this computer; `progress` hears of a share from 0 to 1, null while what reads is loaded. Never
 * rejects.
 */
export type ReadPictureFile = (
  order: PictureOrder,
  signal: AbortSignal,
  progress: (share: number | null) => void,
) => Promise<PictureEnd>

/** Reads a picture in a worker of its own, so that ending it frees its memory too. */
export const readPictureInWorker: ReadPictureFile = async (order, signal, progress) => {
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' })
  const end = await callWorker(worker, pictureAnswerSchema, order, signal, {
    schema: pictureProgressSchema,
    take: ({ share }) => progress(share),
  })
  if (end.kind === 'answered') return end.value
  const broke: PictureRefusal = 'broke'
  return end.kind === 'broke' ? { kind: 'cannot', why: broke } : end
}

/** Whether a file is a picture, by its type or, where it has none, its name. */
export function isPictureFile({ type, name }: Pick<File, 'type' | 'name'>): boolean {
  return type.startsWith('image/') || (type === '' && /\.(?:png|jpe?g|webp)$/i.test(name))
}
