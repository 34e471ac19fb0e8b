import { afterEach, expect, test } from 'vitest'
import { createTestApp, serveHttp, type TestApp } from '#src/server/test-kit.ts'

const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

/** What the stand-in Clarify received, and what it is to answer. */
interface Clarify {
  readonly app: TestApp
  readonly tokens: string[]
  readonly calls: { authorization: string | undefined; version: string | undefined; body: unknown }[]
  token: { status: number; body: unknown }
  accepts: (authorization: string | undefined) => boolean
}

async function makeClarify(
  credentials: Record<string, unknown>,
  clock: { now: number } = { now: 0 },
): Promise<Clarify> {
  const clarify: Omit<Clarify, 'app'> = {
    tokens: [],
    calls: [],
    token: { status: 200, body: { access_token: 'token-one-0123456789', token_type: 'Bearer', expires_in: 3600 } },
    accepts: () => true,
  }
  const server = await serveHttp((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      if (request.url === '/v1/oauth/token') {
        clarify.tokens.push(body)
        response.writeHead(clarify.token.status, {
          'content-type': 'application/json',
          traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        })
        return void response.end(JSON.stringify(clarify.token.body))
      }
      clarify.calls.push({
        authorization: request.headers.authorization,
        version: request.headers['x-api-version']?.toString(),
        body: JSON.parse(body),
      })
      response
        .writeHead(clarify.accepts(request.headers.authorization) ? 200 : 401)
        .end('{"jsonrpc":"2.0","id":1,"result":{}}')
    })
  })
  const app = createTestApp(
    {
      CLARIFY_CREDENTIALS: JSON.stringify({
        apiUrl: `${server.origin}/v1/`,
        integration: 'ct9674jq1b1gublkcngd',
        credentials,
      }),
    },
    { now: () => clock.now },
  )
  open.push(server, app)
  return Object.assign(clarify, { app })
}

const client = { type: 'client-credentials', clientId: 'client-7', clientSecret: 'client secret & more' }

test('a token is obtained once and used until it expires', async () => {
  const clock = { now: 1000 }
  const clarify = await makeClarify(client, clock)
  await clarify.app.exchange('clarify.select-items')
  await clarify.app.exchange('clarify.select-signals')
  expect(clarify.tokens).toHaveLength(1)
  expect(Object.fromEntries(new URLSearchParams(clarify.tokens[0]))).toEqual({
    grant_type: 'client_credentials',
    client_id: 'client-7',
    client_secret: 'client secret & more',
    audience: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1\/$/),
  })
  expect(clarify.calls.map((call) => call.authorization)).toEqual([
    'Bearer token-one-0123456789',
    'Bearer token-one-0123456789',
  ])
  clock.now += 3_600_000
  await clarify.app.exchange('clarify.select-items')
  expect(clarify.tokens).toHaveLength(2)
})

test('a call is JSON-RPC 2.0 with the API’s version, and admin methods get the file’s integration', async () => {
  const clarify = await makeClarify(client)
  await clarify.app.exchange('clarify.select-items')
  await clarify.app.exchange('clarify.select-signals', { query: { limit: 3 } })
  expect(clarify.calls.map(({ version, body }) => [version, body])).toEqual([
    ['1.1', { jsonrpc: '2.0', method: 'clarify.selectItems', id: 1, params: { query: { limit: 1 } } }],
    [
      '1.1',
      {
        jsonrpc: '2.0',
        method: 'admin.selectSignals',
        id: 1,
        params: { integration: 'ct9674jq1b1gublkcngd', query: { limit: 3 } },
      },
    ],
  ])
})

test('a token that was not given is the exchange that is told', async () => {
  const clarify = await makeClarify(client)
  clarify.token = { status: 401, body: { error: 'invalid_client', error_description: 'Unknown client' } }
  const exchange = await clarify.app.exchange('clarify.select-items')
  expect(exchange).toMatchObject({
    operation: 'clarify.token',
    result: { kind: 'response', status: 401, body: expect.stringContaining('invalid_client') },
  })
  expect(exchange.request.body).toContain('client_secret=${CLARIFY_CLIENT_SECRET}')
  expect(clarify.calls).toEqual([])
})

test('a 200 of the token endpoint without a token is told as it is', async () => {
  const clarify = await makeClarify(client)
  clarify.token = { status: 200, body: { hello: 'world' } }
  expect(await clarify.app.exchange('clarify.select-items')).toMatchObject({
    operation: 'clarify.token',
    result: { status: 200 },
  })
})

test('a kept token that was withdrawn is replaced before anything is said of the account', async () => {
  const clarify = await makeClarify(client)
  await clarify.app.exchange('clarify.select-items')
  clarify.token = { status: 200, body: { access_token: 'token-two-0123456789', expires_in: 3600 } }
  clarify.accepts = (authorization) => authorization === 'Bearer token-two-0123456789'
  expect(await clarify.app.exchange('clarify.select-items')).toMatchObject({
    operation: 'clarify.select-items',
    result: { status: 200 },
  })
  clarify.accepts = () => false
  expect(await clarify.app.exchange('clarify.select-items')).toMatchObject({
    operation: 'clarify.select-items',
    result: { status: 401 },
  })
})

test('a token that lives a few seconds only is used all the same', async () => {
  const clarify = await makeClarify(client)
  clarify.token = { status: 200, body: { access_token: 'token-short-0123456789', expires_in: 5 } }
  expect(await clarify.app.exchange('clarify.select-items')).toMatchObject({ operation: 'clarify.select-items' })
})

test.each([
  [{ type: 'basic-auth', username: 'anna', password: 'pässword-1234567' }],
  [{ type: 'basic-auth', clientId: 'anna', clientSecret: 'pässword-1234567' }],
])('a basic-auth file %j is sent as HTTP Basic and needs no token', async (credentials) => {
  const clarify = await makeClarify(credentials)
  const exchange = await clarify.app.exchange('clarify.select-items')
  expect(clarify.tokens).toEqual([])
  expect(clarify.calls[0]?.authorization).toBe(`Basic ${Buffer.from('anna:pässword-1234567').toString('base64')}`)
  expect(exchange.request.headers[0]).toEqual({
    name: 'Authorization',
    value: 'Basic ${CLARIFY_BASIC_AUTH}',
    secret: true,
  })
})

test.each([
  [{ type: 'client-credentials', clientId: 'client-7' }, 'clientSecret'],
  [{ type: 'client-credentials', clientSecret: 'x' }, 'clientId'],
  [{ type: 'basic-auth' }, 'username, password'],
])('of a file with %j it is told what is missing, and nothing is sent', async (credentials, missing) => {
  const clarify = await makeClarify(credentials)
  expect((await clarify.app.exchange('clarify.select-items')).result).toMatchObject({
    reason: 'not-configured',
    facts: { missing },
  })
  expect([clarify.tokens, clarify.calls]).toEqual([[], []])
})

test('a file that is no JSON is not configured', async () => {
  const app = createTestApp({ CLARIFY_CREDENTIALS: '/no/such/file.json' })
  open.push(app)
  expect((await app.exchange('clarify.token')).result).toMatchObject({ reason: 'not-configured' })
  expect((await app.exchange('clarify.select-items')).result).toMatchObject({ reason: 'not-configured' })
})
