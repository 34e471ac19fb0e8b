import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentOf, periodMet } from '#src/clari/export/export-content.ts'
import { exportSchema } from '#src/clari/schemas/export-schema.ts'
import { retryAfterMs } from '#src/clari/jobs/retry-after.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { csvIn, readCsvHead } from '#src/clari/export/csv-head.ts'
import { pollsIn } from '#src/reading/clari/limits.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { emptySays } from '#src/scenarios/clari-empty-export/says.ts'
import { exportAsked } from './export-asked.ts'
import { exportJob, newestJob } from '#src/checks/clari/jobs/export-job.ts'
import { forecastContent } from '#src/checks/clari/forecast/forecast-content.ts'
import type { ExportContent } from '#src/clari/export/export-content.ts'
import { heldExport } from './held-export.ts'
import { jobResults } from '#src/checks/clari/jobs/job-results.ts'
import { jobSays } from '#src/scenarios/clari-job-stuck/says.ts'
import { slotsHeld } from '#src/checks/clari/jobs/slots-held.ts'
import { rateNow } from '#src/checks/clari/request/rate-now.ts'
import { rateSays } from '#src/scenarios/clari-rate-limited/says.ts'

const now = Date.UTC(2026, 10, 22, 10)
const day = 86_400_000

/** An exchange of an operation with an answer, as the proxy tells it. */
function answered(
  operation: string,
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
  truncated = false,
): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    id: `${operation}-${status}-${text.length}`,
    operation,
    upstream: 'clari',
    connection: { id: 'c', label: 'Integration user', demo: false },
    request: { method: 'GET', url: `https://api.clari.com/v4/${operation}`, headers: [], body: null },
    startedAt: now,
    tookMs: 0,
    result: {
      kind: 'response',
      status,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body: text,
      bytes: truncated ? 900_000 : text.length,
      truncated,
    },
  }
}

const gone = {
  ...answered('x', ''),
  result: { kind: 'silence' as const, reason: 'timeout' as const, detail: 'No answer in time.' },
}
const job = (status: string, more: Readonly<Record<string, unknown>> = {}) => ({
  jobId: '6073683781a6da229df71e00',
  status,
  title: 'Net ARR 2026_Q4',
  startTime: now - 3_600_000,
  endTime: null,
  expiredTime: null,
  ...more,
})
const lookup = (
  entries: readonly unknown[],
  users: readonly unknown[] = [{ userId: 'u1', name: 'Ana Ortiz' }],
  period = '2026_Q4',
) => ({ entries, users, fields: [{ fieldId: 'f' }], timePeriods: [{ timePeriodId: period }], timeFrames: [] })
const value = { userId: 'u1', fieldId: 'f', timePeriodId: '2026_Q4', forecastValue: 12 }

describe('what became of a job', () => {
  const judge = (body: unknown, status = 200, jobId = '6073683781a6da229df71e00') =>
    exportJob.judge({
      jobId,
      exchange: answered(jobId === '' ? 'clari.jobs' : 'clari.job', body, status),
      wanted: 'open-first',
    })
  it.each([
    [job('SCHEDULED', { startTime: null }), 'queued'],
    [{ job: { id: 'a1b2c3d4', status: 'STARTED' } }, 'running'],
    [{ jobId: 'a1b2c3d4', status: 'PENDING', createdAt: '2026-11-22T09:00:00Z' }, 'queued'],
    [job('DONE', { endTime: now - day, expiredTime: now + 29 * day }), 'done'],
    [job('COMPLETED'), 'completed'],
    [job('DONE', { endTime: now - 31 * day, expiredTime: now - day }), 'expired'],
    [job('FAILED'), 'failed'],
    [job('CANCELLED'), 'cancelled'],
    [job('ABORTED'), 'aborted'],
    [job('EXPLODED'), 'unknown-word'],
  ])('is told from %j', (body, outcome) => {
    const finding = judge(body)
    expect(finding.outcome).toBe(outcome)
    const [evidence] = finding.evidence ?? []
    if (evidence?.kind === 'exchange' && outcome !== 'expired')
      expect(JSON.stringify(body)).toContain(evidence.quote ?? '')
  })

  it('quotes the status that stands beside the job, not the first in the list', () => {
    const body = [
      job('DONE', { jobId: 'aaaaaaaa' }),
      job('STARTED', { jobId: 'bbbbbbbb' }),
      job('DONE', { jobId: 'cccccccc' }),
    ]
    const finding = judge(body, 200, '')
    expect(finding).toMatchObject({
      outcome: 'running',
      facts: { jobId: 'bbbbbbbb', jobPeriod: '2026_Q4', jobAgeMs: 3_600_000 },
    })
    expect(finding.evidence?.[0]).toMatchObject({ quote: '"status":"STARTED"' })
  })

  it('takes the newest of a list in any order for a proof', () => {
    const list = [
      job('FAILED', { jobId: 'old00000', startTime: now - 5 * day, endTime: now - 5 * day }),
      job('DONE', { jobId: 'new00000', startTime: now - 1000, endTime: now }),
      job('DONE', { jobId: 'mid00000', startTime: now - day, endTime: now - day }),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 3 }), (shuffled) => {
        expect(
          newestJob.judge({ jobId: '', exchange: answered('clari.jobs', shuffled), wanted: 'newest' }),
        ).toMatchObject({ outcome: 'done', facts: { jobId: 'new00000' } })
      }),
    )
  })

  it.each([
    [[], 200, '', 'no-jobs'],
    [{ jobs: [] }, 200, '', 'no-jobs'],
    [{ code: 'invalid_jobId', namespace: 'exports', message: 'Invalid jobId: x.' }, 400, 'x', 'unknown-job'],
    [{ error: 'Not Found', message: 'Invalid jobId: x.' }, 404, 'x', 'unknown-job'],
    [{ code: 'forbidden', namespace: 'exports', message: 'Job x belongs to another user.' }, 403, 'x', 'others'],
    [{ message: 'Invalid authentication credentials' }, 401, 'x', 'gateway-rejected'],
    ['<html><title>Sign in</title></html>', 200, 'x', 'web-page'],
    [{ job: 7 }, 200, 'x', 'broken-answer'],
  ])('is not guessed from %j (%i)', (body, status, jobId, outcome) => {
    expect(judge(body, status, jobId).outcome).toBe(outcome)
  })
})

describe('a job’s results', () => {
  const judge = (
    status: string,
    results: unknown,
    code = 200,
    more: Readonly<Record<string, unknown>> = {},
    truncated = false,
  ) =>
    jobResults.judge({
      asked: { jobId: 'x', exchange: answered('clari.job', job(status, more)), wanted: 'open-first' },
      results: answered('clari.read-results', results, code, {}, truncated),
    })
  it.each([
    ['DONE', lookup([]), 200, 'there'],
    ['DONE', 'User,Email,CRM User ID,Data Value\n', 200, 'there'],
    [
      'STARTED',
      { code: 'invalid_jobId', message: 'Job x is not ready: its status is STARTED.', errorId: 'e' },
      400,
      'not-ready',
    ],
    ['STARTED', { code: 'invalid_jobId', namespace: 'exports', errorId: 'e' }, 400, 'not-ready'],
    ['DONE', { code: 'invalid_jobId', message: 'The results of job x have expired.', errorId: 'e' }, 400, 'expired'],
    ['DONE', { code: 'invalid_jobId', namespace: 'exports', errorId: 'e' }, 400, 'expired'],
    ['COMPLETED', { error: 'Bad Request', message: 'The results of job x have expired.' }, 400, 'expired'],
    ['FAILED', { code: 'invalid_jobId', message: 'Job x has no results.', errorId: 'e' }, 400, 'no-results'],
    ['DONE', { message: 'API rate limit exceeded' }, 429, 'rate-limited'],
  ])('of a job that is %s with %j are told', (status, results, code, outcome) => {
    expect(judge(status, results, code).outcome).toBe(outcome)
  })
  it('that were not read to their end, or are no export at all, are not told to be there', () => {
    expect(judge('DONE', '{"entries":[{"forecastValue":1},', 200, {}, true).outcome).toBe('not-read')
    expect(judge('DONE', lookup([]), 200, {}, true).outcome).toBe('not-read')
    expect(judge('DONE', 'User,Email,CRM User ID,Data Value\n', 200, {}, true).outcome).toBe('not-read')
    expect(judge('DONE', JSON.stringify(lookup([])).repeat(2)).outcome).toBe('broken-answer')
    expect(judge('DONE', 'OK').outcome).toBe('broken-answer')
  })
})

describe('what an export holds', () => {
  it.each([
    [lookup([value]), { entries: 1, filled: 1, users: 1, periods: ['2026_Q4'] }],
    [lookup([{ ...value, forecastValue: null }]), { entries: 1, filled: 0, users: 1 }],
    [
      { entries: [{ ownerName: 'Ana', forecastAmount: 0, timePeriod: '2026_Q1' }] },
      { shape: 'flat', filled: 1, users: null, periods: ['2026_Q1'] },
    ],
    [
      { rows: [{ timePeriodId: '2026_Q1', quotaValue: 3 }] },
      { shape: 'rows', under: 'rows', filled: 1, kinds: ['quotaValue'] },
    ],
    [[{ forecastValue: 1 }], { shape: 'rows', under: null, filled: 1 }],
  ])('is counted in %j', (body, content) => {
    expect(contentOf(exportSchema.parse(body))).toMatchObject(content)
  })

  it('is counted in a CSV, a heading alone included', () => {
    const heading =
      'User,Email,CRM User ID,Role,Parent Role,Timeframe,Field,Week,Start Day,End Day,Data Type,Data Value'
    expect(readCsvHead(heading)).toMatchObject({ entries: 0, filled: 0 })
    expect(
      readCsvHead(
        `\uFEFF${heading}\r\nAna,a@x.com,1,R,P,Q4,Commit,0,,,Forecast Value,"$3,000.00"\r\n` +
          'Bo,b@x.com,2,R,P,Q4,Commit,0,,,Forecast Value,\r\n',
      ),
    ).toMatchObject({ entries: 2, filled: 1 })
    expect(csvIn('name,value\na,1')).toBeNull()
  })

  it.each([
    ['2026_Q1', ['2026_Q1'], 'asked'],
    ['Q1 2026', ['2026_Q1'], 'asked'],
    ['FY26 Q1', ['2026_Q1'], 'asked'],
    ['2026_q1', ['2026_Q4'], 'another'],
    ['', ['2026_Q4'], 'untold'],
    ['2026_Q1', [], 'untold'],
    ['next quarter', ['2026_Q4'], 'another'],
  ] as const)('is of the period asked or not: %s against %j', (asked, returned, met) => {
    expect(periodMet(asked, returned)).toBe(met)
  })
})

describe('a forecast read now', () => {
  const read = (body: unknown, status = 200, truncated = false) =>
    answered('clari.read-forecast', body, status, {}, truncated)
  const judge = (
    exchange: Exchange,
    asked = '',
    second: Exchange | null = null,
    earlier: readonly (readonly [string, Exchange])[] = [],
  ) =>
    forecastContent.judge({
      forecastId: 'net_arr',
      asked,
      exchange,
      second: second === null ? null : { label: 'Admin', exchange: second },
      earlier: earlier.map(([period, before]) => ({ period, exchange: before })),
    })
  it('holds values, or was not read to its end', () => {
    expect(judge(read(lookup([value]))).outcome).toBe('filled')
    expect(judge(read('{"entries":[{"forecastValue":1},', 200, true)).outcome).toBe('not-read')
    expect(judge(read(lookup([value]), 200, true)).outcome).toBe('not-read')
  })
  it('is empty for this key alone, for everybody, now or always', () => {
    expect(judge(read(lookup([])), '', read(lookup([value]))).outcome).toBe('hidden')
    expect(judge(read(lookup([], [])), '', read(lookup([value]))).outcome).toBe('no-users')
    expect(judge(read(lookup([])), '', null, [['2026_Q3', read(lookup([value], undefined, '2026_Q3'))]]).outcome).toBe(
      'no-submissions',
    )
    expect(judge(read(lookup([])), '', null, [['2026_Q3', read(lookup([], undefined, '2026_Q3'))]]).outcome).toBe(
      'no-entries',
    )
    expect(judge(read(lookup([{ ...value, forecastValue: null }]))).outcome).toBe('blank')
  })
  it('does not take the current quarter’s values for those of an earlier one that Clari does not know', () => {
    expect(judge(read(lookup([])), '', null, [['2019_Q4', read(lookup([value]))]]).outcome).toBe('no-entries')
  })
  it('was answered with another period', () => {
    expect(judge(read(lookup([value])), '2099_Q1')).toMatchObject({
      outcome: 'period-defaulted',
      evidence: [{ quote: '"timePeriodId":"2026_Q4"' }],
    })
    expect(judge(read(lookup([value])), 'Q1 2020')).toMatchObject({ facts: { askedMeans: '2020_Q1' } })
  })
  it('is refused, each refusal as itself', () => {
    expect(judge(read({ message: 'no Route matched with those values', request_id: 'r' }, 404)).outcome).toBe(
      'not-offered',
    )
    expect(judge(read({ code: 'no_optin', namespace: 'fcw', message: 'No optins.' }, 401)).outcome).toBe('no-optin')
    expect(judge(read({ error: 'Not Found', message: "Forecast 'net_arr' not found" }, 404)).outcome).toBe(
      'no-such-forecast',
    )
    expect(judge(gone).outcome).toBe('no-answer')
  })
})

describe('an export that was made', () => {
  const judge = (
    results: unknown,
    more: Readonly<Record<string, unknown>> = {},
    asked = '',
    status = 200,
    which: 'named' | 'guessed' = 'named',
    pasted: ExportContent | null = null,
  ) =>
    heldExport.judge({
      job: { jobId: 'x', exchange: answered('clari.job', job('DONE', more)), wanted: 'newest' },
      results: answered('clari.read-results', results, status),
      asked,
      which,
      pasted,
    })
  it.each([
    [lookup([value]), {}, '', 'filled'],
    [lookup([value]), { rowsTruncated: true }, '', 'truncated'],
    [lookup([value]), { cellsTruncated: 3 }, '', 'truncated'],
    [lookup([value]), { rowsTruncated: false, cellsTruncated: 0 }, '', 'filled'],
    [lookup([value]), {}, '2026_Q1', 'period-defaulted'],
    [lookup([], []), {}, '', 'no-users'],
    [lookup([]), {}, '', 'no-entries'],
    [{ entries: [] }, {}, '', 'nothing-told'],
    [{ results: [value] }, {}, '', 'rows-elsewhere'],
    ['User,Email,CRM User ID,Data Type,Data Value\n', {}, '', 'nothing-told'],
    ['User,Email,CRM User ID,Data Type,Data Value\nAna,a@x,1,Forecast Value,5\n', {}, '', 'filled'],
  ])('is judged by its results %j', (results, more, asked, outcome) => {
    expect(judge(results, more, asked).outcome).toBe(outcome)
  })
  const nobody: ExportContent = {
    shape: 'lookup',
    under: null,
    entries: 0,
    filled: 0,
    users: 0,
    periods: ['2026_Q4'],
    kinds: [],
  }
  it.each([
    ['holds values, and the one that was asked about was empty', lookup([value]), '', null, 'another-export'],
    ['is of another period than was asked', lookup([], []), '2026_Q2', null, 'another-export'],
    ['holds values, and the pasted one none', lookup([value]), '', nobody, 'another-export'],
    [
      'is of another period than the pasted one',
      lookup([], []),
      '',
      { ...nobody, periods: ['2020_Q1'] },
      'another-export',
    ],
    ['holds what the pasted one holds', lookup([], []), '', nobody, 'no-users'],
    ['is empty, and nothing was pasted', lookup([], []), '', null, 'no-users'],
  ] as const)(
    'that nobody named is judged for itself alone where it fits: it %s',
    (_, results, asked, pasted, outcome) => {
      expect(judge(results, {}, asked, 200, 'guessed', pasted).outcome).toBe(outcome)
    },
  )
  it('is said to be gone where its results are refused', () => {
    expect(
      judge({ code: 'invalid_jobId', errorId: 'e', message: 'The results of job x have expired.' }, {}, '', 400)
        .outcome,
    ).toBe('gone')
  })
})

describe('whose jobs hold the places', () => {
  const limits = (running: readonly string[], submitted: readonly string[], free: number) =>
    answered('clari.limits', {
      jobs: {
        concurrentLimit: 3,
        monthlyQuota: 30,
        runningJobIds: running,
        submittedJobIds: submitted,
        availableConcurrentLimit: free,
        availableMonthlyQuota: 9,
      },
    })
  const list = (label: string, jobs: Readonly<Record<string, string>>) => ({
    label,
    exchange: answered(
      'clari.jobs',
      Object.entries(jobs).map(([jobId, status]) => job(status, { jobId })),
    ),
  })
  const started = { a: 'STARTED', b: 'STARTED', c: 'STARTED' }
  it.each([
    ['runs', ['a', 'b', 'c'], [list('this key', started)], 'own', [3, 0, 0]],
    [
      'is queued, which the limits do not name',
      ['a', 'b'],
      [list('this key', { a: 'STARTED', b: 'STARTED', c: 'SCHEDULED' })],
      'own',
      [3, 0, 0],
    ],
    [
      'ended since the limits were asked',
      ['a', 'b', 'c'],
      [list('this key', { ...started, c: 'DONE' })],
      'own',
      [3, 0, 0],
    ],
    [
      'is another key’s, or nobody’s here',
      ['a', 'b', 'c'],
      [list('this key', { a: 'STARTED' }), list('Admin', { b: 'STARTED' })],
      'mixed',
      [1, 1, 1],
    ],
    ['is queued by somebody else', ['b'], [list('this key', {}), list('Admin', { b: 'STARTED' })], 'others', [0, 1, 2]],
    ['is named nowhere', [], [list('this key', { x: 'DONE' })], 'others', [0, 0, 3]],
  ] as const)('is told where one %s', (_, running, lists, outcome, [own, beside, others]) => {
    // Whatever counts toward the month, finished jobs among them, holds no place.
    for (const submitted of [[], ['x', 'y', 'z', ...running], ['p', 'q', 'r', 's']]) {
      const finding = slotsHeld.judge({ told: limits(running, submitted, 0), lists: [...lists] })
      expect(finding).toMatchObject({
        outcome,
        facts: { placesHeld: 3, ownPlaces: own, otherKeyPlaces: beside, otherPlaces: others },
      })
      expect(finding.evidence?.[0]).toMatchObject({ kind: 'rows', rows: { length: 3 } })
      expect(JSON.stringify(finding.evidence?.[0])).not.toMatch(/"[xyzpqrs]"/)
    }
  })
  it.each([
    answered('clari.jobs', { message: 'API rate limit exceeded' }, 429),
    gone,
    answered('clari.jobs', '[', 200, {}, true),
  ])('blames nobody where this key’s own list was not read (%#)', (exchange) => {
    const finding = slotsHeld.judge({
      told: limits(['a', 'b'], ['a', 'b', 'c'], 0),
      lists: [{ label: 'this key', exchange }],
    })
    expect(finding).toMatchObject({ outcome: 'whose-untold', facts: { placesHeld: 3 } })
    expect(finding.facts).not.toHaveProperty('ownPlaces')
    expect(JSON.stringify(finding)).not.toMatch(/other users|another user/)
  })
  it('is no question where places are free, and cannot be told without limits', () => {
    expect(slotsHeld.judge({ told: limits(['a'], [], 2), lists: [list('this key', { a: 'STARTED' })] }).outcome).toBe(
      'free',
    )
    expect(
      slotsHeld.judge({
        told: answered('clari.limits', { message: 'no Route matched with those values' }, 404),
        lists: [],
      }).outcome,
    ).toBe('not-offered')
  })
})

describe('a refusal for coming too fast', () => {
  const tooMany = (operation: string, headers: Readonly<Record<string, string>> = {}) =>
    answered(operation, { message: 'API rate limit exceeded' }, 429, headers)
  const limits = answered('clari.limits', {
    jobs: { concurrentLimit: 3, monthlyQuota: 30, availableConcurrentLimit: 3, availableMonthlyQuota: 9 },
  })
  it.each([
    [{ first: tooMany('clari.limits', { 'Retry-After': '30' }), second: null, beside: null }, 'told-to-wait', 30_000],
    [
      {
        first: tooMany('clari.limits', { 'retry-after': new Date(now + 90_000).toUTCString() }),
        second: null,
        beside: null,
      },
      'told-to-wait',
      90_000,
    ],
    [{ first: tooMany('clari.limits', { 'Retry-After': 'soon' }), second: null, beside: null }, 'told-to-wait', null],
    [{ first: tooMany('clari.limits'), second: null, beside: null }, 'not-told', undefined],
    [
      {
        first: answered('clari.limits', { error: 'Too Many Requests', message: 'Rate limit exceeded' }, 429),
        second: null,
        beside: null,
      },
      'not-told',
      undefined,
    ],
    [{ first: answered('clari.limits', 'slow down', 429), second: null, beside: null }, 'not-told', undefined],
    [
      {
        first: limits,
        second: tooMany('clari.jobs'),
        beside: { label: 'Admin', exchange: answered('clari.jobs', []) },
      },
      'polling',
      undefined,
    ],
    [{ first: limits, second: answered('clari.jobs', []), beside: null }, 'answers', undefined],
    [{ first: gone, second: null, beside: null }, 'no-answer', undefined],
  ])('is judged with its time to wait (%#)', (gathered, outcome, ms) => {
    const finding = rateNow.judge(gathered)
    expect(finding.outcome).toBe(outcome)
    expect(finding.facts?.['retryAfterMs']).toEqual(ms)
  })

  it.each([
    ['30', 30_000],
    ['0', 0],
    [new Date(now + 5000).toUTCString(), 5000],
    [new Date(now - 5000).toUTCString(), 0],
    ['2026', 2_026_000],
    ['-5', null],
    ['1.5', null],
    ['', null],
    ['soon', null],
  ])('reads Retry-After: %s', (text, ms) => {
    expect(retryAfterMs(text, now)).toBe(ms)
  })

  it('reads how often a log looks at jobs, over midnight too', () => {
    const lines = (times: readonly string[]) => times.map((time) => `[${time}] GET /v4/export/jobs/abc 200`).join('\n')
    expect(pollsIn(readPaste(lines(['23:59:59', '00:00:00', '00:00:01', '00:00:02'])))).toMatchObject({
      looks: 4,
      medianMs: 1000,
    })
    expect(pollsIn(readPaste(lines(['10:00:00', '10:01:00', '10:02:00'])))).toBeNull()
    expect(pollsIn(readPaste('GET /v4/export/jobs/abc 200\n'.repeat(50)))).toBeNull()
  })
})

describe('pasted texts', () => {
  it('are never an exception, and what is quoted of them stands in them', () => {
    const pieces = fc.constantFrom(
      '{"entries":[',
      ']',
      '}',
      '"users":[]',
      'status',
      '429',
      'Retry-After: 5',
      'COMPLETED',
      "'DONE'",
      '/export/jobs/abc/results',
      'HTTP/1.1 400',
      '\n',
      '{"jobs":',
      'null',
      '"rowsTruncated":true',
      '导出为空',
      "KeyError: 'entries'",
      '{"code":"invalid_jobId","errorId":"e"}',
      '\u0000',
      '"',
      '{"jobId":"a1b2c3","status":"FAILED"}',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 14 }), (parts) => {
        const text = parts.join(' ')
        const paste = readPaste(text)
        for (const finding of [
          emptySays.judge({ paste, request: paste }),
          jobSays.judge({ paste }),
          rateSays.judge({ paste }),
          exportAsked.judge({ paste }),
        ]) {
          for (const evidence of finding.evidence ?? [])
            if (evidence.kind === 'paste') expect(paste.text).toContain(evidence.quote)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('are read in linear time', () => {
    const started = performance.now()
    for (const text of [
      '{"entries":[{"forecastValue":null},'.repeat(20_000),
      'status '.repeat(60_000),
      '/export/jobs/'.repeat(30_000),
      '10:00:00 '.repeat(40_000),
      '['.repeat(200_000),
    ]) {
      const paste = readPaste(text)
      emptySays.judge({ paste, request: paste })
      jobSays.judge({ paste })
      rateSays.judge({ paste })
    }
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})
