/** One cell as its file holds it: text, or a typed value from JSON or a workbook. */
export type Cell = string | number | boolean | null

/**
 * Hears of a row and its line (or row) number from 1, and stops by false. The array is reused: copy what is kept.
 * `open` says that a quote in the row is never closed, so that its last cell is all the rest of the text.
 */
export type RowVisitor = (cells: readonly Cell[], line: number, open?: boolean) => boolean | void

/** Rows of cells under their header, visited as often as needed; a visitor that returns false stops. */
export interface Grid {
  readonly file: string
  /** How it was read, for people: `CSV, comma, UTF-8`. */
  readonly format: string
  /** Visits every row, header included. */
  readonly visit: (visitor: RowVisitor) => void
  /** What the delimiter suggests of the decimal mark: a semicolon goes with decimal commas. */
  readonly decimalHint: '.' | ',' | null
  /** Whether ragged rows are errors (delimited text) or normal (workbooks, web tables, records). */
  readonly strict: boolean
}

/** A grid from rows already held. */
export function gridOf(file: string, format: string, rows: readonly (readonly Cell[])[]): Grid {
  return {
    file,
    format,
    decimalHint: null,
    strict: false,
    visit: (visitor) => {
      for (let at = 0; at < rows.length; at += 1) if (visitor(rows[at] ?? [], at + 1) === false) return
    },
  }
}

/** A JSON value as a cell. */
export function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  // `currency: {code, symbol}` is the one nested value that exports are known to hold.
  if (typeof value === 'object' && 'code' in value) return cellOf(value.code)
  return JSON.stringify(value)
}

/** A grid from named cells: the header is every name met, in order. */
export function gridOfRecords(file: string, records: readonly Readonly<Record<string, unknown>>[]): Grid {
  const names = new Set<string>()
  for (const record of records) for (const name in record) names.add(name)
  const header = [...names]
  return {
    file,
    format: 'JSON rows',
    decimalHint: null,
    strict: false,
    visit: (visitor) => {
      if (visitor(header, 0) === false) return
      let line = 0
      const cells: Cell[] = header.map(() => null)
      for (const record of records) {
        line += 1
        for (let at = 0; at < header.length; at += 1) cells[at] = cellOf(record[header[at] ?? ''])
        if (visitor(cells, line) === false) return
      }
    },
  }
}
