import { errorCodeOf } from '#src/clarify/error-codes.ts'
import { scenarioOfPage, statusMeaning } from '#src/clarify/http-status.ts'
import { tokenErrorOf, tokenErrors } from '#src/clarify/token-errors.ts'
import { isNamed, type PastedText } from '#src/reading/pasted-text.ts'
import { type Document, placeOf, type Quoted, shortenedJson } from '#src/reading/json/document.ts'
import type { FoundPage } from '#src/reading/text/pages.ts'
import { firstFrom, type Span } from '#src/reading/text/span.ts'
import type { BareCode, Message, NotRpc, TokenRefusal } from './decoded.ts'
import { nothing } from './read-answer.ts'
import { broken, type RpcRule } from './rpc-rules.ts'

/** Puts a token endpoint's refusal into words. */
export function tokenRefusal(
  span: Span,
  wording: TokenRefusal['wording'],
  error: Quoted,
  description: Quoted | null,
): TokenRefusal {
  const row = tokenErrorOf(error.text)
  const who = row?.source.startsWith('RFC 6750') === true ? 'The API refused the token' : 'The token endpoint refused'
  const means = row?.means ?? 'This is none of the errors that RFC 6749 and RFC 6750 list.'
  const said = description === null ? '' : ` It adds: “${shortenedJson(description.text, 160)}”.`
  const says = `${who}: ${shortenedJson(error.text, 60)}. ${means}${said}`
  return { ...nothing, kind: 'token-error', span, wording, error, description, row, says, scenario: 'clarify.auth' }
}

/** Whether a place lies in one of the stretches that are read already: sorted, none within another. */
export type Taken = (at: number) => boolean

/** Tells for every place whether it lies in one of some stretches. */
export function takenBy(spans: readonly Span[]): Taken {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  return (at) => (sorted[firstFrom(sorted, at + 1) - 1]?.end ?? -1) > at
}

const mostLoose = 50

/** Error codes standing alone in a text, each once. */
export function bareCodes({ codes }: PastedText, taken: Taken): readonly BareCode[] {
  const found = new Map<number, BareCode>()
  for (const { code: value, start, end } of codes) {
    if (taken(start) || found.has(value) || found.size >= mostLoose) continue
    const code = errorCodeOf(value)
    if (code.kind !== 'listed' && code.kind !== 'server') continue
    const says = `The code ${value}, ${code.name}. ${code.says}`
    const scenario = code.row?.scenario ?? null
    found.set(value, { ...nothing, kind: 'code', span: { start, end }, wording: 'words', code, says, scenario })
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
export function tokenErrorWords({ text }: PastedText, taken: Taken): readonly TokenRefusal[] {
  const found = new Map<string, TokenRefusal>()
  for (const { 0: code, index: start } of text.matchAll(tokenWords)) {
    if (taken(start) || found.has(code) || found.size >= mostLoose) continue
    const span = { start, end: start + code.length }
    found.set(code, tokenRefusal(span, 'words', { text: code, span }, null))
  }
  return [...found.values()]
}

/** Something that stands where an answer should, told by the rule it breaks. */
function notRpc(looksLike: NotRpc['looksLike'], rule: RpcRule, says: string, span: Span): NotRpc {
  return {
    ...nothing,
    kind: 'not-rpc',
    span,
    wording: 'words',
    looksLike,
    page: null,
    title: null,
    broken: [broken(rule, span, says)],
    says,
    scenario: 'clarify.malformed-response',
  }
}

/** A web page that came instead of JSON. */
export function pageMessage({ text }: PastedText, page: FoundPage): NotRpc {
  const [told] = page.telling
  const raw = told === undefined ? '' : text.slice(told.start, told.end)
  const isMarkup = text.charAt(page.start) === '<'
  const title =
    told === undefined || !isMarkup || raw.trim() === '' ? null : { text: shortenedJson(raw, 120), span: told }
  const from = page.by ?? 'something in between (a proxy, a gateway, a sign-in page)'
  const says =
    `A web page${title === null ? '' : ` titled “${title.text}”`} came back instead of JSON. It is from ${from}, ` +
    'not from Clarify’s API.'
  const message = notRpc('html', 'html', says, { start: page.start, end: page.end })
  return { ...message, page, title, scenario: scenarioOfPage(null) }
}

/**
 * A refusal at the door: an error status with a body that is no message, or a status that a client or a
 * person tells in words.
 */
export function transportMessage(paste: PastedText): Message | null {
  const { text, statuses } = paste
  const head = paste.heads.findLast(({ status }) => status !== null)
  const told =
    statuses.find(({ bare, status }) => !bare && status >= 300) ??
    (isNamed(paste, 'clarify') || paste.addresses.some(({ of }) => of === 'clarify')
      ? statuses.find(({ status }) => status >= 300)
      : undefined)
  const found = head?.status != null ? { status: head.status, ...head.statusSpan } : told
  if (found?.start === undefined || found.end === undefined) return null
  const { status } = found
  const span = { start: found.start, end: found.end }
  const meaning = statusMeaning(status)
  const rest = head === undefined ? '' : text.slice(head.end).trim()
  if (meaning !== null) {
    const at = text.indexOf(rest, head?.end ?? 0)
    const body = rest === '' ? null : { text: shortenedJson(rest, 400), span: { start: at, end: at + rest.length } }
    const { says, scenario } = meaning
    return { ...nothing, kind: 'transport', span, wording: 'words', status, meaning, body, says, scenario }
  }
  return head !== undefined && rest === ''
    ? notRpc('empty', 'empty', `HTTP ${status} came without a body; an answer must be there.`, span)
    : null
}

/** What a text without any message is; null when it is just words that claim nothing. */
export function emptyHanded(text: string, first: Document | undefined): Message | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const start = text.indexOf(trimmed)
  const span = { start, end: start + trimmed.length }
  if (trimmed === '[]')
    return notRpc('empty-batch', 'empty-batch', 'An empty list: a batch must hold at least one message.', span)
  if (first === undefined || placeOf(first, 0).start !== start) return null
  const { fault, kinds, end } = first.tape
  if (fault?.kind === 'cut-off') {
    const says = 'The JSON ends before it is complete, so neither result nor error can be read.'
    return notRpc('cut-off', 'cut-off', says, span)
  }
  if (fault !== null) {
    const at = { start: fault.at, end: Math.min(text.length, fault.at + 1) }
    const says = `This begins like JSON, but breaks here: ${fault.expected} was expected.`
    return kinds.length > 3 ? notRpc('text', 'not-json', says, at) : null
  }
  const says = 'This is JSON, but no JSON-RPC message: it has neither “jsonrpc” nor a result nor an error.'
  return text.slice(end).trim() === '' ? notRpc('json', 'not-an-object', says, span) : null
}
