import { z } from 'zod'

/** A wizard's place in the URL: the case, the step looked at, and the choices made; never a paste. */
export const wizardSearchSchema = z.object({
  case: z
    .string()
    .regex(/^[0-9A-Za-z]{1,16}$/)
    .optional()
    .catch(undefined),
  at: z.string().max(80).optional().catch(undefined),
  a: z.record(z.string().max(80), z.string().max(500)).optional().catch(undefined),
})

/** A wizard's place in the URL. */
export type WizardSearch = z.infer<typeof wizardSearchSchema>
