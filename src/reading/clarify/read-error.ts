import { errorCodeOf } from '#src/clarify/error-codes.ts'
import { type Document, placeOf, quotedOf } from '#src/reading/json/document.ts'
import { elementsOf, memberOf, membersOf, nameOf, textOfNode } from '#src/reading/json/tape.ts'
import type { ErrorAnswer, InvalidResource, ParamFault } from './decoded.ts'
import { paramPlaceOf } from './param-place.ts'
import { readPartialResult } from './partial-result.ts'
import { memberIn, type ReadRequest } from './read-request.ts'
import { broken, type BrokenRule } from './rpc-rules.ts'

/** What an error's `data` holds. */
export type ErrorData = Pick<ErrorAnswer, 'params' | 'invalidResources' | 'partial' | 'trace' | 'dataText' | 'broken'>

/** The parts of an error, wherever it was written. */
export type ErrorParts = ErrorData & Pick<ErrorAnswer, 'code' | 'codeSpan' | 'message'>

/** Limits the looking-up of places when an answer names very many parameters of a very large request. */
export interface PlaceBudget {
  left: number
}

const mostFaults = 2000

/** An error without data. */
export const noData: ErrorData = {
  params: [],
  invalidResources: [],
  partial: null,
  trace: null,
  dataText: null,
  broken: [],
}

/** The code as JSON, Python (as text) or Go wrote it; text is read and named as broken. */
function readCode(document: Document, error: number, faults: BrokenRule[]): Pick<ErrorParts, 'code' | 'codeSpan'> {
  const member = memberIn({ document, node: error }, 'code')
  if (member === null) {
    faults.push(broken('code-missing', null))
    return { code: null, codeSpan: null }
  }
  const { kind, span } = member
  const text = member.text.trim()
  const told = text.slice(0, 40)
  const value = /^[-+]?\d{1,15}(?:\.\d+)?(?:e[-+]?\d{1,2})?$/i.test(text) ? Number(text) : Number.NaN
  // The Python client prints codes in quotes, whatever the answer had; there the quotes say nothing about the API.
  if (kind !== 'number' && document.tape.style !== 'python') {
    const what = kind === 'string' ? `the text "${told}"` : told
    faults.push(broken('code-not-an-integer', span, `The code is ${what}; it must be a whole number.`))
  } else if (!Number.isInteger(value)) {
    faults.push(broken('code-not-an-integer', span, `The code ${told} is not a whole number.`))
  }
  if (!Number.isFinite(value)) return { code: null, codeSpan: span }
  const code = errorCodeOf(value)
  if (code.kind === 'reserved') faults.push(broken('code-reserved', span, String(value)))
  return { code, codeSpan: span }
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
  const members = [...membersOf(tape, node)].slice(0, mostFaults)
  return members.map(([key, value]) => {
    const path = { text: nameOf(tape, key), span: placeOf(document, key) }
    const listed = tape.kinds[value] === 'array' ? [...elementsOf(tape, value)] : value >= 0 ? [value] : []
    const reasons = listed.map((reason) => quotedOf(document, reason))
    if (request === null || request.params === null || budget.left <= 0) return { path, reasons, place: null }
    budget.left -= 1
    const { found, seen, params } = request
    return {
      path,
      reasons,
      place: paramPlaceOf(found.document, params, `${found.pointer}/params`, path.text, seen.source),
    }
  })
}

function readResource(document: Document, node: number): InvalidResource {
  const { tape } = document
  const quoted = (name: string) => {
    const member = memberOf(tape, node, name)
    return member === null || tape.kinds[member] === 'null' ? null : quotedOf(document, member)
  }
  const fields = memberOf(tape, node, 'invalidFields')
  return {
    span: placeOf(document, node),
    id: quoted('id'),
    type: quoted('type'),
    message: quoted('message'),
    fields: fields === null ? [] : readFaults(document, fields, null, { left: 0 }),
  }
}

/** Reads what an error's `data` holds. */
export function readErrorData(
  document: Document,
  data: number,
  request: ReadRequest | null,
  budget: PlaceBudget,
): ErrorData {
  const { tape } = document
  const kind = tape.kinds[data]
  const span = placeOf(document, data)
  if (kind === 'null') return noData
  if (kind !== 'object') {
    const faults = tape.style === 'python' ? [] : [broken('data-kind', span)]
    return { ...noData, dataText: quotedOf(document, data), broken: faults }
  }
  const part = (name: string) => {
    const node = memberOf(tape, data, name)
    return node === null || tape.kinds[node] === 'null' ? null : node
  }
  const params = part('params')
  const resources = part('invalidResources')
  const partial = part('partialResult')
  const traceNode = part('trace')
  const trace = traceNode === null || textOfNode(tape, traceNode) === '' ? null : quotedOf(document, traceNode)
  const isEmptyPartial = partial !== null && tape.style === 'go' && /^\[?\]?$/.test(textOfNode(tape, partial))
  const compares = partial !== null && !isEmptyPartial && budget.left > 0
  if (compares) budget.left -= 1
  const asked =
    compares && request !== null && request.params !== null
      ? { document: request.found.document, node: request.found.node, params: request.params }
      : null
  return {
    params: params === null ? [] : readFaults(document, params, request, budget),
    invalidResources:
      resources === null
        ? []
        : [...elementsOf(tape, resources)].slice(0, mostFaults).map((node) => readResource(document, node)),
    partial: partial === null || isEmptyPartial ? null : readPartialResult(document, partial, asked),
    trace,
    dataText: null,
    broken: trace === null ? [broken('trace-missing', span)] : [],
  }
}

/** Reads an error object. */
export function readRpcError(
  document: Document,
  error: number,
  request: ReadRequest | null,
  budget: PlaceBudget,
): ErrorParts {
  const faults: BrokenRule[] = []
  const code = readCode(document, error, faults)
  const message = memberIn({ document, node: error }, 'message')
  if (message === null) faults.push(broken('message-kind', null, 'The error has no message.'))
  else if (message.kind !== 'string' && message.kind !== 'bare')
    faults.push(broken('message-kind', message.span, 'The error’s message is not text.'))
  const data = memberOf(document.tape, error, 'data')
  const read = data === null ? noData : readErrorData(document, data, request, budget)
  return {
    ...read,
    ...code,
    message: message === null ? null : { text: message.text, span: message.span },
    broken: [...faults, ...read.broken],
  }
}
