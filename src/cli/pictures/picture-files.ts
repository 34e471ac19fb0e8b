import type { SourceFile } from '#src/compare/read/source.ts'
import type { Warning } from '#src/domain/table/table.ts'
import { amount } from '#src/domain/words/amount.ts'
import { counted } from '#src/domain/words/count.ts'
import { readingDoubts, type TwoValues } from '#src/pictures/doubts.ts'
import type { PictureEngine } from '#src/pictures/engine/engine.ts'
import type { GrayPicture } from '#src/pictures/engine/gray.ts'
import { readGrayPng } from '#src/pictures/engine/read-png.ts'
import { mostPixels, readPicture, readTable } from '#src/pictures/read-picture.ts'
import { markWords, tableCsv, type PictureTable } from '#src/pictures/table/picture-table.ts'
import { errorTexts } from '#src/pictures/text/error-text.ts'

/** A picture's grid as a file that is compared as any other, and what is to be looked at in it. */
export interface PictureFile {
  readonly file: SourceFile
  readonly warnings: readonly Warning[]
}

/** Reads a picture of a grid, or says in a sentence why it cannot. */
export async function readPictureFile(
  { name, bytes }: SourceFile,
  start: () => Promise<PictureEngine>,
): Promise<PictureFile | string> {
  const engine = await start()
  const picture = grayPicture(bytes, engine)
  if (typeof picture === 'string') return `${name} ${picture}`
  const { table } = readTable(picture, engine, () => {})
  if (table === null)
    return (
      `${name} shows no grid of names and numbers that could be read; ` +
      'type them into a file, or take a larger picture.'
    )
  const text = tableCsv(textsIn(table.header), table.rows.map(textsIn))
  return { file: { name, bytes: new TextEncoder().encode(text) }, warnings: pictureWarnings(name, table) }
}

/** Reads a picture of an error: its texts, the surest first; or says why it cannot. */
export function pictureTexts(bytes: Uint8Array, engine: PictureEngine): readonly string[] | string {
  const picture = grayPicture(bytes, engine)
  if (typeof picture === 'string') return picture
  const texts = errorTexts(readPicture(picture, engine, 'block', () => {}).readings)
  return texts.length === 0 ? 'shows no words that could be read.' : texts
}

/** Rows whose numbers may only have been read wrongly, as warnings; `rows` are those of the comparison. */
export function doubtWarnings(
  file: string,
  rows: Iterable<TwoValues & { readonly user: string; readonly field: string }>,
): Warning[] {
  return readingDoubts(rows).map(({ user, field, api, ui }) => ({
    file,
    says:
      `${user}, ${field}: ${amount(ui ?? 0, null)} was read from the picture, ` +
      `the export has ${amount(api ?? 0, null)}. ` +
      'Such signs are easily confused: look at the picture first.',
  }))
}

const textsIn = (cells: readonly { readonly text: string }[]): string[] => cells.map(({ text }) => text)

function grayPicture(bytes: Uint8Array, engine: PictureEngine): GrayPicture | string {
  const png = engine.grayPng(bytes)
  const picture = png === null ? null : readGrayPng(png)
  if (picture === null) return 'is damaged, or no picture that can be read.'
  return picture.width * picture.height > mostPixels ? 'is too large a picture (more than 34 million pixels).' : picture
}

function pictureWarnings(file: string, table: PictureTable): Warning[] {
  const marked = table.rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      if (cell.marks.length === 0) return []
      const title = table.header[column]?.text ?? ''
      const label = cells.find((_, at) => table.isNumeric[at] !== true)?.text.replaceAll('\n', ' ') ?? ''
      const place = [column === 0 ? '' : label, title].filter((part) => part !== '').join(', ')
      const read = cell.readings.length > 1 ? ` It was read as ${cell.readings.join(' and as ')}.` : ''
      return [
        {
          file,
          line: row + 2,
          says: `${place === '' ? `Line ${row + 2}` : place}: “${cell.text}” in the picture is unsure. ${
            markWords[cell.marks[0] ?? 'unsure']
          }${read}`,
        },
      ]
    }),
  )
  const says =
    'The screen’s side was read from a picture, so that no cause is confirmed; ' +
    `${marked.length === 0 ? 'nothing in it was unsure' : `${counted(marked.length, 'cell is', 'cells are')} unsure`}.`
  return [{ file, says }, ...marked]
}
