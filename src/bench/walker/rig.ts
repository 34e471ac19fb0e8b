import type { Connection } from '#src/domain/contract/connection.ts'
import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Operation, ParamsOf } from '#src/domain/contract/operation.ts'
import { createInProcess, type InProcess } from '#src/server/in-process.ts'
import { readNodeSettings } from '#src/server/start/node-app.ts'
import type { TenantDialect } from '#src/simulator/tenant.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'

/** The dialects that the demo tenant speaks. */
export const tenantDialects: readonly TenantDialect[] = ['published', 'guide']

/** A proxy in this process before a demo tenant on loopback, which is put back to its beginning for every walk. */
export interface Rig {
  readonly address: string
  readonly demo: DemoTenant
  readonly connections: () => Promise<readonly Connection[]>
  readonly sendOver: InProcess['sendOver']
  readonly send: <O extends Operation>(operation: O, params: ParamsOf<O>, connection: string) => Promise<Exchange>
  /** Puts clock and jobs back, and switches exactly these faults on. */
  readonly reset: (faults: readonly string[], dialect: TenantDialect) => Promise<void>
  /** Lets jobs go on as long as they take to end. */
  readonly letEnd: () => Promise<void>
  readonly close: () => Promise<void>
}

/** How long the proxy waits for the demo tenant, in ms: briefly where a fault never answers. */
const patienceMs = { usual: '10000', brief: '600' } as const

/** The faults that are met by waiting in vain. */
const waitedFor: ReadonlySet<string> = new Set(['timeout', 'slow-body', 'clarify-timeout'])

/** Starts both at a moment (epoch ms); `now` is the real time, epoch ms. */
export async function startRig(startAt: number, now: () => number): Promise<Rig> {
  const demo = await startDemoTenant({ now, startAt })
  const made = (timeoutMs: string) => {
    const read = readNodeSettings({ TRIAGE_TIMEOUT_MS: timeoutMs })
    if (!read.ok) throw new Error(read.problems.join(' '))
    return createInProcess(read.settings, 'walker', demo, now)
  }
  const products = { usual: made(patienceMs.usual), brief: made(patienceMs.brief) }
  let product = products.usual
  const put = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const send = () => fetch(`${demo.address}/__demo/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) })
    // A connection that was kept can be closed at the moment at which it is used again.
    const answer = await send().catch(send)
    if (!answer.ok) throw new Error(`The demo tenant refused ${path}: ${await answer.text()}`)
  }
  const signal = new AbortController().signal
  return {
    address: demo.address,
    demo,
    connections: async () => (await product.connections()).filter(({ source }) => source === 'demo'),
    sendOver: (connection, until) => product.sendOver(connection, until),
    send: (operation, params, connection) => product.sendOver(connection, signal)(operation, params),
    reset: async (faults, dialect) => {
      product = faults.some((id) => waitedFor.has(id)) ? products.brief : products.usual
      await put('clock', { now: new Date(startAt).toISOString(), speed: 1 })
      await put('dialect', dialect)
      await put('faults', faults)
    },
    letEnd: async () => {
      await put('clock', { speed: 100_000 })
      await new Promise((done) => setTimeout(done, 10))
      await put('clock', { speed: 1 })
    },
    close: async () => {
      await Promise.all([products.usual.close(), products.brief.close()])
      await demo.close()
    },
  }
}
