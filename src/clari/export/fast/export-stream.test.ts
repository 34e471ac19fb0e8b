import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { Table } from '#src/domain/table/table.ts'
import { ExportStream } from './export-stream.ts'
import { readExport, type ExportReading } from '#src/clari/export/read-export.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What the reader of bytes makes of pieces of a size; null where it leaves the file to the strict reader. */
function streamed(
  bytes: Uint8Array,
  size: number,
  currency: string | null = null,
): { reading: ExportReading; table: Table } | null {
  const builder = new TableBuilder()
  const stream = new ExportStream('x.json', builder, currency)
  const records: Readonly<Record<string, unknown>>[] = []
  for (let at = 0; at < bytes.length; at += size) {
    if (!stream.feed(bytes.slice(at, at + size))) return null
    records.push(...stream.take())
  }
  const reading = stream.finish()
  if (reading === null) return null
  return { reading: reading.kind === 'records' ? { ...reading, records } : reading, table: builder.build() }
}

/** Reads strictly, and expects the same of the reader of bytes where it reads at all; whether it did. */
function sameOrLeft(text: string, size: number, currency: string | null = null): boolean {
  const fast = streamed(utf8(text), size, currency)
  if (fast === null) return false
  const builder = new TableBuilder()
  const reading = readExport(text, 'x.json', builder, currency)
  expect(fast.reading).toEqual(reading)
  expect(fast.table).toEqual(builder.build())
  return true
}

const id = fc.constantFrom<unknown>(
  'u1',
  'u2',
  'ü"3',
  'a\\b',
  '\u2028',
  '',
  ' ',
  7,
  null,
  true,
  '\ud800',
  '\ud83d\ude00',
  'entries ',
  '},{"',
)
const value = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.nat({ max: 1_000_000_000 }).map((cents) => cents / 100),
  fc.constantFrom<unknown>(null, 0, -0, 1e21, 1.005, 123456789012345, 9007199254740992, 0.1234567, 1e-9),
)
const currency = fc.constantFrom<unknown>(
  { code: 'USD', symbol: '$' },
  { code: 'EUR' },
  { symbol: '£' },
  'JPY',
  null,
  {},
  { code: null, symbol: '€' },
  'kwd',
  5,
)
const entry = fc.record(
  {
    userId: id,
    fieldId: fc.constantFrom<unknown>('f1', 'f2', 'f3', null, 4),
    timePeriodId: fc.constantFrom<unknown>('2026_Q4', '2026_Q3', null),
    timeFrameId: fc.constantFrom<unknown>('TF:2026-11-16', 'TF:2026-11-09', null),
    forecastValue: value,
    adjustmentValue: value,
    crmTotal: value,
    currency,
    isUpdated: fc.constantFrom<unknown>(true, false, null, 'true', 'false', 1),
    updatedBy: id,
    updatedOn: fc.oneof(
      fc.nat(),
      fc.constantFrom<unknown>(
        null,
        '2026-11-17T10:00:00Z',
        '2026-11-17T10:00:00.123Z',
        '2026-11-31T10:00:00Z',
        '2026-02-29T25:00:00Z',
        '2026-11-17',
        'yesterday',
        1763373600,
        true,
        {},
      ),
    ),
    more: fc.constantFrom<unknown>({ a: [1, { b: '}' }] }, [], 'x', null),
  },
  { requiredKeys: ['userId'] },
)
const names = fc.record({
  users: fc.array(
    fc.record({
      userId: id,
      name: fc.constantFrom('Ana', 'Zoë'),
      email: fc.constantFrom('ana@x.com', null),
      crmId: fc.constantFrom('005', null),
      parentHierarchyId: fc.constantFrom('h', null),
    }),
    { maxLength: 4 },
  ),
  fields: fc.constantFrom(
    [
      { fieldId: 'f1', fieldName: 'Commit' },
      { fieldId: 'f2', fieldName: 'Win rate', fieldType: 'PERCENT' },
    ],
    [],
  ),
  timePeriods: fc.constantFrom(
    [{ timePeriodId: '2026_Q4', label: 'Q4 FY 2026', startDate: '2026-10-01', endDate: '2026-12-31' }],
    [],
  ),
  timeFrames: fc.constantFrom([{ timeFrameId: 'TF:2026-11-16', startDate: '2026-11-16', endDate: '2026-11-22' }], []),
  meta: fc.constantFrom<unknown>(null, { entries: 3 }, 'entries'),
})
const size = fc.integer({ min: 1, max: 300 })

describe('a lookup export read as its bytes come', () => {
  test('is what it is when read whole, or is left to the strict reader', () => {
    let read = 0
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 12 }),
        names,
        fc.boolean(),
        fc.constantFrom(0, 1, 2),
        size,
        fc.constantFrom(null, 'SEK'),
        (entries, tables, namesFirst, space, pieces, currency) => {
          const text = JSON.stringify(namesFirst ? { ...tables, entries } : { entries, ...tables }, null, space)
          if (sameOrLeft(text, pieces, currency)) read += 1
        },
      ),
      { numRuns: 1500 },
    )
    expect(read).toBeGreaterThan(300)
  })

  test('gives the rows of any list that the strict reader takes them from', () => {
    const row = fc.oneof(
      {
        weight: 9,
        arbitrary: fc.record(
          {
            ownerName: fc.string(),
            forecastAmount: value,
            currency,
            nested: fc.constantFrom<unknown>({ a: '}]' }, [1, '{']),
          },
          { requiredKeys: ['ownerName'] },
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 3, [], { error: 'no' }) },
    )
    const holder = fc.constantFrom('', 'entries', 'data', 'rows', 'records', 'results', 'forecasts', 'items', 'other')
    let read = 0
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        holder,
        fc.constantFrom<unknown>(
          {},
          { rows: [] },
          { entries: [] },
          { data: {} },
          { users: [], message: 'x' },
          { items: 'none' },
        ),
        fc.boolean(),
        fc.constantFrom(0, 2),
        size,
        fc.nat({ max: 400 }),
        fc.constantFrom('', '', '', '"', '}', ',', '\\'),
        (rows, name, more, first, space, pieces, at, put) => {
          const others = typeof more === 'object' ? more : {}
          const whole = JSON.stringify(
            name === '' ? rows : first ? { [name]: rows, ...others } : { ...others, [name]: rows },
            null,
            space,
          )
          const text = put === '' ? whole : whole.slice(0, at % whole.length) + put + whole.slice(at % whole.length)
          if (sameOrLeft(text, pieces)) read += 1
        },
      ),
      { numRuns: 1500 },
    )
    expect(read).toBeGreaterThan(200)
  })

  test('numbers are what JSON.parse reads, however they are written', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,17})(\.\d{1,12})?([eE][+-]?\d{1,2})?$/)
    fc.assert(
      fc.property(fc.array(digits, { minLength: 1, maxLength: 5 }), size, (numbers, pieces) => {
        const entries = numbers.map(
          (number) => `{"userId":"u","fieldId":"f","forecastValue":${number},"currency":{"code":"USD"}}`,
        )
        const text = `{"entries":[${entries.join(',')}],"users":[]}`
        expect(sameOrLeft(text, pieces)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('spoilt in any place it is never taken for another', () => {
    const plain = fc.record({
      userId: fc.constantFrom('u1', 'u2'),
      fieldId: fc.constant('f1'),
      forecastValue: fc.integer(),
      isUpdated: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(plain, { minLength: 1, maxLength: 5 }),
        names,
        size,
        fc.nat({ max: 3000 }),
        fc.nat({ max: 4 }),
        fc.constantFrom('', '"', ',', '}', ']', '{', '\\', '0', '1e', 'é', '\n', ' ', '"userId":"u9",', '\u0000'),
        (entries, tables, pieces, at, cut, put) => {
          const text = JSON.stringify({ entries, ...tables })
          const place = at % text.length
          sameOrLeft(text.slice(0, place) + put + text.slice(place + cut), pieces)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['cut short', '{"entries":[{"userId":"u","fieldId":"f","forecastValue":1}],"users":['],
    [
      'with a member twice',
      '{"entries":[{"userId":"u","fieldId":"f","forecastValue":1,"forecastValue":2}],"users":[]}',
    ],
    ['with a user twice', '{"entries":[{"userId":"u","userId":"v","fieldId":"f","forecastValue":1}],"users":[]}'],
    ['with entries twice', '{"entries":[{"userId":"u","fieldId":"f","forecastValue":1}],"entries":[],"users":[]}'],
    ['with amounts as text', '{"entries":[{"userId":"u","fieldId":"f","forecastValue":"$1"}],"users":[]}'],
    ['with flat rows', '{"entries":[{"ownerName":"Ana","forecastAmount":1}]}'],
    ['without entries', '{"entries":[],"users":[]}'],
    ['wrapped', '{"data":{"entries":[{"userId":"u","fieldId":"f","forecastValue":1}]}}'],
    ['as a list', '[{"userId":"u","fieldId":"f","forecastValue":1}]'],
    ['with more behind it', '{"entries":[{"userId":"u","fieldId":"f","forecastValue":1}],"users":[]} x'],
  ])('%s it is left to the strict reader', (_, text) => expect(streamed(utf8(text), 7)).toBeNull())

  test('that is no UTF-8 is left to the strict reader', () => {
    const bytes = utf8('{"entries":[{"userId":"uXX","fieldId":"f","forecastValue":1}],"users":[]}')
    bytes[bytes.indexOf(88)] = 0xe9
    expect(streamed(bytes, 9)).toBeNull()
  })
})

test('an export that is cut at any byte, within a letter too, is the same table by the same reader', () => {
  const text = JSON.stringify({
    entries: [
      { userId: 'ü1', fieldId: 'f', timePeriodId: '2026_Q4', timeFrameId: 'TF:1', forecastValue: 1.5 },
      { userId: '山2', fieldId: 'f', timePeriodId: '2026_Q4', timeFrameId: 'TF:1', forecastValue: null },
    ],
    users: [
      { userId: 'ü1', name: 'Iñigo García 😀', email: 'i@x.com' },
      { userId: '山2', name: '山田', email: 'y@x.com' },
    ],
    fields: [{ fieldId: 'f', fieldName: 'Prévision' }],
    timePeriods: [],
    timeFrames: [],
  })
  const bytes = utf8(text)
  const whole = streamed(bytes, bytes.length)
  expect(whole).not.toBeNull()
  for (let cut = 1; cut < bytes.length; cut += 1) {
    const builder = new TableBuilder()
    const stream = new ExportStream('x.json', builder, null)
    expect([bytes.subarray(0, cut), bytes.subarray(cut)].map((piece) => stream.feed(piece))).toEqual([true, true])
    expect({ reading: stream.finish(), table: builder.build() }).toEqual(whole)
  }
})
