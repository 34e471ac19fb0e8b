import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { noJson } from './no-json.test-kit.ts'
import { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { Table } from '#src/domain/table/table.ts'
import { readSource, type SourceOptions, type SourceReading } from './source.ts'

function read(
  bytes: Uint8Array | string,
  name = 'u.csv',
  options: SourceOptions = {},
): { table: Table; reading: SourceReading } {
  const builder = new TableBuilder()
  const reading = readSource(
    { name, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes },
    builder,
    noJson.whole,
    options,
  )
  if (reading.kind === 'problem') throw new Error(reading.problem.says)
  return { table: builder.build(), reading }
}

const shown = (table: Table): unknown[] =>
  Array.from({ length: table.length }, (_, row) => [
    table.people[table.person[row] ?? 0]?.email,
    table.fields[table.field[row] ?? 0]?.name,
    (table.minor[row] ?? 0) / 10 ** (table.units[table.unit[row] ?? 0]?.exponent ?? 0),
    table.units[table.unit[row] ?? 0]?.currency,
  ])

describe('reading a screen', () => {
  const latin = Uint8Array.from('User;Email;Commit\nJos\u00e9;jose@x.com;1.234,50 \u0080\n', (letter) =>
    letter.charCodeAt(0),
  )
  const wide = [['jose@x.com', 'Commit', 1234.5, 'EUR']]

  test('in Windows-1252, UTF-8 with a mark, and UTF-16', () => {
    const text = 'User;Email;Commit\nJosé;jose@x.com;1.234,50 €\n'
    const utf16 = (swap: boolean): Uint8Array =>
      Uint8Array.from(
        `\ufeff${text}`
          .split('')
          .flatMap((letter) =>
            swap
              ? [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255]
              : [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8],
          ),
      )
    for (const bytes of [latin, strToU8(text), strToU8(`\ufeff${text}`), utf16(false), utf16(true)]) {
      const { table } = read(bytes)
      expect(shown(table)).toEqual(wide)
      expect(table.people[0]?.name).toBe('José')
    }
  })

  test('from a workbook with shared strings, number formats and gaps', () => {
    const cell = (at: string, value: string, more = ''): string => `<c r="${at}"${more}><v>${value}</v></c>`
    const bytes = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="Empty" r:id="rId2"/><sheet name="Grid &amp; more" ' +
          'r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" ' +
          'Target="worksheets/sheet2.xml"/></Relationships>',
      ),
      'xl/sharedStrings.xml': strToU8(
        '<sst><si><t>User</t></si><si><t>Email</t></si><si><r><t>Com</t></r><r><t>mit</t></r></si><si><t>Win ' +
          'rate</t></si><si><t>Ana</t></si><si><t>ana@x.com</t></si></sst>',
      ),
      'xl/styles.xml': strToU8(
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$€-407] #,##0.00"/></numFmts><cellXfs><xf ' +
          'numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet><sheetData><row r="2">${cell('A2', '0', ' t="s"')}${cell('B2', '1', ' t="s"')}` +
          `${cell('D2', '2', ' t="s"')}${cell('E2', '3', ' t="s"')}</row><row ` +
          `r="4">${cell('A4', '4', ' t="s"')}${cell('B4', '5', ' t="s"')}${cell('D4', '1234.5', ' s="1"')}` +
          `${cell('E4', '0.455', ' s="2"')}</row></sheetData></worksheet>`,
      ),
      'xl/worksheets/sheet2.xml': strToU8('<worksheet><sheetData/></worksheet>'),
    })
    const { table, reading } = read(bytes, 'grid.xlsx')
    expect(reading.format).toContain('Grid & more')
    expect(shown(table)).toEqual([
      ['ana@x.com', 'Commit', 1234.5, 'EUR'],
      ['ana@x.com', 'Win rate', 45.5, null],
    ])
  })

  test('pasted from a web page, with unclosed cells and entities', () => {
    const { table } = read(
      '<meta charset="utf-8"><TABLE><tr><th>User<th>Email<th>Commit<tr ' +
        'class=x><td><b>Ana&nbsp;O&#39;Neil</b><td>ana@x.com<td>&euro;1,200.00</TABLE>',
      'paste',
    )
    expect(shown(table)).toEqual([['ana@x.com', 'Commit', 1200, 'EUR']])
    expect(table.people[0]?.name).toBe("Ana O'Neil")
  })

  test('with columns that mean something else than their names say', () => {
    const { table } = read('Who,Mail address,Amt\nAna,ana@x.com,5.00\n', 'u.csv', {
      mapping: { Who: 'name', 'Mail address': 'email', Amt: 'wide' },
    })
    expect(shown(table)).toEqual([['ana@x.com', 'Amt', 5, null]])
  })

  test('names the line of a quote that is never closed, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.nat(899),
        fc.constantFrom(0, 1, 2),
        fc.constantFrom('\n', '\r\n'),
        (rows, at, column, newline) => {
          const broken = at % rows
          const lines = Array.from({ length: rows }, (_, row) =>
            ['Ana', `ana${row}@x.com`, '5.00']
              .map((cell, place) => (row === broken && place === column ? `"${cell}` : cell))
              .join(','),
          )
          expect(() => read(['User,Email,Commit', ...lines].join(newline))).toThrow(
            `u.csv line ${broken + 2} opens a quote that is never closed`,
          )
        },
      ),
    )
    expect(() => read('User,"Email,Commit\nAna,ana@x.com,5.00\n')).toThrow('u.csv line 1 opens a quote')
  })

  test('says how each column was read', () => {
    const { reading } = read('User,Email,Commit,Team\nAna,ana@x.com,"$1,200.00",West\nBo,bo@x.com,later,East\n')
    expect(reading.columns).toMatchObject([
      { header: 'Commit', decimal: '.', cells: 2, parsed: 1, unread: { line: 3, text: 'later' }, currencies: ['USD'] },
    ])
    expect(reading.mapping).toMatchObject({ User: 'name', Email: 'email', Commit: 'wide', Team: 'skip' })
  })

  test('a damaged workbook and a bare zip are refused', () => {
    expect(() => read(Uint8Array.from([80, 75, 3, 4, 1, 2, 3]), 'x.xlsx')).toThrow('damaged')
    expect(() => read(zipSync({ 'a.txt': strToU8('x') }), 'x.zip')).toThrow('no Excel workbook')
  })
})
