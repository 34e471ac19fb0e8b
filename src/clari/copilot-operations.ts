import { z } from 'zod'
import { operation } from '#src/domain/contract/operation.ts'

/**
 * Obtains a token by client credentials (RFC 6749 section 4.4), as the guide describes; the token never
 * leaves the proxy.
 */
export const copilotToken = operation({
  id: 'copilot.token',
  upstream: 'copilot-auth',
  method: 'POST',
  path: 'oauth/token',
  params: z.object({}),
  places: {},
  credential: 'copilot-client',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'Does Copilot’s token endpoint accept these client credentials?',
})

/** The workspace's users: the cheap read-only probe of a pair of Copilot keys. */
export const copilotUsers = operation({
  id: 'copilot.users',
  upstream: 'copilot',
  method: 'GET',
  path: 'users',
  params: z.object({}),
  places: {},
  credential: 'copilot-keys',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'Does Copilot accept this pair of keys?',
})

/** The newest call, as another probe. */
export const copilotCalls = operation({
  id: 'copilot.calls',
  upstream: 'copilot',
  method: 'GET',
  path: 'calls',
  params: z.object({ limit: z.int().min(1).max(100).default(1) }),
  places: { limit: 'query' },
  credential: 'copilot-keys',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'May this pair of keys read calls?',
})

/** Every call that the product may make of Copilot's APIs. */
export const copilotOperations = [copilotToken, copilotUsers, copilotCalls] as const
