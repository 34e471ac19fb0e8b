/** A stretch of a sheet from top to bottom, in CSS px from its upper edge. */
export interface Stretch {
  readonly top: number
  readonly bottom: number
}

/** Where a sheet that is too tall for one picture is cut. */
export interface SheetBoxes {
  readonly height: number
  /** What must not be cut through: lines of text, pictures. */
  readonly whole: readonly Stretch[]
  /** Where a cut is best: before a section. */
  readonly sections: readonly number[]
  /** Where a cut is welcome: between cards, rows and paragraphs. */
  readonly welcome: readonly number[]
}

/** A page is filled at least so far before a welcome cut is preferred to a fuller page. */
const leastFilled = 0.6

/**
 * Cuts a sheet into pages of at most `most` px: before a section, else where a cut is welcome, else between two lines,
 * and through a line only where one line is taller than a page. The pages cover the sheet without gap or overlap.
 */
export function pageBreaks({ height, whole, sections, welcome }: SheetBoxes, most: number): readonly Stretch[] {
  const pages: Stretch[] = []
  let top = 0
  while (height - top > most) {
    const limit = top + most
    const free = (y: number) => whole.every((box) => y <= box.top || y >= box.bottom)
    const within = (y: number, least: number) => y > least && y <= limit && free(y)
    const [good = []] = [sections, welcome]
      .map((places) => places.filter((y) => within(y, top + most * leastFilled)))
      .filter((places) => places.length > 0)
    const possible = [limit, ...whole.flatMap((box) => [box.top, box.bottom])].filter((y) => within(y, top))
    const bottom = good.length > 0 ? Math.max(...good) : possible.length > 0 ? Math.max(...possible) : limit
    pages.push({ top, bottom })
    top = bottom
  }
  return [...pages, { top, bottom: height }]
}
