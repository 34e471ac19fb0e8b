import { createServer as createHttpServer } from 'node:http'
import { gzipSync, brotliCompressSync, deflateSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { heldBodyLimit } from '#src/domain/contract/proxy-contract.ts'
import { testCertificate } from './test-certificate.ts'
import {
  createTestApp,
  serveHttp,
  serveHttps,
  serveHttpsUnderAnotherName,
  serveRaw,
  type TestServer,
} from '#src/server/test-kit.ts'

const key = 'c0ffee00'.repeat(8)
const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

/** Asks for the limits of an upstream at an address. */
async function limitsAt(address: string, environment: Record<string, string> = {}): Promise<Exchange> {
  const app = createTestApp({ CLARI_API_KEY: key, CLARI_BASE_URL: address, TRIAGE_TIMEOUT_MS: '1500', ...environment })
  open.push(app)
  return app.exchange('clari.limits')
}

async function limitsOf(server: Promise<TestServer>): Promise<Exchange> {
  const started = await server
  open.push(started)
  return limitsAt(started.origin)
}

function failureOf(exchange: Exchange) {
  if (exchange.result.kind !== 'silence') throw new Error(`an answer came: ${exchange.result.status}`)
  return exchange.result
}

function responseOf(exchange: Exchange) {
  if (exchange.result.kind !== 'response') throw new Error(`nothing came: ${exchange.result.reason}`)
  return exchange.result
}

describe('every way of not answering is told apart', () => {
  test('a name that does not resolve is dns and names the host', async () => {
    const failure = failureOf(await limitsAt('https://api.clari.invalid/v4'))
    expect(failure).toMatchObject({ reason: 'dns', facts: { host: 'api.clari.invalid' } })
    expect(failure.detail).toContain('api.clari.invalid')
  })

  test('a port that nobody listens on is refused', async () => {
    const server = await serveHttp(() => {})
    await server.close()
    expect(failureOf(await limitsAt(server.origin))).toMatchObject({
      reason: 'refused',
      facts: { code: 'ECONNREFUSED' },
    })
  })

  test('a certificate of an unknown authority is tls and names its issuer', async () => {
    const failure = failureOf(await limitsOf(serveHttps((_, response) => response.end('{}'))))
    expect(failure).toMatchObject({ reason: 'tls', facts: { kind: 'unknown-issuer', issuer: testCertificate.issuer } })
  })

  test('with the network’s own authority in NODE_EXTRA_CA_CERTS its certificate is accepted', async () => {
    const server = await serveHttps((_, response) => response.end('{}'))
    open.push(server)
    expect(responseOf(await limitsAt(server.origin, { NODE_EXTRA_CA_CERTS: 'authority.pem' })).status).toBe(200)
  })

  test('a certificate for another name is tls of that kind, and says whose it is', async () => {
    const server = await serveHttpsUnderAnotherName((_, response) => response.end('{}'))
    open.push(server)
    const failure = failureOf(await limitsAt(server.origin, { NODE_EXTRA_CA_CERTS: 'authority.pem' }))
    expect(failure).toMatchObject({ reason: 'tls', facts: { kind: 'other-name', subject: 'api.other.example' } })
  })

  test('a server that does not speak TLS is tls of the kind protocol', async () => {
    const server = await serveHttp((_, response) => response.end('{}'))
    open.push(server)
    expect(failureOf(await limitsAt(server.origin.replace('http:', 'https:')))).toMatchObject({
      reason: 'tls',
      facts: { kind: 'protocol' },
    })
  })

  test('an upstream that never answers is a timeout before headers', async () => {
    expect(failureOf(await limitsOf(serveHttp(() => {})))).toMatchObject({
      reason: 'timeout',
      facts: { phase: 'headers', limitMs: '1500' },
    })
  })

  test('an upstream that accepts the connection and says nothing at all is a timeout', async () => {
    expect(failureOf(await limitsOf(serveRaw(() => {})))).toMatchObject({ reason: 'timeout' })
  })

  test('a body that drips for longer than the limit is a timeout in the body, with what had come', async () => {
    const failure = failureOf(
      await limitsOf(
        serveHttp((_, response) => {
          response.writeHead(200, { 'content-type': 'application/json' })
          const timer = setInterval(() => response.write(' '), 50)
          response.once('close', () => clearInterval(timer))
        }),
      ),
    )
    expect(failure).toMatchObject({ reason: 'timeout', facts: { phase: 'body', status: '200' } })
    expect(Number(failure.facts?.['received'])).toBeGreaterThan(0)
  })

  test('a connection that is reset is reset', async () => {
    expect(
      failureOf(await limitsOf(serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy())))),
    ).toMatchObject({
      reason: 'reset',
      facts: { phase: 'headers' },
    })
  })

  test('a connection that is closed without a word is reset', async () => {
    expect(failureOf(await limitsOf(serveRaw((socket) => socket.once('data', () => socket.end()))))).toMatchObject({
      reason: 'reset',
    })
  })

  test('an answer that is shorter than its content-length is reset in the body', async () => {
    const failure = failureOf(
      await limitsOf(
        serveRaw((socket) =>
          socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"jobs":')),
        ),
      ),
    )
    expect(failure).toMatchObject({ reason: 'reset', facts: { phase: 'body', received: '8', status: '200' } })
  })

  test('a chunked answer without its end is reset in the body', async () => {
    const failure = failureOf(
      await limitsOf(
        serveRaw((socket) =>
          socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n')),
        ),
      ),
    )
    expect(failure).toMatchObject({ reason: 'reset', facts: { phase: 'body' } })
  })

  test('a compressed answer that breaks off is reset in the body', async () => {
    const whole = gzipSync(JSON.stringify({ text: 'a long enough text to be cut in half '.repeat(50) }))
    const half = whole.subarray(0, Math.floor(whole.length / 2))
    const failure = failureOf(
      await limitsOf(serveHttp((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(half))),
    )
    expect(failure).toMatchObject({ reason: 'reset', facts: { phase: 'body' } })
  })

  test('what is not HTTP at all is reset, and says so', async () => {
    const failure = failureOf(
      await limitsOf(serveRaw((socket) => socket.once('data', () => socket.end('220 mail.example ESMTP ready\r\n')))),
    )
    expect(failure.reason).toBe('reset')
    expect(failure.detail).toContain('does not speak HTTP')
  })

  test('a redirect is not followed; origin and path of its target are told, its query is not', async () => {
    const asked: string[] = []
    const failure = failureOf(
      await limitsOf(
        serveHttp((request, response) => {
          asked.push(request.url ?? '')
          response.writeHead(302, { location: 'https://login.example.com/saml/sso?SAMLRequest=abc#x' }).end()
        }),
      ),
    )
    expect(failure).toMatchObject({
      reason: 'redirect',
      facts: { status: '302', location: 'https://login.example.com/saml/sso', otherHost: 'true' },
    })
    expect(JSON.stringify(failure)).not.toContain('SAMLRequest')
    expect(asked).toHaveLength(1)
  })

  test('a body past the limit of counting is too large', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x')
    const server = await serveHttp((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(piece));
      }
      response.on('drain', more)
      more()
    })
    open.push(server)
    const app = createTestApp({ CLARI_API_KEY: key, CLARI_BASE_URL: server.origin, TRIAGE_TIMEOUT_MS: '20000' })
    open.push(app)
    expect(failureOf(await app.exchange('clari.limits'))).toMatchObject({
      reason: 'too-large',
      facts: { status: '200' },
    })
  })

  test('more header than can be taken in is too large', async () => {
    expect(
      failureOf(
        await limitsOf(serveHttp((_, response) => response.writeHead(200, { 'x-long': 'a'.repeat(60_000) }).end('{}'))),
      ),
    ).toMatchObject({ reason: 'too-large' })
  })

  test('a key with a line break is unsendable, and nothing is sent', async () => {
    const asked: string[] = []
    const server = await serveHttp((request, response) => {
      asked.push(request.url ?? '')
      response.end('{}')
    })
    open.push(server)
    const app = createTestApp({ CLARI_API_KEY: `${key}\n${key}`, CLARI_BASE_URL: server.origin })
    open.push(app)
    const exchange = await app.exchange('clari.limits')
    expect(failureOf(exchange)).toMatchObject({ reason: 'unsendable', facts: { variable: 'CLARI_API_KEY' } })
    expect(JSON.stringify(exchange)).not.toContain('c0ffee')
    expect(asked).toEqual([])
  })

  test('a missing key is not configured', async () => {
    expect(failureOf(await limitsAt('http://127.0.0.1:9', { CLARI_API_KEY: '' }))).toMatchObject({
      reason: 'not-configured',
      facts: { missing: 'CLARI_API_KEY' },
    })
  })

  test('a parameter made of dots cannot climb out of the base address', async () => {
    const app = createTestApp({ CLARI_API_KEY: key, CLARI_BASE_URL: 'http://127.0.0.1:9/v4' })
    open.push(app)
    expect(failureOf(await app.exchange('clari.read-forecast', { forecastId: '..' }))).toMatchObject({
      reason: 'unsendable',
    })
  })

  test('a network proxy that refuses the tunnel is named as the one that refused', async () => {
    const proxy = createHttpServer()
    proxy.on('connect', (_, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'))
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    open.push({ close: () => new Promise<void>((resolve) => void proxy.close(() => resolve())) })
    const address = proxy.address()
    const port = address === null || typeof address === 'string' ? 0 : address.port
    const exchange = await limitsAt('https://api.clari.invalid/v4', {
      HTTPS_PROXY: `http://anna:open-sesame-1@127.0.0.1:${port}`,
    })
    expect(failureOf(exchange)).toMatchObject({ reason: 'refused', facts: { by: 'proxy', proxyStatus: '407' } })
    expect(JSON.stringify(exchange)).not.toContain('open-sesame')
  })

  test('a network proxy that does not exist is told as the proxy’s failure', async () => {
    const exchange = await limitsAt('https://api.clari.com/v4', { HTTPS_PROXY: 'http://proxy.corp.invalid:8080' })
    expect(failureOf(exchange)).toMatchObject({
      reason: 'dns',
      facts: { by: 'proxy', proxy: 'proxy.corp.invalid:8080' },
    })
  })

  test('the issuer of a certificate is named through a network proxy too', async () => {
    const target = await serveHttps((_, response) => response.end('{}'))
    const { connect } = await import('node:net')
    const proxy = createHttpServer()
    const tunnelled: string[] = []
    proxy.on('connect', (request, client) => {
      tunnelled.push(request.url ?? '')
      const upstream = connect(target.port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n')
        upstream.pipe(client)
        client.pipe(upstream)
      })
      client.on('error', () => {})
      upstream.on('error', () => {})
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    open.push(target, {
      close: () => new Promise<void>((resolve) => void (proxy.close(() => resolve()), proxy.closeAllConnections())),
    })
    const address = proxy.address()
    const port = address === null || typeof address === 'string' ? 0 : address.port
    const exchange = await limitsAt(`https://api.clari.invalid:${target.port}/v4`, {
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
    })
    expect(failureOf(exchange)).toMatchObject({ reason: 'tls', facts: { issuer: testCertificate.issuer } })
    expect(tunnelled[0]).toBe(`api.clari.invalid:${target.port}`)
  })
})

describe('answers come back as they were', () => {
  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as const)('a body under %s is unpacked', async (encoding, pack) => {
    const body = JSON.stringify({ jobs: { monthlyQuota: 1000 } })
    const response = responseOf(
      await limitsOf(serveHttp((_, answer) => answer.writeHead(200, { 'content-encoding': encoding }).end(pack(body)))),
    )
    expect(response).toMatchObject({ status: 200, body, bytes: body.length, truncated: false })
  })

  test('another charset is read as what it says it is', async () => {
    const response = responseOf(
      await limitsOf(
        serveHttp((_, answer) =>
          answer
            .writeHead(502, { 'content-type': 'text/html; charset=windows-1252' })
            .end(Buffer.from([0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68])),
        ),
      ),
    )
    expect(response).toMatchObject({ status: 502, body: 'Zürich', bytes: 6 })
  })

  test('of a large body at most 256 kB is kept, and its whole size told', async () => {
    const size = 1_000_000
    const response = responseOf(await limitsOf(serveHttp((_, answer) => answer.end('y'.repeat(size)))))
    expect(response).toMatchObject({ bytes: size, truncated: true })
    expect(response.body).toHaveLength(heldBodyLimit)
  })

  test('an empty 200 is an answer', async () => {
    expect(responseOf(await limitsOf(serveHttp((_, answer) => answer.end())))).toMatchObject({
      status: 200,
      body: '',
      bytes: 0,
    })
  })

  test('the request is shown with placeholders and sent with the key', async () => {
    const seen: (string | undefined)[] = []
    const server = await serveHttp((request, answer) => {
      seen.push(request.headers['apikey']?.toString(), request.url)
      answer.end('{}')
    })
    open.push(server)
    const app = createTestApp({ CLARI_API_KEY: key, CLARI_BASE_URL: `${server.origin}/v4/` })
    open.push(app)
    const exchange = await app.exchange('clari.read-forecast', { forecastId: 'net arr/1', timePeriod: '2026_Q4' })
    expect(seen).toEqual([key, '/v4/forecast/net%20arr%2F1?timePeriod=2026_Q4'])
    expect(exchange.request.url).toBe(`${server.origin}/v4/forecast/net%20arr%2F1?timePeriod=2026_Q4`)
    expect(exchange.request.headers[0]).toEqual({ name: 'apikey', value: '${CLARI_API_KEY}', secret: true })
  })
})

test('the pools’ sockets close when the product ends', async () => {
  const server = await serveHttp((_, answer) => answer.end('{}'))
  open.push(server)
  const app = createTestApp({ CLARI_API_KEY: key, CLARI_BASE_URL: server.origin })
  await Promise.all([app.exchange('clari.limits'), app.exchange('clari.jobs'), app.exchange('clari.limits')])
  expect(server.sockets.size).toBeGreaterThan(0)
  await app.close()
  await expect.poll(() => server.sockets.size).toBe(0)
})
