import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestAsJson } from './broken-request.ts'

const answer = '{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}'
const good = '{"jsonrpc":"2.0","method":"clarify.selectItems","id":1,"params":{}}'

/** What is marked in a text that holds both the request and the answer, or in the request alone. */
function marked(text: string, request: string | null = null) {
  const at = text.indexOf(answer)
  const held = requestAsJson(text, request, { start: at, end: at + answer.length })
  if (held === null || held.breaks === null) return held === null ? 'no request' : 'JSON'
  const { span, where } = held.breaks
  return [(held.source === 'request' ? (request ?? '') : text).slice(span.start, span.end), where]
}

describe('a request held to JSON', () => {
  it.each([
    ['single quotes', good.replaceAll('"', "'"), ["'jsonrpc'", "line 1, character 2 (“'jsonrpc'”)"]],
    ['a comma too many', '{"method":"x",\n "id":1,}', ['}', 'line 2, character 9 (“}”)']],
    ['a number that is not finite', '{"params":{"limit":NaN}}', ['NaN', 'line 1, character 20 (“NaN”)']],
    ['a body sent twice', `${good}${good}`, ['{', `line 1, character ${good.length + 1} (“{”)`]],
    ['one that is cut off', good.slice(0, -2), ['1,"params":{', expect.stringContaining('it ends after')]],
    ['a good one', good, 'JSON'],
    ['a good one in a command', `curl -d '${good}' https://api.clarify.io/v1/rpc`, 'JSON'],
    ['a bad one in a command', `curl -d '{"method":x}' https://api.clarify.io`, ['x', 'line 1, character 11 (“x”)']],
    ['a text without one', 'curl https://api.clarify.io/v1/rpc', 'no request'],
  ])('%s', (_, request, shown) => {
    expect(marked(answer, request)).toEqual(shown)
  })

  it.each([
    ['before the answer', `POST /v1/rpc\n\n{"method":"x",}\n\nHTTP/1.1 200 OK\n\n${answer}`, ['}', expect.any(String)]],
    ['after it', `${answer}\nsent: {'method':1}`, ["'method'", expect.any(String)]],
    ['that is good', `> ${good}\n< ${answer}`, 'JSON'],
    ['that is not there', `2026-11-30 {level: info} ${answer}`, 'no request'],
  ])('in a log, %s', (_, text, shown) => {
    expect(marked(text)).toEqual(shown)
  })

  it('that is JSON is never marked, and one that is cut anywhere always is, within itself', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (params, at) => {
        const request = `{"jsonrpc":"2.0","params":${params}}`
        expect(marked(answer, request)).toBe('JSON')
        const cut = request.slice(0, 1 + (at % (request.length - 1)))
        const held = requestAsJson(answer, cut, { start: 0, end: answer.length })
        expect(held?.breaks?.span.end).toBe(cut.trimEnd().length)
      }),
    )
  })
})
