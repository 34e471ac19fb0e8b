import { z } from 'zod'

const count = z.number()
const ids = z
  .array(z.union([z.string(), z.number()]).transform(String))
  .nullish()
  .transform((list) => list ?? [])

/** `GET /admin/limits` (published API): the whole organisation's limits of export jobs. */
export const limitsSchema = z.object({
  jobs: z.object({
    /** How many exports may be queued or running at once. */
    concurrentLimit: count,
    /** How many exports may be made in a rolling 30 days. */
    monthlyQuota: count,
    /** Absent when none run. */
    runningJobIds: ids,
    submittedJobIds: ids,
    availableConcurrentLimit: count,
    availableMonthlyQuota: count,
  }),
})
