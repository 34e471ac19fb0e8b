import { strToU8, Zip, ZipDeflate } from 'fflate'
import { yieldToMain } from '#src/client/yield-to-main.ts'
import { rowAt, type ComparedRow, type Comparison } from '#src/compare/compare.ts'

const header = [
  'User',
  'Name',
  'Team',
  'Field',
  'Period',
  'Week',
  'Data Type',
  'API',
  'Screen',
  'API currency',
  'Screen currency',
  'Difference',
  'Cause',
  'Also',
  'Certainty',
  'Why',
  'In total',
] as const

type Cell = string | number | null

function cells(row: ComparedRow): readonly Cell[] {
  return [
    row.user,
    row.name,
    row.team,
    row.field,
    row.period,
    row.week,
    row.type,
    row.api,
    row.ui,
    row.currency.api,
    row.currency.ui,
    row.delta,
    row.cause ?? 'equal',
    row.also,
    row.certainty,
    row.because,
    row.inTotal ? 'yes' : 'no',
  ]
}

/** A text that a spreadsheet must not take for a formula, as OWASP advises against CSV injection. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/**
 * The shown rows as CSV (RFC 4180, with a byte order mark so that spreadsheets read UTF-8), made while the page goes
 * on; null when aborted.
 */
export async function asCsv(comparison: Comparison, rows: Int32Array, signal: AbortSignal): Promise<Blob | null> {
  const parts: string[] = ['\uFEFF', csvLine(header)]
  const whole = await eachBatch(comparison, rows, signal, (batch) => void parts.push(batch.map(csvLine).join('')))
  return whole ? new Blob(parts, { type: 'text/csv;charset=utf-8' }) : null
}

/** The shown rows as a spreadsheet takes them from the clipboard: cells between tabs. */
export async function asTabs(comparison: Comparison, rows: Int32Array, signal: AbortSignal): Promise<string | null> {
  const plain = (cell: Cell) =>
    typeof cell === 'number' ? String(cell) : harmless((cell ?? '').replace(/[\t\r\n]+/g, ' '))
  const parts: string[] = [header.join('\t')]
  const whole = await eachBatch(
    comparison,
    rows,
    signal,
    (batch) => void parts.push(...batch.map((row) => row.map(plain).join('\t'))),
  )
  return whole ? parts.join('\n') : null
}

/** Visits rows some at a time, giving way to the page in between; false when it was aborted. */
async function eachBatch(
  comparison: Comparison,
  rows: Int32Array,
  signal: AbortSignal,
  visit: (batch: readonly (readonly Cell[])[]) => void,
): Promise<boolean> {
  const goOn = yieldToMain(signal)
  for (let at = 0; at < rows.length; at += 32) {
    if (!(await goOn())) return false
    visit(Array.from(rows.subarray(at, at + 32), (row) => cells(rowAt(comparison, row))))
  }
  return true
}

function csvLine(row: readonly Cell[]): string {
  return `${row.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(harmless(cell ?? '')))).join(',')}\r\n`
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * The shown rows as an XLSX workbook of one sheet, made while the page goes on; texts are inline strings, so none
 * is ever a formula.
 */
export async function asXlsx(comparison: Comparison, rows: Int32Array, signal: AbortSignal): Promise<Blob | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((_, chunk) => void chunks.push(new Uint8Array(chunk)))
  for (const [name, text] of Object.entries(workbookParts)) {
    const part = new ZipDeflate(name)
    zip.add(part)
    part.push(strToU8(text), true)
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml')
  zip.add(sheet)
  const row = (values: readonly Cell[], at: number) =>
    `<row r="${at}">${values.map((value) => cell(value)).join('')}</row>`
  sheet.push(strToU8(`${xml}<worksheet xmlns="${main}"><sheetData>${row(header, 1)}`))
  let at = 1
  const whole = await eachBatch(comparison, rows, signal, (batch) =>
    sheet.push(strToU8(batch.map((values) => row(values, (at += 1))).join(''))),
  )
  sheet.push(strToU8('</sheetData></worksheet>'), true)
  zip.end()
  return whole ? new Blob(chunks, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }) : null
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const workbookParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ` +
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ' +
    'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ' +
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override ' +
    'PartName="/xl/worksheets/sheet1.xml" ContentType="application/' +
    'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  '_rels/.rels':
    `${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" ` +
    'Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Comparison" sheetId="1" ` +
    'r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    `${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" ` +
    'Target="worksheets/sheet1.xml"/></Relationships>',
}

function cell(value: Cell): string {
  if (value === null) return '<c/>'
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

/** Text for XML 1.0: characters that it cannot hold at all are left out. */
function escaped(text: string): string {
  const allowed = Array.from(text).filter((character) => {
    const code = character.codePointAt(0) ?? 0
    return (
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 32 && code !== 0xfffe && code !== 0xffff && !(code >= 0xd800 && code <= 0xdfff))
    )
  })
  return allowed.join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
