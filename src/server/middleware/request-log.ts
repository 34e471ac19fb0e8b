import type { MiddlewareHandler } from 'hono'
import { isApi } from '#src/server/is-api.ts'
import type { Log } from '#src/server/log.ts'

/** Logs method, route and status of each request: no query, no header, no body. `now` is epoch ms. */
export function requestLog(log: Log, now: () => number): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = now()
    await next()
    const route = isApi(c) ? c.req.path.split('/').slice(0, 3).join('/') : 'page'
    log('debug', 'request', {
      method: c.req.method,
      route,
      status: c.res.status,
      tookMs: Math.round(now() - startedAt),
    })
  }
}
