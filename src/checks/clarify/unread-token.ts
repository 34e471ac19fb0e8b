import { looksLike } from '#src/clari/not-json.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { readTokenAnswer } from '#src/domain/contract/token-answer.ts'
import { sizeWords } from '#src/domain/words/size.ts'

type Response = Extract<Exchange['result'], { kind: 'response' }>

/** Why no token can be read in a token endpoint's answer that refuses nothing. */
export interface UnreadToken {
  readonly rule: 'html' | 'empty' | 'cut-off' | 'not-json' | 'not-whole' | 'no-token'
  /** A few words: `JSON that breaks off in the middle`. */
  readonly what: string
  readonly says: string
}

/** Says why a token endpoint's answer gave no token; null when it gave one. */
export function unreadToken({ status, body, truncated, bytes }: Response): UnreadToken | null {
  const unread = (rule: UnreadToken['rule'], what: string): UnreadToken => ({
    rule,
    what,
    says:
      `The token endpoint’s answer could not be read: HTTP ${status} ` +
      `came with ${what}, so no token was obtained and no call was made.`,
  })
  const kind = looksLike(body)
  if (kind === 'html' || kind === 'login-page')
    return unread('html', kind === 'login-page' ? 'a login page' : 'a web page')
  if (truncated) return unread('not-whole', `${sizeWords(bytes)}, more than is kept of an answer`)
  const read = readTokenAnswer(body)
  if (read.ok) return null
  if (kind === 'empty') return unread('empty', 'nothing at all')
  if (read.lacks === 'token') return unread('no-token', 'JSON that has no access_token, or an empty one')
  if (kind === 'truncated-json') return unread('cut-off', 'JSON that breaks off in the middle')
  return unread(
    'not-json',
    /^\s*[[{]/.test(body) ? 'more than one JSON value, or more text after it' : 'a text that is no JSON',
  )
}
