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

/** What a case came from: a scenario's wizard, a full check-up, a comparison or a decoded answer. */
export const caseKinds = ['wizard', 'checkup', 'comparison', 'decode'] as const

/** What a fix check says; `untold` when it did not get far enough to tell. */
export const fixResults = ['fixed', 'unchanged', 'different', 'untold'] as const

/** What a fix check says. */
export type FixResult = (typeof fixResults)[number]

/** Another run of the same case, kept compactly: one that a later run replaced, or a fix check. */
const caseRunSchema = z.object({
  /** When it began; epoch ms. */
  at: z.number(),
  how: z.enum(['replaced', 'fix-check']),
  /** Of a fix check; null of a replaced run. */
  result: z.enum(fixResults).nullable(),
  answers: z.record(z.string(), z.string()),
  /** Left out when they were long. */
  pastes: z.record(z.string(), z.string()),
  /** Bodies are cut to a few thousand characters around what was quoted. */
  records: z.array(checkRecordSchema),
  verdict: z.string().nullable(),
  comparison: comparisonSummarySchema.optional(),
  product: z.string(),
})

/** Another run of the same case, kept compactly. */
export type CaseRun = z.infer<typeof caseRunSchema>

/** Where a case is from: made here, or taken from a bundle that somebody sent. */
const caseOriginSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own') }),
  z.object({
    kind: z.literal('bundle'),
    /** When it was made, as its manifest says; epoch ms. */
    madeAt: z.number(),
    /** The product's version that made it. */
    product: z.string(),
    /** The case's id where it was made. */
    caseId: z.string(),
    /** Names of the answers and pastes that are not whole: a fix check asks for them anew. */
    redacted: z.array(z.string()),
    /** The report exactly as the sender saw it; read with the report's own schema before it is shown. */
    sheet: z.record(z.string(), z.unknown()),
  }),
])

/** The version of {@link caseSchema}; older ones are migrated when they are read. */
export const caseVersion = 2

/** One diagnosis as the browser keeps it: all that is needed to show it again. */
export const caseSchema = z.object({
  version: z.literal(caseVersion),
  /** Four or more characters of Crockford's base 32, shown to people. */
  id: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  kind: z.enum(caseKinds),
  /** The scenario being walked; null for other kinds, and while only a text was pasted. */
  scenario: z.string().nullable(),
  answers: z.record(z.string(), z.string()),
  pastes: z.record(z.string(), z.string()),
  records: z.array(checkRecordSchema),
  retests: z.array(retestSchema),
  /** Other runs of the same case, oldest first; the case's own fields are the run that it is about. */
  runs: z.array(caseRunSchema),
  /** The verdict reached, or null. */
  verdict: z.string().nullable(),
  /** What comparing the export with the screen found, written by the comparison. */
  comparison: comparisonSummarySchema.optional(),
  /** Whether what was compared came from the demo tenant; checks tell it by their exchanges. */
  demo: z.boolean().optional(),
  origin: caseOriginSchema,
  /** The product's version that wrote it. */
  product: z.string(),
})

/** One diagnosis as the browser keeps it. */
export type Case = z.infer<typeof caseSchema>

/** What a new case starts from; a wizard's unless said otherwise. */
export type NewCase = Pick<Case, 'scenario' | 'answers' | 'pastes' | 'product'> &
  Partial<Pick<Case, 'kind' | 'comparison' | 'demo' | 'records' | 'verdict' | 'origin'>>

/** A case as it is at its start; `at` is epoch ms. */
export function newCase(id: string, at: number, init: NewCase): Case {
  return {
    version: caseVersion,
    kind: 'wizard',
    id,
    createdAt: at,
    updatedAt: at,
    records: [],
    retests: [],
    runs: [],
    verdict: null,
    origin: { kind: 'own' },
    ...init,
  }
}

/** Whether a case is about the demo tenant: one of its exchanges went there, or what it compared came from there. */
export function isDemoCase({ demo, records }: Pick<Case, 'demo' | 'records'>): boolean {
  return (
    demo === true ||
    records.some(
      ({ finding }) =>
        finding?.evidence.some((evidence) => evidence.kind === 'exchange' && evidence.exchange.connection.demo) ===
        true,
    )
  )
}
