import type { MiddlewareHandler } from 'hono'
import { isApi } from '#src/server/is-api.ts'
import { proxyError } from '#src/server/proxy-error.ts'

/**
 * Refuses requests that another site's page makes. A person who follows a link from elsewhere to a page of ours (a
 * navigation) is let through; the API is for our own page alone, and what changes anything must name its origin, as
 * browsers do.
 */
export function sameSite(origin: string): MiddlewareHandler {
  return async (c, next) => {
    const from = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    const navigates = !isApi(c) && c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate'
    const foreignOrigin = from !== undefined && from !== origin
    const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
    if ((foreignOrigin || foreignSite) && !navigates)
      return proxyError(c, 403, 'other-site', 'Another site’s page asked for this. Only the page of Clari Triage may.')
    if (from === undefined && !reads)
      return proxyError(
        c,
        403,
        'no-origin',
        `Name the page’s origin, ${origin}, in the header Origin to change anything.`,
      )
    return next()
  }
}
