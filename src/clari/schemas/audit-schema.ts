import { z } from 'zod'

/** `GET /audit/events` (seen in the field): the items as they are; `nextLink` is absolute and null on the last page. */
export const auditEventsSchema = z.object({
  items: z.array(z.record(z.string(), z.unknown())),
  nextLink: z
    .string()
    .nullish()
    .transform((link) => link ?? null),
})
