import type { CheckContext } from '#src/domain/model/check.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import { exchangeSchema, type Exchange } from '#src/domain/contract/exchange.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import {
  connectionsSchema,
  proxyErrorSchema,
  streamExchangeHeader,
  tokenHeader,
} from '#src/domain/contract/proxy-contract.ts'
import type { Settings } from './config.ts'
import { createNodeApp } from './start/node-app.ts'

/** The proxy inside of a terminal command or a test: the same app, asked without a socket. */
export interface InProcess {
  readonly connections: () => Promise<readonly Connection[]>
  /** A check context's `send` over a connection; rejects when the signal aborts or the proxy does not take the call. */
  readonly sendOver: (connection: string | undefined, signal: AbortSignal) => CheckContext['send']
  /** Opens what is streamed, such as a job's results; an upstream's refusal comes as its Exchange. */
  readonly open: (
    connection: string,
    operation: Operation,
    params: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ) => Promise<OpenedInProcess>
  readonly close: () => Promise<void>
}

/** A stream's body, which errors where it breaks off, or the Exchange that came instead. */
export type OpenedInProcess =
  | { readonly kind: 'stream'; readonly body: ReadableStream<Uint8Array> }
  | { readonly kind: 'exchange'; readonly exchange: Exchange }

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
    open: async (connection, operation, params, signal) => {
      const query = new URLSearchParams({ operation: operation.id, params: JSON.stringify(params), connection })
      const answer = await app.fetch(
        new Request(`${origin}/api/stream?${query}`, { headers: { host: '127.0.0.1', [tokenHeader]: token }, signal }),
      )
      if (answer.ok && answer.body !== null && answer.headers.get(streamExchangeHeader) !== '1')
        return { kind: 'stream', body: answer.body }
      const value: unknown = await answer.json()
      if (!answer.ok) throw new Error(proxyErrorSchema.parse(value).says)
      return { kind: 'exchange', exchange: exchangeSchema.parse(value) }
    },
    close: upstreams.close,
  }
}
