import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { errorCodes } from '#src/clarify/error-codes.ts'
import { startTestTenant, type TestTenant } from '#src/simulator/tenant.test-kit.ts'
import { clarifyCodeFaults } from './clarify-codes.ts'

let test: TestTenant
const file = () => JSON.parse(test.value('demo-clarify', 'CLARIFY_CREDENTIALS'))
const base = () => test.tenant.current().origins.clarify
const token = () => {
  const { credentials, apiUrl } = file()
  return fetch(`${base()}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
      audience: apiUrl,
    }),
  })
}
let access = ''
const send = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${base()}/rpc`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${access}`,
      'content-type': 'application/json',
      'x-api-version': '1.1',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const call = async (method: string, params: unknown = { query: { limit: 1 } }, id: unknown = 1) =>
  (await send({ jsonrpc: '2.0', method, id, params })).json()

beforeAll(async () => {
  test = await startTestTenant()
  access = (await (await token()).json()).access_token
})
afterAll(() => test.tenant.close())
beforeEach(() => test.faults())

describe('Clarify', { timeout: 30_000 }, () => {
  it('selects items and signals with a limit, as real clients name the methods', async () => {
    for (const method of ['clarify.selectItems', 'clarify.SelectItems', 'admin.selectSignals', 'admin.SelectSignals']) {
      const answer = await call(method, { query: { limit: 1, total: true } }, 0)
      expect(answer).toMatchObject({ jsonrpc: '2.0', id: 0, result: { data: [{ id: expect.any(String) }] } })
      expect(answer.result.data).toHaveLength(1)
      expect(answer).not.toHaveProperty('error')
    }
    expect((await call('admin.selectSignals', { integration: 'another', query: {} })).error.code).toBe(-32003)
  })

  it('filters, inserts and reads back', async () => {
    const { integration } = file()
    const inserted = await call('integration.insert', {
      integration,
      data: { times: ['2026-11-22T00:00:00Z'], series: { new_input: [1.5], 'boiler_1.power': [null] } },
    })
    expect(inserted.result.signalsByInput).toMatchObject({
      new_input: { created: true },
      'boiler_1.power': { created: false },
    })
    const found = await call('admin.selectSignals', { query: { filter: { input: { $in: ['new_input'] } } } })
    expect(found.result.data).toMatchObject([
      { id: inserted.result.signalsByInput.new_input.id, attributes: { input: 'new_input' } },
    ])
    const frame = await call('clarify.dataFrame', { query: { filter: { 'labels.machine': 'Chiller' } } })
    expect(Object.values<number[]>(frame.result.data.series)[0]).toHaveLength(24)
  })

  it('names each parameter that it refuses', async () => {
    expect(
      (await call('integration.insert', { data: { times: ['2026-11-22T00:00:00Z'], series: { a: [1, 2] } } })).error,
    ).toMatchObject({
      code: -32602,
      data: {
        trace: expect.stringMatching(/^\w{20}$/),
        params: { integration: ['required'], 'data.series.a': ['invalid'] },
      },
    })
    expect((await call('clarify.selectItems', { query: { limit: 5000, extra: 1 } })).error.data.params).toEqual({
      'query.limit': ['invalid'],
      'query.extra': ['unknown'],
    })
  })

  it('follows JSON-RPC 2.0 on what is no request, batches and notifications', async () => {
    expect(await (await send('{"jsonrpc":')).json()).toMatchObject({ id: null, error: { code: -32700 } })
    for (const body of [
      [],
      1,
      'null',
      { jsonrpc: '1.0', method: 'clarify.selectItems', id: 4 },
      { jsonrpc: '2.0', id: 4 },
      { jsonrpc: '2.0', method: 'clarify.selectItems', params: [], id: 4 },
    ]) {
      expect((await (await send(body)).json()).error.code).toBe(-32600)
    }
    expect((await call('clarify.deleteEverything')).error.code).toBe(-32601)
    expect((await call('toString')).error.code).toBe(-32601)
    const one = { jsonrpc: '2.0', method: 'clarify.selectItems', params: { query: { limit: 0 } } }
    const batch = await (await send([{ ...one, id: 'a' }, one, { ...one, id: 2, method: 'no.such' }, 7])).json()
    expect(batch.map((answer: { id: unknown }) => answer.id)).toEqual(['a', 2, null])
    expect((await send([one, one])).status).toBe(204)
    expect((await send(one)).status).toBe(204)
  })

  it('puts a W3C trace context on every answer, failures of the token endpoint too', async () => {
    const answers = [
      await send({}),
      await send('x'),
      await token(),
      await send({}, { authorization: 'Bearer no' }),
      await fetch(`${base()}/nowhere`),
      await fetch(`${base()}/oauth/token`, { method: 'POST' }),
    ]
    await test.faults('clarify-bad-gateway')
    answers.push(await send({}))
    for (const answer of answers) expect(answer.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  })

  it('refuses a bad token by HTTP, and takes HTTP Basic', async () => {
    expect((await send({}, { authorization: 'Bearer no' })).status).toBe(401)
    const { credentials } = file()
    const basic = `Basic ${Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString('base64')}`
    expect(
      (await send({ jsonrpc: '2.0', method: 'clarify.selectItems', id: 1, params: {} }, { authorization: basic }))
        .status,
    ).toBe(200)
  })

  it('has each error code of the table as a fault named like its scenario, with the id as it was sent', async () => {
    for (const { code, scenario } of errorCodes) {
      const id = scenario.replace('.', '-')
      expect(clarifyCodeFaults.map((fault) => fault.id)).toContain(id)
      await test.faults(id)
      const answer = await call('clarify.selectItems', {}, 'mine')
      expect([answer.error.code, answer.id]).toEqual([code, code === -32700 || code === -32600 ? null : 'mine'])
      expect(answer.error.data.trace).toMatch(/^\w{20}$/)
    }
  })

  it('tells details where the format has them', async () => {
    await test.faults('clarify-invalid-params')
    expect((await call('clarify.selectItems')).error.data.params.integration).toEqual(['required'])
    await test.faults('clarify-produce-invalid-resources')
    expect((await call('clarify.selectItems')).error.data.invalidResources[0]).toMatchObject({
      type: 'signals',
      invalidFields: expect.any(Object),
    })
    await test.faults('clarify-partial-failure')
    expect((await call('integration.insert')).error.data.partialResult.signalsByInput).toBeDefined()
    await test.faults('clarify-server-error-other')
    expect((await call('clarify.selectItems')).error.code).toBe(-32050)
  })

  it('can grant one namespace without the other', async () => {
    await test.faults('clarify-no-admin-grant')
    expect([(await call('clarify.selectItems')).error, (await call('admin.selectSignals')).error.code]).toEqual([
      undefined,
      -32003,
    ])
    await test.faults('clarify-no-clarify-grant')
    expect([(await call('admin.selectSignals')).error, (await call('clarify.selectItems')).error.code]).toEqual([
      undefined,
      -32003,
    ])
  })

  it('can echo ids as text, put nulls beside results and errors, and change what data is', async () => {
    await test.faults('clarify-string-id', 'clarify-null-members')
    expect(await call('clarify.selectItems', {}, 7)).toMatchObject({ id: '7', error: null })
    await test.faults('clarify-null-members', 'clarify-string-data', 'clarify-try-again')
    expect(await call('clarify.selectItems', {}, 7)).toMatchObject({
      id: 7,
      result: null,
      error: { data: expect.stringContaining('trace') },
    })
    await test.faults('clarify-no-data', 'clarify-try-again')
    expect((await call('clarify.selectItems')).error).toEqual({ code: -32015, message: 'Try again' })
  })

  it.each([
    ['clarify-wrong-version', { jsonrpc: '1.0', id: 1 }],
    ['clarify-both-members', { result: expect.any(Object), error: expect.any(Object) }],
    ['clarify-wrong-id', { id: 2 }],
    ['clarify-text-code', { error: { code: 'E_FAILED' } }],
  ])('%s breaks a rule of the standard', async (id, shape) => {
    await test.faults(id)
    expect(await call('clarify.selectItems')).toMatchObject(shape)
  })

  it.each([
    ['clarify-neither-member', 200, /^\{"jsonrpc":"2.0","id":1\}$/],
    ['clarify-html', 200, /^<!doctype html>/],
    ['clarify-truncated', 200, /"tot$/],
    ['clarify-empty', 200, /^$/],
    ['clarify-bad-gateway', 502, /502 Bad Gateway/],
    ['clarify-token-rejected', 401, /Unauthorized/],
    ['clarify-http-413', 413, /Too Large/],
    ['clarify-http-429', 429, /Too Many/],
    ['clarify-http-503', 503, /Unavailable/],
    ['clarify-filter', 403, /Web Page Blocked/],
  ])('%s answers %i', async (id, status, text) => {
    await test.faults(id)
    const answer = await send({ jsonrpc: '2.0', method: 'clarify.selectItems', id: 1, params: {} })
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(text)])
  })

  it.each([
    'invalid_client',
    'unauthorized_client',
    'invalid_grant',
    'unsupported_grant_type',
    'invalid_scope',
    'invalid_request',
  ])('clarify-token-… refuses with %s', async (code) => {
    await test.faults(`clarify-token-${code.replaceAll('_', '-')}`)
    const answer = await token()
    expect([answer.status, await answer.json()]).toEqual([
      code === 'invalid_client' ? 401 : 400,
      { error: code, error_description: expect.any(String) },
    ])
  })

  it.each([
    ['clarify-file-missing-secret', 'credentials.clientSecret', undefined],
    ['clarify-file-missing-integration', 'integration', undefined],
    ['clarify-file-wrong-type', 'credentials.type', 'api-key'],
    ['clarify-file-bad-url', 'apiUrl', 'api.clarify.io/v1/'],
    ['clarify-file-no-slash', 'apiUrl', expect.stringMatching(/^http:.*[/]v1$/)],
    ['clarify-basic-auth', 'credentials.type', 'basic-auth'],
  ])('%s makes the credentials file’s %s %s', async (id, path, value) => {
    const at = () => path.split('.').reduce((now, key) => now[key], file())
    const before = at()
    await test.faults(id)
    expect(at()).toEqual(value)
    expect(at()).not.toEqual(before)
  })

  it('clarify-file-truncated cuts the file, and clarify-wrong-secret is refused', async () => {
    await test.faults('clarify-file-truncated')
    expect(file).toThrow(SyntaxError)
    await test.faults('clarify-wrong-secret')
    expect(await (await token()).json()).toMatchObject({ error: 'invalid_client' })
  })

  it(
    'clarify-dns, clarify-refused and clarify-tls lead elsewhere, credentials file and all; clarify-reset breaks ' +
      'off, clarify-redirect leads to a login page, clarify-timeout never answers',
    async () => {
      await test.faults('clarify-dns')
      expect([new URL(base()).hostname, file().apiUrl]).toEqual([
        'api.clarify.invalid',
        'http://api.clarify.invalid/clarify/v1/',
      ])
      await test.faults('clarify-refused')
      await expect(token()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
      await test.faults('clarify-tls')
      await expect(token()).rejects.toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } })
      await test.faults('clarify-reset')
      await expect(token()).rejects.toThrow('fetch failed')
      await test.faults('clarify-redirect')
      expect((await fetch(`${base()}/rpc`, { method: 'POST', redirect: 'manual' })).headers.get('location')).toMatch(
        /sso\.halden\.example/,
      )
      await test.faults('clarify-timeout')
      await expect(fetch(`${base()}/rpc`, { method: 'POST', signal: AbortSignal.timeout(200) })).rejects.toMatchObject({
        name: 'TimeoutError',
      })
    },
  )
})
