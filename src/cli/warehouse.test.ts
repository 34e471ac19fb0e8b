import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { compareFiles } from '#src/compare/compare-files.ts'
import { rowAt } from '#src/compare/compare.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** What every person's row came to: the API's value, the cause and how sure it is. */
async function compared(name: string, api: string, ui: string, streamedFrom?: number) {
  const outcome = await compareFiles(
    {
      api: [{ name, bytes: bytes(api) }],
      ui: [{ name: 'screen.csv', bytes: bytes(ui) }],
      now: Date.parse('2026-11-22'),
      ...(streamedFrom === undefined ? {} : { streamedFrom }),
    },
    exportReaders,
  )
  if (outcome.kind !== 'done') throw new Error(outcome.kind === 'problem' ? outcome.problem.says : outcome.kind)
  const { comparison, files } = outcome
  expect(files).toHaveLength(2)
  const rows = Array.from({ length: comparison.pairs.length }, (_, at) => rowAt(comparison, at))
  return rows
    .toSorted((a, b) => (a.user < b.user ? -1 : 1))
    .map(({ user, field, api: value, currency, cause, certainty }) =>
      [user.split('@')[0], field, value, currency.api, cause, certainty].join(' '),
    )
}

const people = ['ana', 'bo', 'chen', 'dia'] as const
const now = [120_000.5, 80_000.25, 33_333.1, 9000.75] as const
/** What the load of the day before held. */
const before = [110_000.5, 70_000.25, 30_333.1, 8000.75] as const
const loads = [
  ['2026-11-17T03:00:00Z', before],
  ['2026-11-18T03:00:00Z', now],
] as const

/** The screen: today's numbers, but one that is the day before's. */
const screen = [
  'User,Email,Commit',
  ...people.map((name, at) => `${name} person,${name}@example.com,"$${at === 0 ? before[0] : now[at]}"`),
].join('\n')

/** The newest load is compared, and what the screen shows of an older one is what changed between them. */
const expected = [
  'ana Commit 120000.5 USD submission-version confirmed',
  'bo Commit 80000.25 USD  ',
  'chen Commit 33333.1 USD  ',
  'dia Commit 9000.75 USD  ',
]

const lookup = (values: readonly number[]) => ({
  entries: people.map((name, at) => ({
    userId: name,
    fieldId: 'f',
    timePeriodId: '2026_Q4',
    timeFrameId: 'TF:2026-11-16',
    forecastValue: values[at],
    currency: { code: 'USD', symbol: '$' },
    isUpdated: true,
  })),
  users: people.map((name) => ({ userId: name, name: `${name} person`, email: `${name}@example.com` })),
  fields: [{ fieldId: 'f', fieldName: 'Commit' }],
  timePeriods: [{ timePeriodId: '2026_Q4', label: 'Q4 FY 2026', startDate: '2026-10-01', endDate: '2026-12-31' }],
  timeFrames: [{ timeFrameId: 'TF:2026-11-16', startDate: '2026-11-16', endDate: '2026-11-22' }],
})
const raw = loads.map(([uploaded_at, values]) => ({
  jsontext: { api_fiscal_quarter: '2026_Q4', data: lookup(values) },
  uploaded_at,
}))
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

/** Entries as a dbt model has them, a line each. */
const modelled = loads.flatMap(([uploaded, values]) =>
  people.map((name, at) =>
    [
      `${name} person`,
      `${name}@example.com`,
      `005${name}`,
      '2026-Q4',
      'fc:commit',
      'Commit',
      '2026-11-16_2026-Q4',
      7,
      '2026-11-16',
      '2026-11-22',
      values[at],
      cell('{"code":"USD","symbol":"$"}'),
      'true',
      name,
      '2026-11-16 10:00:00',
      uploaded,
    ].join(','),
  ),
)
const modelledHeader =
  'user_full_name,email,crm_user_id,fiscal_quarter,field_id,field_name,time_frame_id,week_number,week_start_date,' +
  'week_end_date,forecast_value,currency,is_updated,updated_by,updated_on,uploaded_at'

const connector = loads.flatMap(([_fivetran_synced, values]) =>
  people.map((name, at) => ({
    forecast_id: 'fc1',
    forecast_type: 'forecast',
    time_frame_id: 'TF:2026-11-16',
    time_period_id: '2026_Q4',
    user_id: name,
    user_name: `${name} person`,
    user_email: `${name}@example.com`,
    field_id: 'f',
    field_name: 'Commit',
    forecast_value: values[at],
    currency: 'USD',
    is_updated: true,
    _fivetran_synced,
  })),
)

describe('loads of a warehouse: the newest counts, and what changed between them is what changed', () => {
  test.each([
    ['raw rows as a list of JSON', 'raw.json', JSON.stringify(raw)],
    ['raw rows as lines of JSON', 'raw.ndjson', raw.map((row) => JSON.stringify(row)).join('\n')],
    [
      'raw rows as CSV with the export in a cell',
      'raw.csv',
      ['JSONTEXT,UPLOADED_AT', ...raw.map((row) => `${cell(JSON.stringify(row.jsontext))},${row.uploaded_at}`)].join(
        '\n',
      ),
    ],
    ['modelled entries', 'entries.csv', [modelledHeader, ...modelled].join('\n')],
    ['a connector’s rows', 'connector.json', JSON.stringify(connector)],
  ])('%s', async (_, name, text) => {
    expect(await compared(name, text, screen)).toEqual(expected)
    expect(await compared(name, text, screen, 1)).toEqual(expected)
  })

  test('in whatever order the rows come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(modelled, { minLength: modelled.length }), async (lines) => {
        expect(await compared('entries.csv', [modelledHeader, ...lines].join('\n'), screen)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  test('an entry that no newer load holds counts as the older has it', async () => {
    const gone = modelled.filter((line) => !(line.startsWith('dia') && line.endsWith('2026-11-18T03:00:00Z')))
    expect((await compared('entries.csv', [modelledHeader, ...gone].join('\n'), screen)).at(-1)).toBe(
      'dia Commit 8000.75 USD unexplained ',
    )
  })

  test('one row’s export alone, as a pipeline wraps it', async () => {
    const [, newest] = raw
    expect((await compared('row.json', JSON.stringify(newest?.jsontext), screen))[1]).toBe(expected[1])
  })
})
