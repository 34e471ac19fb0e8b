import { elementsOf, membersOf, nameOf, textOf, type Tape } from '#src/reading/json/tape.ts'
import { readJson } from '#src/reading/json/read-json.ts'

/** A JSON value (or what Python prints for one) found in a text; positions are UTF-16 offsets in that text. */
export interface FoundJson {
  readonly value: unknown
  readonly start: number
  readonly end: number
  /** Where the reading stopped and what had to come there; null when the value is whole. */
  readonly fault: { readonly at: number; readonly expected: string; readonly cutOff: boolean } | null
  /** Whether it is JSON by the letter: no single quotes, no trailing comma, no words of Python. */
  readonly strict: boolean
  readonly tape: Tape
}

const mostValues = 200
const deepest = 40

/** Finds the JSON values in a text, outermost ones only, in its order; linear in the text's length. */
export function jsonIn(text: string): readonly FoundJson[] {
  const found: FoundJson[] = []
  const begin = /[{[]/g
  for (let opening = begin.exec(text); opening !== null && found.length < mostValues; opening = begin.exec(text)) {
    const at = opening.index
    const tape = readJson(text, at)
    const fault =
      tape.fault === null
        ? null
        : { at: tape.fault.at, expected: tape.fault.expected, cutOff: tape.fault.kind === 'cut-off' }
    begin.lastIndex = Math.max(at + 1, fault === null ? tape.end : fault.at)
    found.push({ value: valueOf(tape, 0, 0), start: at, end: tape.end, fault, strict: tape.quirks.size === 0, tape })
  }
  return found
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
      return Number(textOf(tape, node).replaceAll('_', ''))
    case 'true':
      return true
    case 'false':
      return false
    case 'null':
    case undefined:
      return null
    default:
      return textOf(tape, node)
  }
}
