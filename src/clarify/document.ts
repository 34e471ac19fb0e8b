import type { Quoted } from './decoded.ts'
import { type Span, spanOf, type Tape, textOf } from './json-tape.ts'

/**
 * A tape together with the way from its own places to those of the text that people see (it may stand inside
 * a string there).
 */
export interface Document {
  readonly tape: Tape
  readonly place: (span: Span) => Span
}

/** A document that stands in the text itself. */
export function plainDocument(tape: Tape): Document {
  return { tape, place: (span) => span }
}

/** A node's text with its place. */
export function quotedOf(document: Document, node: number): Quoted {
  return { text: textOf(document.tape, node), span: placeOf(document, node) }
}

/** A node's place in the text that people see. */
export function placeOf(document: Document, node: number): Span {
  return document.place(spanOf(document.tape, node))
}

const escape = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/y
const plain: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The text inside a quoted string, unescaped, with the place in `source` of each of its characters. */
export function insideString(
  source: string,
  span: Span,
): { readonly text: string; readonly place: (inner: Span) => Span } {
  const start = span.start + 1
  const end = source.charAt(span.end - 1) === source.charAt(span.start) ? span.end - 1 : span.end
  if (!source.slice(start, end).includes('\\')) {
    return {
      text: source.slice(start, end),
      place: (inner) => ({ start: inner.start + start, end: inner.end + start }),
    }
  }
  const parts: string[] = []
  const places: number[] = []
  let at = start
  while (at < end) {
    places.push(at)
    escape.lastIndex = at
    const found = source.charAt(at) === '\\' ? escape.exec(source) : null
    if (found) {
      const hex = found[1] ?? found[2]
      parts.push(
        hex === undefined ? (plain[found[3] ?? ''] ?? found[3] ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
      )
      at = escape.lastIndex
    } else {
      parts.push(source.charAt(at))
      at += 1
    }
  }
  const outer = (index: number) => places[index] ?? end
  return { text: parts.join(''), place: (inner) => ({ start: outer(inner.start), end: outer(inner.end) }) }
}

/** A text shortened for a table cell, with an ellipsis where it was cut. */
export function shortened(text: string, most = 80): string {
  const flat = text.length > most * 4 ? text.slice(0, most * 4) : text
  const line = flat.replace(/\s+/g, ' ').trim()
  return line.length > most || flat.length < text.length ? `${line.slice(0, most - 1)}…` : line
}
