import { z } from 'zod'

/** The jobs page's place in the URL: the connections that are shown, by id, between commas. */
export const jobsSearchSchema = z.object({
  over: z.string().max(1000).optional().catch(undefined),
})
