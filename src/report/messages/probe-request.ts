import { copilotUsers } from '#src/clari/copilot-operations.ts'
import { limits } from '#src/clari/operations.ts'
import { selectItems } from '#src/clarify/operations.ts'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { System } from '#src/domain/model/system.ts'

type Request = Exchange['request']

const secret = (name: string, value: string) => ({ name, value, secret: true })

/** The cheapest read-only probe of each system as a request, at an address or the system's own. */
const probes: Readonly<Record<System, (address: string | null) => Request>> = {
  clari: (address) => ({
    method: limits.method,
    url: `${address ?? 'https://api.clari.com/v4'}/${limits.path}`,
    headers: [secret('apikey', '${CLARI_API_KEY}')],
    body: null,
  }),
  copilot: () => ({
    method: copilotUsers.method,
    url: `https://rest-api.copilot.clari.com/${copilotUsers.path}`,
    headers: [
      secret('X-Api-Key', '${CLARI_COPILOT_API_KEY}'),
      secret('X-Api-Password', '${CLARI_COPILOT_API_PASSWORD}'),
    ],
    body: null,
  }),
  clarify: (address) => ({
    method: selectItems.method,
    url: `${(address ?? 'https://api.clarify.io/v1').replace(/\/$/, '')}/${selectItems.path}`,
    headers: [
      { name: 'Content-Type', value: 'application/json' },
      secret('Authorization', 'Bearer ${CLARIFY_ACCESS_TOKEN}'),
    ],
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: selectItems.rpc, params: { query: { limit: 1 } } }),
  }),
}

/**
 * The request that repeats the deciding exchange; where nothing was sent, the system's cheapest read-only probe at the
 * connection's address.
 */
export function requestToRepeat(conclusion: Conclusion): Request {
  const decided = conclusion.evidence.find((evidence) => evidence.kind === 'exchange')
  return decided === undefined
    ? probes[conclusion.system](conclusion.connection?.address ?? null)
    : decided.exchange.request
}
