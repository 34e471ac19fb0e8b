import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSettings, type Environment } from './config.ts'
import { proxyFor } from './upstream/proxy-choice.ts'
import { hasValues } from './credentials/held-connection.ts'

function settingsOf(environment: Environment, files: Record<string, string> = {}) {
  const read = readSettings(environment, (path) => files[path] ?? null)
  if (!read.ok) throw new Error(read.problems.join(' '))
  return read.settings
}

describe('settings', () => {
  test('without anything set are the published addresses and no connection', () => {
    expect(settingsOf({})).toMatchObject({
      port: null,
      demo: 'auto',
      open: true,
      timeoutMs: 30_000,
      connections: [],
      origins: {
        clari: 'https://api.clari.com/v4',
        copilot: 'https://rest-api.copilot.clari.com',
        'copilot-auth': 'https://api.copilot.clari.com',
        clarify: 'https://api.clarify.io/v1',
      },
    })
  })

  test.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ CLARI_BASE_URL: 'api.clari.com/v4' }, 'CLARI_BASE_URL'],
    [{ CLARI_BASE_URL: 'ftp://api.clari.com' }, 'CLARI_BASE_URL'],
    [{ CLARI_BASE_URL: 'https://anna:pw-secret@api.clari.com' }, 'CLARI_BASE_URL'],
    [{ CLARI_BASE_URL: 'https://api.clari.com/v4?key=pw-secret' }, 'CLARI_BASE_URL'],
    [{ TRIAGE_TIMEOUT_MS: '-1' }, 'TRIAGE_TIMEOUT_MS'],
    [{ TRIAGE_DEMO: 'yes' }, 'TRIAGE_DEMO'],
  ])('%j is told by its name, never by its value', (environment: Environment, name) => {
    const read = readSettings(environment, () => null)
    expect(read).toMatchObject({ ok: false, problems: [expect.stringContaining(name)] })
    expect(JSON.stringify(read)).not.toContain('pw-secret')
  })

  test.each([
    ['CLARI_APIKEY', 'CLARI_API_KEY'],
    ['CLARI_API_KEY_ADMIN', 'CLARI_API_KEY'],
    ['CLARI_COPILOT_PASSWORD', 'CLARI_COPILOT_API_PASSWORD'],
    ['CLARIFY_CREDENTIAL', 'CLARIFY_CREDENTIALS'],
    ['CLAIR_API_KEY', 'CLARI_API_KEY'],
    ['TRIAGE_TIMEOUT', 'TRIAGE_TIMEOUT_MS'],
  ])('%s is told with the nearest name that is read, and never its value', (name, nearest) => {
    const { warnings } = settingsOf({ [name]: 'pw-secret' })
    expect(warnings).toEqual([expect.stringContaining(`${name} is set`)])
    expect(warnings[0]).toContain(nearest)
    expect(warnings[0]).not.toContain('pw-secret')
  })

  test('names that are read, also with a suffix, and those of other programs are not told', () => {
    const names = [
      'CLARI_API_KEY',
      'CLARI_API_KEY__ADMIN',
      'PORT',
      'https_proxy',
      'PATH',
      'HOME',
      'CLARITY_ID',
      'SHELL',
    ]
    expect(settingsOf(Object.fromEntries(names.map((name) => [name, '1']))).warnings.join(' ')).not.toMatch(
      /did you mean/,
    )
  })

  test('a credentials file that is not there is told as missing', () => {
    expect(settingsOf({ CLARIFY_CREDENTIALS__EU: '/home/ana/pw-secret.json' }).warnings).toEqual([
      'CLARIFY_CREDENTIALS__EU names a file that is not there, or that cannot be read.',
    ])
    expect(settingsOf({ CLARIFY_CREDENTIALS: '{"credentials":{}}' }).warnings).toEqual([])
  })

  test.each([
    ['HOST', '0.0.0.0'],
    ['HOST', 'desk-12.example'],
    ['BIND', '0.0.0.0:80'],
    ['TRIAGE_HOST', '::'],
  ])('%s=%s asks for more than this computer, and nothing starts', (name, value) => {
    expect(readSettings({ [name]: value }, () => null)).toEqual({
      ok: false,
      problems: [`Clari Triage listens on this computer alone (127.0.0.1): take ${name} away and start again.`],
    })
  })

  test.each(['', '127.0.0.1', 'localhost', '::1', '127.0.0.1:4173'])('HOST=%s asks for nothing more', (HOST) => {
    expect(readSettings({ HOST }, () => null).ok).toBe(true)
  })

  test('an empty variable is one that is not set', () => {
    expect(settingsOf({ PORT: '', CLARI_BASE_URL: ' ', TRIAGE_DEMO: '', HTTPS_PROXY: '' }).port).toBeNull()
  })

  test('a Clarify file is read from its path, and its address is used unless another is set', () => {
    const file = JSON.stringify({
      apiUrl: 'https://eu.clarify.example/v1/',
      credentials: { clientId: 'a', clientSecret: 'b' },
    })
    expect(
      settingsOf({ CLARIFY_CREDENTIALS: '/home/ana/clarify.json' }, { '/home/ana/clarify.json': file }).origins.clarify,
    ).toBe('https://eu.clarify.example/v1')
    expect(settingsOf({ CLARIFY_CREDENTIALS: file, CLARIFY_BASE_URL: 'https://x.example/v1' }).origins.clarify).toBe(
      'https://x.example/v1',
    )
    expect(settingsOf({ CLARIFY_CREDENTIALS: file.replace('https:', 'javascript:') }).origins.clarify).toBe(
      'https://api.clarify.io/v1',
    )
  })

  test('a suffix makes a further connection, and half a pair is a whole connection with a part missing', () => {
    const { connections } = settingsOf({
      CLARI_API_KEY: 'a',
      CLARI_API_KEY__EU_ADMIN: 'b',
      CLARI_COPILOT_API_KEY: 'c',
      CLARI_API_KEYS: 'd',
      CLARI_API_KEY__: 'e',
    })
    expect(connections.map(({ id, label, values }) => [id, label, values])).toEqual([
      ['env-clari', 'Clari', { CLARI_API_KEY: 'a' }],
      ['env-clari-eu_admin', 'Eu admin', { CLARI_API_KEY: 'b' }],
      ['env-copilot-keys', 'Clari Copilot keys', { CLARI_COPILOT_API_KEY: 'c', CLARI_COPILOT_API_PASSWORD: '' }],
    ])
  })

  test('a variable that is there but empty is a connection without a value', () => {
    expect(settingsOf({ CLARI_API_KEY: '' }).connections.map(hasValues)).toEqual([false])
  })

  test('a proxy’s address may leave out its scheme; another kind is not used, and said so without its value', () => {
    expect(settingsOf({ https_proxy: 'proxy.corp:8080' }).proxy.https).toBe('http://proxy.corp:8080')
    const odd = settingsOf({ HTTPS_PROXY: 'socks5://anna:pw-secret@proxy.corp:1080' })
    expect([odd.proxy.https, odd.warnings]).toEqual([null, [expect.stringMatching(/^HTTPS_PROXY/)]])
    expect(JSON.stringify(odd)).not.toContain('pw-secret')
  })

  test('keys that would travel unencrypted are warned of, but not on this machine', () => {
    expect(settingsOf({ CLARI_BASE_URL: 'http://clari.example/v4' }).warnings).toHaveLength(1)
    expect(settingsOf({ CLARI_BASE_URL: 'http://127.0.0.1:4010/v4' }).warnings).toEqual([])
  })
})

describe('the network’s proxy', () => {
  const settings = {
    https: 'http://proxy.corp:8080',
    http: 'http://plain.corp:3128',
    none: '.internal.example, direct.example:8443 *.wild.example',
  }

  test.each([
    ['https://api.clari.com/v4', 'proxy.corp:8080'],
    ['http://api.clari.com/v4', 'plain.corp:3128'],
    ['https://clari.internal.example/', null],
    ['https://internal.example/', null],
    ['https://notinternal.example/', 'proxy.corp:8080'],
    ['https://direct.example:8443/', null],
    ['https://direct.example/', 'proxy.corp:8080'],
    ['https://a.wild.example/', null],
    ['http://127.0.0.1:4010/', null],
    ['https://localhost/', null],
    ['http://[::1]:9/', null],
  ])('%s is reached through %s', (address, proxy) => {
    expect(proxyFor(new URL(address), settings)?.host ?? null).toBe(proxy)
  })

  test('NO_PROXY=* means none at all, and an https address falls back on HTTP_PROXY', () => {
    expect(proxyFor(new URL('https://api.clari.com'), { ...settings, none: '*' })).toBeNull()
    expect(
      proxyFor(new URL('https://api.clari.com'), { https: null, http: 'http://plain.corp:3128', none: '' })?.host,
    ).toBe('plain.corp:3128')
  })

  test('a name that is exempt takes its subdomains with it and nobody else', () => {
    fc.assert(
      fc.property(fc.domain(), fc.domain(), (exempt, other) => {
        const through = (host: string) => proxyFor(new URL(`https://${host}`), { ...settings, none: exempt }) !== null
        expect(through(exempt)).toBe(false)
        expect(through(`sub.${exempt}`)).toBe(false)
        const host = new URL(`https://${other}`).hostname
        const name = new URL(`https://${exempt}`).hostname
        expect(through(other)).toBe(!(host === name || host.endsWith(`.${name}`)))
      }),
    )
  })
})
