import { clarifyToken } from '#src/clarify/operations.ts'
import { check } from '#src/domain/model/check.ts'
import { leadingTo } from '#src/domain/model/finding.ts'
import { skewFacts, skewSays } from '#src/domain/time/upstream-clock.ts'
import { clarifyFacts, clarifyRefusalOf, clarifyRefusals, factsOfCall } from '#src/checks/refusals/clarify-refusal.ts'

/**
 * The token endpoint's own refusals, each by the name that RFC 6749 gives it (`invalid_request` is no RPC's
 * “invalid request”).
 */
export const clarifyTokenRefusals = leadingTo('clarify.auth', {
  'token-invalid-request': 'fail',
  'token-invalid-client': 'fail',
  'token-invalid-grant': 'fail',
  'token-unauthorized-client': 'fail',
  'token-unsupported-grant-type': 'fail',
  'token-invalid-scope': 'fail',
  'token-access-denied': 'fail',
})

/** One refusal of the token endpoint. */
export type TokenRefusalName = keyof typeof clarifyTokenRefusals

/** The refusal that an OAuth error code names, or null for one that RFC 6749 does not have. */
export function clarifyTokenRefusalOf(code: string): TokenRefusalName | null {
  const name = `token-${code.toLowerCase().replaceAll('_', '-')}`
  return isTokenRefusal(name) ? name : null
}

function isTokenRefusal(name: string): name is TokenRefusalName {
  return Object.hasOwn(clarifyTokenRefusals, name)
}

/** Asks for an access token with the credentials file’s client credentials; the token itself never leaves the proxy. */
export const tokenGiven = check({
  id: 'clarify.token-given',
  asks: 'Does Clarify give a token for this credentials file?',
  system: 'clarify',
  costs: 'nothing',
  outcomes: { given: 'pass', 'not-needed': 'info', ...clarifyTokenRefusals, ...clarifyRefusals },
  facts: { ...clarifyFacts, basicAuth: 'yes-no', clockSkewMs: 'number' },
  gather: async ({ send, progress, connections, answers }) => {
    const parts = connections.find(({ id }) => id === answers['connection'])?.parts ?? []
    if (parts.some(({ name }) => name === 'password')) return { exchange: null }
    progress('Asking Clarify’s token endpoint for a token')
    return { exchange: await send(clarifyToken, {}) }
  },
  judge: ({ exchange }) => {
    if (exchange === null)
      return {
        outcome: 'not-needed',
        says: 'These credentials are of the type basic-auth: they go with every call, and no token is asked for.',
        facts: { basicAuth: true },
      }
    const refused = clarifyRefusalOf(exchange, clarifyToken)
    if (refused === null) {
      return {
        outcome: 'given',
        says:
          `The token endpoint gave a token in ${exchange.tookMs} ms: the credentials are ` +
          `accepted.${skewSays(exchange)}`,
        facts: { ...factsOfCall(exchange), ...skewFacts(exchange) },
        evidence: [{ kind: 'exchange', exchange, place: 'status', quote: null, shows: 'credentials accepted' }],
      }
    }
    const named = clarifyTokenRefusalOf(refused.facts.tokenError ?? '')
    const told = {
      ...refused,
      says: `${refused.says}${skewSays(exchange)}`,
      facts: { ...refused.facts, ...skewFacts(exchange) },
    }
    return named === null ? told : { ...told, outcome: named }
  },
})
