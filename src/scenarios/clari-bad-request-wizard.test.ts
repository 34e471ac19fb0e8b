import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clockFrom } from '#src/domain/time/test-clock.test-kit.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'
import { clariBadRequest } from './clari-bad-request.ts'
import { startBench, type Bench, type Given } from './walk-through.test-kit.ts'

let bench: Bench
let doneJob: string
beforeAll(async () => {
  bench = await startBench()
  doneJob = await earlierJob()
})
afterAll(() => bench.close())

/** A job that the demo tenant's integration user ran earlier; demo tenants of one seed are alike. */
async function earlierJob(): Promise<string> {
  const now = clockFrom()
  const demo = await startDemoTenant({ now })
  const { clari } = z
    .object({ clari: z.object({ apikey: z.string() }) })
    .parse(await (await fetch(`${demo.address}/__demo/credentials`)).json())
  const jobs = z
    .array(z.object({ jobId: z.string(), status: z.string(), expiredTime: z.number() }))
    .parse(await (await fetch(`${demo.address}/clari/v4/export/jobs`, { headers: { apikey: clari.apikey } })).json())
  await demo.close()
  return jobs.find(({ status, expiredTime }) => status === 'DONE' && expiredTime > now())?.jobId ?? ''
}

const published = (code: string, message: string) =>
  'HTTP/2 400\ncontent-type: application/json\n\n' +
  `{"code":"${code}","namespace":"exports","errorId":"e-1","message":"${message}","orgId":"77"}`
const guide = (message: string) => `{"error":"Bad Request","message":"${message}"}`
const curl = (body: string) =>
  'curl -X POST -H "apikey: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" -H "Content-Type: ' +
  `application/json" -d '${body}' https://api.clari.com/v4/export/forecast/net_arr`
const good = 'HTTP/2 200\n\n{"jobId":"6073683781a6da229df71e00"}'

/**
 * Each refused parameter: the refusal, the request, the verdict, the part that is marked, and a request that is right.
 */
const parameters: readonly (readonly [string, string, string, string, string])[] = [
  [
    'a bad currency',
    published('bad_request', 'Invalid currency: EURO.'),
    '{"timePeriod":"2026_Q1","currency":"EURO"}',
    'bad-currency',
    '"currency":"EURO"',
  ],
  [
    'a currency that only Clari knows to be wrong',
    published('bad_request', 'Invalid currency: ZMW.'),
    '{"currency":"ZMW"}',
    'bad-currency',
    'ZMW',
  ],
  [
    'bad types',
    published('bad_request', 'Invalid value for typesToExport: expected a list of forecast, quota.'),
    '{"typesToExport":["forcast"]}',
    'bad-types',
    '"typesToExport":["forcast"]',
  ],
  [
    'a bad schedule',
    published('bad_request', 'Invalid value for schedule: expected NONE, ONCE or MAX.'),
    '{"schedule":"daily"}',
    'bad-schedule',
    '"schedule":"daily"',
  ],
  [
    'a flag as text',
    published('bad_request', 'Invalid value for includeHistorical: expected true or false.'),
    '{"includeHistorical":"yes"}',
    'bad-historical',
    '"includeHistorical":"yes"',
  ],
  [
    'a bad format',
    published('bad_request', 'Invalid value for exportFormat: expected JSON or CSV.'),
    '{"exportFormat":"xlsx"}',
    'bad-format',
    '"exportFormat":"xlsx"',
  ],
  [
    'a period that is no text',
    published('bad_request', 'Invalid value for timePeriod: expected text.'),
    '{"timePeriod":20261}',
    'bad-period',
    '"timePeriod":20261',
  ],
  [
    'a bad scope',
    published('bad_request', 'Invalid scopeId: 1905.'),
    '{"scopeId":"1905"}',
    'bad-scope',
    '"scopeId":"1905"',
  ],
  [
    'a malformed body',
    published('bad_request', 'The request body is malformed.'),
    '{"currency":"USD",}',
    'malformed-body',
    '{"currency":"USD",}',
  ],
  [
    'the same in the guide’s dialect',
    guide('The request body is malformed.'),
    '{currency:"USD"}',
    'malformed-body',
    'currency:"USD"',
  ],
]

describe('from a 400 to the parameter to change', () => {
  it.each(parameters)(
    'tells %s from the paste alone, marks it, and takes the mended request as proof',
    async (_, error, body, verdict, mark) => {
      const ended = await bench.walkThrough(clariBadRequest, {
        answers: { connection: 'none', 'may-try': 'no' },
        pastes: { error, request: curl(body) },
      })
      expect(ended.at).toBe(verdict)
      expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'paste', quote: mark })
      expect(
        ended.conclusion?.evidence.some(
          (evidence) => evidence.kind === 'paste' && evidence.text.includes('namespace'),
        ) || error === guide('The request body is malformed.'),
      ).toBe(true)
      expect(await ended.prove(undefined, curl(body))).not.toBe('pass')
      expect(await ended.prove(undefined, curl('{"timePeriod":"2026_Q1","typesToExport":["forecast"]}'))).toBe('pass')
    },
  )

  it.each(parameters)(
    'tells %s with the proof that Clari takes it put right, in both dialects',
    async (_, error, body, verdict) => {
      for (const dialect of ['published', 'guide'] as const) {
        const ended = await bench.walkThrough(clariBadRequest, {
          dialect,
          answers: { 'may-try': 'yes' },
          pastes: { error, request: curl(body) },
        })
        expect(ended.at).toBe(`${verdict}-proved`)
        expect(ended.conclusion?.explains).toContain('accepted just now')
        expect(ended.conclusion?.evidence.map(({ kind }) => kind)).toContain('exchange')
        expect(await ended.prove()).toBe('pass')
      }
    },
  )

  it('tells a type that is not offered, and that Clari takes the rest', async () => {
    const error = published('type_not_supported', 'Export type crm_total is not supported for this forecast.')
    const request = curl('{"typesToExport":["forecast","crm_total"]}')
    const read = await bench.walkThrough(clariBadRequest, {
      faults: ['type-not-supported'],
      answers: { 'may-try': 'no' },
      pastes: { error, request },
    })
    expect(read.conclusion).toMatchObject({
      verdict: 'type-not-supported',
      headline: 'This forecast cannot export “crm_total”.',
    })
    const tried = await bench.walkThrough(clariBadRequest, {
      faults: ['type-not-supported'],
      answers: { 'may-try': 'yes' },
      pastes: { error, request },
    })
    expect(tried.at).toBe('type-not-supported-proved')
    expect(tried.conclusion?.actions.map(({ does }) => does).join(' ')).toContain('{"typesToExport":["forecast"]}')
  })

  it('names the parameter from the refusal alone where no request is at hand', async () => {
    const ended = await bench.walkThrough(clariBadRequest, {
      answers: { 'may-try': 'no' },
      pastes: { error: published('bad_request', 'Invalid currency: EURO.') },
    })
    expect(ended.conclusion).toMatchObject({ verdict: 'bad-currency', headline: '“currency” is wrong: “EURO”.' })
    const unnamed = await bench.walkThrough(clariBadRequest, {
      pastes: { error: published('bad_request', 'Bad input.') },
    })
    expect(unnamed.at).toBe('no-request')
  })

  it('says when Clari refuses a request in which nothing is wrong, and proves it mended', async () => {
    const given: Given = {
      faults: ['bad-request'],
      answers: { 'may-try': 'yes' },
      pastes: {
        error: published('bad_request', 'The request body is malformed.'),
        request: curl('{"timePeriod":"2026_Q1"}'),
      },
    }
    const ended = await bench.walkThrough(clariBadRequest, given)
    expect(ended.at).toBe('still-refused')
    expect(ended.conclusion?.asks).toContain('{"timePeriod":"2026_Q1"}')
    expect(ended.conclusion?.identifiers.map(({ label }) => label)).toContain('errorId')
    expect(await ended.prove()).toBe('fail')
    expect(await ended.prove([])).toBe('pass')
    expect((await bench.walkThrough(clariBadRequest, { ...given, faults: [] })).at).toBe('accepted-now')
    expect((await bench.walkThrough(clariBadRequest, { ...given, answers: { 'may-try': 'no' } })).at).toBe(
      'looks-right',
    )
  })

  it('tells an option that is ignored without a word', async () => {
    const ended = await bench.walkThrough(clariBadRequest, {
      answers: { code: 'bad_request', 'may-try': 'no' },
      pastes: { request: curl('{"timePeriod":"Q1 2026"}') },
    })
    expect(ended.at).toBe('ignored')
    expect(ended.conclusion?.actions[0].does).toBe('Send "timePeriod": "2026_Q1".')
  })
})

describe('from the other published codes', () => {
  it.each([
    [
      'no_such_forecast_config',
      published('no_such_forecast_config', 'No forecast configuration found for id: nope'),
      'no-such-forecast',
      'clari.forecast-not-found',
    ],
    [
      'missing_forecast_id',
      published('missing_forecast_id', 'The forecast id is missing.'),
      'missing-forecast-id',
      null,
    ],
  ])('goes by %s', async (_, error, verdict, leadsTo) => {
    const ended = await bench.walkThrough(clariBadRequest, { answers: { connection: 'none' }, pastes: { error } })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.leadsTo).toBe(leadsTo)
    expect(await ended.prove([], error)).not.toBe('pass')
    expect(await ended.prove([], good)).toBe('pass')
  })

  it.each([
    [
      'a job that is done',
      (): Given => ({
        answers: { jobId: doneJob },
        pastes: { error: published('invalid_jobId', `Job ${doneJob} is not ready: its status is STARTED.`) },
      }),
      'ready-now',
    ],
    [
      'results that have expired',
      (): Given => ({
        answers: { jobId: doneJob },
        pastes: { error: published('invalid_jobId', `The results of job ${doneJob} have expired.`) },
      }),
      'results-expired-said',
    ],
    [
      'a job that nobody knows',
      (): Given => ({
        answers: { jobId: 'ffffffffffffffffffffffff' },
        pastes: { error: published('invalid_jobId', 'Invalid jobId: ffffffffffffffffffffffff.') },
      }),
      'unknown-job',
    ],
    [
      'the same in the guide’s dialect',
      (): Given => ({
        dialect: 'guide',
        answers: { jobId: 'ffffffffffffffffffffffff' },
        pastes: { error: '{"error":"Not Found","message":"Invalid jobId: ffffffffffffffffffffffff."}' },
      }),
      'unknown-job',
    ],
    [
      'a job of another user',
      (): Given => ({
        faults: ['job-of-another-user'],
        answers: { jobId: doneJob },
        pastes: { error: published('invalid_jobId', `Invalid jobId: ${doneJob}.`) },
      }),
      'job-of-another-user',
    ],
    [
      'a job that is over and cannot be cancelled',
      (): Given => ({
        answers: { jobId: doneJob },
        pastes: { error: published('export_failed_to_cancel', `Job ${doneJob} can no longer be cancelled.`) },
      }),
      'too-late',
    ],
    [
      'the same by the guide’s words',
      (): Given => ({
        dialect: 'guide',
        answers: { jobId: doneJob },
        pastes: { error: guide(`Job ${doneJob} can no longer be cancelled.`) },
      }),
      'too-late',
    ],
  ])('tells %s', async (_, given, verdict) => {
    expect((await bench.walkThrough(clariBadRequest, given())).at).toBe(verdict)
  })

  it.each([
    ['the month', 'quota-exhausted', 'quota-used-up', 'clari.rate-limited'],
    ['the queue', 'concurrency-full', 'places-taken', 'clari.job-stuck'],
  ])('tells %s apart by the limits, hands on, and proves it mended', async (_, fault, verdict, leadsTo) => {
    const error = published(
      'export_monthly_quota_reached',
      'The monthly quota limit of 30 or concurrent limit of 1 has been reached.',
    )
    const ended = await bench.walkThrough(clariBadRequest, { faults: [fault], pastes: { error } })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.leadsTo).toBe(leadsTo)
    expect(await ended.prove()).not.toBe('pass')
    expect(await ended.prove([])).toBe('pass')
    expect((await bench.walkThrough(clariBadRequest, { pastes: { error } })).at).toBe('room-now')
    expect((await bench.walkThrough(clariBadRequest, { faults: ['no-limits'], pastes: { error } })).at).toBe(
      'quota-unknown',
    )
    expect((await bench.walkThrough(clariBadRequest, { answers: { connection: 'none' }, pastes: { error } })).at).toBe(
      'quota-unknown',
    )
  })

  it.each(['published', 'guide'] as const)(
    'tells that something went wrong inside, and proves it over (%s)',
    async (dialect) => {
      const error =
        dialect === 'published'
          ? published('SWW', 'Something went wrong. Please try again later.')
          : '{"error":"Internal Server Error","message":"Something went wrong"}'
      const ended = await bench.walkThrough(clariBadRequest, {
        faults: ['something-went-wrong'],
        dialect,
        pastes: { error },
      })
      expect(ended.at).toBe('went-wrong')
      expect(await ended.prove()).not.toBe('pass')
      expect(await ended.prove([])).toBe('pass')
      expect((await bench.walkThrough(clariBadRequest, { dialect, pastes: { error } })).at).toBe('went-wrong-then')
      expect(
        (await bench.walkThrough(clariBadRequest, { dialect, answers: { connection: 'none' }, pastes: { error } })).at,
      ).toBe('went-wrong-pasted')
    },
  )

  it('asks for the code where none was pasted', async () => {
    expect((await bench.walkThrough(clariBadRequest, { pastes: { error: 'it says no' } })).at).toBe('code')
    expect((await bench.walkThrough(clariBadRequest, { answers: { code: 'SWW' } })).at).toBe('went-wrong-then')
  })
})
