import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clarifyWayFaults } from '#src/checks/clarify/clarify-way.ts'
import { startBench, type Bench } from '#src/scenarios/walk-through.test-kit.ts'
import { subCauses } from './causes.test-kit.ts'
import { clarifyUnreachable } from './scenario.ts'

let bench: Bench
let hasty: Bench
beforeAll(async () => {
  bench = await startBench(5_000)
  hasty = await startBench(400)
})
afterAll(() => Promise.all([bench.close(), hasty.close()]))

const offline = { connection: 'none' }
const lookup = 'Post "https://api.clarify.io/v1/rpc": dial tcp: lookup api.clarify.io: no such host'

describe('from no answer of Clarify’s to where it is lost, through the proxy and the demo tenant', () => {
  it.each(subCauses)('tells $name, and proves its fix', async ({ verdict, cause, headline, quoted, ...given }) => {
    const over = given.faults?.includes('clarify-timeout') === true ? hasty : bench
    const ended = await over.walkThrough(clarifyUnreachable, { ...given, pastes: { error: lookup } })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion).toMatchObject({ kind: 'cause', cause, headline: expect.stringMatching(headline) })
    expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
    expect(ended.conclusion?.evidence.map(({ kind }) => kind)).toContain('exchange')
    expect(ended.conclusion?.actions.map(({ where }) => where)).not.toContain(
      'apiUrl in the credentials file of the client',
    )
    expect(JSON.stringify(ended.conclusion)).not.toMatch(/Clari\b|\bkey\b|api\.clari\.com/)
    expect(await ended.prove()).toBe('fail')
    expect(await ended.prove([])).toBe('pass')
  })

  it.each([
    ['clarify-wrong-secret', 'is-auth', 'clarify.auth'],
    ['clarify-file-truncated', 'is-auth', 'clarify.auth'],
    ['clarify-token-rejected', 'is-auth', 'clarify.auth'],
    ['clarify-forbidden', 'is-forbidden', 'clarify.forbidden'],
    ['clarify-server-error', 'is-server-error', 'clarify.server-error'],
    ['clarify-empty', 'is-malformed-response', 'clarify.malformed-response'],
    ['clarify-http-429', 'is-too-many-requests', 'clarify.too-many-requests'],
  ])('%s shows that Clarify was reached, and is led to its own scenario', async (fault, verdict, leadsTo) => {
    const ended = await bench.walkThrough(clarifyUnreachable, { faults: [fault] })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.leadsTo).toBe(leadsTo)
  })

  it('sets what was pasted against an answer that came from here', async () => {
    const ended = await bench.walkThrough(clarifyUnreachable, { pastes: { error: lookup } })
    expect(ended.at).toBe('dns')
    expect(ended.conclusion?.headline).toBe('The name api.clarify.io is not found where your client runs.')
    expect(ended.conclusion?.explains).toContain('From here Clarify answers properly now')
    expect((await bench.walkThrough(clarifyUnreachable)).at).toBe('answers-now')
  })
})

describe('from a paste alone', () => {
  it.each([
    [lookup, 'dns'],
    ['connect ECONNREFUSED 10.0.0.9:443 https://api.clarify.io/v1/rpc', 'refused'],
    ['curl: (56) CONNECT tunnel failed, response 403', 'proxy-refused'],
    ['x509: certificate signed by unknown authority', 'tls-unknown-issuer'],
    ['x509: certificate has expired or is not yet valid', 'tls-dates'],
    ['x509: certificate is valid for proxy.example, not api.clarify.io', 'tls-other-name'],
    ['ssl3_get_record: wrong version number', 'tls-protocol'],
    ['context deadline exceeded', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'slow-body'],
    ['ConnectionResetError: [Errno 104] Connection reset by peer', 'reset'],
    ['http.client.IncompleteRead(4096 bytes read, 8192 more expected)', 'broke-off'],
    ['HTTP/1.1 302 Found\nLocation: https://sso.example/login\n\n', 'redirected'],
    ['HTTP/1.1 200 OK\n\n<html><title>Sign in</title></html>', 'login-page'],
    ['HTTP/1.1 403 Forbidden\n\n<html><title>Blocked by Zscaler</title></html>', 'filter-page'],
    ['HTTP/1.1 200 OK\n\n<html><title>Welcome</title></html>', 'web-page'],
    ['HTTP/1.1 504 Gateway Time-out\n\n<html><title>504</title></html>', 'gateway-page'],
    ['HTTP/1.1 503 Service Unavailable\n\n', 'gateway-failed'],
    ['{"jsonrpc":"2.0","id":1,"result":{}}', 'pasted-success'],
    ['{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"Server error"}}', 'is-server-error'],
    ['{"error":"invalid_client"}', 'is-auth'],
    ['{"jsonrpc":"2.0","id":1}', 'is-malformed-response'],
    ['it does not work', 'not-told'],
    ['', 'not-told'],
  ])('reads %j as %s', async (error, verdict) => {
    const ended = await bench.walkThrough(clarifyUnreachable, { answers: offline, pastes: { error } })
    expect(ended.at).toBe(verdict)
    if (!Object.hasOwn(clarifyWayFaults, verdict)) return
    expect(ended.conclusion?.evidence).toMatchObject([{ kind: 'paste' }])
    expect(ended.conclusion?.explains).toContain('Nothing was checked live')
    expect(await ended.prove(undefined, error)).toBe('fail')
    expect(await ended.prove(undefined, '{"jsonrpc":"2.0","id":1,"result":{}}')).toBe('pass')
  })
})
