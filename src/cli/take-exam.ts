import { z } from 'zod'
import { markAnswer, type Marking } from '#src/bench/worlds/audit/marking.ts'
import { makeExam, type ExamPlan } from '#src/bench/worlds/audit/exams.ts'
import { writeWorldExport, writeWorldScreen } from '#src/bench/worlds/currencies/currency-files.ts'
import { makeCurrencyWorld } from '#src/bench/worlds/currencies/currency-world.ts'
import { markWorld, type WorldMark } from '#src/bench/worlds/currencies/mark-world.ts'
import type { SourceFile } from '#src/compare/read/source.ts'
import { causeIds } from '#src/domain/model/cause.ts'
import { reconcile } from './reconcile.ts'

const currency = z.object({ api: z.string().nullable(), ui: z.string().nullable() })
const bridge = z.strictObject({
  currency,
  totals: z.strictObject({ api: z.number(), ui: z.number(), delta: z.number() }),
  causes: z.array(z.strictObject({ cause: z.string(), rows: z.number(), delta: z.number() })),
})
const row = z.strictObject({
  user: z.string(),
  field: z.string(),
  period: z.string().nullable(),
  week: z.number().nullable(),
  type: z.string(),
  api: z.number().nullable(),
  ui: z.number().nullable(),
  currency,
  delta: z.number(),
  cause: z.enum(causeIds).nullable(),
  also: z.enum(causeIds).optional(),
  certainty: z.enum(['confirmed', 'suggested']).nullable(),
  because: z.string(),
  inTotal: z.boolean(),
})
/** What `reconcile --json` prints, checked to the letter. */
export const answerSchema = z.strictObject({
  rows: z.array(row),
  bridges: z.array(bridge),
  byField: z.array(z.strictObject({ field: z.string(), bridges: z.array(bridge) })),
  warnings: z.array(
    z.strictObject({
      cause: z.string().optional(),
      says: z.string(),
      file: z.string().optional(),
      line: z.number().optional(),
    }),
  ),
})

/** Gives files to `reconcile` as the terminal would; what it prints, or the sentence with which it refuses. */
async function reconciled(
  api: readonly SourceFile[],
  ui: SourceFile,
  { job, period, now }: { readonly job: SourceFile | null; readonly period: string | null; readonly now: number },
): Promise<z.infer<typeof answerSchema> | string> {
  const files = new Map([...api, ui, ...(job === null ? [] : [job])].map((file) => [file.name, file.bytes]))
  let out = ''
  let err = ''
  const code = await reconcile(
    [
      ...api.flatMap((file) => ['--api', file.name]),
      '--ui',
      ui.name,
      ...(job === null ? [] : ['--job', job.name]),
      ...(period === null ? [] : ['--period', period]),
      '--json',
    ],
    {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      now: () => now,
      read: (path) => Promise.resolve(files.get(path) ?? new Uint8Array()),
    },
  )
  return code === 0 ? answerSchema.parse(JSON.parse(out)) : err
}

/** Makes the files of a plan, reconciles them and marks what is printed. */
export async function takeExam(plan: ExamPlan): Promise<Marking> {
  const exam = makeExam(plan)
  return markAnswer(exam, await reconciled(exam.api, exam.ui, exam))
}

/** Makes the world of several currencies of a seed, reconciles its files and marks what is printed. */
export async function takeCurrencyWorld(seed: number): Promise<WorldMark> {
  const world = makeCurrencyWorld(seed)
  const now = Date.parse('2026-11-22')
  const answer = await reconciled([writeWorldExport(world)], writeWorldScreen(world), { job: null, period: null, now })
  return markWorld(world, answer)
}
