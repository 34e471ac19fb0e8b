import type { BareCode, Message, NotRpc, Quoted, TokenRefusal } from './decoded.ts'
import { shortened } from './document.ts'
import { errorCodeOf } from './error-codes.ts'
import { scenarioOfPage } from './http-status.ts'
import type { Span, Tape } from './json-tape.ts'
import { broken, type RpcRule } from './rpc-rules.ts'
import { tokenErrorOf, tokenErrors } from './token-errors.ts'

const nothing = { head: null, traceparent: null, broken: [], batch: null } as const

/** Puts a token endpoint's refusal into words. */
export function tokenRefusal(
  span: Span,
  wording: TokenRefusal['wording'],
  error: Quoted,
  description: Quoted | null,
): TokenRefusal {
  const row = tokenErrorOf(error.text)
  const said = description ? ` It adds: “${shortened(description.text, 160)}”.` : ''
  const who = row?.source.startsWith('RFC 6750') ? 'The API refused the token' : 'The token endpoint refused'
  const says =
    `${who}: ${shortened(error.text, 60)}. ` +
    `${row?.means ?? 'This is none of the errors that RFC 6749 and RFC 6750 list.'}${said}`
  return { ...nothing, kind: 'token-error', span, wording, error, description, row, says, scenario: 'clarify.auth' }
}

/** Whether a place is inside one of the (sorted, disjoint) stretches already read. */
export class Taken {
  readonly #spans: readonly Span[]
  constructor(spans: readonly Span[]) {
    this.#spans = [...spans].sort((a, b) => a.start - b.start)
  }

  has(at: number): boolean {
    let low = 0
    let high = this.#spans.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const span = this.#spans[middle]
      if (!span) return false
      if (at < span.start) high = middle - 1
      else if (at >= span.end) low = middle + 1
      else return true
    }
    return false
  }
}

const bareCode = /(?<![\w.,-])[-\u2212](32\d{3})(?![\d.]\d|\d)/g
const mostBare = 50

/** Error codes standing alone in a text, each once; a minus sign may be the typographic one. */
export function bareCodes(text: string, taken: Taken): readonly BareCode[] {
  const found = new Map<number, BareCode>()
  for (const match of text.matchAll(bareCode)) {
    const value = -Number(match[1])
    if (taken.has(match.index) || found.has(value)) continue
    const code = errorCodeOf(value)
    if (code.kind !== 'listed' && code.kind !== 'server') continue
    const span = { start: match.index, end: match.index + match[0].length }
    const says = `The code ${value}, ${code.name}. ${code.says}`
    found.set(value, {
      ...nothing,
      kind: 'code',
      span,
      wording: 'words',
      code,
      says,
      scenario: code.row?.scenario ?? null,
    })
    if (found.size >= mostBare) break
  }
  return [...found.values()]
}

const tokenWords = new RegExp(
  `(?<![\\w-])(?:${tokenErrors
    .filter(({ code }) => code.includes('_') && code !== 'server_error' && code !== 'invalid_request')
    .map(({ code }) => code)
    .join('|')})(?![\\w-])`,
  'g',
)

/** Token errors named in words: `oauth2: "invalid_client"`, a log's `error=invalid_client`. Each once. */
export function tokenErrorWords(text: string, taken: Taken): readonly TokenRefusal[] {
  const found = new Map<string, TokenRefusal>()
  for (const match of text.matchAll(tokenWords)) {
    if (taken.has(match.index) || found.has(match[0])) continue
    const span = { start: match.index, end: match.index + match[0].length }
    found.set(match[0], tokenRefusal(span, 'words', { text: match[0], span }, null))
    if (found.size >= mostBare) break
  }
  return [...found.values()]
}

/** Something that stands where an answer should, told by the rule it breaks. */
export function notRpc(
  looksLike: NotRpc['looksLike'],
  rule: RpcRule,
  says: string,
  span: Span,
  title: Quoted | null = null,
): NotRpc {
  return {
    ...nothing,
    kind: 'not-rpc',
    span,
    wording: 'words',
    looksLike,
    title,
    broken: [broken(rule, says, span)],
    says,
    scenario: 'clarify.malformed-response',
  }
}

/** A web page in the text, or null. */
export function htmlPage(text: string, taken: Taken): NotRpc | null {
  const start = text.search(/<!doctype html|<html[\s>]/i)
  if (start < 0 || taken.has(start)) return null
  const rest = text.slice(start)
  const close = rest.search(/<\/html>/i)
  const end = close < 0 ? text.length : start + close + 7
  const found = /<title[^>]{0,200}>([^<]{1,300})/i.exec(rest)
  const raw = found?.[1] ?? ''
  const at = start + (found ? found.index + found[0].length - raw.length : 0)
  const title = raw.trim() === '' ? null : { text: shortened(raw, 120), span: { start: at, end: at + raw.length } }
  const says =
    `A web page${title ? ` titled “${title.text}”` : ''} came back instead of JSON. It is from something in between ` +
    '(a proxy, a gateway, a sign-in page), not from Clarify’s API.'
  return { ...notRpc('html', 'html', says, { start, end }, title), scenario: scenarioOfPage(null) }
}

/** What a text without any message is; null when it is just words that claim nothing. */
export function emptyHanded(text: string, first: Tape | null): Message | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const start = text.indexOf(trimmed)
  const span = { start, end: start + trimmed.length }
  const whole = first !== null && first.starts[0] === start
  if (trimmed === '[]')
    return notRpc('empty-batch', 'empty-batch', 'An empty list: a batch must hold at least one message.', span)
  if (whole && first.fault?.kind === 'cut-off')
    return notRpc(
      'cut-off',
      'cut-off',
      'The JSON ends before it is complete, so neither result nor error can be read.',
      span,
    )
  if (whole && first.fault && first.kinds.length > 3) {
    const at = { start: first.fault.at, end: Math.min(text.length, first.fault.at + 1) }
    return notRpc(
      'text',
      'not-json',
      `This begins like JSON, but breaks here: ${first.fault.expected} was expected.`,
      at,
    )
  }
  if (whole && !first.fault && text.slice(first.end).trim() === '')
    return notRpc(
      'json',
      'not-an-object',
      'This is JSON, but no JSON-RPC message: it has neither “jsonrpc” nor a result nor an error.',
      span,
    )
  return null
}
