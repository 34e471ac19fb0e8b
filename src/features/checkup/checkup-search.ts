import { z } from 'zod'

/** A check-up's place in the URL: the case that keeps it, the forecast to open, and whether to begin at once. */
export const checkupSearchSchema = z.object({
  case: z
    .string()
    .regex(/^[0-9A-Za-z]{1,16}$/)
    .optional()
    .catch(undefined),
  forecast: z.string().max(200).optional().catch(undefined),
  run: z.literal('now').optional().catch(undefined),
})
