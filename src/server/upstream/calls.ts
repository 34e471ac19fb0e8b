import type { Exchange, NetworkFailure } from '#src/domain/contract/exchange.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import { readTokenAnswer } from '#src/domain/contract/token-answer.ts'
import { clarifyToken } from '#src/clarify/operations.ts'
import { cutText, holdBody } from './held-body.ts'
import type { HeldConnection } from '#src/server/credentials/held-connection.ts'
import { readClarifyCredentials } from '#src/server/credentials/clarify-credentials.ts'
import { redactHeaders, redactRequest, redactFailure, redactText } from './redact.ts'
import { buildRequest } from './request.ts'
import type { AccessTokens, ObtainedToken } from '#src/server/credentials/access-tokens.ts'
import type { Answered, CallLimits, Upstreams } from './upstreams.ts'

/**
 * What one call needs: an allowed operation, checked parameters, whose credentials, and every secret that
 * must not come back.
 */
export interface Call {
  readonly operation: Operation
  readonly params: Readonly<Record<string, unknown>>
  readonly connection: HeldConnection
  readonly known: () => readonly string[]
  readonly signal: AbortSignal
}

/** An answer that goes on as a stream, or the exchange that was had instead. */
export type Opened =
  | {
      readonly kind: 'open'
      readonly answer: Answered
      /** The exchange to tell when the body breaks off. */ readonly broken: (failure: NetworkFailure) => Exchange
    }
  | { readonly kind: 'exchange'; readonly exchange: Exchange }

/**
 * Sends operations and tells what came of it. Where no token was to be had, the exchange is the token endpoint's: its
 * `operation` says so.
 */
export interface Calls {
  readonly exchange: (call: Call) => Promise<Exchange>
  readonly open: (call: Call) => Promise<Opened>
}

/** What the calls share. `newId` names exchanges; `now` is epoch ms. */
export interface CallsConfig {
  readonly upstreams: Upstreams
  readonly tokens: AccessTokens
  readonly timeoutMs: number
  readonly now: () => number
  readonly newId: () => string
}

/** An exchange as it may be told, and the token that it brought, which may not. */
interface Held {
  readonly exchange: Exchange
  readonly obtained: ObtainedToken | null
}

/** Makes the calls: builds, sends, reads and redacts, so that no exchange ever holds a secret. */
export function createCalls(config: CallsConfig): Calls {
  const begin = (call: Call) => {
    const startedAt = config.now()
    const id = config.newId()
    return (request: Exchange['request'], result: Exchange['result']): Exchange => ({
      id,
      operation: call.operation.id,
      upstream: call.operation.upstream,
      connection: { id: call.connection.id, label: call.connection.label, demo: call.connection.source === 'demo' },
      request: redactRequest(request, call.known()),
      startedAt,
      tookMs: Math.max(0, Math.round(config.now() - startedAt)),
      result: result.kind === 'silence' ? redactFailure(result, call.known()) : result,
    })
  }

  const send = async (call: Call, token: string | null, body: CallLimits['body']) => {
    const tell = begin(call)
    const built = buildRequest(call.operation, call.params, call.connection, token)
    if (built.kind === 'silence') return { kind: 'done', exchange: tell(built.shown, built.failure) } as const
    const limits: CallLimits = { firstByteMs: config.timeoutMs, body, bodyMs: config.timeoutMs }
    const answer = await config.upstreams.send(built.wire, {
      limits,
      signal: call.signal,
      direct: call.connection.source === 'demo',
    })
    if (answer.kind === 'silence') return { kind: 'done', exchange: tell(built.shown, answer) } as const
    return { kind: 'answered', answer, tell: (result: Exchange['result']) => tell(built.shown, result) } as const
  }

  const hold = async (call: Call, answer: Answered, tell: (result: Exchange['result']) => Exchange): Promise<Held> => {
    const body = await holdBody(answer)
    if (body.kind === 'silence') return { exchange: tell(body), obtained: null }
    // A token endpoint's answer is read before it is blanked: what it holds is a secret from here on.
    const read = isToken(call.operation) ? readTokenAnswer(body.text) : null
    const token = read?.ok === true ? { token: read.token, seconds: read.seconds } : null
    // A refusal gives no token whatever its body holds, nor does an answer that was not read to its end.
    const obtained = answer.status >= 200 && answer.status < 300 && !body.truncated ? token : null
    if (obtained !== null) config.tokens.keep(call.connection, obtained, config.now())
    const known = token === null ? call.known() : [...call.known(), token.token]
    const { text, cut } = cutText(redactText(body.text, known), body.truncated)
    const exchange = tell({
      kind: 'response',
      status: answer.status,
      headers: redactHeaders(answer.headers, known),
      body: text,
      bytes: body.bytes,
      truncated: cut,
    })
    return { exchange, obtained }
  }

  const exchangeWith = async (call: Call, token: string | null): Promise<Held> => {
    const sent = await send(call, token, 'whole')
    return sent.kind === 'done' ? { exchange: sent.exchange, obtained: null } : hold(call, sent.answer, sent.tell)
  }

  /** The token for an operation that needs one, or the exchange in which it was not given. */
  const tokenFor = async (
    call: Call,
    fresh: boolean,
  ): Promise<{ readonly token: string | null; readonly cached: boolean } | Exchange> => {
    if (!needsToken(call)) return { token: null, cached: false }
    const cached = fresh ? null : config.tokens.current(call.connection, config.now())
    if (cached !== null) return { token: cached, cached: true }
    const { exchange, obtained } = await exchangeWith({ ...call, operation: clarifyToken, params: {} }, null)
    return obtained === null ? exchange : { token: obtained.token, cached: false }
  }

  return {
    exchange: async (call) => {
      const access = await tokenFor(call, false)
      if ('id' in access) return access
      const { exchange } = await exchangeWith(call, access.token)
      // A token kept from earlier may have been withdrawn meanwhile: that would be our staleness, not a finding.
      if (!access.cached || exchange.result.kind !== 'response' || exchange.result.status !== 401) return exchange
      config.tokens.drop(call.connection)
      const renewed = await tokenFor(call, true)
      return 'id' in renewed ? renewed : (await exchangeWith(call, renewed.token)).exchange
    },
    open: async (call) => {
      const access = await tokenFor(call, false)
      if ('id' in access) return { kind: 'exchange', exchange: access }
      const sent = await send(call, access.token, 'idle')
      if (sent.kind === 'done') return { kind: 'exchange', exchange: sent.exchange }
      const { answer, tell } = sent
      if (answer.status < 200 || answer.status > 299)
        return { kind: 'exchange', exchange: (await hold(call, answer, tell)).exchange }
      return {
        kind: 'open',
        answer,
        broken: (failure) => tell({ ...failure, facts: { ...failure.facts, status: String(answer.status) } }),
      }
    },
  }
}

function isToken(operation: Operation): boolean {
  return operation.credential === 'copilot-client' || operation.credential === 'clarify-client'
}

function needsToken(call: Call): boolean {
  if (call.operation.credential !== 'clarify-access') return false
  const file = readClarifyCredentials(call.connection.values['CLARIFY_CREDENTIALS'] ?? '')
  return file !== null && file.way === 'client-credentials' && file.id.trim() !== '' && file.secret.trim() !== ''
}
