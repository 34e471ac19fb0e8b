import type { CheckContext } from '#src/domain/model/check.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import { exchangeSchema } from '#src/domain/contract/exchange.ts'
import { connectionsSchema, proxyErrorSchema, tokenHeader } from '#src/domain/contract/proxy-contract.ts'
import type { Settings } from './config.ts'
import { createNodeApp } from './start/node-app.ts'

/** The proxy inside of a terminal command or a test: the same app, asked without a socket. */
export interface InProcess {
  readonly connections: () => Promise<readonly Connection[]>
  /** A check context's `send` over a connection; rejects when the signal aborts or the proxy does not take the call. */
  readonly sendOver: (connection: string | undefined, signal: AbortSignal) => CheckContext['send']
  readonly close: () => Promise<void>
}

/**
 * Puts the proxy together in this process; `now` is the real time in epoch ms, `close` ends its connections, not
 * the demo tenant.
 */
export function createInProcess(
  settings: Settings,
  product: string,
  demo: DemoTenant | null,
  now: () => number,
): InProcess {
  const origin = 'http://127.0.0.1'
  const { app, token, upstreams } = createNodeApp(settings, {
    product,
    origin,
    demo,
    page: null,
    earlierAddress: null,
    now,
  })
  const ask = async (method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<unknown> => {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    const answer = await app.fetch(
      new Request(`${origin}${path}`, {
        method,
        headers: { host: '127.0.0.1', origin, [tokenHeader]: token, ...json },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      }),
    )
    signal?.throwIfAborted()
    const value: unknown = await answer.json()
    if (answer.ok) return value
    throw new Error(proxyErrorSchema.parse(value).says)
  }
  return {
    connections: async () => connectionsSchema.parse(await ask('GET', '/api/connections')).connections,
    sendOver: (connection, signal) => async (operation, params, over) =>
      exchangeSchema.parse(
        await ask('POST', '/api/exchange', { operation: operation.id, params, connection: over ?? connection }, signal),
      ),
    close: upstreams.close,
  }
}
