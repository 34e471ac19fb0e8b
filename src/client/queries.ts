import { queryOptions } from '@tanstack/react-query'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { DemoState, Session } from '#src/domain/contract/proxy-contract.ts'
import { proxy } from './proxy.ts'
import { withOwner } from './store/connection-owner.ts'
import { renewToken } from './renew-token.ts'
import type { Result } from './result.ts'

/** What the page knows of its own proxy: whether it answers now, and what it last said of itself. */
export interface ProxyState {
  readonly reachable: boolean
  /** Null until it answered once. */
  readonly session: Session | null
}

/** Asks the proxy whether it is there: every 10 s, every 2 s while it is not. Never fails: a stopped proxy is data. */
export const proxyQuery = queryOptions({
  queryKey: ['proxy'],
  queryFn: async ({ client }): Promise<ProxyState> => {
    const result = await withToken(proxy.session)
    const before: ProxyState | undefined = client.getQueryData(['proxy'])
    if (!result.ok) return { reachable: false, session: before?.session ?? null }
    // It is back, perhaps another start of it: what it knows may have changed.
    if (before?.reachable === false)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'proxy' })
    return { reachable: true, session: result.value }
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
