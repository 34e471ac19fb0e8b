import { resultBuffers } from '#src/compare/compare.ts'
import { sortIndexes } from '#src/compare/pair/sort-index.ts'
import { withoutPieces, type CompareOrder, type CompareTold } from './compare-messages.ts'
import { compareOrdered } from './compare-ordered.ts'

/** How many people or notes travel at once: about a millisecond to take in. */
const piece = 1000

// The whole comparison happens here; progress, small pieces and, at the end, transferred columns reach the page.
self.onmessage = ({ data }: MessageEvent<CompareOrder>) => void run(data).catch(failed)

/**
 * A file that was moved or changed since it was chosen can't be read; anything else is a fault of ours, which the page
 * hears of as such.
 */
function failed(error: unknown): void {
  const says = 'A file was moved, changed or closed to the browser since it was chosen. Choose it again.'
  if (error instanceof DOMException)
    return tell({ kind: 'ended', outcome: { kind: 'problem', problem: { says, file: '', line: null } }, orders: null })
  setTimeout(() => {
    throw error
  })
}

async function run(order: CompareOrder): Promise<void> {
  const outcome = await compareOrdered(order, (phase, done, of, rows) =>
    tell({ kind: 'progress', phase, done, of, ...(rows === undefined ? {} : { rows }) }),
  )
  if (outcome.kind !== 'done') return tell({ kind: 'ended', outcome, orders: null })
  const { comparison } = outcome
  const orders = sortIndexes(comparison)
  for (const side of ['api', 'ui'] as const) {
    const { people } = comparison[side]
    for (let at = 0; at < people.length; at += piece)
      tell({ kind: 'people', side, people: people.slice(at, at + piece) })
  }
  const notes = [...comparison.why.notes]
  for (let at = 0; at < notes.length; at += piece) tell({ kind: 'notes', notes: notes.slice(at, at + piece) })
  const buffers = [...resultBuffers(comparison), ...Object.values(orders).map(({ buffer }) => buffer)]
  tell(
    { kind: 'ended', outcome: { ...outcome, comparison: withoutPieces(comparison) }, orders },
    buffers.filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer),
  )
}

function tell(told: CompareTold, transfer: Transferable[] = []): void {
  self.postMessage(told, { transfer })
}
