import { unzipSync } from 'fflate'
import { gridOf, type Cell, type Grid } from '#src/compare/read/layout/grid.ts'
import { isoDay } from '#src/domain/words/moment.ts'

/** The most that a workbook's parts may unpack to, in bytes: enough for a million rows, too little for a zip bomb. */
const largestPart = 1.5e9

const wantedPattern = new RegExp(
  String.raw`^xl/(workbook\.xml|_rels/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml` +
    String.raw`|worksheets/[^/]+\.xml)$`,
  'i',
)

/**
 * Reads a sheet of an XLSX workbook (Office Open XML, ECMA-376): the one named, else the one with most rows. Says
 * why when it cannot.
 */
export function workbookGrid(bytes: Uint8Array, file: string, sheet?: string): Grid | { readonly says: string } {
  let parts: Readonly<Record<string, Uint8Array>>
  let size = 0
  try {
    parts = unzipSync(bytes, {
      filter: (part) => {
        const wanted = wantedPattern.test(part.name)
        size += wanted ? part.originalSize : 0
        return wanted && size <= largestPart
      },
    })
  } catch {
    return { says: `${file} starts like a workbook or zip, but is damaged: it could not be unpacked.` }
  }
  if (size > largestPart)
    return { says: `${file} unpacks to more than ${largestPart / 1e9} GB. Export the table as CSV.` }
  const decoder = new TextDecoder()
  const part = (name: string): string => {
    const found = Object.keys(parts).find((one) => one.toLowerCase() === name.toLowerCase())
    return found === undefined ? '' : decoder.decode(parts[found])
  }
  const book = part('xl/workbook.xml')
  if (book === '') return { says: `${file} is a zip file, but no Excel workbook (.xlsx).` }
  const targets = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, ''),
    ]),
  )
  const sheets = [...book.matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => ({
    name: unescape(attribute(tag, 'name')),
    path: targets.get(attribute(tag, 'r:id')) ?? '',
  }))
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<si>([\s\S]*?)<\/si>|<si\/>/g)].map((match) =>
    richText(match[1] ?? ''),
  )
  const formats = cellFormats(part('xl/styles.xml'))
  const base1904 = /<workbookPr\b[^>]*date1904="(?:1|true)"/.test(book)
  const chosen = sheets.filter((one) => sheet === undefined || one.name === sheet)
  const read = chosen.map((one) => ({
    name: one.name,
    rows: sheetRows(part(`xl/${one.path}`), strings, formats, base1904),
  }))
  const best = read.reduce((a, b) => (b.rows.length > a.rows.length ? b : a), read[0] ?? { name: '', rows: [] })
  if (best.rows.length === 0) return { says: `${file} has no rows in any of its sheets.` }
  return gridOf(file, `XLSX, sheet ${best.name}`, best.rows)
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1] ?? ''
}

function unescape(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:lt|gt|quot|apos|amp|#(\d+)|#x([\da-f]+));/gi, (entity, decimal?: string, hex?: string) => {
    if (decimal !== undefined || hex !== undefined)
      return String.fromCodePoint(
        Math.min(decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '0', 16), 0x10ffff),
      )
    return { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }[entity.toLowerCase()] ?? '&'
  })
}

function richText(xml: string): string {
  const withoutPhonetics = xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '')
  return [...withoutPhonetics.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)]
    .map((match) => unescape(match[1] ?? ''))
    .join('')
}

/** What a number format makes of a number, as far as the comparison cares. */
interface CellFormat {
  readonly percent: boolean
  readonly date: boolean
  /** The currency mark that the format draws, or ''. */
  readonly mark: string
}

const builtIn: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'm/d/yyyy h:mm',
}

function cellFormats(styles: string): readonly CellFormat[] {
  const codes = new Map(
    [...styles.matchAll(/<numFmt\b[^>]*>/g)].map(([tag]) => [
      Number(attribute(tag, 'numFmtId')),
      unescape(attribute(tag, 'formatCode')),
    ]),
  )
  const used = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)?.[1] ?? ''
  return [...used.matchAll(/<xf\b[^>]*>/g)].map(([tag]) => {
    const id = Number(attribute(tag, 'numFmtId'))
    const code = codes.get(id) ?? builtIn[id] ?? ''
    const positive = code.split(';')[0] ?? ''
    const bare = positive.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
    const mark =
      /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(positive)?.[1] ?? /"?([$€£¥₹₩]|[A-Z]{3})"?/.exec(positive)?.[1] ?? ''
    return {
      percent: bare.includes('%'),
      date: /[dy]|m{1,4}[/-]/i.test(bare) && !/[0#]/.test(bare.replace(/[dmyhs]/gi, '')),
      mark: mark.trim(),
    }
  })
}

function sheetRows(
  xml: string,
  strings: readonly string[],
  formats: readonly CellFormat[],
  base1904: boolean,
): Cell[][] {
  const rows: Cell[][] = []
  for (const row of xml.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    const place = Number(attribute(row[1] ?? '', 'r'))
    const cells: Cell[] = []
    for (const cell of (row[2] ?? '').matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const tag = cell[1] ?? ''
      const column = columnOf(attribute(tag, 'r'))
      const at = column < 0 ? cells.length : column
      if (at > 16_384) continue
      while (cells.length < at) cells.push(null)
      cells[at] = cellValue(attribute(tag, 't'), cell[2] ?? '', strings, formats[Number(attribute(tag, 's'))], base1904)
    }
    // Keep row numbers as the sheet counts them, within reason.
    if (place > 0 && place <= 1_048_576) while (rows.length < place - 1) rows.push([])
    rows.push(cells)
  }
  return rows
}

function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function cellValue(
  type: string,
  xml: string,
  strings: readonly string[],
  format: CellFormat | undefined,
  base1904: boolean,
): Cell {
  if (type === 'inlineStr') return richText(xml)
  const raw = unescape(/<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(xml)?.[1] ?? '')
  if (raw === '') return null
  if (type === 's') return strings[Number(raw)] ?? null
  if (type === 'str') return raw
  if (type === 'b') return raw === '1'
  if (type === 'e') return null
  const value = Number(raw)
  if (Number.isNaN(value)) return raw
  if (format?.date === true && value > 0 && value < 2_958_466)
    return isoDay((value - (base1904 ? 24_107 : 25_569)) * 86_400_000)
  if (format?.percent === true) return `${Number((value * 100).toPrecision(15))}%`
  // The stored number is exact, only its looks are rounded; the mark says its currency.
  return format !== undefined && format.mark !== '' ? `${format.mark} ${plainDecimal(value)}` : value
}

function plainDecimal(value: number): string {
  const rounded = Number(value.toPrecision(15))
  return Math.abs(rounded) < 1e21 && Math.abs(rounded) >= 1e-6 ? String(rounded) : rounded.toFixed(6)
}
