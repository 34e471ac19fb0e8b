import type { MiddlewareHandler } from 'hono'

/** What the page may do: its own files and nothing else; pictures may also be made in the page itself. */
const contentSecurityPolicy = (own: string): readonly string[] => [
  "default-src 'none'",
  `script-src ${own}`,
  `style-src ${own}`,
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

/**
 * Sets the headers that keep the page to itself on every answer. `nonce` also lets in the scripts and styles that carry
 * it: the development server writes some into the page.
 */
export function safeHeaders(nonce?: string): MiddlewareHandler {
  const policy = contentSecurityPolicy(nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`).join('; ')
  return async (c, next) => {
    await next()
    const headers = c.res.headers
    headers.set('content-security-policy', policy)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()')
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  }
}
