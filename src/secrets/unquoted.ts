import { isPlainWord } from './plain-value.ts'

/** Where a value stands in a text, its quotes left out; UTF-16 offsets. */
export interface Extent {
  readonly start: number
  readonly end: number
  /** Its ends are certain: it stands in quotes, a tag, or a query string. */
  readonly quoted: boolean
}

/** What is around a name, which decides where its value ends. */
export interface Surroundings {
  /** A query string or form (`?apikey=…&…`): the value ends at `&`. */
  readonly query: boolean
  /** The query itself is percent-encoded (within another address): the value ends at `%26`. */
  readonly encoded: boolean
  /** The name begins its line, as in a header, a `.env` or YAML file. */
  readonly lineStart: boolean
  /** The value goes on to the end of the line whatever it holds: cookies, authorization. */
  readonly wholeLine: boolean
  /** The name itself is quoted, as in JSON: an unquoted value ends at a comma or bracket. */
  readonly member: boolean
}

const queryEnd = /[&#"<>\s`\\]|'(?=[\s,;:.)}\]]|$)/
const encodedEnd = /%26|[&#"'<>\s`\\]/
const trailing = /[,;.)}\]>'"`]/
const pairAfter =
  /[,;&][ \t]*["'\\]*[\w.$-]+["'\\]*[ \t]*[=:]|&quot;|%26[\w.-]+%3D|<\/|["'`”’»](?=[\s,;:.)}\]]|$)|\\+["'nrt]/i
const closingQuote = /["'`”’»](?=[\s.,;:)}\]]|$)/
const memberEnd = /[,}\]\n]/
const stopper = new RegExp(
  String.raw`^(?:curl|wget|node|npm|npx|python3?|php|ruby|java|xh|https?|export|set|https?://.*` +
    String.raw`|--?[A-Za-z].*|&&|\|\|?|;|#.*|[\w.-]+[=:].*)$`,
)
const headerStop = /^(?:--?[A-Za-z][\w-]*|https?:\/\/.*|\\)$/
/** A token longer than this is cut; a line is looked at for so long. */
const longestToken = 4096
const longestLine = 8192
const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' }

/**
 * Takes away what belongs to the sentence or the brackets around: a closing bracket whose opening one is
 * not in the value.
 */
function trimmed(text: string, start: number, end: number): number {
  let last = end
  while (last > start && trailing.test(text[last - 1] ?? '')) {
    const opener = openers[text[last - 1] ?? '']
    if (opener !== undefined && text.slice(start, last).includes(opener)) break
    last--
  }
  return last
}

function firstWord(text: string, from: number): { readonly start: number; readonly end: number } | null {
  const word = /[ \t]*(\S{1,4096})/y
  word.lastIndex = from
  const match = word.exec(text)
  return match === null ? null : { start: word.lastIndex - (match[1]?.length ?? 0), end: word.lastIndex }
}

/** The end of what a whole line gives a name, up to where a command, a flag or another assignment begins. */
function endInLine(text: string, start: number, end: number, whole: boolean): number {
  const line = text.slice(end, end + longestLine).split('\n', 1)[0] ?? ''
  let last = end
  for (const { 0: word, index } of line.matchAll(/\S+/g)) {
    if (whole ? headerStop.test(word) : stopper.test(word)) break
    if (whole || !isPlainWord(word)) last = end + index + word.length
  }
  const cut = whole ? closingQuote.exec(text.slice(start, last)) : null
  return cut === null ? last : start + cut.index
}

/** Where an unquoted value ends; it includes a token that goes on in the next line. */
export function unquoted(text: string, from: number, around: Surroundings): Extent | null {
  if (around.query) {
    const ends = around.encoded ? encodedEnd : queryEnd
    const piece = text.slice(from, from + longestToken)
    const end = from + (ends.exec(piece)?.index ?? piece.length)
    return { start: from, end: /\s|^$/.test(text[end] ?? '') ? trimmed(text, from, end) : end, quoted: true }
  }
  if (around.member) {
    const piece = text.slice(from, from + longestToken)
    return { start: from, end: from + (memberEnd.exec(piece)?.index ?? piece.length), quoted: false }
  }
  const word = firstWord(text, from)
  if (word === null) return null
  const cut = around.wholeLine ? null : pairAfter.exec(text.slice(word.start, word.end))
  let end = cut === null ? word.end : word.start + cut.index
  if (cut === null && (around.lineStart || around.wholeLine))
    end = endInLine(text, word.start, word.end, around.wholeLine)
  if (!around.lineStart || end <= word.end) end = trimmed(text, word.start, end)
  if (end <= word.start) return null
  return {
    start: word.start,
    end: /[\r\n\\]|^$/.test(text[end] ?? '') ? continued(text, word.start, end) : end,
    quoted: false,
  }
}

const idShape = new RegExp(
  String.raw`^(?:[0-9a-f]{24}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[A-Z]{2}:.*|\d{4}-\d\d-\d\d.*` +
    String.raw`|00[A-Za-z0-9]{13,16}|\d+)$`,
  'i',
)
const usualLengths = new Set([32, 40, 48, 64, 96, 128])

/** The end of a token that reaches the end of its line, with the next lines where they hold nothing but its rest. */
export function continued(text: string, start: number, end: number): number {
  let last = end
  let piece = text.slice(Math.max(start, end - 400), end).replace(/\\$/, '')
  if (/\s/.test(piece) || piece.length < 8) return end
  let total = end - start
  for (let round = 0; round < 400; round++) {
    const next = /^\\?[ \t]*\r?\n[ \t>]*([A-Za-z0-9+/=_.~-]{3,200})["'`,;)}\]\\]*[ \t]*(?=\r?\n|$)/.exec(
      text.slice(last, last + 300),
    )
    const rest = next?.[1]
    if (next === null || rest === undefined) return last
    const hex = /^[0-9a-f]+$/i.test(piece + rest) && usualLengths.has(total + rest.length)
    const generated = /\d/.test(rest) || /[a-z][A-Z]/.test(rest) || rest.length >= 16 || rest.endsWith('=')
    const explicit = text[last - 1] === '\\' || text[last] === '\\'
    if (!explicit && !hex && (idShape.test(rest) || !generated)) return last
    last += next[0].lastIndexOf(rest) + rest.length
    total += rest.length
    piece = rest
  }
  return last
}
