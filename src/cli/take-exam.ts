import { z } from 'zod'
import { markAnswer, type Marking } from '#src/bench/worlds/audit/marking.ts'
import { makeExam, type ExamPlan } from '#src/bench/worlds/audit/exams.ts'
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

/** Makes the files of a plan, gives them to `reconcile` as the terminal would, and marks what it prints. */
export async function takeExam(plan: ExamPlan): Promise<Marking> {
  const exam = makeExam(plan)
  const files = new Map(
    [...exam.api, exam.ui, ...(exam.job === null ? [] : [exam.job])].map((file) => [file.name, file.bytes]),
  )
  const job = exam.job === null ? [] : ['--job', exam.job.name]
  const period = exam.period === null ? [] : ['--period', exam.period]
  let out = ''
  let err = ''
  const code = await reconcile(
    [...exam.api.flatMap((file) => ['--api', file.name]), '--ui', exam.ui.name, ...job, ...period, '--json'],
    {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      now: () => exam.now,
      read: (path) => Promise.resolve(files.get(path) ?? new Uint8Array()),
    },
  )
  return markAnswer(exam, code === 0 ? answerSchema.parse(JSON.parse(out)) : err)
}
