// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withToken } from './queries.ts'
import { renewToken } from './renew-token.ts'
import type { Result } from './result.ts'

const page = (token: string) =>
  `<!doctype html><html><head><meta name="triage-token" content="${token}"></head><body></body></html>`
const token = () => document.querySelector('meta[name="triage-token"]')?.getAttribute('content')
const stale: Result<string> = { ok: false, reason: 'refused', error: 'token', says: 'Reload.' }

beforeEach(() => {
  document.head.innerHTML = '<meta name="triage-token" content="old">'
})

afterEach(() => {
  vi.unstubAllGlobals()
})

test('after a restart the page takes the new token and asks again', async () => {
  vi.stubGlobal('fetch', async () => new Response(page('new')))
  const asked: (string | null | undefined)[] = []
  const result = await withToken(async () => {
    asked.push(token())
    return asked.length === 1 ? stale : { ok: true, value: 'fine' }
  })
  expect(result).toEqual({ ok: true, value: 'fine' })
  expect(asked).toEqual(['old', 'new'])
})

test('where no new token is to be had, what was refused stays refused, and nothing is asked twice', async () => {
  vi.stubGlobal('fetch', async () => new Response(page('old')))
  let asked = 0
  expect(await withToken(async () => (asked++, stale))).toEqual(stale)
  expect(asked).toBe(1)
})

test('a stopped server, an error page or something else at the address gives no token', async () => {
  for (const answer of [
    async () => Promise.reject(new TypeError('refused')),
    async () => new Response(page('x'), { status: 502 }),
    async () => new Response('hello'),
  ]) {
    vi.stubGlobal('fetch', answer)
    expect(await renewToken()).toBe(false)
  }
  expect(token()).toBe('old')
})
