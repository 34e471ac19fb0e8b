import { HttpResponse } from 'msw'
import { selectItems } from '#src/clarify/operations.ts'
import { clarifyBase, traced } from '#src/simulator/handlers/clarify-answers.ts'
import { route, routeAt } from '#src/simulator/handlers/route.ts'
import { filterPage, forever, gatewayPage, loginPage } from './broken-answers.ts'
import type { Fault, VerdictName } from './fault.ts'

const scenario = 'clarify.unreachable'

/** Only the RPC endpoint fails; a token is still given, and Clarify's own trace is on the answer. */
function instead(id: string, says: string, verdicts: readonly VerdictName[], answer: () => Response): Fault {
  return {
    id,
    says,
    verdicts,
    scenario,
    handlers: (tenant) => [route(clarifyBase, selectItems, () => traced(tenant, answer()))],
  }
}

/** Somebody else answers every request to Clarify's host. */
function inPlace(
  id: string,
  says: string,
  verdicts: readonly VerdictName[],
  answer: (request: Request) => Response | Promise<Response>,
): Fault {
  return {
    id,
    says,
    verdicts,
    scenario,
    handlers: () => [routeAt('ANY', `${clarifyBase}/*`, ({ request }) => answer(request))],
  }
}

/** Ways for a call to Clarify to come to nothing, or to somebody else's answer. */
export const clarifyUnreachableFaults: readonly Fault[] = [
  {
    id: 'clarify-dns',
    says: 'The name of Clarify’s host does not resolve.',
    verdicts: ['clarify.unreachable/dns'],
    scenario,
    origins: (origins) => ({ ...origins, clarify: 'http://api.clarify.invalid/clarify/v1' }),
  },
  {
    id: 'clarify-refused',
    says: 'Nobody listens at Clarify’s address.',
    verdicts: ['clarify.unreachable/refused'],
    scenario,
    origins: (origins, places) => ({ ...origins, clarify: `${places.closed}/clarify/v1` }),
  },
  {
    id: 'clarify-tls',
    says: 'A corporate gateway answers in Clarify’s place with a certificate of its own.',
    verdicts: ['clarify.unreachable/tls-unknown-issuer'],
    scenario,
    origins: (origins, places) => ({ ...origins, clarify: `${places.tls}/clarify/v1` }),
  },
  inPlace('clarify-timeout', 'Clarify takes the request and never answers.', ['clarify.unreachable/timeout'], forever),
  inPlace('clarify-reset', 'The connection to Clarify breaks before an answer.', ['clarify.unreachable/reset'], () =>
    HttpResponse.error(),
  ),
  inPlace(
    'clarify-redirect',
    'Every request to Clarify is redirected to a login page.',
    ['clarify.unreachable/redirected'],
    () =>
      new HttpResponse(null, { status: 302, headers: { Location: 'https://sso.halden.example/login?return=%2Fv1' } }),
  ),
  inPlace(
    'clarify-filter',
    'A web filter answers in Clarify’s place with a 403 page.',
    ['clarify.unreachable/filter-page'],
    filterPage,
  ),
  instead('clarify-html', 'A login page in HTML comes back with 200.', ['clarify.unreachable/login-page'], loginPage),
  instead('clarify-bad-gateway', 'A 502 page in HTML comes back.', ['clarify.unreachable/gateway-page'], () =>
    gatewayPage(502),
  ),
  instead(
    'clarify-http-503',
    'The RPC endpoint is not available.',
    ['clarify.unreachable/gateway-failed'],
    () =>
      new HttpResponse('Service Unavailable\n', {
        status: 503,
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      }),
  ),
]
