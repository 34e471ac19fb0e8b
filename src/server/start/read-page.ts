import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { PageFile, PageFiles } from './page-files.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}

/** Reads the built page into memory; null when there is none at that place. */
export async function readPage(folder: string): Promise<PageFiles | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = new Map<string, PageFile>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = new Uint8Array(await readFile(path))
    const name = `/${relative(folder, path).split(sep).join('/')}`
    const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream'
    const gzipped = /^text|json|svg/.test(type) ? new Uint8Array(gzipSync(bytes)) : null
    files.set(name, { bytes, gzipped, type, hashed: name.startsWith('/assets/') })
  }
  return files.has('/index.html') ? files : null
}
