import { describe, expect, test } from 'vitest'
import { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { Table } from '#src/domain/table/table.ts'
import { readExport } from './read-export.ts'
import { readJobs } from '#src/clari/jobs/read-job.ts'

function tableOf(text: string): { table: Table; kind: string } {
  const builder = new TableBuilder()
  const { kind } = readExport(text, 'x.json', builder, null)
  return { table: builder.build(), kind }
}

describe('a lookup export', () => {
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
