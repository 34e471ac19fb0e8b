import { gridOf, type Grid } from '#src/compare/read/layout/grid.ts'

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: ' ',
  euro: '€',
  pound: '£',
  yen: '¥',
  mdash: '—',
  ndash: '–',
  minus: '−',
  thinsp: ' ',
}

/**
 * Reads the largest table of an HTML fragment (as browsers put on the clipboard), tolerant of missing end tags; null
 * when there is none.
 */
export function htmlGrid(html: string, file: string): Grid | null {
  const tables = html.split(/<table\b/i).slice(1)
  const read = tables.map((table) => rowsOf(table.split(/<\/table\s*>/i)[0] ?? ''))
  const largest = read.reduce<string[][]>((best, rows) => (rows.length > best.length ? rows : best), [])
  return largest.length === 0 ? null : gridOf(file, 'HTML table', largest)
}

/** Whether a text is HTML with a table in it, such as a pasted fragment. */
export function hasHtmlTable(text: string): boolean {
  return /^\s*</.test(text) && /<table\b/i.test(text) && /<t[dh]\b/i.test(text)
}

function rowsOf(table: string): string[][] {
  const body = table.replace(/<!--[\s\S]*?-->/g, '').replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
  return body
    .split(/<tr\b[^>]*>/i)
    .slice(1)
    .map(cellsOf)
    .filter((cells) => cells.length > 0)
}

function cellsOf(row: string): string[] {
  const cells: string[] = []
  for (const match of row.matchAll(/<t[dh]\b([^>]*)>([\s\S]*?)(?=<\/?t[dhr]\b|<\/(?:table|tbody|thead|tfoot)\b|$)/gi)) {
    const span = Number(/colspan\s*=\s*["']?(\d+)/i.exec(match[1] ?? '')?.[1] ?? 1)
    const text = plain(match[2] ?? '')
    for (let copy = 0; copy < Math.min(span, 100); copy += 1) cells.push(text)
  }
  return cells
}

function plain(html: string): string {
  return html
    .replace(/<br\b[^>]*>|<\/(?:div|p|li)>/gi, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replace(/\s+/g, ' ')
    .trim()
}
