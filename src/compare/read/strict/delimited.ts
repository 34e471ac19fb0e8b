import type { Cell, Grid, RowVisitor } from '#src/compare/read/layout/grid.ts'

/** The delimiters that are detected. */
export const delimiters = [',', ';', '\t', '|'] as const

/** A delimiter of a text table. */
export type Delimiter = (typeof delimiters)[number]

const names: Readonly<Record<Delimiter, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

/** How a delimited text is to be taken: its delimiter, and where its rows begin. */
export interface Delimiting {
  readonly delimiter: Delimiter
  readonly start: number
  readonly firstLine: number
}

/** Finds a text's delimiter, unless it is given: Excel's own first line `sep=;` settles it, else the first rows do. */
export function delimitingOf(text: string, delimiter?: Delimiter): Delimiting {
  const stated = /^sep=(.)\r?\n/i.exec(text)
  const known = delimiters.find((one) => one === stated?.[1])
  return {
    delimiter: delimiter ?? known ?? detectDelimiter(text),
    start: stated === null ? 0 : stated[0].length,
    firstLine: stated === null ? 1 : 2,
  }
}

/** A CSV or TSV text as a grid (RFC 4180, any line ends); the delimiter is detected unless given. */
export function delimitedGrid(text: string, file: string, encoding: string, chosen?: Delimiter): Grid {
  const { delimiter, start, firstLine } = delimitingOf(text, chosen)
  return {
    file,
    format: `${delimiter === '\t' ? 'TSV' : 'CSV'}, ${names[delimiter]}, ${encoding.toUpperCase()}`,
    decimalHint: delimiter === ';' ? ',' : null,
    strict: true,
    visit: (visitor) => scanDelimited(text, delimiter, visitor, start, firstLine),
  }
}

/** Chooses the delimiter under which the first rows agree best on a number of cells above one. */
export function detectDelimiter(text: string): Delimiter {
  let best: Delimiter = ','
  let bestScore = 0
  // Commas stand in numbers too, tabs hardly in anything: of two that fit alike the rarer one is meant.
  for (const delimiter of ['\t', ';', '|', ','] as const) {
    const widths = new Map<number, number>()
    let rows = 0
    scanDelimited(text.slice(0, 200_000), delimiter, (cells) => {
      if (cells.length > 1 || cells[0] !== '') {
        widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
        rows += 1
      }
      return rows < 60
    })
    const isTab = delimiter === '\t' && [...widths].some(([width, count]) => width > 1 && count >= rows * 0.9)
    if (isTab && rows > 1) return delimiter
    for (const [width, count] of widths) {
      const score = width < 2 ? 0 : (count / rows) * (1 + Math.min(width, 20) / 100)
      if (score > bestScore) {
        best = delimiter
        bestScore = score
      }
    }
  }
  return best
}

/**
 * Visits every row of a delimited text; cells are slices of it, quotes undone. A quote left open runs to the end of the
 * text, and the visitor is told.
 */
export function scanDelimited(text: string, delimiter: string, visitor: RowVisitor, start = 0, firstLine = 1): void {
  const separator = delimiter.charCodeAt(0)
  const length = text.length
  const cells: Cell[] = []
  let at = start
  let line = firstLine
  while (at < length) {
    const rowLine = line
    let count = 0
    let open = false
    for (;;) {
      if (text.charCodeAt(at) === 34) {
        let from = at + 1
        let value = ''
        for (;;) {
          const quote = text.indexOf('"', from)
          const end = quote < 0 ? length : quote
          value += text.slice(from, end)
          at = end + 1
          open = quote < 0
          if (open || text.charCodeAt(at) !== 34) break
          value += '"'
          from = at + 1
        }
        for (let seen = value.indexOf('\n'); seen >= 0; seen = value.indexOf('\n', seen + 1)) line += 1
        // What follows a closing quote up to the next delimiter belongs to the cell, as spreadsheets read it.
        let end = at
        while (end < length && !endsCell(text.charCodeAt(end), separator)) end += 1
        cells[count] = end > at ? value + text.slice(at, end) : value
        at = end
      } else {
        let end = at
        while (end < length && !endsCell(text.charCodeAt(end), separator)) end += 1
        cells[count] = text.slice(at, end)
        at = end
      }
      count += 1
      if (at < length && text.charCodeAt(at) === separator) {
        at += 1
        if (at < length) continue
        cells[count] = ''
        count += 1
      }
      break
    }
    if (at < length) {
      const end = text.charCodeAt(at)
      at += end === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1
      line += 1
    }
    cells.length = count
    if (visitor(cells, rowLine, open) === false) return
  }
}

function endsCell(code: number, separator: number): boolean {
  return code === separator || code === 10 || code === 13
}
