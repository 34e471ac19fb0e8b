import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstToLookAt, readRecording } from './recording.ts'
import { harEntry, harFile, noOptIn } from './recording.test-kit.ts'

const clari = 'https://api.clari.com/v4'
// Made for these tests; opens nothing.
const key = 'k9Xw2LmQ7rTz4VbN8cYd5FgH1jKp3SaE6uRo0iWxZqBvCnMtDhGyPlJfUeTs427f'

function read(text: string) {
  const recording = readRecording(text)
  if (recording === null) throw new Error('This is no recording.')
  return recording
}

describe('a HAR file', () => {
  test('is laid out in order of time: when, how, where, what came back and how it went', () => {
    const recording = read(
      harFile([
        harEntry({
          url: `${clari}/export/jobs/6073683781a6da229df71e00`,
          at: '2026-11-23T10:00:02.000+01:00',
          body: '{"jobId":"6073683781a6da229df71e00","status":"STARTED"}',
        }),
        harEntry({ url: `${clari}/admin/limits`, at: '2026-11-23T09:00:01.000Z', body: '{"monthlyLimit":30}' }),
        harEntry({ url: 'https://www.example.com/pixel.gif' }),
        harEntry({
          url: `${clari}/export/forecast/net_arr`,
          method: 'POST',
          status: 401,
          body: noOptIn,
          at: '2026-11-23T09:00:03Z',
        }),
      ]),
    )
    expect(recording).toMatchObject({ kind: 'har', elsewhere: 1, unreadable: 0, cutOff: false })
    expect(
      recording.requests.map(({ at, method, address, status, outcome }) => [
        at,
        method,
        address,
        status,
        outcome.kind,
        outcome.says,
      ]),
    ).toEqual([
      [Date.UTC(2026, 10, 23, 9, 0, 1), 'GET', `${clari}/admin/limits`, 200, 'well', 'answered well'],
      [
        Date.UTC(2026, 10, 23, 9, 0, 2),
        'GET',
        `${clari}/export/jobs/6073683781a6da229df71e00`,
        200,
        'open',
        'job STARTED',
      ],
      [
        Date.UTC(2026, 10, 23, 9, 0, 3),
        'POST',
        `${clari}/export/forecast/net_arr`,
        401,
        'wrong',
        'key or token refused',
      ],
    ])
    expect(firstToLookAt(recording)).toBe(2)
  })

  test('gives each request as a text that reads like curl -v', () => {
    const [request] = read(
      harFile([
        harEntry({
          url: `${clari}/export/forecast/net_arr?timePeriod=2026_Q4&debug=${key}`,
          method: 'POST',
          status: 401,
          body: noOptIn,
          headers: [
            ['apikey', key],
            ['Content-Type', 'application/json'],
            ['Referer', 'https://wiki.example.com/x'],
            ['Cookie', 'sid=abcdefgh12345678'],
          ],
          answerHeaders: [
            ['Date', 'Mon, 23 Nov 2026 09:00:00 GMT'],
            ['Set-Cookie', 'route=f3a9b1c7d2; HttpOnly'],
          ],
          postData: { mimeType: 'application/json', text: '{"typesToExport":["forecast"]}' },
        }),
      ]),
    ).requests
    expect(request?.text).toBe(
      [
        '* 2026-11-23T09:00:00.000Z',
        '> POST /v4/export/forecast/net_arr?timePeriod=2026_Q4&debug=… HTTP/2',
        '> Host: api.clari.com',
        '> apikey: ‹secret: 64 chars, ends 7f›',
        '> Content-Type: application/json',
        '> Cookie: ‹secret: 20 chars, ends 78›',
        '>',
        '{"typesToExport":["forecast"]}',
        '< HTTP/2 401',
        '< content-type: application/json',
        '< Date: Mon, 23 Nov 2026 09:00:00 GMT',
        '< Set-Cookie: ‹secret: 26 chars, ends ly›',
        '<',
        noOptIn,
      ].join('\n'),
    )
    expect(request?.removed.map(({ length }) => length)).toEqual([64, 20, 26])
  })

  test.each<[string, object, string, number | null, string]>([
    [
      'Chrome, a name that did not resolve',
      { response: { status: 0, content: { size: 0, mimeType: 'x-unknown' }, _error: 'net::ERR_NAME_NOT_RESOLVED' } },
      'net::ERR_NAME_NOT_RESOLVED',
      null,
      'never answered',
    ],
    [
      'Chrome, a request that the page gave up',
      { response: { status: 0, _error: 'net::ERR_ABORTED' } },
      'net::ERR_ABORTED',
      null,
      'cancelled before an answer',
    ],
    [
      'Firefox, no answer at all',
      { response: { status: 0, httpVersion: '', content: {} } },
      'No answer was recorded (status 0).',
      null,
      'never answered',
    ],
    [
      'Firefox, a body that was not kept',
      { response: { content: { mimeType: 'application/json', size: 512 } } },
      'The recording does not hold the body (512 bytes).',
      200,
      'answered well',
    ],
    [
      'Safari, headers without a list and a page',
      {
        request: { headers: undefined },
        response: { status: 503, content: { size: 30, mimeType: 'text/html', text: '<html>down</html>' } },
      },
      '<html>down</html>',
      503,
      'not available',
    ],
    [
      'Charles, a body in base64',
      {
        entry: { startedDateTime: '2016-05-18T11:26:11.123+0200' },
        response: {
          content: { size: 9, encoding: 'base64', text: Buffer.from(noOptIn).toString('base64') },
          status: 401,
        },
      },
      'no_optin',
      401,
      'key or token refused',
    ],
    [
      'Charles, bytes that are no text',
      { response: { content: { size: 4, encoding: 'base64', text: 'AAEC/w==' } } },
      'The body is no text (6 bytes).',
      200,
      'answered well',
    ],
    [
      'Postman, hardly more than what is asked',
      {
        entry: { _initiator: undefined, timings: undefined, startedDateTime: undefined, time: null },
        request: { httpVersion: 'HTTP/1.1', cookies: undefined },
      },
      'GET /v4/export/jobs HTTP/1.1',
      200,
      'answered well',
    ],
  ])('%s', (_, parts, quoted, status, says) => {
    const [request] = read(harFile([harEntry({ url: `${clari}/export/jobs`, ...parts })])).requests
    expect(request).toMatchObject({ status, outcome: { says } })
    expect(request?.text).toContain(quoted)
  })

  test('tells an error within a 200, a page, an empty export and a job that failed', () => {
    const says = (path: string, body: string) => read(harFile([harEntry({ url: path, body })])).requests[0]?.outcome
    expect(
      says('https://api.clarify.io/v1/rpc', '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"x"}}'),
    ).toEqual({ kind: 'wrong', says: 'error in the answer' })
    expect(says(`${clari}/export/jobs/1/results`, '{"entries": []}')).toEqual({
      kind: 'wrong',
      says: 'nothing in the export',
    })
    expect(says(`${clari}/export/jobs/1`, '{"job":{"jobId":"1","status":"FAILED"}}')).toEqual({
      kind: 'wrong',
      says: 'job FAILED',
    })
    expect(says(`${clari}/export/jobs/1`, '{"jobId":"1","status":"DONE"}')).toEqual({ kind: 'well', says: 'job DONE' })
    expect(says(`${clari}/export/jobs`, '<!doctype html><title>Sign in</title>')).toEqual({
      kind: 'wrong',
      says: 'a web page instead of data',
    })
    expect(says(`${clari}/export/jobs`, noOptIn)).toEqual({ kind: 'wrong', says: 'error in the answer' })
  })

  test.each([
    ['https://api.clari.com/v4/export/jobs', 'clari'],
    ['https://app.clari.com/api/anything', 'clari'],
    ['https://rest-api.copilot.clari.com/calls', 'copilot'],
    ['https://api.clarify.io/v1/rpc', 'clarify'],
    ['https://login.clarify.io/oauth/token', 'clarify'],
    ['http://127.0.0.1:4010/clari/v4/export/jobs', 'clari'],
    ['http://localhost:4010/copilot-auth/oauth/token', 'copilot'],
    ['https://gateway.corp/clarify/v1/rpc', 'clarify'],
    ['https://clari-proxy.acme.com/v4/export/forecast/x', 'clari'],
  ])('%s is %s’s', (url, system) => {
    expect(read(harFile([harEntry({ url })])).requests).toMatchObject([{ system }])
  })

  test.each([
    'https://clari.okta.com/app/sso',
    'https://clari-exports.s3.amazonaws.com/net_arr.csv',
    'https://xy12345.snowflakecomputing.com/queries/v1/query-request?db=clari',
    'https://api.example.com/v4/forecast/today',
    'https://www.clarity.ms/collect',
    'data:text/plain,clari',
    'chrome-extension://abc/clari.js',
  ])('%s is somebody else’s: counted, and nothing of it kept', (url) => {
    const recording = read(
      harFile([harEntry({ url, body: 'what they said' }), harEntry({ url: `${clari}/export/jobs` })]),
    )
    expect(recording).toMatchObject({ elsewhere: 1, requests: [{ system: 'clari' }] })
    expect(JSON.stringify(recording)).not.toContain('what they said')
    expect(JSON.stringify(recording)).not.toContain(url)
  })

  test('keeps the beginning of a long body, and says how much it leaves out', () => {
    const body = JSON.stringify({ entries: Array.from({ length: 4000 }, (_, at) => ({ userId: `u${at}`, value: at })) })
    const [request] = read(harFile([harEntry({ url: `${clari}/export/jobs/1/results`, body })])).requests
    expect(request?.text.length).toBeLessThan(21_000)
    expect(request?.text).toMatch(/\* [\d,]+ more characters of the body are left out here\.$/)
    expect(request?.outcome.kind).toBe('well')
  })

  test('entries that are none are counted, and harm nothing', () => {
    const text = harFile([{}, { request: null }, harEntry({ url: `${clari}/export/jobs` })]).replace(
      '"entries": [',
      '"entries": [ 7, {"request": {"url": "a\\q"}}, ',
    )
    expect(read(text)).toMatchObject({ unreadable: 4, elsewhere: 0, requests: [{ status: 200 }] })
  })

  test.each([
    '',
    '{"entries":[]}',
    '{"log":[]}',
    '{"log":{}}',
    '{"log":{"entries":{}}}',
    '[{"log":{"entries":[]}}]',
    'the log: {"log": {"entries": []}}',
    noOptIn,
  ])('%j is none', (text) => {
    expect(readRecording(text)).toBeNull()
  })

  test('with none of ours has an empty list', () => {
    const recording = read(harFile([harEntry({ url: 'https://example.com/' })]))
    expect(recording).toMatchObject({ requests: [], elsewhere: 1 })
    expect(firstToLookAt(recording)).toBe(-1)
  })

  test('a recording without an error is looked at from its end', () => {
    const entries = [1, 2, 3].map((at) =>
      harEntry({ url: `${clari}/export/jobs/${at}`, body: '{"jobId":"1","status":"STARTED"}' }),
    )
    expect(firstToLookAt(read(harFile(entries)))).toBe(2)
  })

  test('cut at any byte gives the whole requests before the cut, and says that it is cut', () => {
    const entries = [1, 2, 3].map((at) => ({
      request: { url: `${clari}/export/jobs/${at}` },
      response: { status: 200, content: { text: `{"é \\"} ] ${at}": "}"}` } },
    }))
    const text = `{"log":{"version":"1.2","entries":${JSON.stringify(entries)},"comment":"end"}}`
    const whole = read(text)
    const bytes = Buffer.from(text)
    const lengths = Array.from({ length: bytes.length }, (_, end) => {
      const recording = readRecording(new TextDecoder().decode(bytes.subarray(0, end)))
      if (recording === null) return 0
      expect(recording.requests).toEqual(whole.requests.slice(0, recording.requests.length))
      // Behind the list nothing is missing.
      if (!recording.cutOff) expect(recording.requests).toHaveLength(3)
      return recording.requests.length
    })
    expect([...new Set(lengths)]).toEqual([0, 1, 2, 3])
  })

  test('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.json({ maxDepth: 3 }), (entry, other) => {
        const text = `{"log":{"x":${other},"entries":[${entry},${other}]}}`
        const recording = readRecording(text)
        expect(recording?.cutOff).toBe(false)
        expect((recording?.requests.length ?? 0) + (recording?.elsewhere ?? 0) + (recording?.unreadable ?? 0)).toBe(2)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'a', ' ') }), (tail) => {
        readRecording(`{"log":{"entries":[${tail}`)
        readRecording(`{"log":{${tail}`)
      }),
    )
  })
})
