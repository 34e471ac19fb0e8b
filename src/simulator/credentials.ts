import type { DemoConnection } from '#src/domain/contract/demo-tenant.ts'
import { randomAt } from './random.ts'

/** Every secret of the demo tenant; made from the seed, worth nothing anywhere else. */
export interface Credentials {
  /** 64 lower-case hexadecimal characters: an integration user's key, opted in to every forecast. */
  readonly integrationKey: string
  /** An admin's key. */
  readonly adminKey: string
  readonly copilotKey: string
  readonly copilotPassword: string
  readonly copilotClientId: string
  readonly copilotClientSecret: string
  /** Clarify's integration id: 20 characters. */
  readonly integration: string
  readonly clarifyClientId: string
  readonly clarifyClientSecret: string
}

/** Of which Clarify's ids are made, as its clients check them (base 32 with the extended hex alphabet). */
const letters = 'abcdefghijklmnopqrstuv0123456789'
const mixed = `${letters}ABCDEFGHIJKLMNOPQRSTUVWXYZ`

/** The secrets of a seed. */
export function createCredentials(seed: number): Credentials {
  const random = randomAt(seed, 'credentials')
  return {
    integrationKey: random.text(64),
    adminKey: random.text(64),
    copilotKey: random.text(32, mixed),
    copilotPassword: random.text(40, mixed),
    copilotClientId: `copilot-${random.text(20, letters)}`,
    copilotClientSecret: random.text(48, mixed),
    integration: `c${random.text(19, letters)}`,
    clarifyClientId: random.text(32, mixed),
    clarifyClientSecret: random.text(64, mixed),
  }
}

/** Those of the credentials that are secret: all but Clarify's integration id, which stands in every request. */
export function secretsOf(credentials: Credentials): readonly string[] {
  return Object.values(credentials).filter((value) => value !== credentials.integration)
}

/** A credentials file as downloaded from Clarify's admin panel. */
export function clarifyFile(secrets: Credentials, apiUrl: string): Record<string, unknown> {
  return {
    name: 'Demo tenant',
    createdAt: '2026-01-12T08:30:00Z',
    apiUrl,
    integration: secrets.integration,
    credentials: {
      type: 'client-credentials',
      clientId: secrets.clarifyClientId,
      clientSecret: secrets.clarifyClientSecret,
    },
  }
}

/** The connections that the demo tenant offers while no fault is on; `clarifyUrl` ends in a slash. */
export function connectionsOf(secrets: Credentials, clarifyUrl: string): readonly DemoConnection[] {
  return [
    { id: 'demo-clari', label: 'Integration user', system: 'clari', values: { CLARI_API_KEY: secrets.integrationKey } },
    { id: 'demo-clari-admin', label: 'Admin', system: 'clari', values: { CLARI_API_KEY: secrets.adminKey } },
    {
      id: 'demo-copilot-keys',
      label: 'Copilot keys',
      system: 'copilot',
      values: { CLARI_COPILOT_API_KEY: secrets.copilotKey, CLARI_COPILOT_API_PASSWORD: secrets.copilotPassword },
    },
    {
      id: 'demo-copilot-oauth',
      label: 'Copilot app',
      system: 'copilot',
      values: {
        CLARI_COPILOT_CLIENT_ID: secrets.copilotClientId,
        CLARI_COPILOT_CLIENT_SECRET: secrets.copilotClientSecret,
      },
    },
    {
      id: 'demo-clarify',
      label: 'Clarify integration',
      system: 'clarify',
      values: { CLARIFY_CREDENTIALS: JSON.stringify(clarifyFile(secrets, clarifyUrl)) },
    },
  ]
}
