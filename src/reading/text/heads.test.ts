import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readHeads, readTraceParents } from './heads.ts'

const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

it.each([
  ['curl -i', `HTTP/2 429\nRetry-After: 3\n\nslow down`, 429, { 'retry-after': '3' }],
  [
    'curl -v, whose own headers are left out',
    `> Host: x\n< HTTP/1.1 401 Unauthorized\r\n< X-Id: 7\r\n< \r\n`,
    401,
    { 'x-id': '7' },
  ],
  ['an access log', '"POST /v1/rpc HTTP/1.1" 502 12', 502, {}],
  [
    'headers alone',
    `Content-Type: text/plain\ntraceparent: ${trace}`,
    null,
    { 'content-type': 'text/plain', traceparent: trace },
  ],
])('reads %s, each header at its place', (_, text, status, headers) => {
  const [head] = readHeads(text)
  expect(head?.status ?? null).toBe(status)
  expect(text.slice(head?.statusSpan?.start, head?.statusSpan?.end)).toBe(status === null ? text : String(status))
  expect(Object.fromEntries(head?.headers.map(({ name, value }) => [name, value]) ?? [])).toEqual(headers)
  for (const { start, end, value } of head?.headers ?? []) expect(text.slice(start, end)).toBe(value)
})

it('takes words with a colon for no headers', () => {
  expect(readHeads('Error: it broke\nContent-Type: text/plain\nReason: none')).toEqual([])
})

it('finds a traceparent wherever it is written, each once', () => {
  const text = `traceparent: ${trace}\n{"traceparent":"${trace}"} Traceparent:[00-xyz-1-01]`
  expect(readTraceParents(text).map(({ value }) => value.raw)).toEqual([trace, '00-xyz-1-01'])
  for (const { start, end, value } of readTraceParents(text)) expect(text.slice(start, end)).toBe(value.raw)
})

it('stays within any text', () => {
  const line = fc.constantFrom('HTTP/1.1 200 OK', 'date: x', '', 'HTTP/', 'traceparent: 00', 'a: b', '\r', ' ')
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n')
      for (const { start, end } of readHeads(text)) expect(start <= end && end <= text.length).toBe(true)
    }),
  )
})
