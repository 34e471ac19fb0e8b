import type { RequestSeen, RequestSource, RpcId } from './decoded.ts'
import { placeOf, quotedOf } from './document.ts'
import type { FoundObject } from './find-documents.ts'
import { memberOf, textOf, type Tape } from './json-tape.ts'
import { broken, type BrokenRule } from './rpc-rules.ts'

/** A request with what is needed to find places in it. */
export interface ReadRequest {
  readonly seen: RequestSeen
  readonly found: FoundObject
  /** Its params node, when that is an object. */
  readonly params: number | null
}

/** A message's id member. */
export function readId(found: FoundObject): RpcId {
  const { document, node } = found
  const { tape } = document
  const id = memberOf(tape, node, 'id')
  if (id === null) return { kind: 'absent', text: '', span: null }
  const kind = tape.kinds[id]
  const span = placeOf(document, id)
  if (kind === 'number') return { kind: 'number', text: textOf(tape, id), span }
  if (kind === 'string' || kind === 'bare') return { kind: 'text', text: textOf(tape, id), span }
  return kind === 'null'
    ? { kind: 'null', text: 'null', span }
    : { kind: 'other', text: textOf(tape, id).slice(0, 80), span }
}

/** How a `jsonrpc` member departs from "2.0", in words, or null. */
export function versionFault(tape: Tape, node: number): string | null {
  const version = memberOf(tape, node, 'jsonrpc')
  if (version === null) return 'There is no “jsonrpc” member; it must be "2.0".'
  if (tape.kinds[version] === 'string' && textOf(tape, version) === '2.0') return null
  const kind = tape.kinds[version]
  if (kind === 'number')
    return `“jsonrpc” is the number ${textOf(tape, version).slice(0, 20)}; it must be the text "2.0".`
  return (
    '“jsonrpc” is ' +
    `${kind === 'string' ? `"${textOf(tape, version).slice(0, 40)}"` : textOf(tape, version).slice(0, 40)}` +
    '; it must be "2.0".'
  )
}

/** Reads a request and holds it to the standard's section 4 and to Clarify's habit of params as an object. */
export function readRequest(found: FoundObject, source: RequestSource): ReadRequest {
  const { document, node } = found
  const { tape } = document
  const faults: BrokenRule[] = []
  const id = readId(found)
  const version = versionFault(tape, node)
  const span = placeOf(document, node)
  if (version) faults.push(broken('request-version', version, place(found, 'jsonrpc')))
  const method = memberOf(tape, node, 'method')
  const named = method !== null && (tape.kinds[method] === 'string' || tape.kinds[method] === 'bare')
  if (!named)
    faults.push(
      broken(
        'request-method',
        method === null ? 'The request names no method.' : 'The method’s name must be text.',
        place(found, 'method'),
      ),
    )
  else if (textOf(tape, method).startsWith('rpc.'))
    faults.push(
      broken(
        'request-method-reserved',
        'Names that begin with “rpc.” are kept for JSON-RPC itself.',
        place(found, 'method'),
      ),
    )
  const params = memberOf(tape, node, 'params')
  const isObject = params !== null && tape.kinds[params] === 'object'
  if (params !== null && !isObject) {
    const what = tape.kinds[params] === 'array' ? 'a list' : tape.kinds[params] === 'null' ? 'null' : 'a single value'
    faults.push(
      broken(
        'request-params',
        `params is ${what}; Clarify takes an object with named parameters.`,
        place(found, 'params'),
      ),
    )
  }
  if (id.kind === 'absent')
    faults.push(
      broken('notification', 'Without an id this is a notification: it gets no answer, not even an error.', null),
    )
  if (id.kind === 'other') faults.push(broken('request-id', 'The id must be text, a number or null.', id.span))
  const seen: RequestSeen = {
    source,
    span,
    id,
    method: method !== null && named ? quotedOf(document, method) : null,
    broken: faults,
  }
  return { seen, found, params: isObject ? params : null }
}

function place(found: FoundObject, name: string) {
  const member = memberOf(found.document.tape, found.node, name)
  return member === null ? null : placeOf(found.document, member)
}
