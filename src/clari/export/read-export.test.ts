import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { Table } from '#src/domain/table/table.ts'
import { readExport } from './read-export.ts'
import { readJobs } from '#src/clari/jobs/read-job.ts'
import { splitEntries } from './split-entries.ts'

function tableOf(text: string): { table: Table; kind: string } {
  const builder = new TableBuilder()
  const { kind } = readExport(text, 'x.json', builder, null)
  return { table: builder.build(), kind }
}

const word = fc.oneof(fc.constantFrom('a', 'b', '},{"', '"],"users":[', '\\', 'é'), fc.string({ maxLength: 6 }))
const entry = fc.record({
  userId: word,
  fieldId: word,
  timePeriodId: fc.constantFrom('2026_Q4', '2026_Q3'),
  timeFrameId: word,
  forecastValue: fc.oneof(fc.integer(), fc.constant(null), fc.constant('$1,200.00')),
  currency: fc.oneof(fc.constant(null), fc.constant({ code: 'EUR', symbol: '€' })),
  more: fc.oneof(fc.constant(null), fc.array(fc.record({ x: word }), { maxLength: 3 })),
})

describe('a lookup export', () => {
  test('read in pieces is what it is when read whole, whatever its strings hold', { timeout: 60_000 }, () => {
    // Padding in every entry takes the text over the length from which it is cut.
    const pad = ' '.repeat(120_000)
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 36, maxLength: 45 }),
        fc.boolean(),
        fc.boolean(),
        (entries, pretty, namesFirst) => {
          const names = {
            users: [{ userId: 'a', name: 'Ana', email: 'ana@x.com' }],
            fields: [{ fieldId: 'a', fieldName: 'Commit' }],
          }
          const held = { entries: entries.map((one) => ({ ...one, pad })) }
          const text = JSON.stringify(namesFirst ? { ...names, ...held } : { ...held, ...names }, null, pretty ? 1 : 0)
          const short = JSON.stringify(namesFirst ? { ...names, entries } : { entries, ...names })
          expect(text.length).toBeGreaterThan(4_000_000)
          const { table: inPieces } = tableOf(text)
          const { table: whole } = tableOf(short)
          for (const column of ['person', 'field', 'frame', 'type', 'unit', 'minor', 'line'] as const)
            expect([...inPieces[column]]).toEqual([...whole[column]])
          expect(inPieces.people).toEqual(whole.people)
          expect(inPieces.frames).toEqual(whole.frames)
          expect(inPieces.files).toEqual(whole.files)
        },
      ),
      { numRuns: 15 },
    )
  })

  test('pieces and rest together are the whole text', () => {
    const text = JSON.stringify({
      entries: Array.from({ length: 20_000 }, (_, at) => ({ userId: `u${at}`, fieldId: 'f', forecastValue: at })),
      users: [],
      fields: [],
    })
    const split = splitEntries(text)
    const pieces = [...(split?.pieces ?? [])]
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.flatMap((piece) => z.array(z.unknown()).parse(JSON.parse(`[${piece}]`)))).toHaveLength(20_000)
    expect(JSON.parse(split?.rest ?? '')).toEqual({ entries: [], users: [], fields: [] })
  })

  test('wrappers are opened, deep ones are not followed for ever', () => {
    expect(tableOf('{"data":{"entries":[{"userId":"u","fieldId":"f","forecastValue":1}],"users":[]}}')).toMatchObject({
      kind: 'read',
      table: { length: 1 },
    })
    expect(tableOf(`${'{"data":'.repeat(50)}{"entries":[]}${'}'.repeat(50)}`).kind).toBe('problem')
  })

  test('values keep their member’s name, and null values are kept as nothing', () => {
    const { table } = tableOf(
      '{"entries":[{"userId":"u","fieldId":"f","forecastValue":null,' +
        '"adjustmentValue":5,"quotaValue":7}],"users":[],"fields":[]}',
    )
    expect(table.types.map((type) => [type.name, type.kind])).toEqual([
      ['forecastValue', 'forecast'],
      ['adjustmentValue', 'adjustment'],
      ['quotaValue', 'quota'],
    ])
    expect([...table.minor]).toEqual([NaN, 5000, 7000])
  })

  test.each(['[]', '{"entries":[]}', '{"rows":[]}'])('%s is an empty export, not an error', (text) =>
    expect(tableOf(text).kind).not.toBe('problem'),
  )

  test.each([
    'null',
    '3',
    '[1,2]',
    '{"a":1}',
    '{"jobId":"x"}',
    '{"code":"no_optin","namespace":"fcw","message":"no"}',
    '[{"errorCode":"E","errorSummary":"bad"}]',
    '{"message":"no Route matched with those values","request_id":"1"}',
  ])('%s is a problem with a sentence', (text) => expect(tableOf(text).kind).toBe('problem'))
})

describe('an export job', () => {
  test.each([
    ['{"jobId":"1","status":"DONE","endTime":5e12,"currency":"eur"}', 1],
    ['{"job":{"id":"1","rowsTruncated":true}}', 1],
    ['{"jobs":[{"jobId":"1"},{"jobId":"2"}]}', 2],
    ['[{"jobId":"1"}]', 1],
  ])('%s', (text, count) => expect(readJobs(JSON.parse(text))).toHaveLength(count))

  test('truncation is read however it is said', () => {
    expect(readJobs({ jobId: 'a', rowsTruncated: 12, cellsTruncated: 'false' })?.[0]).toMatchObject({
      rowsTruncated: true,
      cellsTruncated: false,
      currency: null,
    })
    expect(readJobs({ hello: 1 })).toBeNull()
  })
})
