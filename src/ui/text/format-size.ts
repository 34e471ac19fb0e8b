/** A size as people say it: `12 kB`, `10.5 MB`. In bytes, or in characters of plain text. */
export function sizeWords(size: number): string {
  return size < 1_000_000 ? `${Math.max(1, Math.round(size / 1000))} kB` : `${(size / 1_000_000).toFixed(1)} MB`
}
