import type { Credential } from '#src/domain/contract/operation.ts'
import { listOf } from '#src/domain/words/count.ts'
import { readClarifyCredentials } from './clarify-credentials.ts'
import type { HeldConnection } from './held-connection.ts'

/** One header as it is sent (`value`) and as it may be shown (`shown`, a placeholder where it is secret). */
export interface CredentialHeader {
  readonly name: string
  readonly value: string
  readonly shown: string
}

/** One member of a form body, unencoded; `shown` is a placeholder or null where it is no secret. */
export interface FormField {
  readonly name: string
  readonly value: string
  readonly shown: string | null
}

/** How a credential goes into a request, or the names of what is missing for it. */
export type Presented =
  | { readonly kind: 'headers'; readonly headers: readonly CredentialHeader[] }
  | { readonly kind: 'form'; readonly fields: readonly FormField[] }
  | { readonly kind: 'missing'; readonly names: readonly string[]; readonly says: string }

/** The variables that a credential is made of. */
export function variablesFor(credential: Credential): readonly string[] {
  switch (credential) {
    case 'none':
      return []
    case 'clari-key':
      return ['CLARI_API_KEY']
    case 'copilot-keys':
      return ['CLARI_COPILOT_API_KEY', 'CLARI_COPILOT_API_PASSWORD']
    case 'copilot-client':
      return ['CLARI_COPILOT_CLIENT_ID', 'CLARI_COPILOT_CLIENT_SECRET']
    case 'clarify-client':
    case 'clarify-access':
      return ['CLARIFY_CREDENTIALS']
  }
}

/** Presents a connection's credential; `token` is the access token for `clarify-access` (null under HTTP Basic). */
export function presentCredential(credential: Credential, connection: HeldConnection, token: string | null): Presented {
  const variables = variablesFor(credential)
  const value = (name: string) => connection.values[name] ?? ''
  const missing = variables.filter((name) => value(name).trim() === '')
  if (missing.length > 0) return { kind: 'missing', names: missing, says: missingSays(missing) }
  switch (credential) {
    case 'none':
      return { kind: 'headers', headers: [] }
    case 'clari-key':
      return { kind: 'headers', headers: [header('apikey', 'CLARI_API_KEY', value('CLARI_API_KEY'))] }
    case 'copilot-keys':
      return {
        kind: 'headers',
        headers: [
          header('X-Api-Key', 'CLARI_COPILOT_API_KEY', value('CLARI_COPILOT_API_KEY')),
          header('X-Api-Password', 'CLARI_COPILOT_API_PASSWORD', value('CLARI_COPILOT_API_PASSWORD')),
        ],
      }
    case 'copilot-client':
      return {
        kind: 'form',
        fields: [
          { name: 'grant_type', value: 'client_credentials', shown: null },
          { name: 'client_id', value: value('CLARI_COPILOT_CLIENT_ID'), shown: '${CLARI_COPILOT_CLIENT_ID}' },
          {
            name: 'client_secret',
            value: value('CLARI_COPILOT_CLIENT_SECRET'),
            shown: '${CLARI_COPILOT_CLIENT_SECRET}',
          },
        ],
      }
    case 'clarify-client':
    case 'clarify-access':
      return presentClarify(credential, connection, token)
  }
}

function presentClarify(
  credential: 'clarify-client' | 'clarify-access',
  connection: HeldConnection,
  token: string | null,
): Presented {
  const file = readClarifyCredentials(connection.values['CLARIFY_CREDENTIALS'] ?? '')
  if (file === null)
    return {
      kind: 'missing',
      names: ['CLARIFY_CREDENTIALS'],
      says: 'CLARIFY_CREDENTIALS is not a credentials file that can be read.',
    }
  const names =
    file.way === 'basic-auth' ? (['username', 'password'] as const) : (['clientId', 'clientSecret'] as const)
  const missing = names.filter((_, at) => [file.id, file.secret][at]?.trim() === '')
  if (missing.length > 0)
    return { kind: 'missing', names: missing, says: `The credentials file has no ${missing.join(' and no ')}.` }
  if (credential === 'clarify-access') {
    if (file.way === 'basic-auth') {
      const value = `Basic ${base64(`${file.id}:${file.secret}`)}`
      return { kind: 'headers', headers: [{ name: 'Authorization', value, shown: 'Basic ${CLARIFY_BASIC_AUTH}' }] }
    }
    return {
      kind: 'headers',
      headers: [{ name: 'Authorization', value: `Bearer ${token ?? ''}`, shown: 'Bearer ${CLARIFY_ACCESS_TOKEN}' }],
    }
  }
  if (file.way === 'basic-auth')
    return {
      kind: 'missing',
      names: ['clientSecret'],
      says: 'This credentials file is of the type basic-auth, which has no token to obtain.',
    }
  return {
    kind: 'form',
    fields: [
      { name: 'grant_type', value: 'client_credentials', shown: null },
      { name: 'client_id', value: file.id, shown: '${CLARIFY_CLIENT_ID}' },
      { name: 'client_secret', value: file.secret, shown: '${CLARIFY_CLIENT_SECRET}' },
      { name: 'audience', value: file.apiUrl ?? `${connection.origins.clarify}/`, shown: null },
    ],
  }
}

function header(name: string, variable: string, value: string): CredentialHeader {
  return { name, value, shown: `\${${variable}}` }
}

function missingSays(names: readonly string[]): string {
  return `No value is set for ${listOf(names)}.`
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
