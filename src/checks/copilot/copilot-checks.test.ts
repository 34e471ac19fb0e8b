import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connection, CredentialFacts } from '#src/domain/contract/connection.ts'
import type { Exchange, NetworkFailureReason } from '#src/domain/contract/exchange.ts'
import { readCopilotRequest } from '#src/reading/copilot.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { copilotAccepted } from './copilot-accepted.ts'
import { copilotCredentials } from './copilot-credentials.ts'
import { copilotRefusalOf } from '#src/checks/refusals/copilot-refusal.ts'
import { copilotRequest } from './copilot-request.ts'
import { copilotSays } from '#src/scenarios/clari-copilot-oauth/says.ts'

type Operation = 'copilot.users' | 'copilot.token'
const urls = {
  'copilot.users': 'https://rest-api.copilot.clari.com/users',
  'copilot.token': 'https://api.copilot.clari.com/oauth/token',
} as const

function answered(
  operation: Operation,
  status: number,
  body: unknown,
  url: string = urls[operation],
  headers: readonly { readonly name: string; readonly value: string }[] = [],
): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    id: `${operation} ${status}`,
    operation,
    upstream: operation === 'copilot.token' ? 'copilot-auth' : 'copilot',
    connection: { id: 'c', label: 'Copilot', demo: false },
    request: { method: operation === 'copilot.token' ? 'POST' : 'GET', url, headers: [], body: null },
    startedAt: 0,
    tookMs: 1,
    result: { kind: 'response', status, headers: [...headers], body: text, bytes: text.length, truncated: false },
  }
}

const silent = (operation: Operation, reason: NetworkFailureReason, url: string = urls[operation]): Exchange => ({
  ...answered(operation, 0, '', url),
  result: { kind: 'silence', reason, detail: `It was ${reason}.` },
})

const notProvided = { errorMessage: 'Credentials not provided!, see documentation: https://api-doc.copilot.clari.com' }

describe('how Copilot refuses', () => {
  it.each([
    [null, answered('copilot.users', 200, { users: [{ id: '1' }] })],
    [null, answered('copilot.users', 200, [{ id: '1' }])],
    [
      null,
      answered('copilot.token', 200, { access_token: '‹secret: 64 chars›', token_type: 'Bearer', expires_in: '3600' }),
    ],
    ['invalid-client', answered('copilot.token', 401, { error: 'invalid_client' })],
    [
      'invalid-client',
      answered('copilot.token', 400, { error: 'invalid_client', error_description: 'Client authentication failed' }),
    ],
    ['invalid-client', answered('copilot.token', 401, { error: 'invalid_client', message: 'no' })],
    ['invalid-client', answered('copilot.token', 401, '')],
    ['unauthorized-client', answered('copilot.token', 400, { error: 'unauthorized_client' })],
    ['invalid-grant', answered('copilot.token', 400, { error: 'invalid_grant' })],
    ['unsupported-grant-type', answered('copilot.token', 400, { error: 'unsupported_grant_type' })],
    ['invalid-scope', answered('copilot.token', 400, { error: 'invalid_scope' })],
    [
      'invalid-request',
      answered('copilot.token', 400, { error: 'invalid_request', error_description: 'grant_type is missing' }),
    ],
    ['no-token-endpoint', answered('copilot.token', 404, { message: 'Not Found' })],
    ['no-token-endpoint', answered('copilot.token', 404, '')],
    ['no-token-endpoint', answered('copilot.token', 405, 'Method Not Allowed')],
    ['no-token-endpoint', answered('copilot.token', 401, notProvided)],
    ['keys-refused', answered('copilot.users', 401, { errorMessage: 'Invalid credentials!' })],
    ['keys-refused', answered('copilot.users', 401, '')],
    ['headers-not-read', answered('copilot.users', 401, notProvided)],
    ['forbidden', answered('copilot.users', 403, { message: 'Forbidden' })],
    ['no-such-address', answered('copilot.users', 403, { message: 'Missing Authentication Token' })],
    ['no-such-address', answered('copilot.users', 404, { errorMessage: 'Not found' })],
    [
      'wrong-host',
      answered(
        'copilot.users',
        401,
        { message: 'No API key found in request', request_id: 'r1' },
        'https://api.clari.com/v4/users',
      ),
    ],
    [
      'wrong-host',
      answered(
        'copilot.users',
        404,
        { message: 'no Route matched with those values', request_id: 'r1' },
        'https://api.clari.com/users',
      ),
    ],
    ['retired-host', silent('copilot.users', 'dns', 'https://rest-api.trywingman.com/users')],
    ['retired-host', answered('copilot.users', 404, '<html></html>', 'https://rest-api.trywingman.com/users')],
    ['host-not-found', silent('copilot.token', 'dns')],
    ['no-answer', silent('copilot.users', 'timeout')],
    ['intercepted', silent('copilot.users', 'tls')],
    ['redirected', silent('copilot.users', 'redirect')],
    ['not-sent', silent('copilot.users', 'not-configured')],
    ['rate-limited', answered('copilot.users', 429, { errorMessage: 'Too many requests' })],
    ['web-page', answered('copilot.users', 200, '<!doctype html><html><title>Sign in</title></html>')],
    ['server-error', answered('copilot.users', 503, '<html><title>503</title></html>')],
    ['broken-answer', answered('copilot.users', 200, { hello: 'world' })],
  ] as const)('reads %s', (outcome, exchange) => {
    const refused = copilotRefusalOf(exchange)
    expect(refused?.outcome ?? null).toBe(outcome)
    if (refused === null) return
    expect(refused.says).toMatch(/\S.*[.”]$/s)
    expect(refused.says).not.toMatch(/Clari’s API refuses|undefined|null/)
    for (const evidence of refused.evidence)
      if (
        evidence.kind === 'exchange' &&
        evidence.place === 'body' &&
        evidence.quote !== null &&
        exchange.result.kind === 'response'
      )
        expect(exchange.result.body).toContain(evidence.quote)
  })

  it('keeps what Copilot asks to wait', () => {
    expect(
      copilotRefusalOf(
        answered('copilot.users', 429, notProvided, urls['copilot.users'], [{ name: 'Retry-After', value: '5' }]),
      )?.facts,
    ).toMatchObject({ retryAfter: '5' })
  })
})

const part = (name: string, change: Partial<CredentialFacts> = {}): CredentialFacts => ({
  name,
  set: true,
  length: 40,
  lastTwo: '7f',
  oddities: [],
  ...change,
})
const connection = (parts: CredentialFacts[]): Connection => ({
  id: 'c',
  label: 'Copilot',
  system: 'copilot',
  source: 'env',
  address: 'https://rest-api.copilot.clari.com',
  parts,
})
const unset = { set: false, length: 0, lastTwo: null }

describe('what is set up for Copilot', () => {
  const key = part('CLARI_COPILOT_API_KEY')
  const password = part('CLARI_COPILOT_API_PASSWORD')
  const id = part('CLARI_COPILOT_CLIENT_ID')
  const secret = part('CLARI_COPILOT_CLIENT_SECRET')
  it.each([
    ['headers', [key, password]],
    ['client', [id, secret]],
    ['both', [key, password, id, secret]],
    ['one-header', [key, { ...password, ...unset }]],
    ['one-header', [password]],
    ['half-client', [id, { ...secret, ...unset }]],
    ['odd', [key, part('CLARI_COPILOT_API_PASSWORD', { oddities: ['trailing-space'] })]],
    [
      'nothing',
      [
        { ...key, ...unset },
        { ...password, ...unset },
      ],
    ],
    ['nothing', []],
  ] as const)('is %s', (outcome, parts) => {
    expect(copilotCredentials.judge({ connection: connection([...parts]) }).outcome).toBe(outcome)
  })

  it('is nothing without a connection', () => {
    expect(copilotCredentials.judge({ connection: null }).outcome).toBe('nothing')
  })

  const first = (exchange: Exchange) => ({
    scheme: exchange.operation === 'copilot.token' ? ('client' as const) : ('headers' as const),
    connection: 'A',
    exchange,
  })
  const works = { scheme: 'headers' as const, connection: 'B', exchange: answered('copilot.users', 200, { users: [] }) }

  it('names the forecast key only when it is the very same value and is refused', () => {
    const sent = [id, { ...secret, sameAs: 'Integration user' }]
    expect(
      copilotAccepted.judge({
        first: first(answered('copilot.token', 401, { error: 'invalid_client' })),
        second: null,
        sent,
      }),
    ).toMatchObject({ outcome: 'forecast-key', facts: { sameAs: 'Integration user', part: 'client secret' } })
    expect(
      copilotAccepted.judge({
        first: first(answered('copilot.token', 401, { error: 'invalid_client' })),
        second: null,
        sent: [id, secret],
      }).outcome,
    ).toBe('invalid-client')
    expect(copilotAccepted.judge({ first: first(silent('copilot.token', 'dns')), second: null, sent }).outcome).toBe(
      'host-not-found',
    )
  })

  it('tells which scheme the workspace uses only when the other one is accepted', () => {
    const absent = answered('copilot.token', 404, '')
    expect(copilotAccepted.judge({ first: first(absent), second: works, sent: [] }).outcome).toBe('uses-headers')
    expect(
      copilotAccepted.judge({
        first: first(absent),
        second: { ...works, exchange: answered('copilot.users', 401, '') },
        sent: [],
      }).outcome,
    ).toBe('no-token-endpoint')
    expect(copilotAccepted.judge({ first: first(absent), second: null, sent: [] }).outcome).toBe('no-token-endpoint')
  })
})

describe('a pasted request to Copilot', () => {
  const mark = '‹secret: 40 chars, ends 7f›'
  it.each([
    ['forecast-header', `curl -H "apikey: ${mark}" https://rest-api.copilot.clari.com/users`],
    ['forecast-header', `> GET /users HTTP/2\n> Host: rest-api.copilot.clari.com\n> apikey: ${mark}\n`],
    ['one-header', `curl -H "X-Api-Key: ${mark}" https://rest-api.copilot.clari.com/calls`],
    ['one-header', `headers={'X-Api-Password': '${mark}'}`],
    ['one-header', `curl -H "X-Api-Key: ${mark}" -H "X-Api-Password: " https://rest-api.copilot.clari.com/calls`],
    ['retired-host', `curl -H "X-Api-Key: ${mark}" https://rest-api.trywingman.com/users`],
    ['wrong-host', `curl -H "X-Api-Key: ${mark}" -H "X-Api-Password: ${mark}" https://api.clari.com/v4/users`],
    ['wrong-host', `curl -d "client_id=a&client_secret=${mark}" https://rest-api.copilot.clari.com/oauth/token`],
    [
      'json-body',
      "fetch('https://api.copilot.clari.com/oauth/token', {headers: {'Content-Type': 'application/json'}, " +
        `body: JSON.stringify({grant_type: 'client_credentials', client_id: 'a', client_secret: '${mark}'})})`,
    ],
    ['no-grant', `curl -d "client_id=a&client_secret=${mark}" https://api.copilot.clari.com/oauth/token`],
    [
      'other-grant',
      `curl -d "grant_type=refresh_token&client_id=a&client_secret=${mark}" https://api.copilot.clari.com/oauth/token`,
    ],
    [
      'other-credentials',
      `curl -H "X-Api-Key: ‹secret: 32 chars, ends aa›" -H "X-Api-Password: ${mark}" ` +
        'https://rest-api.copilot.clari.com/users',
    ],
    ['same', `curl -H "X-Api-Key: ${mark}" -H "X-Api-Password: ${mark}" https://rest-api.copilot.clari.com/users`],
    [
      'same',
      `curl -d "grant_type=client_credentials&client_id=a&client_secret=${mark}" ` +
        'https://api.copilot.clari.com/oauth/token',
    ],
    ['unclear', 'it does not work'],
    ['unclear', ''],
  ] as const)('is %s: %s', (outcome, text) => {
    const judged = copilotRequest.judge({
      paste: readPaste(text),
      parts: [part('CLARI_COPILOT_API_KEY'), part('CLARI_COPILOT_API_PASSWORD')],
    })
    expect(judged.outcome).toBe(outcome)
    for (const evidence of judged.evidence ?? []) if (evidence.kind === 'paste') expect(text).toContain(evidence.quote)
  })

  it('quotes an exact part of whatever was pasted, and never throws', () => {
    const pieces = fc.constantFrom(
      'curl ',
      '-H "X-Api-Key: ',
      'x-api-password:',
      mark,
      '"',
      '\n',
      'https://',
      'rest-api.copilot.clari.com',
      '/oauth/token',
      'grant_type',
      '=',
      '{',
      '}',
      '"error":"invalid_client"',
      'HTTP/2 401\n',
      'trywingman.com',
      'apikey',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 25 }), (parts) => {
        const text = parts.join('')
        const paste = readPaste(text)
        const { fault } = readCopilotRequest(paste)
        if (fault !== null) expect(paste.text).toContain(fault.quote)
        for (const evidence of copilotSays.judge({ paste }).evidence ?? [])
          if (evidence.kind === 'paste') expect(paste.text).toContain(evidence.quote)
      }),
    )
  })

  it('reads a long log in a blink', () => {
    const text = `${'x-api-key: '.repeat(10_000)}${'https://a.copilot.clari.com/users '.repeat(5_000)}`
    const paste = readPaste(text)
    const began = performance.now()
    readCopilotRequest(paste)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

describe('a pasted answer of Copilot’s', () => {
  it.each([
    ['invalid-client', '{"error":"invalid_client"}'],
    ['invalid-client', 'POST https://api.copilot.clari.com/oauth/token\nHTTP/1.1 401 Unauthorized\n'],
    [
      'invalid-client',
      'oauthlib.oauth2.rfc6749.errors.InvalidClientError: (invalid_client) Client authentication failed',
    ],
    ['unsupported-grant-type', 'HTTP/1.1 400 Bad Request\n\n{"error":"unsupported_grant_type"}'],
    ['not-provided', JSON.stringify(notProvided)],
    ['not-provided', 'Copilot says: Credentials not provided!, see documentation'],
    ['keys-refused', 'HTTP/2 401\n\n{"errorMessage":"Invalid credentials!"}'],
    [
      'one-header',
      '> GET /users HTTP/2\n> Host: rest-api.copilot.clari.com\n> X-Api-Key: ‹secret: 40 chars›\n\n< HTTP/2 401\n' +
        '{"errorMessage":"Credentials not provided!"}',
    ],
    ['wrong-host', 'HTTP/2 404\n\n{"message":"no Route matched with those values","request_id":"x"}'],
    ['host-not-found', 'curl: (6) Could not resolve host: api.copilot.clari.com'],
    ['retired-host', 'Could not resolve host: rest-api.trywingman.com'],
    ['no-token-endpoint', 'POST https://api.copilot.clari.com/oauth/token\nHTTP/2 404\n'],
    ['rate-limited', 'HTTP/1.1 429 Too Many Requests\n\n{"errorMessage":"Too many requests"}'],
    ['forbidden', '403 Forbidden'],
    ['intercepted', 'SSL certificate problem: unable to get local issuer certificate'],
    ['success', 'HTTP/2 200\n\n{"users":[]}'],
    ['success', '{"access_token":"‹secret: 64 chars›","token_type":"Bearer"}'],
    ['nothing', 'hello'],
    ['nothing', ''],
  ] as const)('says %s: %s', (outcome, text) => {
    const judged = copilotSays.judge({ paste: readPaste(text) })
    expect(judged.outcome).toBe(outcome)
    expect(judged.says).not.toMatch(/undefined|null/)
    for (const evidence of judged.evidence ?? []) if (evidence.kind === 'paste') expect(text).toContain(evidence.quote)
  })
})
