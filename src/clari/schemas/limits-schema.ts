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
    /**
     * The jobs that run now, whosever they are; absent when none run. Queued jobs hold places too and
     * are named nowhere.
     */
    runningJobIds: ids,
    /** The jobs that count toward the monthly quota, finished ones too: they say nothing of the places. */
    submittedJobIds: ids,
    availableConcurrentLimit: count,
    availableMonthlyQuota: count,
  }),
})
