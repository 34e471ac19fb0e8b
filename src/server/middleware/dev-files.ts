import type { MiddlewareHandler } from 'hono'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { proxyError } from '#src/server/proxy-error.ts'

/** What the development server may serve of a project beside the page itself. */
const folders = ['src', 'node_modules']

/**
 * Refuses what the page in development has no need of: files of the project beside its sources and packages, whatever
 * is elsewhere on this computer, and Vite's address that opens an editor. `root` is the project's folder.
 */
export function devFiles(root: string): MiddlewareHandler {
  const open = readdirSync(join(root, 'public'))
  const within = folders
    .map((name) => join(root, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => [path, realpathSync(path)])
    .map((path) => `${path.split(sep).join('/')}/`)
  const mayServe = (path: string): boolean => {
    const [first = ''] = path.split('/').filter((part) => part !== '')
    if (first === '@fs') {
      const file = posix.normalize(path.slice('/@fs'.length))
      // A Windows path stands after the slash.
      return within.some((place) => file.startsWith(place) || file.slice(1).startsWith(place))
    }
    if (first === '') return true
    if (path.includes('..') || first.startsWith('.') || first.startsWith('__')) return false
    return folders.includes(first) || open.includes(first) || first === 'index.html' || !existsSync(join(root, first))
  }
  return async (c, next) => {
    const path = decoded(new URL(c.req.url).pathname)
    return path !== null && mayServe(path.replaceAll('\\', '/'))
      ? next()
      : proxyError(c, 404, 'no-file', 'There is no such file.')
  }
}

/** A path as the development server will read it; null where it cannot be read, or still hides something. */
function decoded(path: string): string | null {
  try {
    const once = decodeURIComponent(path)
    return /%[\da-f]{2}/i.test(once) || once.includes('\0') ? null : once
  } catch {
    return null
  }
}
