import { Agent, ProxyAgent, type Dispatcher } from 'undici'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { pipeline, type Readable } from 'node:stream'
import type { NetworkFailure } from '#src/domain/contract/exchange.ts'
import { readCertificate } from './certificate.ts'
import { proxyFor, type ProxySettings } from './proxy-choice.ts'
import { proxyAuthorization } from './proxy-authorization.ts'
import { redirectFailure, networkFailureOf, timeoutFailure } from './network-failure.ts'
import { trustAlso } from './trust.ts'
import type { WireRequest } from './request.ts'

/**
 * How long to wait: for the first byte, and then either for the whole body or between two pieces of it. Milliseconds.
 */
export interface CallLimits {
  readonly firstByteMs: number
  readonly body: 'whole' | 'idle'
  readonly bodyMs: number
}

/** The next piece of a body (decompressed), its end, or why it broke off. */
export type BodyPart =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  | NetworkFailure

/** An answer whose body is still to be read. */
export interface Answered {
  readonly kind: 'answer'
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Bytes to come, when the upstream said so and did not compress; null otherwise. */
  readonly total: number | null
  readonly next: () => Promise<BodyPart>
  /** Drops the rest and the connection. */
  readonly cancel: () => void
}

/** Sends requests to the diagnosed systems; whatever the network does comes back as data. */
export interface Upstreams {
  /** `direct` never goes through a corporate proxy (the demo tenant's stand-in addresses). */
  readonly send: (
    request: WireRequest,
    options: { readonly limits: CallLimits; readonly signal: AbortSignal; readonly direct: boolean },
  ) => Promise<Answered | NetworkFailure>
  /** Drops every open connection. */
  readonly close: () => Promise<void>
}

/** Opens pools of connections, one per origin; redirects are never followed and nothing is retried. */
export function createUpstreams(settings: {
  readonly proxy: ProxySettings
  readonly userAgent: string
  readonly connectMs: number
  /** Certificates to trust beside Node's own, as PEM. */
  readonly certificates: string | null
}): Upstreams {
  const tls = { timeout: settings.connectMs, ...trustAlso(settings.certificates) }
  // undici's own limits are off: ours tell apart which part of the call was waited for.
  const options = { headersTimeout: 0, bodyTimeout: 0, connect: tls, maxResponseSize: -1 }
  const direct = new Agent(options)
  const agents = new Map<string, ProxyAgent>()
  const dispatcherFor = (proxy: URL | null): Dispatcher => {
    if (proxy === null) return direct
    const known = agents.get(proxy.href)
    if (known !== undefined) return known
    const bare = new URL(proxy)
    bare.username = ''
    bare.password = ''
    const agent = new ProxyAgent({
      ...options,
      uri: bare.href,
      headers: proxyAuthorization(proxy),
      requestTls: tls,
      proxyTls: tls,
    })
    agents.set(proxy.href, agent)
    return agent
  }

  return {
    send: async (request, { limits, signal, direct: onlyDirect }) => {
      const address = new URL(request.url)
      const proxy = onlyDirect ? null : proxyFor(address, settings.proxy)
      const context = { address, proxy, received: 0 }
      const stop = new AbortController()
      const limit = startLimit(limits.firstByteMs, stop)
      try {
        const answer = await dispatcherFor(proxy).request({
          origin: address.origin,
          path: address.pathname + address.search,
          method: request.method,
          headers: [
            ...request.headers.flat(),
            'User-Agent',
            settings.userAgent,
            'Accept-Encoding',
            'gzip, deflate, br',
          ],
          body: request.body,
          signal: AbortSignal.any([signal, stop.signal]),
        })
        limit.clear()
        const headers = flattenHeaders(answer.headers)
        const location = headers.find(([name]) => name === 'location')?.[1]
        if (answer.statusCode >= 300 && answer.statusCode < 400 && location !== undefined) {
          answer.body.on('error', () => {}).destroy()
          return redirectFailure(answer.statusCode, location, address)
        }
        return readAnswer(answer.statusCode, headers, answer.body, { limits, stop, address, proxy })
      } catch (error) {
        limit.clear()
        if (limit.reached()) return timeoutFailure({ ...context, phase: 'connecting' }, limits.firstByteMs)
        const failure = networkFailureOf(error, { ...context, phase: 'connecting' })
        if (failure.reason !== 'tls' || failure.facts?.['kind'] === 'protocol' || signal.aborted) return failure
        const certificate = await readCertificate(address, proxy, Math.min(3000, limits.firstByteMs))
        return certificate === null ? failure : { ...failure, facts: { ...failure.facts, ...certificate } }
      }
    },
    close: async () => {
      await Promise.all([direct, ...agents.values()].map((agent) => agent.destroy()))
    },
  }
}

interface Reading {
  readonly limits: CallLimits
  readonly stop: AbortController
  readonly address: URL
  readonly proxy: URL | null
}

function readAnswer(status: number, headers: Answered['headers'], body: Readable, reading: Reading): Answered {
  const encoding =
    headers
      .find(([name]) => name === 'content-encoding')?.[1]
      ?.trim()
      .toLowerCase() ?? 'identity'
  const length = Number(headers.find(([name]) => name === 'content-length')?.[1] ?? Number.NaN)
  const decoded = decode(body, encoding)
  const pieces: AsyncIterator<unknown> = decoded[Symbol.asyncIterator]()
  let received = 0
  let lastMs = performance.now()
  let limit = startLimit(reading.limits.bodyMs, reading.stop)
  const context = () => ({ address: reading.address, proxy: reading.proxy, phase: 'reading' as const, received })
  return {
    kind: 'answer',
    status,
    headers,
    total: encoding === 'identity' && Number.isSafeInteger(length) && length >= 0 ? length : null,
    next: async () => {
      if (reading.limits.body === 'idle') {
        limit.clear()
        limit = startLimit(reading.limits.bodyMs, reading.stop)
      }
      try {
        const piece = await pieces.next()
        if (reading.limits.body === 'idle' || piece.done === true) limit.clear()
        if (piece.done === true || !(piece.value instanceof Uint8Array)) return { kind: 'end' }
        received += piece.value.byteLength
        lastMs = performance.now()
        return { kind: 'bytes', bytes: piece.value }
      } catch (error) {
        limit.clear()
        return limit.reached()
          ? timeoutFailure(context(), reading.limits.bodyMs, performance.now() - lastMs)
          : networkFailureOf(error, context())
      }
    },
    cancel: () => {
      limit.clear()
      decoded.on('error', () => {}).destroy()
      body.on('error', () => {}).destroy()
    },
  }
}

function decode(body: Readable, encoding: string): Readable {
  const unpack =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : null
  if (unpack === null) return body
  // An error of either side reaches the reader through `unpack`; the callback only keeps it from being thrown twice.
  return pipeline(body, unpack, () => {})
}

function startLimit(
  ms: number,
  stop: AbortController,
): { readonly clear: () => void; readonly reached: () => boolean } {
  let reached = false
  const timer = setTimeout(() => {
    reached = true
    stop.abort()
  }, ms)
  return { clear: () => clearTimeout(timer), reached: () => reached }
}

function flattenHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Answered['headers'] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one) => [name.toLowerCase(), one] as const),
  )
}
