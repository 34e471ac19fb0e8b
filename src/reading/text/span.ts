/** A stretch of a text, in UTF-16 code units, the end excluded. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether one stretch lies within another. */
export function isInside(part: Span, whole: Span): boolean {
  return part.start >= whole.start && part.end <= whole.end
}

/** The index of the first of several spans, in order of place, that starts at or after a place. */
export function firstFrom(spans: readonly Span[], place: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}
