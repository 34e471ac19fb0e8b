import { z } from 'zod'

/** The jobs page's place in the URL: the connections that are shown, by id, between commas. */
export const jobsSearchSchema = z.object({
  over: z.string().max(1000).optional().catch(undefined),
})

/** The search of the jobs page. */
export type JobsSearch = z.infer<typeof jobsSearchSchema>
