/** What a mark tells of the secret that stood there; positions are UTF-16 offsets in the text that holds the mark. */
export interface SecretMark {
  readonly start: number
  readonly end: number
  /** Length of the secret, in UTF-16 code units. */
  readonly length: number
  /** Its last two characters; null when it was too short (under 12) or they were not plain. */
  readonly lastTwo: string | null
}

const harmless = /^[A-Za-z0-9+/=_.~-]{2}$/

/** Every mark, strictly: nothing but two plain characters and a number can hide in something that looks like one. */
export const markPattern = /‹secret: (\d{1,9}) chars(?:, ends ([A-Za-z0-9+/=_.~-]{2}))?›/g

/**
 * The last two characters of a secret, or null where they would tell too much (under 12 characters) or could break
 * what holds the mark.
 */
export function lastTwoOf(secret: string): string | null {
  const two = secret.slice(-2)
  return secret.length >= 12 && harmless.test(two) ? two : null
}

/**
 * The mark that stands where a secret was: `‹secret: 64 chars, ends 7f›`; no quotes, backslashes or control characters,
 * so that JSON stays JSON.
 */
export function markFor(length: number, lastTwo: string | null): string {
  return lastTwo === null ? `‹secret: ${length} chars›` : `‹secret: ${length} chars, ends ${lastTwo}›`
}

/** What the marks in a text tell, in order. */
export function readMarks(text: string): readonly SecretMark[] {
  return [...text.matchAll(markPattern)].map(({ 0: whole, 1: length, 2: lastTwo, index }) => ({
    start: index,
    end: index + whole.length,
    length: Number(length),
    lastTwo: lastTwo ?? null,
  }))
}
