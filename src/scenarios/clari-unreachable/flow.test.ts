import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBench, type Bench } from '#src/scenarios/walk-through.test-kit.ts'
import { subCauses } from './causes.test-kit.ts'
import { clariUnreachable } from './scenario.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

const offline = { connection: 'none' }

const pasted: readonly (readonly [string, string, string])[] = [
  ['dns', 'curl: (6) Could not resolve host: api.clari.com', 'dns'],
  ['refused', 'connect ECONNREFUSED 10.0.0.4:443', 'refused'],
  ['a proxy’s refusal', 'curl: (56) CONNECT tunnel failed, response 407', 'proxy-refused'],
  ['an unknown issuer', 'certificate verify failed: unable to get local issuer certificate', 'tls-unknown-issuer'],
  ['an expired certificate', 'x509: certificate has expired or is not yet valid', 'tls-dates'],
  ['another name', 'ERR_TLS_CERT_ALTNAME_INVALID', 'tls-other-name'],
  ['another protocol', 'SSL routines::wrong version number', 'tls-protocol'],
  ['a timeout', 'Read timed out. (read timeout=30)', 'timeout'],
  ['a slow body', 'UND_ERR_BODY_TIMEOUT', 'slow-body'],
  ['a reset', 'read ECONNRESET', 'reset'],
  ['an answer that broke off', 'IncompleteRead(10 bytes read)', 'broke-off'],
  ['a redirect', 'HTTP/1.1 302 Found\nLocation: https://sso.example/login\n', 'redirected'],
  ['a 502', '502 Bad Gateway', 'gateway-page'],
  ['a 500', 'HTTP/2 500\n\n{"error":"Internal Server Error","message":"boom"}', 'server-error'],
  ['a login page', '<html><title>Log in</title></html>', 'login-page'],
  ['a page', '<html><title>Blocked</title></html>', 'web-page'],
  ['truncated JSON', '{"jobs":{"concurrentLimit":3,"mon', 'truncated-json'],
  ['nothing', 'Expecting value: line 1 column 1 (char 0)', 'empty'],
  ['a proper refusal', '{"error":"Unauthorized","message":"Invalid API key"}', 'refusal'],
]

describe('from no proper answer to the place where it is lost, through the proxy and the demo tenant', () => {
  it.each(subCauses)('tells $name, and proves its fix', async ({ verdict, cause, headline, quoted, ...given }) => {
    const ended = await bench.walkThrough(clariUnreachable, given)
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion).toMatchObject({ cause, headline: expect.stringMatching(headline) })
    expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
    expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'exchange' })
    expect(await ended.prove()).not.toBe('pass')
    expect(await ended.prove([])).toBe('pass')
  })

  it.each(pasted)('tells %s from the paste alone, and takes another paste as proof', async (_, error, verdict) => {
    const ended = await bench.walkThrough(clariUnreachable, { answers: offline, pastes: { error } })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.evidence).toMatchObject([{ kind: 'paste' }])
    expect(ended.conclusion?.connection).toBeNull()
    if (verdict !== 'refusal') expect(ended.conclusion?.explains).toContain('Nothing was checked live')
    expect(await ended.prove([], error)).not.toBe('pass')
    expect(await ended.prove([], 'HTTP/2 200\n\n{"forecasts":[]}')).toBe('pass')
  })

  it('sets what was pasted against an answer that came from here', async () => {
    const ended = await bench.walkThrough(clariUnreachable, {
      pastes: { error: 'curl: (6) Could not resolve host: api.clari.com' },
    })
    expect(ended.at).toBe('dns')
    expect(ended.conclusion?.headline).toBe('The name api.clari.com is not found where your client runs.')
    expect(ended.conclusion?.explains).toContain('From here Clari answers properly')
    expect(ended.conclusion?.explains).not.toContain('Nothing was checked live')
    expect(ended.conclusion?.actions.at(-1)?.does).toContain('paste what comes back')
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
