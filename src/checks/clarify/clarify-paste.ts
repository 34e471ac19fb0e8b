import { decodePaste } from '#src/reading/clarify/decode.ts'
import { requestAsJson } from '#src/reading/clarify/broken-request.ts'
import type { Decoded, ErrorAnswer, Message } from '#src/reading/clarify/decoded.ts'
import type { ClientTells } from '#src/reading/clarify/client-notes.ts'
import { malformedIn, spokenIn, type Spoken } from '#src/reading/clarify/spoken.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import type { FailureFound } from '#src/reading/text/network-failures.ts'
import type { Span } from '#src/reading/text/span.ts'
import { scenarioOfPage, statusMeaning } from '#src/clarify/http-status.ts'
import { check } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { FactsGiven } from '#src/domain/model/facts.ts'
import {
  clarifyAnswerFacts,
  clarifyRefusals,
  codeRefusal,
  errorFacts,
  faultsInWords,
  httpRefusal,
  malformedAs,
} from '#src/checks/refusals/clarify-refusal.ts'
import { clarifyTokenRefusalOf, clarifyTokenRefusals } from './clarify-token.ts'
import { isClarifyWayFault, pageFault } from './clarify-way.ts'

const outcomes = {
  success: 'pass',
  nothing: 'info',
  'strict-client': { status: 'warn', see: 'clarify.malformed-response' },
  'no-answer': 'fail',
  ...clarifyTokenRefusals,
  ...clarifyRefusals,
} as const
const facts = {
  ...clarifyAnswerFacts,
  /** The paste as a whole in a sentence, and how many messages are in it. */
  pastedSays: 'text',
  messages: 'number',
  pastedHost: 'text',
  /** Where the request beside a -32700 stops being JSON, and whether it is JSON after all. */
  requestBreaks: 'text',
  requestIsJson: 'yes-no',
  /** A client's words for an answer that did not come, or for a fault that they only tell. */
  pastedQuote: 'text',
  said: 'text',
  client: 'text',
  clientSays: 'text',
} as const

/** What shows that something is wrong. */
type Outcome = Exclude<keyof typeof outcomes, 'success' | 'nothing'>

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

/**
 * Beside the quoted code: what was done in part, or each refused parameter, in the answer and at its
 * place in the request.
 */
function errorEvidence(decoded: Decoded, message: ErrorAnswer): NonEmpty<Evidence> {
  const { partial, params } = message
  const place = message.codeSpan ?? message.message?.span ?? message.span
  const first = quoted(decoded.text, place, message.code ? `${message.code.code} ${message.code.name}` : 'an error')
  const left = partial?.rest ?? partial?.failed.map(({ text }) => text) ?? []
  const rows = [
    ...(partial?.done ?? []).slice(0, 100).map(({ text }) => [text, 'done']),
    ...left.slice(0, 100).map((name) => [name, 'not done']),
  ]
  if (partial !== null && rows.length > 0)
    return [first, { kind: 'rows', columns: ['Entry', 'State'], rows, shows: partial.says }]
  if (partial !== null || params.length === 0) return [first]
  const faults = params.slice(0, 50).map(({ path, reasons, place: at }) => ({
    name: path.text,
    why: reasons.map(({ text }) => text).join(', '),
    at,
  }))
  const cells = faults.map(({ name, why, at }) => [
    name,
    why,
    at === null ? 'no request pasted' : `${at.pointer} ${at.found ? `is ${at.value ?? ''}` : 'is missing'}`,
  ])
  const marked = faults.slice(0, 5).flatMap(({ name, why, at }) => {
    const source = at?.source === 'request' ? decoded.request : decoded.text
    const says = `${name}: ${why}${at?.found === false ? ' (missing here)' : ''}`
    return at !== null && source !== null ? [quoted(source, at.span, says)] : []
  })
  const columns = ['Parameter', 'Reason', 'In the request']
  return [first, { kind: 'rows', columns, rows: cells, shows: faultsInWords(message) }, ...marked]
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

interface Read {
  readonly outcome: Outcome
  readonly says?: string
  readonly facts: FactsGiven<typeof facts>
  readonly evidence: NonEmpty<Evidence>
}

/** Reads the deciding message as an outcome; null when it shows nothing wrong. */
function readMessage(decoded: Decoded, message: Message): Read | null {
  const here = (shows: string, span: Span = message.span): NonEmpty<Evidence> => [quoted(decoded.text, span, shows)]
  const status = message.head?.status ?? undefined
  switch (message.kind) {
    case 'error': {
      if (message.scenario === 'clarify.malformed-response') break
      // Error data alone, whose parameters tell which code it came with.
      if (message.code === null && message.params.length === 0) break
      const outcome = message.code === null ? 'invalid-params' : codeRefusal(message.code.row)
      const evidence = errorEvidence(decoded, message)
      const told = { ...errorFacts(message), status }
      if (outcome !== 'parse-error') return { outcome, facts: told, evidence }
      const sent = requestAsJson(decoded.text, decoded.request, message.span)
      const marked =
        sent?.breaks == null
          ? []
          : [quoted((sent.source === 'request' ? decoded.request : null) ?? decoded.text, sent.breaks.span, 'no JSON')]
      return {
        outcome,
        facts: {
          ...told,
          requestBreaks: sent?.breaks?.where,
          requestIsJson: sent === null ? null : sent.breaks === null,
        },
        evidence: [...evidence, ...marked],
      }
    }
    case 'code': {
      const { code, name, row } = message.code
      return { outcome: codeRefusal(row), facts: { rpcCode: code, codeName: name }, evidence: here(name) }
    }
    case 'token-error': {
      const tokenError = message.error.text.slice(0, 60)
      const tokenErrorSays = message.description?.text.slice(0, 300)
      const isApi = message.row?.source.startsWith('RFC 6750') === true
      return {
        outcome: clarifyTokenRefusalOf(message.error.text) ?? (isApi ? 'access-refused' : 'token-refused'),
        facts: { tokenError, tokenErrorMeans: message.row?.means, tokenErrorSays, status },
        evidence: here(tokenError, message.error.span),
      }
    }
    case 'transport': {
      const told = { status: message.status, httpDoes: message.meaning.does }
      return { outcome: httpRefusal(message.status), facts: told, evidence: here(`HTTP ${message.status}`) }
    }
    case 'not-rpc': {
      if (message.page !== null && scenarioOfPage(status ?? null) === 'clarify.unreachable') {
        const told = { status, pageTitle: message.title?.text, pageBy: message.page.by ?? undefined }
        const shows = message.title?.text ?? 'a web page'
        const outcome = pageFault(message.page, status ?? null)
        return { outcome, facts: told, evidence: here(shows, message.title?.span) }
      }
      if (status === undefined || statusMeaning(status) === null) break
      return { outcome: httpRefusal(status), facts: { status }, evidence: here(`HTTP ${status}`) }
    }
    case 'result':
    case 'unclear':
    case 'token':
      break
  }
  const malformed = malformedAs(message)
  if (malformed === null) return null
  const { outcome, rule, says: ruleSays, source: ruleSource } = malformed
  const span = message.broken.find((one) => one.rule === rule)?.span
  const rpcId = 'id' in message && message.id.kind !== 'absent' ? message.id.text.slice(0, 60) : undefined
  const pageTitle = message.kind === 'not-rpc' ? message.title?.text : undefined
  return {
    outcome,
    facts: { rule, ruleSays, ruleSource, rpcId, pageTitle },
    evidence: here('breaks a rule', span && span.end > span.start ? span : message.span),
  }
}

/** Why nothing of Clarify’s came back, in a client’s words. */
function lost(text: string, failure: FailureFound): Read {
  const { fault, says } = failure
  const outcome = fault === 'unsendable' || !isClarifyWayFault(fault) ? 'not-sent' : fault
  return {
    outcome,
    says: `The pasted text: ${says}.`,
    facts: { pastedQuote: text.slice(failure.start, failure.end) },
    evidence: [quoted(text, failure, says)],
  }
}

/** What a client's own words come to where no answer stands beside them. */
const ofClients: Readonly<Record<Exclude<ClientTells, null>, Outcome>> = {
  strict: 'strict-client',
  malformed: 'malformed',
  'cut-off': 'cut-off',
  credentials: 'token-invalid-client',
  'no-credentials': 'not-sent',
}

const ofSpoken: Readonly<Record<Exclude<Spoken['of'], 'code'>, readonly [outcome: Outcome, says: string]>> = {
  'no-credentials': ['not-sent', 'no usable credentials'],
  credentials: ['token-invalid-client', 'the credentials are not accepted'],
  refused: ['access-refused', 'Clarify does not let the caller in'],
  'server-failed': ['gateway-failed', 'a server failed, not the call'],
  unreachable: ['no-answer', 'no answer of Clarify’s came back'],
  malformed: ['malformed', 'the answer cannot be read as JSON-RPC'],
}

function readSpoken(text: string, spoken: Spoken): Read {
  const said = text.slice(spoken.span.start, spoken.span.end)
  const [outcome, meant]: readonly [Outcome, string] =
    spoken.of === 'code'
      ? [codeRefusal(spoken.row), `what Clarify calls ${spoken.row.code}, ${spoken.row.name}`]
      : ofSpoken[spoken.of]
  return {
    outcome,
    says: `The text says it only in words (“${said.slice(0, 120)}”): ${meant}.`,
    facts: { said: said.slice(0, 120) },
    evidence: [quoted(text, spoken.span, meant)],
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
  outcomes,
  facts,
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '', request: pastes['request'] ?? '' }),
  judge: ({ text: pasted, request }) => {
    const paste = readPaste(pasted)
    const decoded = decodePaste(paste, request)
    const { text } = paste
    const [first] = decoded.messages.toSorted((a, b) => weightOf(b) - weightOf(a))
    const [note] = decoded.clients
    const shared = {
      pastedSays: decoded.says.slice(0, 400),
      pastedHost: paste.addresses.find(({ of, host }) => of === 'clarify' && host !== null)?.host ?? undefined,
      messages: decoded.messages.length,
      client: note?.client,
      clientSays: note?.says,
      traceparent: first?.traceparent?.value.raw,
      traceId: first?.traceparent?.value.traceId,
    }
    const found = ({ outcome, says = '', facts: told, evidence }: Read) => ({
      outcome,
      says: says.slice(0, 600),
      facts: { ...shared, ...told },
      evidence,
    })
    const [failure] = paste.failures
    // A proxy’s refusal of a tunnel has a status, which is not the API’s.
    const isTunnel = failure?.fault === 'proxy-refused' && (first === undefined || first.kind === 'transport')
    if (isTunnel) return found(lost(text, failure))
    const read = first === undefined ? null : readMessage(decoded, first)
    if (first !== undefined && read !== null) return found({ says: first.says, ...read })
    if (first === undefined && failure !== undefined) return found(lost(text, failure))
    if (note !== undefined && note.tells !== null) {
      const outcome = first === undefined ? ofClients[note.tells] : 'strict-client'
      const evidence = quoted(text, note.span, `what the ${note.client} client says`)
      if (first?.kind !== 'token') return found({ outcome, says: note.says, facts: {}, evidence: [evidence] })
    }
    const spoken = first === undefined ? spokenIn(paste) : malformedIn(paste)
    if (spoken !== null) return found(readSpoken(text, spoken))
    if (first === undefined) return { outcome: 'nothing', says: decoded.says, facts: shared }
    const evidence: NonEmpty<Evidence> = [quoted(text, first.span, 'a good answer')]
    return { outcome: 'success', says: first.says.slice(0, 600), facts: shared, evidence }
  },
})
