import { decode } from '#src/reading/clarify/decode.ts'
import type { Decoded, Message } from '#src/reading/clarify/decoded.ts'
import { isMalformed } from '#src/reading/clarify/say-answer.ts'
import type { Identifier } from '#src/domain/model/conclusion.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { actorNames, type Actor } from '#src/domain/model/scenario.ts'
import { copyAllEvidence } from '#src/report/redaction/copy-evidence.ts'
import { copyShort, type Copying } from '#src/report/redaction/copying.ts'
import type { Reported } from '#src/report/redaction/redaction.ts'
import type { ReportGrid, Report } from './report.ts'
import { frameOf, startCopying, type ReportedCase } from '#src/report/redaction/start-copying.ts'

/** A decoded answer to be reported; both texts without their secrets. */
export interface DecodeToReport extends ReportedCase {
  readonly response: string
  readonly request: string
  /** When it was pasted; epoch ms. */
  readonly at: number
}

const mostMessages = 40
const mostEvidence = 6

const isWrong = (message: Message): boolean => message.scenario !== null || isMalformed(message)

/** Who acts on a message, and what they do; null where nothing is wrong or nobody can be named. */
function actionOf(message: Message): { readonly who: Actor; readonly does: string } | null {
  switch (message.kind) {
    case 'error':
    case 'code':
      return message.code?.row ?? null
    case 'token-error':
      return message.row
    case 'transport':
      return message.meaning
    default:
      return isWrong(message)
        ? {
            who: 'you',
            does:
              'Look whether the answer really comes from Clarify: the ' +
              'address that is called, a traceparent among its headers.',
          }
        : null
  }
}

/** What a message means, and whether sending it again can help; '' where nothing is known of it. */
function meaningOf(message: Message): string {
  switch (message.kind) {
    case 'error':
    case 'code':
      return [message.code?.says, message.code?.row?.retrySays].filter((part) => part !== undefined).join(' ')
    case 'token-error':
      return message.row?.means ?? ''
    case 'transport':
      return message.meaning.says
    default:
      return ''
  }
}

function badgeOf(message: Message): string {
  switch (message.kind) {
    case 'error':
      return message.code === null ? 'error' : String(message.code.code)
    case 'code':
      return String(message.code.code)
    case 'token-error':
      return 'token refused'
    case 'transport':
      return `HTTP ${message.status}`
    case 'result':
    case 'token':
      return isWrong(message) ? 'malformed' : message.kind
    case 'unclear':
      return 'malformed'
    case 'not-rpc':
      return 'no JSON-RPC'
  }
}

/** What support looks a call up by: traces, traceparents and request ids, each once. */
function identifiersOf(messages: readonly Message[]): readonly Identifier[] {
  const found = messages
    .filter(isWrong)
    .flatMap((message): readonly Identifier[] => [
      ...(message.kind === 'error' && message.trace !== null ? [{ label: 'trace', value: message.trace.text }] : []),
      ...(message.traceparent === null ? [] : [{ label: 'traceparent', value: message.traceparent.value.raw }]),
      ...('id' in message && (message.id.kind === 'number' || message.id.kind === 'text')
        ? [{ label: 'request id', value: message.id.text }]
        : []),
    ])
  return [...new Map(found.map((each) => [`${each.label} ${each.value}`, each])).values()].slice(0, 12)
}

function messagesGrid(copying: Copying, messages: readonly Message[]): ReportGrid {
  const shown = messages.slice(0, mostMessages)
  return {
    columns: ['Message', 'Method', 'What it says', 'Who acts'],
    rows: shown.map((message, index) => {
      const request = 'request' in message ? message.request : null
      const where = `Message ${index + 1}`
      const acts = actionOf(message)
      return {
        cells: [
          badgeOf(message),
          request?.method == null ? '–' : copyShort(copying, 'method', `${where} › method`, request.method.text, 80),
          copyShort(copying, 'what it says', where, message.says, 600),
          acts === null ? '–' : actorNames[acts.who],
        ],
        tone: isWrong(message) ? 'fail' : 'pass',
        strong: false,
      }
    }),
    numeric: [],
    left: messages.length - shown.length,
  }
}

/** The parameters that an answer refuses, with the place in the request. */
function faultsGrid(copying: Copying, messages: readonly Message[]): ReportGrid | null {
  const faults = messages.flatMap((message) =>
    message.kind === 'error' ? [...message.params, ...message.invalidResources.flatMap(({ fields }) => fields)] : [],
  )
  if (faults.length === 0) return null
  const cell = (text: string, what: string) => copyShort(copying, what, `Parameters › ${what}`, text, 300)
  const shown = faults.slice(0, mostMessages)
  return {
    columns: ['Parameter', 'Reason', 'In the request'],
    rows: shown.map(({ path, reasons, place }) => ({
      cells: [
        cell(path.text, 'parameter'),
        cell(reasons.map(({ text }) => text).join(', '), 'reason'),
        place === null
          ? 'no request pasted'
          : place.found
            ? 'stands there'
            : `${cell(place.pointer, 'place')} is missing`,
      ],
      tone: null,
      strong: false,
    })),
    numeric: [],
    left: faults.length - shown.length,
  }
}

function evidenceOf(decoded: Decoded): readonly Evidence[] {
  const wrong = decoded.messages.filter(isWrong)
  return (wrong.length === 0 ? decoded.messages : wrong).slice(0, mostEvidence).map((message) => {
    const own = decoded.text.slice(message.span.start, message.span.end)
    const span = message.kind === 'error' ? (message.codeSpan ?? message.message?.span ?? null) : null
    const quote = span === null ? own.slice(0, 160) : decoded.text.slice(span.start, span.end)
    return {
      kind: 'paste',
      text: own,
      quote,
      shows: decoded.messages.length === 1 ? badgeOf(message) : message.says.slice(0, 300),
    }
  })
}

/**
 * A decoded answer of Clarify as a report: each message in a line, who acts, the parameters that are refused, the
 * ids for support.
 */
export function decodeReport({ response, request, at, ...reported }: DecodeToReport): Reported {
  const decoded = decode(response, request)
  const wrong = decoded.messages.filter(isWrong)
  const identifiers = identifiersOf(decoded.messages)
  const evidence = evidenceOf(decoded)
  const copying = startCopying(reported, evidence, identifiers)
  const actions = new Map(
    wrong.flatMap((message) => actionOf(message) ?? []).map((action) => [`${action.who} ${action.does}`, action]),
  )
  const faults = faultsGrid(copying, decoded.messages)
  const version = decoded.messages.flatMap(
    (message) => message.head?.headers.find(({ name }) => name === 'x-api-version')?.value ?? [],
  )[0]
  const [first] = wrong
  const report: Report = {
    kind: 'decode',
    headline: copyShort(copying, 'headline', 'Headline', decoded.says, 600),
    status:
      wrong.length > 0
        ? { tone: 'fail', word: wrong.length === 1 ? 'error decoded' : `${wrong.length} errors decoded` }
        : decoded.messages.length > 0
          ? { tone: 'pass', word: 'nothing wrong' }
          : { tone: 'warn', word: 'not recognised' },
    strength: null,
    system: 'Clarify',
    subject: 'Decoded answer',
    dialect: version === undefined ? null : `API version ${copyShort(copying, 'version', 'API version', version, 40)}`,
    seenAt: at,
    explains:
      first === undefined
        ? null
        : copyShort(copying, 'what it says', 'Explanation', wrong.length > 1 ? first.says : meaningOf(first), 900) ||
          null,
    contradictions: [],
    counts: [],
    actions: [...actions.values()].slice(0, 8).map(({ who, does }, index) => ({
      who,
      does: copyShort(copying, 'action', `Action ${index + 1}`, does, 600),
      where: null,
    })),
    asks: null,
    evidence: copyAllEvidence(copying, evidence),
    tables: [
      ...(decoded.messages.length < 2
        ? []
        : [
            {
              title: 'Messages',
              says: decoded.unanswered.length === 0 ? null : `${decoded.unanswered.length} requests are unanswered.`,
              grid: messagesGrid(copying, decoded.messages),
            },
          ]),
      ...(faults === null ? [] : [{ title: 'Parameters that are refused', says: null, grid: faults }]),
    ],
    plan: null,
    disprovedBy: null,
    curl: null,
    answers: [],
    identifiers: identifiers.map(({ label, value }) => ({
      label,
      value: copyShort(copying, 'identifier', `Identifier ${label}`, value, 200),
    })),
    connection: null,
    ...frameOf(reported),
  }
  return { report, removed: copying.removals.list() }
}
