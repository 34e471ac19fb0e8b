import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBench, type Bench } from '#src/scenarios/walk-through.test-kit.ts'
import { subCauses } from './causes.test-kit.ts'
import { clarifyAuth as auth } from './scenario.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench(5_000)
})
afterAll(() => bench.close())

const offline = { connection: 'none' }

describe('from a refusal before the call to what refuses, through the proxy and the demo tenant', () => {
  it.each(subCauses)('tells $name, and proves its fix', async ({ faults = [], verdict, cause, headline, quoted }) => {
    const ended = await bench.walkThrough(auth, { faults })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion).toMatchObject({ strength: 'proved', cause, headline: expect.stringMatching(headline) })
    expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
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
    expect(ended.conclusion?.strength).toBe('likely')
    expect(JSON.stringify(ended.conclusion)).not.toContain('q7Zp0sTn4vXw')
    expect(await ended.prove(undefined, file)).toBe('fail')
    expect(await ended.prove(undefined, file.replace('clientcredentials', 'client-credentials'))).toBe('pass')
  })

  it.each([
    ['{"error":"invalid_client","error_description":"no"}', 'token-invalid-client'],
    ['HTTP/1.1 403 Forbidden\n\n{"error":"access_denied"}', 'token-access-denied'],
    ['{"error":"odd_thing","error_description":"no"}', 'token-refused'],
    ['HTTP/1.1 401 Unauthorized\n\n', 'token-not-accepted'],
    ['HTTP/1.1 404 Not Found\n\n', 'http-refused'],
    ['clarify: bad credentials', 'file-broken'],
    ['pyclarify: Could not read credentials from /run/clarify.json', 'file-broken'],
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
    if (ended.conclusion?.kind !== 'cause') return
    expect(ended.conclusion.strength).toBe('likely')
    expect(ended.conclusion.evidence).toMatchObject([{ kind: 'paste' }])
    expect(ended.conclusion.explains).toContain('Nothing was checked live')
    expect(await ended.prove(undefined, error)).toBe('fail')
    expect(await ended.prove(undefined, '{"jsonrpc":"2.0","id":1,"result":{}}')).toBe('pass')
  })

  it('claims no code of the token endpoint’s that only a client’s words tell', async () => {
    const { conclusion } = await bench.walkThrough(auth, {
      answers: offline,
      pastes: { error: 'Clarify says that the client secret is invalid' },
    })
    expect(conclusion?.cause).toBe('token-invalid-client')
    expect(conclusion?.explains).not.toContain('The token endpoint answered')
  })
})
