import { z } from 'zod'

/** The connections page's place in the URL: which kind is being added. Never a credential. */
export const connectionsSearchSchema = z.object({
  add: z.enum(['clari', 'copilot-keys', 'copilot-oauth', 'clarify']).optional().catch(undefined),
})
