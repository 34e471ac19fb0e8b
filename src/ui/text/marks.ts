/** A span of a text to be marked, in UTF-16 code units, end exclusive. */
export interface TextMark {
  readonly start: number
  readonly end: number
}

/** A stretch of text, marked or not. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
  /** Where it starts in the whole text. */
  readonly start: number
}

/** Clips marks to the text, drops empty ones and joins those that overlap or touch; ascending. */
export function tidyMarks(length: number, marks: readonly TextMark[]): readonly TextMark[] {
  const inside = marks
    .map(({ start, end }) => ({ start: Math.max(0, Math.min(length, start)), end: Math.max(0, Math.min(length, end)) }))
    .filter(({ start, end }) => end > start)
    .toSorted((a, b) => a.start - b.start)
  const tidy: TextMark[] = []
  for (const mark of inside) {
    const last = tidy.at(-1)
    if (last !== undefined && mark.start <= last.end)
      tidy[tidy.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) }
    else tidy.push(mark)
  }
  return tidy
}

/** Cuts a text at its marks; the pieces joined are the text again. */
export function cutAtMarks(text: string, marks: readonly TextMark[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of tidyMarks(text.length, marks)) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false, start: at })
    pieces.push({ text: text.slice(start, end), marked: true, start })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false, start: at })
  return pieces
}

/** Where each quote first stands in a text; quotes that are not in it are left out. */
export function findQuotes(text: string, quotes: readonly string[]): readonly TextMark[] {
  return quotes.flatMap((quote) => {
    const start = quote === '' ? -1 : text.indexOf(quote)
    return start < 0 ? [] : [{ start, end: start + quote.length }]
  })
}
