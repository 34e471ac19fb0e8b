import type { MiddlewareHandler } from 'hono'
import { proxyError } from '#src/server/proxy-error.ts'

/**
 * Answers under one address only: a page under `localhost` is sent on to 127.0.0.1 (stored cases are per origin), any
 * other name is refused, as it could be a foreign site's that resolves to this machine (DNS rebinding). `origin` is
 * `http://127.0.0.1:4173`.
 */
export function oneHost(origin: string): MiddlewareHandler {
  const own = new URL(origin)
  const alias = `localhost${own.port === '' ? '' : `:${own.port}`}`
  return async (c, next) => {
    const asked = (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase()
    if (asked === own.host) return next()
    const { pathname, search } = new URL(c.req.url)
    if (asked === alias && (c.req.method === 'GET' || c.req.method === 'HEAD') && !pathname.startsWith('/api/')) {
      return c.redirect(`${own.origin}/${pathname.replace(/^\/+/, '')}${search}`, 308)
    }
    return proxyError(c, 421, 'other-host', `Clari Triage answers at ${own.origin} only. Open that address.`)
  }
}
