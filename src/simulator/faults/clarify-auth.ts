import { HttpResponse } from 'msw'
import { clarifyToken, selectItems } from '#src/clarify/operations.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import { clarifyBase, traced } from '#src/simulator/handlers/clarify-answers.ts'
import { oauthError, type OAuthCode } from '#src/simulator/handlers/oauth.ts'
import { route } from '#src/simulator/handlers/route.ts'
import { randomAt } from '#src/simulator/random.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import { bend } from './credential.ts'
import type { Fault, VerdictName } from './fault.ts'

const scenario = 'clarify.auth'

const named = (verdict: string): readonly VerdictName[] => [`${scenario}/${verdict}`]

const brokenFile: readonly VerdictName[] = [`${scenario}/file-broken`]

function tokenRefusal(code: OAuthCode, status: 400 | 401, says: string, description: string): Fault {
  return {
    id: `clarify-token-${code.replaceAll('_', '-')}`,
    says,
    verdicts: named(`token-${code.replaceAll('_', '-')}`),
    scenario,
    handlers: (tenant) => [
      route(clarifyBase, clarifyToken, () => traced(tenant, oauthError(status, code, description))),
    ],
  }
}

function badFile(
  id: string,
  says: string,
  verdicts: readonly VerdictName[],
  change: (file: Readonly<Record<string, unknown>>, tenant: Tenant) => unknown,
): Fault {
  return {
    id,
    says,
    verdicts,
    scenario,
    connections: (connections, tenant) =>
      bend(connections, 'demo-clarify', ({ CLARIFY_CREDENTIALS = '' }) => {
        const file = readJson(CLARIFY_CREDENTIALS)
        const changed = change(file.ok && isObject(file.value) ? file.value : {}, tenant)
        return { CLARIFY_CREDENTIALS: typeof changed === 'string' ? changed : JSON.stringify(changed) }
      }),
  }
}

function withCredentials(
  file: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const credentials = isObject(file['credentials']) ? file['credentials'] : {}
  return { ...file, credentials: { ...credentials, ...more } }
}

function refused(
  id: string,
  status: number,
  says: string,
  verdicts: readonly VerdictName[],
  body: string,
  headers: Record<string, string> = {},
): Fault {
  return {
    id,
    says,
    verdicts,
    scenario,
    handlers: (tenant) => [
      route(clarifyBase, selectItems, () =>
        traced(
          tenant,
          new HttpResponse(body, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } }),
        ),
      ),
    ],
  }
}

/** Clarify's credentials file and token endpoint, and what is refused at the door: failures before any RPC. */
export const clarifyAuthFaults: readonly Fault[] = [
  badFile('clarify-file-missing-secret', 'The credentials file has no clientSecret.', brokenFile, (file) =>
    withCredentials(file, { clientSecret: undefined }),
  ),
  badFile('clarify-file-missing-integration', 'The credentials file has no integration.', brokenFile, (file) => ({
    ...file,
    integration: undefined,
  })),
  badFile(
    'clarify-file-wrong-type',
    'The credentials file has a type that Clarify does not know.',
    brokenFile,
    (file) => withCredentials(file, { type: 'api-key' }),
  ),
  badFile('clarify-file-bad-url', 'The credentials file’s apiUrl is no http(s) address.', brokenFile, (file) => ({
    ...file,
    apiUrl: 'api.clarify.io/v1/',
  })),
  badFile(
    'clarify-file-no-slash',
    'The credentials file’s apiUrl has no slash at its end.',
    ['clarify.auth/token-invalid-request', 'clarify.auth/file-harms-client'],
    (file) => ({
      ...file,
      apiUrl: String(file['apiUrl'] ?? '').replace(/\/$/, ''),
    }),
  ),
  badFile('clarify-file-truncated', 'The credentials file is cut off in the middle.', brokenFile, (file) =>
    JSON.stringify(file).slice(0, 90),
  ),
  badFile(
    'clarify-wrong-secret',
    'The client secret in the credentials file is wrong.',
    named('token-invalid-client'),
    (file, { world }) => withCredentials(file, { clientSecret: randomAt(world.seed, 'clarify-wrong').text(64) }),
  ),
  badFile(
    'clarify-basic-auth',
    'The credentials file is of the type basic-auth; that is allowed and works.',
    ['clarify.auth/file-harms-client'],
    (file) => withCredentials(file, { type: 'basic-auth' }),
  ),
  tokenRefusal(
    'invalid_client',
    401,
    'Clarify’s token endpoint does not know the client.',
    'Unknown client or wrong secret',
  ),
  tokenRefusal(
    'unauthorized_client',
    400,
    'The client may not use client credentials.',
    'Grant type not allowed for this client',
  ),
  tokenRefusal('invalid_grant', 400, 'The grant is refused.', 'The grant is invalid or expired'),
  tokenRefusal(
    'unsupported_grant_type',
    400,
    'Clarify’s token endpoint does not support this grant.',
    'Unsupported grant type',
  ),
  tokenRefusal('invalid_scope', 400, 'The scope asked for is refused.', 'The requested scope is invalid'),
  tokenRefusal('invalid_request', 400, 'The token request is malformed.', 'audience is missing'),
  refused(
    'clarify-token-rejected',
    401,
    'The RPC endpoint does not accept the token it is sent.',
    named('token-not-accepted'),
    'Unauthorized\n',
    {
      'WWW-Authenticate': 'Bearer error="invalid_token"',
    },
  ),
  refused(
    'clarify-http-413',
    413,
    'The RPC endpoint finds every request too large.',
    named('http-refused'),
    'Request Entity Too Large\n',
  ),
  {
    ...refused(
      'clarify-http-429',
      429,
      'The RPC endpoint refuses with HTTP 429, before any RPC.',
      ['clarify.too-many-requests/met-here', 'clarify.too-many-requests/shown'],
      'Too Many Requests\n',
      {
        'Retry-After': '20',
      },
    ),
    scenario: 'clarify.too-many-requests',
  },
]
