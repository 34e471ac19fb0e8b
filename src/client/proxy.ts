import { z } from 'zod'
import { connectionSchema, type Connection } from '#src/domain/contract/connection.ts'
import { exchangeSchema, type Exchange } from '#src/domain/contract/exchange.ts'
import {
  connectionsSchema,
  demoLogSchema,
  demoStateSchema,
  sessionSchema,
  streamExchangeHeader,
  streamIdHeader,
  streamTotalHeader,
  tokenHeader,
  type DemoLogEntry,
  type DemoState,
  type ExchangeRequest,
  type NewConnection,
  type Session,
} from '#src/domain/contract/proxy-contract.ts'
import { readResult, stopped, type Result } from './result.ts'

/**
 * An answer that is piped through; `total` is its size in bytes where known. `why` tells the Exchange of a
 * stream that broke off.
 */
export interface OpenStream {
  readonly kind: 'stream'
  readonly body: ReadableStream<Uint8Array>
  readonly total: number | null
  readonly type: string
  readonly why: () => Promise<Result<Exchange>>
}

/** A stream, or the Exchange that came instead: the upstream's refusal, or why nothing came. */
export type Streamed = OpenStream | { readonly kind: 'exchange'; readonly exchange: Exchange }

/** The proxy's calls as the page makes them; a proxy that stopped is data. Only an aborted signal makes one reject. */
export interface Proxy {
  readonly session: () => Promise<Result<Session>>
  readonly connections: () => Promise<Result<readonly Connection[]>>
  readonly addConnection: (connection: NewConnection) => Promise<Result<Connection>>
  readonly removeConnection: (id: string) => Promise<Result<null>>
  readonly exchange: (request: ExchangeRequest, signal?: AbortSignal) => Promise<Result<Exchange>>
  readonly stream: (request: ExchangeRequest, signal?: AbortSignal) => Promise<Result<Streamed>>
  readonly demo: () => Promise<Result<DemoState>>
  /** Switches on exactly these faults. */
  readonly setFaults: (ids: readonly string[]) => Promise<Result<DemoState>>
  readonly setDialect: (dialect: DemoState['dialect']) => Promise<Result<DemoState>>
  readonly setClock: (speed: number) => Promise<Result<DemoState>>
  /** What the demo tenant received, newest last, secrets blanked. */
  readonly demoLog: () => Promise<Result<readonly DemoLogEntry[]>>
  /** What Clari's screen shows in the demo tenant, as CSV; parameters as `/__demo/screen.csv` takes them. */
  readonly screenCsv: (query: Readonly<Record<string, string>>) => Promise<Result<string>>
}

/** Where the proxy is and this start's token; the page's own when left out. */
export interface ProxyAt {
  readonly fetch?: (path: string, init: RequestInit) => Promise<Response>
  readonly token?: () => string
}

/** Makes the proxy's calls. */
export function createProxy(at: ProxyAt = {}): Proxy {
  const send = at.fetch ?? ((path, init) => fetch(path, init))
  const token = at.token ?? pageToken

  const call = async (method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response | null> => {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    try {
      return await send(path, {
        method,
        headers: { [tokenHeader]: token(), ...json },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
        cache: 'no-store',
        redirect: 'error',
      })
    } catch (error) {
      // fetch tells "nobody there" by throwing; only being asked to stop is passed on.
      if (signal?.aborted === true) throw error
      return null
    }
  }
  const ask = async <T>(
    schema: z.ZodType<T>,
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<Result<T>> => {
    const answer = await call(method, path, body, signal)
    return answer === null ? stopped : readResult(answer, schema)
  }

  return {
    session: () => ask(sessionSchema, 'GET', '/api/session'),
    connections: async () => {
      const result = await ask(connectionsSchema, 'GET', '/api/connections')
      return result.ok ? { ok: true, value: result.value.connections } : result
    },
    addConnection: (connection) => ask(connectionSchema, 'POST', '/api/connections', connection),
    removeConnection: (id) => ask(z.null(), 'DELETE', `/api/connections/${encodeURIComponent(id)}`),
    exchange: (request, signal) => ask(exchangeSchema, 'POST', '/api/exchange', request, signal),
    stream: async (request, signal) => {
      const query = new URLSearchParams({
        operation: request.operation,
        params: JSON.stringify(request.params),
        ...(request.connection === undefined ? {} : { connection: request.connection }),
      })
      const answer = await call('GET', `/api/stream?${query}`, undefined, signal)
      if (answer === null) return stopped
      if (!answer.ok || answer.headers.get(streamExchangeHeader) === '1') {
        const result = await readResult(answer, exchangeSchema)
        return result.ok ? { ok: true, value: { kind: 'exchange', exchange: result.value } } : result
      }
      const id = answer.headers.get(streamIdHeader)
      if (id === null || answer.body === null) return stopped
      const total = Number(answer.headers.get(streamTotalHeader) ?? Number.NaN)
      const type = answer.headers.get('content-type') ?? 'application/octet-stream'
      const why = () => ask(exchangeSchema, 'GET', `/api/stream/${encodeURIComponent(id)}`)
      return {
        ok: true,
        value: { kind: 'stream', body: answer.body, total: Number.isSafeInteger(total) ? total : null, type, why },
      }
    },
    demo: () => ask(demoStateSchema, 'GET', '/api/demo'),
    setFaults: (ids) => ask(demoStateSchema, 'PUT', '/api/demo/faults', ids),
    setDialect: (dialect) => ask(demoStateSchema, 'PUT', '/api/demo/dialect', dialect),
    setClock: (speed) => ask(demoStateSchema, 'PUT', '/api/demo/clock', { speed }),
    demoLog: () => ask(demoLogSchema, 'GET', '/api/demo/log'),
    screenCsv: async (query) => {
      const answer = await call('GET', `/api/demo/screen.csv?${new URLSearchParams(query)}`)
      if (answer === null) return stopped
      return answer.ok ? { ok: true, value: await answer.text() } : readResult(answer, z.string())
    },
  }
}

/** The proxy of this page. */
export const proxy = createProxy()

/** The token of the start of the proxy that this page belongs to; empty where there is none. */
export function pageToken(): string {
  return document.querySelector('meta[name="triage-token"]')?.getAttribute('content') ?? ''
}
