import { blankPrepared, type Removed } from '#src/secrets/blank.ts'
import type { KnownSecret } from '#src/secrets/known.ts'
import { lastTwoOf, markFor } from '#src/secrets/mark.ts'
import { readBase64Text } from './base64-text.ts'

/** What is told of a secret that was blanked: its length in characters, and its last two when they are harmless. */
export type BlankedSecret = Pick<Removed, 'length' | 'lastTwo'>

/** A text without secrets, and what was taken out of it. */
export interface SafeText {
  readonly text: string
  readonly removed: readonly BlankedSecret[]
}

// Bounded, so that an endless run costs no stack.
const run = /[A-Za-z0-9+/_-]{16,20000}(?:={1,2}|%3D(?:%3D)?)?/gi
const deepest = 3

/** Blanks the secrets of a text, and whole runs of base64 that hold one, however often they were encoded. */
export function blankThoroughly(text: string, known: readonly KnownSecret[]): SafeText {
  const inside = blankEncoded(text, known, deepest)
  const { text: blanked, removed } = blankPrepared(inside.text, known)
  return { text: blanked, removed: [...inside.removed, ...removed] }
}

/** Blanks the secrets of a text; the same short text is looked at once, as headers come again with every request. */
export type Blanker = (text: string) => SafeText

/** A blanker that looks for these exact secrets besides. */
export function blanker(known: readonly KnownSecret[]): Blanker {
  const before = new Map<string, SafeText>()
  return (text) => {
    const seen = before.get(text)
    if (seen !== undefined) return seen
    const safe = blankThoroughly(text, known)
    if (text.length <= 400 && before.size < 20_000) before.set(text, safe)
    return safe
  }
}

function blankEncoded(text: string, known: readonly KnownSecret[], levels: number): SafeText {
  const removed: BlankedSecret[] = []
  const blanked = text.replace(run, (found) => {
    // A path or a word is no base64 of a text: that has both cases, or a digit.
    if (!/[a-z]/.test(found) || !/[A-Z]/.test(found)) return found
    const content = readBase64Text(found)
    if (content === null || !holdsSecret(content, known, levels)) return found
    const secret = { length: found.length, lastTwo: lastTwoOf(found) }
    removed.push(secret)
    return markFor(secret.length, secret.lastTwo)
  })
  return { text: blanked, removed }
}

function holdsSecret(content: string, known: readonly KnownSecret[], levels: number): boolean {
  if (blankPrepared(content, known).removed.length > 0) return true
  // `user:password`, as Basic authentication encodes it, without the word before it.
  if (/^[\w.@+-]{2,80}:\S{6,200}$/.test(content)) return true
  return levels > 0 && blankEncoded(content, known, levels - 1).removed.length > 0
}
