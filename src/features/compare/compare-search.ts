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
  /** Jobs whose results are the API's side, apart by dots, and the connection that they are read over. */
  jobs: z
    .string()
    .regex(/^[\w-]{1,80}(?:\.[\w-]{1,80}){0,99}$/)
    .optional()
    .catch(undefined),
  over: z
    .string()
    .regex(/^[\w.:-]{1,80}$/)
    .optional()
    .catch(undefined),
})
