import { z } from 'zod'
import { operation } from '#src/domain/contract/operation.ts'

const query = z.object({
  limit: z.int().min(0).max(1000).default(1),
  skip: z.int().min(0).optional(),
  filter: z.record(z.string(), z.unknown()).optional(),
  sort: z.array(z.string()).optional(),
})

/** Obtains an access token with the credentials file's client credentials; the token never leaves the proxy. */
export const clarifyToken = operation({
  id: 'clarify.token',
  upstream: 'clarify',
  method: 'POST',
  path: 'oauth/token',
  params: z.object({}),
  places: {},
  credential: 'clarify-client',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'Does Clarify give a token for this credentials file?',
})

/** Reads one item: shows whether this integration may use the `clarify` namespace. */
export const selectItems = operation({
  id: 'clarify.select-items',
  upstream: 'clarify',
  method: 'POST',
  path: 'rpc',
  rpc: 'clarify.selectItems',
  params: z.object({ query: query.default({ limit: 1 }) }),
  places: { query: 'body' },
  credential: 'clarify-access',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'May this integration read items?',
})

/** Reads one signal: shows whether this integration may use the `admin` namespace. */
export const selectSignals = operation({
  id: 'clarify.select-signals',
  upstream: 'clarify',
  method: 'POST',
  path: 'rpc',
  rpc: 'admin.selectSignals',
  params: z.object({ integration: z.string().max(100).optional(), query: query.default({ limit: 1 }) }),
  places: { integration: 'body', query: 'body' },
  credential: 'clarify-access',
  costs: 'nothing',
  effect: 'reads',
  answer: 'exchange',
  asks: 'May this integration read signals?',
})

/** Every call that the product may make of Clarify's API. */
export const clarifyOperations = [clarifyToken, selectItems, selectSignals] as const
