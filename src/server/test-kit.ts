import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createRawServer, type Server, type Socket } from 'node:net'
import { exchangeSchema, type Exchange } from '#src/domain/contract/exchange.ts'
import { clockFrom } from '#src/domain/time/test-clock.test-kit.ts'
import { tokenHeader } from '#src/domain/contract/proxy-contract.ts'
import { createApp, type App } from './app.ts'
import type { AppConfig } from './app-config.ts'
import { readSettings, type Environment } from './config.ts'
import { createLog } from './log.ts'
import { isCertificates } from './upstream/trust.ts'
import { testCertificate, testCertificateOfAnotherName } from './upstream/test-certificate.ts'
import { createUpstreams } from './upstream/upstreams.ts'

/** A server on a free loopback port, for tests; every socket that it ever had is dropped with it. */
export interface TestServer {
  readonly origin: string
  readonly port: number
  /** Sockets open now. */
  readonly sockets: ReadonlySet<Socket>
  readonly close: () => Promise<void>
}

/** Serves plain HTTP. */
export function serveHttp(listener: RequestListener): Promise<TestServer> {
  return start(createServer(listener), 'http')
}

/** Serves HTTPS with a certificate that is trusted only by who has `NODE_EXTRA_CA_CERTS=authority.pem`. */
export function serveHttps(
  listener: RequestListener,
  certificate: { readonly cert: string; readonly key: string } = testCertificate,
): Promise<TestServer> {
  return start(createTlsServer({ cert: certificate.cert, key: certificate.key }, listener), 'https')
}

/** The same from the same authority, but with a certificate for another host's name. */
export function serveHttpsUnderAnotherName(listener: RequestListener): Promise<TestServer> {
  return serveHttps(listener, testCertificateOfAnotherName)
}

/** Serves raw sockets, for answers that no HTTP server would give. */
export function serveRaw(onSocket: (socket: Socket) => void): Promise<TestServer> {
  return start(createRawServer(onSocket), 'http')
}

function start(server: Server, scheme: string): Promise<TestServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address === null || typeof address === 'string' ? 0 : address.port
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed())
          for (const socket of sockets) socket.destroy()
        })
      resolve({ origin: `${scheme}://127.0.0.1:${port}`, port, sockets, close })
    })
  })
}

/** The proxy put together for a test: asked without a socket, what it logged at hand. */
export interface TestApp {
  readonly app: App
  readonly origin: string
  readonly logged: readonly string[]
  readonly ask: (
    method: string,
    path: string,
    options?: {
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
      readonly signal?: AbortSignal
    },
  ) => Promise<Response>
  readonly exchange: (
    operation: string,
    params?: Readonly<Record<string, unknown>>,
    connection?: string,
  ) => Promise<Exchange>
  readonly close: () => Promise<void>
}

/** This start's token in tests. */
export const testToken = 'test-token-of-this-start'

/** Puts the proxy together from an environment, with anything overridden. */
export function createTestApp(environment: Environment, overrides: Partial<AppConfig> = {}): TestApp {
  const read = readSettings(
    environment,
    (path) => (path === 'authority.pem' ? testCertificate.authority : null),
    isCertificates,
  )
  if (!read.ok) throw new Error(read.problems.join(' '))
  const { settings } = read
  const logged: string[] = []
  let ids = 0
  const origin = 'http://127.0.0.1:4999'
  const now = clockFrom()
  const upstreams = createUpstreams({
    proxy: settings.proxy,
    certificates: settings.certificates,
    userAgent: 'clari-triage/test',
    connectMs: settings.timeoutMs,
  })
  const app = createApp({
    product: '0.0.0-test',
    origin,
    token: testToken,
    earlierAddress: null,
    connections: settings.connections,
    origins: settings.origins,
    demo: null,
    page: null,
    upstreams,
    timeoutMs: settings.timeoutMs,
    turns: {
      exchanges: { running: 12, each: 10, waiting: 200, waitMs: 10_000 },
      streams: { running: 6, each: 4, waiting: 50, waitMs: 10_000 },
    },
    streams: { unreadMs: 60_000, longestMs: 3_600_000 },
    log: createLog('debug', (line) => logged.push(line), now),
    now,
    newId: () => `test-id-${(ids += 1)}-aaaaaaaaaaaaaaaaaaaaaaaa`,
    ...overrides,
  })
  const ask: TestApp['ask'] = (method, path, { body, headers, signal } = {}) =>
    app.fetch(
      new Request(`${origin}${path}`, {
        method,
        headers: {
          host: new URL(origin).host,
          [tokenHeader]: testToken,
          ...(method === 'GET' ? {} : { origin }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      }),
    )
  return {
    app,
    origin,
    logged,
    ask,
    exchange: async (operation, params = {}, connection) => {
      const answer = await ask('POST', '/api/exchange', { body: { operation, params, connection } })
      return exchangeSchema.parse(await answer.json())
    },
    close: () => upstreams.close(),
  }
}
