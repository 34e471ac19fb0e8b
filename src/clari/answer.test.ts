import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { readAnswer } from './answer.ts'
import { dialectOf } from './dialect.ts'
import { exportSchema } from './schemas/export-schema.ts'
import { forecastListSchema } from './schemas/forecast-list-schema.ts'
import { jobsSchema, jobSchema, startedExportSchema } from './schemas/jobs-schema.ts'
import { limitsSchema } from './schemas/limits-schema.ts'

function answered(status: number, body: string, more: { operation?: string; truncated?: boolean } = {}): Exchange {
  return {
    id: 'x1',
    operation: more.operation ?? 'clari.limits',
    upstream: 'clari',
    connection: { id: 'env-clari', label: 'Key', demo: false },
    request: { method: 'GET', url: 'https://api.clari.com/v4/admin/limits', headers: [], body: null },
    startedAt: 0,
    tookMs: 1,
    result: { kind: 'response', status, headers: [], body, bytes: body.length, truncated: more.truncated ?? false },
  }
}

const limits =
  '{"jobs":{"concurrentLimit":3,"monthlyQuota":1000,"submittedJobIds":[],"availableConcurrentLimit":1,' +
  '"availableMonthlyQuota":995}}'

describe('reading an answer', () => {
  it('gives the value where the shape is known', () => {
    expect(readAnswer(answered(200, limits), limitsSchema)).toMatchObject({
      kind: 'ok',
      value: { jobs: { monthlyQuota: 1000, runningJobIds: [] } },
    })
  })

  it('gives the error whatever the status', () => {
    expect(readAnswer(answered(401, '{"code":"no_optin","namespace":"fcw"}'), limitsSchema)).toMatchObject({
      kind: 'error',
      status: 401,
      error: { code: 'no_optin' },
    })
    expect(
      readAnswer(answered(200, '{"error":"Unauthorized","message":"Invalid API key"}'), limitsSchema),
    ).toMatchObject({ kind: 'error', status: 200 })
  })

  it('names the path where an answer leaves the known shape', () => {
    expect(readAnswer(answered(200, '{"jobs":{"concurrentLimit":"3"}}'), limitsSchema)).toMatchObject({
      kind: 'unknown-shape',
      path: 'jobs.concurrentLimit',
      expected: 'a number',
    })
    expect(readAnswer(answered(200, '[{"jobId":"1","status":"DONE"},{"jobId":"2"}]'), jobsSchema)).toMatchObject({
      kind: 'unknown-shape',
      path: 'jobs[1].status',
      expected: 'a text',
    })
    expect(readAnswer(answered(200, '{"hello":"world"}'), exportSchema)).toMatchObject({
      kind: 'unknown-shape',
      path: 'entries',
      expected: 'a list',
    })
    expect(
      readAnswer(answered(200, '{"entries":[],"users":{}, "fields":[],"timePeriods":[]}'), exportSchema),
    ).toMatchObject({ kind: 'unknown-shape', path: 'users' })
    expect(readAnswer(answered(500, '{"oops":1}'), limitsSchema)).toMatchObject({
      kind: 'unknown-shape',
      path: '',
      status: 500,
    })
  })

  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>', 'html'],
    ['<html><head><title>Sign in - Example SSO</title></head></html>', 'login-page'],
    ['<html><form><input type="password"></form></html>', 'login-page'],
    ['{"jobs":{"concurrentLi', 'truncated-json'],
    ['[{"a":"}', 'truncated-json'],
    ['upstream connect error', 'text'],
    ['{not json}', 'text'],
  ])('says that %j looks like %s', (body, looks) => {
    expect(readAnswer(answered(200, body), limitsSchema)).toMatchObject({ kind: 'not-json', looksLike: looks })
  })

  it('tells our own limit on what is kept from an answer that broke off', () => {
    expect(readAnswer(answered(200, '{"entries":[{"a":1', { truncated: true }), exportSchema)).toMatchObject({
      kind: 'cut',
    })
  })

  it('passes on why nothing came', () => {
    const exchange: Exchange = {
      ...answered(200, ''),
      result: { kind: 'silence', reason: 'dns', detail: 'The name did not resolve.' },
    }
    expect(readAnswer(exchange, limitsSchema)).toEqual({
      kind: 'silence',
      reason: 'dns',
      detail: 'The name did not resolve.',
      facts: {},
    })
  })

  it('forgives a byte order mark', () => {
    expect(readAnswer(answered(200, `\uFEFF${limits}`), limitsSchema).kind).toBe('ok')
  })

  it('of any body never throws', () => {
    const schemas = [limitsSchema, jobsSchema, jobSchema, startedExportSchema, exportSchema, forecastListSchema]
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string()),
        fc.integer({ min: 200, max: 599 }),
        fc.constantFrom(...schemas),
        (body, status, schema) => {
          expect(readAnswer<unknown>(answered(status, body), schema).kind).not.toBe('silence')
        },
      ),
    )
  })
})

describe('the known shapes', () => {
  it('take a job bare, wrapped, or both at once', () => {
    const job = {
      jobId: '6073683781a6da229df71e00',
      status: 'STARTED',
      startTime: 1_700_000_000_000,
      endTime: 0,
      rowsTruncated: 0,
    }
    for (const body of [job, { job }, { ...job, job: { ...job, id: job.jobId } }]) {
      expect(readAnswer(answered(200, JSON.stringify(body)), jobSchema)).toMatchObject({
        kind: 'ok',
        value: { id: job.jobId, state: 'running', dialect: 'published', endTime: null, rowsTruncated: false },
      })
    }
  })

  it('take a list of jobs of either dialect', () => {
    expect(
      readAnswer(
        answered(200, '{"jobs":[{"jobId":"1","status":"PENDING","createdAt":"2026-01-05T10:00:00Z"}]}'),
        jobsSchema,
      ),
    ).toMatchObject({ kind: 'ok', value: [{ state: 'queued', dialect: 'guide', startTime: Date.UTC(2026, 0, 5, 10) }] })
    expect(readAnswer(answered(200, '[]'), jobsSchema)).toMatchObject({ kind: 'ok', value: [] })
  })

  it('take a started export in each form', () => {
    for (const body of ['{"jobId":"a"}', '{"job":{"id":"a"}}', '{"job":{"jobId":"a"}}']) {
      expect(readAnswer(answered(202, body), startedExportSchema)).toMatchObject({ kind: 'ok', value: { jobId: 'a' } })
    }
  })

  it('take an export in each form', () => {
    const shapes = [
      '{"entries":[]}',
      '{"entries":[],"users":[],"fields":[],"timePeriods":[]}',
      '[]',
      '{"data":[{"a":1}]}',
      '{"entries":[{"ownerName":"Ana"}]}',
    ].map((body) => readAnswer(answered(200, body), exportSchema))
    expect(shapes.map((answer) => (answer.kind === 'ok' ? answer.value.shape : answer.kind))).toEqual([
      'flat',
      'lookup',
      'rows',
      'rows',
      'flat',
    ])
  })

  it('tell the dialect', () => {
    expect(dialectOf(answered(200, limits))).toBe('unknown')
    expect(dialectOf(answered(200, '{"forecasts":[]}'))).toBe('guide')
    expect(dialectOf(answered(200, '{"jobs":[]}', { operation: 'clari.jobs' }))).toBe('guide')
    expect(dialectOf(answered(200, '[]', { operation: 'clari.jobs' }))).toBe('published')
    expect(dialectOf(answered(404, '{"message":"no Route matched with those values","request_id":"1"}'))).toBe(
      'gateway',
    )
    expect(dialectOf(answered(401, '{"error":"Unauthorized","message":"Invalid API key"}'))).toBe('guide')
    expect(dialectOf(answered(502, '<html>'))).toBe('unknown')
  })
})
