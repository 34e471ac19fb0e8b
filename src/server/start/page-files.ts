/** One file of the built page. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly gzipped: Uint8Array<ArrayBuffer> | null
  readonly type: string
  /** Whether its name changes with its content, so that it may be kept for good. */
  readonly hashed: boolean
}

/** The built page by path (`/assets/index-1a2b.js`), read once; nothing outside it can be asked for. */
export type PageFiles = ReadonlyMap<string, PageFile>

/** Puts this start's token where the page looks for it. */
export function pageWithToken(html: string, token: string): string {
  const tag = `<meta name="triage-token" content="${token}">`
  const marked = /<meta\s[^>]*name="triage-token"[^>]*>/i
  return marked.test(html) ? html.replace(marked, tag) : html.replace(/<head[^>]*>/i, (head) => `${head}\n    ${tag}`)
}
