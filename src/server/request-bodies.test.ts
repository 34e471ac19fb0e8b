import { connect } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { connectionSchema } from '#src/domain/contract/connection.ts'
import { connectionsSchema, proxyErrorSchema, tokenHeader } from '#src/domain/contract/proxy-contract.ts'
import { exchangeSchema } from '#src/domain/contract/exchange.ts'
import { startProduct } from './start/start-product.ts'
import { serveHttp } from './test-kit.ts'

const key = 'c0ffee00'.repeat(8)
const html = '<html><head><meta name="triage-token" content="" /></head></html>'
const open: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close()
})

interface Answer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/**
 * The product as it runs, spoken to over a bare socket: what a request says of its body's length is the test's alone.
 */
async function start(environment: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'triage-'))
  open.push(() => rm(folder, { recursive: true }))
  const product = await startProduct({
    environment: { XDG_STATE_HOME: folder, PORT: '0', TRIAGE_DEMO: '0', TRIAGE_OPEN: '0', ...environment },
    product: '0.0.0-test',
    page: new Map([
      ['/index.html', { bytes: new TextEncoder().encode(html), gzipped: null, type: 'text/html', hashed: false }],
    ]),
    startDemo: () => Promise.reject(new Error('No demo tenant is wanted here.')),
    now: () => Date.parse('2026-11-25T10:00:00Z'),
    platform: 'linux',
    terminal: false,
    print: () => undefined,
    warn: () => undefined,
  })
  if (product === null) throw new Error('The product did not start.')
  open.push(product.close)
  const page = await (await fetch(product.address)).text()
  const token = /name="triage-token" content="([^"]+)"/.exec(page)?.[1] ?? ''
  const port = Number(new URL(product.address).port)
  return (line: string, headers: Readonly<Record<string, string>>, body = '') =>
    speak(
      port,
      [
        `${line} HTTP/1.1`,
        ...linesOf({
          host: `127.0.0.1:${port}`,
          origin: product.address,
          [tokenHeader]: token,
          connection: 'close',
          ...headers,
        }),
        '',
        body,
      ].join('\r\n'),
    )
}

function linesOf(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
}

function speak(port: number, request: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.setTimeout(5000, () => socket.destroy(new Error(`No answer came; so far: ${text}`)))
    socket.on('data', (piece: Buffer) => (text += piece.toString()))
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n', 2)
      const whole = /^transfer-encoding: chunked/im.test(head)
        ? body.replaceAll(/(?:^|\r\n)[\da-f]+\r\n/gi, '').replace(/\r\n$/, '')
        : body
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body: whole })
    })
  })
}

/** A body in chunks of at most so many characters, each with its length, as `transfer-encoding: chunked` has it. */
function chunked(body: string, each = 16_000): string {
  const pieces = body.match(new RegExp(`[^]{1,${each}}`, 'g')) ?? []
  return [...pieces, ''].map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`).join('')
}

const json = { 'content-type': 'application/json' }
const typed = JSON.stringify({ label: 'Mine', system: 'clari', values: { CLARI_API_KEY: key } })

async function connected(ask: Awaited<ReturnType<typeof start>>) {
  const added = await ask('POST /api/connections', { ...json, 'transfer-encoding': 'chunked' }, chunked(typed, 7))
  expect(added.status).toBe(201)
  const cookie = /^set-cookie: ([^;\r]+)/im.exec(added.head)?.[1] ?? ''
  return { cookie, id: connectionSchema.parse(JSON.parse(added.body)).id }
}

test.each([
  ['without any length', {}, ''],
  ['with a length of 0', { 'content-length': '0' }, ''],
  ['in no chunks', { 'transfer-encoding': 'chunked' }, '0\r\n\r\n'],
  ['with a body in chunks', { 'transfer-encoding': 'chunked' }, chunked('{"why":"I am done"}', 4)],
])(
  'a typed connection is removed by a DELETE %s, and its key is used no more',
  async (_, headers: Record<string, string>, body) => {
    const keys: unknown[] = []
    const clari = await serveHttp((request, response) => {
      keys.push(request.headers['apikey'])
      response.writeHead(401, json).end('{"message":"Invalid authentication credentials"}')
    })
    open.push(clari.close)
    const ask = await start({ CLARI_BASE_URL: `${clari.origin}/v4` })
    const { cookie, id } = await connected(ask)
    const asked = JSON.stringify({ operation: 'clari.limits', params: {}, connection: id })
    const exchange = () =>
      ask('POST /api/exchange', { ...json, cookie, 'transfer-encoding': 'chunked' }, chunked(asked))
    await exchange()
    expect(keys).toEqual([key])

    expect(await ask(`DELETE /api/connections/${id}`, { cookie, ...headers }, body)).toMatchObject({ status: 204 })
    expect(
      connectionsSchema
        .parse(JSON.parse((await ask('GET /api/connections', { cookie })).body))
        .connections.map((one) => one.id),
    ).not.toContain(id)
    expect(exchangeSchema.parse(JSON.parse((await exchange()).body)).result).toMatchObject({
      kind: 'silence',
      reason: 'not-configured',
    })
    expect(keys).toEqual([key])
  },
)

test(
  'a body in chunks is taken to its last byte within the limit, ' +
    'whatever its length, and refused with a sentence past it',
  async () => {
    const ask = await start()
    const padded = (length: number) => typed.padEnd(length, ' ')
    const send = (body: string) =>
      ask('POST /api/connections', { ...json, 'transfer-encoding': 'chunked' }, chunked(body))
    expect((await send(padded(256 * 1024))).status).toBe(201)
    const refused = await send(padded(256 * 1024 + 1))
    expect(refused.status).toBe(413)
    expect(proxyErrorSchema.parse(JSON.parse(refused.body))).toMatchObject({
      error: 'too-large',
      says: expect.stringContaining('256 kB'),
    })
  },
)

test('a DELETE in chunks past the limit is refused, and the connection stays', async () => {
  const ask = await start()
  const { cookie, id } = await connected(ask)
  const refused = await ask(
    `DELETE /api/connections/${id}`,
    { cookie, 'transfer-encoding': 'chunked' },
    chunked('x'.repeat(300_000)),
  )
  expect(refused.status).toBe(413)
  expect(
    connectionsSchema
      .parse(JSON.parse((await ask('GET /api/connections', { cookie })).body))
      .connections.map((one) => one.id),
  ).toContain(id)
})

test('a method that no address takes is told so, in chunks or not', async () => {
  const ask = await start()
  for (const [method, status] of [
    ['PUT', 404],
    ['POST', 404],
    ['DELETE', 404],
    ['PATCH', 405],
    ['OPTIONS', 405],
    ['PROPFIND', 405],
    ['TRACE', 405],
  ] as const) {
    expect((await ask(`${method} /api/session`, {})).status).toBe(status)
    if (method !== 'TRACE')
      expect((await ask(`${method} /api/session`, { 'transfer-encoding': 'chunked' }, chunked('{}'))).status).toBe(
        status,
      )
  }
})
