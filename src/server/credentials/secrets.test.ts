import fc from 'fast-check'
import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { heldBodyLimit, streamIdHeader } from '#src/domain/contract/proxy-contract.ts'
import { createTestApp, serveHttp, type TestApp } from '#src/server/test-kit.ts'

const planted = {
  CLARI_API_KEY: '5ecre7-clari-key-0123456789abcdef0123456789abcdef',
  CLARI_API_KEY__ADMIN: '5ecre7-admin-key-fedcba9876543210fedcba9876543210',
  CLARI_COPILOT_API_KEY: '5ecre7-copilot-key-11112222333344445555',
  CLARI_COPILOT_API_PASSWORD: '5ecre7 copilot pass/word+with=signs&"quotes"',
  CLARI_COPILOT_CLIENT_ID: '5ecre7-copilot-client-id',
  CLARI_COPILOT_CLIENT_SECRET: '5ecre7-copilot-client-secret-99',
} as const
const clarifySecret = '5ecre7-clarify-client-secret-77'
const accessToken = '5ecre7-access-token-that-was-obtained'
const typedSecret = '5ecre7-typed-on-the-page-4242424242'

const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

/** Everything that the product gave away: each answer's headers and body, and the log. */
interface Everything {
  readonly app: TestApp
  readonly cookie: string
  readonly gave: string[]
}

/**
 * An upstream that repeats every credential it is sent wherever it can: body, headers, error pages, redirects, escapes.
 */
function echo(
  request: IncomingMessage,
  body: string,
  issued: readonly string[],
): { status: number; headers: Record<string, string | string[]>; body: string } {
  const sent = [
    request.headers['apikey'],
    request.headers['x-api-key'],
    request.headers['x-api-password'],
    request.headers.authorization,
    body,
  ]
    .flat()
    .filter((one): one is string => typeof one === 'string' && one !== '')
  const all = [...sent, ...Object.values(planted), clarifySecret, typedSecret, ...issued]
  const path = request.url ?? ''
  if (path.endsWith('/export/jobs'))
    return { status: 302, headers: { location: `/login/${encodeURIComponent(sent[0] ?? '')}/x` }, body: '' }
  if (path.includes('/forecast/'))
    return {
      status: 502,
      headers: { 'content-type': 'text/html' },
      body:
        `<html><pre>${all.map((one) => `curl -H 'apikey: ${one}' "${encodeURIComponent(one)}"`).join('\n')}` +
        '</pre></html>',
    }
  const json = JSON.stringify({
    error: 'Unauthorized',
    message: `Invalid API key ${all.join(' ')}`,
    nested: JSON.stringify({ all }),
    base64: all.map((one) => Buffer.from(`id:${one}`).toString('base64')),
  })
  return {
    status: 401,
    headers: {
      'content-type': 'application/json',
      'set-cookie': [`sid=${all[0]}`, 'other=abcdef0123456789'],
      'x-debug': all.map(encodeURIComponent).join(' '),
      'www-authenticate': `Bearer ${sent[0]}`,
    },
    body: json,
  }
}

async function makeEverything(): Promise<Everything> {
  const issued: string[] = []
  const server = await serveHttp((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      if (request.url === '/clarify/v1/oauth/token') {
        issued.push(accessToken)
        return void response.end(JSON.stringify({ access_token: accessToken, token_type: 'Bearer', expires_in: 3600 }))
      }
      const said = echo(request, body, issued)
      response.writeHead(said.status, said.headers).end(said.body)
    })
  })
  open.push(server)
  const app = createTestApp({
    ...planted,
    CLARI_BASE_URL: `${server.origin}/v4`,
    CLARI_COPILOT_BASE_URL: server.origin,
    CLARI_COPILOT_AUTH_URL: server.origin,
    CLARIFY_BASE_URL: `${server.origin}/clarify/v1`,
    CLARIFY_CREDENTIALS: JSON.stringify({
      integration: 'ct9674jq1b1gublkcngd',
      credentials: { type: 'client-credentials', clientId: '5ecre7-clarify-id', clientSecret: clarifySecret },
    }),
  })
  open.push(app)
  const gave: string[] = []
  const typed = await app.ask('POST', '/api/connections', {
    body: { label: 'Mine', system: 'clari', values: { CLARI_API_KEY: typedSecret } },
  })
  gave.push(await typed.text())
  return { app, cookie: (typed.headers.get('set-cookie') ?? '').split(';')[0] ?? '', gave }
}

async function take({ app, cookie, gave }: Everything, method: string, path: string, body?: unknown) {
  const answer = await app.ask(method, path, { headers: { cookie }, ...(body === undefined ? {} : { body }) })
  gave.push(JSON.stringify([...answer.headers]), await answer.text())
}

/** Every way in which a secret could still be read out of a text. */
function leaks(text: string): string[] {
  const secrets = [...Object.values(planted), clarifySecret, accessToken, typedSecret]
  const forms = secrets.flatMap((one) => [
    one,
    encodeURIComponent(one),
    JSON.stringify(one).slice(1, -1),
    JSON.stringify(JSON.stringify(one)).slice(3, -3),
    Buffer.from(one).toString('base64').replace(/=+$/, ''),
    Buffer.from(`id:${one}`).toString('base64').slice(8, -4),
  ])
  return forms.filter((form) => text.includes(form))
}

test(
  'secrets of the environment, the vault and a token endpoint ' +
    'come back in no answer, header, error page, redirect or log',
  async () => {
    const every = await makeEverything()
    await take(every, 'GET', '/api/connections')
    await take(every, 'GET', '/api/session')
    for (const [operation, params] of [
      ['clari.limits', {}],
      ['clari.jobs', {}],
      ['clari.read-forecast', { forecastId: planted.CLARI_API_KEY }],
      ['clari.start-export', { forecastId: 'net_arr', scopeId: typedSecret }],
      ['copilot.users', {}],
      ['copilot.token', {}],
      ['clarify.token', {}],
      ['clarify.select-items', {}],
      ['clarify.select-signals', {}],
    ] as const) {
      await take(every, 'POST', '/api/exchange', { operation, params })
    }
    await take(every, 'POST', '/api/exchange', { operation: 'clari.limits', params: {}, connection: 'env-clari-admin' })
    await take(
      every,
      'GET',
      `/api/stream?operation=clari.results&params=${encodeURIComponent('{"jobId":"6073683781a6da229df71e00"}')}`,
    )
    await take(every, 'POST', '/api/exchange', {
      operation: planted.CLARI_API_KEY,
      params: { [planted.CLARI_API_KEY]: planted.CLARI_API_KEY },
    })
    await take(every, 'POST', '/api/exchange', { operation: 'clari.limits', params: { [typedSecret]: 1 } })

    expect(every.gave.length).toBeGreaterThan(25)
    expect(every.app.logged.length).toBeGreaterThan(10)
    expect(every.gave.join('\n')).toContain('${CLARI_COPILOT_CLIENT_SECRET}')
    expect(leaks([...every.gave, ...every.app.logged].join('\n'))).toEqual([])
  },
)

describe('a stream', () => {
  const secret = planted.CLARI_API_KEY

  async function streamOf(pieces: readonly Buffer[], pause = false): Promise<{ text: string; type: string | null }> {
    const server = await serveHttp(async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' })
      for (const piece of pieces) {
        response.write(piece)
        if (pause) await new Promise((resolve) => setTimeout(resolve, 2))
      }
      response.end()
    })
    const app = createTestApp({ CLARI_API_KEY: secret, CLARI_BASE_URL: server.origin })
    const answer = await app.ask(
      'GET',
      `/api/stream?operation=clari.results&params=${encodeURIComponent('{"jobId":"1"}')}`,
    )
    const text = await answer.text()
    await Promise.all([app.close(), server.close()])
    expect(answer.headers.has(streamIdHeader)).toBe(true)
    return { text, type: answer.headers.get('content-type') }
  }

  test('has its secrets replaced wherever chunks break', async () => {
    const body = Buffer.from(`User,Value\nAna,${secret}\nBo,1\n${secret}`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(body.length), { maxLength: 6 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), body.length]
        const { text } = await streamOf(
          at.slice(1).map((end, index) => body.subarray(at[index], end)),
          true,
        )
        expect(text).not.toContain('5ecre7')
        expect(text).toMatch(/^User,Value\nAna,‹secret[^›]*›\nBo,1\n‹secret[^›]*›$/)
      }),
      { numRuns: 25 },
    )
  })

  test('passes bytes through as they are', async () => {
    const body = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 31) % 256))
    const server = await serveHttp((_, response) => response.end(body))
    const app = createTestApp({ CLARI_API_KEY: secret, CLARI_BASE_URL: server.origin })
    open.push(server, app)
    const answer = await app.ask(
      'GET',
      `/api/stream?operation=clari.results&params=${encodeURIComponent('{"jobId":"1"}')}`,
    )
    expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true)
  })
})

test('a secret on the border of what is kept of a body does not show in part', async () => {
  const secret = planted.CLARI_API_KEY
  for (const shift of [0, 1, 10, 30, secret.length - 1, secret.length]) {
    // Many secrets before the border shorten the text by more than the border's margin when they are blanked.
    const lead = `${secret} `.repeat(3000)
    const body = lead + 'x'.repeat(heldBodyLimit - lead.length - shift) + secret + `${secret} `.repeat(3000)
    const server = await serveHttp((_, response) => response.end(body))
    const app = createTestApp({ CLARI_API_KEY: secret, CLARI_BASE_URL: server.origin })
    open.push(server, app)
    const exchange = await app.exchange('clari.limits')
    const text = exchange.result.kind === 'response' ? exchange.result.body : ''
    expect(text.length).toBeGreaterThan(10_000)
    expect(exchange.result).toMatchObject({ truncated: true, bytes: body.length })
    expect(text).not.toContain('5ecre7')
  }
})
