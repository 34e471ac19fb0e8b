import { HttpResponse } from 'msw'
import { errorCodeOf } from '#src/clarify/error-codes.ts'
import type { Tenant } from '#src/simulator/tenant.ts'

/** The path of Clarify's API. */
export const clarifyBase = '/clarify/v1'

/** The optional members of an error's data, beside its trace. */
export interface ErrorDetail {
  readonly params?: Readonly<Record<string, readonly string[]>>
  readonly invalidResources?: readonly unknown[]
  readonly partialResult?: unknown
}

const letters = 'abcdefghijklmnopqrstuv0123456789'

/** Puts a W3C trace context on an answer: Clarify has one on each, on failures of the token endpoint too. */
export function traced(tenant: Tenant, answer: Response): Response {
  answer.headers.set('traceparent', `00-${tenant.ids.text(32)}-${tenant.ids.text(16)}-01`)
  return answer
}

function echoed(tenant: Tenant, id: unknown): unknown {
  return tenant.rules.rpcId === 'text' && typeof id === 'number' ? String(id) : id
}

/** A successful response object. */
export function rpcResult(
  tenant: Tenant,
  id: unknown,
  result: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return { jsonrpc: '2.0', id: echoed(tenant, id), result, ...(tenant.rules.rpcNulls ? { error: null } : {}) }
}

/** A failed response object; its message is the code's name unless another is given. */
export function rpcError(
  tenant: Tenant,
  id: unknown,
  code: number,
  detail: ErrorDetail = {},
  message = errorCodeOf(code).name ?? 'Server error',
): Record<string, unknown> {
  const { rules } = tenant
  const trace = tenant.ids.text(20, letters)
  const data =
    rules.rpcData === 'object'
      ? { data: { trace, ...detail } }
      : rules.rpcData === 'text'
        ? { data: `${message} (trace ${trace})` }
        : {}
  return {
    jsonrpc: '2.0',
    id: echoed(tenant, id),
    ...(rules.rpcNulls ? { result: null } : {}),
    error: { code, message, ...data },
  }
}

/** An answer of the RPC endpoint; errors too come with 200. */
export function rpcAnswer(tenant: Tenant, body: unknown): Response {
  return traced(tenant, new HttpResponse(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } }))
}
