import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { getResponse } from 'msw'
import type { DemoTenant } from '#src/domain/demo-tenant.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import { createClock } from './clock.ts'
import { createCredentials } from './credentials.ts'
import { isDecodable, isLoopback, isOwnHost } from './demo-address.ts'
import { demoCertificate, demoCertificateKey } from './demo-certificate.ts'
import { controlHandlers } from './handlers/control.ts'
import { earlierJobs } from './history.ts'
import { randomAt } from './random.ts'
import { readBody } from './read-body.ts'
import { createRequestLog, type LogEntry } from './request-log.ts'
import { usualRules } from './rules.ts'
import { createSwitches } from './switches.ts'
import type { Tenant } from './tenant.ts'
import { createClarifyStore } from './world/clarify-store.ts'
import { createWorld } from './world/world.ts'
import { writeAnswer } from './write-answer.ts'

/** How to start a demo tenant. */
export interface DemoTenantOptions {
  /** 0 or absent: any free port. */
  readonly port?: number
  /** A loopback address; 127.0.0.1 when absent. */
  readonly host?: string
  /** The same seed makes the same organisation, numbers and credentials; 7 when absent. */
  readonly seed?: number
  /** Epoch ms; the current quarter follows it. */
  readonly now?: () => number
}

const bodyLimit = 1024 * 1024
// Nobody listens there: a low port is never given out as a free one. Browsers and fetch block port 1, not this one.
const closedPort = 2
// A secret that is cut by the limit of what is read lies beyond what is shown.
const shownBody = 2000

/** Starts a demo tenant on loopback; rejects when the port is taken, throws a RangeError when the host is not loopback. */
export async function startDemoTenant(options: DemoTenantOptions = {}): Promise<DemoTenant> {
  const { port = 0, host = '127.0.0.1', seed = 7, now = Date.now } = options
  if (!isLoopback(host)) throw new RangeError('The demo tenant listens on loopback only.')
  const server = createServer()
  const tls = createTlsServer({ cert: demoCertificate, key: demoCertificateKey }, (_, to) => void to.writeHead(502).end())
  const listening = await listen(server, port, host)
  const tlsListening = await listen(tls, 0, '127.0.0.1')
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  const tenant = createTenant(seed, now, `http://${name}:${listening.port}`)
  const switches = createSwitches(tenant, { tls: `https://127.0.0.1:${tlsListening.port}`, closed: `http://127.0.0.1:${closedPort}` })
  const log = createRequestLog()
  const control = [...controlHandlers(tenant, switches, log)]
  const secrets = Object.values(tenant.credentials).filter((value): value is string => typeof value === 'string')
  server.on('request', (message: IncomingMessage, to: ServerResponse) => {
    const known = [...secrets, ...tenant.tokens]
    void serve(message, to).then(
      (entry) => entry && log.add(blanked(entry, known)),
      () => (to.headersSent ? to.destroy() : to.writeHead(500, { 'content-type': 'application/json' }).end('{"message":"An unexpected error occurred"}')),
    )
  })

  /** Answers one request; what it tells of it, or null for the demo tenant's own switches. */
  async function serve(message: IncomingMessage, to: ServerResponse): Promise<LogEntry | null> {
    const at = tenant.clock.now()
    const path = message.url ?? '/'
    const plain = (status: number, says: string) => void to.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message: says }))
    const entry = (status: number | null, body: string | null): LogEntry => ({ at, method: message.method ?? 'GET', path, headers: headersOf(message), body, status, tookMs: tenant.clock.now() - at })
    if (!isOwnHost(message.headers.host, listening.port)) {
      plain(421, 'This address serves 127.0.0.1 and localhost only.')
      return entry(421, null)
    }
    if (!path.startsWith('/') || !URL.canParse(`http://127.0.0.1${path}`) || !isDecodable(path)) {
      plain(400, 'Bad request')
      return entry(400, null)
    }
    const body = await readBody(message, bodyLimit)
    if (body.kind === 'broken') return entry(null, null)
    if (body.kind === 'too-large') {
      to.setHeader('connection', 'close')
      plain(413, 'Request body too large')
      return entry(413, null)
    }
    const gone = new AbortController()
    to.once('close', () => gone.abort())
    const hasBody = !['GET', 'HEAD'].includes(message.method ?? 'GET') && body.bytes.length > 0
    const request = new Request(`http://${message.headers.host}${path}`, { method: message.method ?? 'GET', headers: webHeaders(message), body: hasBody ? body.bytes : null, signal: gone.signal })
    const isControl = path.startsWith('/__demo')
    const answer = (await getResponse(isControl ? control : switches.handlers(), request)) ?? notServed()
    const told = entry(answer.type === 'error' ? null : answer.status, hasBody ? new TextDecoder().decode(body.bytes).slice(0, 4 * shownBody) : null)
    void writeAnswer(answer, to).then(undefined, () => to.destroy())
    return isControl ? null : told
  }

  return {
    address: tenant.address,
    current: () => ({ origins: switches.origins(), connections: switches.connections() }),
    close: async () => {
      await Promise.all([stop(server), stop(tls)])
    },
  }
}

function createTenant(seed: number, now: () => number, address: string): Tenant {
  const world = createWorld(seed)
  const ids = randomAt(seed, 'ids')
  const [head, someone] = world.people
  const users = { integration: '99001', admin: head?.userId ?? '1', colleague: someone?.userId ?? '2' }
  return {
    world,
    credentials: createCredentials(seed),
    clock: createClock(now),
    ids,
    jobs: earlierJobs(ids, now(), users),
    tokens: new Set(),
    clarify: createClarifyStore(seed),
    address,
    dialect: 'published',
    rules: usualRules,
    lateEditsAt: null,
  }
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host.replace(/^\[|\]$/g, ''), () => {
      server.off('error', reject)
      const address = server.address()
      if (address && typeof address === 'object') resolve(address)
      else reject(new Error('The server has no port.'))
    })
  })
}

function stop(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function headersOf(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]))
}

function webHeaders(message: IncomingMessage): Headers {
  const hop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'content-length', 'expect'])
  return new Headers(Object.entries(headersOf(message)).filter(([name]) => !hop.has(name)))
}

function blanked(entry: LogEntry, known: readonly string[]): LogEntry {
  const blank = (text: string) => blankSecrets(text, known).text
  const header = (name: string, value: string) => blank(`${name}: ${value}`).slice(name.length + 2)
  const headers = Object.fromEntries(Object.entries(entry.headers).map(([name, value]) => [name, header(name, value)]))
  return { ...entry, path: blank(entry.path), headers, body: entry.body === null ? null : blank(entry.body).slice(0, shownBody) }
}

function notServed(): Response {
  const says = 'The demo tenant serves /clari/v4, /copilot, /copilot-auth/oauth/token, /clarify/v1/ and its own switches under /__demo.'
  return new Response(JSON.stringify({ message: says }), { status: 501, headers: { 'content-type': 'application/json' } })
}
