import { z } from 'zod'

/** `GET /audit/events`: the items as they are; `nextLink` is absolute and there only where more is. */
export const auditEventsSchema = z.object({
  items: z.array(z.record(z.string(), z.unknown())),
  nextLink: z
    .string()
    .nullish()
    .transform((link) => link ?? null),
})
