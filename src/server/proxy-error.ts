import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ProxyError } from '#src/domain/contract/proxy-contract.ts'

/** Answers with an error of the proxy's own: a stable word and a sentence that tells what to do. */
export function proxyError(c: Context, status: ContentfulStatusCode, error: string, says: string): Response {
  return c.json({ error, says } satisfies ProxyError, status, { 'cache-control': 'no-store' })
}
