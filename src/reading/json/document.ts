import type { Span } from '#src/reading/text/span.ts'
import { spanOf, type Tape, textOfNode } from './tape.ts'

/** A part of a text: what it means and where it stands. */
export interface Quoted {
  readonly text: string
  readonly span: Span
}

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
  return { text: textOfNode(document.tape, node), span: placeOf(document, node) }
}

/** A node's place in the text that people see. */
export function placeOf(document: Document, node: number): Span {
  return document.place(spanOf(document.tape, node))
}

/** A text shortened for a table cell, with an ellipsis where it was cut. */
export function shortenedJson(text: string, most = 80): string {
  const flat = text.length > most * 4 ? text.slice(0, most * 4) : text
  const line = flat.replace(/\s+/g, ' ').trim()
  return line.length > most || flat.length < text.length ? `${line.slice(0, most - 1)}…` : line
}
