import { HttpResponse, type HttpHandler } from 'msw'
import { selectItems } from '#src/clarify/operations.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import { isTokenGood, type Tenant } from '#src/simulator/tenant.ts'
import { clarifyBase, rpcAnswer, rpcError, rpcResult, traced } from './clarify-answers.ts'
import { methodNamed } from './clarify-methods.ts'
import { readBasic } from './oauth.ts'
import { route, routeAt } from './route.ts'

const versions = ['1.0', '1.1', '1.2alpha1']

/** Whether a request carries a token that was given out, or the client's own name and secret by HTTP Basic. */
function isKnown(tenant: Tenant, request: Request): boolean {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (bearer !== undefined) return isTokenGood(tenant, bearer)
  const basic = readBasic(request)
  const { clarifyClientId, clarifyClientSecret } = tenant.credentials
  return basic !== null && basic.user === clarifyClientId && basic.password === clarifyClientSecret
}

/** Answers one request object; undefined for a notification, which has no answer (JSON-RPC 2.0 section 4.1). */
function answerOne(tenant: Tenant, message: unknown): Record<string, unknown> | undefined {
  const id = isObject(message) ? message['id'] : undefined
  const hasId = typeof id === 'string' || typeof id === 'number' || id === null
  if (
    !isObject(message) ||
    message['jsonrpc'] !== '2.0' ||
    typeof message['method'] !== 'string' ||
    (id !== undefined && !hasId)
  ) {
    return rpcError(tenant, hasId ? id : null, -32600)
  }
  const { params } = message
  const method = methodNamed(message['method'])
  const outcome =
    params !== undefined && !isObject(params)
      ? { ok: false as const, code: -32600 }
      : method
        ? method(tenant, params ?? {})
        : { ok: false as const, code: -32601 }
  if (id === undefined) return undefined
  if (outcome.ok) return rpcResult(tenant, id, outcome.result)
  return rpcError(tenant, id, outcome.code, 'params' in outcome && outcome.params ? { params: outcome.params } : {})
}

/** The RPC endpoint: one request object or a batch; a bad token is refused by HTTP, before any RPC. */
export function clarifyRpcHandlers(tenant: Tenant): readonly HttpHandler[] {
  return [
    route(clarifyBase, selectItems, async ({ request }) => {
      if (!isKnown(tenant, request))
        return traced(
          tenant,
          HttpResponse.json(
            { error: 'invalid_token', error_description: 'The access token is missing, invalid or expired.' },
            { status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
          ),
        )
      const version = request.headers.get('x-api-version')
      if (version !== null && !versions.includes(version))
        return rpcAnswer(
          tenant,
          rpcError(tenant, null, -32600, {}, `Unsupported API version ${JSON.stringify(version.slice(0, 40))}`),
        )
      const body = readJson(await request.text())
      if (!body.ok) return rpcAnswer(tenant, rpcError(tenant, null, -32700))
      if (!Array.isArray(body.value)) {
        const answer = answerOne(tenant, body.value)
        return answer ? rpcAnswer(tenant, answer) : traced(tenant, new HttpResponse(null, { status: 204 }))
      }
      if (body.value.length === 0) return rpcAnswer(tenant, rpcError(tenant, null, -32600))
      const answers = body.value.map((message) => answerOne(tenant, message)).filter((answer) => answer !== undefined)
      return answers.length > 0 ? rpcAnswer(tenant, answers) : traced(tenant, new HttpResponse(null, { status: 204 }))
    }),
    routeAt('ANY', `${clarifyBase}/*`, ({ request }) =>
      traced(
        tenant,
        new HttpResponse(request.url.endsWith('/rpc') ? 'Method Not Allowed\n' : '404 page not found\n', {
          status: request.url.endsWith('/rpc') ? 405 : 404,
          headers: { 'Content-Type': 'text/plain; charset=utf-8' },
        }),
      ),
    ),
  ]
}
