import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

const broken = { verdict: 'file-broken', cause: 'file-broken', headline: /credentials file cannot be used/ }

const tokenRefused = (code: string, headline: RegExp, more: Partial<SubCause> = {}): SubCause => {
  const name = code.replaceAll('_', '-')
  return {
    name: `the token endpoint’s ${code}`,
    faults: [`clarify-token-${name}`],
    verdict: `token-${name}`,
    cause: `token-${name}`,
    headline,
    quoted: new RegExp(code),
    ...more,
  }
}

const notAccepted = /does not accept this client id with this secret/

/** Every refusal of the token endpoint's that the demo tenant can be switched to, by its code. */
export const tokenCauses: readonly SubCause[] = [
  tokenRefused('invalid_client', notAccepted),
  tokenRefused('unauthorized_client', /may not sign in this way/),
  tokenRefused('invalid_grant', /way of signing in is refused/),
  tokenRefused('unsupported_grant_type', /does not know this grant type/),
  tokenRefused('invalid_scope', /scope that is asked for is refused/),
  tokenRefused('invalid_request', /token request itself is malformed/),
]

/** Every refusal before a call that a fault of the demo tenant shows; a live check proves its fix. */
export const subCauses: readonly SubCause[] = [
  { ...broken, name: 'a file without its secret', faults: ['clarify-file-missing-secret'], quoted: /clientSecret/ },
  {
    ...broken,
    name: 'a file without the integration',
    faults: ['clarify-file-missing-integration'],
    quoted: /integration/,
  },
  {
    ...broken,
    name: 'a file of another type',
    faults: ['clarify-file-wrong-type'],
    quoted: /credentials file: \S*type/,
  },
  { ...broken, name: 'an apiUrl that is none', faults: ['clarify-file-bad-url'], quoted: /credentials file: apiUrl/ },
  {
    ...broken,
    name: 'a file that was cut off',
    faults: ['clarify-file-truncated'],
    quoted: /wrong with the credentials file/,
  },
  tokenRefused('invalid_client', notAccepted, { name: 'a wrong secret', faults: ['clarify-wrong-secret'] }),
  ...tokenCauses,
  {
    name: 'a token that the API does not accept',
    faults: ['clarify-token-rejected'],
    verdict: 'token-not-accepted',
    cause: 'token-not-accepted',
    headline: /does not accept the token/,
    quoted: /401/,
  },
  {
    name: 'a call that the transport refuses',
    faults: ['clarify-http-413'],
    verdict: 'http-refused',
    cause: 'http-refused',
    headline: /HTTP 413/,
    quoted: /413/,
  },
]
