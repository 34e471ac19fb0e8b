import type { Exchange, Silence } from '#src/domain/exchange.ts'
import type { Operation } from '#src/domain/operation.ts'
import { clarifyToken } from '#src/clarify/operations.ts'
import { cutText, holdBody } from './held-body.ts'
import type { HeldConnection } from './held-connection.ts'
import { readClarifyCredentials } from './clarify-credentials.ts'
import { redactHeaders, redactRequest, redactSilence, redactText } from './redact.ts'
import { buildRequest } from './request.ts'
import { readToken, type AccessTokens } from './access-tokens.ts'
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
      /** The exchange to tell when the body breaks off. */ readonly broken: (silence: Silence) => Exchange
    }
  | { readonly kind: 'exchange'; readonly exchange: Exchange }

/** Sends operations and tells what came of it. */
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
      result: result.kind === 'silence' ? redactSilence(result, call.known()) : result,
    })
  }

  const send = async (call: Call, token: string | null, body: CallLimits['body']) => {
    const tell = begin(call)
    const built = buildRequest(call.operation, call.params, call.connection, token)
    if (built.kind === 'silence') return { kind: 'done', exchange: tell(built.shown, built.silence) } as const
    const limits: CallLimits = { firstByteMs: config.timeoutMs, body, bodyMs: config.timeoutMs }
    const answer = await config.upstreams.send(built.wire, {
      limits,
      signal: call.signal,
      direct: call.connection.source === 'demo',
    })
    if (answer.kind === 'silence') return { kind: 'done', exchange: tell(built.shown, answer) } as const
    return { kind: 'answered', answer, tell: (result: Exchange['result']) => tell(built.shown, result) } as const
  }

  const hold = async (
    call: Call,
    answer: Answered,
    tell: (result: Exchange['result']) => Exchange,
  ): Promise<Exchange> => {
    const body = await holdBody(answer)
    if (body.kind === 'silence') return tell(body)
    // A token endpoint's answer is read before it is blanked: what it holds is a secret from here on.
    const obtained = isToken(call.operation) ? readToken(body.text) : null
    if (obtained !== null) config.tokens.keep(call.connection, obtained, config.now())
    const known = obtained === null ? call.known() : [...call.known(), obtained.token]
    const { text, cut } = cutText(redactText(body.text, known), body.truncated)
    return tell({
      kind: 'response',
      status: answer.status,
      headers: redactHeaders(answer.headers, known),
      body: text,
      bytes: body.bytes,
      truncated: cut,
    })
  }

  const exchangeWith = async (call: Call, token: string | null): Promise<Exchange> => {
    const sent = await send(call, token, 'whole')
    return sent.kind === 'done' ? sent.exchange : hold(call, sent.answer, sent.tell)
  }

  /** The token for an operation that needs one, or the exchange in which it was not given. */
  const tokenFor = async (
    call: Call,
    fresh: boolean,
  ): Promise<{ readonly token: string | null; readonly cached: boolean } | Exchange> => {
    if (!needsToken(call)) return { token: null, cached: false }
    const cached = fresh ? null : config.tokens.current(call.connection, config.now())
    if (cached !== null) return { token: cached, cached: true }
    const exchange = await exchangeWith({ ...call, operation: clarifyToken, params: {} }, null)
    const token = config.tokens.current(call.connection, config.now())
    return token === null || exchange.result.kind === 'silence' || exchange.result.status !== 200
      ? exchange
      : { token, cached: false }
  }

  return {
    exchange: async (call) => {
      const access = await tokenFor(call, false)
      if ('id' in access) return access
      const exchange = await exchangeWith(call, access.token)
      // A token kept from earlier may have been withdrawn meanwhile: that would be our staleness, not a finding.
      if (!access.cached || exchange.result.kind !== 'response' || exchange.result.status !== 401) return exchange
      config.tokens.drop(call.connection)
      const renewed = await tokenFor(call, true)
      return 'id' in renewed ? renewed : exchangeWith(call, renewed.token)
    },
    open: async (call) => {
      const access = await tokenFor(call, false)
      if ('id' in access) return { kind: 'exchange', exchange: access }
      const sent = await send(call, access.token, 'idle')
      if (sent.kind === 'done') return { kind: 'exchange', exchange: sent.exchange }
      const { answer, tell } = sent
      if (answer.status < 200 || answer.status > 299)
        return { kind: 'exchange', exchange: await hold(call, answer, tell) }
      return {
        kind: 'open',
        answer,
        broken: (silence) => tell({ ...silence, facts: { ...silence.facts, status: String(answer.status) } }),
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
