import { readAnswer, type Answer } from '#src/clari/answer.ts'
import { copilotCalls, copilotToken } from '#src/clari/copilot-operations.ts'
import { copilotCallsSchema, copilotTokenSchema, copilotUsersSchema } from '#src/clari/schemas/copilot-schema.ts'
import type { ClariError } from '#src/clari/errors.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { FactKinds, FactsGiven } from '#src/domain/model/facts.ts'
import { notRead } from '#src/domain/model/not-read.ts'
import { retiredHost } from '#src/reading/copilot.ts'
import { refusalFacts, refusalOf, statusOf, type RefusalFound } from './clari-refusal.ts'
import { unreadToken } from '#src/checks/clarify/unread-token.ts'

/** The refusals of a token endpoint (RFC 6749 section 5.2), as outcomes that checks share. */
export const copilotTokenRefusals = {
  'invalid-client': 'fail',
  'unauthorized-client': 'fail',
  'invalid-grant': 'fail',
  'unsupported-grant-type': 'fail',
  'invalid-scope': 'fail',
  'invalid-request': 'fail',
} as const

/** Every way in which a call to Copilot can end other than well. */
export const copilotRefusals = {
  ...copilotTokenRefusals,
  'keys-refused': 'fail',
  'headers-not-read': 'fail',
  'no-token-endpoint': 'fail',
  'no-such-address': 'fail',
  'wrong-host': 'fail',
  'retired-host': 'fail',
  'host-not-found': 'fail',
  forbidden: 'fail',
  'rate-limited': 'fail',
  'web-page': 'fail',
  redirected: 'fail',
  intercepted: 'fail',
  'no-answer': 'fail',
  'not-sent': 'fail',
  'server-error': 'fail',
  'broken-answer': 'fail',
  'other-error': 'fail',
  [notRead]: 'warn',
} as const

/** What each refusal can say of itself; every check that has the {@link copilotRefusals} declares these facts too. */
export const copilotFacts = {
  ...refusalFacts,
  host: 'text',
  /** Seconds to wait, as the answer says. */
  retryAfter: 'text',
  /** The token endpoint's own code (RFC 6749). */
  oauthError: 'text',
  /** What came where a token should have come. */
  tokenFault: 'text',
} as const satisfies FactKinds

/** One way in which a call to Copilot ended other than well. */
export type CopilotRefusal = keyof typeof copilotRefusals

/** A refusal put into words, with the place of the exchange that shows it. */
export interface CopilotRefused {
  readonly outcome: CopilotRefusal
  readonly says: string
  readonly facts: FactsGiven<typeof copilotFacts>
  readonly evidence: NonEmpty<Evidence>
}

/** Says how a call to Copilot was refused; null when it was not. */
export function copilotRefusalOf(exchange: Exchange): CopilotRefused | null {
  const answer = readCopilot(exchange)
  const unread = exchange.operation === copilotToken.id && isGood(exchange) ? unreadTokenIn(exchange) : null
  const general = refusalOf(exchange, answer)
  const refused = general === null || general.outcome === notRead ? (unread ?? general) : general
  if (refused === null) return null
  const error = answer.kind === 'error' ? answer.error : null
  const host = hostOf(exchange)
  const outcome =
    refused.outcome !== 'not-sent' && retiredHost.test(host)
      ? 'retired-host'
      : outcomeOf(exchange, answer, refused.outcome)
  const retryAfter =
    exchange.result.kind === 'response'
      ? exchange.result.headers.find(({ name }) => name.toLowerCase() === 'retry-after')?.value
      : undefined
  return {
    outcome,
    says: saysOf(outcome, host, error, outcome === unread?.outcome ? unread.says : refused.says, {
      isGood: isGood(exchange),
      ofGateway: refused.facts['failedBy'] === 'gateway',
    }),
    facts: {
      ...refused.facts,
      refusal: outcome,
      host,
      retryAfter,
      oauthError: error === null ? null : copilotTokenRefusalOf(error) === null ? null : error.code,
    },
    evidence: refused.evidence,
  }
}

function isGood(exchange: Exchange): boolean {
  const status = statusOf(exchange) ?? 0
  return status >= 200 && status < 300
}

/** A token endpoint's good status with an answer in which no token can be read. */
function unreadTokenIn(exchange: Exchange): (Omit<RefusalFound, 'facts'> & Pick<CopilotRefused, 'facts'>) | null {
  const unread = exchange.result.kind === 'response' ? unreadToken(exchange.result) : null
  if (unread === null) return null
  const place = unread.rule === 'empty' ? 'status' : 'body'
  return {
    outcome: unread.rule === 'html' ? 'web-page' : 'broken-answer',
    says: unread.says,
    facts: { status: statusOf(exchange), sentTo: exchange.request.url, tokenFault: unread.what },
    evidence: [{ kind: 'exchange', exchange, place, quote: null, shows: unread.what }],
  }
}

/** The refusal that an error body's code names, or null for one that RFC 6749 does not have. */
export function copilotTokenRefusalOf(error: Pick<ClariError, 'code'>): keyof typeof copilotTokenRefusals | null {
  const name = (error.code ?? '').toLowerCase().replaceAll('_', '-')
  return isTokenRefusal(name) ? name : null
}

function isTokenRefusal(name: string): name is keyof typeof copilotTokenRefusals {
  return Object.hasOwn(copilotTokenRefusals, name)
}

/** Words of the gateway in front of Clari's forecast API: who says them is not Copilot. */
export const forecastGatewayWords =
  /no route matched with those values|no api key found in request|invalid authentication credentials/i

/** Which refusal an error's body and status mean, once it is known that Copilot was asked for a token or for data. */
export function copilotErrorOutcome(
  error: Pick<ClariError, 'code' | 'message' | 'shape'>,
  status: number,
  forToken: boolean,
): CopilotRefusal {
  const named = copilotTokenRefusalOf(error)
  if (named !== null) return named
  const message = error.message ?? ''
  if (forecastGatewayWords.test(message) || error.shape === 'published') return 'wrong-host'
  // A host that wants two headers has no token endpoint: it never looks at the form.
  if (forToken && (status === 404 || status === 405 || error.shape === 'copilot')) return 'no-token-endpoint'
  if (/credentials not provided/i.test(message)) return 'headers-not-read'
  if (/missing authentication token/i.test(message)) return 'no-such-address'
  if (status === 401) return 'keys-refused'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'no-such-address'
  if (status === 429) return 'rate-limited'
  return status >= 500 ? 'server-error' : 'other-error'
}

function outcomeOf(exchange: Exchange, answer: Answer<unknown>, general: keyof typeof generalOutcomes): CopilotRefusal {
  const forToken = exchange.operation === copilotToken.id
  if (answer.kind === 'error') return copilotErrorOutcome(answer.error, answer.status, forToken)
  if (answer.kind === 'silence' && answer.reason === 'dns') return 'host-not-found'
  if (general === 'no-route') return forToken ? 'no-token-endpoint' : 'no-such-address'
  if (general === 'api-rejected') return forToken ? 'invalid-client' : 'keys-refused'
  if (forToken && answer.kind !== 'silence' && answer.status === 405) return 'no-token-endpoint'
  return generalOutcomes[general]
}

/** What the general reading of a refused call comes to for Copilot where no words of its own say more. */
const generalOutcomes = {
  'gateway-no-key': 'wrong-host',
  'gateway-rejected': 'wrong-host',
  'api-rejected': 'keys-refused',
  'no-optin': 'wrong-host',
  forbidden: 'forbidden',
  'no-such-forecast': 'wrong-host',
  'no-route': 'no-such-address',
  'rate-limited': 'rate-limited',
  'bad-request': 'other-error',
  'web-page': 'web-page',
  redirected: 'redirected',
  intercepted: 'intercepted',
  'no-answer': 'no-answer',
  'not-sent': 'not-sent',
  'server-error': 'server-error',
  'broken-answer': 'broken-answer',
  'other-error': 'other-error',
  [notRead]: notRead,
} as const

function saysOf(
  outcome: CopilotRefusal,
  host: string,
  error: ClariError | null,
  otherwise: string,
  { isGood, ofGateway }: { readonly isGood: boolean; readonly ofGateway: boolean },
): string {
  const words = error?.message ?? error?.code ?? ''
  const described = error?.message == null ? '' : `: “${error.message}”`
  switch (outcome) {
    case 'invalid-client':
      return `The token endpoint does not take the client: ${error?.code ?? '401'}${described}.`
    case 'unauthorized-client':
    case 'invalid-grant':
    case 'unsupported-grant-type':
    case 'invalid-scope':
    case 'invalid-request':
      return `The token endpoint refuses: ${error?.code ?? outcome}${described}.`
    case 'keys-refused':
      return words === '' ? 'Copilot refuses the two keys: 401.' : `Copilot refuses the two keys: “${words}”.`
    case 'headers-not-read':
      return `Both headers were sent, and Copilot says that none came: “${words}”.`
    case 'no-token-endpoint':
      return `There is no token endpoint at ${host}.`
    case 'no-such-address':
      return `Copilot’s API is not at this address: ${host} does not offer the call.`
    case 'wrong-host':
      return `${host} answers as Clari’s forecast API, not as Copilot${words === '' ? '' : `: “${words}”`}.`
    case 'retired-host':
      return `${host} is Copilot’s retired host; nothing of Copilot answers there.`
    case 'host-not-found':
      return `The name ${host} is not found.`
    case 'forbidden':
      return `Copilot knows the credentials and forbids this${words === '' ? '' : `: “${words}”`}.`
    case 'rate-limited':
      return 'Copilot asks to slow down: 429 Too Many Requests.'
    case 'server-error':
      // A page, or nothing that the API would say: then it is not known to be Copilot that failed.
      return error === null || ofGateway
        ? otherwise.replaceAll('Clari', 'Copilot')
        : `Copilot itself failed: “${words}”.`
    case 'other-error':
      return words === '' || isGood
        ? otherwise.replaceAll('Clari', 'Copilot')
        : `Copilot refuses the request: “${words}”.`
    default:
      return otherwise
  }
}

function readCopilot(exchange: Exchange): Answer<unknown> {
  switch (exchange.operation) {
    case copilotToken.id:
      return readAnswer(exchange, copilotTokenSchema)
    case copilotCalls.id:
      return readAnswer(exchange, copilotCallsSchema)
    default:
      return readAnswer(exchange, copilotUsersSchema)
  }
}

/** The host that an exchange was sent to, its port left out. */
export function hostOf(exchange: Exchange): string {
  return URL.canParse(exchange.request.url) ? new URL(exchange.request.url).hostname : exchange.request.url
}
