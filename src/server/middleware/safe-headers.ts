import type { MiddlewareHandler } from 'hono'

/**
 * What the page may do: its own files and nothing else; pictures may also be made in the page itself. No text becomes
 * markup or a script, but for the addresses of its own workers (public/theme.js); the development server's client does
 * that, so there it is not asked for.
 */
const contentSecurityPolicy = (own: string, strict: boolean): readonly string[] => [
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
  ...(strict ? ["require-trusted-types-for 'script'", 'trusted-types default'] : []),
]

/** The one worker that compiles WebAssembly, to read pictures: it may load its own files, and nothing else. */
const pictureWorker = /^\/assets\/picture-worker-[\w-]+\.js$/
const pictureWorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/**
 * Sets the headers that keep the page to itself on every answer. `nonce` also lets in the scripts and styles that carry
 * it: the development server writes some into the page.
 */
export function safeHeaders(nonce?: string): MiddlewareHandler {
  const policy = contentSecurityPolicy(
    nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`,
    nonce === undefined,
  ).join('; ')
  return async (c, next) => {
    await next()
    const headers = c.res.headers
    headers.set('content-security-policy', pictureWorker.test(c.req.path) ? pictureWorkerPolicy : policy)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()')
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  }
}
