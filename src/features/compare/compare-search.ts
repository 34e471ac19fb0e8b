import { z } from 'zod'

/**
 * What a link to the comparison may say: the case that its summary is for, and that it is to be exported again.
 * Anything else in the address is left alone.
 */
export const compareSearchSchema = z.object({
  case: z
    .string()
    .regex(/^[0-9A-Za-z]{1,16}$/)
    .optional()
    .catch(undefined),
  again: z.literal('export').optional().catch(undefined),
})
