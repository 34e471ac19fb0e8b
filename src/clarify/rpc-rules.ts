import type { Span } from './json-tape.ts'

const standard = (section: string) => `JSON-RPC 2.0, section ${section}`
const clarify = 'Clarify’s description of its response format'

/**
 * The rules that an answer (or a request) is held to, each with its source. `breaks` makes a strict client refuse the
 * message; `tolerated` departs from the letter but is common and harmless to most.
 */
export const rpcRules = {
  'not-json': { source: 'JSON (RFC 8259)', weight: 'breaks', asks: 'an answer is JSON' },
  'cut-off': { source: 'JSON (RFC 8259)', weight: 'breaks', asks: 'an answer is complete' },
  html: { source: standard('5'), weight: 'breaks', asks: 'an answer is a JSON-RPC object, not a web page' },
  empty: { source: standard('5'), weight: 'breaks', asks: 'a request with an id gets an answer' },
  'not-an-object': { source: standard('5'), weight: 'breaks', asks: 'an answer is an object' },
  version: { source: standard('5'), weight: 'breaks', asks: '“jsonrpc” is exactly "2.0"' },
  both: { source: standard('5'), weight: 'breaks', asks: 'an answer has a result or an error, not both' },
  neither: { source: standard('5'), weight: 'breaks', asks: 'an answer has a result or an error' },
  'null-beside': {
    source: standard('5'),
    weight: 'tolerated',
    asks: 'the member that does not apply is left out, not null',
  },
  'id-missing': { source: standard('5'), weight: 'breaks', asks: 'an answer carries the id of its request' },
  'id-null': {
    source: standard('5'),
    weight: 'breaks',
    asks: 'the id is null only when the request’s id could not be read',
  },
  'id-kind': { source: standard('5'), weight: 'breaks', asks: 'an id is text, a number or null' },
  'id-fraction': { source: standard('4'), weight: 'tolerated', asks: 'a number used as an id has no fraction' },
  'id-not-the-requests': { source: standard('5'), weight: 'breaks', asks: 'the id is the request’s id' },
  'id-type-changed': {
    source: standard('5'),
    weight: 'tolerated',
    asks: 'the id is the same value as the request’s, type included',
  },
  'answered-twice': { source: standard('6'), weight: 'breaks', asks: 'a request is answered once' },
  'notification-answered': {
    source: standard('4.1'),
    weight: 'breaks',
    asks: 'a notification (a request without an id) is not answered',
  },
  'empty-batch': { source: standard('6'), weight: 'breaks', asks: 'a batch is not empty' },
  'result-kind': { source: clarify, weight: 'breaks', asks: 'a result is an object' },
  'error-kind': { source: standard('5.1'), weight: 'breaks', asks: 'an error is an object with a code and a message' },
  'code-missing': { source: standard('5.1'), weight: 'breaks', asks: 'an error has a code' },
  'code-not-an-integer': { source: standard('5.1'), weight: 'breaks', asks: 'an error’s code is a whole number' },
  'code-reserved': {
    source: standard('5.1'),
    weight: 'tolerated',
    asks: 'codes that the standard reserves are not used',
  },
  'message-kind': { source: standard('5.1'), weight: 'breaks', asks: 'an error’s message is text' },
  'data-kind': { source: clarify, weight: 'tolerated', asks: 'an error’s data is an object' },
  'trace-missing': { source: clarify, weight: 'tolerated', asks: 'an error’s data always has a trace' },
  'trace-parent': {
    source: 'W3C Trace Context, section 3.2',
    weight: 'tolerated',
    asks: 'traceparent has four valid parts',
  },
  'unknown-member': {
    source: standard('5'),
    weight: 'tolerated',
    asks: 'an answer has only jsonrpc, id, result and error',
  },
  'duplicate-member': { source: 'JSON (RFC 8259), section 4', weight: 'tolerated', asks: 'a member occurs once' },
  'request-version': { source: standard('4'), weight: 'breaks', asks: 'a request’s “jsonrpc” is exactly "2.0"' },
  'request-method': { source: standard('4'), weight: 'breaks', asks: 'a request names its method as text' },
  'request-method-reserved': {
    source: standard('4'),
    weight: 'breaks',
    asks: 'method names that begin with “rpc.” are kept for the standard itself',
  },
  'request-params': {
    source: 'Clarify’s public clients; JSON-RPC 2.0, section 4.2',
    weight: 'breaks',
    asks: 'params is an object',
  },
  'request-id': { source: standard('4'), weight: 'breaks', asks: 'a request’s id is text, a number or null' },
  notification: { source: standard('4.1'), weight: 'tolerated', asks: 'a request that expects an answer has an id' },
} as const satisfies Record<string, { source: string; weight: 'breaks' | 'tolerated'; asks: string }>

/** The name of a rule. */
export type RpcRule = keyof typeof rpcRules

/** A rule that a message breaks, said of this message. */
export interface BrokenRule {
  readonly rule: RpcRule
  readonly weight: 'breaks' | 'tolerated'
  /** One sentence: what is there instead. */
  readonly says: string
  readonly source: string
  /** Where, in the text that the message stands in. */
  readonly span: Span | null
}

/** Says that a rule is broken, with its weight and source from the table. */
export function broken(rule: RpcRule, says: string, span: Span | null): BrokenRule {
  const { weight, source } = rpcRules[rule]
  return { rule, weight, says, source, span }
}
