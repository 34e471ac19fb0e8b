import { z } from 'zod'
import { scenarioIds } from '#src/domain/scenario-id.ts'
import { confidences } from '#src/domain/sign.ts'
import { systems } from '#src/domain/system.ts'
import type { Reading } from './read-paste.ts'
import { unreadables, type Unreadable } from './what-is-this.ts'

/** What reading something gave: a reading, why it cannot be read, or nothing because it was cancelled. */
export type ReadResult =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'cannot'; readonly why: Unreadable }
  | { readonly kind: 'cancelled' }

const markSchema = z.object({ start: z.number(), end: z.number() })
/** What the worker answers. */
export const readResultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    reading: z.object({
      text: z.string(),
      total: z.number(),
      leftOut: z.number(),
      removed: z.array(z.object({ length: z.number(), lastTwo: z.string().nullable() })),
      matches: z.array(
        z.object({
          scenario: z.enum(scenarioIds),
          system: z.enum(systems),
          confidence: z.enum(confidences),
          evidence: z.array(z.object({ quote: z.string(), why: z.string() })),
        }),
      ),
      marks: z.array(markSchema),
    }),
  }),
  z.object({ kind: z.literal('cannot'), why: z.enum(unreadables) }),
])
