import { type Document, insideString, plainDocument } from './document.ts'
import { type GoError, goErrorPattern, readGoError } from './go-error.ts'
import { elementsOf, spanOf, type Tape } from './json-tape.ts'
import { readFields, readJson } from './read-json.ts'
import { type Shape, shapeOf } from './shape.ts'

/** An object of a known shape found in a text. */
export interface FoundObject {
  readonly document: Document
  readonly node: number
  readonly shape: Shape
  /** The number of the batch (a list of messages) that it stands in, or null. */
  readonly batch: number | null
  /** JSON pointer from the document's root, for members of a batch: `/0`. */
  readonly pointer: string
}

/** What a text holds, in its order. */
export interface FoundDocuments {
  readonly objects: readonly FoundObject[]
  readonly goErrors: readonly GoError[]
  /** The first value read, with or without anything known in it; for telling broken JSON. */
  readonly first: Tape | null
}

const begin = /[{[]|(?<![\w.])(?:jsonrpc|code)=(?=["']?-?\d)|\(code: ?-?\d{1,9}, data: ?/g
const embedded = /jsonrpc|"error|\\"error|"code|\\"code/
const mostGoErrors = 500
const deepestEmbedding = 3

/**
 * Finds every JSON (or Python-, Go-, JavaScript-printed) value in a text and, in them, every object of a known shape,
 * also inside strings that hold JSON. Linear in the text's length.
 */
export function findDocuments(text: string): FoundDocuments {
  const objects: FoundObject[] = []
  const goErrors: GoError[] = []
  let first: Tape | null = null
  const batches = { count: 0 }
  begin.lastIndex = 0
  for (;;) {
    const found = begin.exec(text)
    if (!found) break
    const at = found.index
    if (found[0].startsWith('(')) {
      goErrorPattern.lastIndex = at
      const error = goErrors.length < mostGoErrors ? readGoError(text, at) : null
      if (error) goErrors.push(error)
      begin.lastIndex = Math.max(begin.lastIndex, error?.span.end ?? 0)
      continue
    }
    const tape = found[0] === '{' || found[0] === '[' ? readJson(text, at) : readFields(text, at)
    // After a fault reading goes on behind it: what was consumed has been looked at once, and only once.
    begin.lastIndex = Math.max(at + 1, tape.fault ? tape.fault.at : tape.end)
    first ??= tape
    collect(plainDocument(tape), objects, batches, 0)
  }
  return { objects, goErrors, first }
}

function collect(document: Document, objects: FoundObject[], batches: { count: number }, depth: number): void {
  const { tape } = document
  const elements = new Map<number, string>()
  let batch: number | null = null
  if (tape.kinds[0] === 'array') {
    let index = 0
    for (const element of elementsOf(tape, 0)) {
      elements.set(element, `/${index}`)
      index += 1
    }
  }
  let node = 0
  while (node < tape.kinds.length) {
    const kind = tape.kinds[node]
    const shape = kind === 'object' ? shapeOf(tape, node) : null
    if (shape) {
      const pointer = elements.get(node)
      const inBatch = pointer !== undefined && (shape === 'answer' || shape === 'request')
      if (inBatch && batch === null) {
        batch = batches.count
        batches.count += 1
      }
      objects.push({ document, node, shape, batch: inBatch ? batch : null, pointer: pointer ?? '' })
      node = tape.nexts[node] ?? node + 1
      continue
    }
    if (kind === 'string' && depth < deepestEmbedding) collectEmbedded(document, node, objects, batches, depth)
    node += 1
  }
}

/** JSON inside a JSON string: a log's `"body": "{\"jsonrpc\": …}"`, or what the Python client puts into `data`. */
export function collectEmbedded(
  document: Document,
  node: number,
  objects: FoundObject[],
  batches: { count: number },
  depth: number,
): void {
  const { tape, place } = document
  const span = spanOf(tape, node)
  if (span.end - span.start < 12) return
  const raw = tape.source.slice(span.start, span.end)
  const brace = raw.indexOf('{')
  if (brace < 0 || !embedded.test(raw)) return
  const inside = insideString(tape.source, span)
  const start = inside.text.search(/[{[]/)
  if (start < 0) return
  const inner = readJson(inside.text, start)
  collect({ tape: inner, place: (part) => place(inside.place(part)) }, objects, batches, depth + 1)
}
