// Made once: making a format costs more than using it a hundred times.
const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** A number of things, in groups of three digits: `1,234`. */
export function grouped(count: number): string {
  return format.format(count)
}

/** The word for one thing or for any other number of them; `many` is `one` with an s unless given. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many
}

/** A number with the word for that many: `1 row`, `1,234 rows`. */
export function counted(count: number, one: string, many?: string): string {
  return `${grouped(count)} ${plural(count, one, many)}`
}

/** Names as a sentence lists them: `a`, `a and b`, `a, b and c`; empty for none. */
export function listOf(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`
}
