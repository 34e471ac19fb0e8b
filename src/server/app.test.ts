import { afterEach, describe, expect, test } from 'vitest'
import { connectionsSchema, proxyErrorSchema, sessionSchema, tokenHeader } from '#src/domain/contract/proxy-contract.ts'
import { connectionSchema } from '#src/domain/contract/connection.ts'
import type { PageFiles } from './start/page-files.ts'
import { createTestApp, serveHttp, type TestApp } from './test-kit.ts'

const key = 'c0ffee00'.repeat(8)
const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

function makeApp(...args: Parameters<typeof createTestApp>): TestApp {
  const app = createTestApp(...args)
  open.push(app)
  return app
}

async function refusal(answer: Response) {
  return { status: answer.status, ...proxyErrorSchema.parse(await answer.json()) }
}

describe('who may ask', () => {
  test('the page with its token may', async () => {
    const answer = await makeApp({}).ask('GET', '/api/session')
    expect(sessionSchema.parse(await answer.json())).toEqual({
      product: '0.0.0-test',
      demo: false,
      earlierAddress: null,
    })
  })

  test.each(['', 'x', 'test-token-of-this-star', 'test-token-of-this-start2'])(
    'the token %j is refused with a sentence',
    async (token) => {
      const answer = await makeApp({}).ask('GET', '/api/session', { headers: { [tokenHeader]: token } })
      expect(await refusal(answer)).toMatchObject({
        status: 401,
        error: 'token',
        says: expect.stringContaining('Reload'),
      })
    },
  )

  test.each(['evil.example', '127.0.0.1', '127.0.0.1:5000', '127.0.0.1.evil.example:4999', '[::1]:4999'])(
    'the host %s is refused, page and API',
    async (host) => {
      const app = makeApp({}, { page })
      expect((await app.ask('GET', '/api/session', { headers: { host } })).status).toBe(421)
      expect((await app.ask('GET', '/', { headers: { host } })).status).toBe(421)
    },
  )

  test('localhost is sent on to 127.0.0.1 with path and query, but not for the API', async () => {
    const app = makeApp({}, { page })
    const moved = await app.ask('GET', '/wizard/clari.unauthorized?case=7Q2F', { headers: { host: 'localhost:4999' } })
    expect([moved.status, moved.headers.get('location')]).toEqual([
      308,
      'http://127.0.0.1:4999/wizard/clari.unauthorized?case=7Q2F',
    ])
    expect((await app.ask('GET', '/api/session', { headers: { host: 'localhost:4999' } })).status).toBe(421)
  })

  test('a path that looks like another host does not lead there', async () => {
    const moved = await makeApp({}).app.fetch(
      new Request('http://localhost:4999//evil.example/x', { headers: { host: 'localhost:4999' } }),
    )
    expect(moved.headers.get('location')).toBe('http://127.0.0.1:4999/evil.example/x')
  })

  test.each<Record<string, string>>([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:4999' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate' },
  ])('a foreign page with %j is refused at the API', async (headers) => {
    expect(await refusal(await makeApp({}).ask('POST', '/api/exchange', { body: {}, headers }))).toMatchObject({
      status: 403,
      error: 'other-site',
    })
  })

  test('a link followed from another site opens the page, while a script there cannot fetch it', async () => {
    const app = makeApp({}, { page })
    expect(
      (await app.ask('GET', '/', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } })).status,
    ).toBe(200)
    expect(
      (await app.ask('GET', '/', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } })).status,
    ).toBe(403)
  })
})

describe('what may be asked', () => {
  test.each([
    [{ operation: 'clari.drop-everything', params: {} }, 'unknown-operation'],
    [{ operation: 'clarify.insert', params: {} }, 'unknown-operation'],
    [{ operation: 'clari.job', params: {} }, 'bad-params'],
    [{ operation: 'clari.job', params: { jobId: 'x', url: 'http://evil.example' } }, 'bad-params'],
    [{ operation: 'clari.audit-events', params: { limit: 1e9 } }, 'bad-params'],
    [{ operation: 'clari.limits', params: { __proto__: null, constructor: 1 } }, 'bad-params'],
    [{ operation: 'clari.results', params: { jobId: 'x' } }, 'other-way'],
    [{ operation: 7 }, 'bad-request'],
    [[], 'bad-request'],
    ['', 'bad-request'],
  ])('%j is refused as %s', async (body, error) => {
    expect(await refusal(await makeApp({ CLARI_API_KEY: key }).ask('POST', '/api/exchange', { body }))).toMatchObject({
      status: 400,
      error,
    })
  })

  test('a body that is no JSON, or is sent as a form, is refused', async () => {
    const app = makeApp({ CLARI_API_KEY: key })
    const send = (body: string, type: string) =>
      app.app.fetch(
        new Request(`${app.origin}/api/exchange`, {
          method: 'POST',
          body,
          headers: {
            host: '127.0.0.1:4999',
            origin: app.origin,
            'content-type': type,
            [tokenHeader]: 'test-token-of-this-start',
          },
        }),
      )
    expect((await send('{"operation":', 'application/json')).status).toBe(400)
    expect((await send('{"operation":"clari.limits","params":{}}', 'text/plain')).status).toBe(400)
  })

  test('a body past 256 kB is refused with a sentence', async () => {
    const body = { operation: 'clari.limits', params: { x: 'y'.repeat(300_000) } }
    expect(await refusal(await makeApp({}).ask('POST', '/api/exchange', { body }))).toMatchObject({
      status: 413,
      error: 'too-large',
    })
  })

  test('no address of the API beside the known ones exists, and no method', async () => {
    const app = makeApp({})
    expect((await app.ask('GET', '/api/exchange')).status).toBe(404)
    expect((await app.ask('GET', '/api/env')).status).toBe(404)
    expect((await app.ask('GET', '/api/demo')).status).toBe(404)
  })
})

const page: PageFiles = new Map([
  [
    '/index.html',
    {
      bytes: new TextEncoder().encode('<html><head><meta name="triage-token" content="" /></head></html>'),
      gzipped: null,
      type: 'text/html; charset=utf-8',
      hashed: false,
    },
  ],
  [
    '/assets/a-1.js',
    { bytes: new TextEncoder().encode('1'), gzipped: null, type: 'text/javascript; charset=utf-8', hashed: true },
  ],
])

describe('the page', () => {
  test.each(['/', '/index.html', '/wizard/clari.unauthorized', '/connections', '/no/such/place'])(
    '%s is the page with this start’s token, never stored',
    async (path) => {
      const answer = await makeApp({}, { page }).ask('GET', path)
      expect(await answer.text()).toContain('<meta name="triage-token" content="test-token-of-this-start">')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';")
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    },
  )

  test.each(['/assets/nope.js', '/.env', '/package.json', '/..%2f..%2fpackage.json', '/assets/%E0%A4%A'])(
    '%s is no file of the page',
    async (path) => {
      expect((await makeApp({}, { page }).ask('GET', path)).status).toBe(404)
    },
  )

  test('may not compile WebAssembly; the worker that reads pictures may, and little else', async () => {
    const policy = async (path: string) =>
      (await makeApp({}, { page }).ask('GET', path)).headers.get('content-security-policy')
    for (const path of ['/', '/assets/a-1.js', '/assets/picture-worker.js', '/picture-worker-1.js'])
      expect(await policy(path)).not.toContain('wasm')
    expect(await policy('/assets/picture-worker-Ab_1-c.js')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    )
  })

  test('hashed files may be kept for good', async () => {
    expect((await makeApp({}, { page }).ask('GET', '/assets/a-1.js')).headers.get('cache-control')).toContain(
      'immutable',
    )
  })
})

describe('connections', () => {
  test('the environment’s come first, then typed ones; facts are told, values are not', async () => {
    const app = makeApp({
      CLARI_API_KEY: key,
      CLARI_API_KEY__ADMIN: ` ${key}`,
      CLARI_BASE_URL: 'http://127.0.0.1:9/v4',
    })
    const typed = await app.ask('POST', '/api/connections', {
      body: { label: 'Mine', system: 'clari', values: { CLARI_API_KEY: 'typed-secret-value-99' } },
    })
    const cookie = typed.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^triage-session-4999=[\w-]+; Path=\/api; HttpOnly; SameSite=Strict$/)
    const listed = await app.ask('GET', '/api/connections', { headers: { cookie: cookie.split(';')[0] ?? '' } })
    const text = await listed.text()
    expect(text).not.toContain('c0ffee')
    expect(text).not.toContain('typed-secret')
    expect(
      connectionsSchema
        .parse(JSON.parse(text))
        .connections.map(({ label, source, parts }) => [label, source, parts[0]?.length, parts[0]?.oddities]),
    ).toEqual([
      ['Clari', 'env', 64, []],
      ['Admin', 'env', 65, ['leading-space']],
      ['Mine', 'typed', 21, []],
    ])
  })

  test('typed credentials belong to their session alone, and are gone when removed', async () => {
    const app = makeApp({})
    const typed = await app.ask('POST', '/api/connections', {
      body: { label: 'Mine', system: 'clari', values: { CLARI_API_KEY: key } },
    })
    const { id } = connectionSchema.parse(await typed.json())
    const cookie = (typed.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const count = async (headers: Record<string, string>) =>
      connectionsSchema.parse(await (await app.ask('GET', '/api/connections', { headers })).json()).connections.length
    expect(await count({})).toBe(0)
    expect(await count({ cookie: 'triage-session-4999=somebody-elses-session-id' })).toBe(0)
    expect((await app.ask('DELETE', `/api/connections/${id}`)).status).toBe(404)
    expect(await count({ cookie })).toBe(1)
    expect((await app.ask('DELETE', `/api/connections/${id}`, { headers: { cookie } })).status).toBe(204)
    expect(await count({ cookie })).toBe(0)
  })

  test.each([
    [{ label: '', system: 'clari', values: { CLARI_API_KEY: key } }],
    [{ label: 'x', system: 'clari', values: {} }],
    [{ label: 'x', system: 'clari', values: { CLARI_API_KEY: '  ' } }],
    [{ label: 'x', system: 'clari', values: { CLARI_BASE_URL: 'http://evil.example' } }],
    [
      {
        label: 'x',
        system: 'clarify',
        values: {
          CLARIFY_CREDENTIALS: JSON.stringify({
            apiUrl: 'http://169.254.169.254/',
            credentials: { clientId: 'a', clientSecret: 'b' },
          }),
        },
      },
    ],
  ])('%j is not taken', async (body) => {
    expect((await makeApp({}).ask('POST', '/api/connections', { body })).status).toBe(400)
  })

  test('a credentials file that cannot be read is taken as it is, and its one fact is that', async () => {
    const answer = await makeApp({}).ask('POST', '/api/connections', {
      body: { label: 'x', system: 'clarify', values: { CLARIFY_CREDENTIALS: 'client secret 123456789012' } },
    })
    const { parts, faults } = connectionSchema.parse(await answer.json())
    expect(parts).toEqual([
      { name: 'CLARIFY_CREDENTIALS', set: true, length: 26, lastTwo: null, oddities: ['unreadable'] },
    ])
    expect(faults).toMatchObject([{ weight: 'breaks', says: expect.stringContaining('not JSON') }])
  })

  test('a session holds twenty connections at most', async () => {
    const app = makeApp({})
    const body = { label: 'x', system: 'clari', values: { CLARI_API_KEY: key } }
    const first = await app.ask('POST', '/api/connections', { body })
    const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    for (let at = 1; at < 20; at += 1)
      expect((await app.ask('POST', '/api/connections', { body, headers: { cookie } })).status).toBe(201)
    expect((await app.ask('POST', '/api/connections', { body, headers: { cookie } })).status).toBe(409)
  })

  test('a connection that does not exist here is a network failure, not an error', async () => {
    const exchange = await makeApp({ CLARI_API_KEY: key }).exchange('clari.limits', {}, 'somebody-elses')
    expect(exchange.result).toMatchObject({ kind: 'silence', reason: 'not-configured' })
  })
})

function limited(given: { readonly running: number; readonly waiting: number }) {
  const limits = { each: given.running, waitMs: 5000, ...given }
  return { turns: { exchanges: limits, streams: limits } }
}

describe('limits', () => {
  test('calls beyond those that run wait for their turn, and beyond those that wait are refused', async () => {
    let most = 0
    let now = 0
    const server = await serveHttp((_, response) => {
      most = Math.max(most, (now += 1))
      setTimeout(() => {
        now -= 1
        response.end('{}')
      }, 60)
    })
    open.push(server)
    const app = makeApp({ CLARI_API_KEY: key, CLARI_BASE_URL: server.origin }, limited({ running: 2, waiting: 3 }))
    const body = { operation: 'clari.limits', params: {} }
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.ask('POST', '/api/exchange', { body })))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 200, 200, 200, 200, 503, 503, 503])
    expect(most).toBe(2)
    expect((await app.ask('POST', '/api/exchange', { body })).status).toBe(200)
  })

  test('a caller that goes away ends the call upstream and gives its turn back', async () => {
    let gone = 0
    const server = await serveHttp((request, response) => {
      if (request.url?.endsWith('/export/jobs') === true) return void response.end('[]')
      response.once('close', () => (gone += 1))
    })
    open.push(server)
    const app = makeApp(
      { CLARI_API_KEY: key, CLARI_BASE_URL: server.origin, TRIAGE_TIMEOUT_MS: '5000' },
      limited({ running: 1, waiting: 5 }),
    )
    const leave = new AbortController()
    const asked = app.ask('POST', '/api/exchange', {
      body: { operation: 'clari.limits', params: {} },
      signal: leave.signal,
    })
    await expect.poll(() => server.sockets.size).toBe(1)
    leave.abort()
    await asked.catch(() => {})
    await expect.poll(() => gone).toBe(1)
    expect((await app.exchange('clari.jobs')).result.kind).toBe('response')
  })
})
