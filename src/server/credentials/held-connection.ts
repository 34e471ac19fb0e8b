import type { Connection, CredentialFacts } from '#src/domain/contract/connection.ts'
import { credentialFacts } from '#src/domain/contract/credential-shape.ts'
import type { System, Upstream } from '#src/domain/model/system.ts'
import { readCredentialsFile } from '#src/clarify/credentials-file.ts'
import { readClarifyCredentials } from './clarify-credentials.ts'

/** A connection with its credentials, as only the proxy may hold it. */
export interface HeldConnection {
  readonly id: string
  readonly label: string
  readonly system: System
  readonly source: 'env' | 'typed' | 'demo'
  /**
   * Credentials by environment variable name; an empty value is a missing one. `CLARIFY_CREDENTIALS` is
   * the file's text.
   */
  readonly values: Readonly<Record<string, string>>
  /** Base URLs without a trailing slash. */
  readonly origins: Readonly<Record<Upstream, string>>
}

/** The variables that a connection of each system may carry. */
export const variablesOf: Readonly<Record<System, readonly string[]>> = {
  clari: ['CLARI_API_KEY'],
  copilot: [
    'CLARI_COPILOT_API_KEY',
    'CLARI_COPILOT_API_PASSWORD',
    'CLARI_COPILOT_CLIENT_ID',
    'CLARI_COPILOT_CLIENT_SECRET',
  ],
  clarify: ['CLARIFY_CREDENTIALS'],
}

/** Whether any of its credentials is there at all. */
export function hasValues(connection: HeldConnection): boolean {
  return Object.values(connection.values).some((value) => value.trim() !== '')
}

/** What the page may know of a connection: facts about the credentials, never the credentials. */
export function describeConnection(connection: HeldConnection): Connection {
  const file = connection.values['CLARIFY_CREDENTIALS']
  const upstream: Upstream =
    connection.system === 'copilot' && isClient(connection) ? 'copilot-auth' : connection.system
  return {
    id: connection.id,
    label: connection.label,
    system: connection.system,
    source: connection.source,
    address: connection.origins[upstream],
    parts: Object.entries(connection.values).flatMap(([name, value]) =>
      name === 'CLARIFY_CREDENTIALS' ? fileFacts(value) : [credentialFacts(name, value)],
    ),
    ...(file === undefined
      ? {}
      : { faults: readCredentialsFile(file).faults.map(({ member, weight, says }) => ({ member, weight, says })) }),
  }
}

/**
 * The same for all of them together: a value that a connection to another system holds too is told, since one key was
 * then put in another's place.
 */
export function describeConnections(connections: readonly HeldConnection[]): readonly Connection[] {
  return connections.map((connection) => {
    const described = describeConnection(connection)
    const parts = described.parts.map((part) => {
      const value = (connection.values[part.name] ?? '').trim()
      const other =
        value.length < 12
          ? undefined
          : connections.find(
              (one) =>
                one.system !== connection.system && Object.values(one.values).some((held) => held.trim() === value),
            )
      return other === undefined ? part : { ...part, sameAs: other.label }
    })
    return { ...described, parts }
  })
}

function isClient(connection: HeldConnection): boolean {
  return !('CLARI_COPILOT_API_KEY' in connection.values) && !('CLARI_COPILOT_API_PASSWORD' in connection.values)
}

function fileFacts(text: string): CredentialFacts[] {
  const whole: CredentialFacts = {
    name: 'CLARIFY_CREDENTIALS',
    set: text.trim() !== '',
    length: text.length,
    lastTwo: null,
    oddities: [],
  }
  if (!whole.set) return [whole]
  const file = readClarifyCredentials(text)
  if (file === null) return [{ ...whole, oddities: ['unreadable'] }]
  const [id, secret] = file.way === 'basic-auth' ? ['username', 'password'] : ['clientId', 'clientSecret']
  return [whole, credentialFacts(id ?? '', file.id), credentialFacts(secret ?? '', file.secret)]
}
