import { describe, expect, it } from 'vitest'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { comparisonSays } from './comparison-says.ts'
import { exportCurrency } from './export-currency.ts'
import { exportPeriod } from './export-period.ts'
import { exportStated } from './export-stated.ts'
import { exportTotals } from './export-totals.ts'
import { exportWeeks } from './export-weeks.ts'
import { forecastsListed, guideKeyTest } from '#src/checks/clari/key/guide-key-test.ts'
import { jobsRunning } from '#src/checks/clari/jobs/jobs-running.ts'

function answered(status: number, body: unknown, operation = 'clari.read-results', truncated = false): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    id: 'x',
    operation,
    upstream: 'clari',
    connection: { id: 'c', label: 'Integration user', demo: false },
    request: { method: 'GET', url: 'https://api.clari.com/v4/export/jobs/j/results', headers: [], body: null },
    startedAt: 0,
    tookMs: 1,
    result: { kind: 'response', status, headers: [], body: text, bytes: text.length, truncated },
  }
}

const entry = (week: string, forecastValue: number | null, change: object = {}) => ({
  userId: 'u1',
  fieldId: 'f1',
  timePeriodId: '2026_Q4',
  timeFrameId: `TF:${week}`,
  forecastValue,
  currency: { code: 'USD', symbol: '$' },
  ...change,
})
const lookup = (entries: readonly object[]) => ({
  entries,
  users: [{ userId: 'u1', name: 'Ana' }],
  fields: [
    { fieldId: 'f1', fieldName: 'Commit', fieldType: 'CURRENCY' },
    { fieldId: 'f2', fieldName: 'Win rate', fieldType: 'PERCENT' },
  ],
  timePeriods: [{ timePeriodId: '2026_Q4', label: 'Q4 2026' }],
  timeFrames: [
    { timeFrameId: 'TF:2026-11-04', startDate: '2026-11-04' },
    { timeFrameId: 'TF:2026-11-11', startDate: '2026-11-11' },
  ],
})
const one = answered(200, lookup([entry('2026-11-11', 100.1), entry('2026-11-11', 0.2), entry('2026-11-11', null)]))
const two = answered(200, lookup([entry('2026-11-04', 7), entry('2026-11-11', 100.1)]))
const flat = answered(200, { entries: [{ ownerName: 'Ana', forecastAmount: 5, timePeriod: 'Q4 2026' }] })
const csv = answered(
  200,
  'User,Email,Timeframe,Field,Week,Data Type,Data Value\n' +
    'Ana,a@x.example,Q4 2026,Commit,5,Forecast Value,"$1,000.00"\n' +
    'Ana,a@x.example,Q4 2026,Commit,6,Forecast Value,$2\n',
)
const cut = answered(
  200,
  JSON.stringify(lookup([entry('2026-11-11', 1), entry('2026-11-11', 2)])).slice(0, 300),
  'clari.read-results',
  true,
)
const noRoute = answered(404, { message: 'no Route matched with those values', request_id: 'r' })
const expired = answered(400, {
  code: 'invalid_jobId',
  namespace: 'exports',
  errorId: 'e',
  message: 'The results have expired.',
  orgId: '1',
})

describe('whether the period that came back is the one asked', () => {
  it.each([
    ['as-asked', '2026_Q4', one],
    ['as-asked', 'Q4 FY2026', one],
    ['as-asked', '2026_Q4', flat],
    ['as-asked', '2026_Q4', csv],
    ['not-read', '2026_Q4', cut],
    ['defaulted', '2027_Q1', one],
    ['defaulted', 'Q1 2027', csv],
    ['nothing-asked', '', one],
    ['cannot-tell', '2026_Q4', answered(200, { entries: [] })],
    ['not-offered', '2026_Q4', noRoute],
    ['bad-request', '2026_Q4', expired],
    [
      'no-optin',
      '2026_Q4',
      answered(401, { code: 'no_optin', namespace: 'fcw', errorId: 'e', message: 'No optins', orgId: '1' }),
    ],
  ] as const)('is %s for “%s”', (outcome, asked, exchange) => {
    const judged = exportPeriod.judge({ asked, exchange })
    expect(judged.outcome).toBe(outcome)
    for (const evidence of judged.evidence ?? [])
      if (evidence.kind === 'exchange' && evidence.quote !== null && exchange.result.kind === 'response')
        expect(exchange.result.body).toContain(evidence.quote)
  })

  it('spells the id that was meant', () => {
    expect(exportPeriod.judge({ asked: 'Q1 2027', exchange: one }).facts).toMatchObject({
      writtenAs: '2027_Q1',
      cameBack: '2026_Q4',
    })
  })
})

describe('the currency and the weeks of an export', () => {
  it.each([
    ['same', 'USD', one],
    ['same', '$', one],
    ['other', 'EUR', one],
    ['not-read', '€', cut],
    ['nothing-said', '', one],
    ['nothing-said', 'banana', one],
    ['cannot-tell', 'USD', flat],
    ['not-offered', 'USD', noRoute],
  ] as const)('is %s for %s', (outcome, screen, exchange) => {
    expect(exportCurrency.judge({ screen, exchange }).outcome).toBe(outcome)
  })

  it.each([
    ['latest-only', 'latest-week', true, one],
    ['latest-only', 'earlier-week', false, one],
    ['not-historical', 'earlier-week', true, one],
    ['every-week', 'earlier-week', true, two],
    ['every-week', 'earlier-week', true, csv],
    ['not-read', 'earlier-week', true, cut],
    ['cannot-tell', 'latest-week', true, flat],
    ['not-offered', 'latest-week', false, noRoute],
  ] as const)('weeks: %s for %s', (outcome, screen, isJob, exchange) => {
    expect(exportWeeks.judge({ screen, isJob, exchange }).outcome).toBe(outcome)
  })
})

describe('the two totals', () => {
  it.each([
    ['added', '', '', one, '100.30 USD'],
    ['equal', 'commit', '$100.30', one, '100.30 USD'],
    ['equal', 'Commit', '100', one, '100.30 USD'],
    ['differ', 'Commit', '100,31', one, '100.30 USD'],
    ['equal', 'Commit', '0.1K', two, '100.10 USD'],
    ['differ', 'Commit', '0.2K', two, '100.10 USD'],
    ['added', 'Commit', 'a lot', one, '100.30 USD'],
    ['equal', 'forecastAmount', '5', flat, '5'],
  ] as const)('%s: %s %s', (outcome, field, screen, exchange, api) => {
    const judged = exportTotals.judge({ field, screen, exchange })
    expect(judged.outcome).toBe(outcome)
    expect(judged.facts).toMatchObject({ apiTotal: api })
  })

  it.each([
    ['cannot-add', 'Best Case', one],
    ['not-read', '', cut],
    ['not-offered', '', noRoute],
  ] as const)('%s', (outcome, field, exchange) => {
    expect(exportTotals.judge({ field, screen: '1', exchange }).outcome).toBe(outcome)
  })
})

describe('what the export’s job says', () => {
  const job = (change: object) =>
    answered(
      200,
      {
        jobId: 'j',
        status: 'DONE',
        endTime: 1_000,
        rowsTruncated: 0,
        cellsTruncated: false,
        currency: 'USD',
        ...change,
      },
      'clari.job',
    )
  it.each([
    ['whole', job({})],
    ['whole', answered(200, { job: { id: 'j', status: 'COMPLETED', createdAt: '2026-11-01T00:00:00Z' } }, 'clari.job')],
    ['truncated', job({ rowsTruncated: 12 })],
    ['truncated', job({ cellsTruncated: true })],
    ['unfinished', job({ status: 'STARTED' })],
    ['unfinished', job({ status: 'PENDING' })],
    ['unfinished', job({ status: 'FAILED' })],
    [
      'unknown-job',
      answered(
        400,
        { code: 'invalid_jobId', namespace: 'exports', errorId: 'e', message: 'no', orgId: '1' },
        'clari.job',
      ),
    ],
    ['forbidden', answered(403, { error: 'Forbidden', message: 'not yours' }, 'clari.job')],
    ['gateway-rejected', answered(401, { message: 'Invalid authentication credentials' }, 'clari.job')],
  ] as const)('is %s', (outcome, exchange) => {
    const judged = exportStated.judge({ jobId: 'j', exchange: { ...exchange, startedAt: 61_000 } })
    expect(judged.outcome).toBe(outcome)
    for (const evidence of judged.evidence ?? [])
      if (evidence.kind === 'exchange' && evidence.quote !== null && exchange.result.kind === 'response')
        expect(exchange.result.body).toContain(evidence.quote)
  })

  it('needs no job', () => {
    expect(exportStated.judge({ jobId: '', exchange: null }).outcome).toBe('no-job')
  })
})

describe('the guide’s three commands', () => {
  const list = (body: unknown, status = 200) => answered(status, body, 'clari.forecast-list')
  it.each([
    [
      'ok',
      'listed',
      list({ forecasts: [{ forecastName: 'Net ARR', forecastId: 'net_arr', timePeriods: ['2026_Q4'] }] }),
    ],
    ['ok', 'none', list({ forecasts: [] })],
    ['not-offered', 'not-offered', list({ message: 'no Route matched with those values', request_id: 'r' }, 404)],
    ['api-rejected', 'api-rejected', list({ error: 'Unauthorized', message: 'Invalid API key' }, 401)],
  ] as const)('test the key: %s; list the forecasts: %s', (key, listed, exchange) => {
    expect(guideKeyTest.judge({ exchange }).outcome).toBe(key)
    expect(forecastsListed.judge({ exchange }).outcome).toBe(listed)
  })

  it.each([
    ['idle', []],
    ['idle', [{ jobId: 'a', status: 'DONE', startTime: 1 }]],
    ['running', [{ jobId: 'a', status: 'STARTED', startTime: 7_000_000 }]],
    ['long-running', [{ jobId: 'a', status: 'SCHEDULED', startTime: 1 }]],
    ['running', { jobs: [{ jobId: 'a', status: 'PENDING', createdAt: '1970-01-01T01:56:00Z' }] }],
  ] as const)('check running jobs: %s', (outcome, body) => {
    expect(
      jobsRunning.judge({ exchange: { ...answered(200, body, 'clari.jobs'), startedAt: 7_200_000 } }).outcome,
    ).toBe(outcome)
  })
})

it('reads no comparison out of anything else', () => {
  for (const text of ['', '{', 'null', '[]', '{"rows":1}'])
    expect(comparisonSays.judge({ text, field: '' }).outcome).toBe('none')
})
