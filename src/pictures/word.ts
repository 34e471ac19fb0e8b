/** A rectangle of a picture, in its own pixels; the lower edge and the right one are outside. */
export interface PictureBox {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** A word as it was read: where it stands, and how sure the engine is of it, 0 to 100. */
export interface PictureWord {
  readonly text: string
  readonly confidence: number
  readonly box: PictureBox
}

/** The smallest rectangle around some; throws (a bug) for none. */
export function boxAround(boxes: readonly PictureBox[]): PictureBox {
  const [first, ...others] = boxes
  if (first === undefined) throw new Error('There is no rectangle around nothing.')
  return others.reduce(
    (all, one) => ({
      x0: Math.min(all.x0, one.x0),
      y0: Math.min(all.y0, one.y0),
      x1: Math.max(all.x1, one.x1),
      y1: Math.max(all.y1, one.y1),
    }),
    first,
  )
}

/** The middle value of some numbers; 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
