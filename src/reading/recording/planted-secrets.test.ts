import fc from 'fast-check'
import { expect, test } from 'vitest'
import { harEntry, harFile } from './recording.test-kit.ts'
import { readRecording } from './recording.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const url64 = (text: string) => Buffer.from(text).toString('base64url')
const clari = 'https://api.clari.com/v4'
const answer = (body: string, extra: object = {}) => ({ url: `${clari}/export/jobs`, status: 401, body, ...extra })

/** Every place of a HAR file in which a credential was seen or may stand, with the secret in it. */
const places: Readonly<Record<string, (secret: string) => string>> = {
  'a header named for it': (s) => harFile([harEntry({ ...answer('{}'), headers: [['apikey', s]] })]),
  'a bearer token': (s) => harFile([harEntry({ ...answer('{}'), headers: [['Authorization', `Bearer ${s}`]] })]),
  'Basic authentication': (s) =>
    harFile([harEntry({ ...answer('{}'), headers: [['authorization', `Basic ${base64(`ana:${s}`)}`]] })]),
  'a header of no known name': (s) => harFile([harEntry({ ...answer('{}'), headers: [['x-acme-thing', s]] })]),
  'a header of the answer': (s) => harFile([harEntry({ ...answer('{}'), answerHeaders: [['x-trace', s]] })]),
  'a cookie': (s) => harFile([harEntry({ ...answer('{}'), headers: [['Cookie', `theme=dark; sid=${s}; a=b`]] })]),
  'a cookie that is set': (s) =>
    harFile([harEntry({ ...answer('{}'), answerHeaders: [['Set-Cookie', `sid=${s}; Path=/; Secure`]] })]),
  'the cookie jars': (s) =>
    harFile([
      harEntry({
        ...answer(`{"message":"no session ${s}"}`),
        request: { cookies: [{ name: 'sid', value: s }] },
        response: { cookies: [{ name: 'sid', value: s, httpOnly: true }] },
      }),
    ]),
  'the query': (s) => harFile([harEntry({ url: `${clari}/export/jobs?access_token=${encodeURIComponent(s)}` })]),
  'a query of no known name': (s) =>
    harFile([harEntry({ url: `${clari}/export/jobs?q=${encodeURIComponent(s)}&limit=1` })]),
  'the list of the query': (s) =>
    harFile([harEntry({ url: `${clari}/export/jobs`, request: { queryString: [{ name: 'apikey', value: s }] } })]),
  'the fragment': (s) => harFile([harEntry({ url: `${clari}/export/jobs#access_token=${s}` })]),
  'user and password of the address': (s) =>
    harFile([harEntry({ url: `https://ana:${encodeURIComponent(s)}@api.clari.com/v4/export/jobs` })]),
  'a JSON body': (s) =>
    harFile([harEntry({ ...answer('{}'), method: 'POST', postData: { text: JSON.stringify({ client_secret: s }) } })]),
  'a form': (s) =>
    harFile([
      harEntry({
        url: 'https://login.clarify.io/oauth/token',
        method: 'POST',
        postData: {
          mimeType: 'application/x-www-form-urlencoded',
          text: `grant_type=client_credentials&client_secret=${encodeURIComponent(s)}`,
        },
      }),
    ]),
  'the fields of a form': (s) =>
    harFile([
      harEntry({
        url: 'https://login.clarify.io/oauth/token',
        method: 'POST',
        postData: {
          mimeType: 'x',
          params: [
            { name: 'client_secret', value: s },
            { name: 'grant_type', value: 'x' },
          ],
        },
      }),
    ]),
  'the answer of a token endpoint': (s) =>
    harFile([
      harEntry({ url: 'https://login.clarify.io/oauth/token', body: `{"access_token":"${s}","expires_in":60}` }),
    ]),
  'a body in base64': (s) =>
    harFile([
      harEntry({
        ...answer(''),
        response: { content: { size: 9, encoding: 'base64', text: base64(JSON.stringify({ token: s, ok: false })) } },
      }),
    ]),
  'base64 within a body': (s) =>
    harFile([harEntry(answer(JSON.stringify({ state: base64(JSON.stringify({ password: s })), message: 'no' })))]),
  'base64 within base64': (s) =>
    harFile([harEntry(answer(JSON.stringify({ state: url64(JSON.stringify({ a: base64(`{"token":"${s}"}`) })) })))]),
  'base64 of user and password': (s) => harFile([harEntry(answer(JSON.stringify({ sent: base64(`ana.ortiz:${s}`) })))]),
  'base64 in the query': (s) =>
    harFile([harEntry({ url: `${clari}/export/jobs?scopeId=${url64(JSON.stringify({ apiKey: s }))}` })]),
  'an echo in the answer of another request': (s) =>
    harFile([
      harEntry({ ...answer(`{"message":"${s} is not known"}`), at: '2026-11-23T09:00:00Z' }),
      harEntry({ ...answer('{}'), at: '2026-11-23T09:00:01Z', headers: [['x-api-password', s]] }),
    ]),
  'an echo in base64': (s) =>
    harFile([harEntry({ ...answer(`{"message":"${base64(`you sent ${s} here`)}"}`), headers: [['apikey', s]] })]),
  'an echo in the path': (s) =>
    harFile([harEntry({ url: `${clari}/export/forecast/${encodeURIComponent(s)}`, headers: [['apikey', s]] })]),
  'a redirect': (s) =>
    harFile([
      harEntry({
        ...answer('', { status: 302 }),
        answerHeaders: [['Location', `https://acme.okta.com/?code=${s}&RelayState=${s}#${s}`]],
      }),
    ]),
  'the words of a status': (s) =>
    harFile([harEntry({ ...answer('{}'), headers: [['apikey', s]], response: { statusText: `Bad key ${s}` } })]),
  'the error of the browser': (s) =>
    harFile([harEntry({ ...answer('{}'), headers: [['apikey', s]], response: { status: 0, _error: `x ${s}` } })]),
  'members that browsers add': (s) =>
    harFile([
      harEntry({
        ...answer('{}'),
        entry: {
          _initiator: { url: s },
          _webSocketMessages: [{ data: s }],
          comment: s,
          connection: s,
          serverIPAddress: s,
        },
        response: { redirectURL: s, comment: s },
      }),
    ]),
  'the pages and the maker': (s) =>
    harFile([harEntry(answer('{}'))], { pages: [{ title: s }], comment: s, browser: { name: s, version: s } }),
  'a request to somebody else': (s) =>
    harFile([harEntry(answer('{}')), harEntry({ url: `https://example.com/${s}`, headers: [['Cookie', s]], body: s })]),
  'the run of curl': (s) =>
    [
      `$ curl -v -u 'ana:${s}' -H "apikey: ${s}" https://api.clari.com/v4/a`,
      ...[1, 2].flatMap(() => [
        `> GET /v4/a HTTP/2\n> Host: api.clari.com\n> apikey: ${s}\n> cookie: sid=${s}\n> `,
        `< HTTP/2 401\n< set-cookie: sid=${s}\n< \n{"message":"${s}?"}`,
      ]),
    ].join('\n'),
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** What keys and passwords look like; no word that stands in a recording anyway. */
const secrets = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...letters), minLength: 5, maxLength: 24 }),
    fc.integer({ min: 100_000, max: 999_999 }),
    fc.string({ unit: fc.constantFrom(...letters, ...'0123456789'), minLength: 6, maxLength: 40 }),
  )
  .map(([head, middle, tail]) => `${head}${middle}${tail}`)

test.each(Object.entries(places))('a secret in %s is in nothing that comes of a recording', (_, plant) => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const recording = readRecording(plant(secret))
      expect(recording?.requests.length).toBeGreaterThan(0)
      const kept = JSON.stringify(recording)
      // Decoded as well: what is left in base64 is not blanked.
      const decoded = kept.replaceAll(/[A-Za-z0-9+/_-]{12,}/g, (run) => Buffer.from(run, 'base64').toString('latin1'))
      for (const form of [secret, encodeURIComponent(secret)]) {
        expect(kept).not.toContain(form)
        expect(decoded).not.toContain(form)
      }
    }),
    { numRuns: 40 },
  )
})

test('a recording that breaks off within or behind a secret shows none of it', () => {
  const secret = 'k9Xw2LmQ7rTz4VbN8cYd5FgH1jKp3SaE'
  for (const [place, plant] of Object.entries(places)) {
    // What names it as a secret must not have been cut off.
    if (place === 'an echo in the answer of another request') continue
    const text = plant(secret)
    for (let end = 200; end < text.length; end += 97) {
      const kept = JSON.stringify(readRecording(text.slice(0, end)) ?? '')
      expect(kept).not.toContain(secret.slice(0, 16))
    }
  }
})

test('a key that stands where a host belongs is in nothing that comes of a recording', () => {
  const secret = 'sk7y2znbg9s24junrn3vhy6pbc73y4wsw6ezdx87'
  for (const host of [`Host: ${secret}`, `Host: ap${secret}`, `Host:${secret}`]) {
    const recording = readRecording(`> GET /v4/admin/limits HTTP/2\n> ${host}\n>\n< HTTP/2 401\n<\n{"message":"x"}\n`)
    expect(recording?.requests).toHaveLength(1)
    expect(JSON.stringify(recording)).not.toContain(secret)
  }
})
