import type { Actor } from '#src/domain/model/scenario.ts'

/** One way for the token endpoint to refuse, in an analyst's words. */
export interface TokenError {
  readonly code: string
  readonly means: string
  readonly who: Actor
  readonly does: string
  /** Where the code is defined. */
  readonly source: string
}

const grant = 'RFC 6749, section 5.2'

/**
 * What stands under `error`: RFC 6749's six, three that servers borrow from its other parts, and RFC 6750's two of an
 * API that refuses a token.
 */
export const tokenErrors: readonly TokenError[] = [
  {
    code: 'invalid_request',
    means: 'The token request itself is malformed: a parameter is missing, doubled or not form-encoded.',
    who: 'you',
    does: 'Send grant_type, client_id, client_secret and audience as form fields, each once.',
    source: grant,
  },
  {
    code: 'invalid_client',
    means: 'Clarify does not accept this client id with this secret. Nothing was asked of the API yet.',
    who: 'clarify-admin',
    does:
      'Download a new credentials file for this integration; the ' +
      'old secret may have been replaced or the integration removed.',
    source: grant,
  },
  {
    code: 'invalid_grant',
    means:
      'The grant is not valid, has expired or belongs to another client. With client credentials that means the ' +
      'program uses another way to sign in.',
    who: 'you',
    does: 'Ask for the token with grant_type=client_credentials.',
    source: grant,
  },
  {
    code: 'unauthorized_client',
    means: 'The client is known, but it may not use this way to sign in.',
    who: 'clarify-admin',
    does: 'Check that the integration still exists and that its credentials are of the type client-credentials.',
    source: grant,
  },
  {
    code: 'unsupported_grant_type',
    means: 'The token endpoint does not know the grant type that was sent.',
    who: 'you',
    does: 'Send grant_type=client_credentials, spelt exactly so.',
    source: grant,
  },
  {
    code: 'invalid_scope',
    means: 'The scope asked for does not exist or is more than this client may have.',
    who: 'you',
    does: 'Leave the scope out; Clarify’s public clients send none.',
    source: grant,
  },
  {
    code: 'access_denied',
    means: 'The token endpoint refuses this client or the audience that it asks for.',
    who: 'clarify-admin',
    does: 'Check that audience is exactly the file’s apiUrl, then download new credentials for this integration.',
    source: 'RFC 6749, section 4.1.2.1, used by some servers here',
  },
  {
    code: 'server_error',
    means: 'The token endpoint itself failed.',
    who: 'clarify-support',
    does: 'Look up the traceparent and say what failed.',
    source: 'RFC 6749, section 4.1.2.1, used by some servers here',
  },
  {
    code: 'temporarily_unavailable',
    means: 'The token endpoint is overloaded or under maintenance.',
    who: 'you',
    does: 'Wait and ask for the token again.',
    source: 'RFC 6749, section 4.1.2.1, used by some servers here',
  },
  {
    code: 'invalid_token',
    means:
      'The API does not accept the access token: it is missing, expired, withdrawn, or was made for another audience.',
    who: 'you',
    does: 'Obtain a fresh token with audience set to the file’s apiUrl, and send it as “Authorization: Bearer …”.',
    source: 'RFC 6750, section 3.1',
  },
  {
    code: 'insufficient_scope',
    means: 'The access token is valid but was not made for this.',
    who: 'clarify-admin',
    does: 'Look at what this integration may use in Clarify’s admin panel.',
    source: 'RFC 6750, section 3.1',
  },
]

const byCode = new Map(tokenErrors.map((row) => [row.code, row]))

/** The row of a token error's code, or null when it is none of them. */
export function tokenErrorOf(code: string): TokenError | null {
  return byCode.get(code) ?? null
}
