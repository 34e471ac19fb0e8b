import type { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { ReadProblem, Warning } from '#src/domain/table/table.ts'
import type { Mapping } from './layout/columns.ts'
import type { LeftOutLine } from './layout/left-out-lines.ts'
import type { MeantBy } from './layout/layout.ts'
import { decodeBytes, type Encoding } from './strict/decode.ts'
import { delimitedGrid, type Delimiter } from './strict/delimited.ts'
import { gridOfRecords, type Grid } from './layout/grid.ts'
import { hasHtmlTable, htmlGrid } from './strict/html-table.ts'
import type { ColumnReading } from './strict/number-column.ts'
import type { ReadOptions } from './read-options.ts'
import { readTabular, type TabularReading } from './strict/tabular.ts'
import { workbookGrid } from './strict/workbook.ts'

/** A file or a paste, as bytes; a pasted text is UTF-8 encoded first. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** How it is to be read, where the analyst overrules what was detected. */
  readonly options?: SourceOptions
}

/** A file whose bytes come in pieces, from its beginning each time that it is opened. */
export interface StreamedFile {
  readonly name: string
  /** In bytes. */
  readonly size: number
  readonly open: () => AsyncIterable<Uint8Array>
  readonly options?: SourceOptions
}

/**
 * What a reader of JSON exports returns: values now in the builder, rows for the tabular reader, or a problem. The
 * API's layer supplies it.
 */
export type JsonReading =
  | { readonly kind: 'read'; readonly entries: number; readonly warnings: readonly Warning[] }
  | {
      readonly kind: 'records'
      readonly records: readonly Readonly<Record<string, unknown>>[]
      readonly warnings: readonly Warning[]
    }
  | { readonly kind: 'problem'; readonly problem: ReadProblem }

/** Reads a JSON export's text into a builder; `currency` is for values that name none. */
export type JsonFileReader = (text: string, file: string, builder: TableBuilder, currency: string | null) => JsonReading

/**
 * Reads a JSON export as its bytes come; `feed` and `finish` tell when it is not plainly one, and has to be read whole.
 */
export interface JsonStream {
  /** Entries read so far. */
  readonly rows: number
  readonly feed: (piece: Uint8Array) => boolean
  /** Rows for the tabular reader that came since the last time; none where entries go into the builder. */
  readonly take: () => readonly Readonly<Record<string, unknown>>[]
  /** What was read (rows were handed over before, and are not told again), or null. */
  readonly finish: () => JsonReading | null
}

/** The two ways of reading JSON exports, which the API's layer supplies: whole and strict, or as the bytes come. */
export interface JsonReaders {
  readonly whole: JsonFileReader
  readonly stream: (file: string, builder: TableBuilder, currency: string | null) => JsonStream
}

/** How a file is to be read, where the analyst overrules what was detected. */
export interface SourceOptions extends ReadOptions {
  readonly encoding?: Encoding
  readonly delimiter?: Delimiter
  readonly sheet?: string
}

/** What a file turned out to be, for the analyst to check. */
export interface SourceReading {
  readonly kind: 'read'
  readonly file: string
  readonly format: string
  readonly values: number
  readonly columns: readonly ColumnReading[]
  readonly mapping: Mapping
  /** Whether a column's meaning was said by the analyst, by its header, or by what it holds. */
  readonly meantBy: Readonly<Record<string, MeantBy>>
  /** Whether it names deals beside the people. */
  readonly listsDeals: boolean
  /** Lines that were left out, since they are no rows of people. */
  readonly leftOut: readonly LeftOutLine[]
  /** The cells of a last line that lacks its end; null where it is whole. */
  readonly endsShort: readonly string[] | null
  readonly warnings: readonly Warning[]
}

/** What is known of columns and lines where there are none. */
const noTable = { mapping: {}, meantBy: {}, listsDeals: false, leftOut: [], endsShort: null } as const

/** Reads one file of any known kind into a builder: JSON export, CSV or TSV, XLSX, HTML table. */
export function readSource(
  source: SourceFile,
  builder: TableBuilder,
  readJson: JsonFileReader,
  options: SourceOptions = {},
): SourceReading | { readonly kind: 'problem'; readonly problem: ReadProblem } {
  const file = source.name
  const problem = (says: string, line: number | null = null) => ({
    kind: 'problem' as const,
    problem: { says, file, line },
  })
  const content = decodeBytes(source.bytes, file, options.encoding)
  if (content.kind === 'unreadable') return problem(content.says)
  if (content.kind === 'workbook') {
    const grid = workbookGrid(source.bytes, file, options.sheet)
    return 'says' in grid ? problem(grid.says) : readGrid(grid, builder, options)
  }
  const { text } = content
  if (hasHtmlTable(text) && !/\.json$/i.test(file)) {
    const grid = htmlGrid(text, file)
    if (grid !== null) return readGrid(grid, builder, options)
  }
  const start = /^\s*(.)/.exec(text.slice(0, 10_000))?.[1] ?? ''
  if (start === '{' || start === '[' || /\.json$/i.test(file)) {
    const reading = readJson(text, file, builder, options.currency ?? null)
    if (reading.kind === 'problem') return reading
    if (reading.kind === 'read') return exportReading(file, reading)
    if (reading.records.length === 0) {
      builder.startFile(file)
      return {
        kind: 'read',
        file,
        format: 'JSON rows',
        values: 0,
        columns: [],
        ...noTable,
        warnings: [...reading.warnings, { file, says: `${file} holds no entries.` }],
      }
    }
    const read = readGrid(gridOfRecords(file, reading.records), builder, options)
    return read.kind === 'read' ? { ...read, warnings: [...reading.warnings, ...read.warnings] } : read
  }
  if (start === '<')
    return problem(
      `${file} is an HTML page without a table: often a login page ` +
        'or a gateway’s error page saved in place of the export.',
      1,
    )
  return readGrid(delimitedGrid(text, file, content.encoding, options.delimiter), builder, options)
}

function readGrid(
  grid: Grid,
  builder: TableBuilder,
  options: ReadOptions,
): SourceReading | { readonly kind: 'problem'; readonly problem: ReadProblem } {
  return tableReading(grid.file, grid.format, readTabular(grid, builder, options))
}

/** What a table that was read turned out to be. */
export function tableReading(
  file: string,
  format: string,
  read: TabularReading,
): SourceReading | { readonly kind: 'problem'; readonly problem: ReadProblem } {
  if (read.kind === 'problem') return read
  return {
    kind: 'read',
    file,
    format: `${format}, ${read.layout}`,
    values: read.values,
    columns: read.columns,
    mapping: read.mapping,
    meantBy: read.meantBy,
    listsDeals: read.listsDeals,
    leftOut: read.leftOut,
    endsShort: read.endsShort,
    warnings: read.warnings,
  }
}

/** What a JSON export whose entries are in the builder turned out to be. */
export function exportReading(file: string, reading: Extract<JsonReading, { kind: 'read' }>): SourceReading {
  return {
    kind: 'read',
    file,
    format: 'JSON export',
    values: reading.entries,
    columns: [],
    ...noTable,
    warnings: reading.warnings,
  }
}
