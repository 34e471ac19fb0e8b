import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { errorCodes } from '#src/clarify/error-codes.ts'
import { viewPaste } from './decode-view.ts'
import { messageText } from './message-text.ts'
import { readOrder, readTexts } from './read-source.ts'

// Made for this test; opens nothing.
const secret = 'k9Xw2LmQ7rTz4VbN8cYd5FgH1jKp3SaE6uRo0iWxZqBvCnMtDhGyPlJfUeTs427f'

const error = (code: number, data: unknown = { trace: 'b81c0d5e9f7a42136c08' }, id: unknown = 1) =>
  JSON.stringify({ jsonrpc: '2.0', id, error: { code, message: 'As it says', data } })

const only = (response: string, request = '') => {
  const { view } = viewPaste(response, request)
  const [message] = view.messages
  if (message === undefined || view.messages.length !== 1) throw new Error(`${view.messages.length} messages`)
  return message
}

describe('a decoded paste, ready to be drawn', () => {
  test.each(errorCodes)(
    '$code is headed by its name and says who acts, whether repeating helps, and where to go on',
    ({ code, name, who, scenario, retrySays, means, retry }) => {
      const message = only(error(code))
      expect(message).toMatchObject({
        badge: String(code),
        title: name,
        status: 'fail',
        scenario,
        means,
        trace: 'b81c0d5e9f7a42136c08',
        advice: { who },
      })
      expect(message.advice?.retrySays).toContain(retrySays)
      expect((message.advice?.plan.length ?? 0) > 0).toBe(retry !== 'after-fix')
      expect(message.support).toContain('trace: b81c0d5e9f7a42136c08')
      expect(only(String(code))).toMatchObject({ badge: String(code), title: name, scenario })
    },
  )

  test('a request that is no JSON is marked where it stops being any, and a method is set beside the one meant', () => {
    const broken = only(
      error(-32700, { trace: 't' }, null),
      '{"method":"clarify.selectItems","id":1,"params":{"limit":NaN}}',
    )
    expect(broken.requestBreaks?.where).toBe('line 1, character 58 (“NaN”)')
    const { text, marks } = broken.requestBreaks?.excerpt ?? { text: '', marks: [] }
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['NaN'])
    const misspelt = '{"jsonrpc":"2.0","method":"clarify.selectItem","id":1,"params":{}}'
    expect(only(error(-32601), misspelt)).toMatchObject({ requestBreaks: null })
    expect(only(error(-32601), misspelt).says).toContain('Did you mean clarify.selectItems?')
  })

  test('a refused parameter stands beside its place in the request', () => {
    const request = '{"jsonrpc":"2.0","method":"admin.selectSignals","id":1,"params":{"query":{"limit":5000}}}'
    const message = only(
      error(-32602, { trace: 't', params: { integration: ['required'], 'query.limit': ['max 1000', 'an integer'] } }),
      request,
    )
    expect(message.params).toEqual([
      {
        path: 'integration',
        reasons: ['required'],
        place: { pointer: '/params/integration', found: false, value: null },
      },
      {
        path: 'query.limit',
        reasons: ['max 1000', 'an integer'],
        place: { pointer: '/params/query/limit', found: true, value: '5000' },
      },
    ])
    const marked = message.request?.marks.map(({ start, end }) => message.request?.text.slice(start, end))
    expect(marked).toEqual(['"params":{', '"limit":5000'])
    expect(messageText(message)).toContain('- integration: required (missing at /params/integration)')
    expect(message.pastes).toEqual({
      error: error(-32602, {
        trace: 't',
        params: { integration: ['required'], 'query.limit': ['max 1000', 'an integer'] },
      }),
      request,
    })
  })

  test('of a partial failure the rest is a request that is ready to be sent', () => {
    const request =
      '{"jsonrpc":"2.0","method":"integration.saveSignals","id":1,"params":{"integration":"i",' +
      '"inputs":{"a":{"x":1},"b":{"x":2},"c":{}}}}'
    const message = only(error(-32021, { trace: 't', partialResult: { signalsByInput: { a: { id: '1' } } } }), request)
    expect(message.partial).toMatchObject({ done: ['a'], doneCount: 1, left: ['b', 'c'], leftCount: 2 })
    expect(JSON.parse(message.partial?.restRequest ?? '')).toMatchObject({
      method: 'integration.saveSignals',
      params: { inputs: { b: { x: 2 }, c: {} } },
    })
  })

  test('Retry-After is told, as seconds or as a date, and lengthens the plan', () => {
    const head = (after: string) =>
      `HTTP/1.1 429 Too Many Requests\nDate: Sun, 22 Nov 2026 08:00:00 GMT\nRetry-After: ${after}\n\nToo Many Requests`
    expect(only(head('90')).advice).toMatchObject({
      retry: 'Yes, but slower',
      retrySays: expect.stringContaining('wait 90 s'),
    })
    expect(only(head('Sun, 22 Nov 2026 08:02:00 GMT')).advice?.retrySays).toContain('wait 120 s')
    expect(only(head('soon')).advice?.retrySays).not.toContain('wait soon')
  })

  test.each([
    ['not "2.0"', '{"jsonrpc":"1.0","id":1,"result":{}}'],
    ['both', '{"jsonrpc":"2.0","id":1,"result":{},"error":{"code":-32000,"message":"m"}}'],
    ['neither', '{"jsonrpc":"2.0","id":1}'],
    ['a code that is no number', '{"jsonrpc":"2.0","id":1,"error":{"code":"E_FAILED","message":"Failed"}}'],
    ['a web page', '<!doctype html><html><head><title>Sign in</title></head><body></body></html>'],
    ['cut off', '{"jsonrpc":"2.0","id":1,"result":{"meta":{"tot'],
  ])('a malformed answer (%s) names the rule that it breaks', (kind, text) => {
    const message = only(text)
    expect(message.scenario).toBe(kind === 'a web page' ? 'clarify.unreachable' : 'clarify.malformed-response')
    expect(message.broken.some(({ breaks }) => breaks)).toBe(true)
    expect(message.broken.every(({ source }) => source.length > 5)).toBe(true)
  })

  test('of a large batch everything is counted, what is wrong is listed first, and what is drawn stays small', () => {
    const parts = Array.from({ length: 30_000 }, (_, index) =>
      index === 29_999 ? error(-32009, undefined, index) : `{"jsonrpc":"2.0","id":${index},"result":{"data":[]}}`,
    )
    const { view, response } = viewPaste(`[${parts.join(',')}]`, '')
    expect(view).toMatchObject({ total: 30_000, wrong: 1, codes: [{ code: -32009, count: 1 }] })
    expect(view.messages[0]).toMatchObject({ badge: '-32009', id: '29999' })
    expect(JSON.stringify(view).length).toBeLessThan(response.length)
    expect(JSON.stringify(view).length).toBeLessThan(1_000_000)
  })

  test('no secret of a paste is in what is drawn, copied or handed to a wizard', () => {
    const read = viewPaste(
      `curl -H "Authorization: Bearer ${secret}"\nHTTP/1.1 401 Unauthorized\n\n{"error":"invalid_token"}`,
      `{"credentials":{"clientId":"abc","clientSecret":"${secret}"}}`,
    )
    expect(JSON.stringify(read)).not.toContain(secret)
    expect(read.view.removed.map(({ source }) => source).toSorted()).toEqual(['request', 'text'])
  })

  test('whatever is pasted, marks lie inside what is drawn and nothing throws', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom(
        error(-32602, { trace: 't', params: { 'a.b': ['x'] } }),
        error(-32021, { partialResult: { x: ['a'] } }),
        '-32015',
        'HTTP/1.1 502 Bad Gateway\n\n',
        '{"jsonrpc":"2.0","id":1,',
        '[',
        'pyclarify.exceptions.ApiError: code=-32003, ',
        '{"error":"invalid_client"}',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }),
        fc.oneof(fc.string(), fc.json(), fc.constant('{"jsonrpc":"2.0","method":"a.b","id":1,"params":{"a":{"b":1}}}')),
        (pieces, request) => {
          for (const message of viewPaste(pieces.join('\n'), request).view.messages) {
            for (const excerpt of [message.answer, ...(message.request ? [message.request] : [])]) {
              for (const { start, end } of excerpt.marks)
                expect(start >= 0 && end > start && end <= excerpt.text.length).toBe(true)
            }
            expect(message.title.length).toBeGreaterThan(0)
            expect(messageText(message)).toContain(message.badge)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what is given to be read', () => {
  test('bytes of another kind and far too much are told, each in its own words', async () => {
    expect(readTexts('PK\u0003\u0004\0\0', '')).toEqual({ kind: 'cannot', why: 'binary' })
    expect(readTexts('x'.repeat(30_000_000), 'y'.repeat(30_000_000))).toEqual({ kind: 'cannot', why: 'too-large' })
  })

  test('a file of UTF-16, as Windows tools write it, is read as text', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...[...'-32015'].flatMap((character) => [character.charCodeAt(0), 0])])
    const result = await readOrder({ response: new File([bytes], 'log.txt'), request: '' })
    expect(result.kind === 'read' && result.read.view.messages[0]?.badge).toBe('-32015')
  })
})
