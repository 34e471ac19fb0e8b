import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCredentialsFile } from './credentials-file.ts'

const secret = 'q7Zp0sTn4vXw8yRb2uKd6mLf1hGj5cEa'
const good = {
  name: 'Nightly upload',
  createdAt: '2026-05-04T08:00:00Z',
  apiUrl: 'https://api.clarify.io/v1/',
  integration: 'c8kk6bkvqcc3fr4c9l40',
  credentials: { type: 'client-credentials', clientId: 'ab12cd34ef56ab12cd34', clientSecret: secret },
}
const withParts = (more: object) => ({ ...good, credentials: { ...good.credentials, ...more } })
const read = (value: unknown) => readCredentialsFile(JSON.stringify(value))

describe('a credentials file', () => {
  test('as downloaded has no fault, and gives what may be shown', () => {
    expect(read(good)).toEqual({
      type: 'client-credentials',
      apiUrl: good.apiUrl,
      integration: good.integration,
      createdAt: good.createdAt,
      faults: [],
      usable: true,
    })
  })

  test('with a byte order mark in front is read', () => {
    expect(readCredentialsFile(`\ufeff${JSON.stringify(good)}`).usable).toBe(true)
  })

  test.each([
    ['no apiUrl', { ...good, apiUrl: undefined }, 'missing', 'apiUrl', false],
    ['no integration', { ...good, integration: '' }, 'missing', 'integration', false],
    ['no credentials', { ...good, credentials: undefined }, 'missing', 'credentials', false],
    ['credentials as text', { ...good, credentials: secret }, 'wrong-kind', 'credentials', false],
    ['no type', withParts({ type: undefined }), 'missing', 'credentials.type', false],
    ['a type of another name', withParts({ type: 'client_credentials' }), 'unknown-type', 'credentials.type', false],
    ['a secret in the type', withParts({ type: secret }), 'unknown-type', 'credentials.type', false],
    ['no clientId', withParts({ clientId: null }), 'missing', 'credentials.clientId', false],
    ['no clientSecret', withParts({ clientSecret: undefined }), 'missing', 'credentials.clientSecret', false],
    ['a number as secret', withParts({ clientSecret: 1234567890 }), 'wrong-kind', 'credentials.clientSecret', false],
    [
      'a secret with a line break',
      withParts({ clientSecret: `${secret}\n` }),
      'odd-shape',
      'credentials.clientSecret',
      false,
    ],
    ['the secret as clientId too', withParts({ clientId: secret }), 'secret-elsewhere', 'credentials.clientId', false],
    ['the secret as the name too', { ...good, name: secret }, 'secret-elsewhere', '', true],
    [
      'the secret at the top',
      { ...withParts({ clientSecret: undefined }), clientSecret: secret },
      'secret-elsewhere',
      'clientSecret',
      false,
    ],
    [
      'the secret in the address',
      { ...good, apiUrl: `https://me:${secret}@api.clarify.io/v1/` },
      'secret-elsewhere',
      'apiUrl',
      false,
    ],
    ['an address without https', { ...good, apiUrl: 'api.clarify.io/v1/' }, 'bad-url', 'apiUrl', false],
    ['an address of another kind', { ...good, apiUrl: 'ftp://api.clarify.io/v1/' }, 'bad-url', 'apiUrl', false],
    ['an address with a space', { ...good, apiUrl: 'https://api.clarify.io/v1/ ' }, 'bad-url', 'apiUrl', false],
    [
      'the RPC endpoint as address',
      { ...good, apiUrl: 'https://api.clarify.io/v1/rpc' },
      'url-too-long',
      'apiUrl',
      false,
    ],
    ['no slash at the end', { ...good, apiUrl: 'https://api.clarify.io/v1' }, 'url-without-slash', 'apiUrl', true],
    ['http', { ...good, apiUrl: 'http://api.clarify.io/v1/' }, 'url-unencrypted', 'apiUrl', true],
    ['an odd integration', { ...good, integration: 'my integration' }, 'odd-shape', 'integration', true],
    ['basic-auth', withParts({ type: 'basic-auth' }), 'python-refuses', 'credentials.type', true],
  ])('with %s is told so', (_, value, rule, member, usable) => {
    const reading = read(value)
    expect(reading.faults).toContainEqual(expect.objectContaining({ rule, member }))
    expect(reading.usable).toBe(usable)
    for (const { says } of reading.faults) expect(says).toMatch(/^[“A-Zc].*\.$/)
    expect(JSON.stringify(reading)).not.toContain(secret)
  })

  test('on loopback may use http', () => {
    expect(read({ ...good, apiUrl: 'http://127.0.0.1:4010/clarify/v1/' }).faults).toEqual([])
  })

  test('of the type basic-auth may name user and password', () => {
    expect(
      read({ ...good, credentials: { type: 'basic-auth', username: 'someone-else', password: secret } }).usable,
    ).toBe(true)
  })

  test.each([
    ['', 'empty', /empty/],
    ['   \n', 'empty', /empty/],
    ['/home/ana/clarify-credentials.json', 'path', /path/],
    ['C:\\Users\\ana\\clarify.json', 'path', /path/],
    ['[]', 'not-an-object', /a list/],
    [JSON.stringify(JSON.stringify(good)), 'not-an-object', /packed twice/],
    [JSON.stringify(good, null, 2).slice(0, 90), 'not-json', /ends in the middle, on line 4/],
    [JSON.stringify(good, null, 2).replace('"name"', 'name'), 'not-json', /line 2, column 3/],
    [JSON.stringify(good).replaceAll('"', "'"), 'not-json', /line 1, column 2/],
  ])('that reads %j is told as %s', (text, rule, says) => {
    const reading = readCredentialsFile(text)
    expect(reading).toMatchObject({ usable: false, faults: [{ rule }] })
    expect(reading.faults[0]?.says).toMatch(says)
  })

  test('never gives its secret back, whatever is done to the file', () => {
    const mutation = fc.constantFrom<(text: string) => string>(
      (text) => text.slice(0, -20),
      (text) => text.replaceAll('"', "'"),
      (text) => text.replace('clientSecret', 'ClientSecret'),
      (text) => text.replace('"type":"client-credentials"', `"type":"${secret}"`),
      (text) => text.replace('c8kk6bkvqcc3fr4c9l40', secret),
      (text) => text.replace('https://api.clarify.io/v1/', secret),
      (text) => text.replace('https://api.clarify.io/v1/', `https://api.clarify.io/${secret}?token=${secret}`),
      (text) => text.replace('"integration"', `"${secret}"`),
      (text) => text.replace('2026-05-04T08:00:00Z', secret),
      (text) => text.replace(/"credentials":\{(.*)\}\}/, '$1}'),
    )
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 3 }), (mutations) => {
        const text = mutations.reduce((before, mutate) => mutate(before), JSON.stringify(good))
        expect(JSON.stringify(readCredentialsFile(text))).not.toContain(secret)
      }),
      { numRuns: 300 },
    )
  })
})
