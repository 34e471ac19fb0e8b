/** A line of a file that is no row of a person: a title above the header, a total, a line with too few cells. */
export interface LeftOutLine {
  readonly line: number
  /** What stands in it first. */
  readonly text: string
  readonly is: 'title' | 'total' | 'ragged'
}

/** So many lines of a kind are listed one by one. */
export const mostLinesListed = 50

/** A cell's text as it is listed. */
export function listedText(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 80)
}
