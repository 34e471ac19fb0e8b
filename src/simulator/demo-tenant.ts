import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import { isLoopback } from '#src/domain/contract/loopback.ts'
import { createClock, type Clock } from './clock.ts'
import { createCredentials, secretsOf } from './credentials.ts'
import { demoCertificate, demoCertificateKey } from './demo-certificate.ts'
import { controlHandlers } from './handlers/control.ts'
import { earlierJobs } from './history.ts'
import { randomAt } from './random.ts'
import { createRequestLog } from './request-log.ts'
import { usualRules } from './rules.ts'
import { blanked, serveRequest } from './serve-request.ts'
import { createSwitches } from './switches.ts'
import type { Tenant } from './tenant.ts'
import { createClarifyStore } from './world/clarify-store.ts'
import { createWorld } from './world/world.ts'

/** How to start a demo tenant. */
export interface DemoTenantOptions {
  /** 0 or absent: any free port. */
  readonly port?: number
  /** A loopback address; 127.0.0.1 when absent. */
  readonly host?: string
  /** The same seed makes the same organisation, numbers and credentials; 7 when absent. */
  readonly seed?: number
  /** The real time, epoch ms: what the tenant's clock runs on. */
  readonly now: () => number
  /** Epoch ms at which its clock starts instead; absent or null: it tells the real time. */
  readonly startAt?: number | null
}

// Nobody listens there: a low port is never given out as a free one. (fetch refuses port 1 by itself,
// this one it tries.)
const closedPort = 2

/**
 * Starts a demo tenant on loopback; rejects when the port is taken or, as a RangeError, when the host is not loopback.
 */
export async function startDemoTenant(options: DemoTenantOptions): Promise<DemoTenant> {
  const { port: asked = 0, host = '127.0.0.1', seed = 7, now, startAt = null } = options
  if (!isLoopback(host)) throw new RangeError('The demo tenant listens on loopback only.')
  const server = createServer()
  const tls = createTlsServer(
    { cert: demoCertificate, key: demoCertificateKey },
    (_, to) => void to.writeHead(502).end(),
  )
  const { port } = await listen(server, asked, host)
  const { port: tlsPort } = await listen(tls, 0, '127.0.0.1')
  const tenant = createTenant(
    seed,
    createClock(now, startAt),
    `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`,
  )
  const switches = createSwitches(tenant, {
    tls: `https://127.0.0.1:${tlsPort}`,
    closed: `http://127.0.0.1:${closedPort}`,
  })
  const log = createRequestLog()
  const serving = {
    port,
    now: tenant.clock.now,
    stopwatch: now,
    control: [...controlHandlers(tenant, switches, log)],
    handlers: switches.handlers,
  }
  server.on('request', (message: IncomingMessage, to: ServerResponse) => {
    void serveRequest(serving, message, to).then(
      (entry) => entry && log.add(blanked(entry, [...secretsOf(tenant.credentials), ...tenant.tokens.keys()])),
      () =>
        to.headersSent
          ? to.destroy()
          : to.writeHead(500, { 'content-type': 'application/json' }).end('{"message":"An unexpected error occurred"}'),
    )
  })
  return {
    address: tenant.address,
    current: () => ({ origins: switches.origins(), connections: switches.connections() }),
    close: async () => {
      await Promise.all([stop(server), stop(tls)])
    },
  }
}

/** Makes a tenant of a seed in a state of rest, as its handlers see it; nothing listens yet. */
export function createTenant(seed: number, clock: Clock, address: string): Tenant {
  const world = createWorld(seed)
  return {
    world,
    credentials: createCredentials(seed),
    clock,
    ids: randomAt(seed, 'ids'),
    jobs: earlierJobs(world, clock.now()),
    tokens: new Map(),
    clarify: createClarifyStore(seed, clock.now()),
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
