import { getRequestListener } from '@hono/node-server'
import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import type { Environment } from '#src/server/config.ts'
import { addressOf, listen } from './listen.ts'
import { createNodeApp, readNodeSettings, wantsDemo } from './node-app.ts'
import { openBrowser, openCommand } from './open-browser.ts'
import type { PageFiles } from './page-files.ts'
import { createPortMemory, portFile } from './port-memory.ts'

/** The product as it runs: where, and how to end all of it. */
export interface RunningProduct {
  readonly address: string
  readonly demo: DemoTenant | null
  /** Stops listening, drops every open connection, ends the demo tenant. */
  readonly close: () => Promise<void>
}

/** What starting needs from outside. */
export interface StartOptions {
  readonly environment: Environment
  readonly product: string
  readonly page: PageFiles | null
  /** Starts the demo tenant, its clock at a moment (epoch ms; null: the real time). */
  readonly startDemo: (startAt: number | null) => Promise<DemoTenant>
  readonly platform: string
  /** The real time, epoch ms. */
  readonly now: () => number
  /** Whether somebody reads standard output. */
  readonly terminal: boolean
  readonly print: (line: string) => void
  readonly warn: (line: string) => void
}

/** Starts everything; null when it could not, which was then told in words. */
export async function startProduct(options: StartOptions): Promise<RunningProduct | null> {
  const read = readNodeSettings(options.environment)
  if (!read.ok) {
    read.problems.forEach(options.warn)
    return null
  }
  const { settings } = read
  // The port must be known before the app is: the app answers under its own address only.
  let answer: (request: Request) => Promise<Response> = async () => new Response('Starting.', { status: 503 })
  const listener = getRequestListener((request) => answer(request), { overrideGlobalObjects: false })
  const memory = createPortMemory(portFile(options.environment, options.platform))
  const listening = await listen(settings.port, memory, listener)
  if (listening === null) {
    options.warn('No port of this computer is free for Clari Triage to listen on. Close some programs and start again.')
    return null
  }
  const address = addressOf(listening.port)
  const demo = wantsDemo(settings) ? await options.startDemo(settings.demoNow) : null
  const { app, upstreams } = createNodeApp(settings, {
    product: options.product,
    origin: address,
    demo,
    page: options.page,
    earlierAddress: listening.earlier,
    now: options.now,
  })
  answer = app.fetch

  settings.warnings.forEach(options.warn)
  options.print(`Clari Triage is at ${address}`)
  if (demo !== null) options.print(`Demo tenant at ${demo.address}`)
  if (listening.earlier !== null)
    options.print(`Its usual address ${listening.earlier} is not used this time; earlier cases are kept there.`)
  const command = settings.open ? openCommand(address, options) : null
  if (command !== null) openBrowser(command)

  return {
    address,
    demo,
    close: async () => {
      const closed = new Promise<void>((resolve) => listening.server.close(() => resolve()))
      listening.server.closeAllConnections()
      await Promise.all([closed, upstreams.close(), demo?.close()])
    },
  }
}
