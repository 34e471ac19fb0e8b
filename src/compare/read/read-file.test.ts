import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { Table } from '#src/domain/table/table.ts'
import { noJson } from './no-json.test-kit.ts'
import { readFile, type FileReading } from './read-file.ts'
import type { SourceOptions } from './source.ts'

interface Read {
  readonly table: Table
  readonly reading: FileReading
}

/** Reads bytes in pieces of a size, as a stream from the first byte on (or whole and strictly). */
async function read(bytes: Uint8Array, size: number, streamed: boolean, options: SourceOptions = {}): Promise<Read> {
  const builder = new TableBuilder()
  async function* open() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const reading = await readFile(
    { name: 'u.csv', size: bytes.length, open },
    builder,
    noJson,
    options,
    () => true,
    streamed ? 0 : Infinity,
  )
  return { table: builder.build(), reading }
}

/** Reads in both ways and expects the same of both, to the last column. */
async function expectSame(bytes: Uint8Array, size: number, options: SourceOptions = {}): Promise<Read> {
  const [fast, strict] = [await read(bytes, size, true, options), await read(bytes, size, false, options)]
  expect(fast.reading).toEqual(strict.reading)
  if (strict.reading.kind === 'read') expect(fast.table).toEqual(strict.table)
  return fast
}

const person = fc.record({
  name: fc.constantFrom('Ana Ortiz', 'Bo, Jr.', 'Zoë “Z”', 'Total', '', ' Di '),
  mail: fc.constantFrom('ana@x.com', 'bo@x.com', '', 'ANA@x.com'),
})
const digits = fc.nat({ max: 99_999_999 }).map((value) => value / 100)
const grouped = digits.map((value) => value.toLocaleString('en-US', { minimumFractionDigits: 2 }))
const amount = fc.oneof(
  digits.map(String),
  grouped,
  grouped.map((text) => `$${text}`),
  grouped.map((text) => `($${text})`),
  digits.map((value) => `-${value.toFixed(2)}`),
  digits.map((value) => value.toLocaleString('de-DE', { minimumFractionDigits: 2 })),
  digits.map((value) => `${value.toLocaleString('de-DE', { minimumFractionDigits: 2 })} €`),
  fc.nat().map((value) => `€${value.toLocaleString('en-US')}`),
  fc.nat().map(String),
  fc.constantFrom(
    '',
    ' ',
    '—',
    'n/a',
    '1.2K',
    '12%',
    '£5',
    '1,23',
    '1.234',
    '(5)',
    '-0',
    '0.00',
    '1,234,567',
    '12,34,567',
    '999999999999999999.99',
    '9007199254740993',
    'abc',
    '£1,234.50',
    '$1.5',
    '+3.00',
    '¥100',
    '- 5.00',
    '(-5.00)',
    '()',
    '-',
    '$',
    '0,12',
    '00.10',
  ),
)
const kind = fc.constantFrom('Forecast Value', 'Forecast Updated', 'Quota', 'Adjustment', '')
const longRow = fc.tuple(
  person,
  fc.constantFrom('Q4 FY 2026', '2026_Q3', ''),
  fc.constantFrom('Commit', 'Best Case', 'Commit, all'),
  fc.constantFrom('0', '3', ''),
  kind,
  fc.oneof({ weight: 5, arbitrary: amount }, { weight: 1, arbitrary: fc.constantFrom('Yes', 'No') }),
  fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', ''),
)
const wideRow = fc.tuple(
  person,
  amount,
  amount,
  fc.constantFrom('2026-11-17T10:00:00Z', '', '1763373600000'),
  fc.constantFrom('true', 'no', ''),
)

const quote = (cell: string, delimiter: string, always: boolean): string =>
  always || cell.includes(delimiter) || cell.includes('"') || cell.includes('\n')
    ? `"${cell.replaceAll('"', '""')}"`
    : cell
const written = (rows: readonly (readonly string[])[], delimiter: string, end: string, always: boolean): string =>
  rows.map((cells) => cells.map((cell) => quote(cell, delimiter, always)).join(delimiter)).join(end)

const shape = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  always: fc.boolean(),
  mark: fc.boolean(),
  last: fc.boolean(),
  sep: fc.boolean(),
  size: fc.integer({ min: 1, max: 200 }),
})
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never

function bytesOf(rows: readonly (readonly string[])[], how: Shape): Uint8Array {
  const text = written(rows, how.delimiter, how.end, how.always)
  return strToU8(
    `${how.mark ? '\ufeff' : ''}${how.sep && how.end !== '\r' ? `sep=${how.delimiter}${how.end}` : ''}${text}` +
      `${how.last ? how.end : ''}`,
  )
}

describe('a table read as its bytes come', () => {
  test('in long form is what it is when read whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(longRow, { maxLength: 30 }), shape, async (rows, how) => {
        const table = [
          ['User', 'Email', 'Timeframe', 'Field', 'Week', 'Data Type', 'Data Value', 'Currency'],
          ...rows.map(([who, period, field, week, type, value, currency]) => [
            who.name,
            who.mail,
            period,
            field,
            week,
            type,
            value,
            currency,
          ]),
        ]
        await expectSame(bytesOf(table, how), how.size, { expected: ['CAD'] })
      }),
      { numRuns: 300 },
    )
  })

  test('in wide form is what it is when read whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(wideRow, { maxLength: 30 }),
        shape,
        fc.constantFrom({}, { currency: 'JPY' }, { decimal: ',' as const }, { mapping: { Commit: 'skip' as const } }),
        async (rows, how, options) => {
          const table = [
            ['Email', 'Commit', 'User', 'Best Case ($K)', 'Updated On', 'Is Updated', 'Updated By'],
            ...rows.map(([who, one, two, on, is]) => [who.mail, one, who.name, two, on, is, who.mail]),
          ]
          await expectSame(bytesOf(table, how), how.size, options)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('spoilt in any place gives the same problem, or the same values', async () => {
    const spoil = fc.record({
      at: fc.nat({ max: 2000 }),
      cut: fc.nat({ max: 3 }),
      put: fc.oneof(fc.constantFrom('"', '\n', '\r', ',', '\u0000', 'é', '€'), fc.constantFrom(0xff, 0xc3, 0x80, 0xed)),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(longRow, { minLength: 1, maxLength: 12 }),
        shape,
        spoil,
        async (rows, how, { at, cut, put }) => {
          const table = [
            ['User', 'Email', 'Timeframe', 'Field', 'Week', 'Data Type', 'Data Value', 'Currency'],
            ...rows.map(([who, period, field, week, type, value, currency]) => [
              who.name,
              who.mail,
              period,
              field,
              week,
              type,
              value,
              currency,
            ]),
          ]
          const whole = bytesOf(table, how)
          const place = at % whole.length
          const put1 = typeof put === 'number' ? Uint8Array.of(put) : strToU8(put)
          await expectSame(
            Uint8Array.of(...whole.subarray(0, place), ...put1, ...whole.subarray(place + cut)),
            how.size,
          )
        },
      ),
      { numRuns: 400 },
    )
  })

  test('of more rows than the head is what it is when read whole', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, at) =>
        `Person ${at % 700},p${at % 700}@x.com,Commit,"$${(at * 137).toLocaleString('en-US')}.${10 + (at % 90)}"`,
    )
    // What comes after the head is in another spelling, and the last row is too short.
    rows[25_000] = 'Zoë,zoe@x.com,"Commit","1.234,50 €"'
    const bytes = strToU8(`User,Email,Field,Data Value\n${rows.join('\n')}`)
    const { reading, table } = await expectSame(bytes, 70_000)
    expect(reading.kind).toBe('read')
    expect(table.length).toBe(30_000)
    const short = await expectSame(
      strToU8(`User,Email,Field,Data Value\n${rows.join('\n')}\nPerson 5,p5@x.com`),
      70_000,
    )
    expect(short.reading).toMatchObject({ kind: 'problem', problem: { line: 30_002 } })
  })

  test('too large to be held and in another encoding is told in a sentence, with nothing kept of it', async () => {
    const builder = new TableBuilder()
    const open = async function* open() {
      yield strToU8(`User,Commit\n${'Ana,1.00\n'.repeat(120_000)}`)
      yield Uint8Array.of(74, 111, 115, 0xe9, 44, 49, 10)
    }
    const reading = await readFile({ name: 'huge.csv', size: 9e8, open }, builder, noJson, {}, () => true)
    expect(reading).toEqual({
      kind: 'problem',
      problem: {
        says:
          'huge.csv is 900 MB. Above 537 MB a file can be read when it is an export as JSON, or a CSV or TSV, in ' +
          'UTF-8 and whole; this one is not. Export it again, or split it by period.',
        file: 'huge.csv',
        line: null,
      },
    })
    expect(builder.build()).toMatchObject({ length: 0, files: [], people: [] })
  })

  test('can be cancelled on the way', async () => {
    const bytes = strToU8(`User,Commit\n${'Ana,1.00\n'.repeat(400_000)}`)
    const reading = await readFile({ name: 'u.csv', bytes }, new TableBuilder(), noJson, {}, (done) => done < 2_000_000)
    expect(reading).toEqual({ kind: 'cancelled' })
  })
})
