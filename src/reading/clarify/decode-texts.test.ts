import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from './decode.ts'
import type { Decoded } from './decoded.ts'
import { errorCodes } from '#src/clarify/error-codes.ts'

const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
const first = (decoded: Decoded) => decoded.messages[0]

describe('what the Python client prints', () => {
  test('a response object', () => {
    const decoded = decode(
      "jsonrpc='2.0' id='1' result=None error=Error(code='-32602', message='Invalid params', " +
        "data=ErrorData(trace='ab12', params={'integration': ['required']}))",
    )
    expect(first(decoded)).toMatchObject({
      kind: 'error',
      wording: 'python',
      id: { text: '1' },
      code: { code: -32602 },
      trace: { text: 'ab12' },
      params: [{ path: { text: 'integration' } }],
      broken: [],
    })
  })

  test('an HTTP error in the place of an RPC error, with the token endpoint’s words in it', () => {
    const decoded = decode(
      "Response(jsonrpc='2.0', id=1, result=None, error=Error(code=401, message='HTTP Response Error " +
        'Unauthorized\', data=\'{"error":"invalid_client","error_description":"x"}\'))',
    )
    expect(decoded.messages.map(({ kind, scenario }) => [kind, scenario])).toEqual([
      ['transport', 'clarify.auth'],
      ['token-error', 'clarify.auth'],
    ])
    expect(decoded.clients[0]?.says).toContain('HTTP status where the RPC error code would stand')
  })

  test('a dictionary in a stack trace', () => {
    const decoded = decode(
      'Traceback (most recent call last):\n  File "x.py", line 3\n' +
        "RuntimeError: {'jsonrpc': '2.0', 'id': 0, 'error': {'code': -32009, 'message': \"Can't save\", " +
        "'data': {'trace': 't', 'params': None}}}",
    )
    expect(first(decoded)).toMatchObject({
      kind: 'error',
      scenario: 'clarify.conflict',
      message: { text: "Can't save" },
      broken: [],
    })
  })

  test('its own log of requests and answers is paired', () => {
    const decoded = decode(
      "DEBUG:root:--> https://api.clarify.io/v1/rpc, req: {'jsonrpc': '2.0', 'method': " +
        "'clarify.SelectItems', 'id': 0, 'params': {'query': {'limit': '10'}}}\n" +
        'DEBUG {"jsonrpc":"2.0","id":0,"error":{"code":-32602,"message":"Invalid ' +
        'params","data":{"trace":"t","params":{"query.limit":["must be an integer"]}}}}',
    )
    const message = first(decoded)
    if (message?.kind !== 'error') throw new Error('no error')
    const place = message.params[0]?.place
    expect(place).toMatchObject({ source: 'text', pointer: '/params/query/limit', found: true })
    expect(decoded.text.slice(place?.span.start, place?.span.end)).toBe(`'limit': '10'`)
  })

  test('a credentials error is not repeated with its secret, and is recognised', () => {
    const decoded = decode(
      "CredentialError: Could not read credentials from: {'name': 'x', 'apiUrl': " +
        "'https://api.clarify.io/v1/', 'credentials': {'type': 'client-credentials', " +
        "'clientId': 'abc', 'clientSecret': 'S3cr3tS3cr3tS3cr3tS3cr3t99'}}. Make " +
        'sure the object is a valid Clarify Credentials file.',
    )
    expect(JSON.stringify(decoded)).not.toContain('S3cr3tS3cr3t')
    expect(decoded.removed.length).toBeGreaterThan(0)
    expect(decoded.clients[0]).toMatchObject({ client: 'Python' })
  })

  test('a missing slash after the apiUrl shows in the address', () => {
    expect(
      decode('requests.exceptions.HTTPError: 404 Client Error: Not Found for url: https://api.clarify.io/v1oauth/token')
        .clients[0]?.says,
    ).toContain('lacks a slash')
  })
})

describe('what the Go client prints', () => {
  const printed =
    '2026/11/22 10:00:00 select: Invalid params (code: -32602, data: {Trace:abc123 Params:map[integration:[required] ' +
    'query.limit:[must be positive]] InvalidResources:[{ID:x1 Type:signals Message:name is bad ' +
    'InvalidFields:map[name:[required]]}] PartialResult:[123 34 115 34 58 123 34 97 34 58 123 125 125 125]})'

  test('an RPC error with all of its data, raw bytes included', () => {
    const decoded = decode(printed)
    const message = first(decoded)
    expect(message).toMatchObject({
      kind: 'error',
      wording: 'go',
      message: { text: 'Invalid params' },
      trace: { text: 'abc123' },
      params: [
        { path: { text: 'integration' }, reasons: [{ text: 'required' }] },
        { path: { text: 'query.limit' }, reasons: [{ text: 'must be positive' }] },
      ],
      invalidResources: [
        {
          id: { text: 'x1' },
          type: { text: 'signals' },
          message: { text: 'name is bad' },
          fields: [{ path: { text: 'name' } }],
        },
      ],
      partial: { done: [{ text: 'a' }] },
      broken: [],
    })
  })

  test('cut anywhere it still gives what was printed before', () => {
    for (let length = printed.indexOf('data:') + 6; length < printed.length; length += 1) {
      expect(first(decode(printed.slice(0, length)))).toMatchObject({ kind: 'error', code: { code: -32602 } })
    }
  })

  test('an HTTP error with the status after the body', () => {
    const decoded = decode(
      `{"error":"invalid_client"} (status: 401, headers: map[Content-Type:[application/json] Traceparent:[${trace}]])`,
    )
    expect(first(decoded)).toMatchObject({
      kind: 'token-error',
      head: { status: 401 },
      traceparent: { value: { raw: trace, problems: [] } },
    })
  })

  test('a bad response keeps the answer, its trace, and whose fault it is', () => {
    const decoded = decode(
      'bad response: json: cannot unmarshal string into Go struct field rpcResponse.id of type int (traceparent: ' +
        `${trace}, body: {"jsonrpc":"2.0","id":"1","result":{"data":[]}})`,
    )
    expect(first(decoded)).toMatchObject({
      kind: 'result',
      traceparent: { value: { traceId: '4bf92f3577b34da6a3ce929d0e0e4736' } },
    })
    expect(decoded.clients[0]?.says).toContain('client’s limit')
  })
})

describe('headers, logs and words', () => {
  test('curl’s headers give status, trace and version', () => {
    const decoded = decode(
      `< HTTP/1.1 401 Unauthorized\r\n< X-API-Version: 1.1\r\n< traceparent: ${trace}\r\n< \r\n` +
        '{"error":"access_denied","error_description":"Unauthorized"}',
    )
    expect(first(decoded)).toMatchObject({
      kind: 'token-error',
      head: { status: 401 },
      row: { code: 'access_denied' },
      traceparent: { value: { raw: trace } },
      scenario: 'clarify.auth',
    })
  })

  test('an error status without any message is the refusal itself', () => {
    expect(first(decode('HTTP/2 429\nretry-after: 3\n\nslow down'))).toMatchObject({
      kind: 'transport',
      status: 429,
      scenario: 'clarify.too-many-requests',
      body: { text: 'slow down' },
    })
    expect(first(decode('HTTP/2 413\n\n<html><title>413 Request Entity Too Large</title></html>'))).toMatchObject({
      kind: 'not-rpc',
      looksLike: 'html',
      scenario: 'clarify.auth',
    })
    expect(first(decode('requests.exceptions.HTTPError status: 503'))).toMatchObject({
      kind: 'transport',
      status: 503,
      scenario: 'clarify.unreachable',
    })
  })

  test.each([
    ['HTTP/1.1 502 Bad Gateway\n\n<html><title>502</title></html>', 'clarify.unreachable'],
    ['HTTP/1.1 403 Forbidden\n\n<html><title>Blocked</title></html>', 'clarify.unreachable'],
    ['HTTP/1.1 401 Unauthorized\n\n<html><title>Sign in</title></html>', 'clarify.unreachable'],
    ['HTTP/1.1 200 OK\n\n<html><title>Welcome</title></html>', 'clarify.unreachable'],
    ['HTTP/1.1 407 Proxy Authentication Required\n\n', 'clarify.unreachable'],
    ['HTTP/1.1 302 Found\nlocation: https://sso.example/\n\n', 'clarify.unreachable'],
    ['HTTP/1.1 451 Unavailable For Legal Reasons\n\nno', 'clarify.unreachable'],
    ['HTTP/1.1 511 Network Authentication Required\n\nno', 'clarify.unreachable'],
    ['HTTP/1.1 404 Not Found\n\n<html><title>404 Not Found</title></html>', 'clarify.auth'],
    ['HTTP/1.1 401 Unauthorized\n\nno', 'clarify.auth'],
    ['HTTP/1.1 403 Forbidden\n\nno', 'clarify.auth'],
    ['HTTP/1.1 429 Too Many Requests\n\n<html><title>429</title></html>', 'clarify.too-many-requests'],
  ])('what is not Clarify’s own refusal is no answer of it: %j', (text, scenario) => {
    expect(first(decode(text))?.scenario).toBe(scenario)
  })

  test('an invalid traceparent is shown and its fault named', () => {
    const decoded = decode('HTTP/1.1 200 OK\ntraceparent: 00-xyz-1-01\n\n{"jsonrpc":"2.0","id":1,"result":{}}')
    expect(first(decoded)?.traceparent?.value.raw).toBe('00-xyz-1-01')
    expect(first(decoded)?.broken.map(({ rule }) => rule)).toEqual(['trace-parent'])
  })

  test('several answers in a log are told apart, those inside JSON strings included, each with its own places', () => {
    const inner = JSON.stringify({
      jsonrpc: '2.0',
      id: 2,
      error: { code: -32003, message: 'Forbidden “x”', data: { trace: 'inner' } },
    })
    const text =
      '[INFO] 10:00 {"jsonrpc":"2.0","id":1,"result":{}}\n' +
      `[WARN] ${JSON.stringify({ level: 'warn', response: { body: inner } })}\n` +
      '[INFO] cut {"jsonrpc":"2.0","id":3,"err\n[INFO] {"jsonrpc":"2.0","id":4,"result":{}}'
    const decoded = decode(text)
    expect(decoded.messages.map((message) => ('id' in message ? message.id.text : ''))).toEqual(['1', '2', '3', '4'])
    const error = decoded.messages[1]
    if (error?.kind !== 'error' || !error.trace || !error.codeSpan) throw new Error('no error')
    expect(text.slice(error.codeSpan.start, error.codeSpan.end)).toBe('-32003')
    expect(text.slice(error.trace.span.start, error.trace.span.end)).toContain('inner')
  })

  test.each(errorCodes.map((row) => [row.code, row.scenario] as const))(
    'the bare code %s leads to %s',
    (code, scenario) => {
      for (const text of [
        `${code}`,
        `got error code ${code} from clarify`,
        `(code=${code})`,
        `−${String(code).slice(1)}`,
      ]) {
        expect(decode(text).messages.map((message) => message.scenario)).toEqual([scenario])
      }
    },
  )

  test('each code of a long log is found, also where nothing else differs', () => {
    const lines = Array.from(
      { length: 6000 },
      (_, at) => `2026-11-22T08:00:00Z worker ${at} got ${-32000 - (at % 3)} again`,
    )
    expect(decode(lines.join('\n')).codes.map(({ code }) => code)).toEqual([-32000, -32001, -32002])
  })

  test.each([
    '',
    '   ',
    'everything is fine',
    '1-32015-2',
    '32015',
    '-3201',
    '-320155',
    'id=-32015.5',
    'order 2026-32015',
  ])('%j claims nothing', (text) => {
    expect(decode(text).messages).toEqual([])
  })

  test.each([
    'invalid_client',
    'unauthorized_client',
    'invalid_grant',
    'unsupported_grant_type',
    'invalid_scope',
    'access_denied',
    'invalid_token',
    'insufficient_scope',
  ])('the token error %s is known from a body, a client’s text and a form', (code) => {
    for (const text of [
      `{"error":"${code}"}`,
      `{'error': '${code}', 'error_description': 'no'}`,
      `oauth2: "${code}" "no"`,
      `error=${code}&error_description=no`,
    ]) {
      expect(decode(text).messages).toMatchObject([
        { kind: 'token-error', error: { text: code }, row: { code }, scenario: 'clarify.auth' },
      ])
    }
  })

  test('an unknown token error is shown without a meaning made up for it', () => {
    expect(decode('{"error":"odd","error_description":"d"}').messages).toMatchObject([
      { kind: 'token-error', row: null, says: expect.stringContaining('none of the errors') },
    ])
  })

  test('a token is never shown', () => {
    const decoded = decode(
      '{"access_token":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0' +
        '.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U","token_type":"Bearer","expires_in":3600}',
    )
    expect(decoded.messages).toMatchObject([{ kind: 'token', scenario: null }])
    expect(JSON.stringify(decoded)).not.toContain('dozjgNry')
  })
})

describe('bad input', () => {
  const anything = fc.string({
    unit: fc.constantFrom(
      ...'{}[]()\'":,=\\\n -1320',
      'jsonrpc',
      '"error":',
      '"code":',
      '-32602',
      'HTTP/1.1 401',
      'Trace:',
      'map[',
      '(code: -32000, data: {',
      'traceparent: ',
      '<html>',
    ),
  })

  test('nothing makes it throw; it is deterministic, and every place lies in the blanked text', () => {
    fc.assert(
      fc.property(anything, anything, (text, request) => {
        const decoded = decode(text, request)
        expect(decode(text, request)).toEqual(decoded)
        const walk = (value: unknown): void => {
          if (value === null || typeof value !== 'object') return
          if ('start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number') {
            expect(value.start).toBeGreaterThanOrEqual(0)
            expect(value.end).toBeGreaterThanOrEqual(value.start)
            expect(value.end).toBeLessThanOrEqual(Math.max(decoded.text.length, decoded.request?.length ?? 0))
          }
          for (const part of Object.values(value)) walk(part)
        }
        walk(decoded)
      }),
      { numRuns: 1500 },
    )
  })

  test('every well-formed answer cut anywhere is still recognised once its version can be read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...errorCodes), fc.nat(), fc.string(), (row, cut, message) => {
        const whole = JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          error: { code: row.code, message, data: { trace: 't', params: { a: ['b'] } } },
        })
        const decoded = decode(whole.slice(0, 16 + (cut % (whole.length - 16))))
        expect(decoded.messages[0]?.broken.map(({ rule }) => rule)).toContain('cut-off')
      }),
    )
  })

  test('every well-formed answer is decoded without any rule broken', () => {
    const id = fc.oneof(fc.integer(), fc.string())
    const error = fc.record({
      code: fc.constantFrom(...errorCodes).map((row) => row.code),
      message: fc.string(),
      data: fc.record({
        trace: fc.string({ minLength: 1 }),
        params: fc.dictionary(fc.string({ minLength: 1 }), fc.array(fc.string({ minLength: 1 }))),
      }),
    })
    const answer = fc.oneof(
      fc.record({ jsonrpc: fc.constant('2.0'), id, error }),
      fc.record({ jsonrpc: fc.constant('2.0'), id, result: fc.dictionary(fc.string(), fc.integer()) }),
    )
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 5 }), (batch) => {
        const decoded = decode(JSON.stringify(batch))
        fc.pre(decoded.removed.length === 0)
        const answers = decoded.messages.filter(({ kind }) => kind === 'error' || kind === 'result')
        expect(answers.map(({ kind }) => kind)).toEqual(batch.map((one) => ('error' in one ? 'error' : 'result')))
        expect(answers.flatMap(({ broken }) => broken)).toEqual([])
        answers.forEach((one, index) => {
          const sent = batch[index]
          if (one.kind === 'error' && sent && 'error' in sent)
            expect(one.params.map(({ path }) => path.text)).toEqual(Object.keys(sent.error.data.params))
        })
      }),
      { numRuns: 300 },
    )
  })

  test('deep nesting does no harm, in data, in a result or in the request', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    const decoded = decode(
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"m",' +
        `"data":{"trace":"t","params":{"a":["b"]},"deep":${deep}}}}`,
      `{"jsonrpc":"2.0","id":1,"method":"x","params":{"a":${deep}}}`,
    )
    expect(decoded.messages).toMatchObject([
      { kind: 'error', params: [{ place: { found: true, pointer: '/params/a' } }], broken: [] },
    ])
  })

  test('names that every object has are names like any other', () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
    const params = `{${names.map((name) => `"${name}":["bad"]`).join(',')}}`
    const json = decode(
      `{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"m","data":{"trace":"t","params":${params}}}}`,
      `{"jsonrpc":"2.0","id":1,"method":"x","params":{"constructor":1}}`,
    )
    const go = decode(
      `Invalid params (code: -32602, data: {Trace:t Params:map[${names.map((name) => `${name}:[bad]`).join(' ')}] ` +
        'InvalidResources:[] PartialResult:[]})',
    )
    for (const { messages } of [json, go])
      expect(messages).toMatchObject([{ params: names.map((text) => ({ path: { text } })) }])
    expect(json.messages).toMatchObject([
      {
        params: [
          { place: { found: true } },
          { place: { found: false } },
          { place: { found: false } },
          { place: { found: false } },
        ],
      },
    ])
  })

  test('many requests and answers under one id are paired in their order', { timeout: 60_000 }, () => {
    const count = 10_000
    const request = Array.from({ length: count }, () => '{"jsonrpc":"2.0","id":1,"method":"m","params":{}}').join('\n')
    const answers = Array.from({ length: count + 1 }, () => '{"jsonrpc":"2.0","id":1,"result":{}}').join('\n')
    const decoded = decode(answers, request)
    expect(decoded.messages.filter(({ broken }) => broken.length > 0).length).toBe(1)
    expect(decoded.unanswered).toEqual([])
  })

  test('numbers written as text are read and named', () => {
    expect(decode('{"jsonrpc":"2.0","id":"1","error":{"code":"-32015","message":"m"}}').messages).toMatchObject([
      { code: { code: -32015 }, scenario: 'clarify.try-again', broken: [{ rule: 'code-not-an-integer' }] },
    ])
  })

  // Limits are generous, since machines differ and are shared; anything but linear would take minutes.
  test('a batch of 5 MB is laid out whole, in linear time', { timeout: 120_000 }, () => {
    const one = (id: number) =>
      `{"jsonrpc":"2.0","id":${id},"error":{"code":${id % 2 ? -32602 : -32015},"message":"Something went wrong ` +
      `here","data":{"trace":"t${id}","params":{"a":["b"]}}}}`
    const count = 38_000
    const text = `[${Array.from({ length: count }, (_, id) => one(id)).join(',')}]`
    expect(text.length).toBeGreaterThan(4_900_000)
    const started = performance.now()
    const decoded = decode(text)
    expect(performance.now() - started).toBeLessThan(60_000)
    expect(decoded.messages.length).toBe(count)
    expect(decoded.codes).toEqual([
      { code: -32015, count: count / 2 },
      { code: -32602, count: count / 2 },
    ])
  })

  test.each([
    ['brackets', '['.repeat(300_000)],
    ['braces', '{"'.repeat(200_000)],
    ['cut strings', '{"a\n'.repeat(100_000)],
    ['backslashes', `{"${'\\'.repeat(300_000)}`],
    ['Go errors', '(code: -1, data: {Trace:'.repeat(15_000)],
    ['fields', 'code=1 '.repeat(50_000)],
    ['calls', '[a('.repeat(150_000)],
    ['headers', 'HTTP/1.1 200\n'.repeat(30_000)],
    ['one word', 'a'.repeat(400_000)],
  ])('400 kB of %s take no more than linear time', { timeout: 60_000 }, (_, text) => {
    const started = performance.now()
    decode(text)
    expect(performance.now() - started).toBeLessThan(30_000)
  })
})
