import { strToU8, zipSync } from 'fflate'
import { rowAt, type ComparedRow, type Comparison } from '#src/compare/compare.ts'

const header = ['User', 'Name', 'Team', 'Field', 'Period', 'Week', 'Data Type', 'API', 'Screen', 'API currency', 'Screen currency', 'Difference', 'Cause', 'Also', 'Certainty', 'Why', 'In total'] as const

type Cell = string | number | null

function cells(row: ComparedRow): readonly Cell[] {
  return [row.user, row.name, row.team, row.field, row.period, row.week, row.type, row.api, row.ui, row.currency.api, row.currency.ui, row.delta, row.cause ?? 'equal', row.also, row.certainty, row.because, row.inTotal ? 'yes' : 'no']
}

/** A text that a spreadsheet must not take for a formula, as OWASP advises against CSV injection. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** The shown rows as CSV (RFC 4180, with a byte order mark so that spreadsheets read UTF-8). */
export function asCsv(comparison: Comparison, rows: Int32Array): string {
  const line = (row: readonly Cell[]) => row.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(harmless(cell ?? '')))).join(',')
  return `\uFEFF${[line(header), ...Array.from(rows, (row) => line(cells(rowAt(comparison, row))))].join('\r\n')}\r\n`
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The shown rows as an XLSX workbook of one sheet; texts are inline strings, so none is ever a formula. */
export function asXlsx(comparison: Comparison, rows: Int32Array): Uint8Array {
  const row = (values: readonly Cell[], at: number) => `<row r="${at}">${values.map((value) => cell(value)).join('')}</row>`
  const sheet = `${xml}<worksheet xmlns="${main}"><sheetData>${row(header, 1)}${Array.from(rows, (each, at) => row(cells(rowAt(comparison, each)), at + 2)).join('')}</sheetData></worksheet>`
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(`${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    'xl/workbook.xml': strToU8(`${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Comparison" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  })
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function cell(value: Cell): string {
  if (value === null) return '<c/>'
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

/** Text for XML 1.0: characters that it cannot hold at all are left out. */
function escaped(text: string): string {
  const allowed = Array.from(text).filter((character) => {
    const code = character.codePointAt(0) ?? 0
    return code === 9 || code === 10 || code === 13 || (code >= 32 && code !== 0xfffe && code !== 0xffff && !(code >= 0xd800 && code <= 0xdfff))
  })
  return allowed.join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Hands a file to the browser's downloads. */
export function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
