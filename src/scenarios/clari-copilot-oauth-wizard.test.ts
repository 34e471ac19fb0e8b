import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clariCopilotOauth as scenario } from './clari-copilot-oauth.ts'
import { startBench, type Bench, type Given } from './walk-through.test-kit.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

const app = { connection: 'demo-copilot-oauth' }
const none = { connection: 'none' }
const secret = '0123456789abcdefABCDEF0123456789abcdefABCDEF0123'

/** Each sub-cause: what is given, the verdict, and words that its headline or evidence must hold. */
const subCauses: readonly (readonly [string, Given, string, RegExp])[] = [
  ['a pair of keys that is accepted', {}, 'accepted', /uses the pair of keys/],
  ['an OAuth client that is accepted', { answers: app }, 'accepted', /uses OAuth/],
  [
    'the forecast key among the two headers',
    { faults: ['copilot-forecast-key'] },
    'forecast-key',
    /very key of the connection “Integration user”/,
  ],
  [
    'the forecast key as the client’s secret',
    { faults: ['copilot-forecast-key'], answers: app },
    'forecast-key',
    /invalid_client/,
  ],
  ['one header only', { faults: ['copilot-one-header'] }, 'one-header', /X-Api-Password is missing/],
  [
    'a wrong password',
    { faults: ['copilot-wrong-credentials'], answers: { held: 'own' } },
    'keys-refused',
    /Invalid credentials!/,
  ],
  [
    'a pair of which the analyst knows that it is the forecast key',
    { faults: ['copilot-wrong-credentials'], answers: { held: 'forecast' } },
    'forecast-key-told',
    /told by the analyst/,
  ],
  [
    'a wrong secret',
    { faults: ['copilot-wrong-secret'], answers: { ...app, held: 'unknown' } },
    'invalid-client',
    /“Copilot keys”.*is accepted/,
  ],
  [
    'invalid_client',
    { faults: ['oauth-invalid-client'], answers: { ...app, held: 'own' } },
    'invalid-client',
    /invalid_client/,
  ],
  [
    'invalid_client with 400',
    { faults: ['oauth-invalid-client-400'], answers: { ...app, held: 'own' } },
    'invalid-client',
    /Client authentication failed/,
  ],
  [
    'unauthorized_client',
    { faults: ['oauth-unauthorized-client'], answers: app },
    'unauthorized-client',
    /unauthorized_client/,
  ],
  ['invalid_grant', { faults: ['oauth-invalid-grant'], answers: app }, 'invalid-grant', /invalid_grant/],
  [
    'unsupported_grant_type',
    { faults: ['oauth-unsupported-grant-type'], answers: app },
    'uses-headers',
    /unsupported_grant_type/,
  ],
  [
    'unsupported_grant_type, and no key pair either',
    { faults: ['oauth-unsupported-grant-type', 'copilot-wrong-credentials'], answers: app },
    'unsupported-grant-type',
    /does not offer client credentials/,
  ],
  ['invalid_scope', { faults: ['oauth-invalid-scope'], answers: app }, 'invalid-scope', /invalid_scope/],
  [
    'invalid_request',
    { faults: ['oauth-invalid-request'], answers: app },
    'invalid-request',
    /A required parameter is missing/,
  ],
  [
    'a workspace with keys only',
    { faults: ['copilot-keys-only'], answers: app },
    'uses-headers',
    /“Copilot keys”.*is accepted/,
  ],
  [
    'a workspace with keys only, and no pair that works',
    { faults: ['copilot-keys-only', 'copilot-wrong-credentials'], answers: app },
    'no-token-endpoint',
    /no token endpoint/,
  ],
  ['a workspace with OAuth only', { faults: ['copilot-oauth-only'] }, 'uses-client', /“Copilot app”.*is accepted/],
  [
    'a workspace with OAuth only, and no client that works',
    { faults: ['copilot-oauth-only', 'copilot-wrong-secret'] },
    'headers-not-read',
    /Credentials not provided!/,
  ],
  ['the retired host', { faults: ['copilot-retired-host'] }, 'retired-host', /trywingman/],
  [
    'the guide’s host that does not resolve',
    { faults: ['copilot-auth-dns'], answers: app },
    'host-not-found',
    /may not exist at all/,
  ],
  ['the forecast API’s host', { faults: ['copilot-wrong-host'] }, 'wrong-host', /another API answers there/],
  [
    'a token asked for at the REST host',
    { faults: ['copilot-token-at-rest-host'], answers: app },
    'uses-headers',
    /no token endpoint/,
  ],
  ['too many requests', { faults: ['copilot-too-many-requests'] }, 'rate-limited', /5 s/],
  [
    'a request with the forecast header',
    { pastes: { request: `curl -v -H "apikey: ${secret}" https://rest-api.copilot.clari.com/users` } },
    'forecast-header',
    /apikey/,
  ],
  [
    'a request with one header',
    { pastes: { request: `curl -H "X-Api-Key: ${secret}" https://rest-api.copilot.clari.com/users` } },
    'one-header-sent',
    /X-Api-Password/,
  ],
  [
    'a request to the retired host',
    {
      pastes: {
        request: `curl -H "X-Api-Key: ${secret}" -H "X-Api-Password: ${secret}" https://rest-api.trywingman.com/users`,
      },
    },
    'wrong-host-sent',
    /retired/,
  ],
  [
    'a token request as JSON',
    {
      answers: app,
      pastes: {
        request:
          'requests.post("https://api.copilot.clari.com/oauth/token", json={"grant_type": "client_credentials", ' +
          `"client_id": "a", "client_secret": "${secret}"})`,
      },
    },
    'token-request',
    /JSON/,
  ],
  [
    'a request with other values',
    {
      pastes: {
        request: [
          `curl -H "X-Api-Key: ${secret}" -H "X-Api-Password: ${secret}"`,
          'https://rest-api.copilot.clari.com/users',
        ].join(' '),
      },
    },
    'other-credentials',
    /48 characters/,
  ],
  [
    'a pasted invalid_client',
    { answers: { ...none, held: 'own' }, pastes: { error: '{"error":"invalid_client"}' } },
    'invalid-client-pasted',
    /invalid_client/,
  ],
  [
    'a pasted invalid_client of the forecast key',
    { answers: { ...none, held: 'forecast' }, pastes: { error: '{"error":"invalid_client"}' } },
    'forecast-key-told-pasted',
    /forecast API’s key/,
  ],
  [
    'a pasted unauthorized_client',
    { answers: none, pastes: { error: 'OAuth error: unauthorized_client' } },
    'unauthorized-client-pasted',
    /unauthorized_client/,
  ],
  [
    'a pasted answer without credentials',
    {
      answers: none,
      pastes: {
        error: '{"errorMessage":"Credentials not provided!, see documentation: https://api-doc.copilot.clari.com"}',
      },
    },
    'not-provided-pasted',
    /Credentials not provided!/,
  ],
  [
    'a pasted name that is not found',
    { answers: none, pastes: { error: 'curl: (6) Could not resolve host: api.copilot.clari.com' } },
    'host-not-found-pasted',
    /may not exist at all/,
  ],
  [
    'a pasted retired host',
    {
      answers: none,
      pastes: { error: 'requests.exceptions.ConnectionError: rest-api.trywingman.com: Name or service not known' },
    },
    'retired-host-pasted',
    /Wingman/,
  ],
  ['nothing at all', { answers: none }, 'could-not-run', /Nothing could be proved/],
]

describe('from Copilot’s refusal to its cause, through the proxy and the demo tenant', () => {
  it.each(subCauses)('tells %s', async (_, given, verdict, words) => {
    const ended = await bench.walkThrough(scenario, given)
    expect(ended.at).toBe(verdict)
    expect(JSON.stringify(ended.conclusion)).toMatch(words)
    if (verdict !== 'could-not-run') expect(ended.conclusion?.evidence.length).toBeGreaterThan(0)
  })

  it.each(subCauses.filter(([, given]) => (given.faults?.length ?? 0) > 0))(
    'proves the fix of %s',
    async (_, given) => {
      const ended = await bench.walkThrough(scenario, given)
      expect(await ended.prove()).not.toBe('pass')
      expect(await ended.prove([])).toBe('pass')
    },
  )

  it('proves a client’s request mended by another paste', async () => {
    const ended = await bench.walkThrough(scenario, {
      pastes: { request: `curl -H "X-Api-Key: ${secret}" https://rest-api.copilot.clari.com/users` },
    })
    expect(
      await ended.prove([], 'curl https://rest-api.copilot.clari.com/users -H "X-Api-Password: abcdefghijkl"'),
    ).toBe('fail')
    expect(
      await ended.prove(
        [],
        'curl https://rest-api.copilot.clari.com/users -H "X-Api-Key: ${KEY}" -H "X-Api-Password: ${PASSWORD}"',
      ),
    ).toBe('pass')
  })
})
