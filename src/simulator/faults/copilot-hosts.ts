import type { Fault } from './fault.ts'

/** Copilot's addresses mistaken for others of Clari's. */
export const copilotHostFaults: readonly Fault[] = [
  {
    id: 'copilot-wrong-host',
    says: 'Copilot’s base URL is set to that of Clari’s forecast API.',
    verdicts: ['clari.copilot-oauth/wrong-host'],
    scenario: 'clari.copilot-oauth',
    origins: (origins) => ({ ...origins, copilot: origins.clari }),
  },
  {
    id: 'copilot-token-at-rest-host',
    says: 'The token is asked for at Copilot’s REST host, which has no token endpoint.',
    verdicts: ['clari.copilot-oauth/uses-headers', 'clari.copilot-oauth/no-token-endpoint'],
    scenario: 'clari.copilot-oauth',
    origins: (origins) => ({ ...origins, 'copilot-auth': origins.copilot }),
  },
]
