import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBench, type Bench, type Given } from '#src/scenarios/walk-through.test-kit.ts'
import { subCauses } from './causes.test-kit.ts'
import { clariCopilotOauth as scenario } from './scenario.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

const app = { connection: 'demo-copilot-oauth' }
const none = { connection: 'none' }
const secret = '0123456789abcdefABCDEF0123456789abcdefABCDEF0123'

/** What is accepted from here, what a client's own request shows, and what a paste alone tells. */
const others: readonly (readonly [string, Given, string, RegExp])[] = [
  ['a pair of keys that is accepted', {}, 'accepted', /uses the pair of keys/],
  ['an OAuth client that is accepted', { answers: app }, 'accepted', /uses OAuth/],
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
    'invalid-client',
    /invalid_client/,
  ],
  [
    'a pasted invalid_client of the forecast key',
    { answers: { ...none, held: 'forecast' }, pastes: { error: '{"error":"invalid_client"}' } },
    'forecast-key-told',
    /forecast API’s key/,
  ],
  [
    'a pasted unauthorized_client',
    { answers: none, pastes: { error: 'OAuth error: unauthorized_client' } },
    'unauthorized-client',
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
    'not-provided',
    /Credentials not provided!/,
  ],
  [
    'a pasted name that is not found',
    { answers: none, pastes: { error: 'curl: (6) Could not resolve host: api.copilot.clari.com' } },
    'host-not-found',
    /may not exist at all/,
  ],
  [
    'a pasted retired host',
    {
      answers: none,
      pastes: { error: 'requests.exceptions.ConnectionError: rest-api.trywingman.com: Name or service not known' },
    },
    'retired-host',
    /Wingman/,
  ],
  ['nothing at all', { answers: none }, 'could-not-run', /Nothing could be proved/],
]

describe('from Copilot’s refusal to its cause, through the proxy and the demo tenant', () => {
  it.each(subCauses)('tells $name, and proves its fix', async ({ verdict, cause, headline, quoted, ...given }) => {
    const ended = await bench.walkThrough(scenario, given)
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion).toMatchObject({ cause, headline: expect.stringMatching(headline) })
    expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
    expect(await ended.prove()).not.toBe('pass')
    expect(await ended.prove([])).toBe('pass')
  })

  it.each(others)('tells %s', async (_, given, verdict, words) => {
    const ended = await bench.walkThrough(scenario, given)
    expect(ended.at).toBe(verdict)
    expect(JSON.stringify(ended.conclusion)).toMatch(words)
    if (verdict !== 'could-not-run') expect(ended.conclusion?.evidence.length).toBeGreaterThan(0)
  })

  it('says how long to wait, that the guide’s host may not exist, and which scheme is accepted', async () => {
    const explains = async (given: Given) => (await bench.walkThrough(scenario, given)).conclusion?.explains
    expect(await explains({ faults: ['copilot-too-many-requests'] })).toContain('asking to wait 5 s')
    expect(await explains({ faults: ['copilot-auth-dns'], answers: app })).toContain('may not exist at all')
    expect(await explains({ faults: ['copilot-keys-only'], answers: app })).toMatch(/“Copilot keys”.*is accepted/)
    expect(await explains({ faults: ['copilot-forecast-key'] })).toContain(
      'very key of the connection “Integration user”',
    )
  })

  it('sets a paste from elsewhere against credentials that are accepted from here', async () => {
    const pasted = async (error: string) => bench.walkThrough(scenario, { pastes: { error } })
    const lost = await pasted('curl: (6) Could not resolve host: api.copilot.clari.com')
    expect(lost.at).toBe('host-not-found')
    expect(lost.conclusion?.headline).toBe('The name api.copilot.clari.com is not found.')
    expect(lost.conclusion?.explains).toContain('From here, Copilot accepts the credentials.')
    expect(await lost.prove([], 'HTTP/2 200\n\n{"users":[]}')).toBe('pass')
    const half = await pasted(
      `> GET /users HTTP/2\n> Host: rest-api.copilot.clari.com\n> X-Api-Key: ${secret}\n\n< HTTP/2 401\n`,
    )
    expect(half).toMatchObject({ at: 'one-header-sent', conclusion: { cause: 'one-header' } })
    const other = await pasted('HTTP/2 404\n\n{"message":"no Route matched with those values","request_id":"x"}')
    expect(other.at).toBe('wrong-host-sent')
    expect(other.conclusion?.explains).toContain('is another API’s')
  })

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
