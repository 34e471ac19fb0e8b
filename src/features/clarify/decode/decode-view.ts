import { decode } from '#src/reading/clarify/decode.ts'
import type { Decoded, Message, ParamFault, PartialResult, RequestSeen } from '#src/reading/clarify/decoded.ts'
import type { Span } from '#src/reading/text/span.ts'
import { requestAsJson } from '#src/reading/clarify/broken-request.ts'
import { isMalformed } from '#src/reading/clarify/say-answer.ts'
import { supportMessage } from '#src/clarify/support-message.ts'
import type { TraceParent } from '#src/clarify/trace-parent.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import { excerptAround, type TextExcerpt } from '#src/ui/text/excerpt-around.ts'
import { headingOf, idWords, type Heading } from './message-words.ts'
import { adviceOf, type Advice } from './retry-words.ts'

/** A refused parameter or field with its reasons; `place` is null where no request was pasted. */
export interface FaultView {
  readonly path: string
  readonly reasons: readonly string[]
  readonly place: { readonly pointer: string; readonly found: boolean; readonly value: string | null } | null
}

/** One of `invalidResources`. */
export interface ResourceView {
  readonly id: string
  readonly type: string
  readonly message: string
  readonly fields: readonly FaultView[]
}

/** What was done and what was not; lists are cut, the counts are whole. */
export interface PartialView {
  readonly says: string
  readonly done: readonly string[]
  readonly doneCount: number
  readonly left: readonly string[]
  readonly leftCount: number
  /** The request with only the rest in it, ready to send; null where it cannot be made. */
  readonly restRequest: string | null
}

/** A rule that the message breaks, with the words that do. */
export interface RuleView {
  readonly says: string
  readonly source: string
  readonly breaks: boolean
}

/** One message ready to be drawn. Texts are free of secrets and short enough to be shown. */
export interface MessageView extends Heading {
  /** Its number among all messages, from 0. */
  readonly index: number
  readonly says: string
  readonly id: string | null
  readonly method: string | null
  readonly means: string | null
  readonly advice: Advice | null
  readonly params: readonly FaultView[]
  readonly resources: readonly ResourceView[]
  /** How many parameters and resources are not in the lists. */
  readonly leftOut: number
  readonly partial: PartialView | null
  readonly dataText: string | null
  readonly trace: string | null
  readonly traceparent: TraceParent | null
  readonly apiVersion: string | null
  readonly broken: readonly RuleView[]
  readonly answer: TextExcerpt
  readonly request: TextExcerpt | null
  /** Where the request of a -32700 stops being JSON, in words and marked; null where it does not, or there is none. */
  readonly requestBreaks: { readonly where: string; readonly excerpt: TextExcerpt } | null
  readonly scenario: ScenarioId | null
  /** The message to Clarify support; null where nothing is wrong. */
  readonly support: string | null
  /** What a wizard's case starts with: this message's own text and its request's. */
  readonly pastes: { readonly error: string; readonly request: string }
}

/** Everything found in a paste, ready to be drawn. */
export interface DecodeView {
  readonly says: string
  readonly messages: readonly MessageView[]
  readonly total: number
  /** How many of all messages show something wrong. */
  readonly wrong: number
  readonly codes: Decoded['codes']
  readonly unanswered: readonly string[]
  readonly unansweredCount: number
  readonly clients: readonly { readonly client: string; readonly says: string; readonly quote: string }[]
  /** What is wrong with the pasted request itself. */
  readonly requestSays: readonly string[]
  readonly removed: readonly { readonly source: 'text' | 'request'; readonly length: number }[]
}

/** What a paste gave: the texts without their secrets, and what they say. */
export interface ReadPaste {
  readonly response: string
  readonly request: string
  readonly view: DecodeView
}

const most = {
  messages: 100,
  faults: 100,
  resources: 50,
  names: 200,
  excerpt: 8_000,
  kept: 40_000,
  rest: 200_000,
} as const

const isWrong = (message: Message) => message.scenario !== null || isMalformed(message)

function faultView({ path, reasons, place }: ParamFault): FaultView {
  return {
    path: path.text.slice(0, 200),
    reasons: reasons.slice(0, 20).map(({ text }) => text.slice(0, 300)),
    place: place && { pointer: place.pointer.slice(0, 300), found: place.found, value: place.value },
  }
}

function partialView(partial: PartialResult): PartialView {
  const left = partial.rest ?? partial.failed.map(({ text }) => text)
  return {
    says: partial.says,
    done: partial.done.slice(0, most.names).map(({ text }) => text.slice(0, 200)),
    doneCount: partial.done.length,
    left: left.slice(0, most.names).map((name) => name.slice(0, 200)),
    leftCount: left.length,
    restRequest: partial.restRequest !== null && partial.restRequest.length <= most.rest ? partial.restRequest : null,
  }
}

/** A stretch of a text as it is shown; where it is only a word, its whole line. */
function excerptOf(text: string, span: Span, marks: readonly Span[], whole: boolean): TextExcerpt {
  const start = whole ? span.start : Math.max(text.lastIndexOf('\n', Math.max(0, span.start - 1)) + 1, span.start - 400)
  const lineEnd = whole ? span.end : text.indexOf('\n', span.end)
  const end = Math.min(lineEnd < 0 ? text.length : lineEnd, whole ? span.end : span.end + 400)
  const from = Math.min(start, span.start)
  return excerptAround(
    text.slice(from, end),
    marks.map((mark) => ({ start: mark.start - from, end: mark.end - from })),
    most.excerpt,
  )
}

function marksOf(message: Message): readonly Span[] {
  const rules = message.broken.flatMap(({ span }) => (span === null ? [] : [span]))
  switch (message.kind) {
    case 'error':
      return [
        ...(message.codeSpan ? [message.codeSpan] : []),
        ...message.params.slice(0, most.faults).map(({ path }) => path.span),
        ...rules,
      ]
    case 'token-error':
      return [message.error.span, ...rules]
    case 'transport':
    case 'code':
      return [message.span]
    case 'not-rpc':
      return message.title ? [message.title.span] : []
    default:
      return rules
  }
}

function requestExcerpt(decoded: Decoded, request: RequestSeen, message: Message): TextExcerpt {
  const text = request.source === 'request' ? (decoded.request ?? '') : decoded.text
  const places =
    message.kind === 'error'
      ? message.params.slice(0, most.faults).flatMap(({ place }) => (place ? [place.span] : []))
      : []
  return excerptOf(text, request.span, places, true)
}

function requestBreaksOf(decoded: Decoded, message: Message): MessageView['requestBreaks'] {
  const isParseError = message.kind === 'error' && message.code?.code === -32700
  const held = isParseError ? requestAsJson(decoded.text, decoded.request, message.span) : null
  if (held === null || held.breaks === null) return null
  const { where, span } = held.breaks
  const text = held.source === 'request' ? (decoded.request ?? '') : decoded.text
  return { where, excerpt: excerptOf(text, span, [span], false) }
}

/** The message with the head that it came with, or everything when it is all there is. */
function pastesOf(decoded: Decoded, message: Message, request: RequestSeen | null): MessageView['pastes'] {
  const alone = decoded.messages.length === 1
  const head =
    message.head && message.head.end <= message.span.start
      ? `${decoded.text.slice(message.head.start, message.head.end)}\n\n`
      : ''
  const own = `${head}${decoded.text.slice(message.span.start, message.span.end)}`
  const error = alone && decoded.text.length <= most.kept ? decoded.text : own.slice(0, most.kept)
  const asked = request
    ? (request.source === 'request' ? (decoded.request ?? '') : decoded.text).slice(
        request.span.start,
        request.span.end,
      )
    : alone
      ? (decoded.request ?? '')
      : ''
  return { error, request: asked.length <= most.kept ? asked : '' }
}

function meaningOf(message: Message): string | null {
  switch (message.kind) {
    case 'error':
    case 'code':
      return message.code?.says ?? null
    case 'token-error':
      return message.row?.means ?? null
    case 'transport':
      return message.meaning.says
    default:
      return null
  }
}

function supportOf(message: Message, request: RequestSeen | null, apiVersion: string | null): string | null {
  if (!isWrong(message)) return null
  const error = message.kind === 'error' ? message : null
  const code = message.kind === 'error' || message.kind === 'code' ? message.code : null
  return supportMessage({
    code: code?.kind === 'listed' ? code.row : null,
    number: code?.code,
    method: request?.method?.text,
    requestId: 'id' in message && message.id.kind !== 'absent' ? idWords(message.id) : undefined,
    trace: error?.trace?.text,
    traceparent: message.traceparent?.value.raw,
    version: apiVersion ?? undefined,
    seen: code ? undefined : message.says.slice(0, 300),
  })
}

function messageView(decoded: Decoded, message: Message, index: number): MessageView {
  const error = message.kind === 'error' ? message : null
  const request = 'request' in message ? message.request : null
  const apiVersion = message.head?.headers.find(({ name }) => name === 'x-api-version')?.value ?? null
  return {
    ...headingOf(message),
    index,
    says: message.says,
    id: 'id' in message ? idWords(message.id) : null,
    method: request?.method?.text.slice(0, 100) ?? null,
    means: meaningOf(message),
    advice: adviceOf(message),
    params: (error?.params ?? []).slice(0, most.faults).map(faultView),
    resources: (error?.invalidResources ?? []).slice(0, most.resources).map(({ id, type, message: says, fields }) => ({
      id: id?.text.slice(0, 200) ?? '',
      type: type?.text.slice(0, 200) ?? '',
      message: says?.text.slice(0, 500) ?? '',
      fields: fields.slice(0, most.faults).map(faultView),
    })),
    leftOut:
      Math.max(0, (error?.params.length ?? 0) - most.faults) +
      Math.max(0, (error?.invalidResources.length ?? 0) - most.resources),
    partial: error?.partial ? partialView(error.partial) : null,
    dataText: error?.dataText?.text.slice(0, 1000) ?? null,
    trace: error?.trace?.text.slice(0, 200) ?? null,
    traceparent: message.traceparent?.value ?? null,
    apiVersion,
    broken: message.broken
      .slice(0, 20)
      .map(({ says, source, weight }) => ({ says, source, breaks: weight === 'breaks' })),
    answer: excerptOf(decoded.text, message.span, marksOf(message), message.wording !== 'words'),
    request: request ? requestExcerpt(decoded, request, message) : null,
    requestBreaks: requestBreaksOf(decoded, message),
    scenario: message.scenario,
    support: supportOf(message, request, apiVersion),
    pastes: pastesOf(decoded, message, request),
  }
}

/**
 * All messages where they are few; else those that show something wrong first, and as many others as are drawn at once.
 */
function chosen(messages: readonly Message[]): readonly number[] {
  const all = messages.map((_, index) => index)
  if (all.length <= most.messages) return all
  const wrong = (index: number) => Number(messages[index] !== undefined && isWrong(messages[index]))
  return all.toSorted((a, b) => wrong(b) - wrong(a) || a - b).slice(0, most.messages)
}

/** Puts what was decoded into the form in which it is drawn; its size is bounded whatever was pasted. */
export function viewOf(decoded: Decoded): DecodeView {
  const ownFaults = decoded.requests.slice(0, 200).flatMap(({ broken }) => broken.map(({ says }) => says))
  return {
    says: decoded.says,
    messages: chosen(decoded.messages).flatMap((index) => {
      const message = decoded.messages[index]
      return message === undefined ? [] : [messageView(decoded, message, index)]
    }),
    total: decoded.messages.length,
    wrong: decoded.messages.filter(isWrong).length,
    codes: decoded.codes.slice(0, 30),
    unanswered: decoded.unanswered.slice(0, 20).map(({ says }) => says),
    unansweredCount: decoded.unanswered.length,
    clients: decoded.clients
      .slice(0, 5)
      .map(({ client, says, quote }) => ({ client, says, quote: quote.slice(0, 200) })),
    requestSays: [...new Set([...(decoded.requestSays === null ? [] : [decoded.requestSays]), ...ownFaults])].slice(
      0,
      10,
    ),
    removed: decoded.removed.slice(0, 50).map(({ source, length }) => ({ source, length })),
  }
}

/** Decodes a pasted answer beside its request; both come back without their secrets. */
export function viewPaste(response: string, request: string): ReadPaste {
  const decoded = decode(response, request)
  return { response: decoded.text, request: decoded.request ?? '', view: viewOf(decoded) }
}
