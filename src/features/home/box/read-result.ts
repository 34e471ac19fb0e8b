import { z } from 'zod'
import { scenarioIds } from '#src/domain/model/scenario-id.ts'
import { confidences } from '#src/domain/model/sign.ts'
import { systems } from '#src/domain/model/system.ts'
import type { Given } from './read-given.ts'
import { unreadables, type Unreadable } from '#src/client/file-text.ts'
import type { PictureRefusal } from '#src/client/pictures/picture-messages.ts'

/** What reading something gave: what it is, why it cannot be read, or nothing because it was cancelled. */
export type ReadResult =
  | Given
  | { readonly kind: 'cannot'; readonly why: Unreadable }
  | { readonly kind: 'cannot-picture'; readonly why: PictureRefusal }
  | { readonly kind: 'cancelled' }

/** What is being read, and how far. */
export interface Busy {
  readonly what: 'text' | 'picture'
  /** In UTF-16 code units or bytes. */
  readonly size: number
  /** From 0 to 1; null where nobody knows. */
  readonly share: number | null
}

const markSchema = z.object({ start: z.number(), end: z.number() })
const removedSchema = z.array(z.object({ length: z.number(), lastTwo: z.string().nullable() }))
const rowSchema = z.object({
  at: z.number().nullable(),
  system: z.enum(systems),
  method: z.string(),
  address: z.string(),
  status: z.number().nullable(),
  kind: z.enum(['well', 'open', 'wrong']),
  says: z.string(),
  text: z.string(),
})

/** What the worker answers. */
export const readResultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    reading: z.object({
      text: z.string(),
      total: z.number(),
      leftOut: z.number(),
      removed: removedSchema,
      matches: z.array(
        z.object({
          scenario: z.enum(scenarioIds),
          system: z.enum(systems),
          confidence: z.enum(confidences),
          evidence: z.array(z.object({ quote: z.string(), why: z.string() })),
        }),
      ),
      neighbours: z.array(z.object({ name: z.string(), quote: z.string() })),
      marks: z.array(markSchema),
    }),
  }),
  z.object({
    kind: z.literal('recording'),
    recording: z.object({
      counts: z.object({
        kind: z.enum(['har', 'curl']),
        ours: z.number(),
        wrong: z.number(),
        elsewhere: z.number(),
        unreadable: z.number(),
        cutOff: z.boolean(),
      }),
      rows: z.array(rowSchema),
      first: z.number(),
      removed: removedSchema,
    }),
  }),
  z.object({ kind: z.literal('cannot'), why: z.enum(unreadables) }),
])
