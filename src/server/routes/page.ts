import { Hono } from 'hono'
import { pageWithToken, type PageFile, type PageFiles } from '#src/server/start/page-files.ts'
import { proxyError } from '#src/server/proxy-error.ts'

// Not just any dot: `/wizard/clari.unauthorized` is a place in the page.
const fileLike = /\.(?:js|css|map|json|webmanifest|svg|png|jpg|ico|woff2?|txt|xml|php|env)$/i

/** Serves the built page; every address that is no file is the page itself, which finds its own way. */
export function pageRoutes(files: PageFiles, token: string): Hono {
  const index = pageWithToken(new TextDecoder().decode(files.get('/index.html')?.bytes), token)
  const app = new Hono()
  app.get('*', (c) => {
    const path = new URL(c.req.url).pathname
    const file = path === '/index.html' ? undefined : files.get(decode(path))
    if (file === undefined) {
      if (path.startsWith('/assets/') || fileLike.test(path) || decode(path).includes('/.'))
        return proxyError(c, 404, 'no-file', 'There is no such file.')
      return c.html(index, 200, { 'cache-control': 'no-store' })
    }
    const zipped = file.gzipped !== null && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
    return c.body(zipped ? (file.gzipped ?? file.bytes) : file.bytes, 200, headersOf(file, zipped))
  })
  return app
}

function headersOf(file: PageFile, zipped: boolean): Record<string, string> {
  return {
    'content-type': file.type,
    'cache-control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(zipped ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
