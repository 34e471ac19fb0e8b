import type { PictureBox } from '#src/pictures/word.ts'

/** Why a cell is to be looked at before it is used. */
export const markKinds = ['differs', 'unsure', 'letters', 'form', 'total', 'unread'] as const

/** Why a cell is to be looked at before it is used. */
export type MarkKind = (typeof markKinds)[number]

/** What is said of a mark, for a cell of that kind. */
export const markWords: Readonly<Record<MarkKind, string>> = {
  differs: 'Two readings of it differ.',
  unsure: 'The reading is unsure of it.',
  letters: 'Letters in it were taken for digits.',
  form: 'It is not made as the other numbers of its column.',
  total: 'The column does not add up to its total.',
  unread: 'Something stands here that could not be read.',
}

/** A cell as it was read. */
export interface PictureCell {
  readonly text: string
  /** What its readings gave, best first; one where they agree. */
  readonly readings: readonly string[]
  /** Where it stands in the picture; of an empty cell where it would. */
  readonly box: PictureBox
  readonly marks: readonly MarkKind[]
}

/** A grid as it was read from a picture. */
export interface PictureTable {
  /** One for each column; its text is empty where nothing stands there. */
  readonly header: readonly PictureCell[]
  readonly rows: readonly (readonly PictureCell[])[]
  /** Whether a column holds numbers. */
  readonly isNumeric: readonly boolean[]
  /** The row that adds up the others; −1 for none. */
  readonly totalRow: number
  /** What stands above the grid, line by line: its title, its period. */
  readonly above: readonly string[]
}

/** The places of cells to look at, by rows. */
export function markedCells({ rows }: PictureTable): { readonly row: number; readonly column: number }[] {
  return rows.flatMap((cells, row) => cells.flatMap(({ marks }, column) => (marks.length > 0 ? [{ row, column }] : [])))
}

/** The table as CSV, as the comparison reads any other; rows without a number are left out. */
export function tableCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [header, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('')
}
