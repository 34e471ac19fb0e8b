import { z } from 'zod'
import { caseKinds } from '#src/domain/model/case.ts'
import { systems } from '#src/domain/model/system.ts'

/**
 * How the list of cases is narrowed, as its address says: by what a case came from, how it stands, and
 * what it is about.
 */
export const casesSearchSchema = z.object({
  kind: z.enum(caseKinds).optional().catch(undefined),
  standing: z.enum(['cause', 'clear', 'open', 'unfinished', 'fixed']).optional().catch(undefined),
  system: z
    .enum([...systems, 'demo', 'bundle'])
    .optional()
    .catch(undefined),
})

/** How the list of cases is narrowed. */
export type CasesSearch = z.infer<typeof casesSearchSchema>
