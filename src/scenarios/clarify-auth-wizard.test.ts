import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scenario } from '#src/domain/model/scenario.ts'
import { clarifyAuthWizard } from './clarify-auth-wizard.ts'
import { clarifyMalformedWizard } from './clarify-malformed-wizard.ts'
import { startBench, type Bench } from './walk-through.test-kit.ts'

const rest = {
  system: 'clarify',
  title: '',
  symptom: '',
  hint: '',
  signs: [],
  guide: { says: '', fix: '', but: null },
} as const
const auth: Scenario = { ...rest, id: 'clarify.auth', flow: async () => clarifyAuthWizard }
const malformed: Scenario = { ...rest, id: 'clarify.malformed-response', flow: async () => clarifyMalformedWizard }

let bench: Bench
beforeAll(async () => {
  bench = await startBench(5_000)
})
afterAll(() => bench.close())

const offline = { connection: 'none' }

describe('from a refusal before the call to what refuses, through the proxy and the demo tenant', () => {
  it.each([
    ['clarify-file-missing-secret', 'file-broken', /clientSecret/],
    ['clarify-file-missing-integration', 'file-broken', /integration/],
    ['clarify-file-wrong-type', 'file-broken', /neither client-credentials nor basic-auth/],
    ['clarify-file-bad-url', 'file-broken', /not a web address/],
    ['clarify-file-truncated', 'file-broken', /not JSON/],
    ['clarify-wrong-secret', 'token-invalid-client', /invalid_client/],
    ['clarify-token-invalid-client', 'token-invalid-client', /invalid_client/],
    ['clarify-token-unauthorized-client', 'token-unauthorized-client', /unauthorized_client/],
    ['clarify-token-invalid-grant', 'token-invalid-grant', /invalid_grant/],
    ['clarify-token-unsupported-grant-type', 'token-unsupported-grant-type', /unsupported_grant_type/],
    ['clarify-token-invalid-scope', 'token-invalid-scope', /invalid_scope/],
    ['clarify-token-invalid-request', 'token-invalid-request', /audience is missing/],
    ['clarify-token-rejected', 'token-not-accepted', /401/],
    ['clarify-http-413', 'http-refused', /413/],
  ])('%s ends in %s, and is proved mended', async (fault, verdict, words) => {
    const ended = await bench.walkThrough(auth, { faults: [fault] })
    expect(ended.at).toBe(verdict)
    expect(JSON.stringify(ended.conclusion)).toMatch(words)
    expect(ended.conclusion).toMatchObject({ kind: 'cause', strength: 'proved' })
    expect(ended.conclusion?.evidence.length).toBeGreaterThan(0)
    expect(await ended.prove()).not.toBe('pass')
    expect(await ended.prove([])).toBe('pass')
  })

  it.each([
    ['clarify-http-429', 'is-too-many-requests', 'clarify.too-many-requests'],
    ['clarify-http-503', 'is-unreachable', 'clarify.unreachable'],
    ['clarify-dns', 'is-unreachable', 'clarify.unreachable'],
    ['clarify-html', 'is-unreachable', 'clarify.unreachable'],
    ['clarify-forbidden', 'is-forbidden', 'clarify.forbidden'],
    ['clarify-wrong-id', 'is-malformed-response', 'clarify.malformed-response'],
  ])('%s is led to its own scenario', async (fault, verdict, leadsTo) => {
    const ended = await bench.walkThrough(auth, { faults: [fault] })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.leadsTo).toBe(leadsTo)
  })

  it('says that the credentials work from here, and what of the file harms the Python client', async () => {
    expect((await bench.walkThrough(auth)).at).toBe('works-from-here')
    const basic = await bench.walkThrough(auth, { faults: ['clarify-basic-auth'] })
    expect(basic.at).toBe('file-harms-client')
    expect(basic.conclusion?.actions.map(({ who }) => who)).toContain('clarify-admin')
  })

  it('tells of the file’s missing slash beside the refusal that it may cause', async () => {
    const { conclusion } = await bench.walkThrough(auth, { faults: ['clarify-file-no-slash'] })
    expect(conclusion?.explains).toContain('does not end with')
  })

  it('judges a pasted file without its secret', async () => {
    const file = JSON.stringify({
      apiUrl: 'https://api.clarify.io/v1/',
      integration: 'c8kk6bkvqcc3fr4c9l40',
      credentials: {
        type: 'clientcredentials',
        clientId: 'ab12cd34ef56ab12',
        clientSecret: 'q7Zp0sTn4vXw8yRb2uKd6mLf1hGj5cEa',
      },
    })
    const ended = await bench.walkThrough(auth, { answers: offline, pastes: { file } })
    expect(ended.at).toBe('file-broken-pasted')
    expect(JSON.stringify(ended.conclusion)).not.toContain('q7Zp0sTn4vXw')
    expect(await ended.prove(undefined, file)).toBe('fail')
    expect(await ended.prove(undefined, file.replace('clientcredentials', 'client-credentials'))).toBe('pass')
  })

  it.each([
    ['{"error":"invalid_client","error_description":"no"}', 'token-invalid-client-pasted'],
    ['HTTP/1.1 403 Forbidden\n\n{"error":"access_denied"}', 'token-access-denied-pasted'],
    ['{"error":"odd_thing","error_description":"no"}', 'token-refused-pasted'],
    ['HTTP/1.1 401 Unauthorized\n\n', 'token-not-accepted-pasted'],
    ['HTTP/1.1 404 Not Found\n\n', 'http-refused-pasted'],
    ['dial tcp: lookup api.clarify.io: no such host', 'is-unreachable'],
    ['x509: certificate signed by unknown authority', 'is-unreachable'],
    ['<html><title>Sign in</title></html>', 'is-unreachable'],
    ['{"jsonrpc":"2.0","id":1,"error":{"code":-32009,"message":"m"}}', 'is-conflict'],
    ['{"jsonrpc":"2.0","id":1,"result":{}}', 'pasted-success'],
    ['it does not work', 'not-told'],
    ['', 'not-told'],
  ])('reads %j alone as %s', async (error, verdict) => {
    const ended = await bench.walkThrough(auth, { answers: offline, pastes: { error } })
    expect(ended.at).toBe(verdict)
    if (verdict.endsWith('-pasted')) expect(ended.conclusion?.evidence).toMatchObject([{ kind: 'paste' }])
  })
})

describe('from an answer that cannot be read to the rule that it breaks', () => {
  it.each([
    ['clarify-truncated', 'cut-off', /ends in the middle/],
    ['clarify-empty', 'cut-off', /without a body|nothing at all/],
    ['clarify-wrong-id', 'wrong-id', /id is/],
    ['clarify-wrong-version', 'malformed', /1\.0/],
    ['clarify-both-members', 'malformed', /both a result and an error/],
    ['clarify-neither-member', 'malformed', /neither a result nor an error/],
    ['clarify-text-code', 'malformed', /E_FAILED/],
  ])('%s ends in %s, and is proved mended', async (fault, verdict, words) => {
    const ended = await bench.walkThrough(malformed, { faults: [fault] })
    expect(ended.at).toBe(verdict)
    expect(JSON.stringify(ended.conclusion)).toMatch(words)
    expect(await ended.prove()).toBe('fail')
    expect(await ended.prove([])).toBe('pass')
  })

  it.each([
    ['<html><title>Sign in</title></html>', 'is-unreachable'],
    ['{"jsonrpc":"2.0","id":1,"resu', 'cut-off-pasted'],
    ['{"jsonrpc":"2.0","id":1}', 'malformed-pasted'],
    [
      'bad response: json: cannot unmarshal string into Go struct field rpcResponse.id of type int (traceparent: , ' +
        'body: {"jsonrpc":"2.0","id":"1","result":{}})',
      'strict-client',
    ],
    ['{"error":"invalid_client"}', 'is-auth'],
    ['{"jsonrpc":"2.0","id":1,"result":{}}', 'not-told'],
    ['', 'not-told'],
  ])('reads %j alone as %s', async (error, verdict) => {
    expect((await bench.walkThrough(malformed, { answers: offline, pastes: { error } })).at).toBe(verdict)
  })

  it('sets the pasted answer against the one from here', async () => {
    const ended = await bench.walkThrough(malformed, { pastes: { error: '{"jsonrpc":"1.0","id":1,"result":{}}' } })
    expect(ended.at).toBe('fine-from-here')
    expect(ended.conclusion?.evidence.map(({ kind }) => kind)).toEqual(['paste', 'exchange'])
    expect((await bench.walkThrough(malformed)).at).toBe('well-formed')
  })

  it('tells an answer to another request, with the request pasted', async () => {
    const ended = await bench.walkThrough(malformed, {
      answers: offline,
      pastes: {
        error: '{"jsonrpc":"2.0","id":2,"result":{}}',
        request: '{"jsonrpc":"2.0","id":1,"method":"clarify.selectItems","params":{}}',
      },
    })
    expect(ended.at).toBe('wrong-id-pasted')
    expect(ended.conclusion?.asks).toContain('The id is 2, but the request’s is 1.')
  })

  it('leads on where it is no malformed answer at all', async () => {
    expect((await bench.walkThrough(malformed, { faults: ['clarify-wrong-secret'] })).at).toBe('is-auth')
    expect((await bench.walkThrough(malformed, { faults: ['clarify-bad-gateway'] })).at).toBe('is-unreachable')
  })
})
