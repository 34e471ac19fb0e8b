import { HttpResponse, type HttpHandler } from 'msw'
import { clarifyToken } from '#src/clarify/operations.ts'
import { giveToken, type Tenant } from '#src/simulator/tenant.ts'
import { clarifyBase, traced } from './clarify-answers.ts'
import { oauthError, readTokenRequest } from './oauth.ts'
import { route } from './route.ts'

/** Clarify's token endpoint: client credentials in the form or by HTTP Basic, with the API's URL as audience. */
export function clarifyTokenHandlers(tenant: Tenant): readonly HttpHandler[] {
  return [
    route(clarifyBase, clarifyToken, async ({ request }) => {
      const asked = await readTokenRequest(request)
      const refuse = (answer: Response) => traced(tenant, answer)
      if (!asked || !asked.grantType) return refuse(oauthError(400, 'invalid_request', 'grant_type is missing'))
      if (asked.grantType !== 'client_credentials')
        return refuse(oauthError(400, 'unsupported_grant_type', 'Only client_credentials is supported'))
      if (asked.audience !== null && !asked.audience.endsWith(`${clarifyBase}/`))
        return refuse(oauthError(400, 'invalid_request', 'Unknown audience'))
      const { clarifyClientId, clarifyClientSecret } = tenant.credentials
      if (asked.clientId !== clarifyClientId || asked.clientSecret !== clarifyClientSecret) {
        return refuse(
          oauthError(
            401,
            'invalid_client',
            'Unknown client or wrong secret',
            asked.usedBasic ? { 'WWW-Authenticate': 'Basic realm="clarify"' } : {},
          ),
        )
      }
      return traced(tenant, HttpResponse.json(giveToken(tenant), { headers: { 'Cache-Control': 'no-store' } }))
    }),
  ]
}
