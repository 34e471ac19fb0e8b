import { z } from 'zod'
import { upstreams } from '#src/domain/model/system.ts'

/**
 * Why nothing came back: the name did not resolve, nobody listens, the certificate was not accepted, no answer in time,
 * the connection broke, a redirect (never followed), an answer over the limit, a request that cannot be sent (a line
 * break in a key), or nothing configured to send it to or with.
 */
export const networkFailureReasons = [
  'dns',
  'refused',
  'tls',
  'timeout',
  'reset',
  'redirect',
  'too-large',
  'unsendable',
  'not-configured',
] as const

/** Why nothing came back. */
export type NetworkFailureReason = (typeof networkFailureReasons)[number]

/** A header as shown; where `secret`, the value is a placeholder such as `${CLARI_API_KEY}`, never the credential. */
export const headerSchema = z.object({ name: z.string(), value: z.string(), secret: z.boolean().optional() })

/** One request header as shown. */
export type Header = z.infer<typeof headerSchema>

const responseSchema = z.object({
  kind: z.literal('response'),
  status: z.int(),
  headers: z.array(headerSchema),
  /** Text, redacted; at most 256 kB of it. */
  body: z.string(),
  /** Size of the whole body as received, in bytes. */
  bytes: z.int(),
  /** Whether `body` holds less than was received. */
  truncated: z.boolean(),
})

const silenceSchema = z.object({
  kind: z.literal('silence'),
  reason: z.enum(networkFailureReasons),
  /** A sentence of ours; an exception's own text never gets here. A redirect names its target's origin and path. */
  detail: z.string(),
  /** Status and target of a redirect, issuer of a refused certificate, and the like. */
  facts: z.record(z.string(), z.string()).optional(),
})

/** One request sent and what came back, or why nothing did; free of secrets from birth. Times are epoch ms and ms. */
export const exchangeSchema = z.object({
  id: z.string(),
  operation: z.string(),
  upstream: z.enum(upstreams),
  connection: z.object({ id: z.string(), label: z.string(), demo: z.boolean() }),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(headerSchema),
    body: z.string().nullable(),
  }),
  startedAt: z.number(),
  tookMs: z.number(),
  result: z.discriminatedUnion('kind', [responseSchema, silenceSchema]),
})

/** One request sent and what came back, or why nothing did; free of secrets from birth. */
export type Exchange = z.infer<typeof exchangeSchema>

/** The absence of an answer, as an {@link Exchange} keeps it. */
export type NetworkFailure = z.infer<typeof silenceSchema>
