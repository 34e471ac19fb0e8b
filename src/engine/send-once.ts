import type { CheckContext } from '#src/domain/model/check.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'

/**
 * Wraps a `send` so that the same reading operation with the same parameters over the same connection is sent once;
 * what creates or cancels is never shared.
 */
export function sendOnce(send: CheckContext['send']): CheckContext['send'] {
  const sent = new Map<string, Promise<Exchange>>()
  return (operation, params, connection) => {
    if (operation.effect !== 'reads') return send(operation, params, connection)
    const key = JSON.stringify([operation.id, params, connection ?? null])
    const earlier = sent.get(key)
    if (earlier !== undefined) return earlier
    const exchange = send(operation, params, connection)
    sent.set(key, exchange)
    return exchange
  }
}
