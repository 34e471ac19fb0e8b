import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { skewFacts, skewOf, skewSays, upstreamNow } from './upstream-clock.ts'

const ours = Date.UTC(2026, 10, 25, 10)

function answered(headers: Readonly<Record<string, string>>): Exchange {
  return {
    id: 'e',
    operation: 'clari.jobs',
    upstream: 'clari',
    connection: { id: 'c', label: 'Clari', demo: false },
    request: { method: 'GET', url: 'https://api.clari.com/v4/export/jobs', headers: [], body: null },
    startedAt: ours - 200,
    tookMs: 200,
    result: {
      kind: 'response',
      status: 200,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body: '[]',
      bytes: 2,
      truncated: false,
    },
  }
}

test('the time of an upstream is its answer’s own date, to the second, however far off either clock is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0) / 1000 }), (seconds) => {
      const at = seconds * 1000
      const exchange = answered({ Date: new Date(at).toUTCString() })
      expect(upstreamNow(exchange)).toBe(at)
      const large = Math.abs(at - ours) > 300_000
      expect([skewOf(exchange), skewSays(exchange) !== '']).toEqual([large ? at - ours : 0, large])
    }),
  )
})

test('an answer from a cache is as much younger as it says', () => {
  expect(upstreamNow(answered({ date: new Date(ours - 3_600_000).toUTCString(), age: '3600' }))).toBe(ours)
})

test.each<Readonly<Record<string, string>>>([
  {},
  { date: '' },
  { date: 'yesterday' },
  { date: '2026' },
  { date: 'Mon, 99 Foo 2026' },
])('our own time holds where the answer tells none: %j', (headers) => {
  const exchange = answered(headers)
  expect([upstreamNow(exchange), skewOf(exchange), skewSays(exchange), skewFacts(exchange)]).toEqual([
    ours,
    null,
    '',
    {},
  ])
})

test('a skew is told in the unit that people would use, with its side', () => {
  const told = (ms: number) => skewSays(answered({ date: new Date(ours + ms).toUTCString() }))
  expect(told(7 * 60_000)).toMatch(/^ Its clock is 7 minutes ahead of this computer’s: .*access tokens\.$/)
  expect(told(-3 * 3_600_000)).toMatch(/3 hours behind/)
  expect(told(-5 * 86_400_000)).toMatch(/5 days behind/)
})
