import { z } from 'zod'
import { causeIds } from './cause.ts'

/** The name under which a case's comparison is given to checks, as JSON, among what was pasted. */
export const comparisonPaste = 'comparison'

const causeSchema = z.enum(causeIds)

/** The most rows that a case keeps of one cause, and of them all. */
export const rowsKept = { ofCause: 12, ofAll: 60 } as const

/** One of the rows that a cause moves most, so that whoever mends it knows whom it concerns. */
const keptRowSchema = z.object({
  user: z.string(),
  name: z.string().nullable(),
  field: z.string(),
  api: z.number().nullable(),
  ui: z.number().nullable(),
  currency: z.object({ api: z.string().nullable(), ui: z.string().nullable() }),
  delta: z.number(),
  cause: causeSchema,
  certainty: z.enum(['confirmed', 'suggested']).nullable(),
})

/** One of the rows that a cause moves most. */
export type KeptRow = z.infer<typeof keptRowSchema>

/** The most pairs of each kind that a case keeps. */
const mostPairsKept = 2000
const pairsSchema = z.array(z.tuple([z.string(), z.string()])).max(mostPairsKept)

/**
 * What the analyst said of who and what is the same, the screen's before the export's: people by e-mail, id or name,
 * fields by name; and which rows are people though they look like none.
 */
export const keptPairingSchema = z.object({
  people: pairsSchema,
  apart: pairsSchema,
  fields: pairsSchema,
  counted: z.array(z.string()).max(mostPairsKept),
})

/** What a case keeps of what the analyst said of who and what is the same. */
export type KeptPairing = z.infer<typeof keptPairingSchema>

/**
 * What a case keeps of a comparison: totals, causes by money, whole-export findings, and of the rows only those that
 * each cause moves most. Amounts are plain numbers in each side's currency.
 */
export const comparisonSummarySchema = z.object({
  /** Epoch ms. */
  at: z.number(),
  files: z.object({ api: z.array(z.string()), ui: z.array(z.string()) }),
  period: z.string().nullable(),
  week: z.number().nullable(),
  /** Rows compared, and those that differ. */
  rows: z.number(),
  differing: z.number(),
  fields: z.array(
    z.object({
      field: z.string(),
      bridges: z.array(
        z.object({
          currency: z.object({ api: z.string().nullable(), ui: z.string().nullable() }),
          totals: z.object({ api: z.number(), ui: z.number(), delta: z.number() }),
          /** Largest effect first, `unexplained` last. */
          causes: z.array(
            z.object({
              cause: causeSchema,
              rows: z.number(),
              delta: z.number(),
              /** What of it is suggested only; left out where nothing is. */
              suggested: z.object({ rows: z.number(), delta: z.number() }).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
  warnings: z.array(z.object({ cause: causeSchema.nullable(), says: z.string() })),
  /** Left out where nothing was said, and by versions before it was kept. */
  pairing: keptPairingSchema.optional(),
  /** Largest difference first; at most {@link rowsKept}. Left out by versions before it was kept. */
  largest: z.array(keptRowSchema).max(rowsKept.ofAll).optional(),
})

/** What a case keeps of a comparison. */
export type ComparisonSummary = z.infer<typeof comparisonSummarySchema>
