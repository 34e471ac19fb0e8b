import { type Document, placeOf, plainDocument } from '#src/reading/json/document.ts'
import { readFields } from '#src/reading/json/read-json.ts'
import { elementsOf } from '#src/reading/json/tape.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'
import type { Span } from '#src/reading/text/span.ts'
import { type GoError, goErrorPattern, readGoError } from './go-error.ts'
import { type Shape, shapeOf } from './shape.ts'

/** An object of a known shape found in a text. */
export interface FoundMessage {
  readonly document: Document
  readonly node: number
  readonly shape: Shape
  readonly span: Span
  /** The number of the batch (a list of messages) that it stands in, or null. */
  readonly batch: number | null
  /** JSON pointer from the document's root, for members of a batch: `/0`. */
  readonly pointer: string
}

/** What a text holds of Clarify's and its clients' messages, in order; `within` are those that stand in another. */
export interface FoundMessages {
  readonly objects: readonly FoundMessage[]
  readonly within: readonly FoundMessage[]
  readonly goErrors: readonly GoError[]
  /** By the letter of the text: every JSON value, known or not. */
  readonly documents: readonly Document[]
}

const printed = /(?<![\w.])(?:jsonrpc|code)=(?=["']?-?\d)|\(code: ?-?\d{1,9}, data: ?/g
const mostGoErrors = 500

/**
 * Finds in the documents of a text, and in what Clarify's clients print, every object of a known shape. Linear in
 * the text's length.
 */
export function findMessages(paste: PastedText): FoundMessages {
  const { text } = paste
  const documents = paste.documents.map((document) => byLetter(document, text))
  const { fields, goErrors } = printedIn(text)
  const batches = { count: 0 }
  const objects = [...documents, ...fields].flatMap((document) => messagesIn(document, batches))
  const found = {
    objects: new Array<FoundMessage>(),
    within: new Array<FoundMessage>(),
    goErrors: new Array<GoError>(),
    documents,
  }
  let end = 0
  for (const one of [...objects, ...goErrors].toSorted(
    ({ span: a }, { span: b }) => a.start - b.start || b.end - a.end,
  )) {
    const isWithin = one.span.start < end
    if ('shape' in one) (isWithin ? found.within : found.objects).push(one)
    else if (!isWithin) found.goErrors.push(one)
    end = Math.max(end, one.span.end)
  }
  return found
}

/** Names and values are shown as they were pasted, whatever was put right for recognising them. */
function byLetter({ tape, place }: Document, text: string): Document {
  return tape.source.length === text.length ? { tape: { ...tape, source: text }, place } : { tape, place }
}

/** What the Python client prints as fields (`code='-32602' message=…`), and the Go client's errors. */
function printedIn(text: string): { readonly fields: readonly Document[]; readonly goErrors: readonly GoError[] } {
  const fields: Document[] = []
  const goErrors: GoError[] = []
  printed.lastIndex = 0
  for (let found = printed.exec(text); found !== null; found = printed.exec(text)) {
    const at = found.index
    if (found[0].startsWith('(')) {
      goErrorPattern.lastIndex = at
      const error = goErrors.length < mostGoErrors ? readGoError(text, at) : null
      if (error !== null) goErrors.push(error)
      printed.lastIndex = Math.max(printed.lastIndex, error?.span.end ?? 0)
      continue
    }
    const tape = readFields(text, at)
    // After a fault reading goes on behind it: what was consumed has been looked at once, and only once.
    printed.lastIndex = Math.max(at + 1, tape.fault === null ? tape.end : tape.fault.at)
    fields.push(plainDocument(tape))
  }
  return { fields, goErrors }
}

function messagesIn(document: Document, batches: { count: number }): readonly FoundMessage[] {
  const { tape } = document
  const found: FoundMessage[] = []
  const elements = new Map([...elementsOf(tape, 0)].map((element, index) => [element, `/${index}`]))
  let batch: number | null = null
  for (let node = 0; node < tape.kinds.length; node += 1) {
    const shape = tape.kinds[node] === 'object' ? shapeOf(tape, node) : null
    if (shape === null) continue
    const pointer = elements.get(node)
    const isInBatch = pointer !== undefined && (shape === 'answer' || shape === 'request')
    if (isInBatch) batch ??= batches.count++
    const span = placeOf(document, node)
    found.push({ document, node, shape, span, batch: isInBatch ? batch : null, pointer: pointer ?? '' })
    node = (tape.nexts[node] ?? node + 1) - 1
  }
  return found
}
