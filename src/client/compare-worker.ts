import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { readJobs } from '#src/clari/jobs/read-job.ts'
import { makeBridges } from '#src/compare/bridge/bridge.ts'
import { compareFiles } from '#src/compare/compare-files.ts'
import { bridgesByField, resultBuffers, type Comparison } from '#src/compare/compare.ts'
import type { StreamedFile } from '#src/compare/read/source.ts'
import { sortIndexes } from '#src/compare/pair/sort-index.ts'
import { withoutPieces, type CompareFile, type CompareOrder, type CompareTold } from './compare-messages.ts'

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
  const { api, ui, job, partial, ...rest } = order
  const outcome = await compareFiles(
    { ...rest, api: api.map(streamed), ui: ui.map(streamed), job: job === null ? null : (readJobs(job)?.[0] ?? null) },
    exportReaders,
    (phase, done, of, rows) => tell({ kind: 'progress', phase, done, of, ...(rows === undefined ? {} : { rows }) }),
  )
  if (outcome.kind !== 'done') return tell({ kind: 'ended', outcome, orders: null })
  const comparison = partial ? onlyShown(outcome.comparison) : outcome.comparison
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

/** A file of the browser's as the engine reads it: its bytes come from the disk when they are wanted. */
function streamed({ file, options }: CompareFile): StreamedFile {
  return { name: file.name, size: file.size, options, open: () => bytesOf(file.stream().getReader()) }
}

async function* bytesOf(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel()
  }
}

function tell(told: CompareTold, transfer: Transferable[] = []): void {
  self.postMessage(told, { transfer })
}

/**
 * Takes rows that the screen's side does not have out of the totals: of a few numbers typed by hand, the
 * others say nothing.
 */
function onlyShown(comparison: Comparison): Comparison {
  const { pairs, why } = comparison
  const inTotal = why.inTotal.map((counts, row) => ((pairs.uiRow[row] ?? -1) < 0 ? 0 : counts))
  const shown = { ...why, inTotal }
  return { ...comparison, why: shown, bridges: makeBridges(pairs, shown), byField: bridgesByField(comparison, shown) }
}
