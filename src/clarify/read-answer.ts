import type { ErrorAnswer, Message, Quoted, ResultAnswer, RpcId, TransportRefusal, UnclearAnswer } from './decoded.ts'
import { placeOf, quotedOf } from './document.ts'
import type { FoundObject } from './find-documents.ts'
import { statusMeaning } from './http-status.ts'
import { memberOf, membersOf, nameOf, type Span, textOf } from './json-tape.ts'
import type { Pairing, RequestBook } from './pair-requests.ts'
import { type ErrorParts, type PlaceBudget, readError, readErrorData } from './read-error.ts'
import { readId, versionFault } from './read-request.ts'
import { broken, type BrokenRule } from './rpc-rules.ts'
import { sayAnswer } from './say-answer.ts'

/** What an answer is read with. */
export interface AnswerContext {
  readonly book: RequestBook
  readonly budget: PlaceBudget
  /** Whether it is the only answer in the text. */
  readonly only: boolean
}

const allowed = new Set(['jsonrpc', 'id', 'result', 'error'])

function shapeFaults(found: FoundObject, version: boolean): BrokenRule[] {
  const { document, node } = found
  const { tape } = document
  const faults: BrokenRule[] = []
  const fault = version ? versionFault(tape, node) : null
  const jsonrpc = memberOf(tape, node, 'jsonrpc')
  if (fault) faults.push(broken('version', fault, jsonrpc === null ? null : placeOf(document, jsonrpc)))
  const seen = new Set<string>()
  for (const [key] of membersOf(tape, node)) {
    const name = nameOf(tape, key)
    if (seen.has(name))
      faults.push(
        broken(
          'duplicate-member',
          `“${name.slice(0, 40)}” occurs twice; most programs take the last one.`,
          placeOf(document, key),
        ),
      )
    seen.add(name)
    // Python's object adds members of its own when it prints an answer.
    if (!allowed.has(name) && tape.style === 'json' && faults.length < 20) {
      faults.push(
        broken(
          'unknown-member',
          `“${name.slice(0, 40)}” is not a member of an answer; Clarify’s Go client refuses it.`,
          placeOf(document, key),
        ),
      )
    }
  }
  if (tape.fault && (tape.nexts[node] ?? 0) >= tape.kinds.length) {
    const at = { start: Math.max(0, tape.fault.at - 1), end: tape.fault.at }
    const says =
      tape.fault.kind === 'cut-off'
        ? 'The text ends in the middle of the answer.'
        : `The answer is no longer JSON here: ${tape.fault.expected} was expected.`
    faults.push(broken(tape.fault.kind === 'cut-off' ? 'cut-off' : 'not-json', says, document.place(at)))
  }
  return faults
}

const absentId: RpcId = { kind: 'absent', text: '', span: null }

interface Base {
  readonly span: Span
  readonly wording: 'json' | 'python' | 'go'
  readonly head: null
  readonly traceparent: null
  readonly batch: number | null
}

function baseOf(found: FoundObject): Base {
  return {
    span: placeOf(found.document, found.node),
    wording: found.document.tape.style,
    head: null,
    traceparent: null,
    batch: found.batch,
  }
}

/** The Python client puts an HTTP status where the code would stand, and the body into `data`. */
function asTransport(
  base: Base,
  parts: ErrorParts,
  message: Quoted | null,
  faults: readonly BrokenRule[],
): TransportRefusal | null {
  const status = parts.code?.code ?? 0
  const meaning = status >= 100 && status < 600 && /^HTTP\b/.test(message?.text ?? '') ? statusMeaning(status) : null
  if (!meaning) return null
  return {
    ...base,
    kind: 'transport',
    broken: faults,
    status,
    meaning,
    body: parts.dataText,
    says: meaning.says,
    scenario: meaning.scenario,
  }
}

function errorAnswer(
  found: FoundObject,
  id: RpcId,
  parts: ErrorParts,
  paired: Pairing,
  faults: readonly BrokenRule[],
): ErrorAnswer | TransportRefusal {
  const base = baseOf(found)
  const all = whereRead(faults, [...parts.broken, ...paired.broken])
  const transport = asTransport(base, parts, parts.message, faults)
  if (transport) return transport
  // Written out, not spread: a large batch makes tens of thousands of these.
  const answer = {
    kind: 'error' as const,
    span: base.span,
    wording: base.wording,
    head: base.head,
    traceparent: base.traceparent,
    broken: all,
    batch: base.batch,
    id,
    request: paired.request?.seen ?? null,
    pairing: paired.pairing,
    code: parts.code,
    codeSpan: parts.codeSpan,
    message: parts.message,
    params: parts.params,
    invalidResources: parts.invalidResources,
    partial: parts.partial,
    trace: parts.trace,
    dataText: parts.dataText,
  }
  return Object.assign(answer, sayAnswer(answer))
}

/** Reads an object of the shape `answer`: an error, a result, both or neither. */
export function readAnswer(found: FoundObject, context: AnswerContext): Message {
  const { document, node } = found
  const { tape } = document
  const id = readId(found)
  const faults = shapeFaults(found, true)
  const error = memberOf(tape, node, 'error')
  const result = memberOf(tape, node, 'result')
  const hasError = error !== null && tape.kinds[error] !== 'null'
  const hasResult = result !== null && tape.kinds[result] !== 'null'
  const codeNode = error !== null && tape.kinds[error] === 'object' ? memberOf(tape, error, 'code') : null
  const paired = context.book.pair(id, context.only, codeNode === null ? null : Number(textOf(tape, codeNode)))
  if (hasError && hasResult)
    faults.push(
      broken(
        'both',
        'There is both a result and an error, so it cannot be told whether the call worked.',
        placeOf(document, error),
      ),
    )
  else if (hasError && result !== null && tape.style === 'json')
    faults.push(
      broken(
        'null-beside',
        'A null result stands beside the error; common, and harmless to most clients.',
        placeOf(document, result),
      ),
    )
  else if (hasResult && error !== null && tape.style === 'json')
    faults.push(
      broken(
        'null-beside',
        'A null error stands beside the result; common, and harmless to most clients.',
        placeOf(document, error),
      ),
    )
  if (hasError && tape.kinds[error] === 'object') {
    return errorAnswer(found, id, readError(document, error, paired.request, context.budget), paired, faults)
  }
  const base = { ...baseOf(found), id, request: paired.request?.seen ?? null, pairing: paired.pairing }
  if (hasError)
    faults.push(broken('error-kind', 'The error is not an object with a code and a message.', placeOf(document, error)))
  if (!hasError && hasResult) {
    if (tape.kinds[result] !== 'object')
      faults.push(
        broken('result-kind', 'The result is not an object; Clarify’s results always are.', placeOf(document, result)),
      )
    const members = [...membersOf(tape, result)].slice(0, 50).map(([key]) => nameOf(tape, key))
    const answer: Omit<ResultAnswer, 'says' | 'scenario'> = {
      ...base,
      kind: 'result',
      broken: whereRead(faults, paired.broken),
      resultSpan: placeOf(document, result),
      members,
    }
    return Object.assign(answer, sayAnswer(answer))
  }
  // Where the text was cut off, the missing part may have been there.
  const cut = faults.some(({ rule }) => rule === 'cut-off' || rule === 'not-json')
  if (!hasError && !cut)
    faults.push(
      broken('neither', 'There is neither a result nor an error, so it cannot be told whether the call worked.', null),
    )
  const answer: Omit<UnclearAnswer, 'says' | 'scenario'> = {
    ...base,
    kind: 'unclear',
    broken: whereRead(faults, paired.broken),
  }
  return Object.assign(answer, sayAnswer(answer))
}

/** Reads an error object that was pasted without the answer around it. */
export function readBareError(found: FoundObject, context: AnswerContext): Message {
  const { tape } = found.document
  const code = memberOf(tape, found.node, 'code')
  const paired = bare(context.book.pair(absentId, context.only, code === null ? null : Number(textOf(tape, code))))
  return errorAnswer(
    found,
    absentId,
    readError(found.document, found.node, paired.request, context.budget),
    paired,
    shapeFaults(found, false).filter(notMembers),
  )
}

/** Reads an error's `data` that was pasted alone. */
export function readBareData(found: FoundObject, context: AnswerContext): Message {
  const paired = bare(context.book.pair(absentId, context.only, null))
  const data = readErrorData(found.document, found.node, paired.request, context.budget)
  const parts: ErrorParts = { ...data, code: null, codeSpan: null, message: null }
  return errorAnswer(found, absentId, parts, paired, shapeFaults(found, false).filter(notMembers))
}

const missing = new Set(['code-missing', 'message-kind', 'trace-missing', 'id-missing'])

/** What is missing from a text that was cut off may have been there: only the cut is told then. */
function whereRead(faults: readonly BrokenRule[], more: readonly BrokenRule[]): readonly BrokenRule[] {
  const cut = faults.some(({ rule }) => rule === 'cut-off' || rule === 'not-json')
  return [...faults, ...(cut ? more.filter(({ rule }) => !missing.has(rule)) : more)]
}

/** What was left out of the paste is no fault of the answer. */
function bare(paired: Pairing): Pairing {
  return { ...paired, broken: paired.broken.filter(({ rule }) => rule !== 'id-missing') }
}

function notMembers({ rule }: BrokenRule): boolean {
  return rule !== 'unknown-member'
}

/** Reads a token endpoint's refusal. */
export function readTokenParts(
  found: FoundObject,
): { readonly error: Quoted; readonly description: Quoted | null } | null {
  const { document, node } = found
  const error = memberOf(document.tape, node, 'error')
  const description = memberOf(document.tape, node, 'error_description')
  if (error === null) return null
  return {
    error: quotedOf(document, error),
    description: description === null ? null : quotedOf(document, description),
  }
}
