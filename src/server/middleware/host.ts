import type { MiddlewareHandler } from 'hono'
import { isApi } from '#src/server/is-api.ts'
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
    const { host, pathname, search } = new URL(c.req.url)
    const asked = (c.req.header('host') ?? host).toLowerCase()
    // A request line can name a host of its own (`GET http://evil.example/ HTTP/1.1`), and then that one counts.
    if (asked === own.host && host === own.host) return next()
    const isAlias = asked === alias && (host === alias || host === own.host)
    if (isAlias && (c.req.method === 'GET' || c.req.method === 'HEAD') && !isApi(c)) {
      return c.redirect(`${own.origin}/${pathname.replace(/^\/+/, '')}${search}`, 308)
    }
    return proxyError(c, 421, 'other-host', `Clari Triage answers at ${own.origin} only. Open that address.`)
  }
}
