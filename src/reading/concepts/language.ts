import type { Concept } from '#src/domain/model/concept.ts'

/** How a language says it. */
export interface Language {
  /** ISO 639-1. */
  readonly id: string
  readonly name: string
  /**
   * Common small words by which a sentence is known to be of this language: sources of regular expressions, whole words
   * where the script has them. Two different ones in a text make the language count, or one that no other language has.
   */
  readonly known: string
  /** Where words are not set apart by spaces. */
  readonly unspaced?: true
  /**
   * The forms of a concept, as the source of a regular expression (case does not matter; whole words where the script
   * has them; every gap bounded). A form may span several words: "does not match".
   */
  readonly forms: Readonly<Partial<Record<Concept, string>>>
}

/** Joins forms that would not fit one line. */
export function anyOf(...forms: readonly string[]): string {
  return forms.join('|')
}
