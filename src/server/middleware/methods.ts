import type { MiddlewareHandler } from 'hono'
import { proxyError } from '#src/server/proxy-error.ts'

const taken = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']

/** Refuses every method that nothing here takes; some (TRACE) could not even be passed on as a request. */
export function knownMethods(): MiddlewareHandler {
  return async (c, next) => {
    if (taken.includes(c.req.method)) return next()
    c.header('allow', taken.join(', '))
    return proxyError(c, 405, 'method', 'Clari Triage takes no requests of this method.')
  }
}
