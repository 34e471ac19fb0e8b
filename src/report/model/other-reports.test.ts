import { describe, expect, it } from 'vitest'
import type { ComparisonSummary } from '#src/domain/model/comparison-summary.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { checkupItems } from '#src/checks/checkup.ts'
import { checkupReport } from './checkup-report.ts'
import { comparisonReport } from './comparison-report.ts'
import { decodeReport } from './decode-report.ts'
import { hideNothing, reportSchema } from './report.ts'

const item = { id: '7Q2F', answers: {}, pastes: {}, records: [], retests: [] }
const frame = { item, product: '0.1.0', hide: hideNothing }

const summary: ComparisonSummary = {
  at: 1_760_000_000_000,
  files: { api: ['export.json'], ui: ['screen.csv'] },
  period: '2026_Q1',
  week: 6,
  rows: 120,
  differing: 9,
  fields: [
    {
      field: 'Commit',
      bridges: [
        {
          currency: { api: 'USD', ui: 'USD' },
          totals: { api: 1_200_000, ui: 1_350_000, delta: 150_000 },
          causes: [
            { cause: 'late-edit', rows: 7, delta: 120_000 },
            { cause: 'unexplained', rows: 2, delta: 30_000 },
          ],
        },
      ],
    },
  ],
  warnings: [
    {
      cause: 'duplicate-user',
      says: '1 person has several user ids under one CRM id or e-mail (Ana Ortiz); their ids are kept apart.',
    },
  ],
}

describe('a comparison as a report', () => {
  it('tells the difference, its causes by money and who mends them', () => {
    const { report } = comparisonReport({ ...frame, summary, demo: false })
    expect(reportSchema.parse(report)).toEqual(report)
    expect(report.headline).toBe('Commit: the screen shows 150,000.00 USD more. 30,000.00 USD of it is not explained.')
    expect(report.tables[0]?.grid.rows.map(({ cells }) => cells[2])).toEqual([
      '1,200,000.00 USD',
      '+120,000.00 USD',
      '+30,000.00 USD',
      '1,350,000.00 USD',
    ])
    expect(report.actions.length).toBeGreaterThan(0)
  })

  it('with amounts and people hidden tells shares of the API’s total and aliases only', () => {
    const text = JSON.stringify(
      comparisonReport({
        ...frame,
        item: { ...item, comparison: summary },
        summary,
        demo: false,
        hide: { people: true, amounts: true },
      }).report,
    )
    expect(text).not.toMatch(/1,?[23]00,?|1[25]0,?000|Ortiz/)
    for (const kept of ['+10.0 %', '+2.5 %', '112.5 %', '12.5 % more', '(Rep 1)']) expect(text).toContain(kept)
  })
})

describe('the rows that a comparison keeps', () => {
  const row = {
    field: 'Commit',
    api: null,
    ui: 296_957.07,
    currency: { api: 'USD', ui: 'USD' },
    delta: 296_957.07,
    cause: 'late-edit',
    certainty: 'confirmed',
  } as const
  const kept: ComparisonSummary = {
    ...summary,
    fields: [
      ...summary.fields,
      {
        field: 'Pipeline',
        bridges: [
          {
            currency: { api: 'USD', ui: 'USD' },
            totals: { api: 10, ui: 9_000_010, delta: 9_000_000 },
            causes: [{ cause: 'unexplained', rows: 1, delta: 9_000_000 }],
          },
        ],
      },
    ],
    largest: [
      { ...row, user: 'marcus.bell@acme.example', name: 'Marcus Bell' },
      { ...row, user: 'u_00042', name: null, api: 1_000, ui: 999.99, delta: -0.01 },
    ],
  }
  const of = { ...frame, item: { ...item, comparison: kept }, summary: kept, demo: false, field: 'Commit' }

  it('name whom each cause concerns, beside the field that is looked at', () => {
    const { report } = comparisonReport(of)
    expect(reportSchema.parse(report)).toEqual(report)
    expect(report.headline).toMatch(/^Commit: /)
    expect(report.tables.map(({ title }) => title)).toEqual([
      'Commit',
      'Pipeline',
      'Rows that differ most',
      'The whole export',
    ])
    expect(report.actions[0]?.where).toMatch(/, 7 rows: Marcus Bell, u_00042$/)
    expect(report.tables[2]?.grid.rows[0]?.cells).toEqual([
      'Marcus Bell · marcus.bell@acme.example',
      'Commit',
      '–',
      '296,957.07 USD',
      '+296,957.07 USD',
      'Edited afterwards',
    ])
    expect(comparisonReport({ ...of, field: undefined }).report.headline).toMatch(/^Pipeline: /)
  })

  it('hide the same people and amounts everywhere', () => {
    const { report } = comparisonReport({ ...of, hide: { people: true, amounts: true } })
    const text = JSON.stringify(report)
    expect(text).not.toMatch(/Marcus|Bell|acme|u_00042|296|999[.]/)
    expect(report.tables[2]?.grid.rows.map(({ cells }) => [cells[0], cells[4]])).toEqual([
      ['Rep 2', '‹amount›'],
      ['Rep 3', '> −0.01 %'],
    ])
    expect(report.actions[0]?.where).toMatch(/: Rep 2, Rep 3$/)
  })
})

describe('a check-up as a report', () => {
  it('tells what is wrong once and then every check of every connection', () => {
    const connection: Connection = {
      id: 'a',
      label: 'Admin',
      system: 'clari',
      source: 'env',
      address: 'https://user:hunter2@api.clari.com/v4',
      parts: [],
    }
    const items = checkupItems([connection])
    const entries = items.map((each) => ({
      item: each,
      record: {
        key: '',
        check: each.check.id,
        state: 'done' as const,
        says: 'It was refused.',
        connection: 'a',
        startedAt: 1,
        tookMs: 1,
        finding: {
          check: each.check.id,
          outcome: 'x',
          status: 'fail' as const,
          says: 'It was refused.',
          facts: {},
          evidence: [],
        },
      },
    }))
    const { report } = checkupReport({ ...frame, entries, at: 1 })
    expect(reportSchema.parse(report)).toEqual(report)
    expect(report.headline).toBe(`${items.length} of ${items.length} checks failed. Admin: It was refused.`)
    expect(report.tables.map(({ title, grid }) => [title, grid.rows.length])).toEqual([
      ['What is wrong', 1],
      ['Clari · Admin', items.length],
    ])
    expect(JSON.stringify(report)).not.toContain('hunter2')
  })
})

describe('a decoded answer as a report', () => {
  it('tells each message, who acts, the refused parameters and the trace', () => {
    const response = JSON.stringify({
      jsonrpc: '2.0',
      id: 7,
      error: {
        code: -32602,
        message: 'Invalid params',
        data: { trace: '00000000000000000001', params: { integration: ['required'] } },
      },
    })
    const request = JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'integration.insert', params: {} })
    const { report } = decodeReport({ ...frame, response, request, at: 1 })
    expect(reportSchema.parse(report)).toEqual(report)
    expect(report.status.word).toBe('error decoded')
    expect(report.tables.map(({ title, grid }) => [title, grid.rows[0]?.cells.slice(0, 2)])).toEqual([
      ['Parameters that are refused', ['integration', 'required']],
    ])
    expect(report.identifiers).toContainEqual({ label: 'trace', value: '00000000000000000001' })
    expect(report.actions[0]?.who).toBe('you')
  })
})
