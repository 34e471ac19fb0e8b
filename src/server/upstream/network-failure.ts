import type { NetworkFailure } from '#src/domain/contract/exchange.ts'

/** Where a call stood when it failed. */
export interface FailureContext {
  readonly address: URL
  /** The corporate proxy on the way, or null. */
  readonly proxy: URL | null
  /** `connecting` until the request was written and headers came, then `reading`. */
  readonly phase: 'connecting' | 'reading'
  /** Bytes of the body that had come. */
  readonly received: number
}

const dnsCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL', 'ENODATA'])
const refusedCodes = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'])
const timeoutCodes = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])
const unsendableCodes = new Set([
  'UND_ERR_INVALID_ARG',
  'ERR_INVALID_CHAR',
  'ERR_INVALID_URL',
  'ERR_UNESCAPED_CHARACTERS',
])
const tooLargeCodes = new Set(['UND_ERR_HEADERS_OVERFLOW', 'HPE_HEADER_OVERFLOW'])
const brokenEncodingCodes = /^(?:Z_|ERR__ERROR_|ERR_BROTLI|ERR_PADDING|ERR_BUF_ERROR)/

/**
 * Puts a failure of Node's network stack into our words by its code alone: an exception's own text can
 * hold a credential.
 */
export function networkFailureOf(error: unknown, context: FailureContext): NetworkFailure {
  const code = codeOf(error)
  const host = context.address.host
  const refusal = proxyRefusal(error)
  if (refusal !== null) {
    const says = refusal === '407' ? 'it wants a user name and password' : `it answered ${refusal}`
    return failure('refused', `The network’s proxy (HTTPS_PROXY) did not let the call through to ${host}: ${says}.`, {
      by: 'proxy',
      proxyStatus: refusal,
      host,
      proxy: context.proxy?.host ?? '',
    })
  }
  const facts: Record<string, string> = { host, code, ...(context.proxy === null ? {} : { proxy: context.proxy.host }) }
  const far = context.proxy === null ? host : `the network’s proxy ${context.proxy.host}`
  const by: Record<string, string> = context.proxy === null ? {} : { by: 'proxy' }
  if (dnsCodes.has(code)) {
    const name = context.proxy === null ? context.address.hostname : context.proxy.hostname
    return failure(
      'dns',
      `${context.proxy === null ? 'The name' : 'The network’s proxy is not found: the name'} ${name} did not resolve.`,
      { ...facts, ...by },
    )
  }
  if (refusedCodes.has(code))
    return failure(
      'refused',
      code === 'ECONNREFUSED'
        ? `Nobody answers at ${far}: the connection was refused.`
        : `There is no way to ${far} from this network.`,
      { ...facts, ...by },
    )
  if (isTls(code))
    return failure('tls', `The secure connection to ${host} was not accepted: ${tlsSays(code)}.`, {
      ...facts,
      kind: tlsKind(code),
    })
  if (timeoutCodes.has(code))
    return failure('timeout', `No connection to ${far} in time.`, { ...facts, phase: 'connect' })
  if (tooLargeCodes.has(code))
    return failure('too-large', `${host} answered with more header than can be taken in.`, facts)
  if (unsendableCodes.has(code))
    return failure('unsendable', 'The request could not be put on the wire as it is; nothing was sent.', facts)
  if (code.startsWith('HPE_') && context.phase === 'connecting')
    return failure('reset', `What answered at ${host} does not speak HTTP.`, {
      ...facts,
      phase: 'headers',
      answered: 'not-http',
    })
  if (isUnasked(error))
    return failure(
      'reset',
      `${host} began with an interim answer (1xx) that was not asked for, so it was not read on.`,
      {
        ...facts,
        phase: 'headers',
        answered: 'interim',
      },
    )
  // Several lengths, or a length beside chunks: where such an answer ends is for nobody to know.
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH')
    return failure('reset', `${host} answered with a head that contradicts itself about the length of the answer.`, {
      ...facts,
      phase: 'headers',
      answered: 'two-lengths',
    })
  if (brokenEncodingCodes.test(code))
    return failure('reset', `The answer of ${host} broke off or was damaged: it cannot be unpacked.`, {
      ...facts,
      phase: 'body',
      received: String(context.received),
    })
  if (context.phase === 'reading')
    return failure('reset', `The answer of ${host} broke off after ${context.received} bytes.`, {
      ...facts,
      phase: 'body',
      received: String(context.received),
    })
  return failure('reset', `${host} ended the connection without an answer.`, { ...facts, phase: 'headers' })
}

/**
 * No answer within the limit; `limitMs` is how long was waited, `quietMs` for how long of it nothing had come. What
 * came until the end was slow; what came no more had stalled.
 */
export function timeoutFailure(context: FailureContext, limitMs: number, quietMs = limitMs): NetworkFailure {
  const host = context.address.host
  const seconds = `${Math.round(limitMs / 100) / 10} s`
  const facts = { host, limitMs: String(limitMs) }
  return context.phase === 'connecting'
    ? failure('timeout', `${host} did not answer within ${seconds}.`, { ...facts, phase: 'headers' })
    : failure('timeout', `${host} ${bodyTimeoutSays(context.received, seconds, quietMs < limitMs / 2)}`, {
        ...facts,
        phase: 'body',
        received: String(context.received),
        pace: quietMs < limitMs / 2 ? 'slow' : 'stalled',
      })
}

function bodyTimeoutSays(received: number, seconds: string, isSlow: boolean): string {
  return isSlow
    ? `answers too slowly: ${received} bytes came within ${seconds}, and more was still coming when it was over.`
    : `began to answer and then stalled: ${received} bytes came, the rest did not within ${seconds}.`
}

/** A redirect, which is never followed; only origin and path of its target are told. */
export function redirectFailure(status: number, location: string, address: URL): NetworkFailure {
  const target = URL.canParse(location, address) ? new URL(location, address) : null
  const shown =
    target === null ? 'an address that cannot be read' : `${target.protocol}//${target.host}${target.pathname}`
  const elsewhere = target !== null && target.host !== address.host
  return failure('redirect', `${address.host} sent the call on to ${shown}; it was not followed.`, {
    host: address.host,
    status: String(status),
    ...(target === null ? {} : { location: shown, otherHost: String(elsewhere) }),
  })
}

/** The code of a Node error or of what it wraps: letters, digits and underscores only; `UNKNOWN` when there is none. */
export function codeOf(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null || depth > 4) return 'UNKNOWN'
  // undici's parser names its error, but gives a code only to some.
  if ('name' in error && error.name === 'HTTPParserError') return 'HPE_INVALID'
  if ('code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{2,60}$/.test(error.code)) {
    // undici wraps a handshake's own error as its cause.
    const inner = 'cause' in error ? codeOf(error.cause, depth + 1) : 'UNKNOWN'
    return inner !== 'UNKNOWN' && error.code.startsWith('UND_ERR') ? inner : error.code
  }
  if ('cause' in error) return codeOf(error.cause, depth + 1)
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0], depth + 1)
  return 'UNKNOWN'
}

/**
 * The status with which a corporate proxy refused to open a tunnel; undici tells it in its message only, of which just
 * the digits are taken.
 */
function proxyRefusal(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const own =
    /^Proxy response \((\d{3})\) !== 200/.exec(error.message)?.[1] ??
    (/Proxy Authentication Required \(407\)/.test(error.message) ? '407' : null)
  return own ?? (error.cause === undefined ? null : proxyRefusal(error.cause))
}

/** Whether undici gave up over 100 Continue or a change of protocol that was not asked for; only its words tell. */
function isUnasked(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return /^bad (?:response|upgrade)$/.test(error.message) || isUnasked(error.cause)
}

const certificateKinds: readonly (readonly [RegExp, kind: string, says: string])[] = [
  [/^CERT_HAS_EXPIRED$/, 'expired', 'its certificate has expired'],
  [/^CERT_NOT_YET_VALID$/, 'not-yet-valid', 'its certificate is not valid yet, or this computer’s clock is wrong'],
  [/^DEPTH_ZERO_SELF_SIGNED_CERT$/, 'self-signed', 'its certificate is self-signed'],
  [
    /^SELF_SIGNED_CERT_IN_CHAIN$/,
    'unknown-issuer',
    'its certificate was issued by an authority that this computer does not know',
  ],
  [
    /^UNABLE_TO_(?:GET_ISSUER_CERT(?:_LOCALLY)?|VERIFY_LEAF_SIGNATURE)$/,
    'unknown-issuer',
    'its certificate was issued by an authority that this computer does not know',
  ],
  [
    /^(?:ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|UND_ERR_PRX_TLS)$/,
    'other-name',
    'its certificate is for another name',
  ],
  [/^CERT_REVOKED$/, 'revoked', 'its certificate was revoked'],
  [
    /^(?:CERT_|INVALID_|ERROR_IN_CERT|PATH_LENGTH|AKID_|KEYUSAGE_|UNABLE_TO_)/,
    'bad-certificate',
    'its certificate is not accepted',
  ],
  [
    /^(?:EPROTO|ERR_SSL_|ERR_TLS_)/,
    'protocol',
    'the two sides could not agree on a secure protocol, or what answers there is not TLS',
  ],
]

function isTls(code: string): boolean {
  return certificateKinds.some(([pattern]) => pattern.test(code))
}

function tlsKind(code: string): string {
  return certificateKinds.find(([pattern]) => pattern.test(code))?.[1] ?? 'protocol'
}

function tlsSays(code: string): string {
  return certificateKinds.find(([pattern]) => pattern.test(code))?.[2] ?? ''
}

function failure(reason: NetworkFailure['reason'], detail: string, facts: Record<string, string>): NetworkFailure {
  return { kind: 'silence', reason, detail, facts }
}
