import { counted, listOf } from '#src/domain/words/count.ts'
import type { Decoded, Message } from './decoded.ts'
import { isMalformed } from './say-answer.ts'

/** How often each code occurs, most frequent first. */
function countCodes(messages: readonly Message[]): Decoded['codes'] {
  const counts = new Map<number, number>()
  for (const message of messages) {
    const code = message.kind === 'error' || message.kind === 'code' ? message.code : null
    if (code) counts.set(code.code, (counts.get(code.code) ?? 0) + 1)
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || b.code - a.code)
}

/** One sentence about everything that was found, and the count of each code. */
export function sayAll(
  messages: readonly Message[],
  requests: number,
  unanswered: number,
  text: string,
): Pick<Decoded, 'codes' | 'says'> {
  const codes = countCodes(messages)
  if (text.trim() === '')
    return {
      codes,
      says: 'Nothing was pasted. An answer without a body is malformed too: a request with an id gets an answer.',
    }
  const [only] = messages
  if (only && messages.length === 1 && unanswered === 0) return { codes, says: only.says }
  if (!only) {
    return {
      codes,
      says:
        requests > 0
          ? 'Only the request is here; paste the answer to it as well.'
          : 'No JSON-RPC message, error code or token error was found in this text.',
    }
  }
  const count = (kind: Message['kind']) => messages.filter((message) => message.kind === kind).length
  const malformed = messages.filter((message) => isMalformed(message)).length
  const together = (parts: readonly (readonly [number, string, string?])[]) =>
    listOf(parts.filter(([number]) => number > 0).map(([number, one, many]) => counted(number, one, many)))
  const says = together([
    [count('error'), 'error'],
    [count('result'), 'result'],
    [count('unclear'), 'unusable answer'],
    [count('token-error'), 'token refusal'],
    [count('token'), 'token'],
    [count('transport'), 'HTTP error'],
    [count('code'), 'bare error code'],
    [count('not-rpc'), 'body that is no JSON-RPC', 'bodies that are no JSON-RPC'],
  ])
  const extra = together([
    [malformed, 'is malformed', 'are malformed'],
    [unanswered, 'request is unanswered', 'requests are unanswered'],
  ])
  return { codes, says: `${says} found${extra ? `; ${extra}` : ''}.` }
}
