/** How sure a sign makes us. */
export const confidences = ['certain', 'likely', 'possible'] as const

/** How sure a sign makes us. */
export type Confidence = (typeof confidences)[number]

/** A sign of a scenario in a pasted text. */
export interface Sign {
  readonly confidence: Confidence
  /** Why it points there, in a few words. */
  readonly why: string
}
