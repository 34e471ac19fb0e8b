import { z } from 'zod'

/**
 * The decode page's place in the URL: the console, when it is looked at, and the case that keeps what was
 * decoded. Never a paste.
 */
export const decodeSearchSchema = z.object({
  show: z.enum(['console']).optional().catch(undefined),
  case: z
    .string()
    .regex(/^[0-9A-Za-z]{1,16}$/)
    .optional()
    .catch(undefined),
})
