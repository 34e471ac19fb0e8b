import { HttpResponse, type HttpHandler } from 'msw'
import { copilotToken } from '#src/clari/copilot-operations.ts'
import { giveToken, type Tenant } from '#src/simulator/tenant.ts'
import { oauthError, readTokenRequest } from './oauth.ts'
import { route, routeAt } from './route.ts'

/** The path of Copilot's token endpoint's host. */
export const copilotAuthBase = '/copilot-auth'

/** The token endpoint as the guide describes it: client credentials in the form or by HTTP Basic. */
export function copilotTokenHandlers(tenant: Tenant): readonly HttpHandler[] {
  return [
    route(copilotAuthBase, copilotToken, async ({ request }) => {
      const asked = await readTokenRequest(request)
      if (!asked || !asked.grantType) return oauthError(400, 'invalid_request', 'grant_type is missing')
      if (asked.grantType !== 'client_credentials') return oauthError(400, 'unsupported_grant_type')
      const { copilotClientId, copilotClientSecret } = tenant.credentials
      if (asked.clientId !== copilotClientId || asked.clientSecret !== copilotClientSecret) {
        return oauthError(
          401,
          'invalid_client',
          undefined,
          asked.usedBasic ? { 'WWW-Authenticate': 'Basic realm="copilot"' } : {},
        )
      }
      return HttpResponse.json(giveToken(tenant), { headers: { 'Cache-Control': 'no-store' } })
    }),
    routeAt('ANY', `${copilotAuthBase}/*`, () => HttpResponse.json({ message: 'Not Found' }, { status: 404 })),
  ]
}
