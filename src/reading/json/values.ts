import type { Document } from './document.ts'
import { elementsOf, membersOf, nameOf, spanOf, type Tape, textOfNode } from './tape.ts'

/** A JSON value (or what Python prints for one) found in a text; places are in the text that people see. */
export interface FoundValueOf {
  readonly value: unknown
  readonly start: number
  readonly end: number
  /** Where the reading stopped first and what had to come there; null when the value is whole. */
  readonly fault: { readonly at: number; readonly expected: string; readonly cutOff: boolean } | null
  /** Whether it is JSON by the letter: no single quotes, no trailing comma, no words of Python. */
  readonly strict: boolean
  readonly document: Document
}

const mostValues = 200
const deepest = 40

/** The values of documents, in their order; the first 200. */
export function valuesOf(documents: readonly Document[]): readonly FoundValueOf[] {
  return documents.slice(0, mostValues).map((document) => {
    const { tape } = document
    const { start, end } = document.place({ start: spanOf(tape, 0).start, end: tape.end })
    const at = tape.fault === null ? null : document.place({ start: tape.fault.at, end: tape.fault.at }).start
    const fault =
      tape.fault === null || at === null
        ? null
        : { at, expected: tape.fault.expected, cutOff: tape.fault.kind === 'cut-off' }
    return { value: valueOf(tape, 0), start, end, fault, strict: tape.quirks.size === 0, document }
  })
}

/** The value of a node; what nests deeper than 40 levels is left out. */
export function valueOf(tape: Tape, node: number, depth = 0): unknown {
  switch (tape.kinds[node]) {
    case 'object': {
      if (depth > deepest) return null
      const members = [...membersOf(tape, node)].filter(([, value]) => value >= 0)
      return Object.fromEntries(members.map(([key, value]) => [nameOf(tape, key), valueOf(tape, value, depth + 1)]))
    }
    case 'array':
      return depth > deepest ? [] : [...elementsOf(tape, node)].map((element) => valueOf(tape, element, depth + 1))
    case 'number':
      return Number(textOfNode(tape, node).replaceAll('_', ''))
    case 'true':
      return true
    case 'false':
      return false
    case 'null':
    case undefined:
      return null
    default:
      return textOfNode(tape, node)
  }
}
