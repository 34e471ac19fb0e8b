import { HttpResponse } from 'msw'

/** The error codes of RFC 6749 section 5.2. */
export type OAuthCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'

/** A refusal of a token endpoint. */
export function oauthError(
  status: number,
  error: OAuthCode,
  description?: string,
  headers: Record<string, string> = {},
): Response {
  return HttpResponse.json(
    { error, ...(description ? { error_description: description } : {}) },
    { status, headers: { 'Cache-Control': 'no-store', ...headers } },
  )
}

/** What a token request says of the client: by HTTP Basic or in its form. */
export interface TokenRequest {
  readonly grantType: string | null
  readonly clientId: string | null
  readonly clientSecret: string | null
  readonly audience: string | null
  /** Whether the client used HTTP Basic: an `invalid_client` then carries `WWW-Authenticate` (RFC 6749 section 5.2). */
  readonly usedBasic: boolean
}

function decoded(text: string): string {
  return new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? text
}

/** Reads a token request from its form and its `Authorization` header; null when the body is no form. */
export async function readTokenRequest(request: Request): Promise<TokenRequest | null> {
  const type = request.headers.get('content-type') ?? ''
  const body = await request.text()
  if (body !== '' && !type.toLowerCase().startsWith('application/x-www-form-urlencoded')) return null
  const form = new URLSearchParams(body)
  const basic = readBasic(request)
  return {
    grantType: form.get('grant_type'),
    clientId: basic ? decoded(basic.user) : form.get('client_id'),
    clientSecret: basic ? decoded(basic.password) : form.get('client_secret'),
    audience: form.get('audience'),
    usedBasic: basic !== null,
  }
}

/** The user and password of HTTP Basic, or null. */
export function readBasic(request: Request): { readonly user: string; readonly password: string } | null {
  const basic = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (basic === undefined) return null
  const [user = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  return { user, password: rest.join(':') }
}
