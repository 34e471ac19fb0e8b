import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import { createApp, type App } from '#src/server/app.ts'
import { readSettings, type Environment, type Settings } from '#src/server/config.ts'
import { hasValues } from '#src/server/credentials/held-connection.ts'
import { createLog } from '#src/server/log.ts'
import type { PageFiles } from './page-files.ts'
import { isCertificates } from '#src/server/upstream/trust.ts'
import { createUpstreams, type Upstreams } from '#src/server/upstream/upstreams.ts'

/** The proxy on Node: the app and what must be closed with it. */
export interface NodeApp {
  readonly app: App
  readonly token: string
  readonly upstreams: Upstreams
}

/** Reads settings from a process's environment, with its files. */
export function readNodeSettings(environment: Environment): ReturnType<typeof readSettings> {
  return readSettings(environment, readText, isCertificates)
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Whether a demo tenant is to run under these settings. */
export function wantsDemo(settings: Settings): boolean {
  return settings.demo === 'always' || (settings.demo === 'auto' && !settings.connections.some(hasValues))
}

/** Puts the proxy together on Node: real pools, random ids, a log on stderr. */
export function createNodeApp(
  settings: Settings,
  at: {
    readonly product: string
    readonly origin: string
    readonly demo: DemoTenant | null
    readonly page: PageFiles | null
    readonly earlierAddress: string | null
    readonly token?: string
    /** The real time, epoch ms. */
    readonly now: () => number
  },
): NodeApp {
  const newId = () => randomBytes(24).toString('base64url')
  const token = at.token ?? newId()
  const upstreams = createUpstreams({
    proxy: settings.proxy,
    certificates: settings.certificates,
    userAgent: `clari-triage/${at.product}`,
    connectMs: Math.min(settings.timeoutMs, 10_000),
  })
  const app = createApp({
    ...at,
    token,
    connections: settings.connections,
    origins: settings.origins,
    upstreams,
    timeoutMs: settings.timeoutMs,
    // A call takes at most two time limits (first byte, body): who waits longer than two such rounds is told so.
    turns: {
      exchanges: { running: 12, each: 10, waiting: 200, waitMs: settings.timeoutMs * 4 },
      streams: { running: 6, each: 4, waiting: 50, waitMs: settings.timeoutMs },
    },
    streams: { unreadMs: Math.max(settings.timeoutMs, 1000) * 2, longestMs: 3_600_000 },
    log: createLog(settings.log, (line) => process.stderr.write(`${line}\n`), at.now),
    newId,
  })
  return { app, token, upstreams }
}
