import type { Scenario } from '#src/domain/model/scenario.ts'
import { confidences } from '#src/domain/model/sign.ts'
import { diagnose } from './diagnose.ts'

/**
 * Of several readings of one and the same thing (a picture's text), the one that shows the clearest signs of a
 * scenario; the first of equals, and '' of none.
 */
export function bestReading(texts: readonly string[], scenarios: readonly Scenario[]): string {
  const rankOf = (text: string): number => {
    const best = diagnose(text, scenarios).matches[0]
    return best === undefined ? confidences.length : confidences.indexOf(best.confidence)
  }
  const ranked = texts.map((text) => ({ text, rank: rankOf(text) }))
  return ranked.toSorted((a, b) => a.rank - b.rank)[0]?.text ?? ''
}
