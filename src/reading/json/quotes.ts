import type { Span } from '#src/reading/text/span.ts'

/**
 * A quotation mark as it stands in a text: plain, behind backslashes where the whole is escaped, or as HTML writes it.
 */
export interface QuoteMark {
  readonly mark: '"' | "'" | '&quot;'
  /** How many stand before it. */
  readonly backslashes: number
  /** Of the mark with its backslashes, in code units. */
  readonly length: number
}

/** The quotation mark that stands at a place; null where none does. */
export function quoteAt(text: string, at: number): QuoteMark | null {
  const first = text[at]
  if (first === '"' || first === "'") return { mark: first, backslashes: 0, length: 1 }
  if (first === '&' && text.startsWith('&quot;', at)) return { mark: '&quot;', backslashes: 0, length: 6 }
  if (first !== '\\') return null
  let backslashes = 1
  while (backslashes < 16 && text[at + backslashes] === '\\') backslashes += 1
  const mark = text[at + backslashes]
  return mark === '"' || mark === "'" ? { mark, backslashes, length: backslashes + 1 } : null
}

const longestEscaped = 400_000

/**
 * The index behind the closing mark of an escaped string, on its line; -1 where there is none. Each level of escaping
 * doubles the backslashes: an even number before a mark belongs to the text.
 */
export function endOfEscaped(text: string, start: number, quote: QuoteMark): number {
  const limit = Math.min(text.length, start + longestEscaped)
  const period = 2 * (quote.backslashes + 1)
  let backslashes = 0
  for (let at = start + quote.length; at < limit; at += 1) {
    const character = text[at]
    if (character === '\n') return -1
    if (character === '\\') {
      backslashes += 1
      continue
    }
    const isMark =
      quote.mark === '&quot;' ? character === '&' && text.startsWith(quote.mark, at) : character === quote.mark
    if (isMark && backslashes % period === quote.backslashes) return at + quote.mark.length
    backslashes = 0
  }
  return -1
}

const escape = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/y
const plain: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '0': '\0',
  a: '\u0007',
  v: '\v',
}

function inner(
  source: string,
  span: Span,
): { readonly start: number; readonly end: number; readonly backslashes: number } {
  const quote = quoteAt(source, span.start)
  if (quote === null) return { ...span, backslashes: 0 }
  const start = span.start + quote.length
  const closing = span.end - quote.length
  const isClosed = closing >= start && source.startsWith(quote.mark, span.end - quote.mark.length)
  return { start, end: isClosed ? closing : span.end, backslashes: quote.backslashes }
}

/** The text inside a quoted string, unescaped, with the place in `source` of each of its characters. */
export function insideString(
  source: string,
  span: Span,
): { readonly text: string; readonly place: (part: Span) => Span } {
  const { start, end } = inner(source, span)
  if (!source.slice(start, end).includes('\\')) {
    return { text: source.slice(start, end), place: (part) => ({ start: part.start + start, end: part.end + start }) }
  }
  const parts: string[] = []
  const places: number[] = []
  let at = start
  while (at < end) {
    places.push(at)
    escape.lastIndex = at
    const found = source.charAt(at) === '\\' ? escape.exec(source) : null
    if (found === null) {
      parts.push(source.charAt(at))
      at += 1
      continue
    }
    parts.push(meant(found))
    at = escape.lastIndex
  }
  const outer = (index: number) => places[index] ?? end
  return { text: parts.join(''), place: (part) => ({ start: outer(part.start), end: outer(part.end) }) }
}

function meant(found: RegExpExecArray): string {
  const hex = found[1] ?? found[2]
  return hex === undefined ? (plain[found[3] ?? ''] ?? found[3] ?? '') : String.fromCharCode(Number.parseInt(hex, 16))
}

/** A string as it is meant: without its quotation marks, its escapes undone; anything else as it stands. */
export function bareText(raw: string): string {
  const { start, end, backslashes } = inner(raw, { start: 0, end: raw.length })
  const text = start === 0 ? raw : raw.slice(start, end)
  if (start === 0 || !text.includes('\\')) return text
  // Within an escaped string every escape is escaped as well.
  if (backslashes > 0)
    return text.replaceAll(/\\+(?:u([0-9a-fA-F]{4})|(["'/\\]))/g, (_, hex?: string, mark?: string) =>
      hex === undefined ? (mark ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
    )
  return text.replaceAll(new RegExp(escape.source, 'g'), (...found) => meant(found as unknown as RegExpExecArray))
}
