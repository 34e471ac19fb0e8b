import type { MiddlewareHandler } from 'hono'
import { tokenHeader } from '#src/domain/contract/proxy-contract.ts'
import { proxyError } from '#src/server/proxy-error.ts'

/**
 * Lets API calls through that carry this start's token, compared in constant time; the page of an earlier start
 * is told to reload.
 */
export function startToken(token: string): MiddlewareHandler {
  const expected = digest(token)
  return async (c, next) => {
    const given = await digest(c.req.header(tokenHeader) ?? '')
    if (equal(given, await expected)) return next()
    return proxyError(c, 401, 'token', 'This page belongs to an earlier start of Clari Triage. Reload it.')
  }
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  let differs = a.length ^ b.length
  for (let at = 0; at < a.length; at += 1) differs |= (a[at] ?? 0) ^ (b[at] ?? 0)
  return differs === 0
}
