import { HttpResponse } from 'msw'
import { newUuid, type Tenant } from '#src/simulator/tenant.ts'

/** An error as both dialects tell it. */
export interface ClariRefusal {
  readonly status: number
  /** The published code and the service that sends it. */
  readonly code: string
  readonly namespace: 'fcw' | 'exports'
  readonly message: string
  /** The guide's body; the published message and the status's name where it says nothing else. */
  readonly guide?: { readonly status?: number; readonly message: string }
}

/** The reason phrases of the statuses that the demo tenant answers with. */
const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
}

/** Answers an error in the dialect that is on. */
export function clariError(tenant: Tenant, error: ClariRefusal): Response {
  if (tenant.dialect === 'guide') {
    const status = error.guide?.status ?? error.status
    return HttpResponse.json(
      { error: phrases[status] ?? 'Error', message: error.guide?.message ?? error.message },
      { status },
    )
  }
  const { code, namespace, message, status } = error
  return HttpResponse.json(
    { code, namespace, errorId: newUuid(tenant.ids), message, orgId: tenant.world.orgId },
    { status },
  )
}

/** Answers as the gateway in front of the API does, whatever the dialect. */
export function gatewayError(
  tenant: Tenant,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Response {
  const requestId = tenant.ids.text(32)
  return HttpResponse.json(
    { message, request_id: requestId },
    { status, headers: { Server: 'kong/3.4.2', 'X-Kong-Request-Id': requestId, ...headers } },
  )
}

/** The refusal of a request without a key. */
export function noKey(tenant: Tenant): Response {
  if (tenant.dialect === 'guide') return clariError(tenant, invalidKey)
  return gatewayError(tenant, 401, 'No API key found in request', { 'WWW-Authenticate': 'Key realm="kong"' })
}

/** The refusal of a key that nobody knows. */
export function unknownKey(tenant: Tenant): Response {
  if (tenant.dialect === 'guide') return clariError(tenant, invalidKey)
  return gatewayError(tenant, 401, 'Invalid authentication credentials', { 'WWW-Authenticate': 'Key realm="kong"' })
}

/** The API's own refusal of a key that the gateway let through. */
export const invalidKey: ClariRefusal = {
  status: 401,
  code: 'unauthorized',
  namespace: 'exports',
  message: 'Invalid API key',
}

/** The answer to a path that is not served. */
export function noRoute(tenant: Tenant): Response {
  return gatewayError(tenant, 404, 'no Route matched with those values')
}
