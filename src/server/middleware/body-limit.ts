import type { MiddlewareHandler } from 'hono'
import { isTooDeep } from '#src/server/nesting.ts'
import { proxyError } from '#src/server/proxy-error.ts'

/**
 * Refuses a request that carries more than so many bytes, or is nested too deeply, and hands every other on with its
 * body read. Counted as it comes: a body need not say its length beforehand (chunks; a DELETE, which says none at all).
 */
export function bodyLimit(most: number): MiddlewareHandler {
  return async (c, next) => {
    const { raw } = c.req
    if (raw.body === null) return next()
    const tooLarge = () =>
      proxyError(c, 413, 'too-large', `That is more than the proxy takes in one request (${most / 1024} kB).`)
    if (Number(c.req.header('content-length') ?? 0) > most) return tooLarge()
    const body = await readAtMost(raw.body, most)
    if (body === null) return tooLarge()
    if (isTooDeep(body)) return proxyError(c, 413, 'too-deep', 'That is nested more deeply than the proxy takes.')
    // Made from its parts: Node's adapter has a request class of its own, which the runtime's
    // constructor does not take.
    c.req.raw = new Request(raw.url, {
      method: raw.method,
      headers: raw.headers,
      signal: raw.signal,
      ...(body.byteLength === 0 ? {} : { body }),
    })
    return next()
  }
}

/** Reads a body to its end; null as soon as it is longer than so many bytes. */
async function readAtMost(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.byteLength
    if (bytes > most) return null
    pieces.push(piece)
  }
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}
