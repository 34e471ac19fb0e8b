const units = ['B', 'kB', 'MB', 'GB'] as const

/**
 * A size in bytes (or in characters of plain text) as people say it, in steps of 1000: `171 B`, `1.2 kB`, `12 kB`,
 * `10.5 MB`, `120 MB`. A tenth is told below 10 kB and, of MB and GB, below a hundred.
 */
export function sizeWords(size: number): string {
  let at = 0
  let value = Math.round(size)
  while (at + 1 < units.length && value >= (at === 0 ? 1000 : 999.5)) {
    value /= 1000
    at += 1
  }
  const digits = at > 0 && value < (at === 1 ? 9.95 : 99.95) ? 1 : 0
  return `${value.toFixed(digits)} ${units[at] ?? ''}`
}
