import type { Span } from '#src/reading/text/span.ts'
import { type Document, placeOf, plainDocument } from './document.ts'
import { insideString, quoteAt } from './quotes.ts'
import { scanJson, type Recovery } from './read-json.ts'
import { nameOf, rawOf, spanOf, type Tape, textOfNode } from './tape.ts'

/** An object found in a text; positions are in the whole text. */
export interface FoundObject extends Span {
  readonly kind: 'object'
  /** The first 200; of two with one name the first. */
  readonly members: Map<string, FoundMember>
  /** Of all members. */
  count: number
  /** Whether it stands in a list. */
  readonly listed: boolean
}

/** A member of an object with its place, from its name to the end of its value. */
export interface FoundMember extends Span {
  readonly value: FoundValue
}

/** A list found in a text; only its first elements are kept. */
export interface FoundList {
  readonly kind: 'list'
  readonly items: FoundValue[]
  length: number
}

/** A text, number or word; null stands for every language's nothing. */
export type FoundValue = string | null | FoundObject | FoundList

/** What was found: the objects, and where in the text data stands that is nobody's words. */
export interface FoundObjects {
  /** Every object that has a member, in order of place; the first 20,000. */
  readonly objects: readonly FoundObject[]
  /** Every document: the outermost values of the text, and those within strings, in order of place. */
  readonly documents: readonly Document[]
  /** Every outermost object of the JSON kind that is whole. */
  readonly data: readonly Span[]
  /** Texts within them that do tell something: messages, reasons, logs. */
  readonly telling: readonly Span[]
}

/** Names of members whose texts are meant for people. */
const tellingNames = new RegExp(
  [
    String.raw`^(?:errors?|err|\w{0,30}message|error_?(?:description|summary)|msg|messages|details?|description|` +
      String.raw`reason\w*|exception|cause`,
    String.raw`logs?|text|body|response|stack|stack_?trace|traceback|stderr|stdout|output|says|note|status_?text|` +
      String.raw`failure\w*|fault)$`,
  ].join('|'),
  'i',
)

/** Names under which lists of records stand. */
const recordNames =
  /^(?:items|entries|jobs|users|calls|data|rows|records|results|forecasts|opportunities|deals|fields)$/i

const begin = /[{[]|(?<=\w)\((?=\s{0,40}[A-Za-z_]\w{0,60}\s{0,10}=(?!=))/g
const mostObjects = 20_000
const mostItems = 20
const mostMembers = 200
const keptOfString = 2_000
const deepestEmbedding = 3

/**
 * Finds objects in any text: JSON, dicts of Python, Ruby and Java, dumps of Node and pydantic, escaped or within a
 * string, broken off, in the middle of a log. Linear in the text's length; what does not fit is skipped.
 */
export function readObjects(text: string): FoundObjects {
  const found: Found = {
    objects: [],
    documents: [],
    data: [],
    telling: [],
    recovery: { steps: text.length * 2 + 10_000 },
  }
  begin.lastIndex = 0
  for (let opening = begin.exec(text); opening !== null; opening = begin.exec(text)) {
    const tape = scanJson(text, opening.index, found.recovery)
    begin.lastIndex = Math.max(opening.index + 1, tape.end, tape.fault?.at ?? 0)
    // A bracket among words.
    if (tape.fault?.kind === 'unexpected' && tape.kinds.length <= 2) continue
    const document = plainDocument(tape)
    found.documents.push(document)
    collect(document, found, 0)
  }
  readPercentEncoded(text, found)
  const { data, documents, telling } = found
  return {
    data,
    documents,
    telling,
    objects: found.objects.filter(({ members }) => members.size > 0).toSorted((a, b) => a.start - b.start),
  }
}

interface Found {
  readonly objects: FoundObject[]
  readonly documents: Document[]
  readonly data: Span[]
  readonly telling: Span[]
  readonly recovery: Recovery
}

const percentEncoded = /%7B(?:%22|%27)(?:[\w.!~*'()+-]|%[0-9a-f]{2}){4,8000}/gi

/** Objects in a query or a form, as `%7B%22error%22…`; decoded byte by byte where that is ASCII. */
function readPercentEncoded(text: string, found: Found): void {
  for (const { 0: run, index } of text.matchAll(percentEncoded)) {
    const places: number[] = []
    let decoded = ''
    for (let at = 0; at < run.length; at += run.charAt(at) === '%' ? 3 : 1) {
      places.push(index + at)
      const code = run.charAt(at) === '%' ? Number.parseInt(run.slice(at + 1, at + 3), 16) : run.charCodeAt(at)
      decoded += run.charAt(at) === '+' ? ' ' : String.fromCharCode(code)
    }
    const outer = (at: number) => places[at] ?? index + run.length
    const tape = scanJson(decoded, 0, found.recovery)
    const document = { tape, place: ({ start, end }: Span) => ({ start: outer(start), end: outer(end) }) }
    found.documents.push(document)
    collect(document, found, 1)
  }
}

interface Frame {
  readonly target: FoundObject | FoundList
  /** The node behind the container's contents. */
  readonly stop: number
  /** Whether it is within a list of records: their texts are data, whatever they are called. */
  readonly records: boolean
}

/** Goes over a tape once; a member's value is given to the object or list around it. */
function collect(document: Document, found: Found, depth: number): void {
  const { tape } = document
  const frames: Frame[] = []
  let key: { readonly name: string; readonly start: number } | null = null
  for (let node = 0; node < tape.kinds.length; node += 1) {
    while (frames.length > 0 && node >= (frames.at(-1)?.stop ?? 0)) frames.pop()
    const frame = frames.at(-1)
    const kind = tape.kinds[node]
    const place = placeOf(document, node)
    if (kind === 'key') {
      key = { name: nameOf(tape, node).slice(0, 100), start: place.start }
      continue
    }
    let value: FoundValue
    if (kind === 'object') {
      const target: FoundObject = {
        kind,
        ...place,
        members: new Map(),
        count: 0,
        listed: frame?.target.kind === 'list',
      }
      if (found.objects.length < mostObjects) found.objects.push(target)
      if (depth === 0 && !frames.some(({ target: around }) => around.kind === 'object') && isWholeData(tape, node))
        found.data.push(place)
      value = target
      frames.push({ target, stop: tape.nexts[node] ?? 0, records: frame?.records === true })
    } else if (kind === 'array') {
      const target: FoundList = { kind: 'list', items: [], length: 0 }
      value = target
      frames.push({
        target,
        stop: tape.nexts[node] ?? 0,
        records: frame?.records === true || (key !== null && recordNames.test(key.name)),
      })
    } else {
      value =
        kind === 'null'
          ? null
          : kind === 'string'
            ? textOfNode(tape, node)
                .slice(0, keptOfString)
                .replaceAll(/\s*\n\s*/g, ' ')
            : rawOf(tape, node)
      if (kind === 'string') {
        if (depth === 0 && key !== null && frame?.records !== true && tellingNames.test(key.name))
          found.telling.push(withoutQuotes(tape, node))
        if (depth < deepestEmbedding) collectWithin(document, node, found, depth)
      }
    }
    give(value, place.end, key, frame?.target)
    key = null
  }
}

function give(
  value: FoundValue,
  end: number,
  key: { readonly name: string; readonly start: number } | null,
  target: FoundObject | FoundList | undefined,
): void {
  if (target === undefined) return
  if (target.kind === 'list') {
    target.length += 1
    if (target.items.length < mostItems) target.items.push(value)
    return
  }
  target.count += 1
  if (key !== null && target.members.size < mostMembers && !target.members.has(key.name))
    target.members.set(key.name, { start: key.start, end, value })
}

/** Whether an object is whole and its names stand in quotation marks, as in JSON: a dump for people has none. */
function isWholeData(tape: Tape, node: number): boolean {
  const { start, end } = spanOf(tape, node)
  const isWhole = tape.fault === null || tape.fault.at >= end || tape.quirks.has('fault-within')
  const isCut = tape.fault?.kind === 'cut-off' && end >= tape.end
  return (
    isWhole &&
    !isCut &&
    end > start &&
    tape.kinds[node + 1] === 'key' &&
    quoteAt(tape.source, tape.starts[node + 1] ?? 0) !== null
  )
}

function withoutQuotes(tape: Tape, node: number): Span {
  const span = spanOf(tape, node)
  const length = quoteAt(tape.source, span.start)?.length ?? 0
  return { start: span.start + length, end: Math.max(span.start + length, span.end - length) }
}

/** Objects within a string, as logs carry a body. */
function collectWithin(document: Document, node: number, found: Found, depth: number): void {
  const { tape, place } = document
  const span = spanOf(tape, node)
  if (span.end - span.start < 6 || !tape.source.slice(span.start, span.end).includes('{')) return
  const inside = insideString(tape.source, span)
  const pattern = new RegExp(begin.source, 'g')
  for (let opening = pattern.exec(inside.text); opening !== null; opening = pattern.exec(inside.text)) {
    const inner = scanJson(inside.text, opening.index, found.recovery)
    pattern.lastIndex = Math.max(opening.index + 1, inner.end, inner.fault?.at ?? 0)
    const within = { tape: inner, place: (part: Span) => place(inside.place(part)) }
    found.documents.push(within)
    collect(within, found, depth + 1)
  }
}
