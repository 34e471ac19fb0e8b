import { decode } from '#src/clarify/decode.ts'
import type { Decoded, ErrorAnswer, Message } from '#src/clarify/decoded.ts'
import { statusMeaning } from '#src/clarify/http-status.ts'
import type { Span } from '#src/clarify/json-tape.ts'
import { check } from '#src/domain/check.ts'
import type { Evidence } from '#src/domain/evidence.ts'
import type { FactsGiven, NonEmpty } from '#src/domain/finding.ts'
import {
  clarifyRefusals,
  codeRefusal,
  errorFacts,
  faultsInWords,
  httpRefusal,
  malformedAs,
  type ClarifyRefusal,
} from './clarify-refusal.ts'
import { isClarifyWayFault, pageInPlace, type ClarifyWayFault } from './clarify-way.ts'
import { readPastedAnswer } from './pasted-answer.ts'
import { reachWordsIn } from './reach-words.ts'
import { tokenRefusalOf, tokenRefusals } from './clarify-token.ts'

/**
 * A text of which only the surroundings of the quoted part are kept when it is long: evidence is kept with the case.
 */
function around(text: string, span: Span): string {
  if (text.length <= 20_000) return text
  const start = Math.max(0, span.start - 4000)
  const end = Math.min(text.length, span.end + 4000)
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`
}

function quoted(text: string, span: Span, shows: string): Evidence {
  const cut = { start: span.start, end: Math.min(span.end, span.start + 400) }
  return { kind: 'paste', text: around(text, cut), quote: text.slice(cut.start, cut.end), shows }
}

/** Beside the quoted code: each refused parameter, in the answer and at its place in the request. */
function errorEvidence(decoded: Decoded, message: ErrorAnswer): NonEmpty<Evidence> {
  const code = message.codeSpan ?? message.message?.span ?? message.span
  const first = quoted(decoded.text, code, message.code ? `${message.code.code} ${message.code.name}` : 'an error')
  const { partial } = message
  if (partial) {
    const left = partial.rest ?? partial.failed.map(({ text }) => text)
    const rows = [
      ...partial.done.slice(0, 100).map(({ text }) => [text, 'done']),
      ...left.slice(0, 100).map((name) => [name, 'not done']),
    ]
    return rows.length === 0
      ? [first]
      : [first, { kind: 'rows', columns: ['Entry', 'State'], rows, shows: partial.says }]
  }
  if (message.params.length === 0) return [first]
  const rows = message.params
    .slice(0, 50)
    .map(({ path, reasons, place }) => [
      path.text,
      reasons.map(({ text }) => text).join(', '),
      place === null
        ? 'no request pasted'
        : place.found
          ? `${place.pointer} is ${place.value ?? ''}`
          : `${place.pointer} is missing`,
    ])
  const marked = message.params.slice(0, 5).flatMap(({ path, reasons, place }): Evidence[] => {
    const source = place?.source === 'request' ? decoded.request : decoded.text
    const says = `${path.text}: ${reasons.map(({ text }) => text).join(', ')}${place?.found === false ? ' (missing here)' : ''}`
    return place && source !== null ? [quoted(source, place.span, says)] : []
  })
  return [
    first,
    { kind: 'rows', columns: ['Parameter', 'Reason', 'In the request'], rows, shows: faultsInWords(message) },
    ...marked,
  ]
}

/** How much a message tells about what is wrong; the first of the highest decides. */
function weightOf(message: Message): number {
  switch (message.kind) {
    case 'error':
      return message.code ? 9 : 4
    case 'token-error':
      return 8
    case 'transport':
      return 7
    case 'not-rpc':
      return 6
    case 'unclear':
      return 5
    case 'code':
      return 3
    case 'result':
      return malformedAs(message) ? 5 : 1
    case 'token':
      return 0
  }
}

type Outcome = ClarifyRefusal | keyof typeof tokenRefusals

interface Read {
  readonly outcome: Outcome
  readonly facts: FactsGiven
  readonly evidence: NonEmpty<Evidence>
}

/** Reads the deciding message as an outcome; null when it shows nothing wrong. */
function readMessage(decoded: Decoded, message: Message): Read | null {
  const here = (shows: string, span: Span = message.span): NonEmpty<Evidence> => [quoted(decoded.text, span, shows)]
  const malformed = malformedAs(message)
  switch (message.kind) {
    case 'error':
      if (message.scenario !== 'clarify.malformed-response' && message.code !== null) {
        return {
          outcome: codeRefusal(message.code.row),
          facts: errorFacts(message),
          evidence: errorEvidence(decoded, message),
        }
      }
      break
    case 'code':
      return {
        outcome: codeRefusal(message.code.row),
        facts: { code: message.code.code, codeName: message.code.name },
        evidence: here(message.code.name),
      }
    case 'token-error': {
      const facts = {
        tokenError: message.error.text.slice(0, 60),
        tokenErrorMeans: message.row?.means,
        tokenErrorSays: message.description?.text.slice(0, 300),
        status: message.head?.status,
      }
      const isApi = message.row?.source.startsWith('RFC 6750') === true
      return {
        outcome: tokenRefusalOf(message.error.text) ?? (isApi ? 'access-refused' : 'token-refused'),
        facts,
        evidence: here(message.error.text.slice(0, 60), message.error.span),
      }
    }
    case 'transport':
      return {
        outcome: httpRefusal(message.status),
        facts: { status: message.status, httpDoes: message.meaning.does },
        evidence: here(`HTTP ${message.status}`),
      }
    case 'not-rpc': {
      const status = message.head?.status ?? null
      const page = pageInPlace(decoded.text.slice(message.span.start, message.span.end), status)
      if (page !== null)
        return {
          outcome: page.fault,
          facts: { status: status ?? undefined, ...page.facts },
          evidence: here(page.title ?? 'a web page', message.title?.span),
        }
      if (status !== null && statusMeaning(status) !== null)
        return { outcome: httpRefusal(status), facts: { status }, evidence: here(`HTTP ${status}`) }
      break
    }
    case 'result':
    case 'unclear':
    case 'token':
      break
  }
  if (malformed === null) return null
  const span = message.broken.find(({ rule }) => rule === malformed.rule)?.span
  const facts = {
    rule: malformed.rule,
    ruleSays: malformed.says,
    ruleSource: malformed.source,
    rpcId: 'id' in message && message.id.kind !== 'absent' ? message.id.text.slice(0, 60) : undefined,
    pageTitle: message.kind === 'not-rpc' ? message.title?.text : undefined,
  }
  return {
    outcome: malformed.outcome,
    facts,
    evidence: here('breaks a rule', span && span.end > span.start ? span : message.span),
  }
}

/** A client’s words for why nothing of Clarify’s came back. */
type WayWords = NonNullable<ReturnType<typeof reachWordsIn>> & { readonly fault: ClarifyWayFault }

function wayWordsIn(text: string): WayWords | null {
  const words = reachWordsIn(text)
  return words !== null && isClarifyWayFault(words.fault) ? { ...words, fault: words.fault } : null
}

function wordsFound(decoded: Decoded, { fault, quote, at, says }: WayWords, shared: FactsGiven) {
  return {
    outcome: fault,
    says: `The pasted text: ${says}.`,
    facts: { ...shared, pastedQuote: quote },
    evidence: [quoted(decoded.text, { start: at, end: at + quote.length }, says)] as const,
  }
}

/**
 * Lays out a pasted answer (beside the request, when that is pasted too) and says what it shows; needs no connection.
 */
export const clarifyPasteSays = check({
  id: 'clarify.paste-says',
  asks: 'What does the answer that you pasted say?',
  system: 'clarify',
  costs: 'offline',
  reads: ['error', 'request'],
  outcomes: { success: 'pass', nothing: 'info', 'strict-client': 'warn', ...tokenRefusals, ...clarifyRefusals },
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '', request: pastes['request'] ?? '' }),
  judge: ({ text, request }) => {
    const decoded = decode(text, request)
    const shared: FactsGiven = {
      pastedHost: /\b((?:[\w-]{1,60}\.){1,5}clarify\.io)\b/i.exec(decoded.text)?.[1]?.toLowerCase(),
      pastedSays: decoded.says.slice(0, 400),
      messages: decoded.messages.length,
      client: decoded.clients[0]?.client,
      clientSays: decoded.clients[0]?.says,
    }
    const [first] = decoded.messages.toSorted((a, b) => weightOf(b) - weightOf(a))
    const words = wayWordsIn(decoded.text)
    // A proxy’s refusal of a tunnel has a status, which is not the API’s.
    if (words?.fault === 'proxy-refused' && (first === undefined || first.kind === 'transport'))
      return wordsFound(decoded, words, shared)
    const read = first ? readMessage(decoded, first) : null
    if (first && read) {
      const facts = {
        ...shared,
        traceparent: first.traceparent?.value.raw,
        traceId: first.traceparent?.value.traceId,
        ...read.facts,
      }
      return { outcome: read.outcome, says: first.says.slice(0, 600), facts, evidence: read.evidence }
    }
    const [note] = decoded.clients
    if (note && first?.kind === 'result') {
      return {
        outcome: 'strict-client',
        says: note.says,
        facts: { ...shared, traceparent: first.traceparent?.value.raw },
        evidence: [quoted(decoded.text, note.span, `the ${note.client} client refuses it`)],
      }
    }
    if (first)
      return {
        outcome: 'success',
        says: first.says.slice(0, 600),
        facts: shared,
        evidence: [quoted(decoded.text, first.span, 'a good answer')],
      }
    if (words !== null) return wordsFound(decoded, words, shared)
    const { status } = readPastedAnswer(decoded.text)
    const meaning = status === null ? null : statusMeaning(status.code)
    if (status !== null && meaning !== null) {
      const start = decoded.text.indexOf(status.quote)
      return {
        outcome: httpRefusal(status.code),
        says: meaning.says,
        facts: { ...shared, status: status.code, httpDoes: meaning.does },
        evidence: [quoted(decoded.text, { start, end: start + status.quote.length }, `HTTP ${status.code}`)],
      }
    }
    return { outcome: 'nothing', says: decoded.says, facts: shared }
  },
})
