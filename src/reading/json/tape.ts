import type { Span } from '#src/reading/text/span.ts'
import { bareText } from './quotes.ts'

/**
 * What a node of a {@link Tape} is; `bare` is text without quotes where a value stands (`[Object]`, a blanked
 * secret, Go's strings).
 */
export type NodeKind = 'object' | 'array' | 'key' | 'string' | 'number' | 'true' | 'false' | 'null' | 'bare'

/** In what a text departs from strict JSON while still being readable. */
export type Quirk =
  | 'single-quotes'
  | 'python-words'
  | 'unquoted-key'
  | 'keyword-arguments'
  | 'trailing-comma'
  | 'not-finite'
  | 'odd-number'
  | 'line-break-in-string'
  | 'unquoted-value'
  | 'escaped-quotes'
  | 'fault-within'

/**
 * Where reading stopped before the value was complete: the text ended, or something else stands where a
 * part was expected.
 */
export interface JsonFault {
  readonly kind: 'cut-off' | 'unexpected'
  readonly at: number
  /** What would have had to come, in words: `a comma or }`. */
  readonly expected: string
}

/**
 * A value read with the place of every part, as one flat list of nodes in the order of the text: a container is
 * followed by its contents, a member's key by its value. No recursion, so depth is harmless; what was read
 * before a fault stays.
 */
export interface Tape {
  readonly source: string
  readonly style: 'json' | 'python' | 'go'
  readonly kinds: readonly NodeKind[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** For each node, the index of the first node after it and its contents. */
  readonly nexts: readonly number[]
  readonly quirks: ReadonlyMap<Quirk, number>
  readonly fault: JsonFault | null
  /** Where the value ends in the source. */
  readonly end: number
}

/** Collects nodes for a {@link Tape}; shared by the readers of JSON, of Python's and of Go's printed values. */
export class TapeWriter {
  readonly kinds: NodeKind[] = []
  readonly starts: number[] = []
  readonly ends: number[] = []
  readonly nexts: number[] = []
  readonly quirks = new Map<Quirk, number>()
  readonly #open: number[] = []

  /** Adds a node without contents. */
  leaf(kind: NodeKind, start: number, end: number): void {
    this.kinds.push(kind)
    this.starts.push(start)
    this.ends.push(end)
    this.nexts.push(this.kinds.length)
  }

  /** Begins a container. */
  open(kind: 'object' | 'array', start: number): void {
    this.#open.push(this.kinds.length)
    this.leaf(kind, start, start)
  }

  /** Ends the innermost container at `end`. */
  close(end: number): void {
    const node = this.#open.pop()
    if (node === undefined) return
    this.ends[node] = end
    this.nexts[node] = this.kinds.length
  }

  /** How many containers are open. */
  get depth(): number {
    return this.#open.length
  }

  /** The first place of each quirk is kept. */
  quirk(quirk: Quirk, at: number): void {
    if (!this.quirks.has(quirk)) this.quirks.set(quirk, at)
  }

  /** Closes whatever is open and hands over the tape. */
  finish(source: string, style: Tape['style'], end: number, fault: JsonFault | null): Tape {
    while (this.#open.length > 0) this.close(end)
    const { kinds, starts, ends, nexts, quirks } = this
    return { source, style, kinds, starts, ends, nexts, quirks, fault, end }
  }
}

/** The place of a node. */
export function spanOf(tape: Tape, node: number): Span {
  return { start: tape.starts[node] ?? 0, end: tape.ends[node] ?? 0 }
}

/** A node's text as it stands in the source, quotes included. */
export function rawOf(tape: Tape, node: number): string {
  return tape.source.slice(tape.starts[node], tape.ends[node])
}

/** The members of an object in order, as pairs of nodes; a member whose value was cut off has the value -1. */
export function* membersOf(tape: Tape, object: number): Generator<readonly [key: number, value: number]> {
  if (tape.kinds[object] !== 'object') return
  const stop = tape.nexts[object] ?? 0
  let node = object + 1
  while (node < stop) {
    const value = node + 1
    if (value >= stop || tape.kinds[value] === 'key') {
      yield [node, -1]
      node = value
    } else {
      yield [node, value]
      node = tape.nexts[value] ?? stop
    }
  }
}

/** The elements of an array in order. */
export function* elementsOf(tape: Tape, array: number): Generator<number> {
  if (tape.kinds[array] !== 'array') return
  const stop = tape.nexts[array] ?? 0
  let node = array + 1
  while (node < stop) {
    yield node
    node = tape.nexts[node] ?? stop
  }
}

/** A member's name as it is meant: Go prints the struct's `Trace` for `trace`, but a map's keys as they are. */
export function nameOf(tape: Tape, key: number): string {
  const name = textOfNode(tape, key)
  return tape.style === 'go' ? (goFields.get(name) ?? name) : name
}

const goFields: ReadonlyMap<string, string> = new Map([
  ['Trace', 'trace'],
  ['Params', 'params'],
  ['InvalidResources', 'invalidResources'],
  ['PartialResult', 'partialResult'],
  ['ID', 'id'],
  ['Type', 'type'],
  ['Message', 'message'],
  ['InvalidFields', 'invalidFields'],
])

/** The value of the last member of that name (as `JSON.parse` would take it), or null. */
export function memberOf(tape: Tape, object: number, name: string): number | null {
  const { kinds, nexts } = tape
  if (kinds[object] !== 'object') return null
  const stop = nexts[object] ?? 0
  let found: number | null = null
  let node = object + 1
  while (node < stop) {
    const value = node + 1
    const cut = value >= stop || kinds[value] === 'key'
    if (!cut && isNamed(tape, node, name)) found = value
    node = cut ? value : (nexts[value] ?? stop)
  }
  return found
}

/** Compares in place: most keys have another length, and no string is made for those. */
function isNamed(tape: Tape, key: number, name: string): boolean {
  const { source } = tape
  const start = tape.starts[key] ?? 0
  const length = (tape.ends[key] ?? 0) - start
  if (length < name.length) return false
  const isQuoted = source.charAt(start) === '"' || source.charAt(start) === "'"
  if (isQuoted && length === name.length + 2 && source.startsWith(name, start + 1)) return true
  const mayDiffer = length <= name.length + 2 || /[\\&]/.test(source.slice(start, start + length))
  return mayDiffer && nameOf(tape, key) === name
}

/** A string's (or key's, number's, bare word's) text without quotes and escapes. */
export function textOfNode(tape: Tape, node: number): string {
  return bareText(rawOf(tape, node))
}
