const units = ['B', 'kB', 'MB'] as const

/** Which unit a size is told in, in steps of 1000, and its number in that unit. */
function scaled(size: number): { readonly at: number; readonly value: number } {
  let at = 0
  let value = Math.round(size)
  while (at + 1 < units.length && value >= (at === 0 ? 1000 : 999.5)) {
    value /= 1000
    at += 1
  }
  return { at, value }
}

/** A tenth is told below 10 kB and below 100 MB. */
function digitsOf(at: number, value: number): number {
  return at > 0 && value < (at === 1 ? 9.95 : 99.95) ? 1 : 0
}

/**
 * A size in bytes (or in characters of plain text) as people say it: `171 B`, `1.2 kB`, `12 kB`, `10.5 MB`, `120 MB`.
 */
export function sizeWords(size: number): string {
  const { at, value } = scaled(size)
  return `${value.toFixed(digitsOf(at, value))} ${units[at] ?? ''}`
}

/** How much of a size is done, both in the unit of the whole: `1.4 of 10.5 MB`. */
export function sizeDone(done: number, whole: number): string {
  const { at, value } = scaled(whole)
  return `${(done / 1000 ** at).toFixed(digitsOf(at, value))} of ${sizeWords(whole)}`
}
