import type { Span } from './json-tape.ts'
import { readTraceParent, traceParentPattern, type TraceParent } from './trace-parent.ts'

/** One header found in a text, with the place of its value. */
export interface SeenHeader {
  /** Lower case. */
  readonly name: string
  readonly value: string
  readonly span: Span
}

/**
 * An HTTP answer's status and headers as they stand in a pasted text; `status` is null when only headers were pasted.
 */
export interface SeenHead {
  readonly span: Span
  readonly status: number | null
  readonly statusSpan: Span | null
  readonly headers: readonly SeenHeader[]
}

// curl -i, curl -v (`< `), log prefixes before the version.
const statusLine = /HTTP\/[\d.]+[" ]+([1-5]\d{2})(?!\d)/y
// `status: 401`, `status=401`, `(status: 401, headers: …)`, `status_code=429`, `HTTP 502`, `<Response [401]>`.
const statusWords = new RegExp(
  String.raw`(?:\bstatus(?:[ _-]?code)?["']?\s*[:=]\s*["']?|\bHTTP(?: status| error)?(?: code)?[ :]+` +
    String.raw`|<Response \[)([1-5]\d{2})(?![\d.])`,
  'gi',
)
const header = /(?:[<>*] ?)?([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*(.*)/y
const known = new Set([
  'traceparent',
  'tracestate',
  'x-api-version',
  'retry-after',
  'content-type',
  'content-length',
  'date',
  'server',
  'www-authenticate',
  'location',
  'connection',
  'vary',
])

/** Every status line with its headers, or run of known headers, in the order of the text. */
export function readHeads(text: string): readonly SeenHead[] {
  const heads: SeenHead[] = []
  let current: {
    start: number
    end: number
    status: number | null
    statusSpan: Span | null
    headers: SeenHeader[]
  } | null = null
  const close = () => {
    if (
      current &&
      (current.status !== null ||
        current.headers.some(({ name }) => name === 'traceparent' || name === 'x-api-version'))
    ) {
      const { start, end, status, statusSpan, headers } = current
      heads.push({ span: { start, end }, status, statusSpan, headers })
    }
    current = null
  }
  let start = 0
  while (start < text.length) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 ? text.length : stop
    // A header or status line is never long; a long line is a body.
    const line = end - start > 4000 ? '' : text.slice(start, end).replace(/\r$/, '')
    const status = statusOfLine(line)
    if (status) {
      close()
      const place = { start: start + status.at, end: start + status.at + 3 }
      current = { start, end, status: status.code, statusSpan: place, headers: [] }
    } else {
      const seen = headerOfLine(line, start)
      const belongs = seen !== null && (current !== null || known.has(seen.name))
      if (belongs) {
        current ??= { start, end, status: null, statusSpan: null, headers: [] }
        current.headers.push(seen)
        current.end = end
      } else close()
    }
    start = end + 1
  }
  close()
  return heads
}

function statusOfLine(line: string): { readonly code: number; readonly at: number } | null {
  const at = line.indexOf('HTTP/')
  if (at < 0 || at > 200) return null
  statusLine.lastIndex = at
  const found = statusLine.exec(line)
  // An access log writes the request's own HTTP/1.1 before the status: `"POST /v1/rpc HTTP/1.1" 401`.
  return found?.[1] === undefined ? null : { code: Number(found[1]), at: statusLine.lastIndex - 3 }
}

function headerOfLine(line: string, start: number): SeenHeader | null {
  header.lastIndex = 0
  const found = header.exec(line)
  if (!found || line.startsWith('>')) return null
  const value = (found[2] ?? '').trim()
  const at = start + line.length - (found[2] ?? '').length
  return { name: (found[1] ?? '').toLowerCase(), value, span: { start: at, end: at + value.length } }
}

/** The first status named in words in a text (`status: 401`, `<Response [429]>`), with its place. */
export function readStatusWords(text: string): { readonly status: number; readonly span: Span } | null {
  statusWords.lastIndex = 0
  const found = statusWords.exec(text)
  if (found?.[1] === undefined) return null
  const inside = found[0].lastIndexOf(found[1])
  const start = found.index + inside
  return { status: Number(found[1]), span: { start, end: start + 3 } }
}

/** Every `traceparent` in a text, however it is written (header, JSON member, Go's map of headers), each value once. */
export function readTraceParents(text: string): readonly { readonly value: TraceParent; readonly span: Span }[] {
  const found = new Map<string, { readonly value: TraceParent; readonly span: Span }>()
  const everywhere = new RegExp(traceParentPattern.source, 'gi')
  for (const match of text.matchAll(everywhere)) {
    if (!found.has(match[0]))
      found.set(match[0], {
        value: readTraceParent(match[0]),
        span: { start: match.index, end: match.index + match[0].length },
      })
    if (found.size >= 200) break
  }
  for (const match of text.matchAll(/traceparent["']?\s*[:=]\s*\[?["']?([^\s"',)\]]{1,120})/gi)) {
    const raw = match[1] ?? ''
    if (found.size >= 200) break
    if (raw === '' || found.has(raw)) continue
    const start = match.index + match[0].length - raw.length
    found.set(raw, { value: readTraceParent(raw), span: { start, end: start + raw.length } })
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start)
}
