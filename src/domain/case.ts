import { z } from 'zod'
import { comparisonSummarySchema } from './comparison-summary.ts'
import { findingSchema } from './finding.ts'

/** How running a check ended; only `done` has a finding. A check that crashed blames nobody. */
export const runStates = ['done', 'skipped', 'cancelled', 'timed-out', 'crashed'] as const

/** How running a check ended. */
export type RunState = (typeof runStates)[number]

/** One run of a check, kept under the check and the answers it read. Times are epoch ms and ms. */
export const checkRecordSchema = z.object({
  /** From `findingKey`: the check's id and the answers and pastes that it read. */
  key: z.string(),
  check: z.string(),
  state: z.enum(runStates),
  /** One sentence: the finding's, or why there is none. */
  says: z.string(),
  finding: findingSchema.nullable(),
  connection: z.string().nullable(),
  startedAt: z.number(),
  tookMs: z.number(),
})

/** One run of a check, kept under the check and the answers it read. */
export type CheckRecord = z.infer<typeof checkRecordSchema>

/** A check run again (or a text pasted again) from a verdict, to prove the fix. */
export const retestSchema = z.object({
  at: z.number(),
  /** The verdict it was run from, as `scenario/verdict`. */
  verdict: z.string(),
  record: checkRecordSchema,
})

/** A check run again from a verdict, to prove the fix. */
export type Retest = z.infer<typeof retestSchema>

/** One diagnosis as the browser keeps it: all that is needed to show it again. */
export const caseSchema = z.object({
  version: z.literal(1),
  /** Four or more characters of Crockford's base 32, shown to people. */
  id: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  /** The scenario being walked; null while only a text was pasted. */
  scenario: z.string().nullable(),
  answers: z.record(z.string(), z.string()),
  pastes: z.record(z.string(), z.string()),
  records: z.array(checkRecordSchema),
  retests: z.array(retestSchema),
  /** The verdict reached, or null. */
  verdict: z.string().nullable(),
  /** What comparing the export with the screen found, written by the comparison. */
  comparison: comparisonSummarySchema.optional(),
  /** The product's version that wrote it. */
  product: z.string(),
})

/** One diagnosis as the browser keeps it. */
export type Case = z.infer<typeof caseSchema>
