import { counted } from '#src/domain/words/count.ts'
import type { PartialResult } from './decoded.ts'
import { type Document, placeOf, plainDocument, type Quoted, quotedOf } from '#src/reading/json/document.ts'
import { textOfGoBytes } from './go-error.ts'
import { elementsOf, memberOf, membersOf, nameOf, rawOf, type Tape, textOfNode } from '#src/reading/json/tape.ts'
import { scanJson } from '#src/reading/json/read-json.ts'

interface Entry {
  readonly quoted: Quoted
  readonly done: boolean
}

interface Collection {
  readonly node: number
  readonly names: readonly string[]
}

/** Where Clarify's write methods keep what they work on, for when names alone do not tell. */
const usualCollections = ['inputs', 'series', 'itemsBySignal', 'signalsByInput']

function failed(tape: Tape, value: number): boolean {
  if (value < 0) return false
  const kind = tape.kinds[value]
  if (kind === 'null' || kind === 'false') return true
  const error = kind === 'object' ? memberOf(tape, value, 'error') : null
  return error !== null && tape.kinds[error] !== 'null'
}

function nameOfElement(tape: Tape, element: number): number | null {
  const kind = tape.kinds[element]
  if (kind === 'string' || kind === 'number' || kind === 'bare') return element
  return kind === 'object' ? memberOf(tape, element, 'id') : null
}

/** The entries that a part of the partial result names: a map's keys, a list's texts or ids. */
function entriesOf(document: Document, node: number): Entry[] {
  const { tape } = document
  if (tape.kinds[node] === 'object') {
    return [...membersOf(tape, node)].map(([key, value]) => ({
      quoted: quotedOf(document, key),
      done: !failed(tape, value),
    }))
  }
  const entries: Entry[] = []
  for (const element of elementsOf(tape, node)) {
    const name = nameOfElement(tape, element)
    if (name !== null) entries.push({ quoted: quotedOf(document, name), done: !failed(tape, element) })
  }
  return entries
}

function partEntries(document: Document, node: number): Entry[] {
  const { tape } = document
  if (tape.kinds[node] !== 'object') return entriesOf(document, node)
  const parts = [...membersOf(tape, node)].filter(
    ([, value]) => tape.kinds[value] === 'object' || tape.kinds[value] === 'array',
  )
  return parts.flatMap(([, value]) => entriesOf(document, value))
}

/** Every map and list of names at most four levels into the params. */
function collectionsOf(tape: Tape, params: number): Collection[] {
  const found: Collection[] = []
  let level = [params]
  for (let depth = 0; depth < 4; depth += 1) {
    const next: number[] = []
    for (const node of level) {
      const children =
        tape.kinds[node] === 'object'
          ? [...membersOf(tape, node)].map(([, value]) => value)
          : [...elementsOf(tape, node)]
      const names =
        tape.kinds[node] === 'object'
          ? [...membersOf(tape, node)].map(([key]) => nameOf(tape, key))
          : listNames(tape, node)
      if (node !== params && names.length > 0) found.push({ node, names })
      next.push(
        ...children.filter((child) => tape.kinds[child] === 'object' || tape.kinds[child] === 'array').slice(0, 1000),
      )
    }
    level = next.slice(0, 5000)
  }
  return found
}

function listNames(tape: Tape, node: number): string[] {
  const names = [...elementsOf(tape, node)].map((element) => nameOfElement(tape, element))
  return names.every((name) => name !== null)
    ? names.flatMap((name) => (name === null ? [] : [textOfNode(tape, name)]))
    : []
}

function bestCollection(tape: Tape, params: number, entries: readonly Entry[]): Collection | null {
  const wanted = new Set(entries.map(({ quoted }) => quoted.text))
  let best: Collection | null = null
  let most = 0
  for (const collection of collectionsOf(tape, params)) {
    const shared = new Set(collection.names.filter((name) => wanted.has(name))).size
    if (shared > most) {
      best = collection
      most = shared
    }
  }
  if (best || wanted.size > 0) return best
  const usual = usualCollections.flatMap((name) => {
    const direct = memberOf(tape, params, name)
    const data = memberOf(tape, params, 'data')
    const inside = data === null ? null : memberOf(tape, data, name)
    return [direct, inside].filter((node) => node !== null)
  })
  const [only] = usual
  return usual.length === 1 && only !== undefined
    ? { node: only, names: [...membersOf(tape, only)].map(([key]) => nameOf(tape, key)) }
    : null
}

/**
 * The request's own text with the done entries of one collection cut out; null unless the request is
 * complete, strict JSON.
 */
function without(tape: Tape, request: number, collection: Collection, done: ReadonlySet<string>): string | null {
  if (tape.fault || tape.quirks.size > 0) return null
  const parts: string[] = []
  if (tape.kinds[collection.node] === 'object') {
    for (const [key, value] of membersOf(tape, collection.node)) {
      if (!done.has(nameOf(tape, key))) parts.push(`${rawOf(tape, key)}: ${rawOf(tape, value)}`)
    }
  } else {
    for (const element of elementsOf(tape, collection.node)) {
      const name = nameOfElement(tape, element)
      if (name === null || !done.has(textOfNode(tape, name))) parts.push(rawOf(tape, element))
    }
  }
  const [open, close] = tape.kinds[collection.node] === 'object' ? ['{', '}'] : ['[', ']']
  const before = tape.source.slice(tape.starts[request], tape.starts[collection.node])
  const after = tape.source.slice(tape.ends[collection.node], tape.ends[request])
  return `${before}${open}${parts.join(', ')}${close}${after}`
}

function unwrapped(document: Document, node: number): { readonly document: Document; readonly node: number } {
  const text = document.tape.style === 'go' ? textOfGoBytes(rawOf(document.tape, node)) : null
  if (text === null) return { document, node }
  // Go printed the bytes of the JSON: the places inside are those of the whole list.
  const whole = placeOf(document, node)
  return { document: { ...plainDocument(scanJson(text)), place: () => whole }, node: 0 }
}

/**
 * Lays out a `partialResult`: what was done, what was not, and, compared by name with the request (its document, the
 * request's own node and its params node), what is left to send.
 */
export function readPartialResult(
  answer: Document,
  node: number,
  request: { readonly document: Document; readonly node: number; readonly params: number } | null,
): PartialResult {
  const span = placeOf(answer, node)
  const inner = unwrapped(answer, node)
  const entries = partEntries(inner.document, inner.node)
  const done = entries.filter((entry) => entry.done).map(({ quoted }) => quoted)
  const notDone = entries.filter((entry) => !entry.done).map(({ quoted }) => quoted)
  const nothing = { span, done, failed: notDone, rest: null, restRequest: null }
  if (!request) {
    const says =
      entries.length > 0
        ? 'Paste the request as well to see what is left to send.'
        : 'The answer does not list what was done; read back what exists before sending anything again.'
    return { ...nothing, says }
  }
  const { tape } = request.document
  const collection = bestCollection(tape, request.params, entries)
  if (!collection) {
    return {
      ...nothing,
      says:
        'Nothing in the request goes by the names that the answer lists, so what is left cannot be told; read back ' +
        'what exists before sending anything again.',
    }
  }
  const doneNames = new Set(done.map(({ text }) => text))
  const rest = [...new Set(collection.names)].filter((name) => !doneNames.has(name))
  const says =
    rest.length === 0
      ? 'Every entry of the request is listed as done; read back what exists before sending anything again.'
      : `${doneNames.size} of ${doneNames.size + rest.length} entries were done; ` +
        `${counted(rest.length, 'is', 'are')} left. This compares the names in the answer with those in the request.`
  return {
    ...nothing,
    rest,
    restRequest: rest.length > 0 ? without(tape, request.node, collection, doneNames) : null,
    says,
  }
}
