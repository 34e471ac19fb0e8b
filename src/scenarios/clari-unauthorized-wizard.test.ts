import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clariUnauthorized as scenario } from './clari-unauthorized.ts'
import { startBench, type Bench, type Given } from './walk-through.test-kit.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

const forecast = { 'refused-at': 'forecast', forecastId: 'net_arr' }
const client = { 'refused-at': 'client' }

/** Each sub-cause: what is given, the verdict, and words that its headline or evidence must hold. */
const subCauses: readonly (readonly [string, Given, string, RegExp])[] = [
  ['a missing key', { faults: ['key-missing'] }, 'key-missing', /No key is set/],
  ['a space in the key', { faults: ['key-spaces'] }, 'key-odd', /space/],
  ['quotes around the key', { faults: ['key-quotes'] }, 'key-odd', /quotation marks/],
  ['Bearer before the key', { faults: ['key-bearer'] }, 'key-odd', /Bearer/],
  ['a line break in the key', { faults: ['key-line-break'] }, 'key-odd', /line break/],
  ['a non-ASCII key', { faults: ['key-non-ascii'] }, 'key-odd', /ASCII/],
  [
    'a key that the gateway does not know',
    { faults: ['key-unknown'], answers: { 'worked-before': 'no' } },
    'gateway-rejected',
    /Invalid authentication credentials/,
  ],
  [
    'a key that the gateway refuses',
    { faults: ['gateway-rejects-key'], answers: { 'worked-before': 'unknown' } },
    'gateway-rejected',
    /Invalid authentication credentials/,
  ],
  [
    'a key that the API refuses',
    { faults: ['api-rejects-key'], answers: { 'worked-before': 'no' } },
    'api-rejected',
    /401/,
  ],
  [
    'a key that worked before',
    { faults: ['key-revoked'], answers: { 'worked-before': 'yes' } },
    'worked-before',
    /worked until recently/,
  ],
  [
    'a key that the guide’s API refuses',
    { faults: ['key-unknown'], dialect: 'guide', answers: { 'worked-before': 'no' } },
    'api-rejected',
    /Invalid API key/,
  ],
  ['a key lost on the way', { faults: ['gateway-no-key'] }, 'header-lost', /No API key found/],
  ['a missing opt-in', { faults: ['no-optin'], answers: forecast }, 'no-optin', /no_optin/],
  ['a login page', { faults: ['login-page'] }, 'not-the-api', /page/],
  ['a redirect', { faults: ['redirect-to-login'] }, 'redirected', /redirect/i],
  ['an intercepted connection', { faults: ['tls'] }, 'intercepted', /certificate/],
  ['a name that does not resolve', { faults: ['dns'] }, 'unreachable', /name/],
  ['a refused connection', { faults: ['refused'] }, 'unreachable', /refused/],
  ['no answer in time', { faults: ['timeout'] }, 'unreachable', /time/],
  ['a connection that breaks', { faults: ['reset'] }, 'unreachable', /brok|closed/],
  ['a 502 page', { faults: ['bad-gateway'] }, 'unreachable', /502/],
  ['truncated JSON', { faults: ['truncated-json'] }, 'unreachable', /break/],
  ['an empty answer', { faults: ['empty-200'] }, 'unreachable', /nothing at all/],
  ['a dripping answer', { faults: ['slow-body'] }, 'unreachable', /time/],
  ['an unknown shape', { faults: ['unknown-shape'] }, 'unreachable', /not what the API is known to send/],
  [
    'another header',
    {
      answers: client,
      pastes: {
        request:
          'curl -H "Authorization: Bearer 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" ' +
          'https://api.clari.com/v4/admin/limits',
      },
    },
    'other-header',
    /Authorization/,
  ],
  [
    'another key',
    {
      answers: client,
      pastes: { request: 'curl -H "apikey: 0123456789abcdef0123456789abcdef" https://api.clari.com/v4/admin/limits' },
    },
    'other-key',
    /32 characters/,
  ],
  ['a request that was not pasted', { answers: client }, 'works-from-here', /works from here/],
  [
    'a forecast that does not exist',
    { answers: { 'refused-at': 'forecast', forecastId: 'no-such-forecast' } },
    'no-such-forecast',
    /no-such-forecast/,
  ],
  [
    'a paste alone',
    { answers: { connection: 'none' }, pastes: { error: '{"error":"Unauthorized","message":"Invalid API key"}' } },
    'api-rejected-pasted',
    /Invalid API key/,
  ],
  [
    'a pasted opt-in',
    {
      answers: { connection: 'none' },
      pastes: { error: '{"code":"no_optin","message":"No optins for scope 1905::MGR for forecast \'net_arr\'."}' },
    },
    'no-optin-pasted',
    /not opted in to net_arr/,
  ],
]

describe('from a 401 to its cause, through the proxy and the demo tenant', () => {
  it.each(subCauses)('tells %s', async (_, given, verdict, words) => {
    const ended = await bench.walkThrough(scenario, given)
    expect(ended.at).toBe(verdict)
    expect(JSON.stringify(ended.conclusion)).toMatch(words)
    expect(ended.conclusion?.evidence.length).toBeGreaterThan(0)
  })

  it.each(subCauses.filter(([, given]) => (given.faults?.length ?? 0) > 0))(
    'proves the fix of %s',
    async (_, given) => {
      const ended = await bench.walkThrough(scenario, given)
      expect(await ended.prove()).not.toBe('pass')
      expect(await ended.prove([])).toBe('pass')
    },
  )

  it('proves another header fixed by another paste', async () => {
    const ended = await bench.walkThrough(scenario, subCauses.find(([name]) => name === 'another header')?.[1])
    expect(await ended.prove([], 'curl -H "apikey: nearly" https://api.clari.com/admin/limits')).toBe('fail')
    const connection = ended.conclusion?.evidence.find((evidence) => evidence.kind === 'credential')
    expect(connection).toBeDefined()
  })
})
