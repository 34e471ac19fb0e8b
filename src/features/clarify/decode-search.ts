import { z } from 'zod'

/** The decode page's place in the URL: the console, when it is looked at. Never a paste. */
export const decodeSearchSchema = z.object({ show: z.enum(['console']).optional().catch(undefined) })
