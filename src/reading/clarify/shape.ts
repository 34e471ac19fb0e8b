import { memberOf, membersOf, nameOf, type Tape, textOfNode } from '#src/reading/json/tape.ts'
import { tokenErrorOf } from '#src/clarify/token-errors.ts'

/** What an object looks like by its members; null when it is none of what Clarify and its clients send. */
export type Shape = 'answer' | 'error' | 'error-data' | 'request' | 'token-error' | 'token' | 'credentials'

/** Whether a text could be an error code: a whole number, in quotes or not. */
const codeText = /^-?\d{1,9}(?:\.\d+)?$/

/** Recognises an object by its own members alone, in time linear in their number. */
export function shapeOf(tape: Tape, object: number): Shape | null {
  const members = new Map<string, number>()
  for (const [key, value] of membersOf(tape, object)) members.set(nameOf(tape, key), value)
  const kindOf = (name: string) => {
    const value = members.get(name)
    return value === undefined || value < 0 ? null : tape.kinds[value]
  }
  const text = (name: string) => {
    const value = members.get(name)
    return value === undefined || value < 0 ? '' : textOfNode(tape, value)
  }
  if (members.has('apiUrl') && members.has('credentials')) return 'credentials'
  if (members.has('jsonrpc'))
    return members.has('method') && !members.has('result') && !members.has('error') ? 'request' : 'answer'
  if (kindOf('error') === 'object') {
    const error = members.get('error')
    if (error !== undefined && memberOf(tape, error, 'code') !== null && (members.has('id') || isRpcError(tape, error)))
      return 'answer'
  }
  if (kindOf('error') === 'string' && (members.has('error_description') || tokenErrorOf(text('error')) !== null))
    return 'token-error'
  if (members.has('access_token') && (members.has('token_type') || members.has('expires_in'))) return 'token'
  if (members.has('id') && members.has('result') && !members.has('method')) return 'answer'
  if (
    kindOf('method') === 'string' &&
    members.has('params') &&
    (members.has('id') || /^[a-z]+\.[A-Za-z]+$/.test(text('method')))
  )
    return 'request'
  if (members.has('code') && members.has('message') && isRpcError(tape, object)) return 'error'
  if (
    members.has('trace') &&
    (members.has('params') || members.has('invalidResources') || members.has('partialResult'))
  )
    return 'error-data'
  return null
}

/**
 * Whether an object is an RPC error by itself: its code is one of JSON-RPC's range, or its data has Clarify's trace.
 */
function isRpcError(tape: Tape, object: number): boolean {
  const code = memberOf(tape, object, 'code')
  if (code === null || !codeText.test(textOfNode(tape, code))) return false
  const value = Number(textOfNode(tape, code))
  if (value <= -32000 && value >= -32768) return true
  if (tape.style === 'python' && value >= 100 && value < 600) return true
  const data = memberOf(tape, object, 'data')
  return data !== null && memberOf(tape, data, 'trace') !== null
}
