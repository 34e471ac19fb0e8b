import { copilotToken, copilotUsers } from '#src/clari/copilot-operations.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { check, type CheckContext } from '#src/domain/model/check.ts'
import type { Connection, CredentialFacts } from '#src/domain/contract/connection.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { leadingTo, type Judgement, type NonEmpty } from '#src/domain/model/finding.ts'
import { skewFacts, skewSays } from '#src/domain/time/upstream-clock.ts'
import { holdsAll, labelOf, credentialPartsOf, schemeNames, type CopilotScheme } from './copilot-credentials.ts'
import {
  copilotFacts,
  copilotRefusalOf,
  copilotRefusals,
  hostOf,
  type CopilotRefusal,
} from '#src/checks/refusals/copilot-refusal.ts'

/** One scheme tried over one connection. */
interface Tried {
  readonly scheme: CopilotScheme
  readonly connection: string
  readonly exchange: Exchange
}

const outcomes = {
  'keys-accepted': 'pass',
  'client-accepted': 'pass',
  ...leadingTo('clari.copilot-oauth', {
    'uses-headers': 'fail',
    'uses-client': 'fail',
    'forecast-key': 'fail',
    ...copilotRefusals,
  }),
} as const

const factKinds = {
  ...copilotFacts,
  connection: 'text',
  scheme: 'text',
  schemeName: 'text',
  clockSkewMs: 'number',
  accepted: 'yes-no',
  secondConnection: 'text',
  secondMay: 'yes-no',
  secondScheme: 'text',
  secondHost: 'text',
  /** The value that is the forecast API's key, its variable, whose key it is, and its size. */
  part: 'text',
  variable: 'text',
  sameAs: 'text',
  key: 'text',
} as const

interface Gathered {
  readonly first: Tried
  readonly second: Tried | null
  readonly sent: readonly CredentialFacts[]
}

/** Tries a connection's scheme, and where it is refused the other one over another connection. */
async function gatherOver(context: CheckContext, own: Connection | null): Promise<Gathered> {
  const scheme = schemeOf(own)
  const first: Tried = {
    scheme,
    connection: own?.label ?? 'this connection',
    exchange: await ask(context, scheme, own?.id),
  }
  const sent = own === null ? [] : credentialPartsOf(own, scheme)
  if (copilotRefusalOf(first.exchange) === null) return { first, second: null, sent }
  const other = otherScheme(context.connections, own, scheme)
  if (other === null) return { first, second: null, sent }
  context.progress(`Asking with ${other.connection.label} as well`)
  return {
    first,
    second: {
      scheme: other.scheme,
      connection: other.connection.label,
      exchange: await ask(context, other.scheme, other.connection.id),
    },
    sent,
  }
}

function judgeTried({ first, second, sent }: Gathered): Judgement<typeof outcomes, typeof factKinds> {
  const refused = copilotRefusalOf(first.exchange)
  const facts = {
    scheme: first.scheme,
    schemeName: schemeNames[first.scheme],
    connection: first.connection,
    host: hostOf(first.exchange),
    sentTo: first.exchange.request.url,
    ...skewFacts(first.exchange),
  }
  const skew = skewSays(first.exchange)
  if (refused === null) {
    const dialect = first.scheme === 'client' ? 'guide' : 'published'
    const evidence = [
      {
        kind: 'exchange',
        exchange: first.exchange,
        place: 'status',
        quote: null,
        shows: first.scheme === 'client' ? 'a token was given' : 'both headers are accepted',
      },
    ] as const
    return first.scheme === 'client'
      ? {
          outcome: 'client-accepted',
          says: `${facts.host} gave a token: the OAuth client is accepted.${skew}`,
          facts: { ...facts, dialect, accepted: true },
          evidence,
        }
      : {
          outcome: 'keys-accepted',
          says: `${facts.host} told the workspace’s users: both headers are accepted.${skew}`,
          facts: { ...facts, dialect, accepted: true },
          evidence,
        }
  }
  const beside = second === null ? null : besides(second)
  const evidence: NonEmpty<Evidence> = beside === null ? refused.evidence : [...refused.evidence, beside.evidence]
  const told = {
    ...refused.facts,
    ...facts,
    secondConnection: second?.connection,
    secondMay: beside?.may,
    secondScheme: second === null ? null : schemeNames[second.scheme],
    secondHost: second === null ? null : hostOf(second.exchange),
  }
  const misplaced = sent.find(({ sameAs }) => sameAs !== undefined)
  const isUnknown = refused.outcome === 'invalid-client' || refused.outcome === 'keys-refused'
  if (isUnknown && misplaced?.sameAs !== undefined) {
    return {
      outcome: 'forecast-key',
      says:
        `The ${labelOf(misplaced)} is the very key of “${misplaced.sameAs}”, ` +
        `which is for Clari’s forecast API. ${refused.says}${skew}`,
      facts: {
        ...told,
        part: labelOf(misplaced),
        variable: misplaced.name,
        sameAs: misplaced.sameAs,
        key: keyWords(misplaced),
      },
      evidence: [
        ...evidence,
        {
          kind: 'credential',
          connection: first.connection,
          facts: misplaced,
          shows: `the same value as the forecast key of “${misplaced.sameAs}”`,
        },
      ],
    }
  }
  const says = `${refused.says}${beside === null ? '' : ` ${beside.says}`}${skew}`
  if (
    beside?.may === true &&
    first.scheme === 'client' &&
    (refused.outcome === 'no-token-endpoint' || refused.outcome === 'unsupported-grant-type')
  )
    return { outcome: 'uses-headers', says, facts: told, evidence }
  if (beside?.may === true && first.scheme === 'headers' && refused.outcome === 'headers-not-read')
    return { outcome: 'uses-client', says, facts: told, evidence }
  return { outcome: refused.outcome, says, facts: { ...told, dialect: dialectOf(first.exchange) }, evidence }
}

/**
 * Asks Copilot with what the connection holds: its users with the two headers, a token with an OAuth client. Where that
 * is refused and another connection holds the other scheme, that one is tried too: which of them is taken tells what
 * the workspace uses.
 */
export const copilotAccepted = check({
  id: 'copilot.accepted',
  asks: 'Does Copilot take these credentials?',
  system: 'copilot',
  costs: 'nothing',
  compares: ['connection'],
  outcomes,
  facts: factKinds,
  gather: (context) =>
    gatherOver(context, context.connections.find(({ id }) => id === context.answers['connection']) ?? null),
  judge: (gathered) => judgeTried(gathered),
})

/** Asks the same over the connection that holds the other scheme: what was pasted may be of that one. */
export const copilotOther = check({
  id: 'copilot.other-accepted',
  asks: 'Does Copilot take the other scheme’s credentials?',
  system: 'copilot',
  costs: 'nothing',
  compares: ['connection'],
  outcomes: { ...outcomes, 'no-other': 'info' },
  facts: factKinds,
  gather: async (context) => {
    const own = context.connections.find(({ id }) => id === context.answers['connection']) ?? null
    const other = own === null ? null : otherScheme(context.connections, own, schemeOf(own))
    return other === null || other.connection.id === own?.id ? null : gatherOver(context, other.connection)
  },
  judge: (gathered) =>
    gathered === null
      ? { outcome: 'no-other', says: 'No other connection holds the other scheme.' }
      : judgeTried(gathered),
})

function ask(
  { send, progress }: Pick<CheckContext, 'send' | 'progress'>,
  scheme: CopilotScheme,
  connection?: string,
): Promise<Exchange> {
  progress(
    scheme === 'client' ? 'Asking Copilot’s token endpoint for a token' : 'Asking Copilot for the workspace’s users',
  )
  return scheme === 'client' ? send(copilotToken, {}, connection) : send(copilotUsers, {}, connection)
}

/** The scheme that a connection is set up for. */
function schemeOf(own: Connection | null): CopilotScheme {
  return own !== null &&
    !holdsAll(own, 'headers') &&
    own.parts.some(({ name }) => name.startsWith('CLARI_COPILOT_CLIENT'))
    ? 'client'
    : 'headers'
}

/** A connection that holds the other scheme whole, or this one's own other half. */
function otherScheme(
  connections: readonly Connection[],
  own: Connection | null,
  scheme: CopilotScheme,
): { readonly connection: Connection; readonly scheme: CopilotScheme } | null {
  const wanted = scheme === 'client' ? 'headers' : 'client'
  const found = [...(own === null ? [] : [own]), ...connections].find((each) => holdsAll(each, wanted))
  return found === undefined ? null : { connection: found, scheme: wanted }
}

/** Refusals with which Copilot judges what was sent; all others are of the way, the address or the server. */
const judging: ReadonlySet<CopilotRefusal> = new Set([
  'invalid-client',
  'unauthorized-client',
  'invalid-grant',
  'unsupported-grant-type',
  'invalid-scope',
  'invalid-request',
  'keys-refused',
  'headers-not-read',
  'forbidden',
])

/** What the other scheme shows: that it is refused is said only where Copilot has judged it. */
function besides(second: Tried): {
  readonly says: string
  readonly may: boolean | undefined
  readonly evidence: Evidence
} {
  const refused = copilotRefusalOf(second.exchange)
  const isJudged = refused === null || judging.has(refused.outcome)
  const came = refused === null ? 'is accepted' : isJudged ? 'is refused too' : 'could not be compared'
  return {
    says:
      `${second.connection}, which uses ${schemeNames[second.scheme]}, ${came}` +
      (refused === null || isJudged ? '.' : `: ${refused.says}`),
    may: isJudged ? refused === null : undefined,
    evidence: {
      kind: 'exchange',
      exchange: second.exchange,
      place: refused === null ? 'status' : second.exchange.result.kind === 'silence' ? 'silence' : 'body',
      quote: null,
      shows: `${second.connection} ${came}`,
    },
  }
}

/** A value by what may be told of it. */
function keyWords(part: CredentialFacts): string {
  return `${part.length} characters${part.lastTwo === null ? '' : `, ends in ··${part.lastTwo}`}`
}
