import { linesOf, textOfWords, type WordRun, type TextLine } from '#src/pictures/lines.ts'
import { boxAround, medianOf, type PictureBox, type PictureWord } from '#src/pictures/word.ts'
import { numberText } from './number-text.ts'

/** Where a grid's columns and rows are, and its texts; the first line may be its header. */
export interface WordGrid {
  readonly columns: readonly { readonly x0: number; readonly x1: number; readonly isNumeric: boolean }[]
  readonly header: readonly (readonly PictureWord[])[] | null
  readonly headerBox: PictureBox | null
  readonly rows: readonly {
    readonly y0: number
    readonly y1: number
    readonly cells: readonly (readonly PictureWord[])[]
  }[]
  readonly above: readonly string[]
}

const isNumber = ({ text }: WordRun): boolean => numberText(text) !== null
const middle = ({ y0, y1 }: PictureBox): number => (y0 + y1) / 2

/** A line of a grid: something, and a number at the right of it. */
const isBodyLine = ({ runs }: TextLine): boolean => runs.length >= 2 && runs.slice(1).some(isNumber)

/** Finds the grid that most of a picture's numbers stand in; null where there is none of three lines or more. */
export function wordGridOf(words: readonly PictureWord[]): WordGrid | null {
  const lines = withLabels(linesOf(words))
  const body = largestBlock(lines.filter(isBodyLine))
  if (body.length < 3) return null
  const columns = columnsOf(body)
  const numeric = columns.filter(({ isNumeric }) => isNumeric)
  if (numeric.length === 0 || columns.length < 2) return null
  const pitch = pitchOf(body)
  const [top, bottom] = [body[0]?.box.y0 ?? 0, body.at(-1)?.box.y1 ?? 0]
  const over = lines.filter(({ box }) => middle(box) < top)
  const header = over.findLast((line) => isHeaderLine(line, columns, top, pitch))
  const rows = body.map(({ box, runs }) => ({
    y0: box.y0,
    y1: box.y1,
    cells: cellsIn(runs, columns),
  }))
  const loose = lines.filter(
    (line) =>
      !body.includes(line) && line !== header && middle(line.box) > top - pitch && middle(line.box) < bottom + pitch,
  )
  return {
    columns,
    header: header === undefined ? null : headerCells(header, columns),
    headerBox: header?.box ?? null,
    rows: withLooseLabels(rows, loose, columns, pitch),
    above: over.filter((line) => line !== header).map(({ runs }) => runs.map(({ text }) => text).join('   ')),
  }
}

/** Where names stand on two lines with their numbers between them: the lines of numbers, names and all. */
function withLabels(lines: readonly TextLine[]): readonly TextLine[] {
  const numbers = lines.filter(({ runs }) => runs.every(isNumber))
  if (numbers.length < 3) return lines
  const reach = pitchOf(numbers) * 0.48
  const labels = new Map<TextLine, TextLine[]>()
  for (const line of lines) {
    const apart = (one: TextLine): number => Math.abs(middle(one.box) - middle(line.box))
    const [nearest] = numbers.toSorted((a, b) => apart(a) - apart(b))
    if (nearest === undefined || line.runs.some(isNumber) || apart(nearest) > reach) continue
    if (line.box.x1 < nearest.box.x0) labels.set(nearest, [...(labels.get(nearest) ?? []), line])
  }
  const taken = [...labels.values()].flat()
  return lines
    .filter((line) => !taken.includes(line))
    .map((line) => {
      const own = labels.get(line) ?? []
      return own.length === 0 ? line : { ...line, runs: [...own.flatMap(({ runs }) => runs), ...line.runs] }
    })
}

/** The usual distance from one row to the next, in pixels. */
function pitchOf(lines: readonly TextLine[]): number {
  return medianOf(lines.slice(1).map(({ box }, at) => middle(box) - middle(lines[at]?.box ?? box)))
}

/** Splits lines where they stand far apart, and gives the block with the most numbers. */
function largestBlock(lines: readonly TextLine[]): readonly TextLine[] {
  const pitch = pitchOf(lines)
  const blocks: TextLine[][] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    const before = last?.at(-1)
    if (last === undefined || before === undefined || middle(line.box) - middle(before.box) > pitch * 2.6)
      blocks.push([line])
    else last.push(line)
  }
  const numbers = (block: readonly TextLine[]) => block.reduce((sum, { runs }) => sum + runs.filter(isNumber).length, 0)
  return blocks.toSorted((a, b) => numbers(b) - numbers(a))[0] ?? []
}

interface Interval {
  x0: number
  x1: number
  numbers: number
  all: number
}

/** The columns: what stands above one another. A run over two of them is of none. */
function columnsOf(body: readonly TextLine[]): WordGrid['columns'] {
  const most = medianOf(body.map(({ runs }) => runs.length))
  // Lines with as many cells as most say where columns are; a line in which two cells ran together would join them.
  const telling = body.filter(({ runs }) => runs.length >= most)
  let columns: Interval[] = []
  for (const run of telling.flatMap(({ runs }) => runs)) {
    const touching = columns.filter(({ x0, x1 }) => run.box.x0 < x1 && run.box.x1 > x0)
    const joined = touching.reduce(
      (sum, one) => ({
        x0: Math.min(sum.x0, one.x0),
        x1: Math.max(sum.x1, one.x1),
        numbers: sum.numbers + one.numbers,
        all: sum.all + one.all,
      }),
      { x0: run.box.x0, x1: run.box.x1, numbers: isNumber(run) ? 1 : 0, all: 1 },
    )
    columns = [...columns.filter((one) => !touching.includes(one)), joined]
  }
  return columns
    .filter(({ all }) => all * 4 >= telling.length || all >= 3)
    .toSorted((a, b) => a.x0 - b.x0)
    .map(({ x0, x1, numbers, all }) => ({ x0, x1, isNumeric: numbers * 2 > all }))
}

/** The words of each column on a line, each word in the column that it is in or nearest to. */
function cellsIn(runs: readonly WordRun[], columns: WordGrid['columns']): PictureWord[][] {
  const cells: PictureWord[][] = columns.map(() => [])
  for (const run of runs) {
    // A run that lies over one column alone stays together; one over several is shared out word by word.
    const over = columns.filter(({ x0, x1 }) => run.box.x0 < x1 && run.box.x1 > x0)
    for (const word of run.words) {
      const box = over.length > 1 ? word.box : run.box
      cells[nearestColumn(box, columns)]?.push(word)
    }
  }
  return cells
}

function nearestColumn({ x0, x1 }: PictureBox, columns: WordGrid['columns']): number {
  const apart = columns.map((column) => Math.max(0, column.x0 - x1, x0 - column.x1))
  const least = Math.min(...apart)
  if (least > 0) return apart.indexOf(least)
  const shared = columns.map((column) => Math.min(column.x1, x1) - Math.max(column.x0, x0))
  return shared.indexOf(Math.max(...shared))
}

/** A header: words right above the grid, none of them a number, as many as the grid has columns, or nearly. */
function isHeaderLine({ runs, box }: TextLine, columns: WordGrid['columns'], top: number, pitch: number): boolean {
  const texts = runs.filter((one) => !isNumber(one) && /\p{L}/u.test(one.text))
  return texts.length * 2 >= columns.length && runs.length >= 2 && top - middle(box) < pitch * 2.6
}

/** A header's words by column: by their order where there are as many as columns, else by where they stand. */
function headerCells({ runs }: TextLine, columns: WordGrid['columns']): readonly (readonly PictureWord[])[] {
  if (runs.length === columns.length) return runs.map(({ words }) => words)
  return cellsIn(runs, columns)
}

/** A name on two lines, or beside its numbers' line: joined to the row that it is nearest to. */
function withLooseLabels(
  rows: WordGrid['rows'],
  loose: readonly TextLine[],
  columns: WordGrid['columns'],
  pitch: number,
): WordGrid['rows'] {
  const labels = loose.filter(
    ({ runs, box }) =>
      runs.length === 1 && !runs.some(isNumber) && nearestColumn(box, columns) === 0 && columns[0]?.isNumeric === false,
  )
  return rows.map((row) => {
    const near = labels.filter(({ box }) => {
      const apart = (one: { readonly y0: number; readonly y1: number }) => Math.abs(middle(box) - (one.y0 + one.y1) / 2)
      return apart(row) < pitch * 0.5 && rows.every((other) => other === row || apart(other) > apart(row))
    })
    if (near.length === 0) return row
    const [first = [], ...others] = row.cells
    const words = [...first, ...near.flatMap(({ runs }) => runs.flatMap((one) => one.words))]
    const ordered = words.toSorted((a, b) => middle(a.box) - middle(b.box))
    return { ...row, cells: [ordered, ...others] }
  })
}

/** A cell's text: its words from left to right, line by line. */
export function wordsText(words: readonly PictureWord[]): string {
  return linesOf(words)
    .map(({ runs }) => textOfWords(runs.flatMap((one) => one.words)))
    .join('\n')
}

/** Where a cell is: around its words, or where they would stand. */
export function cellBox(grid: WordGrid, row: { readonly y0: number; readonly y1: number }, column: number): PictureBox {
  const words = grid.rows.find((one) => one.y0 === row.y0)?.cells[column] ?? []
  if (words.length > 0) return boxAround(words.map(({ box }) => box))
  const at = grid.columns[column] ?? { x0: 0, x1: 0 }
  return { x0: at.x0, x1: at.x1, y0: row.y0, y1: row.y1 }
}
