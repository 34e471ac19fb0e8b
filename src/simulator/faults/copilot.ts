import { HttpResponse } from 'msw'
import { copilotToken } from '#src/clari/copilot-operations.ts'
import { copilotAuthBase } from '#src/simulator/handlers/copilot-token.ts'
import { copilotBase, copilotError } from '#src/simulator/handlers/copilot.ts'
import { oauthError, type OAuthCode } from '#src/simulator/handlers/oauth.ts'
import { route, routeAt } from '#src/simulator/handlers/route.ts'
import { randomAt } from '#src/simulator/random.ts'
import { bend } from './credential.ts'
import type { Fault, VerdictName } from './fault.ts'

const scenario = 'clari.copilot-oauth'

function refusal(
  code: OAuthCode,
  status: 400 | 401,
  says: string,
  description?: string,
  id = `oauth-${code.replaceAll('_', '-')}`,
): Fault {
  const own: VerdictName = `clari.copilot-oauth/${code.replaceAll('_', '-')}`
  return {
    id,
    says,
    // Where no token is given this way, a pair of keys that works names the scheme that the workspace has.
    verdicts: code === 'unsupported_grant_type' ? ['clari.copilot-oauth/uses-headers', own] : [own],
    scenario,
    handlers: () => [route(copilotAuthBase, copilotToken, () => oauthError(status, code, description))],
  }
}

/** Copilot's two schemes and the ways in which they fail. */
export const copilotFaults: readonly Fault[] = [
  refusal('invalid_client', 401, 'The token endpoint does not know the client.'),
  refusal(
    'invalid_client',
    400,
    'The token endpoint does not know the client and says so with 400.',
    'Client authentication failed',
    'oauth-invalid-client-400',
  ),
  refusal(
    'unauthorized_client',
    400,
    'The client is known but may not use this grant.',
    'The client is not authorized to use this grant type',
  ),
  refusal('invalid_grant', 400, 'The grant is refused.', 'The provided authorization grant is invalid or expired'),
  refusal('unsupported_grant_type', 400, 'The token endpoint does not support client credentials.'),
  refusal('invalid_scope', 400, 'The scope asked for is refused.', 'The requested scope is invalid'),
  refusal('invalid_request', 400, 'The token request is malformed.', 'A required parameter is missing'),
  {
    id: 'copilot-forecast-key',
    says: 'The forecast API’s key is configured for Copilot too.',
    verdicts: ['clari.copilot-oauth/forecast-key', 'clari.copilot-oauth/forecast-key-told'],
    scenario,
    connections: (connections, { credentials }) =>
      bend(
        bend(connections, 'demo-copilot-oauth', () => ({
          CLARI_COPILOT_CLIENT_ID: 'forecast-integration',
          CLARI_COPILOT_CLIENT_SECRET: credentials.integrationKey,
        })),
        'demo-copilot-keys',
        () => ({
          CLARI_COPILOT_API_KEY: credentials.integrationKey,
        }),
      ),
  },
  {
    id: 'copilot-wrong-credentials',
    says: 'Both of Copilot’s headers are sent, and the password is wrong.',
    verdicts: ['clari.copilot-oauth/keys-refused'],
    scenario,
    connections: (connections, { world }) =>
      bend(connections, 'demo-copilot-keys', () => ({
        CLARI_COPILOT_API_PASSWORD: randomAt(world.seed, 'wrong-password').text(40),
      })),
  },
  {
    id: 'copilot-wrong-secret',
    says: 'The Copilot app’s client secret is wrong.',
    verdicts: ['clari.copilot-oauth/invalid-client'],
    scenario,
    connections: (connections, { world }) =>
      bend(connections, 'demo-copilot-oauth', () => ({
        CLARI_COPILOT_CLIENT_SECRET: randomAt(world.seed, 'wrong-secret').text(48),
      })),
  },
  {
    id: 'copilot-one-header',
    says: 'Only one of Copilot’s two headers is configured.',
    verdicts: ['clari.copilot-oauth/one-header'],
    scenario,
    connections: (connections) => bend(connections, 'demo-copilot-keys', () => ({ CLARI_COPILOT_API_PASSWORD: '' })),
  },
  {
    id: 'copilot-retired-host',
    says:
      'Copilot is asked at its retired host, whose name is gone ' +
      '(the demo puts “.invalid” behind it and calls nobody).',
    verdicts: ['clari.copilot-oauth/retired-host'],
    scenario,
    origins: (origins) => ({ ...origins, copilot: 'http://rest-api.trywingman.com.invalid' }),
  },
  {
    id: 'copilot-auth-dns',
    says: 'The token endpoint’s host name does not resolve (the demo puts “.invalid” behind it and calls nobody).',
    verdicts: ['clari.copilot-oauth/host-not-found'],
    scenario,
    origins: (origins) => ({ ...origins, 'copilot-auth': 'http://api.copilot.clari.com.invalid' }),
  },
  {
    id: 'copilot-keys-only',
    says: 'This workspace has no token endpoint: Copilot takes its two headers only.',
    verdicts: ['clari.copilot-oauth/uses-headers', 'clari.copilot-oauth/no-token-endpoint'],
    scenario,
    handlers: () => [
      route(copilotAuthBase, copilotToken, () => HttpResponse.json({ message: 'Not Found' }, { status: 404 })),
    ],
  },
  {
    id: 'copilot-oauth-only',
    says: 'This workspace takes access tokens only: Copilot’s two headers are refused.',
    verdicts: ['clari.copilot-oauth/uses-client', 'clari.copilot-oauth/headers-not-read'],
    scenario,
    handlers: () => [
      routeAt('ANY', `${copilotBase}/*`, ({ request }) =>
        request.headers.has('authorization')
          ? undefined
          : copilotError(401, 'Credentials not provided!, see documentation: https://api-doc.copilot.clari.com'),
      ),
    ],
  },
  {
    id: 'copilot-too-many-requests',
    says: 'Copilot refuses every call with 429.',
    verdicts: [
      'clari.copilot-oauth/rate-limited',
      'clari.rate-limited/copilot-limited',
      'clari.rate-limited/copilot-limit-pasted',
    ],
    scenario,
    handlers: () => [
      routeAt('ANY', `${copilotBase}/*`, () =>
        HttpResponse.json({ errorMessage: 'Too many requests' }, { status: 429, headers: { 'Retry-After': '5' } }),
      ),
    ],
  },
]
