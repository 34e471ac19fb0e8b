import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Plugin, ViteDevServer } from 'vite'
import { askedBeyondLoopback } from './loopback-only.ts'
import { createDevGuard, type DevGuard } from './start/dev-guard.ts'
import { patience } from './start/listen.ts'
import { pageWithToken } from './start/page-files.ts'

/** The development server's address; another port than the product's, so that both can run. */
const devPort = 5173

/** Layers of which the proxy is made: an edit there starts it afresh. */
const proxyLayers = new Set(['server', 'simulator', 'clari', 'clarify', 'domain', 'secrets'])

/**
 * Mounts the proxy (and the demo tenant) in Vite's development server, so that `npm run dev` is the product with hot
 * reload. Nothing starts before the first call, so tests that load this configuration start nothing.
 */
export function triageProxy(): Plugin {
  const token = randomBytes(24).toString('base64url')
  const nonce = randomBytes(24).toString('base64url')
  return {
    name: 'triage-proxy',
    apply: 'serve',
    config: (config) => {
      if (process.env['VITEST'] !== undefined) return {}
      // Built programs hold their packages; here Node loads those itself, as not all of them survive
      // being read by Vite.
      if (config.ssr !== undefined) config.ssr = { ...config.ssr, noExternal: [] }
      const beyond = askedBeyondLoopback(process.env, process.argv)
      if (beyond !== null) refuseToStart(beyond)
      const port = Number(process.env['PORT'] ?? devPort)
      if (!Number.isInteger(port) || port < 0 || port > 65535)
        refuseToStart('PORT in .env or the environment should be a port number from 0 to 65535.')
      return {
        html: { cspNonce: nonce },
        server: {
          host: '127.0.0.1',
          // No other page is to read anything here, not even one of this computer.
          cors: false,
          port,
          strictPort: process.env['PORT'] !== undefined,
        },
      }
    },
    configureServer: (server) => mount(server, token, nonce),
    transformIndexHtml: { order: 'post', handler: (html) => pageWithToken(html, token) },
  }
}

function mount(server: ViteDevServer, token: string, nonce: string): void {
  let guard: DevGuard | null = null
  let app: ReturnType<typeof startApp> | null = null
  const stop = () => {
    const old = app
    app = null
    void old?.then((running) => running.close()).catch(() => {})
  }
  server.watcher.on('change', (file) => {
    const [source, layer] = relative(server.config.root, file).split(sep)
    if (source === 'src' && layer !== undefined && proxyLayers.has(layer)) stop()
  })
  server.httpServer?.once('close', stop)
  if (server.httpServer !== null) Object.assign(server.httpServer, patience)
  server.middlewares.use((request, response, next) => {
    const origin = `http://127.0.0.1:${request.socket.localPort ?? devPort}`
    guard ??= createDevGuard({ root: server.config.root, origin, nonce })
    guard(request, response, next)
  })
  server.middlewares.use((request, response, next) => {
    if (!isApiAddress(request.url ?? '')) return next()
    app ??= startApp(server, token)
    app.then((running) => running.listener(request, response), next)
  })
}

/** Not thrown: Vite would print a stack with it. */
function refuseToStart(says: string): never {
  process.stderr.write(`${says}\n`)
  process.exit(1)
}

/** Whether an address is the API's, in whatever way it is written; the guard has refused what cannot be decoded. */
function isApiAddress(address: string): boolean {
  return /^\/api(?:\/|$)/.test(decodeURIComponent(address.replace(/\?.*/, '')))
}

async function startApp(server: ViteDevServer, token: string) {
  const file = join(server.config.root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const address = server.httpServer?.address()
  const port = address === null || address === undefined || typeof address === 'string' ? devPort : address.port
  // Loaded through Vite, as Node itself cannot run them; both sides of the loading are ours, so their types are known.
  const { createDevApp } = (await server.ssrLoadModule(
    '/src/server/start/dev-app.ts',
  )) as typeof import('./start/dev-app.ts')
  const { startDemoTenant } = (await server.ssrLoadModule(
    '/src/simulator/demo-tenant.ts',
  )) as typeof import('#src/simulator/demo-tenant.ts')
  const running = await createDevApp({
    environment: process.env,
    root: server.config.root,
    origin: `http://127.0.0.1:${port}`,
    token,
    startDemo: (startAt) => startDemoTenant({ now: Date.now, startAt }),
    now: Date.now,
  })
  for (const line of running.says) server.config.logger.info(line)
  return running
}
