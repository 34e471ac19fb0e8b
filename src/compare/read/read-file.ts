import { inPieces } from '#src/domain/table/byte-window.ts'
import type { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { ReadProblem, Warning } from '#src/domain/table/table.ts'
import { sizeWords } from '#src/domain/words/size.ts'
import { mayHoldLoads, rawLoadsIn, type RawLoad } from './raw-loads.ts'
import { decodeBytes, longestText } from './strict/decode.ts'
import { RecordRows } from './strict/record-rows.ts'
import { RowStream } from './fast/row-stream.ts'
import {
  exportReading,
  readSource,
  tableReading,
  type JsonReaders,
  type SourceFile,
  type SourceOptions,
  type SourceReading,
  type StreamedFile,
} from './source.ts'

/** What reading one file came to. */
export type FileReading =
  | SourceReading
  | { readonly kind: 'problem'; readonly problem: ReadProblem }
  | { readonly kind: 'cancelled' }

/** Hears how many bytes were looked at and how many rows they gave; false ends the reading. */
export type OnBytes = (done: number, rows: number) => boolean

/** Smaller files are read whole: that is quick enough, and it is the reference. */
export const streamedFrom = 1 << 20

/** How long other work may have to wait, ms. */
const stretch = 40

/**
 * Reads one file of any known kind into a builder: large ones as their bytes come where they are plain exports or
 * tables, else whole.
 */
export async function readFile(
  source: SourceFile | StreamedFile,
  builder: TableBuilder,
  readers: JsonReaders,
  options: SourceOptions,
  onBytes: OnBytes,
  from = streamedFrom,
): Promise<FileReading> {
  const size = sizeOf(source)
  const loads = size > longestText || !mayHoldLoads(await headOf(source)) ? null : await rawLoadsOf(source, options)
  if (loads !== null) return readLoads(source.name, loads, builder, readers, options)
  if (size >= from && (options.encoding ?? 'utf-8') === 'utf-8') {
    const restore = builder.remember()
    const read = await readAsItComes(source, builder, readers, options, onBytes)
    if (read !== null) return read
    restore()
  }
  if (size > longestText)
    return { kind: 'problem', problem: { says: tooLarge(source.name, size), file: source.name, line: null } }
  if (!onBytes(0, 0)) return { kind: 'cancelled' }
  return readSource({ name: source.name, bytes: await wholeOf(source) }, builder, readers.whole, options)
}

async function rawLoadsOf(
  source: SourceFile | StreamedFile,
  options: SourceOptions,
): Promise<readonly RawLoad[] | null> {
  const content = decodeBytes(await wholeOf(source), source.name, options.encoding)
  return content.kind === 'text' ? rawLoadsIn(content.text, source.name) : null
}

/** Reads the loads of one file, each an export of its own, into one reading. */
function readLoads(
  file: string,
  loads: readonly RawLoad[],
  builder: TableBuilder,
  readers: JsonReaders,
  options: SourceOptions,
): FileReading {
  let values = 0
  const warnings: Warning[] = []
  for (const { name, text } of loads) {
    const reading = readers.whole(text, name, builder, options.currency ?? null)
    if (reading.kind === 'problem') return { kind: 'problem', problem: reading.problem }
    if (reading.kind === 'read') values += reading.entries
    warnings.push(...reading.warnings)
  }
  return exportReading(file, { kind: 'read', entries: values, warnings })
}

/** A file's first bytes. */
async function headOf(source: SourceFile | StreamedFile): Promise<Uint8Array> {
  for await (const chunk of chunksOf(source)) return chunk
  return new Uint8Array()
}

/** Reads a file as its bytes come; null where it has to be read whole, with the builder left to be taken back. */
async function readAsItComes(
  source: SourceFile | StreamedFile,
  builder: TableBuilder,
  readers: JsonReaders,
  options: SourceOptions,
  onBytes: OnBytes,
): Promise<FileReading | null> {
  let stream: ReturnType<typeof streamFor> = null
  let done = 0
  let reserved = false
  const start = builder.length
  let since = performance.now()
  for await (const piece of inPieces(chunksOf(source))) {
    if (done === 0) stream = streamFor(piece, source.name, builder, readers, options)
    if (stream === null || !stream.feed(piece)) return null
    done += piece.length
    // Rows are much alike: a table that is made large enough at once need not be moved.
    if (!reserved && builder.length - start > 1000) {
      builder.reserve(Math.ceil((builder.length - start) * (sizeOf(source) / done - 1) * 1.02))
      reserved = true
    }
    if (!onBytes(done, stream.rows())) return { kind: 'cancelled' }
    if (performance.now() - since < stretch) continue
    await pause()
    since = performance.now()
  }
  return stream?.finish() ?? null
}

interface Stream {
  readonly rows: () => number
  readonly feed: (piece: Uint8Array) => boolean
  readonly finish: () => FileReading | null
}

/** The reader that a file's first bytes speak for; null where none reads as bytes come. */
function streamFor(
  head: Uint8Array,
  file: string,
  builder: TableBuilder,
  readers: JsonReaders,
  options: SourceOptions,
): Stream | null {
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  let at = marked
  while (head[at] === 32 || head[at] === 9 || head[at] === 10 || head[at] === 13) at += 1
  if (head[at] === 0x7b || head[at] === 0x5b) return jsonStream(file, builder, readers, options)
  const rows = new RowStream(file, builder, options)
  return {
    rows: () => rows.rows,
    feed: (piece) => rows.feed(piece),
    finish: () => {
      const read = rows.finish()
      return read === null ? null : tableReading(file, read.format, read.reading)
    },
  }
}

/** Reads entries into the builder, or passes rows on to the reader of tables. */
function jsonStream(file: string, builder: TableBuilder, readers: JsonReaders, options: SourceOptions): Stream {
  const stream = readers.stream(file, builder, options.currency ?? null)
  const rows = new RecordRows(file, builder, options)
  return {
    rows: () => stream.rows,
    feed: (piece) => stream.feed(piece) && rows.add(stream.take()),
    finish: () => {
      const reading = stream.finish()
      if (reading?.kind === 'records') return tableReading(file, 'JSON rows', rows.finish())
      return reading?.kind === 'read' ? exportReading(file, reading) : reading
    },
  }
}

/** A file's size in bytes. */
export function sizeOf(source: SourceFile | StreamedFile): number {
  return 'bytes' in source ? source.bytes.length : source.size
}

function chunksOf(source: SourceFile | StreamedFile): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return 'bytes' in source ? [source.bytes] : source.open()
}

async function wholeOf(source: SourceFile | StreamedFile): Promise<Uint8Array> {
  if ('bytes' in source) return source.bytes
  const whole = new Uint8Array(source.size)
  let at = 0
  for await (const chunk of source.open()) {
    whole.set(chunk.subarray(0, whole.length - at), at)
    at += chunk.length
  }
  return whole.subarray(0, at)
}

function tooLarge(file: string, size: number): string {
  return (
    `${file} is ${sizeWords(size)}. Above ${sizeWords(longestText)} a file can be read when it is an export as JSON, ` +
    'or a CSV or TSV, in UTF-8 and whole; this one is not. Export it again, or split it by period.'
  )
}

/** Lets messages (a cancel) be heard. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
