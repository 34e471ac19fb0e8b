import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestTenant, type TestTenant } from '#src/simulator/tenant.test-kit.ts'

let test: TestTenant
const keys = () => ({
  'X-Api-Key': test.value('demo-copilot-keys', 'CLARI_COPILOT_API_KEY'),
  'X-Api-Password': test.value('demo-copilot-keys', 'CLARI_COPILOT_API_PASSWORD'),
})
const users = (headers: Record<string, string>) => fetch(`${test.tenant.current().origins.copilot}/users`, { headers })
const client = () => ({
  id: test.value('demo-copilot-oauth', 'CLARI_COPILOT_CLIENT_ID'),
  secret: test.value('demo-copilot-oauth', 'CLARI_COPILOT_CLIENT_SECRET'),
})
const token = (form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(`${test.tenant.current().origins['copilot-auth']}/oauth/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      ...(headers['Authorization'] ? {} : { client_id: client().id, client_secret: client().secret }),
      ...form,
    }),
  })

beforeAll(async () => {
  test = await startTestTenant()
})
afterAll(() => test.tenant.close())
beforeEach(() => test.faults())

describe('Copilot', { timeout: 30_000 }, () => {
  it('lets in who sends both headers, and refuses either one alone', async () => {
    expect((await users(keys())).status).toBe(200)
    for (const name of ['X-Api-Key', 'X-Api-Password'] as const) {
      const answer = await users({ [name]: keys()[name] })
      expect([answer.status, (await answer.json()).errorMessage]).toEqual([
        401,
        expect.stringContaining('Credentials not provided!'),
      ])
    }
  })

  it('gives a token for a form and for HTTP Basic, and takes it', async () => {
    const basic = { Authorization: `Basic ${Buffer.from(`${client().id}:${client().secret}`).toString('base64')}` }
    for (const answer of [await token(), await token({}, basic)]) {
      const body = await answer.json()
      expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
      expect((await users({ Authorization: `Bearer ${body.access_token}` })).status).toBe(200)
    }
    expect((await users({ Authorization: 'Bearer made-up' })).status).toBe(401)
  })

  it('refuses a token as RFC 6749 section 5.2 says', async () => {
    const wrong = await token({}, { Authorization: `Basic ${Buffer.from('a:b').toString('base64')}` })
    expect([wrong.status, await wrong.json(), wrong.headers.get('www-authenticate')]).toEqual([
      401,
      { error: 'invalid_client' },
      'Basic realm="copilot"',
    ])
    expect(await (await token({ grant_type: 'password' })).json()).toEqual({ error: 'unsupported_grant_type' })
    expect((await (await token({ grant_type: '' })).json()).error).toBe('invalid_request')
    expect(
      (
        await (
          await fetch(`${test.tenant.current().origins['copilot-auth']}/oauth/token`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{}',
          })
        ).json()
      ).error,
    ).toBe('invalid_request')
  })

  it('gives calls in pages', async () => {
    const page = await (
      await fetch(`${test.tenant.current().origins.copilot}/calls?limit=1`, { headers: keys() })
    ).json()
    expect(page).toMatchObject({ calls: [{ id: expect.any(String) }], pagination: { totalCount: 180, hasMore: true } })
  })

  it.each([
    ['oauth-invalid-client', 401, 'invalid_client'],
    ['oauth-invalid-client-400', 400, 'invalid_client'],
    ['oauth-unauthorized-client', 400, 'unauthorized_client'],
    ['oauth-invalid-grant', 400, 'invalid_grant'],
    ['oauth-unsupported-grant-type', 400, 'unsupported_grant_type'],
    ['oauth-invalid-scope', 400, 'invalid_scope'],
    ['oauth-invalid-request', 400, 'invalid_request'],
    ['copilot-wrong-secret', 401, 'invalid_client'],
    ['copilot-forecast-key', 401, 'invalid_client'],
    ['copilot-keys-only', 404, undefined],
  ])('%s: the token endpoint answers %i %s', async (id, status, code) => {
    await test.faults(id)
    const answer = await token()
    expect([answer.status, (await answer.json()).error]).toEqual([status, code])
  })

  it.each([
    ['copilot-wrong-credentials', 401, 'Invalid credentials'],
    ['copilot-forecast-key', 401, 'Invalid credentials'],
    ['copilot-one-header', 401, 'Credentials not provided'],
    ['copilot-oauth-only', 401, 'Credentials not provided'],
    ['copilot-too-many-requests', 429, 'Too many requests'],
  ])('%s: the REST API answers %i', async (id, status, words) => {
    await test.faults(id)
    const answer = await users(keys())
    expect([answer.status, (await answer.json()).errorMessage]).toEqual([status, expect.stringContaining(words)])
  })

  it('copilot-forecast-key configures the forecast key for Copilot', async () => {
    await test.faults('copilot-forecast-key')
    expect(keys()['X-Api-Key']).toBe(test.value('demo-clari', 'CLARI_API_KEY'))
    expect(client().secret).toBe(test.value('demo-clari', 'CLARI_API_KEY'))
  })

  it('copilot-retired-host and copilot-auth-dns name hosts that nobody can have', async () => {
    await test.faults('copilot-retired-host', 'copilot-auth-dns')
    const { origins } = test.tenant.current()
    expect(new URL(origins.copilot).hostname).toBe('rest-api.trywingman.com.invalid')
    expect(new URL(origins['copilot-auth']).hostname).toBe('api.copilot.clari.com.invalid')
    expect(new URL(origins.clari).hostname).toBe('127.0.0.1')
  })
})
