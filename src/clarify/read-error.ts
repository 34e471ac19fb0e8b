import type { InvalidResource, ParamFault, PartialResult, Quoted } from './decoded.ts'
import { type Document, placeOf, quotedOf } from './document.ts'
import { type CodeReading, errorCodeOf } from './error-codes.ts'
import { elementsOf, memberOf, membersOf, nameOf, type Span, textOf } from './json-tape.ts'
import { paramPlaceOf } from './param-place.ts'
import { readPartialResult } from './partial-result.ts'
import type { ReadRequest } from './read-request.ts'
import { broken, type BrokenRule } from './rpc-rules.ts'

/** The parts of an error, wherever it was written. */
export interface ErrorParts {
  readonly code: CodeReading | null
  readonly codeSpan: Span | null
  readonly message: Quoted | null
  readonly params: readonly ParamFault[]
  readonly invalidResources: readonly InvalidResource[]
  readonly partial: PartialResult | null
  readonly trace: Quoted | null
  readonly dataText: Quoted | null
  readonly broken: readonly BrokenRule[]
}

/** Limits the looking-up of places when an answer names very many parameters of a very large request. */
export interface PlaceBudget {
  left: number
}

const mostFaults = 2000

/** The code as JSON, Python (as text) or Go wrote it; text is read and named as broken. */
function readCode(
  document: Document,
  error: number,
  faults: BrokenRule[],
): { readonly code: CodeReading | null; readonly span: Span | null } {
  const { tape } = document
  const node = memberOf(tape, error, 'code')
  if (node === null) {
    faults.push(broken('code-missing', 'The error has no code.', null))
    return { code: null, span: null }
  }
  const span = placeOf(document, node)
  const text = textOf(tape, node).trim()
  const value = /^[-+]?\d{1,15}(?:\.\d+)?(?:e[-+]?\d{1,2})?$/i.test(text) ? Number(text) : Number.NaN
  const isNumber = tape.kinds[node] === 'number'
  // The Python client prints codes in quotes, whatever the answer had; there the quotes say nothing about the API.
  if (!isNumber && tape.style !== 'python') {
    faults.push(
      broken(
        'code-not-an-integer',
        `The code is ${tape.kinds[node] === 'string' ? `the text "${text.slice(0, 40)}"` : text.slice(0, 40)}` +
          '; it must be a whole number.',
        span,
      ),
    )
  } else if (!Number.isInteger(value)) {
    faults.push(broken('code-not-an-integer', `The code ${text.slice(0, 40)} is not a whole number.`, span))
  }
  if (!Number.isFinite(value)) return { code: null, span }
  const code = errorCodeOf(value)
  if (code.kind === 'reserved')
    faults.push(broken('code-reserved', `The code ${value} is reserved by JSON-RPC 2.0 and has no meaning.`, span))
  return { code, span }
}

/**
 * A map of paths to reasons, each with its place in the request when there is one; reasons that are no
 * list count as one.
 */
function readFaults(
  document: Document,
  node: number,
  request: ReadRequest | null,
  budget: PlaceBudget,
): readonly ParamFault[] {
  const { tape } = document
  const faults: ParamFault[] = []
  for (const [key, value] of membersOf(tape, node)) {
    if (faults.length >= mostFaults) break
    const path = { text: nameOf(tape, key), span: placeOf(document, key) }
    const listed =
      value >= 0 && tape.kinds[value] === 'array' ? [...elementsOf(tape, value)] : value >= 0 ? [value] : []
    const reasons = listed.map((reason) => quotedOf(document, reason))
    const params = request?.params ?? null
    const look = request !== null && params !== null && budget.left > 0
    if (look) budget.left -= 1
    const place = look
      ? paramPlaceOf(request.found.document, params, `${request.found.pointer}/params`, path.text, request.seen.source)
      : null
    faults.push({ path, reasons, place })
  }
  return faults
}

function readResource(document: Document, node: number): InvalidResource {
  const { tape } = document
  const quoted = (name: string) => {
    const member = tape.kinds[node] === 'object' ? memberOf(tape, node, name) : null
    return member === null || tape.kinds[member] === 'null' ? null : quotedOf(document, member)
  }
  const fields = tape.kinds[node] === 'object' ? memberOf(tape, node, 'invalidFields') : null
  return {
    span: placeOf(document, node),
    id: quoted('id'),
    type: quoted('type'),
    message: quoted('message'),
    fields: fields === null ? [] : readFaults(document, fields, null, { left: 0 }),
  }
}

/** What an error's `data` holds. */
export function readErrorData(document: Document, data: number, request: ReadRequest | null, budget: PlaceBudget) {
  const { tape } = document
  const faults: BrokenRule[] = []
  const kind = tape.kinds[data]
  if (kind !== 'object') {
    const dataText = kind === 'null' ? null : quotedOf(document, data)
    if (kind !== 'null' && tape.style !== 'python')
      faults.push(
        broken(
          'data-kind',
          'The error’s data is not an object, so it names no trace and no parameters.',
          placeOf(document, data),
        ),
      )
    return { params: [], invalidResources: [], partial: null, trace: null, dataText, broken: faults }
  }
  const part = (name: string) => {
    const node = memberOf(tape, data, name)
    return node === null || tape.kinds[node] === 'null' ? null : node
  }
  const params = part('params')
  const resources = part('invalidResources')
  const partial = part('partialResult')
  const trace = part('trace')
  const emptyPartial = partial !== null && tape.style === 'go' && /^\[?\]?$/.test(textOf(tape, partial))
  const traceText = trace === null ? null : quotedOf(document, trace)
  if (traceText === null || traceText.text === '')
    faults.push(
      broken(
        'trace-missing',
        'The error’s data has no trace, which Clarify’s answers always carry.',
        placeOf(document, data),
      ),
    )
  const compares = partial !== null && !emptyPartial && budget.left > 0
  if (compares) budget.left -= 1
  const requestPart =
    compares && request && request.params !== null
      ? { document: request.found.document, node: request.found.node, params: request.params }
      : null
  return {
    params: params === null ? [] : readFaults(document, params, request, budget),
    invalidResources:
      resources === null
        ? []
        : [...elementsOf(tape, resources)].slice(0, mostFaults).map((node) => readResource(document, node)),
    partial: partial === null || emptyPartial ? null : readPartialResult(document, partial, requestPart),
    trace: traceText && traceText.text !== '' ? traceText : null,
    dataText: null,
    broken: faults,
  }
}

/** Reads an error object. */
export function readError(
  document: Document,
  error: number,
  request: ReadRequest | null,
  budget: PlaceBudget,
): ErrorParts {
  const { tape } = document
  const faults: BrokenRule[] = []
  const { code, span } = readCode(document, error, faults)
  const message = memberOf(tape, error, 'message')
  if (message === null || !(tape.kinds[message] === 'string' || tape.kinds[message] === 'bare')) {
    faults.push(
      broken(
        'message-kind',
        message === null ? 'The error has no message.' : 'The error’s message is not text.',
        message === null ? null : placeOf(document, message),
      ),
    )
  }
  const data = memberOf(tape, error, 'data')
  const empty = { params: [], invalidResources: [], partial: null, trace: null, dataText: null, broken: [] }
  const read = data === null ? empty : readErrorData(document, data, request, budget)
  const { params, invalidResources, partial, trace, dataText } = read
  const all = read.broken.length === 0 ? faults : [...faults, ...read.broken]
  return {
    code,
    codeSpan: span,
    message: message === null ? null : quotedOf(document, message),
    params,
    invalidResources,
    partial,
    trace,
    dataText,
    broken: all,
  }
}
