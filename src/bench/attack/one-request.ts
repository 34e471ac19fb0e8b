import { requestAttack, type Attack } from './attack-row.ts'
import type { Attacked, Headers } from './attacked.ts'

const limits = '{"operation":"clari.limits","params":{}}'
const connection = '{"label":"x","system":"clari","values":{"CLARI_API_KEY":"0123456789abcdef"}}'

/** Other names under which the server must not answer, `PORT` standing for its port. */
const hosts = [
  'evil.example',
  'evil.example:PORT',
  '127.0.0.1',
  '127.0.0.1:1',
  '127.0.0.1:0PORT',
  '127.0.0.1.:PORT',
  '127.0.0.1.evil.example:PORT',
  '127.1:PORT',
  '0x7f000001:PORT',
  '2130706433:PORT',
  '0.0.0.0:PORT',
  '127.0.0.2:PORT',
  '[::1]:PORT',
  '[::ffff:127.0.0.1]:PORT',
  'localhost.:PORT',
  'demo.localhost:PORT',
  'evil@127.0.0.1:PORT',
  '127.0.0.1:PORT@evil.example',
  '127.0.0.1:PORT, evil.example',
  '127.0.0.1:PORT#.evil.example',
  '127.0.0.1%00:PORT',
  '',
] as const

const foreignHosts: readonly Attack[] = hosts.flatMap((spelling) =>
  ['/', '/api/session'].map((path) =>
    requestAttack('Host', `Host: ${spelling === '' ? '(empty)' : spelling}, ${path}`, [400, 403, 421], ({ port }) => ({
      line: `GET ${path}`,
      headers: { host: spelling.replace('PORT', String(port)) },
    })),
  ),
)

const otherHosts: readonly Attack[] = [
  requestAttack('Host', 'localhost at the API', [421], ({ port }) => ({
    line: 'GET /api/session',
    headers: { host: `localhost:${port}` },
  })),
  requestAttack('Host', 'localhost at the API, its path encoded', [421], ({ port }) => ({
    line: 'GET /%61pi/session',
    headers: { host: `localhost:${port}` },
  })),
  requestAttack('Host', 'two Host lines', [400, 421], ({ port }) => ({
    line: 'GET /api/session',
    headers: { host: [`127.0.0.1:${port}`, 'evil.example'] },
  })),
  requestAttack('Host', 'two Host lines, the foreign one first', [400, 403, 421], ({ port }) => ({
    line: 'GET /api/session',
    headers: { host: ['evil.example', `127.0.0.1:${port}`] },
  })),
  requestAttack('Host', 'no Host', [400], () => ({ line: 'GET /', headers: { host: null } })),
  requestAttack('Host', 'no Host, HTTP/1.0', [400, 403, 421], () => ({
    line: 'GET / HTTP/1.0',
    headers: { host: null },
  })),
  ...['http://evil.example/', 'https://evil.example/api/session', 'http://evil@127.0.0.1:1/'].map((target) =>
    requestAttack('Host', `the request line names ${target}`, [400, 403, 404, 421], () => ({ line: `GET ${target}` })),
  ),
]

/** Calls that change something. */
const changing = [
  ['POST /api/exchange', limits],
  ['POST /api/connections', connection],
  ['DELETE /api/connections/typed-0123456789', ''],
  ['PUT /api/demo/faults', '[]'],
] as const

const origins: readonly (readonly [name: string, origin: (at: Attacked) => string | readonly string[] | null])[] = [
  ['none', () => null],
  ['null', () => 'null'],
  ['http://evil.example', () => 'http://evil.example'],
  ['localhost', ({ port }) => `http://localhost:${port}`],
  ['another port', () => 'http://127.0.0.1:1'],
  ['https', ({ port }) => `https://127.0.0.1:${port}`],
  ['ours with something after it', ({ origin }) => `${origin}.evil.example`],
  ['ours and another', ({ origin }) => [origin, 'http://evil.example']],
]

const foreignOrigins: readonly Attack[] = changing.flatMap(([line, body]) =>
  origins.map(([name, origin]) =>
    requestAttack('Origin', `${line}, Origin: ${name}`, [403], (at) => ({
      line,
      headers: { origin: origin(at) },
      body,
    })),
  ),
)

/** What browsers say of a request that another site's page made. */
const fetched: readonly (readonly [says: string, line: string, headers: Headers])[] = [
  ['read by a script', 'GET /api/connections', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }],
  ['read by a page of another port', 'GET /api/connections', { 'sec-fetch-site': 'same-site' }],
  ['as a picture', 'GET /api/stream?operation=clari.results', { 'sec-fetch-site': 'cross-site' }],
  ['followed as a link', 'GET /api/connections', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  [
    'followed as a link, its path encoded',
    'GET /%61pi/connections',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  ],
  ['the page, read by a script', 'GET /', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ['the page, read by another port', 'GET /', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
  ['the page, with a foreign Origin', 'GET /', { origin: 'http://evil.example' }],
]

const crossSite: readonly Attack[] = fetched.map(([says, line, headers]) =>
  requestAttack('Other site', `${line}, ${says}`, [403], () => ({ line, headers })),
)

const withoutToken: readonly Attack[] = [
  ...['GET /api/session', 'GET /%61pi/session', 'GET /api/%73ession', 'GET /api/no-such', 'GET /api'].map((line) =>
    requestAttack('Token', `${line}, no token`, [401], () => ({ line, headers: { 'x-triage-token': null } })),
  ),
  requestAttack('Token', 'a wrong token', [401], () => ({
    line: 'GET /api/session',
    headers: { 'x-triage-token': 'x'.repeat(32) },
  })),
  requestAttack('Token', 'the token less its last character', [401], ({ token }) => ({
    line: 'GET /api/session',
    headers: { 'x-triage-token': token.slice(0, -1) },
  })),
  requestAttack('Token', 'the token in the address and in a cookie', [401], ({ token }) => ({
    line: `GET /api/session?x-triage-token=${token}`,
    headers: { 'x-triage-token': null, cookie: `x-triage-token=${token}` },
  })),
]

const exchanges: readonly (readonly [says: string, body: string])[] = [
  ['an operation that is none', '{"operation":"clari.drop-everything","params":{}}'],
  ['a write method of Clarify', '{"operation":"clarify.insert","params":{}}'],
  ['a member of every object as operation', '{"operation":"__proto__","params":{}}'],
  ['another such', '{"operation":"constructor","params":{}}'],
  ['an address as operation', '{"operation":"http://169.254.169.254/","params":{}}'],
  ['an address as parameter', '{"operation":"clari.limits","params":{"url":"http://169.254.169.254/"}}'],
  ['a base address', '{"operation":"clari.limits","params":{"baseUrl":"http://evil.example"}}'],
  ['a number beyond its bounds', '{"operation":"clari.audit-events","params":{"limit":1e9}}'],
  ['a parameter of another type', '{"operation":"clari.job","params":{"jobId":{"$ne":null}}}'],
  ['a prototype among the parameters', '{"operation":"clari.limits","params":{"__proto__":{"x":1}}}'],
  ['parameters that are a list', '{"operation":"clari.limits","params":[]}'],
  ['an operation that is answered otherwise', '{"operation":"clari.results","params":{"jobId":"x"}}'],
  ['no JSON', '{"operation":'],
  ['nothing', 'null'],
]

const unknown: readonly Attack[] = [
  ...exchanges.map(([says, body]) =>
    requestAttack('What may be asked', says, [400], () => ({ line: 'POST /api/exchange', body })),
  ),
  requestAttack('What may be asked', 'a form, as another page could send it', [400], () => ({
    line: 'POST /api/exchange',
    headers: { 'content-type': 'text/plain' },
    body: limits,
  })),
  requestAttack('What may be asked', 'a credentials file that names an address of its own', [400], () => ({
    line: 'POST /api/connections',
    body: JSON.stringify({
      label: 'x',
      system: 'clarify',
      values: {
        CLARIFY_CREDENTIALS: '{"apiUrl":"http://169.254.169.254/","credentials":{"clientId":"a","clientSecret":"b"}}',
      },
    }),
  })),
  requestAttack('What may be asked', 'an address as a value of a connection', [400], () => ({
    line: 'POST /api/connections',
    body: '{"label":"x","system":"clari","values":{"CLARI_BASE_URL":"http://evil.example"}}',
  })),
]

const methods: readonly Attack[] = [
  ...['TRACE', 'OPTIONS', 'PATCH', 'PROPFIND', 'SEARCH', 'PURGE'].flatMap((method) =>
    ['/', '/api/exchange'].map((path) =>
      requestAttack('Method', `${method} ${path}`, [405], () => ({ line: `${method} ${path}` })),
    ),
  ),
  requestAttack('Method', 'CONNECT evil.example:443', [0, 400, 405], () => ({ line: 'CONNECT evil.example:443' })),
  requestAttack('Method', 'TRACK /', [400, 405], () => ({ line: 'TRACK /' })),
  requestAttack('Method', 'a method that is none', [400, 405], () => ({ line: 'EVIL /api/session' })),
  requestAttack('Method', 'a GET that is meant as a POST', [404], () => ({
    line: 'GET /api/exchange',
    headers: { 'x-http-method-override': 'POST' },
  })),
]

// A script of another site; our own page has the sources in development.
const byScript: Headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }

const paths: readonly Attack[] = [
  '/.env',
  '/%2eenv',
  '/package.json',
  '/%70ackage.json',
  '/..%2f..%2fpackage.json',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/assets/..%5c..%5cpackage.json',
  '/assets/%E0%A4%A',
  '/.git/config',
  '/dist/programs/server.js',
  '/src/server/app.ts?x=.env',
].map((path) =>
  requestAttack('Path', path, path.startsWith('/src/') ? [403, 404] : [400, 403, 404], () => ({
    line: `GET ${path}`,
    ...(path.startsWith('/src/') ? { headers: byScript } : {}),
  })),
)

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

const sizes: readonly Attack[] = [
  requestAttack('Size', 'a body of 256 kB and a byte', [413], () => ({
    line: 'POST /api/exchange',
    body: limits.padEnd(256 * 1024 + 1, ' '),
  })),
  requestAttack('Size', 'a filter nested 50,000 deep', [413], () => ({
    line: 'POST /api/exchange',
    body: `{"operation":"clarify.select-items","params":{"query":{"filter":{"x":${deep(50_000)}}}}}`,
  })),
  requestAttack('Size', 'parameters of a stream nested 1,000 deep', [400], () => ({
    line: `GET /api/stream?operation=clari.results&params=${deep(1000)}`,
  })),
  requestAttack('Size', 'a header of 20 kB', [431], () => ({
    line: 'GET /',
    headers: { 'x-long': 'x'.repeat(20_000) },
  })),
  requestAttack('Size', 'an address of 20 kB', [414, 431], () => ({ line: `GET /${'x'.repeat(20_000)}` })),
  requestAttack('Size', 'a length and chunks at once', [400], () => ({
    line: 'POST /api/exchange',
    headers: { 'content-length': '4', 'transfer-encoding': 'chunked' },
    body: '0\r\n\r\n',
  })),
  requestAttack('Size', 'a label of a megabyte', [413], () => ({
    line: 'POST /api/connections',
    body: JSON.stringify({ label: 'x'.repeat(1e6), system: 'clari', values: {} }),
  })),
]

/** Attacks of one request each, on the built product and on the development server alike. */
export const oneRequestAttacks: readonly Attack[] = [
  ...foreignHosts,
  ...otherHosts,
  ...foreignOrigins,
  ...crossSite,
  ...withoutToken,
  ...unknown,
  ...methods,
  ...paths,
  ...sizes,
]

/** Attacks on what only a development server has. */
export const developmentAttacks: readonly Attack[] = [
  ...[
    '/README.md',
    '/vite.config.ts',
    '/e2e/trust.spec.ts',
    '/package-lock.json?raw',
    '/package.json?import',
    '/__open-in-editor?file=package.json',
    '/%5f_open-in-editor?file=package.json',
    '/@fs/etc/passwd',
    '/@fs/etc/passwd?raw??',
    '/@fs/etc/passwd?import&raw??',
    '/@fs//etc/passwd?url',
    '/src/..%2fpackage.json',
    '/src/..%252fpackage.json',
    '/node_modules/..%2f.env',
  ].map((path) =>
    requestAttack('Development', `GET ${path}`, [400, 403, 404], () => ({
      line: `GET ${path}`,
      // As a followed link would ask, which the page itself allows.
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    })),
  ),
  ...['/src/app/main.tsx', '/@vite/client', '/@id/react'].map((path) =>
    requestAttack('Development', `GET ${path} under another host`, [403, 421], ({ port }) => ({
      line: `GET ${path}`,
      headers: { host: `10.0.0.1:${port}` },
    })),
  ),
  requestAttack('Development', 'Vite’s socket opened by another site', [0, 400, 403], ({ port }) => ({
    line: 'GET /',
    headers: {
      host: `127.0.0.1:${port}`,
      origin: 'http://evil.example',
      connection: 'upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      'sec-websocket-protocol': 'vite-hmr',
    },
  })),
]
