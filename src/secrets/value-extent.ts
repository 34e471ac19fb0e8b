import { isPlainWord } from './plain-value.ts'

/** Where a value stands in a text, its quotes left out; UTF-16 offsets. */
export interface Extent {
  readonly start: number
  readonly end: number
  readonly quoted: boolean
}

/** What is around a name, which decides where its value ends. */
export interface Surroundings {
  /** A query string or form (`?apikey=…&…`): the value ends at `&`. */
  readonly query: boolean
  /** The name begins its line, as in a header, a `.env` or YAML file. */
  readonly lineStart: boolean
  /** The value goes on to the end of the line whatever it holds: cookies, authorization. */
  readonly wholeLine: boolean
  /** The name itself is quoted, as in JSON: an unquoted value ends at a comma or bracket. */
  readonly member: boolean
}

const opening = /(?:[bBuUrRfF]{1,2}(?=["']))?(?:(\\*)(["'`])|(&(?:quot|apos|#0*3[49]|#x2[27]);)|(%2[27]))/iy
const entity = /&(?:quot|apos|#0*3[49]|#x2[27]);/gi
const longest = 64 * 1024

/** The quote that opens at a place, or null: where the value begins and how its end is found. */
export function quoteAt(text: string, at: number): { readonly from: number; readonly end: () => number | null } | null {
  opening.lastIndex = at
  const match = opening.exec(text)
  if (match === null) return null
  const from = opening.lastIndex
  const [, slashes, quote, html, url] = match
  if (quote !== undefined) return { from, end: () => closing(text, from, quote, slashes?.length ?? 0) }
  if (html !== undefined) return { from, end: () => endAtEntity(text, from) }
  return { from, end: () => within(text.indexOf(url ?? '%22', from), from) }
}

const within = (end: number, from: number): number | null => (end < 0 || end - from > longest ? null : end)

function endAtEntity(text: string, from: number): number | null {
  entity.lastIndex = from
  const match = entity.exec(text.slice(0, from + longest))
  return match === null ? null : match.index
}

/** Finds the closing quote of a value written with so many backslashes before its quotes (nested JSON strings); a quote that fewer precede closes an outer string. */
export function closing(text: string, from: number, quote: string, slashes: number): number | null {
  let line = from
  for (let at = text.indexOf(quote, from); at >= 0 && at - from <= longest; at = text.indexOf(quote, at + 1)) {
    line = crossLines(text, line, at)
    if (line < 0) return null
    let before = 0
    while (at - before > from && text[at - before - 1] === '\\') before++
    if (before < slashes) return at - before
    if ((before - slashes) % (2 * (slashes + 1)) === 0) return at - slashes
  }
  return null
}

/** Goes over line breaks up to a place; only a token that was split goes on in the next line. -1 when the value cannot go on. */
function crossLines(text: string, line: number, to: number): number {
  let start = line
  for (let end = text.indexOf('\n', start); end >= 0 && end < to; end = text.indexOf('\n', start)) {
    if (/\S\s+\S/.test(text.slice(start, Math.min(end, start + 500)).replace(/\\\s*$/, ''))) return -1
    start = end + 1
  }
  return start === line || !/\S[ \t]+\S/.test(text.slice(start, Math.min(to, start + 500))) ? start : -1
}

const queryEnd = /[&#"'<>\s)\]}`\\]|%26/gi
const pairAfter = /[,;&][ \t]*["'\\]*[\w.$-]+["'\\]*[ \t]*[=:]|&quot;|%26[\w.-]+%3D|<\/|["'`](?=[\s,;:)}\]]|$)|\\+["'nrt]/i
const memberEnd = /[,}\]\n]/g
const stopper = /^(?:curl|wget|node|npm|npx|python3?|php|ruby|java|xh|https?|export|set|https?:\/\/.*|--?[A-Za-z].*|&&|\|\|?|;|#.*|[\w.-]+[=:].*)$/

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end
}

/** Where an unquoted value ends; it includes a token that goes on in the next line. */
export function unquoted(text: string, from: number, around: Surroundings): Extent | null {
  if (around.query) {
    queryEnd.lastIndex = from
    return { start: from, end: queryEnd.exec(text)?.index ?? text.length, quoted: false }
  }
  if (around.member) {
    memberEnd.lastIndex = from
    return { start: from, end: memberEnd.exec(text)?.index ?? text.length, quoted: false }
  }
  const lineEnd = endOfLine(text, from)
  const words = [...text.slice(from, Math.min(lineEnd, from + longest)).matchAll(/\S+/g)]
  const first = words[0]
  if (first === undefined) return null
  let end = from + first.index + first[0].length
  if (around.wholeLine || around.lineStart) {
    for (const word of words.slice(1)) {
      if (around.wholeLine ? /^(?:--?[A-Za-z][\w-]*|https?:\/\/.*|\\)$/.test(word[0]) : stopper.test(word[0])) break
      if (around.wholeLine || !isPlainWord(word[0])) end = from + word.index + word[0].length
    }
  }
  const start = from + first.index
  if (!around.wholeLine) {
    const cut = pairAfter.exec(text.slice(start, end))
    if (cut !== null) end = start + cut.index
  } else {
    const cut = /["'`](?=[\s,)}\]]|$)/.exec(text.slice(start, end))
    if (cut !== null) end = start + cut.index
  }
  if (!around.lineStart || /^\S+$/.test(text.slice(start, end))) while (end > start && /[,;)}\]>'"`]/.test(text[end - 1] ?? '') && !/^[[({<]/.test(text[start] ?? '')) end--
  return end <= start ? null : { start, end: end === lineEnd ? continued(text, start, end) : end, quoted: false }
}

const idShape = /^(?:[0-9a-f]{24}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[A-Z]{2}:.*|\d{4}-\d\d-\d\d.*|00[A-Za-z0-9]{13,16}|\d+)$/i
const usualLengths = new Set([32, 40, 48, 64, 96, 128])

/** The end of a token that reaches the end of its line, with the next lines where they hold nothing but its rest. */
export function continued(text: string, start: number, end: number): number {
  let last = end
  let piece = text.slice(Math.max(start, end - 400), end).replace(/\\$/, '')
  if (/\s/.test(piece) || piece.length < 8) return end
  let total = end - start
  for (let round = 0; round < 400; round++) {
    const next = /^\\?[ \t]*\r?\n[ \t>]*([A-Za-z0-9+/=_.~-]{3,200})["'`,;)}\]\\]*[ \t]*(?=\r?\n|$)/.exec(text.slice(last, last + 300))
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
