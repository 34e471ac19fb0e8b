import { errorCodeOf } from '#src/clarify/error-codes.ts'
import { statusMeaning } from '#src/clarify/http-status.ts'
import { placeOf, type Quoted, quotedOf } from '#src/reading/json/document.ts'
import { memberOf, membersOf, nameOf, textOfNode } from '#src/reading/json/tape.ts'
import type { Span } from '#src/reading/text/span.ts'
import type { Message, RpcId, DecodedWording } from './decoded.ts'
import type { FoundMessage } from './find-messages.ts'
import type { GoError } from './go-error.ts'
import type { Pairing, RequestBook } from './pair-requests.ts'
import { type ErrorParts, noData, type PlaceBudget, readRpcError, readErrorData } from './read-error.ts'
import { memberIn, readId, versionFault } from './read-request.ts'
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
const absent: RpcId = { kind: 'absent', text: '', span: null }

/** What every message has before its surroundings are looked at. */
export const nothing = { head: null, traceparent: null, broken: [], batch: null } as const

function shapeFaults(found: FoundMessage): BrokenRule[] {
  const { document, node } = found
  const { tape } = document
  const faults: BrokenRule[] = []
  const isAnswer = found.shape === 'answer'
  const version = isAnswer ? versionFault(found) : null
  if (version !== null) faults.push(broken('version', version[1], version[0]))
  const seen = new Set<string>()
  for (const [key] of membersOf(tape, node)) {
    const name = nameOf(tape, key)
    const says = (rule: 'duplicate-member' | 'unknown-member') =>
      faults.push(broken(rule, placeOf(document, key), name.slice(0, 40)))
    if (seen.has(name)) says('duplicate-member')
    seen.add(name)
    // Python's object adds members of its own when it prints an answer.
    if (isAnswer && !allowed.has(name) && tape.style === 'json' && faults.length < 20) says('unknown-member')
  }
  const { fault } = tape
  if (fault !== null && (tape.nexts[node] ?? 0) >= tape.kinds.length) {
    const at = document.place({ start: Math.max(0, fault.at - 1), end: fault.at })
    faults.push(
      fault.kind === 'cut-off'
        ? broken('cut-off', at, 'The text ends in the middle of the answer.')
        : broken('not-json', at, `The answer is no longer JSON here: ${fault.expected} was expected.`),
    )
  }
  return faults
}

const isCut = ({ rule }: BrokenRule) => rule === 'cut-off' || rule === 'not-json'
const missing = new Set(['code-missing', 'message-kind', 'trace-missing', 'id-missing'])

/** What is missing from a text that was cut off may have been there: only the cut is told then. */
function whereRead(faults: readonly BrokenRule[], more: readonly BrokenRule[]): readonly BrokenRule[] {
  return [...faults, ...(faults.some(isCut) ? more.filter(({ rule }) => !missing.has(rule)) : more)]
}

interface Base {
  readonly span: Span
  readonly wording: DecodedWording
  readonly batch: number | null
}

function errorAnswer(
  base: Base,
  id: RpcId,
  parts: ErrorParts,
  paired: Pairing,
  faults: readonly BrokenRule[],
): Message {
  const status = parts.code?.code ?? 0
  // The Python client puts an HTTP status where the code would stand, and the body into `data`.
  const meaning =
    status >= 100 && status < 600 && /^HTTP\b/.test(parts.message?.text ?? '') ? statusMeaning(status) : null
  if (meaning !== null) {
    const { says, scenario } = meaning
    return {
      ...nothing,
      ...base,
      kind: 'transport',
      broken: faults,
      status,
      meaning,
      body: parts.dataText,
      says,
      scenario,
    }
  }
  const answer = {
    ...nothing,
    ...base,
    ...parts,
    kind: 'error',
    broken: whereRead(faults, [...parts.broken, ...paired.broken]),
    id,
    request: paired.request?.seen ?? null,
    pairing: paired.pairing,
  } as const
  return { ...answer, ...sayAnswer(answer) }
}

/** Reads an object of the shape `answer`: an error, a result, both or neither. */
export function readRpcAnswer(found: FoundMessage, context: AnswerContext): Message {
  const { document, span, batch } = found
  const { tape } = document
  const id = readId(found)
  const faults = shapeFaults(found)
  const error = memberIn(found, 'error')
  const result = memberIn(found, 'result')
  const hasError = error !== null && error.kind !== 'null'
  const hasResult = result !== null && result.kind !== 'null'
  const code = error?.kind === 'object' ? memberOf(tape, error.node, 'code') : null
  const paired = context.book.pair(id, context.only, code === null ? null : Number(textOfNode(tape, code)))
  if (hasError && hasResult) faults.push(broken('both', error.span))
  else if (hasError && result !== null && tape.style === 'json')
    faults.push(broken('null-beside', result.span, 'result', 'error'))
  else if (hasResult && error !== null && tape.style === 'json')
    faults.push(broken('null-beside', error.span, 'error', 'result'))
  const base = { span, wording: tape.style, batch }
  if (hasError && error.kind === 'object')
    return errorAnswer(base, id, readRpcError(document, error.node, paired.request, context.budget), paired, faults)
  if (hasError) faults.push(broken('error-kind', error.span))
  const whole = { ...nothing, ...base, id, request: paired.request?.seen ?? null, pairing: paired.pairing }
  if (!hasError && hasResult) {
    if (result.kind !== 'object') faults.push(broken('result-kind', result.span))
    const members = [...membersOf(tape, result.node)].slice(0, 50).map(([key]) => nameOf(tape, key))
    const all = whereRead(faults, paired.broken)
    const answer = { ...whole, kind: 'result', broken: all, resultSpan: result.span, members } as const
    return { ...answer, ...sayAnswer(answer) }
  }
  // Where the text was cut off, the missing part may have been there.
  if (!hasError && !faults.some(isCut)) faults.push(broken('neither', null))
  const answer = { ...whole, kind: 'unclear', broken: whereRead(faults, paired.broken) } as const
  return { ...answer, ...sayAnswer(answer) }
}

/** Pairs what has no id of its own; what was left out of the paste is no fault of the answer. */
function pairBare({ book, only }: AnswerContext, code: number | null): Pairing {
  const paired = book.pair(absent, only, code)
  return { ...paired, broken: paired.broken.filter(({ rule }) => rule !== 'id-missing') }
}

/** Reads an error object, or an error's `data`, that was pasted without the answer around it. */
export function readBareError(found: FoundMessage, context: AnswerContext): Message {
  const { document, node, span, batch } = found
  const code = memberIn(found, 'code')
  const paired = pairBare(context, code === null ? null : Number(code.text))
  const parts =
    found.shape === 'error'
      ? readRpcError(document, node, paired.request, context.budget)
      : {
          ...readErrorData(document, node, paired.request, context.budget),
          code: null,
          codeSpan: null,
          message: null,
        }
  return errorAnswer({ span, wording: document.tape.style, batch }, absent, parts, paired, shapeFaults(found))
}

/** Reads an error that the Go client printed. */
export function readGoMessage(text: string, { span, message, code, data }: GoError, context: AnswerContext): Message {
  const value = Number(text.slice(code.start, code.end))
  const paired = pairBare(context, value)
  const read =
    data === null ? noData : readErrorData({ tape: data, place: (part) => part }, 0, paired.request, context.budget)
  const said = message.end > message.start ? { text: text.slice(message.start, message.end), span: message } : null
  const parts = { ...read, code: errorCodeOf(value), codeSpan: code, message: said, broken: [] }
  return errorAnswer({ span, wording: 'go', batch: null }, absent, parts, { ...paired, broken: [] }, [])
}

/** The parts of a token endpoint's refusal. */
export function readTokenParts({
  document,
  node,
}: FoundMessage): readonly [error: Quoted, description: Quoted | null] | null {
  const quoted = (name: string) => {
    const member = memberOf(document.tape, node, name)
    return member === null ? null : quotedOf(document, member)
  }
  const error = quoted('error')
  return error === null ? null : [error, quoted('error_description')]
}
