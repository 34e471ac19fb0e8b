import type { ErrorCode } from './error-codes.ts'

/** What is known of a failed call, as far as it is known; nothing in it is a secret. */
export interface FailedCall {
  readonly code: ErrorCode | null
  /** The code as a number, when it is not in the table. */
  readonly number?: number | undefined
  readonly method?: string | undefined
  readonly requestId?: string | undefined
  readonly trace?: string | undefined
  readonly traceparent?: string | undefined
  readonly integration?: string | undefined
  /** The API version that the answer names. */
  readonly version?: string | undefined
  /** When it was seen, as an ISO time; the trace alone is enough where it is not known. */
  readonly seenAt?: string | undefined
  /** Whether it is the form of the answer that is wrong, and not the call that failed. */
  readonly isMalformed?: true
  /** One sentence on what was seen, in the analyst's own words or the product's. */
  readonly seen?: string | undefined
}

const question: Readonly<Record<ErrorCode['retry'], string>> = {
  once: 'Please look up the trace and tell us what failed, and whether the call took effect.',
  'after-fix': 'Please look up the trace and tell us what has to be mended, and by whom.',
  'after-delay':
    'It goes on although we waited between tries. Please tell us whether there is a disturbance, and until when.',
  paced: 'We send one call at a time with pauses. Please tell us which limit this method has for our integration.',
  'rest-only': 'Please tell us from the trace which part was carried out, and why the rest was not.',
  'after-reading-again':
    'It conflicts although we read the resource before each ' +
    'change. Please tell us from the trace what it conflicts with.',
}

/**
 * The message to Clarify support: what failed, the ids that they look it up by, and one question. Plain
 * text, ready to send.
 */
export function supportMessage(call: FailedCall): string {
  const number = call.code?.code ?? call.number
  const error = number === undefined ? 'an error' : `error ${number}${call.code ? ` (${call.code.name})` : ''}`
  const ids = [
    ['trace', call.trace],
    ['traceparent', call.traceparent],
    ['integration', call.integration],
    ['request id', call.requestId],
    ['API version', call.version],
    ['seen at', call.seenAt],
  ].flatMap(([label, value]) => (value === undefined || value === '' ? [] : [`${label}: ${value}`]))
  const ends = call.isMalformed ? 'is answered in a form that our client cannot read' : `fails with ${error}`
  const first = `Our call${call.method ? ` ${call.method}` : ''} to Clarify’s API ${ends}.`
  const lookUp = ids.length > 0 ? ` ${ids.join('; ')}.` : ' The answer that we have names no trace.'
  return `${first}${call.seen ? ` ${call.seen}` : ''}${lookUp} ${question[call.code?.retry ?? 'once']}`
}
