import { z } from 'zod'
import { caseKinds, runStates } from '#src/domain/model/case.ts'
import { comparisonSummarySchema } from '#src/domain/model/comparison-summary.ts'
import { statuses } from '#src/domain/model/finding.ts'
import { reportSchema, type Report } from '#src/report/model/report.ts'

/** The version of the bundle's layout and of its `case.json`; one that is newer is refused. */
export const bundleVersion = 1

/** What marks a manifest as one of ours. */
export const bundleFormat = 'clari-triage-bundle'

/** Every file that a bundle can hold, with the most bytes of it; a bundle that holds another is refused. */
export const bundleFiles = {
  'manifest.json': 100_000,
  'case.json': 20_000_000,
  'report.html': 20_000_000,
  'report.md': 5_000_000,
  'exchanges.json': 20_000_000,
  'rows.csv': 150_000_000,
} as const

/** The name of a file in a bundle. */
export type BundleFile = keyof typeof bundleFiles

/** Whether a name is one of a bundle's files. */
export function isBundleFile(name: string): name is BundleFile {
  return Object.hasOwn(bundleFiles, name)
}

/** The most bytes of a whole bundle, and of all that it unpacks to. */
export const mostOfBundle = { packed: 100_000_000, unpacked: 200_000_000 } as const

const name = z.string().max(200)
const text = z.string().max(2_000_000)
const time = z.number().min(0).max(8.64e15)
const hiddenSchema = z.object({ people: z.boolean(), amounts: z.boolean() })

/** A checksum as lower-case hexadecimal SHA-256. */
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** What a manifest says of all but itself. */
export const manifestBodySchema = z.object({
  format: z.literal(bundleFormat),
  version: z.literal(bundleVersion),
  /** The product's version that made it. */
  product: name,
  /** Epoch ms. */
  madeAt: time,
  schemas: z.object({ case: z.int().min(1), report: z.int().min(1) }),
  hidden: hiddenSchema,
  files: z.array(z.object({ name, bytes: z.int().min(0), sha256: sha256Schema })).max(Object.keys(bundleFiles).length),
})

/** What a manifest says of all but itself. */
export type ManifestBody = z.infer<typeof manifestBodySchema>

/** A manifest: what it says, and a checksum over that as compact JSON. */
export const manifestSchema = z.object({ manifest: manifestBodySchema, sha256: sha256Schema })

/** A check's record as it travels: what it found in words, without its evidence, which is in the report. */
export const sharedRecordSchema = z.object({
  check: name,
  state: z.enum(runStates),
  says: z.string().max(2_000),
  outcome: name.nullable(),
  status: z.enum(statuses).nullable(),
  connection: name.nullable(),
  startedAt: time,
  tookMs: z.number().min(0),
})

/** A check's record as it travels. */
export type SharedRecord = z.infer<typeof sharedRecordSchema>

/** Whether a report can be drawn at once; those that are made here are far smaller. */
function isDrawable({ evidence, tables, actions, answers, identifiers, counts, plan }: Report): boolean {
  const grids = [
    ...tables.map(({ grid }) => grid),
    ...evidence.flatMap(({ detail }) => (detail.kind === 'rows' ? [detail.grid] : [])),
  ]
  const cells = grids.reduce(
    (sum, { columns, rows }) => sum + columns.length + rows.reduce((count, row) => count + row.cells.length, 0),
    0,
  )
  const lists = [actions, answers, identifiers, counts, plan?.says ?? [], plan?.parts ?? []]
  return cells <= 50_000 && evidence.length <= 200 && tables.length <= 300 && lists.every(({ length }) => length <= 500)
}

/**
 * `case.json`: all that is needed to show a case and to run its checks again, each field copied by a
 * rule that names it.
 */
export const sharedCaseSchema = z.object({
  version: z.literal(bundleVersion),
  caseId: z.string().regex(/^[0-9A-Za-z]{1,16}$/),
  kind: z.enum(caseKinds),
  scenario: name.nullable(),
  createdAt: time,
  updatedAt: time,
  product: name,
  answers: z.record(name, text),
  pastes: z.record(name, text),
  /** Answers and pastes that are not whole: who runs the checks again gives their own. */
  redacted: z.array(name).max(200),
  records: z.array(sharedRecordSchema).max(5_000),
  verdict: name.nullable(),
  /** Left out where amounts are hidden; the report has the shares. */
  comparison: comparisonSummarySchema.optional(),
  report: reportSchema.refine(isDrawable),
})

/** `case.json`: a case as it travels. */
export type SharedCase = z.infer<typeof sharedCaseSchema>
