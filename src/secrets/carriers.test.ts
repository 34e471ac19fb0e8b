import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankSecrets } from './blank.ts'

const json = (text: string): string => JSON.stringify(text)
const python = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const html = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;')

const name = fc.constantFrom(
  'apikey',
  'X-Api-Key',
  'X-Api-Password',
  'api_key',
  'apiKey',
  'password',
  'clientSecret',
  'client_secret',
  'access_token',
  'refresh_token',
  'id_token',
  'accessToken',
  'CLARI_API_KEY',
  'token',
  'secret',
  'db_password',
)
const header = fc.constantFrom('apikey', 'X-Api-Key', 'x-api-password', 'X-Auth-Token', 'ApiKey')

/** Carriers that can hold any text, because they quote or escape it. */
const quoting: readonly ((name: string, secret: string) => string)[] = [
  (n, s) => `{${json(n)}: ${json(s)}, "status": 401}`,
  (n, s) => `{${json(n)}:${json(s)}}`,
  (n, s) => `{\n  ${json(n)}:\n    ${json(s)}\n}`,
  (n, s) => json(JSON.stringify({ [n]: s, status: 401 })),
  (n, s) => json(JSON.stringify({ body: JSON.stringify({ [n]: s }) })),
  (n, s) =>
    `pyclarify.errors.CredentialError: {'type': 'client-credentials', ${python(n)}: ${python(s)}, 'other': None}`,
  (n, s) => `Config(${n.replace(/-/g, '_')}=${python(s)}, retries=3)`,
  (n, s) => `headers = [(${python(n)}, ${python(s)}), ('Accept', '*/*')]`,
  (n, s) => `{"name":${json(n)},"value":${json(s)}}`,
  (n, s) => `{"value":${json(s)},"name":${json(n)}}`,
  (n, s) => `<p>${html(json(n))}: ${html(json(s))}</p>`,
  (n, s) => `<${n}>${html(s)}</${n}>`,
  (n, s) => `GET /v4/admin/limits?${n}=${encodeURIComponent(s)}&limit=1 HTTP/1.1`,
  (n, s) => `grant_type=client_credentials&${n}=${encodeURIComponent(s)}&audience=x`,
  (n, s) => encodeURIComponent(`{"a":1,"${n}":${json(s)}}`),
  (n, s) => `redirect=https%3A%2F%2Fx.example%2F%3F${n}%3D${encodeURIComponent(encodeURIComponent(s))}%26y%3D1`,
]

/** Carriers of what has no spaces and no quotes, as keys do. */
const plain: readonly ((name: string, secret: string) => string)[] = [
  (n, s) => `curl -s -H "${n}: ${s}" https://api.clari.com/v4/admin/limits`,
  (n, s) => `curl -H '${n}:${s}' https://api.clari.com/v4/admin/limits`,
  (n, s) => `curl --header "${n}: ${s}" \\\n  https://api.clari.com/v4/admin/limits`,
  (n, s) => `> GET /v4/admin/limits HTTP/1.1\n> Host: api.clari.com\n> ${n}: ${s}\n> Accept: */*\n>\n< HTTP/1.1 401`,
  (n, s) => `${n}: ${s}`,
  (n, s) => `${n}: ${s}\r\nAccept: */*\r\n`,
  (n, s) => `2026-11-22T06:41:36Z ERROR request failed ${n}=${s} status=401`,
  (n, s) => `[error] headers {${n}: ${s}, accept: */*}`,
  (n, s) => `map[Accept:[*/*] ${n}:[${s}] Host:[api.clari.com]]`,
  (n, s) => `{${n}=[${s}], Accept=[*/*]}`,
  (n, s) => `${n} => ${s}`,
  (n, s) => `[${n}] => ${s}`,
  (n, s) => `export ${n}=${s}`,
  (n, s) => `export ${n}="${s}"`,
  (n, s) => `tool --${n} ${s} --verbose`,
  (n, s) => `tool --${n}=${s} --verbose`,
  (n, s) => `headers: { '${n}': '${s}', Accept: '*/*' }`,
  (n, s) => `rawHeaders: [ 'Accept', '*/*', '${n}', '${s}', 'Host', 'api.clari.com' ]`,
  (n, s) => `requests.get(url, headers={"${n}": "${s}"}).raise_for_status()`,
  (n, s) => `headers.set("${n}", "${s}");`,
  (n, s) => `req.Header["${n}"] = []string{"${s}"}`,
  (n, s) => `${n}: "${s}"`,
  (n, s) => `${n}: 'Bearer ${s}'`,
  (n, s) => `${n}：${s}`,
  (n, s) => `\u{1F511} ${n} = ${s}`,
  (n, s) => `| ${n} | ${n}: ${s} |`,
  (n, s) => `The ${n} is ${s}a1 and it was refused`,
  (n, s) => `${n}: |\n  ${s}\nnext: 1`,
  (n, s) => `<input type="hidden" name="${n}" value="${s}">`,
]

const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const of = (unit: string, minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...unit), minLength, maxLength })
/** A digit and a letter at the ends make even the shortest no word of ours. */
const keyish = fc
  .oneof(
    hex(64),
    hex(40),
    hex(32),
    hex(24),
    of(letters, 20, 64),
    of(`${letters}-_`, 30, 64),
    of(`${letters}+/`, 32, 88),
    of(letters.toLowerCase(), 10, 30),
  )
  .map((s) => `q${s}7`)
const passwordish = fc.oneof(
  keyish,
  of(`${letters}!@#$%^*()-_+[]{};:,.?/|~`, 8, 40).map((s) => `Z${s}9`),
  fc.constantFrom(
    'hunter2x',
    'correct horse battery staple',
    'pa"ss\'w\\ord9',
    'a&b=c;d,e f9',
    'pässwörd-ünder-9',
    '密码很长很长很长9',
    'tr0ub4dor&3',
    'x/y+z==9',
  ),
)

const names: Readonly<Record<string, string>> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' }
const decodings: readonly ((text: string) => string)[] = [
  (text) => text.replace(/&(quot|#39|lt|gt|amp);/g, (_, entity: string) => names[entity] ?? ''),
  (text) => text.replace(/\\(["'\\/])/g, '$1'),
  (text) => text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replace(/%/g, ''), 'hex').toString()),
  (text) => text.replace(/[A-Za-z0-9+/]{8,}={0,2}/g, (run) => Buffer.from(run, 'base64').toString()),
]

/** Whether any long part of a secret is still there, however it is written. */
function leaks(text: string, secret: string): boolean {
  const size = Math.max(5, Math.ceil(secret.length * 0.4))
  const once = [text, ...decodings.map((decode) => decode(text))]
  const all = [...new Set([...once, ...once.flatMap((each) => decodings.map((decode) => decode(each)))])]
  for (let at = 0; at + size <= secret.length; at++)
    if (all.some((each) => each.includes(secret.slice(at, at + size)))) return true
  return false
}

const noise = fc.constantFrom(
  '',
  'HTTP/1.1 401 Unauthorized\n',
  '{"message":"Invalid authentication credentials","request_id":"4bf92f3577b34da6a3ce929d0e0e4736"}\n',
  'jobId 6073683781a6da229df71e00\n',
  '{"a": "b"}\n',
  "it's here: ",
  '密钥无效\n',
)
const runs = { numRuns: 1500, seed: 2026 }

const check = (text: string, secret: string): void => {
  const blanked = blankSecrets(text)
  expect(leaks(blanked.text, secret), `${JSON.stringify(text)} became ${JSON.stringify(blanked.text)}`).toBe(false)
  expect(blankSecrets(blanked.text)).toEqual({ text: blanked.text, removed: [] })
  for (const { start, end } of blanked.removed)
    expect(blanked.text.slice(start, end)).toMatch(/^‹secret: \d+ chars(?:, ends ..)?›$/)
}

describe('a secret in any carrier', () => {
  test('that quotes it is blanked, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.constantFrom(...quoting), name, passwordish, noise, noise, (carry, n, secret, before, after) =>
        check(`${before}${carry(n, secret)}\n${after}`, secret),
      ),
      runs,
    )
  })

  test('that writes it plainly is blanked when it looks like a key', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...plain),
        fc.oneof(name, header),
        keyish,
        noise,
        noise,
        (carry, n, secret, before, after) => check(`${before}${carry(n, secret)}\n${after}`, secret),
      ),
      runs,
    )
  })

  test('of HTTP authentication is blanked', () => {
    const carriers: readonly ((id: string, secret: string) => string)[] = [
      (_, s) => `Authorization: Bearer ${s}`,
      (_, s) => `> authorization: Bearer ${s}\n> accept: */*`,
      (_, s) => `INFO sending Authorization: Bearer ${s} to api`,
      (_, s) => `curl -H "Authorization: Bearer ${s}" https://api.clarify.io/v1/rpc`,
      (_, s) => `{"authorization":"Bearer ${s}"}`,
      (_, s) => `the request had Bearer ${s}.`,
      (id, s) => `Authorization: Basic ${base64(`${id}:${s}`)}`,
      (id, s) => `it sent Basic ${base64(`${id}:${s}`)} to the token endpoint`,
      (id, s) => `curl -u ${id}:${s} https://api.clarify.io/v1/oauth/token`,
      (id, s) => `curl --user '${id}:${s}' https://api.clarify.io/v1/oauth/token`,
      (id, s) => `https://${id}:${encodeURIComponent(s)}@api.clarify.io/v1/rpc`,
      (id, s) => `HTTPS_PROXY=http://${id}:${encodeURIComponent(s)}@proxy.example:8080 npm start`,
      (_, s) => `Cookie: JSESSIONID=${s}; theme=dark`,
      (_, s) => `< set-cookie: session=${s}; Path=/; HttpOnly\n< content-type: text/html`,
      (id, s) => `auth=('${id}', '${s}')`,
      (_, s) => `-----BEGIN RSA PRIVATE KEY-----\n${s}\n${s}\n-----END RSA PRIVATE KEY-----`,
      (_, s) => `{"private_key": "-----BEGIN PRIVATE KEY-----\\n${s}\\n-----END PRIVATE KEY-----\\n"}`,
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...carriers),
        fc.constantFrom('integration1', 'ana.ortiz', 'c0ffee'),
        of(letters, 20, 60).map((s) => `q${s}7`),
        noise,
        (carry, id, secret, before) => check(`${before}\n${carry(id, secret)}`, secret),
      ),
      runs,
    )
  })

  test('split over lines is blanked', () => {
    const carriers: readonly ((head: string, tail: string) => string)[] = [
      (h, t) => `apikey: ${h}\n${t}\nAccept: */*`,
      (h, t) => `> apikey: ${h}\n> ${t}\n> Accept: */*`,
      (h, t) => `{"apikey": "${h}\n${t}"}`,
      (h, t) => `curl -H "apikey: ${h}\\\n${t}" https://api.clari.com`,
      (h, t) => `CLARI_API_KEY=${h}\r\n${t}\r\n`,
      (h, t) => `client_secret: "${h}\n    ${t}"`,
    ]
    fc.assert(
      fc.property(fc.constantFrom(...carriers), hex(64), fc.integer({ min: 16, max: 48 }), (carry, secret, at) => {
        const text = blankSecrets(carry(secret.slice(0, at), secret.slice(at))).text
        expect([leaks(text, secret.slice(0, at)), leaks(text, secret.slice(at))], text).toEqual([false, false])
      }),
      { numRuns: 500, seed: 2026 },
    )
  })

  test('with no carrier is blanked when it is long and generated', () => {
    const long = fc.oneof(hex(40), hex(64), hex(128), of(letters, 40, 90), of(`${letters}-_`, 43, 90))
    const around = fc.constantFrom<[string, string]>(
      ['', ''],
      ['my key ', ' does not work'],
      ['\n', '\n'],
      ['(', ')'],
      ['"', '"'],
      ['key=', ''],
      ['用这个密钥 ', ' 不行'],
    )
    fc.assert(
      fc.property(long, around, (secret, [before, after]) => check(`${before}${secret}${after}`, secret)),
      runs,
    )
  })
})
