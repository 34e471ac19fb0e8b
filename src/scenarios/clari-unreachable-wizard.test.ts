import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clariUnreachable } from './clari-unreachable.ts'
import { startBench, type Bench, type Given } from './walk-through.test-kit.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

const offline = { connection: 'none' }

/** Each sub-cause: what is given, the verdict, and words that its headline, explanation or evidence must hold. */
const subCauses: readonly (readonly [string, Given, string, RegExp])[] = [
  ['a name that does not resolve', { faults: ['dns'] }, 'dns', /api\.clari\.invalid is not found/],
  ['a refused connection', { faults: ['refused'] }, 'refused', /Nobody takes the connection/],
  ['an intercepted connection', { faults: ['tls'] }, 'tls-unknown-issuer', /answers in Clari’s place/],
  ['no answer in time', { faults: ['timeout'] }, 'timeout', /did not answer within/],
  ['a dripping answer', { faults: ['slow-body'] }, 'slow-body', /begins to answer and then stalls/],
  ['a connection that breaks', { faults: ['reset'] }, 'reset', /breaks off before an answer/],
  ['a redirect', { faults: ['redirect-to-login'] }, 'redirected', /sso\.halden\.example\/login/],
  ['a 502 page', { faults: ['bad-gateway'] }, 'gateway-page', /failed with 502/],
  ['truncated JSON', { faults: ['truncated-json'] }, 'truncated-json', /breaks off in the middle/],
  ['an empty answer', { faults: ['empty-200'] }, 'empty', /nothing in it/],
  ['a login page', { faults: ['login-page'] }, 'login-page', /Sign in - Halden/],
  ['an unknown shape', { faults: ['unknown-shape'] }, 'unknown-shape', /differs at “jobs”/],
  [
    'a refusal that says “something went wrong”',
    { faults: ['something-went-wrong'] },
    'went-wrong',
    /Something went wrong/,
  ],
  [
    'the same in the guide’s dialect',
    { faults: ['something-went-wrong'], dialect: 'guide' },
    'server-error',
    /Something went wrong/,
  ],
]

const pasted: readonly (readonly [string, string, string])[] = [
  ['dns', 'curl: (6) Could not resolve host: api.clari.com', 'dns-pasted'],
  ['refused', 'connect ECONNREFUSED 10.0.0.4:443', 'refused-pasted'],
  ['a proxy’s refusal', 'curl: (56) CONNECT tunnel failed, response 407', 'proxy-refused-pasted'],
  [
    'an unknown issuer',
    'certificate verify failed: unable to get local issuer certificate',
    'tls-unknown-issuer-pasted',
  ],
  ['an expired certificate', 'x509: certificate has expired or is not yet valid', 'tls-dates-pasted'],
  ['another name', 'ERR_TLS_CERT_ALTNAME_INVALID', 'tls-other-name-pasted'],
  ['another protocol', 'SSL routines::wrong version number', 'tls-protocol-pasted'],
  ['a timeout', 'Read timed out. (read timeout=30)', 'timeout-pasted'],
  ['a slow body', 'UND_ERR_BODY_TIMEOUT', 'slow-body-pasted'],
  ['a reset', 'read ECONNRESET', 'reset-pasted'],
  ['an answer that broke off', 'IncompleteRead(10 bytes read)', 'broke-off-pasted'],
  ['a redirect', 'HTTP/1.1 302 Found\nLocation: https://sso.example/login\n', 'redirected-pasted'],
  ['a 502', '502 Bad Gateway', 'gateway-page-pasted'],
  ['a 500', 'HTTP/2 500\n\n{"error":"Internal Server Error","message":"boom"}', 'server-error-pasted'],
  ['a login page', '<html><title>Log in</title></html>', 'login-page-pasted'],
  ['a page', '<html><title>Blocked</title></html>', 'web-page-pasted'],
  ['truncated JSON', '{"jobs":{"concurrentLimit":3,"mon', 'truncated-json-pasted'],
  ['nothing', 'Expecting value: line 1 column 1 (char 0)', 'empty-pasted'],
  ['a proper refusal', '{"error":"Unauthorized","message":"Invalid API key"}', 'refusal-pasted'],
]

describe('from no proper answer to the place where it is lost, through the proxy and the demo tenant', () => {
  it.each(subCauses)('tells %s, and proves it mended', async (_, given, verdict, words) => {
    const ended = await bench.walkThrough(clariUnreachable, given)
    expect(ended.at).toBe(verdict)
    expect(JSON.stringify(ended.conclusion)).toMatch(words)
    expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'exchange' })
    expect(await ended.prove()).not.toBe('pass')
    expect(await ended.prove([])).toBe('pass')
  })

  it.each(pasted)('tells %s from the paste alone, and takes another paste as proof', async (_, error, verdict) => {
    const ended = await bench.walkThrough(clariUnreachable, { answers: offline, pastes: { error } })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.evidence).toMatchObject([{ kind: 'paste' }])
    expect(ended.conclusion?.connection).toBeNull()
    expect(await ended.prove([], error)).not.toBe('pass')
    expect(await ended.prove([], 'HTTP/2 200\n\n{"forecasts":[]}')).toBe('pass')
  })

  it('sets what was pasted against an answer that came from here', async () => {
    const ended = await bench.walkThrough(clariUnreachable, {
      pastes: { error: 'curl: (6) Could not resolve host: api.clari.com' },
    })
    expect(ended.at).toBe('dns-pasted')
    expect(ended.conclusion?.explains).toContain('From here Clari answers properly')
    expect(ended.conclusion?.evidence.map(({ kind }) => kind)).toEqual(['paste', 'exchange'])
  })

  it.each([
    ['the key is refused', { faults: ['key-unknown'] }, 'key-refused', 'clari.unauthorized'],
    ['the key cannot be sent', { faults: ['key-line-break'] }, 'not-sent', 'clari.unauthorized'],
    ['the call is forbidden', { faults: ['api-not-enabled'] }, 'forbidden', 'clari.forbidden'],
    ['Clari asks to slow down', { faults: ['too-many-requests'] }, 'rate-limited', 'clari.rate-limited'],
  ] as const)('says that Clari is reached when %s, and where it goes on', async (_, given, verdict, leadsTo) => {
    const ended = await bench.walkThrough(clariUnreachable, given)
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.leadsTo).toBe(leadsTo)
  })

  it('finds nothing wrong when nothing is', async () => {
    expect((await bench.walkThrough(clariUnreachable)).at).toBe('answers-now')
    expect((await bench.walkThrough(clariUnreachable, { dialect: 'guide' })).at).toBe('answers-now')
    expect((await bench.walkThrough(clariUnreachable, { faults: ['no-limits'] })).at).toBe('answers-now')
    expect((await bench.walkThrough(clariUnreachable, { answers: offline })).at).toBe('could-not-run')
  })
})
