import type { LeftOutRow } from '#src/compare/pair/left-out.ts'
import type { LeftOutLine } from '#src/compare/read/layout/left-out-lines.ts'
import type { SourceReading } from '#src/compare/read/source.ts'
import { counted } from '#src/domain/words/count.ts'

/** A row that was left out, as the page lists it. */
export interface ShownLeftOut {
  readonly file: string
  readonly line: number
  readonly text: string
  readonly why: string
  /** By what it is counted as a person; null where no number stands on it. */
  readonly key: string | null
}

const reasons: Readonly<Record<LeftOutRow['is'] | LeftOutLine['is'], string>> = {
  sum: 'adds up other rows',
  empty: 'holds no number',
  sentence: 'is a sentence or a date',
  total: 'is called a total',
  title: 'stands above the header',
  ragged: 'has not as many cells as the header',
}

/** Every row that was left out of a comparison, by file and line. */
export function leftOutRows(
  rows: readonly LeftOutRow[],
  files: readonly Pick<SourceReading, 'file' | 'leftOut'>[],
): readonly ShownLeftOut[] {
  const order = new Map(files.map(({ file }, at) => [file, at]))
  const read = files.flatMap(({ file, leftOut }) =>
    leftOut.map(({ line, text, is }) => ({ file, line, text, why: reasons[is], key: is === 'total' ? text : null })),
  )
  const paired = rows.map(({ file, line, name, is, key }) => ({
    file,
    line,
    text: name,
    why: reasons[is],
    key: is === 'empty' ? null : key,
  }))
  return [...read, ...paired].toSorted(
    (one, other) => (order.get(one.file) ?? 0) - (order.get(other.file) ?? 0) || one.line - other.line,
  )
}

/** How many rows were left out, and how many were counted after all. */
export function leftOutWords(left: number, taken: number): string {
  return [
    ...(left === 0 ? [] : [`${counted(left, 'row')} left out, since ${left === 1 ? 'it is' : 'they are'} nobody’s`]),
    ...(taken === 0 ? [] : [`${taken} counted as ${taken === 1 ? 'a person' : 'people'}, as you said`]),
  ].join(' · ')
}
