import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { readJobs } from '#src/clari/jobs/read-job.ts'
import { makeBridges } from '#src/compare/bridge/bridge.ts'
import { compareFiles, type CompareOutcome } from '#src/compare/compare-files.ts'
import { bridgesByField, type Comparison, type OnProgress } from '#src/compare/compare.ts'
import type { StreamedFile } from '#src/compare/read/source.ts'
import type { CompareFile, CompareOrder } from './compare-messages.ts'

/** Compares what the page ordered, as the terminal would the same files. */
export async function compareOrdered(order: CompareOrder, progress?: OnProgress): Promise<CompareOutcome> {
  const { api, ui, job, partial, ...rest } = order
  const outcome = await compareFiles(
    { ...rest, api: api.map(streamed), ui: ui.map(streamed), job: job === null ? null : (readJobs(job)?.[0] ?? null) },
    exportReaders,
    progress,
  )
  return outcome.kind === 'done' && partial ? { ...outcome, comparison: onlyShown(outcome.comparison) } : outcome
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
