import { strToU8, zipSync } from 'fflate'

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))

/** A workbook of one sheet as spreadsheets write it: texts shared, numbers plain with a format each. */
export function writeWorkbook(
  lines: readonly (readonly (string | { readonly number: number; readonly format: string })[])[],
): Uint8Array {
  const texts: string[] = []
  const textAt = new Map<string, number>()
  const formats: string[] = []
  const shared = (text: string): number => {
    const held = textAt.get(text)
    if (held !== undefined) return held
    textAt.set(text, texts.length)
    return texts.push(text) - 1
  }
  const rows = lines.map((line, row) => {
    const cells = line.map((cell, column) => {
      const place = `${letters(column)}${row + 1}`
      if (typeof cell === 'string') return cell === '' ? '' : `<c r="${place}" t="s"><v>${shared(cell)}</v></c>`
      if (!formats.includes(cell.format)) formats.push(cell.format)
      return `<c r="${place}" s="${formats.indexOf(cell.format) + 1}"><v>${cell.number}</v></c>`
    })
    return `<row r="${row + 1}">${cells.join('')}</row>`
  })
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml':
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default ` +
      'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default ' +
      'Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ' +
      'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override ' +
      'PartName="/xl/worksheets/sheet1.xml" ContentType="application/' +
      'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    '_rels/.rels':
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship ` +
      'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" ' +
      'Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
      `${head}<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/` +
      'relationships"><sheets><sheet name="Forecast" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship ` +
      'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" ' +
      'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" ' +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" ' +
      'Target="sharedStrings.xml"/><Relationship Id="rId3" ' +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" ' +
      'Target="styles.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml':
      `${head}<sst xmlns="${main}" count="${texts.length}" ` +
      `uniqueCount="${texts.length}">` +
      `${texts.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml':
      `${head}<styleSheet xmlns="${main}"><numFmts ` +
      `count="${formats.length}">` +
      `${formats.map((format, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escape(format)}"/>`).join('')}` +
      `</numFmts><cellXfs count="${formats.length + 1}"><xf ` +
      `numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`).join('')}` +
      '</cellXfs></styleSheet>',
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}
