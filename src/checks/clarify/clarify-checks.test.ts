import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorCodes } from '#src/clarify/error-codes.ts'
import { clarifyToken, selectItems } from '#src/clarify/operations.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import type { Exchange, NetworkFailureReason } from '#src/domain/contract/exchange.ts'
import { connectionsSchema } from '#src/domain/contract/proxy-contract.ts'
import { runCheck } from '#src/engine/run-check.ts'
import { createTestApp, type TestApp } from '#src/server/test-kit.ts'
import { clockFrom } from '#src/domain/time/test-clock.test-kit.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'
import { filePasted, fileShape } from './clarify-file.ts'
import { hostAnswers } from './clarify-host.ts'
import { mayReadBoth, mayReadItems, mayReadSignals } from './clarify-namespace.ts'
import { clarifyPasteSays } from './clarify-paste.ts'
import { clarifyRefusalOf, clarifyRefusals } from '#src/checks/refusals/clarify-refusal.ts'
import { tokenGiven } from './clarify-token.ts'
import { versionAnswered } from './clarify-version.ts'

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

function answered(
  status: number,
  body: unknown,
  change: {
    readonly operation?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly tookMs?: number
  } = {},
): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const headers = Object.entries({ traceparent, 'content-type': 'application/json', ...change.headers }).map(
    ([name, value]) => ({ name, value }),
  )
  return {
    id: 'x',
    operation: change.operation ?? 'clarify.select-items',
    upstream: 'clarify',
    connection: { id: 'c', label: 'Nightly upload', demo: false },
    request: {
      method: 'POST',
      url: 'https://api.clarify.io/v1/rpc',
      headers: [
        { name: 'Authorization', value: 'Bearer ${CLARIFY_ACCESS_TOKEN}', secret: true },
        { name: 'X-API-Version', value: '1.1' },
      ],
      body: '{"jsonrpc":"2.0","method":"clarify.selectItems","id":1,"params":{"query":{"limit":1}}}',
    },
    startedAt: 0,
    tookMs: change.tookMs ?? 12,
    result: { kind: 'response', status, headers, body: text, bytes: text.length, truncated: false },
  }
}

const silent = (reason: NetworkFailureReason, facts: Readonly<Record<string, string>> = {}): Exchange => ({
  ...answered(0, ''),
  result: { kind: 'silence', reason, detail: `It was ${reason}.`, facts },
})
const rpcError = (code: number, data?: object) => ({ jsonrpc: '2.0', id: 1, error: { code, message: 'Words', data } })
const selection = { jsonrpc: '2.0', id: 1, result: { meta: { total: 7 }, data: [{ id: 'a' }] } }

describe('whether this integration may read items', () => {
  test.each([
    ...errorCodes.map(
      (row) => [row.scenario.slice('clarify.'.length), answered(200, rpcError(row.code, { trace: 't1' }))] as const,
    ),
    ['server-error', answered(200, rpcError(-32050))],
    ['other-code', answered(200, rpcError(17))],
    ['allowed', answered(200, selection)],
    ['allowed', answered(200, { ...selection, id: '1', error: null })],
    [
      'token-refused',
      answered(401, { error: 'invalid_client', error_description: 'no' }, { operation: 'clarify.token' }),
    ],
    ['access-refused', answered(401, { error: 'invalid_token' })],
    ['access-refused', answered(401, 'Unauthorized\n')],
    ['access-refused', answered(403, 'Forbidden\n')],
    ['filter-page', answered(403, '<html><title>Blocked</title></html>')],
    ['login-page', answered(401, '<html><title>Sign in</title></html>')],
    ['web-page', answered(200, '<html><title>Welcome</title></html>')],
    ['http-refused', answered(413, '<html><title>413 Request Entity Too Large</title></html>')],
    ['http-refused', answered(404, '<html><title>404 Not Found</title></html>')],
    ['proxy-refused', answered(407, '')],
    ['filter-page', answered(451, '')],
    ['login-page', answered(511, '<html><title>Network</title></html>')],
    ['gateway-failed', answered(503, 'Service Unavailable')],
    ['server-error', answered(503, rpcError(-32000))],
    ['http-refused', answered(413, 'Request Entity Too Large')],
    ['http-too-many', answered(429, 'Too Many Requests', { headers: { 'retry-after': '20' } })],
    ['gateway-page', answered(502, '<html><title>502 Bad Gateway</title></html>')],
    ['login-page', answered(200, '<!doctype html><html><title>Sign in</title></html>')],
    ['cut-off', answered(200, '{"jsonrpc":"2.0","id":1,"result":{"meta":{"tot')],
    ['cut-off', answered(200, '')],
    ['wrong-id', answered(200, { ...selection, id: 2 })],
    ['malformed', answered(200, { ...selection, jsonrpc: '1.0' })],
    ['malformed', answered(200, { ...rpcError(-32015), result: {} })],
    ['malformed', answered(200, { jsonrpc: '2.0', id: 1 })],
    ['malformed', answered(200, { jsonrpc: '2.0', id: 1, error: { code: 'E_FAILED', message: 'Failed' } })],
    ['malformed', answered(200, { hello: 'world' })],
    ['malformed', answered(200, 'OK')],
    ['dns', silent('dns')],
    ['refused', silent('refused')],
    ['proxy-refused', silent('refused', { by: 'proxy', proxyStatus: '407' })],
    ['timeout', silent('timeout')],
    ['slow-body', silent('timeout', { phase: 'body' })],
    ['reset', silent('reset')],
    ['broke-off', silent('reset', { phase: 'body' })],
    ['tls-unknown-issuer', silent('tls', { kind: 'unknown-issuer' })],
    ['tls-dates', silent('tls', { kind: 'expired' })],
    ['tls-other-name', silent('tls', { kind: 'other-name' })],
    ['tls-protocol', silent('tls', { kind: 'protocol' })],
    ['redirected', silent('redirect')],
    ['not-sent', silent('not-configured')],
  ] as const)('reads %s', (outcome, exchange) => {
    const judged = mayReadItems.judge({ exchange })
    expect(judged.outcome).toBe(outcome)
    expect(judged.says).toMatch(/\S.*[.”]$/s)
    for (const evidence of judged.evidence ?? []) {
      if (
        evidence.kind === 'exchange' &&
        evidence.place === 'body' &&
        evidence.quote !== null &&
        exchange.result.kind === 'response'
      )
        expect(exchange.result.body).toContain(evidence.quote)
    }
  })

  test('keeps the ids that support asks for, whatever came back', () => {
    expect(mayReadItems.judge({ exchange: answered(200, rpcError(-32603, { trace: 'c0ffee' })) }).facts).toMatchObject({
      trace: 'c0ffee',
      traceparent,
      rpcId: '1',
      method: 'clarify.selectItems',
      rpcCode: -32603,
      codeName: 'Internal error',
    })
    expect(mayReadItems.judge({ exchange: answered(200, selection) }).facts).toMatchObject({
      traceparent,
      total: 7,
      tookMs: 12,
    })
    expect(
      clarifyRefusalOf(answered(429, 'no', { headers: { 'Retry-After': '20' } }), selectItems)?.facts,
    ).toMatchObject({ retryAfter: '20', traceparent })
  })

  test('names every code of the table as an outcome', () => {
    for (const { scenario } of errorCodes)
      expect(Object.keys(clarifyRefusals)).toContain(scenario.slice('clarify.'.length))
  })
})

describe('which namespaces are granted', () => {
  const forbidden = answered(200, rpcError(-32003))
  const fine = answered(200, selection)
  test.each([
    [fine, fine, 'allowed'],
    [forbidden, fine, 'no-clarify-grant'],
    [fine, forbidden, 'no-admin-grant'],
    [forbidden, forbidden, 'no-grant'],
    [fine, answered(200, rpcError(-32015)), 'try-again'],
    [silent('dns'), silent('dns'), 'dns'],
  ] as const)('is told from both answers', (items, signals, outcome) => {
    expect(mayReadBoth.judge({ items, signals }).outcome).toBe(outcome)
  })
})

describe('the token endpoint', () => {
  const refused = (error: string) =>
    tokenGiven.judge({ exchange: answered(400, { error, error_description: 'd' }, { operation: 'clarify.token' }) })
  test.each([
    'invalid_request',
    'invalid_client',
    'invalid_grant',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_scope',
    'access_denied',
  ])('says %s', (error) => {
    expect(refused(error)).toMatchObject({
      outcome: `token-${error.replaceAll('_', '-')}`,
      facts: { tokenError: error, tokenErrorSays: 'd', traceparent },
    })
  })

  test('gives a token, refuses oddly, needs none, or is silent', () => {
    expect(
      tokenGiven.judge({
        exchange: answered(
          200,
          { access_token: '‹secret: 64 chars›', token_type: 'Bearer', expires_in: 3600 },
          { operation: 'clarify.token' },
        ),
      }).outcome,
    ).toBe('given')
    expect(refused('strange_thing').outcome).toBe('token-refused')
    expect(tokenGiven.judge({ exchange: null }).outcome).toBe('not-needed')
    expect(tokenGiven.judge({ exchange: silent('refused') }).outcome).toBe('refused')
  })
})

describe('the host', () => {
  test.each([
    ['dns', 'dns'],
    ['refused', 'refused'],
    ['tls', 'tls-unknown-issuer'],
    ['timeout', 'timeout'],
    ['reset', 'reset'],
    ['redirect', 'redirected'],
    ['too-large', 'too-large'],
    ['not-configured', 'not-sent'],
  ] as const)('is silent by %s', (reason, outcome) => {
    expect(hostAnswers.judge({ asked: clarifyToken, exchange: silent(reason) }).outcome).toBe(outcome)
  })

  test('answers, quickly or slowly, or something else answers in its place', () => {
    expect(
      hostAnswers.judge({
        asked: clarifyToken,
        exchange: answered(401, { error: 'invalid_client' }, { operation: 'clarify.token' }),
      }).outcome,
    ).toBe('reached')
    expect(
      hostAnswers.judge({ asked: selectItems, exchange: answered(200, selection, { tookMs: 9000 }) }),
    ).toMatchObject({ outcome: 'slow', says: 'api.clarify.io answers, but took 9 s.' })
    expect(
      hostAnswers.judge({ asked: selectItems, exchange: answered(200, '<html><title>Login</title></html>') }).outcome,
    ).toBe('login-page')
  })

  test('names the version that it answers with', () => {
    expect(
      versionAnswered.judge({ exchange: answered(200, selection, { headers: { 'X-API-Version': '1.1' } }) }).outcome,
    ).toBe('same')
    expect(
      versionAnswered.judge({ exchange: answered(200, selection, { headers: { 'x-api-version': '1.0' } }) }).outcome,
    ).toBe('other')
    expect(versionAnswered.judge({ exchange: answered(200, selection) }).outcome).toBe('not-named')
    expect(versionAnswered.judge({ exchange: silent('dns') }).outcome).toBe('no-answer')
  })
})

describe('the credentials file', () => {
  const part = (name: string, change: object = {}) => ({
    name,
    set: true,
    length: 64,
    lastTwo: '7f',
    oddities: [],
    ...change,
  })
  const connection = (parts: ReturnType<typeof part>[], more: object = {}) => ({
    connection: {
      id: 'c',
      label: 'Nightly upload',
      system: 'clarify' as const,
      source: 'env' as const,
      address: 'https://api.clarify.io/v1',
      parts,
      ...more,
    },
  })
  const file = part('CLARIFY_CREDENTIALS')

  test.each([
    ['missing', connection([part('CLARIFY_CREDENTIALS', { set: false })])],
    ['missing', { connection: null }],
    ['unreadable', connection([part('CLARIFY_CREDENTIALS', { oddities: ['unreadable'] })])],
    ['incomplete', connection([file, part('clientId'), part('clientSecret', { set: false })])],
    ['odd', connection([file, part('clientId'), part('clientSecret', { oddities: ['line-break'] })])],
    ['fine', connection([file, part('clientId'), part('clientSecret')])],
    [
      'broken',
      connection([file, part('clientId'), part('clientSecret')], {
        faults: [{ member: 'apiUrl', weight: 'breaks', says: '“apiUrl” is missing.' }],
      }),
    ],
    [
      'harms',
      connection([file, part('clientId'), part('clientSecret')], {
        faults: [{ member: 'apiUrl', weight: 'harms', says: '“apiUrl” does not end with “/”.' }],
      }),
    ],
  ] as const)('of a connection is %s', (outcome, gathered) => {
    expect(fileShape.judge(gathered).outcome).toBe(outcome)
  })

  test('that was pasted is judged without its secret', () => {
    const good = {
      apiUrl: 'https://api.clarify.io/v1/',
      integration: 'c8kk6bkvqcc3fr4c9l40',
      credentials: {
        type: 'client-credentials',
        clientId: 'ab12cd34ef56',
        clientSecret: '‹secret: 64 chars, ends 7f›',
      },
    }
    const pasted = (value: unknown) =>
      filePasted.judge({ text: typeof value === 'string' ? value : JSON.stringify(value) })
    expect(pasted(good).outcome).toBe('fine')
    expect(pasted({ ...good, apiUrl: 'https://api.clarify.io/v1' }).outcome).toBe('harms')
    expect(pasted({ ...good, integration: undefined })).toMatchObject({
      outcome: 'broken',
      says: '“integration” is missing.',
    })
    expect(pasted('').outcome).toBe('nothing')
    expect(pasted('{').outcome).toBe('broken')
  })
})

describe('what a paste says', () => {
  const says = (text: string, request = '') => clarifyPasteSays.judge({ text, request })

  test.each([
    ...errorCodes.map((row) => [row.scenario.slice('clarify.'.length), `error ${row.code} from clarify`] as const),
    ...errorCodes.map(
      (row) =>
        [
          row.scenario.slice('clarify.'.length),
          JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: row.code, message: 'm', data: { trace: 't' } } }),
        ] as const,
    ),
    ['token-invalid-client', '{"error":"invalid_client"}'],
    ['token-access-denied', 'HTTP/1.1 403 Forbidden\n\n{"error":"access_denied","error_description":"x"}'],
    ['access-refused', 'HTTP/1.1 401 Unauthorized\n\n{"error":"invalid_token"}'],
    ['access-refused', 'HTTP/1.1 401 Unauthorized\n\nno'],
    ['http-refused', 'HTTP/1.1 413 Payload Too Large\n\n'],
    ['http-too-many', 'HTTP/1.1 429 Too Many Requests\n\nslow down'],
    ['gateway-failed', 'HTTP/1.1 502 Bad Gateway\n\n'],
    ['gateway-failed', 'requests.exceptions.HTTPError: 503 Server Error'],
    ['gateway-page', 'HTTP/1.1 502 Bad Gateway\n\n<html><title>502</title></html>'],
    ['login-page', '<html><title>Sign in</title></html>'],
    ['web-page', '<html><title>Welcome</title></html>'],
    ['web-page', "bad response: invalid character '<' looking for beginning of value, Unexpected token <"],
    ['filter-page', 'HTTP/1.1 403 Forbidden\n\n<html><title>Zscaler</title></html>'],
    ['access-refused', 'HTTP/1.1 403 Forbidden\n\nno'],
    ['http-too-many', 'HTTP/1.1 429 Too Many Requests\n\n<html><title>429</title></html>'],
    ['redirected', 'HTTP/1.1 302 Found\nLocation: https://sso.example/login\n\n'],
    ['proxy-refused', 'ProxyError(Tunnel connection failed: 403 Forbidden)'],
    ['proxy-refused', 'HTTP/1.1 407 Proxy Authentication Required\n\n'],
    ['cut-off', '{"jsonrpc":"2.0","id":1,"res'],
    ['malformed', '{"jsonrpc":"2.0","id":1}'],
    [
      'strict-client',
      'bad response: json: unknown field "took" (traceparent: , body: {"jsonrpc":"2.0","id":1,"result":{},"took":1})',
    ],
    ['dns', 'dial tcp: lookup api.clarify.io: no such host'],
    ['refused', 'FetchError: request to https://api.clarify.io/v1/rpc failed, reason: connect ECONNREFUSED'],
    ['timeout', 'Post "https://api.clarify.io/v1/rpc": context deadline exceeded'],
    ['reset', 'read tcp 10.0.0.4:50312->10.0.0.9:443: read: connection reset by peer'],
    ['broke-off', 'Post "https://api.clarify.io/v1/rpc": unexpected EOF'],
    ['tls-unknown-issuer', 'x509: certificate signed by unknown authority'],
    ['tls-dates', 'x509: certificate has expired or is not yet valid'],
    ['tls-other-name', 'x509: certificate is valid for proxy.example, not api.clarify.io'],
    ['success', '{"jsonrpc":"2.0","id":1,"result":{}}'],
    ['nothing', ''],
    ['nothing', 'it does not work'],
  ] as const)('reads %s from %s', (outcome, text) => {
    const judged = says(text)
    expect(judged.outcome).toBe(outcome)
    for (const evidence of judged.evidence ?? [])
      if (evidence.kind === 'paste') expect(evidence.text).toContain(evidence.quote)
  })

  test('shows each refused parameter at its place in the request', () => {
    const answer = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      error: {
        code: -32602,
        message: 'm',
        data: { trace: 't', params: { integration: ['required'], 'query.limit': ['max 1000'] } },
      },
    })
    const judged = says(
      answer,
      '{"jsonrpc":"2.0","id":1,"method":"admin.selectSignals","params":{"query":{"limit":5000}}}',
    )
    expect(judged.facts).toMatchObject({
      params: '“integration”: required; “query.limit”: max 1000',
      method: 'admin.selectSignals',
      trace: 't',
    })
    expect(judged.evidence?.[1]).toMatchObject({
      kind: 'rows',
      rows: [
        ['integration', 'required', '/params/integration is missing'],
        ['query.limit', 'max 1000', '/params/query/limit is 5000'],
      ],
    })
    expect(judged.evidence?.slice(2)).toMatchObject([
      { quote: '"params":{', shows: 'integration: required (missing here)' },
      { quote: '"limit":5000' },
    ])
  })

  test('tells an answer to another request', () => {
    expect(
      says('{"jsonrpc":"2.0","id":2,"result":{}}', '{"jsonrpc":"2.0","id":1,"method":"m","params":{}}').outcome,
    ).toBe('wrong-id')
  })

  test('keeps only the surroundings of the quoted part of a very long paste', () => {
    const judged = says(`${'x'.repeat(400_000)}\n{"jsonrpc":"2.0","id":1,"error":{"code":-32015,"message":"m"}}`)
    expect(JSON.stringify(judged).length).toBeLessThan(20_000)
  })
})

describe('through the proxy to the demo tenant', () => {
  let demo: Awaited<ReturnType<typeof startDemoTenant>>
  let app: TestApp
  const now = clockFrom()
  beforeAll(async () => {
    demo = await startDemoTenant({ now })
    app = createTestApp({ TRIAGE_TIMEOUT_MS: '1500' }, { demo })
  })
  afterAll(async () => {
    await app.close()
    await demo.close()
  })

  async function run(checked: AnyCheck, faults: readonly string[]): Promise<string> {
    const put = await fetch(`${demo.address}/__demo/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    })
    expect(put.status).toBe(200)
    const { connections } = connectionsSchema.parse(await (await app.ask('GET', '/api/connections')).json())
    const own = connections.filter(({ system }) => system === 'clarify')
    const connection = own[0]?.id ?? 'none'
    const record = await runCheck(
      checked,
      {
        send: async (operation, params, over) => app.exchange(operation.id, { ...params }, over ?? connection),
        connections: own,
        answers: { connection },
        pastes: {},
        signal: new AbortController().signal,
        now,
        progress: () => undefined,
      },
      { limitMs: 20_000 },
    )
    return record.finding?.outcome ?? record.state
  }

  test.each([
    [mayReadItems, [], 'allowed'],
    [mayReadSignals, [], 'allowed'],
    [mayReadBoth, [], 'allowed'],
    [tokenGiven, [], 'given'],
    [hostAnswers, [], 'reached'],
    [fileShape, [], 'fine'],
    [mayReadItems, ['clarify-string-id', 'clarify-null-members'], 'allowed'],
    ...errorCodes.map(
      (row) => [mayReadItems, [row.scenario.replace('.', '-')], row.scenario.slice('clarify.'.length)] as const,
    ),
    [mayReadItems, ['clarify-server-error-other'], 'server-error'],
    [mayReadItems, ['clarify-try-again', 'clarify-string-data'], 'try-again'],
    [mayReadBoth, ['clarify-no-admin-grant'], 'no-admin-grant'],
    [mayReadBoth, ['clarify-no-clarify-grant'], 'no-clarify-grant'],
    [mayReadBoth, ['clarify-forbidden'], 'no-grant'],
    [tokenGiven, ['clarify-wrong-secret'], 'token-invalid-client'],
    ...[
      'invalid-client',
      'unauthorized-client',
      'invalid-grant',
      'unsupported-grant-type',
      'invalid-scope',
      'invalid-request',
    ].map((name) => [tokenGiven, [`clarify-token-${name}`], `token-${name}`] as const),
    [mayReadItems, ['clarify-wrong-secret'], 'token-refused'],
    [mayReadItems, ['clarify-token-rejected'], 'access-refused'],
    [mayReadItems, ['clarify-http-413'], 'http-refused'],
    [mayReadItems, ['clarify-http-429'], 'http-too-many'],
    [mayReadItems, ['clarify-http-503'], 'gateway-failed'],
    [mayReadItems, ['clarify-bad-gateway'], 'gateway-page'],
    [mayReadItems, ['clarify-html'], 'login-page'],
    [mayReadItems, ['clarify-truncated'], 'cut-off'],
    [mayReadItems, ['clarify-empty'], 'cut-off'],
    [mayReadItems, ['clarify-wrong-version'], 'malformed'],
    [mayReadItems, ['clarify-both-members'], 'malformed'],
    [mayReadItems, ['clarify-neither-member'], 'malformed'],
    [mayReadItems, ['clarify-wrong-id'], 'wrong-id'],
    [mayReadItems, ['clarify-text-code'], 'malformed'],
    [hostAnswers, ['clarify-dns'], 'dns'],
    [hostAnswers, ['clarify-refused'], 'refused'],
    [hostAnswers, ['clarify-tls'], 'tls-unknown-issuer'],
    [hostAnswers, ['clarify-timeout'], 'timeout'],
    [hostAnswers, ['clarify-reset'], 'reset'],
    [hostAnswers, ['clarify-redirect'], 'redirected'],
    [hostAnswers, ['clarify-filter'], 'filter-page'],
    ...['missing-secret', 'missing-integration', 'wrong-type', 'bad-url', 'truncated'].map(
      (name) => [fileShape, [`clarify-file-${name}`], 'broken'] as const,
    ),
    [fileShape, ['clarify-file-no-slash'], 'harms'],
    [mayReadItems, ['clarify-basic-auth'], 'allowed'],
    [fileShape, ['clarify-basic-auth'], 'harms'],
    [hostAnswers, ['clarify-basic-auth'], 'reached'],
    [tokenGiven, ['clarify-basic-auth'], 'not-needed'],
  ] as const)('a check with the faults %2$j ends as %3$s', async (checked, faults, outcome) => {
    expect(await run(checked, faults)).toBe(outcome)
  })
})
