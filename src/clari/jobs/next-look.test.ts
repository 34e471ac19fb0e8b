import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { nextLook, type NextLook } from './next-look.ts'

const at = Date.parse('2026-11-30T09:00:00Z')

function answered(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Exchange {
  const text = JSON.stringify(body)
  return {
    id: 'x',
    operation: 'clari.job',
    upstream: 'clari',
    connection: { id: 'a', label: 'A', demo: false },
    request: { method: 'GET', url: 'https://api.clari.com/v4/export/jobs/1', headers: [], body: null },
    startedAt: at - 500,
    tookMs: 500,
    result: {
      kind: 'response',
      status,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body: text,
      bytes: text.length,
      truncated: false,
    },
  }
}

const first = { looks: 1, refused: 0 }

describe('after a look at an export job', () => {
  test.each<[string, unknown, NextLook]>([
    ['is looked at again while it waits', { jobId: '1', status: 'SCHEDULED' }, again(1000, 'queued')],
    ['is looked at again while it runs', { job: { jobId: '1', status: 'STARTED' } }, again(1000, 'running')],
    ['is done in the published words', { jobId: '1', status: 'DONE' }, { kind: 'done' }],
    ['is done in the guide’s words', { id: '1', status: 'COMPLETED' }, { kind: 'done' }],
    ['has ended without results', { jobId: '1', status: 'FAILED' }, { kind: 'ended', state: 'failed' }],
    ['has ended in a word that nobody knows', { jobId: '1', status: 'LOST' }, { kind: 'ended', state: 'unknown' }],
  ])('it %s', (_, body, next) => {
    expect(nextLook(answered(200, body), first)).toEqual(next)
  })

  test('the pauses grow from one second to ten, and never shrink', () => {
    const running = answered(200, { jobId: '1', status: 'STARTED' })
    const pause = (looks: number) => {
      const next = nextLook(running, { looks, refused: 0 })
      return next.kind === 'again' ? next.inMs : Number.NaN
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (looks) => {
        expect(pause(looks)).toBeGreaterThanOrEqual(1000)
        expect(pause(looks + 1)).toBeGreaterThanOrEqual(pause(looks))
        expect(pause(looks)).toBeLessThanOrEqual(10_000)
      }),
    )
  })

  test.each([
    ['in seconds', '7', 7000],
    ['as a date', 'Mon, 30 Nov 2026 09:00:12 GMT', 12_000],
    ['not at all', null, 5000],
  ])('a refusal as too many is waited out; how long it says %s', (_, header, inMs) => {
    const refusal = answered(429, { message: 'Too many' }, header === null ? {} : { 'Retry-After': header })
    expect(nextLook(refusal, first)).toEqual({ kind: 'again', inMs, state: null })
  })

  test('nobody waits for long: neither for more than a minute, nor for a fourth refusal in a row', () => {
    expect(nextLook(answered(429, {}, { 'retry-after': '3600' }), first)).toEqual({ kind: 'refused' })
    expect(nextLook(answered(429, {}, { 'retry-after': '1' }), { looks: 4, refused: 3 })).toEqual({ kind: 'refused' })
  })

  test('any other refusal is final', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 599 }).filter((status) => status !== 429 && status !== 503),
        (status) => {
          expect(nextLook(answered(status, { code: 'no' }, { 'retry-after': '1' }), first)).toEqual({ kind: 'refused' })
        },
      ),
    )
  })
})

function again(inMs: number, state: 'queued' | 'running'): NextLook {
  return { kind: 'again', inMs, state }
}
