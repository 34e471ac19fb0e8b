import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { System } from '#src/domain/model/system.ts'

/** One part of a credential that is typed in. */
export interface KindPart {
  /** Its environment variable. */
  readonly name: string
  readonly label: string
}

/** One way to connect: which system, and what it takes. */
export interface Kind {
  readonly id: 'clari' | 'copilot-keys' | 'copilot-oauth' | 'clarify'
  readonly label: string
  readonly system: System
  readonly parts: readonly KindPart[]
  /** Where in the system the credential is made. */
  readonly where: string
  /** What to put into `.env`. */
  readonly env: string
}

/** Every way to connect. Menu paths as the systems' own documentation gives them. */
export const kinds: readonly Kind[] = [
  {
    id: 'clari',
    label: 'Clari',
    system: 'clari',
    parts: [{ name: 'CLARI_API_KEY', label: 'API token' }],
    where: 'In Clari: avatar › Settings › API Token › Generate New API Token.',
    env: 'CLARI_API_KEY=<the token>\n# A second one, to compare with:\nCLARI_API_KEY__ADMIN=<another user’s token>',
  },
  {
    id: 'copilot-keys',
    label: 'Copilot, two keys',
    system: 'copilot',
    parts: [
      { name: 'CLARI_COPILOT_API_KEY', label: 'API key' },
      { name: 'CLARI_COPILOT_API_PASSWORD', label: 'API password' },
    ],
    where: 'In Copilot: Workspace Settings › Integrations › Clari Copilot API. Both are needed.',
    env: 'CLARI_COPILOT_API_KEY=<the key>\nCLARI_COPILOT_API_PASSWORD=<the password>',
  },
  {
    id: 'copilot-oauth',
    label: 'Copilot, OAuth',
    system: 'copilot',
    parts: [
      { name: 'CLARI_COPILOT_CLIENT_ID', label: 'Client id' },
      { name: 'CLARI_COPILOT_CLIENT_SECRET', label: 'Client secret' },
    ],
    where: 'For workspaces that were given OAuth client credentials.',
    env: 'CLARI_COPILOT_CLIENT_ID=<the id>\nCLARI_COPILOT_CLIENT_SECRET=<the secret>',
  },
  {
    id: 'clarify',
    label: 'Clarify',
    system: 'clarify',
    parts: [{ name: 'CLARIFY_CREDENTIALS', label: 'Credentials file' }],
    where: 'In Clarify: the admin panel’s integrations, where the credentials file is downloaded.',
    env: 'CLARIFY_CREDENTIALS=/path/to/clarify-credentials.json',
  },
]

/** The scenario whose wizard tests a connection of a system first. */
export const testedBy: Readonly<Record<System, ScenarioId>> = {
  clari: 'clari.unauthorized',
  copilot: 'clari.copilot-oauth',
  clarify: 'clarify.auth',
}
