import { clariError, gatewayError, invalidKey, unknownKey } from '#src/simulator/handlers/clari-errors.ts'
import { textOfAnswer } from '#src/simulator/handlers/route.ts'
import { everyAnswer, firstKeyAnswer, firstKeyForecastAnswer } from './clari-answer.ts'
import type { Fault } from './fault.ts'

const scenario = 'clari.unauthorized'

/** Refusals with 401 of a key that is well-formed and was sent. */
export const unauthorizedFaults: readonly Fault[] = [
  {
    id: 'gateway-no-key',
    says: 'Something on the way strips the key’s header: the gateway finds no key in the request.',
    verdicts: ['clari.unauthorized/header-lost'],
    scenario,
    handlers: (tenant) =>
      everyAnswer(() =>
        gatewayError(tenant, 401, 'No API key found in request', { 'WWW-Authenticate': 'Key realm="kong"' }),
      ),
  },
  {
    id: 'gateway-rejects-key',
    says: 'The gateway in front of the API rejects the integration user’s key.',
    verdicts: ['clari.unauthorized/gateway-rejected'],
    scenario,
    handlers: (tenant) =>
      firstKeyAnswer(tenant, () =>
        gatewayError(tenant, 401, 'Invalid authentication credentials', { 'WWW-Authenticate': 'Key realm="kong"' }),
      ),
  },
  {
    id: 'api-rejects-key',
    says: 'The gateway lets the integration user’s key through, and the API itself rejects it.',
    verdicts: ['clari.unauthorized/api-rejected'],
    scenario,
    handlers: (tenant) => firstKeyAnswer(tenant, () => clariError(tenant, invalidKey)),
  },
  {
    id: 'key-revoked',
    says: 'The integration user’s key worked before and was revoked.',
    verdicts: [
      'clari.unauthorized/worked-before',
      'clari.unauthorized/gateway-rejected',
      'clari.unauthorized/api-rejected',
    ],
    scenario,
    handlers: (tenant) => firstKeyAnswer(tenant, () => unknownKey(tenant)),
  },
  {
    id: 'no-optin',
    says: 'The integration user is not opted in to the forecasts; the key itself is fine.',
    // The guide knows no code for it: there it is a refusal of this forecast alone.
    verdicts: ['clari.unauthorized/no-optin', 'clari.unauthorized/forecast-refused'],
    scenario,
    handlers: (tenant) =>
      firstKeyForecastAnswer(tenant, ({ params }) =>
        clariError(tenant, {
          status: 401,
          code: 'no_optin',
          namespace: 'fcw',
          message: `User does not have permission to view forecast ${textOfAnswer(params['forecastId'])}.`,
        }),
      ),
  },
]
