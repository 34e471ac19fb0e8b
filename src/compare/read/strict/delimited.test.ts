import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { detectDelimiter, scanDelimited } from './delimited.ts'

function rows(text: string, delimiter = ','): { cells: unknown[]; line: number }[] {
  const found: { cells: unknown[]; line: number }[] = []
  scanDelimited(text, delimiter, (cells, line) => void found.push({ cells: [...cells], line }))
  return found
}

describe('delimited text', () => {
  test('quotes, doubled quotes, line breaks in cells and every line end', () => {
    expect(rows('a,"b,""c""\n2",d\r\n1,,3\r4,5,')).toEqual([
      { cells: ['a', 'b,"c"\n2', 'd'], line: 1 },
      { cells: ['1', '', '3'], line: 3 },
      { cells: ['4', '5', ''], line: 4 },
    ])
  })

  test('a quote left open runs to the end and does not hang', () =>
    expect(rows('a,"b\nc').map((row) => row.cells)).toEqual([['a', 'b\nc']]))

  test('what any table is written as is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab1,;"\n\r\t |é'.split('')), maxLength: 8 })
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 5 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
          ),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (table, delimiter, newline) => {
          const text = table
            .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter))
            .join(newline)
          expect(rows(text, delimiter).map((row) => row.cells)).toEqual(table)
        },
      ),
    )
  })

  test('it agrees with another reader wherever quotes are well-formed', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'ab1 $.é'.split('')), maxLength: 6 }),
      fc.constant('"x,y"'),
      fc.constant('"a""b"'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (table) => {
        const text = table.map((cells) => cells.join(',')).join('\n')
        expect(rows(text).map((row) => row.cells)).toEqual(
          Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data,
        )
      }),
    )
  })

  test.each([
    ['a;b;c\n1,5;2;3\n', ';'],
    ['a\tb\n1,000\t2\n', '\t'],
    ['a,b\n"1;2",3\n', ','],
    ['a|b|c\n1|2|3', '|'],
  ])('%j is delimited by %j', (text, delimiter) => expect(detectDelimiter(text)).toBe(delimiter))
})
