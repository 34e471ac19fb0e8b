import { placeOf, quotedOf } from '#src/reading/json/document.ts'
import { memberOf, textOfNode } from '#src/reading/json/tape.ts'
import type { Span } from '#src/reading/text/span.ts'
import type { RequestSeen, RequestSource, RpcId } from './decoded.ts'
import type { FoundMessage } from './find-messages.ts'
import { broken, type BrokenRule } from './rpc-rules.ts'

/** A request with what is needed to find places in it. */
export interface ReadRequest {
  readonly seen: RequestSeen
  readonly found: FoundMessage
  /** Its params node, when that is an object. */
  readonly params: number | null
}

/** A member of a message: its node, what it is, its text and its place; null where it is missing. */
export function memberIn({ document, node }: Pick<FoundMessage, 'document' | 'node'>, name: string) {
  const { tape } = document
  const member = memberOf(tape, node, name)
  if (member === null) return null
  const kind = tape.kinds[member] ?? 'null'
  return { node: member, kind, text: textOfNode(tape, member), span: placeOf(document, member) }
}

/** A message's id member. */
export function readId(found: FoundMessage): RpcId {
  const id = memberIn(found, 'id')
  if (id === null) return { kind: 'absent', text: '', span: null }
  const { kind, text, span } = id
  if (kind === 'number' || kind === 'null') return { kind, text, span }
  return kind === 'string' || kind === 'bare'
    ? { kind: 'text', text, span }
    : { kind: 'other', text: text.slice(0, 80), span }
}

/** How a `jsonrpc` member departs from "2.0", in words and with its place; null where it does not. */
export function versionFault(found: FoundMessage): readonly [says: string, span: Span | null] | null {
  const version = memberIn(found, 'jsonrpc')
  if (version === null) return ['There is no “jsonrpc” member; it must be "2.0".', null]
  const { kind, text, span } = version
  if (kind === 'string' && text === '2.0') return null
  if (kind === 'number') return [`“jsonrpc” is the number ${text.slice(0, 20)}; it must be the text "2.0".`, span]
  const told = text.slice(0, 40)
  return [`“jsonrpc” is ${kind === 'string' ? `"${told}"` : told}; it must be "2.0".`, span]
}

/** Reads a request and holds it to the standard's section 4 and to Clarify's habit of params as an object. */
export function readRequest(found: FoundMessage, source: RequestSource): ReadRequest {
  const faults: BrokenRule[] = []
  const id = readId(found)
  const version = versionFault(found)
  if (version !== null) faults.push(broken('request-version', version[1], version[0]))
  const method = memberIn(found, 'method')
  const isNamed = method?.kind === 'string' || method?.kind === 'bare'
  if (method === null) faults.push(broken('request-method', null, 'The request names no method.'))
  else if (!isNamed) faults.push(broken('request-method', method.span, 'The method’s name must be text.'))
  else if (method.text.startsWith('rpc.')) faults.push(broken('request-method-reserved', method.span))
  const params = memberIn(found, 'params')
  if (params !== null && params.kind !== 'object') {
    const what = params.kind === 'array' ? 'a list' : params.kind === 'null' ? 'null' : 'a single value'
    faults.push(broken('request-params', params.span, what))
  }
  if (id.kind === 'absent') faults.push(broken('notification', null))
  if (id.kind === 'other') faults.push(broken('request-id', id.span))
  const named = method !== null && isNamed ? quotedOf(found.document, method.node) : null
  return {
    seen: { source, span: found.span, id, method: named, broken: faults },
    found,
    params: params?.kind === 'object' ? params.node : null,
  }
}
