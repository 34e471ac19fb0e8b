import { z } from 'zod'

const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()])

/** What {@link readMoment} takes, for the sentence that refuses anything else. */
export const momentForm = 'a moment such as 2026-11-30T09:00:00Z'

/**
 * An ISO 8601 moment as epoch ms: a date with a time and a zone, or a date alone (its midnight in UTC); null
 * for any other text.
 */
export function readMoment(text: string): number | null {
  const read = moment.safeParse(text.trim())
  const at = read.success ? Date.parse(read.data) : Number.NaN
  return Number.isNaN(at) ? null : at
}
