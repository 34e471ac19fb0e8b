import type { Context } from 'hono'

/**
 * Whether a request is for the API, read from the same (decoded) path by which it finds its route: `/%61pi/` is the API
 * too.
 */
export function isApi(c: Context): boolean {
  return c.req.path === '/api' || c.req.path.startsWith('/api/')
}
