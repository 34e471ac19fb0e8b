import type { Answer } from '#src/clari/answer.ts'
import { gatewayFailed } from '#src/reading/clari/answer.ts'
import { notModifiedSays } from '#src/clarify/http-status.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import type { ClariError } from '#src/clari/errors.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange, NetworkFailureReason } from '#src/domain/contract/exchange.ts'
import type { NonEmpty, Outcomes } from '#src/domain/model/finding.ts'
import type { FactKinds, FactsGiven } from '#src/domain/model/facts.ts'
import { notRead, notReadFinding } from '#src/domain/model/not-read.ts'

/** Every way in which a call to Clari can end other than well, as outcomes that checks share. */
export const refusals = {
  'gateway-no-key': { status: 'fail', see: 'clari.unauthorized' },
  'gateway-rejected': { status: 'fail', see: 'clari.unauthorized' },
  'api-rejected': { status: 'fail', see: 'clari.unauthorized' },
  'no-optin': { status: 'fail', see: 'clari.unauthorized' },
  forbidden: { status: 'fail', see: 'clari.forbidden' },
  'no-such-forecast': { status: 'fail', see: 'clari.forecast-not-found' },
  'no-route': { status: 'fail', see: 'clari.unreachable' },
  'rate-limited': { status: 'fail', see: 'clari.rate-limited' },
  'bad-request': { status: 'fail', see: 'clari.bad-request' },
  'web-page': { status: 'fail', see: 'clari.unreachable' },
  redirected: { status: 'fail', see: 'clari.unreachable' },
  intercepted: { status: 'fail', see: 'clari.unreachable' },
  'no-answer': { status: 'fail', see: 'clari.unreachable' },
  'not-sent': { status: 'fail', see: 'clari.unauthorized' },
  'server-error': { status: 'fail', see: 'clari.unreachable' },
  'broken-answer': { status: 'fail', see: 'clari.unreachable' },
  'other-error': { status: 'fail', see: 'clari.bad-request' },
  [notRead]: 'warn',
} as const satisfies Outcomes

/** What is known of a connection that failed, whichever API was to be reached. */
export const failureFacts = {
  'silence.issuer': 'text',
  'silence.subject': 'text',
  'silence.validTo': 'text',
  'silence.proxy': 'text',
  'silence.proxyStatus': 'text',
  /** Of an answer that was not read in time: `slow` (it was still coming) or `stalled`. */
  'silence.pace': 'text',
  /** What came where something came that is no HTTP answer. */
  'silence.answered': 'text',
} as const satisfies FactKinds

/** What each refusal can say of itself; every check that has the {@link refusals} declares these facts too. */
export const refusalFacts = {
  refusal: 'text',
  status: 'number',
  dialect: 'text',
  sentTo: 'text',
  code: 'text',
  message: 'text',
  errorId: 'text',
  requestId: 'text',
  /** Who failed where that is known not to be the API itself: `gateway`, or another that is on the way. */
  failedBy: 'text',
  orgId: 'text',
  scope: 'text',
  /** Where a body differs from what it should be. */
  differsAt: 'text',
  pageKind: 'text',
  pageTitle: 'text',
  /** The reason for which no answer came, and what it is called. */
  silence: 'text',
  silenceName: 'text',
  detail: 'text',
  ...failureFacts,
} as const satisfies FactKinds

/** One way in which a call to Clari ended other than well. */
export type Refusal = keyof typeof refusals

/** A refusal put into words, with the place of the exchange that shows it. */
export interface RefusalFound {
  readonly outcome: Refusal
  readonly says: string
  readonly facts: FactsGiven<typeof refusalFacts>
  readonly evidence: NonEmpty<Evidence>
}

/** Says how a call was refused; null when it was not. `what` names the call in a sentence: `GET /admin/limits`. */
export function refusalOf(exchange: Exchange, answer: Answer<unknown>): RefusalFound | null {
  switch (answer.kind) {
    case 'ok':
      return null
    case 'cut':
      return (
        statusFound(exchange, answer.status) ?? {
          ...notReadFinding(exchange),
          facts: {
            refusal: notRead,
            status: answer.status,
            dialect: dialectOf(exchange),
            sentTo: exchange.request.url,
          },
        }
      )
    case 'silence':
      return silenceFound(exchange, answer.reason, answer.detail, answer.facts)
    case 'error':
      return errorFound(exchange, answer.error, answer.status)
    case 'not-json':
      return pageFound(exchange, answer.looksLike, answer.status)
    case 'unknown-shape': {
      const known = statusFound(exchange, answer.status)
      if (known !== null) return known
      const where = answer.path === '' ? 'the answer as a whole' : `“${answer.path}”`
      return found(exchange, 'broken-answer', 'body', null, 'not what the API is known to send', {
        says: `This is not what the API is known to send: at ${where} it should have ${answer.expected}.`,
        differsAt: answer.path,
      })
    }
  }
}

function silenceFound(
  exchange: Exchange,
  reason: NetworkFailureReason,
  detail: string,
  facts: Readonly<Record<string, string>>,
): RefusalFound {
  const outcome: Refusal =
    reason === 'redirect'
      ? 'redirected'
      : reason === 'tls'
        ? 'intercepted'
        : reason === 'unsendable' || reason === 'not-configured'
          ? 'not-sent'
          : 'no-answer'
  const name = facts['answered'] === undefined ? networkFailureNames[reason] : notHttpName
  return found(exchange, outcome, 'silence', null, name, {
    says: detail,
    silence: reason,
    silenceName: name,
    detail,
    ...factsOfFailure(facts),
  })
}

/** What it is called when something answered that is no HTTP. */
export const notHttpName = 'an answer that does not keep to HTTP'

/** What each way of not answering is called. */
export const networkFailureNames: Readonly<Record<NetworkFailureReason, string>> = {
  dns: 'the name was not found',
  refused: 'the connection was refused',
  tls: 'the certificate was not accepted',
  timeout: 'no answer in time',
  reset: 'the connection broke off',
  redirect: 'a redirect to another page',
  'too-large': 'an answer over the limit',
  unsendable: 'the key cannot be sent',
  'not-configured': 'no key to send',
}

/** What is known of a connection that failed, under the names that are declared. */
export function factsOfFailure(facts: Readonly<Record<string, string>>): FactsGiven<typeof failureFacts> {
  const { issuer, subject, validTo, proxy, proxyStatus, pace, answered } = facts
  return {
    'silence.issuer': issuer,
    'silence.subject': subject,
    'silence.validTo': validTo,
    'silence.proxy': proxy,
    'silence.proxyStatus': proxyStatus,
    'silence.pace': pace,
    'silence.answered': answered,
  }
}

function errorFound(exchange: Exchange, error: ClariError, status: number): RefusalFound {
  const outcome = errorOutcome(error, status)
  const message = error.message ?? ''
  const failedBy = outcome === 'server-error' && isOfGateway(error, status) ? 'gateway' : undefined
  const quote = quotedIn(exchange, error)
  return found(exchange, outcome, 'body', quote, `${status} ${error.code ?? message}`.trim(), {
    says: errorSays(outcome, error, status),
    code: error.code,
    message: error.message,
    errorId: error.errorId,
    requestId: error.requestId,
    failedBy,
    orgId: error.orgId,
    scope: /scope\s+(\w{1,40}::\w{1,20})/i.exec(message)?.[1],
  })
}

/** Which refusal an error body means; codes before statuses, since `no_optin` is a 401 that no key cures. */
export function errorOutcome(error: ClariError, status: number): Refusal {
  const code = (error.code ?? '').toLowerCase()
  const message = (error.message ?? '').toLowerCase()
  if (code === 'no_optin') return 'no-optin'
  if (code === 'no_such_forecast_config') return 'no-such-forecast'
  if (error.shape === 'gateway') {
    if (/no route matched/.test(message)) return 'no-route'
    if (/no api key/.test(message)) return 'gateway-no-key'
    if (status === 401 || /invalid authentication/.test(message)) return 'gateway-rejected'
  }
  if (status === 401) return 'api-rejected'
  if (status === 403) return 'forbidden'
  if (status === 404) return /forecast/.test(message) ? 'no-such-forecast' : 'no-route'
  if (status === 429) return 'rate-limited'
  if (status >= 500) return 'server-error'
  if (status === 400) return 'bad-request'
  return 'other-error'
}

/** Statuses with which a gateway tells of the server behind it (RFC 9110; from 520 on those of content networks). */
function isGatewayStatus(status: number): boolean {
  return status === 502 || status === 504 || status >= 520
}

/** Whether it is the gateway in front of the API that says so, of the API. */
function isOfGateway({ shape, message }: ClariError, status: number): boolean {
  return gatewayFailed.test(message ?? '') || (shape === 'gateway' && (isGatewayStatus(status) || status === 503))
}

function errorSays(outcome: Refusal, error: ClariError, status: number): string {
  const told = error.code ?? error.message ?? 'an error without words'
  const words = error.message || (error.code ?? '')
  switch (outcome) {
    case 'no-optin':
      return `Clari took the key, but its user is not opted in to this forecast: ${told}.`
    case 'gateway-no-key':
      return 'The gateway in front of Clari says that no key arrived.'
    case 'gateway-rejected':
      return `The gateway in front of Clari does not know the key: “${words}”.`
    case 'api-rejected':
      return `Clari’s API refuses the key: “${words}”.`
    case 'forbidden':
      return `Clari knows the key and forbids this: “${words}”.`
    case 'no-such-forecast':
      return `Clari knows no forecast of this id: “${words}”.`
    case 'no-route':
      return 'This address is not offered by the API.'
    case 'rate-limited':
      return 'Clari asks to slow down: 429 Too Many Requests.'
    case 'server-error':
      return isOfGateway(error, status)
        ? `The gateway in front of Clari’s API got no good answer from the server behind it: ${status} “${words}”.`
        : `Clari itself failed: ${status} “${words}”.`
    default:
      return status < 400
        ? `${status}, and an error in its body: “${words}”.`
        : `Clari refuses the request: ${status} “${words}”.`
  }
}

function pageFound(
  exchange: Exchange,
  kind: 'html' | 'login-page' | 'empty' | 'text' | 'truncated-json',
  status: number,
): RefusalFound {
  if (onTheWay[status] !== undefined) return statusFound(exchange, status) ?? broken(exchange, kind, status)
  if (status >= 500) {
    const isPage = kind === 'html' || kind === 'login-page'
    return found(exchange, 'server-error', 'status', String(status), `${status} without an answer of the API`, {
      says: isPage
        ? `A web page came back with ${status}: something in front of the API failed.`
        : isGatewayStatus(status)
          ? `${status} came without an answer of the API: a gateway got none from the server behind it.`
          : `${status} came without an answer of the API: its server failed, or something in front of it.`,
      pageKind: kind,
      failedBy: isPage || isGatewayStatus(status) ? 'gateway' : undefined,
    })
  }
  if (status === 429) return statusFound(exchange, status) ?? broken(exchange, kind, status)
  if (kind === 'html' || kind === 'login-page') {
    const title = titleOf(exchange)
    return found(
      exchange,
      'web-page',
      'body',
      title?.quote ?? null,
      kind === 'login-page' ? 'a login page' : 'a web page',
      {
        says:
          `${status}, and a ${kind === 'login-page' ? 'login page' : 'web page'} instead of an answer of the ` +
          `API${title === null ? '' : `: “${title.text}”`}.`,
        pageKind: kind,
        pageTitle: title?.text,
      },
    )
  }
  return statusFound(exchange, status) ?? broken(exchange, kind, status)
}

function broken(
  exchange: Exchange,
  kind: 'html' | 'login-page' | 'empty' | 'text' | 'truncated-json',
  status: number,
): RefusalFound {
  const what =
    kind === 'empty'
      ? 'nothing at all'
      : kind === 'truncated-json'
        ? 'JSON that breaks off in the middle'
        : 'a text that is no JSON'
  return found(exchange, 'broken-answer', kind === 'empty' ? 'status' : 'body', null, what, {
    says:
      `${status}, and ${what}: this is not what the API is known to send.` +
      (status === 304 ? ` ${notModifiedSays}` : ''),
    pageKind: kind,
  })
}

/** Statuses that only something on the way gives, and who that is. */
const onTheWay: Readonly<Record<number, { readonly failedBy: string; readonly says: string }>> = {
  407: { failedBy: 'proxy', says: '407: the network’s proxy wants a user name and password; the API was not asked.' },
  408: { failedBy: 'waiting', says: '408: a server on the way waited for the request in vain and gave up.' },
  451: { failedBy: 'filter', says: '451: something on the way blocks this address; the API was not asked.' },
  511: { failedBy: 'sign-in', says: '511: the network wants somebody to sign in first; the API was not asked.' },
}

/** What a status alone says, when no body of the API explains it. */
function statusFound(exchange: Exchange, status: number): RefusalFound | null {
  const shown = String(status)
  const way = onTheWay[status]
  if (way !== undefined) return found(exchange, 'server-error', 'status', shown, shown, way)
  if (status === 401)
    return found(exchange, 'api-rejected', 'status', shown, '401 without a reason', {
      says: 'The key is refused: 401 without a reason that the API is known to give.',
    })
  if (status === 403)
    return found(exchange, 'forbidden', 'status', shown, '403 without a reason', {
      says: 'The request is forbidden: 403 without a reason that the API is known to give.',
    })
  if (status === 404)
    return found(exchange, 'no-route', 'status', shown, '404', { says: 'This address is not offered by the API: 404.' })
  if (status === 429)
    return found(exchange, 'rate-limited', 'status', shown, '429', {
      says: 'Clari asks to slow down: 429 Too Many Requests.',
    })
  if (status >= 500)
    return found(exchange, 'server-error', 'status', shown, shown, {
      says: isGatewayStatus(status)
        ? `${status} came without an error that the API is known to send: a gateway got no good answer from it.`
        : `${status} came without an error that the API is known to send: its server failed, or one in front of it.`,
      failedBy: isGatewayStatus(status) ? 'gateway' : undefined,
    })
  if (status >= 400)
    return found(exchange, 'other-error', 'status', shown, shown, { says: `Clari refuses the request: ${status}.` })
  return null
}

/**
 * The part of the body to mark, as it stands there: the code, or the message where the code is only the status's name.
 */
function quotedIn(exchange: Exchange, error: ClariError): string | null {
  const body = exchange.result.kind === 'response' ? exchange.result.body : ''
  const parts =
    error.shape === 'guide' || /^(?:forbidden|unauthori[sz]ed)$/i.test(error.code ?? '')
      ? [error.message, error.code]
      : [error.code, error.message]
  return parts.find((text) => text !== null && text !== '' && body.includes(text)) ?? null
}

function titleOf(exchange: Exchange): { readonly quote: string; readonly text: string } | null {
  if (exchange.result.kind !== 'response') return null
  const read = /<title[^>]{0,200}>([^<]{1,200})/i.exec(exchange.result.body)
  const text = read?.[1]?.trim() ?? ''
  return text === '' ? null : { quote: text, text }
}

type Place = Extract<Evidence, { kind: 'exchange' }>['place']

function found(
  exchange: Exchange,
  outcome: Refusal,
  place: Place,
  quote: string | null,
  shows: string,
  facts: FactsGiven<typeof refusalFacts> & { readonly says: string },
): RefusalFound {
  const { says, ...rest } = facts
  return {
    outcome,
    says,
    facts: {
      refusal: outcome,
      status: statusOf(exchange),
      dialect: dialectOf(exchange),
      sentTo: exchange.request.url,
      ...rest,
    },
    evidence: [{ kind: 'exchange', exchange, place, quote, shows }],
  }
}

/** The HTTP status of an exchange; undefined when nothing came back. */
export function statusOf(exchange: Exchange): number | undefined {
  return exchange.result.kind === 'response' ? exchange.result.status : undefined
}
