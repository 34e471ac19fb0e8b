import type { Concept } from '#src/domain/concept.ts'
import { joined, together } from './concepts/find-concepts.ts'
import type { PastedText } from './pasted-text.ts'
import type { Span } from './text/span.ts'

/** What a sentence has to speak of: one concept of each group; `near`: over sentences that follow each other; `without`: and none of these. */
export interface Claim {
  readonly all: readonly (readonly Concept[])[]
  readonly near?: true
  readonly without?: readonly Concept[]
}

/** Every place where a paste makes a claim, in any language, in order; at most `most`. */
export function placesOfClaim(paste: PastedText, { all, near, without }: Claim, most = 5): readonly Span[] {
  const places: Span[] = []
  for (let index = 0; index < paste.sentences.length && places.length < most; index += 1) {
    const sentence = near === true ? joined(paste.sentences, index) : paste.sentences[index]
    if (sentence === null || sentence === undefined) continue
    if (without?.some((concept) => sentence.speaksOf.has(concept)) === true) continue
    const place = together(sentence, all)
    if (place !== null && !places.some((other) => other.start === place.start)) places.push(place)
  }
  return places
}

/** The exact words by which a paste makes one of several claims; null where it makes none. */
export function quoteOfClaim(paste: PastedText, ...claims: readonly Claim[]): string | null {
  for (const claim of claims) {
    const [place] = placesOfClaim(paste, claim, 1)
    if (place !== undefined) return paste.text.slice(place.start, place.end)
  }
  return null
}
