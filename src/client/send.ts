import type { CheckContext } from '#src/domain/model/check.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import { browserNow } from './browser-clock.ts'
import { proxy as pageProxy, type Proxy } from './proxy.ts'

/** Our own proxy did not take the call, so nothing is known of the upstream; `message` tells what to do. */
export class ProxyStopped extends Error {
  /** By which whoever runs checks knows it, across realms and copies. */
  readonly proxyStopped = true
  override readonly name = 'ProxyStopped'
}

/** How to send: over the run's connection unless another is named; `signal` ends a call that runs. */
export interface SendOptions {
  readonly signal: AbortSignal
  readonly connection?: string | undefined
  readonly proxy?: Proxy
}

/**
 * Makes the `send` of a check's context. It rejects with {@link ProxyStopped} when our own proxy is gone, and when the
 * signal aborts; what the network does is an Exchange.
 */
export function createSend({ signal, connection, proxy = pageProxy }: SendOptions): CheckContext['send'] {
  return async (operation, params, over) => {
    const named = over ?? connection
    const result = await proxy.exchange(
      { operation: operation.id, params: { ...params }, ...(named === undefined ? {} : { connection: named }) },
      signal,
    )
    if (result.ok) return result.value
    if (result.reason === 'refused' && result.error === 'bad-params') return unsendable(operation, named, result.says)
    throw new ProxyStopped(result.says)
  }
}

/**
 * A parameter that the operation does not take (a forecast id of 300 characters, say) is a request that cannot be sent,
 * not a fault of the product.
 */
function unsendable(operation: Operation, connection: string | undefined, says: string): Exchange {
  const now = browserNow()
  return {
    id: `unsent-${operation.id}`,
    operation: operation.id,
    upstream: operation.upstream,
    connection: { id: connection ?? 'none', label: connection ?? 'No connection', demo: false },
    request: { method: operation.method, url: operation.path, headers: [], body: null },
    startedAt: now,
    tookMs: 0,
    result: { kind: 'silence', reason: 'unsendable', detail: says },
  }
}
