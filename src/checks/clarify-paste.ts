import { decode } from '#src/reading/clarify/decode.ts'
import type { Decoded, ErrorAnswer, Message } from '#src/reading/clarify/decoded.ts'
import type { Span } from '#src/reading/text/span.ts'
import { check } from '#src/domain/check.ts'
import type { Evidence } from '#src/domain/evidence.ts'
import type { FactsGiven, NonEmpty } from '#src/domain/finding.ts'
import {
  clarifyRefusals,
  clarifySilences,
  codeRefusal,
  errorFacts,
  faultsInWords,
  malformedAs,
  type ClarifyRefusal,
} from './clarify-refusal.ts'
import { tokenRefusalOf, tokenRefusals } from './clarify-token.ts'

/** What a client reports when nothing came back at all. */
const silent = [
  {
    reason: 'dns',
    pattern:
      /ENOTFOUND|EAI_AGAIN|getaddrinfo|no such host|Name or service not known|nodename nor servname|NameResolutionError|Could not resolve host/,
  },
  { reason: 'refused', pattern: /ECONNREFUSED|[Cc]onnection refused/ },
  {
    reason: 'tls',
    pattern:
      /CERTIFICATE_VERIFY_FAILED|certificate verify failed|x509: |self[- ]signed certificate|SSLError|UNABLE_TO_(?:GET|VERIFY)/,
  },
  {
    reason: 'timeout',
    pattern:
      /ETIMEDOUT|[Tt]imed out|deadline exceeded|ConnectTimeout|ReadTimeout|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT/,
  },
  { reason: 'reset', pattern: /ECONNRESET|[Cc]onnection reset|socket hang up|RemoteDisconnected|unexpected EOF/ },
] as const

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

function httpOutcome(status: number): ClarifyRefusal {
  if (status === 429) return 'http-too-many'
  if (status >= 500) return 'gateway-failed'
  return status === 401 || status === 403 ? 'access-refused' : 'http-refused'
}

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
        outcome: httpOutcome(message.status),
        facts: { status: message.status, httpDoes: message.meaning.does },
        evidence: here(`HTTP ${message.status}`),
      }
    case 'not-rpc':
      if (message.head?.status && message.head.status >= 500)
        return {
          outcome: 'gateway-failed',
          facts: { status: message.head.status, pageTitle: message.title?.text },
          evidence: here(`HTTP ${message.head.status}`),
        }
      break
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
      pastedSays: decoded.says.slice(0, 400),
      messages: decoded.messages.length,
      client: decoded.clients[0]?.client,
      clientSays: decoded.clients[0]?.says,
    }
    const [first] = decoded.messages.toSorted((a, b) => weightOf(b) - weightOf(a))
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
    for (const { reason, pattern } of silent) {
      const found = pattern.exec(decoded.text)
      if (!found) continue
      const { outcome, name } = clarifySilences[reason]
      const span = { start: found.index, end: found.index + found[0].length }
      return {
        outcome,
        says: `The client reports that nothing came back: ${name}.`,
        facts: { ...shared, silence: reason, silenceName: name },
        evidence: [quoted(decoded.text, span, name)],
      }
    }
    return { outcome: 'nothing', says: decoded.says, facts: shared }
  },
})
