import { z } from 'zod'
import { systems } from '#src/domain/model/system.ts'

/** What can be odd about a credential's shape; each is judged before it is sent. */
export const oddities = [
  'leading-space',
  'trailing-space',
  'inner-space',
  'quotes',
  'bearer-prefix',
  'header-prefix',
  'line-break',
  'control-character',
  'non-ascii',
  'placeholder',
  'too-short',
  'unreadable',
] as const

/**
 * One oddity of a credential's shape. `header-prefix` is `apikey: …` pasted whole, `placeholder` is `<your key>` or
 * `${CLARI_API_KEY}`.
 */
export type Oddity = (typeof oddities)[number]

/** What is known of one part of a credential without knowing it. */
export const credentialFactsSchema = z.object({
  /** Its environment variable: `CLARI_API_KEY`. */
  name: z.string(),
  set: z.boolean(),
  /** In UTF-16 code units; 0 when not set. */
  length: z.int(),
  /** The last two characters, or null when it is too short for them to be harmless (under 12). */
  lastTwo: z.string().nullable(),
  oddities: z.array(z.enum(oddities)),
  /** The label of a connection to another system that holds this very value; left out where there is none. */
  sameAs: z.string().optional(),
})

/** What is known of one part of a credential without knowing it. */
export type CredentialFacts = z.infer<typeof credentialFactsSchema>

/** One set of credentials with a name, as the page sees it. */
export const connectionSchema = z.object({
  id: z.string(),
  label: z.string(),
  system: z.enum(systems),
  /**
   * `env` from `.env` or the environment, `typed` on the Connections page (gone at restart), `demo` the demo tenant's.
   */
  source: z.enum(['env', 'typed', 'demo']),
  /** The base URL it is sent to, as `https://api.clari.com/v4`. */
  address: z.string(),
  parts: z.array(credentialFactsSchema),
  /** Whose key it is, a name or an e-mail, as the analyst said; the page keeps it, the proxy never learns it. */
  owner: z.string().optional(),
  /**
   * What is wrong with a credentials file as a whole, in sentences that hold no secret; left out where
   * there is no file.
   */
  faults: z.array(z.object({ member: z.string(), weight: z.enum(['breaks', 'harms']), says: z.string() })).optional(),
})

/** One set of credentials with a name, as the page sees it. */
export type Connection = z.infer<typeof connectionSchema>
