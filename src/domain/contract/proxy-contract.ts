import { z } from 'zod'
import { connectionSchema } from './connection.ts'
import { systems } from '#src/domain/model/system.ts'

/**
 * The header that every call to the proxy's API carries; the page reads its value from `<meta name="triage-token">`.
 */
export const tokenHeader = 'x-triage-token'

/** Set to `1` where a stream was asked for and an Exchange came instead: an upstream's refusal, or why nothing came. */
export const streamExchangeHeader = 'x-triage-exchange'

/**
 * Names a stream, so that `GET /api/stream/ID` can tell the Exchange of one that broke off; absent when
 * an Exchange came.
 */
export const streamIdHeader = 'x-triage-stream'

/** The size of a stream's body in bytes, where the upstream told it and did not compress. */
export const streamTotalHeader = 'x-triage-total'

/** The most of a held answer's body that is kept, in bytes. */
export const heldBodyLimit = 256 * 1024

/** `POST /api/exchange`: which operation, with what, over which connection (default: the first of its system). */
export const exchangeRequestSchema = z.object({
  operation: z.string().max(100),
  params: z.record(z.string(), z.unknown()),
  connection: z.string().max(100).optional(),
})

/** What the page asks of `POST /api/exchange`. */
export type ExchangeRequest = z.infer<typeof exchangeRequestSchema>

/** `GET /api/session`: what the page needs to know at start. */
export const sessionSchema = z.object({
  /** The product's version, as in package.json. */
  product: z.string(),
  /** Whether a demo tenant runs beside the product. */
  demo: z.boolean(),
  /** Where earlier cases are kept when the port had to change; null normally. */
  earlierAddress: z.string().nullable(),
})

/** What the page needs to know at start. */
export type Session = z.infer<typeof sessionSchema>

/** `GET /api/connections`. */
export const connectionsSchema = z.object({ connections: z.array(connectionSchema) })

/** `POST /api/connections`: a set of credentials typed by hand; values by environment variable name. */
export const newConnectionSchema = z.object({
  label: z.string().trim().min(1).max(60),
  system: z.enum(systems),
  values: z.record(z.string().max(60), z.string().max(20_000)),
})

/** A set of credentials typed by hand. */
export type NewConnection = z.infer<typeof newConnectionSchema>

/** An error of the proxy itself, never of an upstream: a stable word and a sentence that tells what to do. */
export const proxyErrorSchema = z.object({ error: z.string(), says: z.string() })

/** An error of the proxy itself, never of an upstream. */
export type ProxyError = z.infer<typeof proxyErrorSchema>

/** One way for the demo tenant to fail. */
export const demoFaultSchema = z.object({
  id: z.string(),
  says: z.string(),
  on: z.boolean(),
  /** The scenario that it shows, when it shows one. */
  scenario: z.string().optional(),
})

/** One way for the demo tenant to fail. */
export type DemoFault = z.infer<typeof demoFaultSchema>

/** `GET /api/demo`: the demo tenant's switches. */
export const demoStateSchema = z.object({
  address: z.string(),
  dialect: z.enum(['published', 'guide']),
  speed: z.number(),
  faults: z.array(demoFaultSchema),
})

/** The demo tenant's switches. */
export type DemoState = z.infer<typeof demoStateSchema>

/** `PUT /api/demo/faults`: the ids of the faults that are to be on; all others go off. */
export const demoFaultsRequestSchema = z.array(z.string().max(100)).max(200)

/** `PUT /api/demo/dialect`. */
export const demoDialectRequestSchema = z.enum(['published', 'guide'])

/** `PUT /api/demo/clock`: how many times faster than real time the demo tenant's jobs run. */
export const demoClockRequestSchema = z.object({ speed: z.number().positive().max(100_000) })

/**
 * `GET /api/demo/log`: the requests that the demo tenant received, newest last, secrets blanked. Times are
 * epoch ms and ms.
 */
export const demoLogSchema = z.array(
  z.object({
    at: z.number(),
    method: z.string(),
    /** Path and query. */
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string().nullable(),
    /** Null when the connection was broken or the caller left first. */
    status: z.number().nullable(),
    tookMs: z.number(),
  }),
)

/** One request that the demo tenant received. */
export type DemoLogEntry = z.infer<typeof demoLogSchema>[number]
