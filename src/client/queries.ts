import { queryOptions } from '@tanstack/react-query'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { DemoState, Session } from '#src/domain/contract/proxy-contract.ts'
import { pageToken, proxy } from './proxy.ts'
import { withOwner } from './store/connection-owner.ts'
import { renewToken } from './renew-token.ts'
import type { Result } from './result.ts'

/** What the page knows of its own proxy: whether it answers now, and what it last said of itself. */
export interface ProxyState {
  readonly reachable: boolean
  /** Null until it answered once. */
  readonly session: Session | null
  /** Which start of it answers, by that start's token. */
  readonly start: string
  /** Whether that is another start than the page began with: what was typed by hand is gone. */
  readonly restarted: boolean
}

/** Asks the proxy whether it is there: every 10 s, every 2 s while it is not. Never fails: a stopped proxy is data. */
export const proxyQuery = queryOptions({
  queryKey: ['proxy'],
  queryFn: async ({ client }): Promise<ProxyState> => {
    const began = pageToken()
    const result = await withToken(proxy.session)
    const before: ProxyState | undefined = client.getQueryData(['proxy'])
    const start = before?.start ?? began
    if (!result.ok)
      return { reachable: false, session: before?.session ?? null, start, restarted: before?.restarted ?? false }
    const anew = start !== pageToken()
    // It is back, perhaps another start of it, even if it was never seen gone: what it knows may have changed.
    if (before?.reachable === false || anew)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'proxy' })
    return {
      reachable: true,
      session: result.value,
      start: pageToken(),
      restarted: anew || before?.restarted === true,
    }
  },
  refetchInterval: ({ state }) => (state.data?.reachable === false ? 2_000 : 10_000),
  refetchIntervalInBackground: false,
})

/** The connections that are set up. Fails while the proxy is not there; the last list stays. */
export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async (): Promise<readonly Connection[]> => valueOf(await withToken(proxy.connections)).map(withOwner),
})

/** The demo tenant's switches; fails where none runs. */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: async (): Promise<DemoState> => valueOf(await withToken(proxy.demo)),
})

/** Asks; where the proxy was started anew, with its new token. */
export async function withToken<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  const result = await ask()
  const stale = !result.ok && result.reason === 'refused' && result.error === 'token'
  return stale && (await renewToken()) ? ask() : result
}

// A query's way of saying that it has nothing is to throw; the words are the proxy's.
function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.says)
}
