import { z } from 'zod'
import { causeIds } from './cause.ts'

const causeSchema = z.enum(causeIds)

/** What a case keeps of a comparison: totals, causes by money and whole-export findings, never a row. Amounts are plain numbers in each side's currency. */
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
          causes: z.array(z.object({ cause: causeSchema, rows: z.number(), delta: z.number() })),
        }),
      ),
    }),
  ),
  warnings: z.array(z.object({ cause: causeSchema.nullable(), says: z.string() })),
})

/** What a case keeps of a comparison. */
export type ComparisonSummary = z.infer<typeof comparisonSummarySchema>
