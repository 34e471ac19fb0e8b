import type { PastedText } from '#src/reading/pasted-text.ts'

/** A word that a program waits for, and the exact place that says so. */
export interface Awaited {
  readonly word: 'COMPLETED' | 'DONE'
  readonly quote: string
}

/** In quotes, as code has it. */
const finished = String.raw`(COMPLETED?|Completed?|completed?|SUCCESS(?:FUL)?|SUCCEEDED|FINISHED|DONE|Done|done)`

/** In a sentence only the word itself, in capitals, is meant: “the job is completed” names no word. */
const named = String.raw`(COMPLETED?|SUCCEEDED|FINISHED|DONE)`

/** Other words that stand before it in a list. */
const before = String.raw`(?:\s{0,3}["'\x60][A-Za-z_]{1,20}["'\x60]\s{0,3},){0,6}`

/** Comparisons in code and in shells, a list of ends, and what people say; each with bounded gaps. */
const waits: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:[=!]==?|\beq\b|\bequals\(|\.(?:equals|includes|has)\(|\bcase\b|\bwhen\b|\bin\s{0,2}[[({]${before})` +
      String.raw`\s{0,3}["'\x60]${finished}["'\x60]`,
    'g',
  ),
  new RegExp(String.raw`["'\x60]${finished}["'\x60]\s{0,3}(?:[=!]==?|\.equals\()`, 'g'),
  new RegExp(String.raw`(?<![=!<>:])=\s{1,2}["']?${finished}["']?\s{0,2}\]`, 'g'),
  new RegExp(
    String.raw`\b(?:terminal|final|end|done|success|finished|complete)[\w ]{0,20}(?:states?|status(?:es)?)?["']?` +
      String.raw`\s{0,3}[:=]\s{0,3}[[({]?${before}\s{0,3}["'\x60]${finished}["'\x60]`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:wait(?:s|ed|ing)?|poll(?:s|ed|ing)?|expect(?:s|ed|ing)?|check(?:s|ed|ing)?|look(?:s|ed|ing)?)\b` +
      String.raw`[^\n.]{0,40}?\b(?:for|until|till)\b[^\n.]{0,30}?["'“\x60]?\b${named}\b`,
    'g',
  ),
  new RegExp(String.raw`\bnever\s(?:reach(?:es|ed)?|gets? to|becomes?|goes to|turns?|is)\s["'“\x60]?${named}\b`, 'g'),
  new RegExp(String.raw`(?:等待|等到|直到|变成|达到|到达)[^\n]{0,12}?["'“\x60]?${named}`, 'g'),
]

/** Words beside another in one list: `in ("DONE", "COMPLETED")`. */
const alsoListed = new RegExp(
  String.raw`["'\x60]${finished}["'\x60](?=\s{0,3}[,|])|(?<=[,|]\s{0,3})["'\x60]${finished}["'\x60]`,
  'g',
)

/** The words for the end of a job that a program, its log or its user waits for; each once. Linear; never throws. */
export function awaitedIn(paste: PastedText): readonly Awaited[] {
  const text = paste.text.slice(0, 100_000)
  const found = new Map<Awaited['word'], string>()
  const add = (match: RegExpMatchArray) => {
    const word = (match[1] ?? match[2] ?? '').toUpperCase()
    if (word === '') return
    const kind = word === 'DONE' ? 'DONE' : 'COMPLETED'
    if (!found.has(kind)) found.set(kind, match[0])
  }
  for (const wait of waits) for (const match of text.matchAll(wait)) add(match)
  if (found.size > 0) for (const match of text.matchAll(alsoListed)) add(match)
  return [...found].map(([word, quote]) => ({ word, quote }))
}
