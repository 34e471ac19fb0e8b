import type { Actor } from '#src/domain/model/scenario.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'

/**
 * What an HTTP status other than 200 means on Clarify's endpoints, where a failed call is otherwise an
 * error inside a 200.
 */
export interface StatusMeaning {
  readonly says: string
  readonly who: Actor
  readonly does: string
  readonly scenario: ScenarioId
}

/** Who answers with 304, to a request that asked for no comparison. */
export const notModifiedSays =
  'It answers a question that was not asked (whether something has changed), so a cache on the way gave it.'

const exact: Readonly<Record<number, StatusMeaning>> = {
  304: {
    says: `HTTP 304: not modified, without a body. ${notModifiedSays}`,
    who: 'you',
    does: 'Ask your network team which cache or proxy answers for this host, and let the calls pass without it.',
    scenario: 'clarify.malformed-response',
  },
  400: {
    says: 'HTTP 400: the request was refused before any method was called. At the token endpoint the body says why.',
    who: 'you',
    does:
      'Compare what is sent with a call that works: form fields ' +
      'at the token endpoint, a JSON object at the RPC endpoint.',
    scenario: 'clarify.auth',
  },
  401: {
    says: 'HTTP 401: Clarify does not accept the token or password that came with the call. No method was called.',
    who: 'clarify-admin',
    does: 'Obtain a fresh token; if that is refused too, download a new credentials file for this integration.',
    scenario: 'clarify.auth',
  },
  403: {
    says:
      'HTTP 403: the call was refused before any method was called. ' +
      'A missing grant inside Clarify would be error -32003 instead.',
    who: 'clarify-admin',
    does: 'Check the integration and its credentials; look for a firewall or a proxy that answers in Clarify’s place.',
    scenario: 'clarify.auth',
  },
  404: {
    says: 'HTTP 404: there is nothing at this address. The RPC endpoint is the apiUrl followed by “rpc”.',
    who: 'you',
    does: 'Check the address, the version in it and the slash between them: https://api.clarify.io/v1/rpc.',
    scenario: 'clarify.auth',
  },
  405: {
    says: 'HTTP 405: the RPC endpoint takes POST only.',
    who: 'you',
    does: 'Send the call with POST; a redirect on the way may have turned it into GET.',
    scenario: 'clarify.auth',
  },
  407: {
    says: 'HTTP 407: a proxy on the way wants a user name and a password. Clarify was not asked.',
    who: 'you',
    does: 'Put the proxy’s user name and password into HTTPS_PROXY, or ask your network team for another way.',
    scenario: 'clarify.unreachable',
  },
  408: {
    says: 'HTTP 408: a server on the way waited for the request in vain and gave up.',
    who: 'you',
    does: 'Send it again; if it goes on, look for a proxy that holds requests back.',
    scenario: 'clarify.unreachable',
  },
  413: {
    says: 'HTTP 413: the request body is larger than the server takes. No method was called.',
    who: 'you',
    does: 'Split the data into several calls.',
    scenario: 'clarify.auth',
  },
  415: {
    says: 'HTTP 415: the server does not take this kind of body.',
    who: 'you',
    does: 'Send Content-Type: application/json to the RPC endpoint, and a form to the token endpoint.',
    scenario: 'clarify.auth',
  },
  429: {
    says: 'HTTP 429: too many requests. It was refused at the door, so it has no RPC error code.',
    who: 'you',
    does: 'Send one call at a time and wait as long as Retry-After says, or longer after each refusal.',
    scenario: 'clarify.too-many-requests',
  },
  451: {
    says: 'HTTP 451: something on the way blocks this address. Clarify was not asked.',
    who: 'you',
    does: 'Ask your network team to allow this host.',
    scenario: 'clarify.unreachable',
  },
  511: {
    says: 'HTTP 511: the network wants somebody to sign in before it lets requests through. Clarify was not asked.',
    who: 'you',
    does: 'Sign in to the network with a browser on that machine, or ask your network team for a way without it.',
    scenario: 'clarify.unreachable',
  },
}

const families: Readonly<Record<number, StatusMeaning>> = {
  1: {
    says: 'An interim HTTP answer; the real one should follow.',
    who: 'you',
    does: 'Paste the final answer too.',
    scenario: 'clarify.malformed-response',
  },
  3: {
    says: 'A redirect. Clarify’s endpoints do not redirect; a login page or a proxy is probably in between.',
    who: 'you',
    does: 'Look at where it leads, and ask your network’s administrator if that is not Clarify.',
    scenario: 'clarify.unreachable',
  },
  4: {
    says: 'The call was refused before any method was called.',
    who: 'you',
    does: 'Compare the address, method and headers with a call that works.',
    scenario: 'clarify.auth',
  },
  5: {
    says: 'A server or gateway on the way failed, so there is no RPC answer. Whether a write took effect is not known.',
    who: 'you',
    does:
      'Wait and repeat a read; after a write, read back first. If it goes on, write to support with the ' +
      'traceparent.',
    scenario: 'clarify.unreachable',
  },
}

/** What a status other than 2xx means, or null for 2xx and numbers that are no HTTP status. */
export function statusMeaning(status: number): StatusMeaning | null {
  const row = exact[status] ?? families[Math.floor(status / 100)] ?? null
  if (!row || exact[status]) return row
  return { ...row, says: `HTTP ${status}: ${row.says.charAt(0).toLowerCase()}${row.says.slice(1)}` }
}

/** Statuses with whose page a gateway refuses the request itself: its form, its size, its address, its number. */
const aboutRequest: ReadonlySet<number> = new Set([400, 404, 405, 413, 414, 415, 429, 431])

/** The scenario of a web page that came with this status (null: none is known) where Clarify should have answered. */
export function scenarioOfPage(status: number | null): ScenarioId {
  const meaning = status !== null && aboutRequest.has(status) ? statusMeaning(status) : null
  return meaning?.scenario ?? 'clarify.unreachable'
}
