import { Hono, type Context } from 'hono'
import { createAccessTokens } from './credentials/access-tokens.ts'
import type { AppConfig } from './app-config.ts'
import { createCalls } from './upstream/calls.ts'
import { pickConnection, rankConnections } from './credentials/connections.ts'
import { secretsHeld } from './credentials/known-secrets.ts'
import { bodyLimit } from './middleware/body-limit.ts'
import { knownMethods } from './middleware/methods.ts'
import { oneHost } from './middleware/host.ts'
import { requestLog } from './middleware/request-log.ts'
import { safeHeaders } from './middleware/safe-headers.ts'
import { sameSite } from './middleware/same-site.ts'
import { startToken } from './middleware/start-token.ts'
import { turns } from './middleware/turns.ts'
import { proxyError } from './proxy-error.ts'
import { callRoutes } from './routes/calls.ts'
import { connectionRoutes } from './routes/connections.ts'
import { demoRoutes } from './routes/demo.ts'
import { pageRoutes } from './routes/page.ts'
import { sessionRoutes } from './routes/session.ts'
import { sessionCookie } from './credentials/session-cookie.ts'
import { codeOf } from './upstream/network-failure.ts'
import { createVault } from './credentials/vault.ts'

/** The proxy as one web-standard handler. */
export interface App {
  readonly fetch: (request: Request) => Promise<Response>
}

/** The most that a request to the proxy may carry, in bytes: a Clarify credentials file fits many times over. */
const requestLimit = 256 * 1024

/** Puts the proxy together; it keeps no state beside typed credentials, access tokens and counters. */
export function createApp(config: AppConfig): App {
  const tokens = createAccessTokens()
  const vault = createVault((connection) => tokens.forget(connection.id))
  const session = sessionCookie(config.origin, config.newId, vault.knows)
  const calls = createCalls({ ...config, tokens, newId: () => exchangeId(config.newId()) })
  const list = (c: Context) => rankConnections(config.connections, vault.list(session.read(c)), config.demo)

  const api = new Hono()
  api.use(startToken(config.token))
  api.use(bodyLimit(requestLimit))
  api.use('/exchange', turns(config.turns.exchanges, session.read))
  api.on('GET', '/stream', turns(config.turns.streams, session.read))
  api.route(
    '/',
    sessionRoutes({ product: config.product, demo: config.demo !== null, earlierAddress: config.earlierAddress }),
  )
  api.route('/', connectionRoutes({ list, vault, session, origins: config.origins, newId: config.newId }))
  api.route(
    '/',
    callRoutes({
      calls,
      streams: config.streams,
      log: config.log,
      newId: config.newId,
      prepare: (c, operation, named) => {
        const connections = list(c)
        const connection = pickConnection(connections, operation, named, config.origins)
        return { connection, known: () => secretsHeld([...connections, connection], [config.token, ...tokens.all()]) }
      },
    }),
  )
  api.route('/', demoRoutes(config))
  api.all('*', (c) => proxyError(c, 404, 'no-route', 'The proxy has no such address.'))

  const app = new Hono()
  app.onError((error, c) => {
    // Only the error's kind is logged: its text could hold anything.
    config.log('error', 'bug', {
      kind: error.name.replaceAll(/\W/g, '').slice(0, 60),
      code: codeOf(error),
      place: placeOf(error),
    })
    return proxyError(
      c,
      500,
      'bug',
      'Clari Triage itself failed here. Nothing is known about the system you asked about; try again.',
    )
  })
  app.use(requestLog(config.log, config.now))
  app.use(safeHeaders())
  app.use(knownMethods())
  app.use(oneHost(config.origin))
  app.use(sameSite(config.origin))
  app.route('/api', api)
  if (config.page !== null) app.route('/', pageRoutes(config.page, config.token))
  app.notFound((c) => proxyError(c, 404, 'no-route', 'There is nothing at this address.'))
  return { fetch: async (request) => app.fetch(request) }
}

/** An exchange's name as people read it out: short, and nothing like a secret. */
function exchangeId(random: string): string {
  return `x${random
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(-9)}`
}

/** Where in our code an error was thrown: the first frame's file and line. */
function placeOf(error: Error): string {
  return /([\w.-]+:\d+):\d+\)?$/m.exec(error.stack ?? '')?.[1] ?? 'unknown'
}
