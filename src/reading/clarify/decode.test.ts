import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from './decode.ts'
import type { Decoded, ErrorAnswer, Message } from './decoded.ts'
import { errorCodes } from '#src/clarify/error-codes.ts'
import type { Span } from '#src/reading/text/span.ts'

const at = (decoded: Decoded, span: Span | null | undefined) => (span ? decoded.text.slice(span.start, span.end) : null)
const inRequest = (decoded: Decoded, span: Span | undefined) =>
  span && decoded.request !== null ? decoded.request.slice(span.start, span.end) : null
const rules = (message: Message | undefined) => message?.broken.map(({ rule }) => rule) ?? []

function firstError(decoded: Decoded): ErrorAnswer {
  const found = decoded.messages.find((message) => message.kind === 'error')
  if (found?.kind !== 'error') throw new Error(`no error in ${JSON.stringify(decoded.messages)}`)
  return found
}

const documented = `{
  "jsonrpc": "2.0",
  "id": 1,
  "error": {
    "code": -32602,
    "message": "Invalid params",
    "data": { "trace": "00000000000000000000", "params": { "integration": ["required"] } }
  }
}`

describe('one answer', () => {
  test.each(errorCodes.map((row) => [row.code, row.name, row] as const))(
    '%s %s is read with its row of the table',
    (code, name, row) => {
      const text = JSON.stringify({
        jsonrpc: '2.0',
        id: 'a-1',
        error: { code, message: name, data: { trace: 'c0ffee' } },
      })
      const decoded = decode(text)
      const error = firstError(decoded)
      expect(error).toMatchObject({
        code: { kind: 'listed', row },
        scenario: row.scenario,
        broken: [],
        id: { kind: 'text', text: 'a-1' },
        trace: { text: 'c0ffee' },
      })
      expect(at(decoded, error.codeSpan)).toBe(String(code))
      expect(at(decoded, error.message?.span)).toBe(`"${name}"`)
      expect(at(decoded, error.span)).toBe(text)
      expect(decoded.says).toContain(`${code}, ${name}`)
      expect(decoded.codes).toEqual([{ code, count: 1 }])
    },
  )

  test('the documented example is joined with the place in the request that the parameter is missing from', () => {
    const decoded = decode(
      documented,
      '{"jsonrpc":"2.0","method":"admin.selectSignals","id":1,"params":{"query":{"limit":1}}}',
    )
    const error = firstError(decoded)
    expect(error).toMatchObject({
      pairing: 'matched',
      request: { method: { text: 'admin.selectSignals' } },
      broken: [],
    })
    const [fault] = error.params
    expect(at(decoded, fault?.path.span)).toBe('"integration"')
    expect(fault?.reasons.map(({ text }) => text)).toEqual(['required'])
    expect(fault?.place).toMatchObject({ source: 'request', pointer: '/params/integration', found: false, value: null })
    expect(inRequest(decoded, fault?.place?.span)).toBe('"params":{')
    expect(decoded.says).toBe(
      'Error -32602, Invalid params, in answer to request 1 (admin.selectSignals). It names “integration”.',
    )
  })

  test.each([
    ['query.limit', '/params/query/limit', '"limit": "10"'],
    ['params.query.limit', '/params/query/limit', '"limit": "10"'],
    ['$.query.limit', '/params/query/limit', '"limit": "10"'],
    ['/query/limit', '/params/query/limit', '"limit": "10"'],
    ['inputs.a.b.name', '/params/inputs/a.b/name', '"name": null'],
    ['inputs["a.b"].name', '/params/inputs/a.b/name', '"name": null'],
    ['data.times[1]', '/params/data/times/1', '"late"'],
    ['data.times.1', '/params/data/times/1', '"late"'],
    ['labels.x/y~z', '/params/labels/x~1y~0z', '"x/y~z": 1'],
  ])('the parameter path %s leads to %s', (path, pointer, quote) => {
    const request =
      '{"jsonrpc": "2.0", "id": 1, "method": "integration.insert", "params": {"query": {"limit": "10"}, "inputs": ' +
      '{"a.b": {"name": null}}, "data": {"times": [0, "late"]}, "labels": {"x/y~z": 1}}}'
    const decoded = decode(
      JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        error: { code: -32602, message: 'Invalid params', data: { trace: 't', params: { [path]: ['wrong'] } } },
      }),
      request,
    )
    const place = firstError(decoded).params[0]?.place
    expect(place).toMatchObject({ pointer, found: true })
    expect(inRequest(decoded, place?.span)).toBe(quote)
  })

  test('a place beyond the end of a list, or inside a plain value, is told as missing at the nearest container', () => {
    const answer = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      error: {
        code: -32602,
        message: 'x',
        data: { trace: 't', params: { 'data.times.7': ['a'], 'query.limit.deep': ['b'] } },
      },
    })
    const decoded = decode(
      answer,
      '{"jsonrpc":"2.0","id":1,"method":"m","params":{"data":{"times":[1]},"query":{"limit":1}}}',
    )
    expect(
      firstError(decoded).params.map(({ place }) => [place?.pointer, place?.found, inRequest(decoded, place?.span)]),
    ).toEqual([
      ['/params/data/times/7', false, '"times":['],
      ['/params/query/limit/deep', false, '"limit":1'],
    ])
  })

  test('a result is told as success, with error: null beside it tolerated', () => {
    const decoded = decode('{"jsonrpc":"2.0","id":"7","result":{"data":[]},"error":null}')
    expect(decoded.messages).toMatchObject([
      { kind: 'result', scenario: null, members: ['data'], id: { kind: 'text', text: '7' } },
    ])
    expect(decoded.messages[0]?.broken).toMatchObject([{ rule: 'null-beside', weight: 'tolerated' }])
  })

  test('data that is plain text, null or absent is shown as it is', () => {
    const data = (value: unknown) =>
      firstError(decode(JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: -32000, message: 'm', data: value } })))
    expect(data('out of memory')).toMatchObject({
      dataText: { text: 'out of memory' },
      broken: [{ rule: 'data-kind' }],
    })
    expect(data(null)).toMatchObject({ dataText: null, trace: null, broken: [] })
    expect(data(undefined)).toMatchObject({ dataText: null, trace: null, broken: [] })
  })

  test('invalid resources are laid out with their fields', () => {
    const data = {
      trace: 't',
      invalidResources: [
        { id: 'x1', type: 'signals', message: 'Bad name', invalidFields: { name: ['required', 'too short'] } },
        { type: 'items', message: 'gone' },
      ],
    }
    const decoded = decode(JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: -32001, message: 'm', data } }))
    expect(firstError(decoded).invalidResources).toMatchObject([
      {
        id: { text: 'x1' },
        type: { text: 'signals' },
        message: { text: 'Bad name' },
        fields: [{ path: { text: 'name' }, reasons: [{ text: 'required' }, { text: 'too short' }] }],
      },
      { id: null, type: { text: 'items' }, message: { text: 'gone' }, fields: [] },
    ])
  })

  test('an error object, or its data, pasted alone is read without blaming what was left out', () => {
    expect(decode('{"code": -32009, "message": "Conflict"}').messages).toMatchObject([
      { kind: 'error', scenario: 'clarify.conflict', broken: [] },
    ])
    expect(decode('{"trace": "ab", "params": {"integration": ["required"]}}').messages).toMatchObject([
      { kind: 'error', code: null, trace: { text: 'ab' }, params: [{}], broken: [] },
    ])
  })

  test('unlisted codes are read by their range', () => {
    const kind = (code: number) =>
      firstError(decode(JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code, message: 'm' } }))).code?.kind
    expect([kind(-32050), kind(-32099), kind(-32100), kind(-1), kind(42)]).toEqual([
      'server',
      'server',
      'reserved',
      'application',
      'application',
    ])
  })
})

describe('malformed answers are named by the rule they break', () => {
  test.each([
    ['{"jsonrpc":"1.0","id":1,"result":{}}', 'version', '"jsonrpc" is "1.0"'],
    ['{"jsonrpc":2.0,"id":1,"result":{}}', 'version', 'is the number 2.0'],
    ['{"id":1,"result":{}}', 'version', 'no “jsonrpc” member'],
    [
      '{"jsonrpc":"2.0","id":1,"result":{},"error":{"code":-32000,"message":"m"}}',
      'both',
      'both a result and an error',
    ],
    ['{"jsonrpc":"2.0","id":1}', 'neither', 'neither a result nor an error'],
    ['{"jsonrpc":"2.0","id":1,"result":null,"error":null}', 'neither', 'neither'],
    ['{"jsonrpc":"2.0","result":{}}', 'id-missing', 'no id'],
    ['{"jsonrpc":"2.0","id":null,"result":{}}', 'id-null', 'null'],
    ['{"jsonrpc":"2.0","id":{"a":1},"result":{}}', 'id-kind', 'neither text nor a number'],
    ['{"jsonrpc":"2.0","id":1.5,"result":{}}', 'id-fraction', '1.5'],
    ['{"jsonrpc":"2.0","id":1,"result":[1]}', 'result-kind', 'not an object'],
    ['{"jsonrpc":"2.0","id":1,"error":"broken"}', 'error-kind', 'not an object'],
    ['{"jsonrpc":"2.0","id":1,"error":{"message":"m"}}', 'code-missing', 'no code'],
    ['{"jsonrpc":"2.0","id":1,"error":{"code":"-32602","message":"m"}}', 'code-not-an-integer', 'the text "-32602"'],
    ['{"jsonrpc":"2.0","id":1,"error":{"code":-32602.5,"message":"m"}}', 'code-not-an-integer', '-32602.5'],
    [
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32700.0,"message":"m"},"id":2}',
      'duplicate-member',
      '“id” occurs twice',
    ],
    ['{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"m"}}', 'code-reserved', 'reserved'],
    ['{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":7}}', 'message-kind', 'not text'],
    ['{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"m","data":{}}}', 'trace-missing', 'no trace'],
    ['{"jsonrpc":"2.0","id":1,"result":{},"took":5}', 'unknown-member', '“took”'],
    ['{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"mess', 'cut-off', 'ends in the middle'],
    ['{"jsonrpc":"2.0","id":1,"result":{"a":1;}}', 'not-json', 'no longer JSON'],
    ['[]', 'empty-batch', 'at least one'],
    ['{"jsonr', 'cut-off', 'ends before'],
    ['{"hello":"world"}', 'not-an-object', 'no JSON-RPC message'],
    ['<!DOCTYPE html><html><title>Sign in</title></html>', 'html', '“Sign in”'],
    ['HTTP/1.1 200 OK\ncontent-length: 0\n\n', 'empty', 'without a body'],
  ])('%s breaks “%s”', (text, rule, words) => {
    const decoded = decode(text)
    const message = decoded.messages[0]
    const fault = message?.broken.find((one) => one.rule === rule)
    expect(rules(message)).toContain(rule)
    expect(fault?.says.replaceAll('“jsonrpc”', words.startsWith('"jsonrpc"') ? '"jsonrpc"' : '“jsonrpc”')).toContain(
      words,
    )
    expect(fault?.source).toMatch(/JSON|W3C|Clarify/)
    if (fault?.weight === 'breaks' && message?.kind !== 'error')
      expect(message?.scenario).toBe(rule === 'html' ? 'clarify.unreachable' : 'clarify.malformed-response')
  })

  test('a null id is right after a parse error and an invalid request', () => {
    for (const code of [-32700, -32600]) {
      expect(rules(decode(`{"jsonrpc":"2.0","id":null,"error":{"code":${code},"message":"m"}}`).messages[0])).toEqual(
        [],
      )
    }
  })

  test('an id that is not the request’s, or changes its type, is told beside the request', () => {
    const request = '{"jsonrpc":"2.0","method":"clarify.selectItems","id":5,"params":{}}'
    expect(rules(decode('{"jsonrpc":"2.0","id":6,"result":{}}', request).messages[0])).toEqual(['id-not-the-requests'])
    expect(rules(decode('{"jsonrpc":"2.0","id":"5","result":{}}', request).messages[0])).toEqual(['id-type-changed'])
    expect(decode('{"jsonrpc":"2.0","id":5,"result":{}}', request).messages[0]).toMatchObject({
      pairing: 'matched',
      broken: [],
      says: 'The call worked: a result to request 5 (clarify.selectItems).',
    })
  })

  test('an error and a result in one answer cannot be believed, whatever the code', () => {
    expect(
      decode('{"jsonrpc":"2.0","id":1,"result":{},"error":{"code":-32015,"message":"m"}}').messages[0]?.scenario,
    ).toBe('clarify.malformed-response')
  })

  test('an error with another status than 200 says so', () => {
    const decoded = decode(
      'HTTP/1.1 500 Internal Server Error\n\n{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"m"}}',
    )
    expect(decoded.messages).toMatchObject([
      { kind: 'error', head: { status: 500 }, scenario: 'clarify.internal-error' },
    ])
    expect(decoded.says).toContain('It came with HTTP 500, although')
  })
})

describe('batches and notifications', () => {
  const request =
    '[{"jsonrpc":"2.0","method":"a.one","id":1,"params":{}},{"jsonrpc":"2.0","method":"a.two","id":"2","params":{}},' +
    '{"jsonrpc":"2.0","method":"a.note","params":{}},{"jsonrpc":"2.0","method":"a.four","id":4,"params":{}}]'

  test('answers in any order are matched by id, and what nothing answered is listed', () => {
    const decoded = decode(
      '[{"jsonrpc":"2.0","id":"2","result":{}},{"jsonrpc":"2.0","id":1,"error":{"code":-32015,"message":"m"}},' +
        '{"jsonrpc":"2.0","id":99,"result":{}}]',
      request,
    )
    expect(
      decoded.messages.map((message) => ('request' in message ? (message.request?.method?.text ?? null) : null)),
    ).toEqual(['a.two', 'a.one', null])
    expect(decoded.messages.map(rules)).toEqual([[], [], ['id-not-the-requests']])
    expect(decoded.unanswered.map(({ says }) => says)).toEqual(['Request 4 (a.four) has no answer here.'])
    expect(decoded.messages.every(({ batch }) => batch === 0)).toBe(true)
    expect(decoded.says).toBe('1 error and 2 results found; 1 is malformed and 1 request is unanswered.')
  })

  test('an id that is answered twice is told', () => {
    const decoded = decode('[{"jsonrpc":"2.0","id":1,"result":{}},{"jsonrpc":"2.0","id":1,"result":{}}]', request)
    expect(decoded.messages.map(rules)).toEqual([[], ['answered-twice']])
  })

  test('a notification’s lack of an answer is explained, and an answer to one is a fault', () => {
    const note = '{"jsonrpc":"2.0","method":"clarify.selectItems","params":{}}'
    expect(decode(note).requests[0]?.broken).toMatchObject([{ rule: 'notification' }])
    expect(rules(decode('{"jsonrpc":"2.0","id":1,"result":{}}', note).messages[0])).toEqual(['notification-answered'])
  })

  test('a faulty request is held to the standard too', () => {
    const faults = decode(
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"m"}}',
      '{"jsonrpc":2,"method":"rpc.x","id":[],"params":[1]}',
    ).requests[0]?.broken
    expect(faults?.map(({ rule }) => rule)).toEqual([
      'request-version',
      'request-method-reserved',
      'request-params',
      'request-id',
    ])
  })

  test('text that holds no request is said so', () => {
    expect(decode(documented, 'curl something').requestSays).toContain('No JSON-RPC request')
    expect(decode(documented, '  ').requestSays).toBeNull()
  })
})

describe('partial failure', () => {
  const request =
    '{"jsonrpc":"2.0","method":"integration.saveSignals","id":1,"params":{"integration":"abc","inputs":{"a": ' +
    '{"name":"A"},"b": {"name":"B"},"c": {"name":"C"}}}}'
  const answer = (partialResult: unknown) =>
    JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      error: { code: -32021, message: 'Partial failure', data: { trace: 't', partialResult } },
    })

  test('says what was done, what was not, and makes the request with only the rest', () => {
    const partial = firstError(
      decode(answer({ signalsByInput: { a: { id: '1', created: true }, b: { error: 'busy' } } }), request),
    ).partial
    expect(partial).toMatchObject({ done: [{ text: 'a' }], failed: [{ text: 'b' }], rest: ['b', 'c'] })
    expect(JSON.parse(partial?.restRequest ?? '')).toEqual({
      jsonrpc: '2.0',
      method: 'integration.saveSignals',
      id: 1,
      params: { integration: 'abc', inputs: { b: { name: 'B' }, c: { name: 'C' } } },
    })
    expect(partial?.says).toBe(
      '1 of 3 entries were done; 2 are left. This compares the names in the answer with those in the request.',
    )
  })

  test('with nothing done, the usual member of the method is what is left', () => {
    expect(firstError(decode(answer({ signalsByInput: {} }), request)).partial).toMatchObject({
      done: [],
      rest: ['a', 'b', 'c'],
    })
  })

  test('lists of ids work as well', () => {
    const ids = '{"jsonrpc":"2.0","method":"admin.x","id":1,"params":{"ids":["p","q","r"]}}'
    const partial = firstError(decode(answer({ deleted: ['q', { id: 'r' }] }), ids)).partial
    expect(partial?.rest).toEqual(['p'])
    expect(JSON.parse(partial?.restRequest ?? '').params).toEqual({ ids: ['p'] })
  })

  test('without the request, or with names that do not occur in it, it claims nothing', () => {
    expect(firstError(decode(answer({ signalsByInput: { a: {} } }))).partial).toMatchObject({
      done: [{ text: 'a' }],
      rest: null,
      restRequest: null,
    })
    expect(firstError(decode(answer({ signalsByInput: { zzz: {} } }), request)).partial).toMatchObject({
      rest: null,
      restRequest: null,
    })
  })

  test('done and left together are always exactly what was asked', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== '__proto__'),
          { minLength: 1, maxLength: 30 },
        ),
        fc.infiniteStream(fc.boolean()),
        (names, picks) => {
          const done = names.filter(() => picks.next().value)
          fc.pre(done.length > 0)
          const asked = {
            jsonrpc: '2.0',
            method: 'integration.saveSignals',
            id: 1,
            params: { inputs: Object.fromEntries(names.map((name) => [name, { name }])) },
          }
          const partial = firstError(
            decode(
              answer({ signalsByInput: Object.fromEntries(done.map((name) => [name, { created: true }])) }),
              JSON.stringify(asked),
            ),
          ).partial
          expect(new Set([...(partial?.done.map(({ text }) => text) ?? []), ...(partial?.rest ?? [])])).toEqual(
            new Set(names),
          )
          if ((partial?.rest?.length ?? 0) > 0)
            expect(Object.keys(JSON.parse(partial?.restRequest ?? '').params.inputs).sort()).toEqual(
              [...(partial?.rest ?? [])].sort(),
            )
        },
      ),
    )
  })
})
