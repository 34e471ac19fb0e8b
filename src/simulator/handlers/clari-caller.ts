import type { HttpHandler } from 'msw'
import type { Operation } from '#src/domain/contract/operation.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import { noKey, unknownKey } from './clari-errors.ts'
import { route, routeAt, type Incoming } from './route.ts'

/** The path of Clari's API. */
export const clariBase = '/clari/v4'

/** The user behind a key that is known. */
export type Caller = 'integration' | 'admin'

/** Whose key a request carries. */
export function callerOf(tenant: Tenant, request: Request): Caller | 'missing' | 'unknown' {
  const key = request.headers.get('apikey')
  if (key === null || key === '') return 'missing'
  if (key === tenant.credentials.integrationKey) return 'integration'
  return key === tenant.credentials.adminKey ? 'admin' : 'unknown'
}

/** Answers a request whose key is known. */
export type KeyedAnswer = (
  incoming: Incoming & { readonly caller: Caller },
) => Response | undefined | Promise<Response | undefined>

function keyed(tenant: Tenant, answer: KeyedAnswer) {
  return (incoming: Incoming) => {
    const caller = callerOf(tenant, incoming.request)
    if (caller === 'missing') return noKey(tenant)
    if (caller === 'unknown') return unknownKey(tenant)
    return answer({ ...incoming, caller })
  }
}

/** Serves one of Clari's operations to those whose key is known. */
export function clariRoute(tenant: Tenant, operation: Operation, answer: KeyedAnswer): HttpHandler {
  return route(clariBase, operation, keyed(tenant, answer))
}

/** Serves another path below Clari's base to those whose key is known. */
export function clariRouteAt(tenant: Tenant, method: 'GET' | 'POST', path: string, answer: KeyedAnswer): HttpHandler {
  return routeAt(method, `${clariBase}/${path}`, keyed(tenant, answer))
}
