import { getRequestListener } from '@hono/node-server'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import type { Environment } from '#src/server/config.ts'
import { createNodeApp, readNodeSettings, wantsDemo } from './node-app.ts'
import { findProject } from './project-root.ts'

/** The proxy as the development server mounts it. */
export interface DevApp {
  readonly listener: RequestListener
  /** Lines to print: where the demo tenant is, what is odd in the environment. */
  readonly says: readonly string[]
  readonly close: () => Promise<void>
}

/**
 * Puts the proxy together for the development server, which serves the page itself and keeps the token over
 * restarts of the proxy.
 */
export async function createDevApp(at: {
  readonly environment: Environment
  /** The project's folder. */
  readonly root: string
  readonly origin: string
  readonly token: string
  readonly startDemo: (startAt: number | null) => Promise<DemoTenant>
  /** The real time, epoch ms. */
  readonly now: () => number
}): Promise<DevApp> {
  const read = readNodeSettings(at.environment)
  if (!read.ok) {
    const says = read.problems.join(' ')
    return {
      listener: (_, response) =>
        void response
          .writeHead(500, { 'content-type': 'application/json' })
          .end(JSON.stringify({ error: 'settings', says })),
      says: read.problems,
      close: async () => {},
    }
  }
  const demo = wantsDemo(read.settings) ? await at.startDemo(read.settings.demoNow) : null
  const { app, upstreams } = createNodeApp(read.settings, {
    ...at,
    product: findProject(join(at.root, 'package.json'))?.version ?? 'unknown',
    demo,
    page: null,
    earlierAddress: null,
  })
  return {
    listener: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    says: [...read.settings.warnings, ...(demo === null ? [] : [`Demo tenant at ${demo.address}`])],
    close: async () => {
      await Promise.all([upstreams.close(), demo?.close()])
    },
  }
}
