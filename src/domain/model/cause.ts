/** Why an API value and a UI value can disagree; the ids are a fixed contract, `unexplained` comes last. */
export const causeIds = [
  'submission-version',
  'late-edit',
  'manager-adjustment',
  'currency',
  'dated-rate',
  'other-period',
  'period-defaulted',
  'roll-up',
  'all-weeks-summed',
  'field-mixup',
  'rounded',
  'split',
  'duplicate-user',
  'not-submitted',
  'missing-in-api',
  'missing-in-ui',
  're-parented',
  'csv-text',
  'truncated',
  'unexplained',
] as const

/** Why an API value and a UI value disagree. */
export type CauseId = (typeof causeIds)[number]

/** `confirmed` when the data itself proves it, `suggested` when it only fits. */
export type Certainty = 'confirmed' | 'suggested'

/** Whether a text (from a URL or a stored case) is a cause id. */
export function isCauseId(text: string): text is CauseId {
  return (causeIds as readonly string[]).includes(text)
}
