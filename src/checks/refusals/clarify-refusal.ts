import { decode } from '#src/reading/clarify/decode.ts'
import type { ErrorAnswer, Message } from '#src/reading/clarify/decoded.ts'
import type { ErrorCode } from '#src/clarify/error-codes.ts'
import { statusMeaning } from '#src/clarify/http-status.ts'
import { clarifyToken } from '#src/clarify/operations.ts'
import { readTraceParent } from '#src/clarify/trace-parent.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange, NetworkFailure, NetworkFailureReason } from '#src/domain/contract/exchange.ts'
import { leadingTo, type NonEmpty, type Outcomes } from '#src/domain/model/finding.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import type { FactKinds, FactsGiven } from '#src/domain/model/facts.ts'
import { notRead, notReadFinding } from '#src/domain/model/not-read.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import { clarifyWayFaults, pageInPlace, statusFault } from '#src/checks/clarify/clarify-way.ts'
import { networkFault } from '#src/checks/clari/key/reach-faults.ts'
import { unreadToken } from '#src/checks/clarify/unread-token.ts'
import { factsOfFailure, failureFacts, notHttpName } from './clari-refusal.ts'

/**
 * Every way in which a call to Clarify can end other than well: its thirteen error codes by name, then everything that
 * is no RPC error.
 */
export const clarifyRefusals = {
  'parse-error': { status: 'fail', see: 'clarify.parse-error' },
  'invalid-request': { status: 'fail', see: 'clarify.invalid-request' },
  'method-not-found': { status: 'fail', see: 'clarify.method-not-found' },
  'invalid-params': { status: 'fail', see: 'clarify.invalid-params' },
  'internal-error': { status: 'fail', see: 'clarify.internal-error' },
  'server-error': { status: 'fail', see: 'clarify.server-error' },
  'produce-invalid-resources': { status: 'fail', see: 'clarify.produce-invalid-resources' },
  'found-invalid-resources': { status: 'fail', see: 'clarify.found-invalid-resources' },
  forbidden: { status: 'fail', see: 'clarify.forbidden' },
  conflict: { status: 'fail', see: 'clarify.conflict' },
  'too-many-requests': { status: 'fail', see: 'clarify.too-many-requests' },
  'try-again': { status: 'fail', see: 'clarify.try-again' },
  'partial-failure': { status: 'fail', see: 'clarify.partial-failure' },
  // A code that Clarify's list does not have is nobody's scenario.
  'other-code': 'fail',
  ...leadingTo('clarify.auth', {
    'token-refused': 'fail',
    'token-unreadable': 'fail',
    'access-refused': 'fail',
    'http-refused': 'fail',
    'not-sent': 'fail',
  }),
  'http-too-many': { status: 'fail', see: 'clarify.too-many-requests' },
  ...leadingTo('clarify.malformed-response', { 'cut-off': 'fail', 'wrong-id': 'fail', malformed: 'fail' }),
  [notRead]: 'warn',
  ...leadingTo('clarify.unreachable', clarifyWayFaults),
} as const satisfies Outcomes

/** What an answer of Clarify's can say of itself, whether a live check or a paste shows it. */
export const clarifyAnswerFacts = {
  status: 'number',
  rpcCode: 'number',
  codeName: 'text',
  rpcMessage: 'text',
  rpcId: 'text',
  method: 'text',
  trace: 'text',
  traceparent: 'text',
  traceId: 'text',
  /** The refused parameters with their reasons, and the resources that are invalid, each as a part of a sentence. */
  params: 'text',
  resources: 'text',
  dataText: 'text',
  /** Of a call that was carried out in part: how many entries are done and left, and the request with what is left. */
  done: 'number',
  left: 'number',
  partialSays: 'text',
  restRequest: 'text',
  /** What the token endpoint answers under `error`, what that means, and what it adds. */
  tokenError: 'text',
  tokenErrorMeans: 'text',
  tokenErrorSays: 'text',
  /** What to do where the transport refuses. */
  httpDoes: 'text',
  /** The rule of JSON-RPC's that it breaks, in words, and where the rule stands. */
  rule: 'text',
  ruleSays: 'text',
  ruleSource: 'text',
  pageTitle: 'text',
  pageBy: 'text',
} as const satisfies FactKinds

/** What a live call can say of itself; every check that has the {@link clarifyRefusals} declares these facts too. */
export const clarifyFacts = {
  ...clarifyAnswerFacts,
  refusal: 'text',
  sentTo: 'text',
  host: 'text',
  tookMs: 'number',
  apiVersion: 'text',
  /** How long to wait, as the answer's header says. */
  retryAfter: 'text',
  /** What came where a token should have come. */
  tokenFault: 'text',
  /** The reason for which no answer came, and what it is called. */
  silence: 'text',
  silenceName: 'text',
  detail: 'text',
  ...failureFacts,
} as const satisfies FactKinds

type ClarifyFacts = FactsGiven<typeof clarifyFacts>

/** One way in which a call to Clarify ended other than well. */
export type ClarifyRefusal = keyof typeof clarifyRefusals

/** A refusal put into words, with the place of the exchange that shows it. */
export interface ClarifyRefusalFound {
  readonly outcome: ClarifyRefusal
  readonly says: string
  readonly facts: ClarifyFacts
  readonly evidence: NonEmpty<Evidence>
}

/** What each way of not answering is called. */
export const clarifyNetworkFailureNames: Readonly<Record<NetworkFailureReason, string>> = {
  dns: 'the name was not found',
  refused: 'the connection was refused',
  timeout: 'no answer in time',
  reset: 'the connection broke off',
  'too-large': 'an answer over the limit',
  tls: 'the certificate was not accepted',
  redirect: 'a redirect to another page',
  unsendable: 'the credentials cannot be sent',
  'not-configured': 'no usable credentials',
}

/** What is known of a missing answer: why, in words, and its details (issuer, proxy, target). */
export function networkFailureFacts({ reason, detail, facts = {} }: NetworkFailure) {
  return {
    silence: reason,
    silenceName: facts['answered'] === undefined ? clarifyNetworkFailureNames[reason] : notHttpName,
    detail,
    ...factsOfFailure(facts),
  } satisfies ClarifyFacts
}

/** Which refusal an error status without a readable body is. */
export function httpRefusal(status: number): ClarifyRefusal {
  const fault = statusFault(status)
  if (fault !== null) return fault
  if (status === 429) return 'http-too-many'
  if (status === 304) return 'cut-off'
  return status === 401 || status === 403 ? 'access-refused' : 'http-refused'
}

/** What is known of any exchange with Clarify: its trace, version and time, whatever came of it. */
export function factsOfCall(exchange: Exchange) {
  const header = (name: string) =>
    exchange.result.kind === 'response'
      ? exchange.result.headers.find((one) => one.name.toLowerCase() === name)?.value
      : undefined
  const trace = header('traceparent')
  const request = exchange.request.body === null ? null : decode('', exchange.request.body).requests[0]
  return {
    sentTo: exchange.request.url,
    host: URL.canParse(exchange.request.url) ? new URL(exchange.request.url).host : undefined,
    tookMs: exchange.tookMs,
    traceparent: trace,
    traceId: trace === undefined ? undefined : readTraceParent(trace).traceId,
    apiVersion: header('x-api-version'),
    method: request?.method?.text,
    rpcId: request?.id.text,
  } satisfies ClarifyFacts
}

/** Which refusal a code's row is; a code without a row is `other-code`. */
export function codeRefusal(row: ErrorCode | null | undefined): ClarifyRefusal {
  const name = row?.scenario.slice('clarify.'.length)
  return name !== undefined && isClarifyRefusal(name) ? name : 'other-code'
}

/** Whether an outcome of a check is one of Clarify's refusals. */
export function isClarifyRefusal(name: string): name is ClarifyRefusal {
  return Object.hasOwn(clarifyRefusals, name)
}

/**
 * Each refused parameter with its reasons, as one sentence part: `“integration”: required; “query.limit”: too large`.
 */
export function faultsInWords(message: ErrorAnswer, most = 5): string {
  const said = message.params
    .slice(0, most)
    .map(
      ({ path, reasons }) =>
        `“${path.text.slice(0, 80)}”: ${reasons.map(({ text }) => text.slice(0, 120)).join(', ') || 'no reason given'}`,
    )
  const more = message.params.length - said.length
  return said.join('; ') + (more > 0 ? `; and ${more} more` : '')
}

/** What an RPC error tells beyond its code, as facts. */
export function errorFacts(message: ErrorAnswer) {
  const resources = message.invalidResources
    .slice(0, 5)
    .map(
      ({ id, type, fields }) =>
        `${type?.text ?? 'resource'} ${id?.text ?? 'without id'}` +
        `${fields.length > 0 ? ` (${fields.map(({ path }) => path.text.slice(0, 60)).join(', ')})` : ''}`,
    )
  return {
    rpcCode: message.code?.code,
    codeName: message.code?.name,
    rpcMessage: message.message?.text.slice(0, 300),
    trace: message.trace?.text,
    rpcId: message.id.kind === 'number' || message.id.kind === 'text' ? message.id.text.slice(0, 60) : undefined,
    method: message.request?.method?.text.slice(0, 80),
    params: message.params.length > 0 ? faultsInWords(message) : undefined,
    resources: resources.length > 0 ? resources.join('; ') : undefined,
    dataText: message.dataText?.text.slice(0, 300),
    done: message.partial?.done.length,
    left: message.partial?.rest?.length,
    partialSays: message.partial?.says,
    restRequest:
      message.partial?.restRequest && message.partial.restRequest.length <= 2000
        ? message.partial.restRequest
        : undefined,
  } satisfies FactsGiven<typeof clarifyAnswerFacts>
}

const ruleOutcomes: Readonly<Record<string, ClarifyRefusal>> = {
  html: 'web-page',
  'cut-off': 'cut-off',
  empty: 'cut-off',
  'id-not-the-requests': 'wrong-id',
}

/** Which refusal a malformed message is, by the first rule that it breaks; null when it breaks none that matters. */
export function malformedAs(
  message: Message,
): { readonly outcome: ClarifyRefusal; readonly rule: string; readonly says: string; readonly source: string } | null {
  const worst = message.broken.find(({ weight }) => weight === 'breaks')
  return worst
    ? { outcome: ruleOutcomes[worst.rule] ?? 'malformed', rule: worst.rule, says: worst.says, source: worst.source }
    : null
}

type Place = Extract<Evidence, { kind: 'exchange' }>['place']

/**
 * Says how a call to Clarify was refused; null when it was answered with a good result. Where no token was to be had
 * the proxy tells the token endpoint's exchange instead of that of the operation asked: then the call was never made.
 */
export function clarifyRefusalOf(exchange: Exchange, asked: Operation): ClarifyRefusalFound | null {
  const { result } = exchange
  const base = factsOfCall(exchange)
  const found = (
    outcome: ClarifyRefusal,
    place: Place,
    quote: string | null,
    shows: string,
    says: string,
    facts: ClarifyFacts = {},
  ): ClarifyRefusalFound => ({
    outcome,
    says,
    facts: {
      ...base,
      refusal: outcome,
      ...(result.kind === 'response' ? { status: result.status } : {}),
      ...facts,
    },
    evidence: [{ kind: 'exchange', exchange, place, quote, shows }],
  })
  if (result.kind === 'silence') {
    const outcome = networkFault(result) ?? 'not-sent'
    return found(
      outcome,
      'silence',
      null,
      networkFailureFacts(result).silenceName,
      result.detail,
      networkFailureFacts(result),
    )
  }
  const forToken = exchange.operation === clarifyToken.id
  const quoted = (text: string | undefined) =>
    text !== undefined && text !== '' && result.body.includes(text) ? text : null
  const sent =
    exchange.request.body !== null && exchange.request.body.startsWith('{') ? exchange.request.body : undefined
  const decoded = decode(result.body, sent)
  const [message] = decoded.messages
  const meaning = statusMeaning(result.status)
  if (message?.kind === 'token-error') {
    const outcome = forToken ? 'token-refused' : 'access-refused'
    return found(
      outcome,
      'body',
      quoted(message.error.text),
      `${result.status} ${message.error.text.slice(0, 60)}`,
      message.says,
      {
        tokenError: message.error.text.slice(0, 60),
        tokenErrorMeans: message.row?.means,
        tokenErrorSays: message.description?.text.slice(0, 300),
      },
    )
  }
  if (message?.kind === 'error' && message.scenario !== 'clarify.malformed-response') {
    const outcome = codeRefusal(message.code?.row)
    // Where the answer does not name its request, it is that of this very call.
    const { rpcId = base.rpcId, method = base.method, ...facts } = errorFacts(message)
    return found(
      outcome,
      'body',
      quoted(String(message.code?.code ?? '')),
      `error ${message.code?.code ?? ''} ${message.code?.name ?? ''}`.trim(),
      message.says,
      { ...facts, rpcId, method },
    )
  }
  const page = pageInPlace(result.body, result.status)
  if (page !== null)
    return found(page.fault, 'body', quoted(page.title ?? undefined), 'a web page', page.says, page.facts)
  // A status that does not exist is no answer, whatever stands beneath it.
  if (!meaning && (result.status < 200 || result.status > 299)) {
    const ruleSays = `HTTP ${result.status} is no status that HTTP knows, so what came beside it is no answer.`
    return found('malformed', 'status', String(result.status), `HTTP ${result.status}`, ruleSays, {
      rule: 'no-status',
      ruleSays,
    })
  }
  if (meaning) {
    const outcome = httpRefusal(result.status)
    const after = result.headers.find(({ name }) => name.toLowerCase() === 'retry-after')?.value
    return found(outcome, 'status', String(result.status), `HTTP ${result.status}`, meaning.says, {
      httpDoes: meaning.does,
      retryAfter: after,
      ...(outcome === 'cut-off' ? { rule: 'empty', ruleSays: meaning.says } : {}),
    })
  }
  if (forToken) {
    const unread = unreadToken(result)
    if (unread === null && asked.id === clarifyToken.id) return null
    const { rule, what, says } = unread ?? {
      rule: 'not-asked',
      what: 'no call was made',
      says: 'A token was given, and the call itself was not made.',
    }
    const place = rule === 'empty' ? 'status' : 'body'
    return found('token-unreadable', place, null, what, says, { rule, tokenFault: what })
  }
  const malformed = message ? malformedAs(message) : null
  // More than is kept of an answer: it was cut here, not by Clarify. Only a page shows itself at its head.
  if (result.truncated && malformed?.outcome !== 'web-page') {
    const { outcome, says, evidence } = notReadFinding(exchange)
    return { outcome, says, facts: { ...base, refusal: outcome }, evidence }
  }
  if (message?.kind === 'result' && malformed === null) {
    const json = readJson(result.body)
    if (json.ok && isObject(json.value)) return null
    const says = json.ok
      ? 'The answer to one request is a list of answers.'
      : 'Beside the answer stands something that is no part of it, so as a whole it is no JSON.'
    return found('malformed', 'body', null, json.ok ? 'a list' : 'more than one answer', says, {
      rule: json.ok ? 'not-an-object' : 'not-json',
      ruleSays: says,
    })
  }
  if (message && malformed) {
    const fault = message.broken.find(({ rule }) => rule === malformed.rule)
    const quote =
      fault?.span && fault.span.end > fault.span.start
        ? quoted(decoded.text.slice(fault.span.start, Math.min(fault.span.end, fault.span.start + 200)))
        : null
    const page = message.kind === 'not-rpc' ? message.title?.text : undefined
    return found(
      malformed.outcome,
      result.body.trim() === '' ? 'status' : 'body',
      quote,
      malformed.rule === 'html' ? 'a web page' : 'malformed',
      malformed.says,
      { rule: malformed.rule, ruleSays: malformed.says, ruleSource: malformed.source, pageTitle: page },
    )
  }
  const isEmpty = result.body.trim() === ''
  const what = isEmpty ? 'nothing at all' : 'a text that is no JSON-RPC'
  const ruleSays = `HTTP ${result.status} came with ${what}.`
  return found(isEmpty ? 'cut-off' : 'malformed', isEmpty ? 'status' : 'body', null, what, ruleSays, {
    rule: isEmpty ? 'empty' : 'not-json',
    ruleSays,
  })
}
