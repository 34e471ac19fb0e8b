import type { Message, RpcId } from '#src/reading/clarify/decoded.ts'
import { isMalformed } from '#src/reading/clarify/say-answer.ts'
import type { BadgeStatus } from '#src/ui/feedback/status-badge.tsx'

/** How a message is headed: a badge with a few characters, and a title. */
export interface Heading {
  readonly status: BadgeStatus
  readonly badge: string
  readonly title: string
}

function shaped(message: Message): string {
  return 'broken' in message && isMalformed(message) ? 'A malformed answer' : 'An answer'
}

const pieces: Readonly<
  Record<Extract<Message, { kind: 'not-rpc' }>['looksLike'], { readonly badge: string; readonly title: string }>
> = {
  html: { badge: 'web page', title: 'A web page instead of JSON' },
  empty: { badge: 'empty', title: 'An empty answer' },
  'cut-off': { badge: 'cut off', title: 'JSON that breaks off' },
  'empty-batch': { badge: 'empty batch', title: 'An empty batch' },
  text: { badge: 'not JSON', title: 'Almost JSON' },
  json: { badge: 'not RPC', title: 'JSON, but no JSON-RPC message' },
}

/** The badge and the title of a message, in an analyst's words. */
export function headingOf(message: Message): Heading {
  switch (message.kind) {
    case 'error':
      if (message.scenario === 'clarify.malformed-response')
        return {
          status: 'fail',
          badge: message.code ? String(message.code.code) : 'malformed',
          title: 'A malformed answer',
        }
      return {
        status: 'fail',
        badge: message.code ? String(message.code.code) : 'error',
        title: message.code?.name ?? 'An error without a readable code',
      }
    case 'result':
      return message.scenario === null
        ? { status: 'pass', badge: 'result', title: 'The call worked' }
        : { status: 'fail', badge: 'malformed', title: shaped(message) }
    case 'unclear':
      return { status: 'fail', badge: 'malformed', title: 'A malformed answer' }
    case 'token-error':
      return {
        status: 'fail',
        badge: message.error.text.slice(0, 40),
        title: message.row?.source.startsWith('RFC 6750') ? 'The API refused the token' : 'The token endpoint refused',
      }
    case 'token':
      return { status: 'pass', badge: 'token', title: 'Signing in works' }
    case 'transport':
      return {
        status: 'fail',
        badge: `HTTP ${message.status}`,
        title:
          message.scenario === 'clarify.unreachable'
            ? 'No answer from Clarify'
            : 'Refused before any method was called',
      }
    case 'code':
      return { status: 'fail', badge: String(message.code.code), title: message.code.name }
    case 'not-rpc':
      return { status: 'fail', ...pieces[message.looksLike] }
  }
}

/** An id as it is told: text in quotes, so that `1` and `"1"` differ. */
export function idWords(id: RpcId): string {
  switch (id.kind) {
    case 'number':
      return id.text.slice(0, 60)
    case 'text':
      return `"${id.text.slice(0, 60)}"`
    case 'null':
      return 'null'
    case 'absent':
      return 'none'
    case 'other':
      return 'neither text nor a number'
  }
}
