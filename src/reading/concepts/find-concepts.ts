import { concepts, type Concept } from '#src/domain/model/concept.ts'
import { once } from '#src/reading/once.ts'
import { isInside, type Span } from '#src/reading/text/span.ts'
import { chinese } from './chinese.ts'
import { dutch } from './dutch.ts'
import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import { japanese } from './japanese.ts'
import type { Language } from './language.ts'
import { patternOf } from './pattern.ts'
import { portuguese } from './portuguese.ts'
import { spanish } from './spanish.ts'

/** Every language that is read; English is always looked for. */
export const languages: readonly Language[] = [
  english,
  german,
  french,
  spanish,
  portuguese,
  italian,
  dutch,
  japanese,
  chinese,
]

/** A sentence with what it speaks of, each place of a concept in order. */
export interface Sentence extends Span {
  readonly speaksOf: ReadonlyMap<Concept, readonly Span[]>
}

/** Which small words tell a language, compiled once. */
const knownBy = new Map(languages.map((language) => [language.id, patternOf(language, language.known)]))
// Made when a text is in that language: the page loads without them.
const patterns = new Map(languages.map((language) => [language.id, once(() => compiled(language))]))
/** Money and other large numbers, as any language writes them: $4.2M, 1,2 Mio., 300k, 1.200.000,50, 120万. */
const amount = new RegExp(
  [
    String.raw`(?<![\w.])[-−]?(?:[$€£¥]|US\$|(?:USD|EUR|GBP|JPY|CHF|` +
      String.raw`BRL)\s?)\s?[-−]?\d[\d.,'’\u00a0 ]{0,17}\d?\s?(?:k|m|mm|mn|bn|b|mio|mln|mrd|tsd)?(?![\p{L}\d])`,
    String.raw`(?<![\w.$€£¥-])[-−]?\d[\d.,]{0,15}\s?(?:k|m|mm|mn|bn|mio|mln|mrd|tsd|mill|million(?:s|en|es|i)?|` +
      String.raw`millones|milh(?:ão|ões)|milion[ie]|miljoen|millionen|thousand|tausend|mil|mila)\.?(?![\p{L}\d])`,
    String.raw`(?<![\w.:$€£¥-])\d{1,3}(?:(?:[.,'’\u00a0]\d{3})+|(?: \d{3}){2,5})(?:[.,]\d{1,2})?(?![\d:+]|` +
      String.raw`\s(?:rows?|entries|users?|records?|people|reps?|deals?|lines?|bytes?|items?))(?:\s?(?:€|\$|£|EUR|` +
      String.raw`USD|GBP|euros?|dollars?))?`,
    String.raw`(?<![\w.])\d[\d.,]{0,15}\s?(?:万|億|亿|百万|千|円|元|€|USD|EUR|GBP)`,
    String.raw`(?<![\w.:$€£¥-])\d{4,12}[.,]\d{2}(?![\d.,])`,
    String.raw`(?<=\s)0(?=\s?(?:[.,;)]|$))`,
  ].join('|'),
  'giu',
)
const mostPlaces = 4
const longestSentence = 600

function compiled(language: Language): ReadonlyMap<Concept, RegExp> {
  const made = new Map<Concept, RegExp>()
  for (const concept of concepts) {
    const forms = language.forms[concept]
    if (forms !== undefined) made.set(concept, patternOf(language, forms))
  }
  return made
}

/** A text in lower case, place for place: a letter whose lower case is longer stays. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length
    ? lower
    : [...text]
        .map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
        .join('')
}

/**
 * The languages that a text may be written in, English among them always: of a short text that is not plainly
 * English, every one.
 */
export function languagesOf(words: string): readonly Language[] {
  const sample = words.slice(0, 20_000)
  const isShort = sample.trim().length < 200
  const isSentence = (sample.match(/\p{L}{2,}/gu)?.length ?? 0) > 2
  const mayBeAny = isShort && isSentence && (/[\u00c0-\u024f]/.test(sample) || wordsOf(english, sample) === 0)
  return languages.filter((language) => {
    if (language === english) return true
    const seen = wordsOf(language, sample)
    if (language.unspaced === true) return seen > 0
    // One small word is enough for a short text.
    return mayBeAny || seen > 1 || (isShort && seen === 1)
  })
}

/** How many different small words of a language a text has; no more than two are counted. */
function wordsOf(language: Language, sample: string): number {
  const pattern = knownBy.get(language.id)
  const seen = new Set<string>()
  if (pattern !== undefined) {
    for (const match of sample.matchAll(pattern)) {
      seen.add(match[0].toLowerCase())
      if (seen.size > 1) break
    }
  }
  return seen.size
}

/** Finds in each sentence the concepts that it speaks of; linear, and bounded for each sentence. */
export function readSentences(text: string, lines: readonly Span[]): readonly Sentence[] {
  const words = lowerCase(text)
  const spoken = languagesOf(words)
  return lines
    .flatMap((line) => sentencesIn(words, line))
    .map((span) => {
      const sentence = words.slice(span.start, Math.min(span.end, span.start + longestSentence))
      const speaksOf = new Map<Concept, readonly Span[]>()
      for (const concept of concepts) {
        const places: Span[] = []
        const formsOf =
          concept === 'amount' ? [amount] : spoken.flatMap(({ id }) => patterns.get(id)?.().get(concept) ?? [])
        for (const pattern of formsOf) {
          for (const match of sentence.matchAll(pattern)) {
            if (match[0].trim() === '') continue
            places.push({ start: span.start + match.index, end: span.start + match.index + match[0].trimEnd().length })
            if (places.length >= mostPlaces * formsOf.length) break
          }
        }
        if (places.length > 0) speaksOf.set(concept, places)
      }
      return { ...span, speaksOf }
    })
    .filter(({ speaksOf }) => speaksOf.size > 0)
}

/** Where a sentence ends: not at the point of a number, a host or an abbreviation. */
const sentenceEnd = new RegExp(
  [
    String.raw`(?<!\b(?:vs|etc|e\.g|i\.e|z\.B|approx|ca|Nr|No|Mio|Tsd|Mrd|resp|incl|Inc|Ltd|Mr|Ms` +
      String.raw`|Dr))[.!?](?=["'”’)]{0,2}(?:\s|$))`,
    String.raw`[。！？]`,
  ].join('|'),
  'gu',
)

function sentencesIn(words: string, line: Span): readonly Span[] {
  const text = words.slice(line.start, line.end)
  const spans: Span[] = []
  let from = 0
  for (const match of text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length
    spans.push({ start: line.start + from, end: line.start + end })
    from = end
  }
  if (from < text.length) spans.push({ start: line.start + from, end: line.end })
  return spans.filter(({ start, end }) => words.slice(start, end).trim() !== '')
}

/** Up to three sentences that follow each other, as one statement. */
export function joined(sentences: readonly Sentence[], index: number): Sentence | null {
  const first = sentences[index]
  if (first === undefined) return null
  const speaksOf = new Map(first.speaksOf)
  let end = first.end
  for (const next of sentences.slice(index + 1, index + 3)) {
    if (next.start - end > 3) break
    for (const [concept, places] of next.speaksOf) speaksOf.set(concept, [...(speaksOf.get(concept) ?? []), ...places])
    end = next.end
  }
  return { start: first.start, end, speaksOf }
}

/** How far apart the words of one statement may stand, in UTF-16 code units. */
const reach = 150

/**
 * The nearest places, one for each group of concepts, that do not overlap; null where the sentence does not
 * speak of all of them.
 */
export function together(sentence: Sentence, groups: readonly (readonly Concept[])[]): Span | null {
  let best: Span | null = null
  const pick = (index: number, chosen: readonly Span[]): void => {
    const group = groups[index]
    if (group === undefined) {
      const start = Math.min(...chosen.map((span) => span.start))
      const end = Math.max(...chosen.map((span) => span.end))
      const gaps = end - start - chosen.reduce((sum, span) => sum + span.end - span.start, 0)
      if (gaps <= reach && (best === null || end - start < best.end - best.start)) best = { start, end }
      return
    }
    for (const concept of group) {
      for (const span of sentence.speaksOf.get(concept) ?? []) {
        if (!chosen.some((other) => clashes(span, other))) pick(index + 1, [...chosen, span])
      }
    }
  }
  pick(0, [])
  return best
}

/**
 * Whether two places cannot both count: one may hold the other ("quota is used up" holds "quota"), but not be it
 * or cut through it.
 */
function clashes(a: Span, b: Span): boolean {
  if (a.end <= b.start || b.end <= a.start) return false
  const isSame = a.start === b.start && a.end === b.end
  return isSame || !(isInside(a, b) || isInside(b, a))
}
