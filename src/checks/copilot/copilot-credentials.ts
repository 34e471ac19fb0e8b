import { check } from '#src/domain/model/check.ts'
import type { Connection, CredentialFacts } from '#src/domain/contract/connection.ts'
import { oddityNames } from '#src/domain/contract/credential-shape.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { leadingTo, type NonEmpty } from '#src/domain/model/finding.ts'

/** One of Copilot's two ways to prove who asks: the published pair of headers, or the guide's OAuth client. */
export type CopilotScheme = 'headers' | 'client'

/** The two values of each scheme: their variables, and what they are called. */
export const copilotParts = {
  headers: [
    { name: 'CLARI_COPILOT_API_KEY', label: 'X-Api-Key' },
    { name: 'CLARI_COPILOT_API_PASSWORD', label: 'X-Api-Password' },
  ],
  client: [
    { name: 'CLARI_COPILOT_CLIENT_ID', label: 'client id' },
    { name: 'CLARI_COPILOT_CLIENT_SECRET', label: 'client secret' },
  ],
} as const

/** What each scheme is called in a sentence. */
export const schemeNames: Readonly<Record<CopilotScheme, string>> = {
  headers: 'the two headers X-Api-Key and X-Api-Password',
  client: 'an OAuth client',
}

/** What is known of the values that a connection holds for a scheme, in their order; those it lacks are not set. */
export function credentialPartsOf(
  connection: Pick<Connection, 'parts'>,
  scheme: CopilotScheme,
): readonly CredentialFacts[] {
  return copilotParts[scheme].map(
    ({ name }) =>
      connection.parts.find((part) => part.name === name) ?? {
        name,
        set: false,
        length: 0,
        lastTwo: null,
        oddities: [],
      },
  )
}

/** Whether a connection holds all that a scheme needs. */
export function holdsAll(connection: Pick<Connection, 'parts'>, scheme: CopilotScheme): boolean {
  return credentialPartsOf(connection, scheme).every(({ set }) => set)
}

/**
 * Judges which of Copilot's two schemes a connection is set up for, and whether both of its values are there and well
 * formed; sends nothing.
 */
export const copilotCredentials = check({
  id: 'copilot.credentials',
  asks: 'Which of Copilot’s two schemes is set up, and is it complete?',
  system: 'copilot',
  costs: 'nothing',
  outcomes: {
    headers: 'pass',
    client: 'pass',
    both: 'pass',
    ...leadingTo('clari.copilot-oauth', {
      nothing: 'fail',
      'one-header': 'fail',
      'half-client': 'fail',
      odd: 'fail',
    }),
  },
  facts: {
    connection: 'text',
    keySource: 'text',
    configuredAddress: 'text',
    scheme: 'text',
    /** The value that is odd, and what is odd about it. */
    part: 'text',
    oddity: 'text',
    /** The variable that holds the value concerned. */
    variable: 'text',
    missing: 'text',
    has: 'text',
  },
  gather: async ({ connections, answers }) => ({
    connection: connections.find(({ id }) => id === answers['connection']) ?? null,
  }),
  judge: ({ connection }) => {
    const label = connection?.label ?? 'this connection'
    const held = connection ?? { parts: [] }
    const facts = { connection: label, keySource: connection?.source ?? 'env', configuredAddress: connection?.address }
    const shown = (parts: readonly CredentialFacts[], says: (part: CredentialFacts) => string) =>
      parts.map((part): Evidence => ({ kind: 'credential', connection: label, facts: part, shows: says(part) }))
    const headers = credentialPartsOf(held, 'headers')
    const client = credentialPartsOf(held, 'client')
    const all = [...headers, ...client].filter(({ set }) => set)
    const setOrNot = (part: CredentialFacts) => `${labelOf(part)} ${part.set ? 'is set' : 'is not set'}`
    if (all.length === 0) {
      const named =
        held.parts.length === 0 || held.parts.some(({ name }) => headers.some((part) => part.name === name))
          ? headers
          : client
      return {
        outcome: 'nothing',
        says: 'Neither of Copilot’s two schemes is set up, so nothing could be sent.',
        facts,
        evidence: nonEmpty(shown(named, setOrNot)),
      }
    }
    const odd = all.find(({ oddities }) => oddities.length > 0)
    if (odd !== undefined) {
      const oddity = odd.oddities.map((each) => oddityNames[each]).join(', and ')
      return {
        outcome: 'odd',
        says: `The ${labelOf(odd)} has ${oddity}.`,
        facts: { ...facts, part: labelOf(odd), variable: odd.name, oddity },
        evidence: nonEmpty(shown([odd], () => oddity)),
      }
    }
    const complete = { headers: holdsAll(held, 'headers'), client: holdsAll(held, 'client') }
    if (complete.headers && complete.client)
      return {
        outcome: 'both',
        says: 'Both schemes are set up, each with its two values.',
        facts: { ...facts, scheme: 'both' },
        evidence: nonEmpty(shown([...headers, ...client], setOrNot)),
      }
    if (complete.headers)
      return {
        outcome: 'headers',
        says: `Set up for ${schemeNames.headers}: both are there.`,
        facts: { ...facts, scheme: 'headers' },
        evidence: nonEmpty(shown(headers, setOrNot)),
      }
    if (complete.client)
      return {
        outcome: 'client',
        says: `Set up for ${schemeNames.client}: its id and its secret are there.`,
        facts: { ...facts, scheme: 'client' },
        evidence: nonEmpty(shown(client, setOrNot)),
      }
    const outcome = headers.some(({ set }) => set) ? 'one-header' : 'half-client'
    const pair = outcome === 'one-header' ? headers : client
    const missing = pair.find(({ set }) => !set)
    const has = pair.find(({ set }) => set)
    return {
      outcome,
      says:
        `Only the ${has === undefined ? 'one value' : labelOf(has)} is set; the ` +
        `${missing === undefined ? 'other' : labelOf(missing)} is missing.`,
      facts: {
        ...facts,
        scheme: outcome === 'one-header' ? 'headers' : 'client',
        missing: missing === undefined ? null : labelOf(missing),
        variable: missing?.name,
        has: has === undefined ? null : labelOf(has),
      },
      evidence: nonEmpty(
        shown(missing === undefined ? pair : [missing, ...pair.filter((part) => part !== missing)], setOrNot),
      ),
    }
  },
})

/** What one of the four values is called: `X-Api-Key`, `client secret`. */
export function labelOf(part: Pick<CredentialFacts, 'name'>): string {
  return [...copilotParts.headers, ...copilotParts.client].find(({ name }) => name === part.name)?.label ?? part.name
}

function nonEmpty(evidence: readonly Evidence[]): NonEmpty<Evidence> {
  const [first, ...rest] = evidence
  if (first === undefined) throw new Error('Each scheme has two values to show.')
  return [first, ...rest]
}
