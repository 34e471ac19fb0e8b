import { readTraceParent, traceParentPattern, type TraceParent } from '#src/clarify/trace-parent.ts'
import type { Span } from './span.ts'

/** One header found in a text, with the place of its value. */
interface FoundHeader extends Span {
  /** Lower case. */
  readonly name: string
  readonly value: string
}

/**
 * An HTTP answer's status line and headers as they stand in a text; `status` is null where only headers were pasted.
 */
export interface FoundHead extends Span {
  readonly status: number | null
  readonly statusSpan: Span | null
  readonly headers: readonly FoundHeader[]
}

// curl -i, curl -v (`< `), log prefixes before the version. An access log writes the request's own HTTP/1.1
// before the status.
const statusLine = /^.{0,200}?HTTP\/[\d.]+[" ]+([1-5]\d{2})(?!\d)/
const header = /^(?:[<*] ?)?([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*(.*)/
/** Headers of an answer that stand for themselves, without a status line above them. */
const telling = /^(?:traceparent|x-api-version)$/
const usual = new RegExp(
  String.raw`^(?:traceparent|tracestate|x-api-version|retry-after|content-type|content-length|date|server` +
    String.raw`|www-authenticate|location|connection|vary)$`,
)

/** Finds every status line with its headers, or run of known headers, in the order of the text. */
export function readHeads(text: string): readonly FoundHead[] {
  const heads: FoundHead[] = []
  let current: (Pick<FoundHead, 'start' | 'status' | 'statusSpan'> & { end: number; headers: FoundHeader[] }) | null =
    null
  const close = (): void => {
    if (current !== null && (current.status !== null || current.headers.some(({ name }) => telling.test(name))))
      heads.push(current)
    current = null
  }
  for (let start = 0; start < text.length;) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 ? text.length : stop
    // A header or status line is never long; a long line is a body.
    const line = end - start > 4000 ? '' : text.slice(start, end).replace(/\r$/, '')
    const status = line.includes('HTTP/') ? statusLine.exec(line) : null
    if (status?.[1] !== undefined) {
      close()
      const at = start + status[0].length
      const statusSpan = { start: at - 3, end: at }
      current = { start, end, status: Number(status[1]), statusSpan, headers: [] }
    } else {
      const [, name, told = ''] = header.exec(line) ?? []
      const value = told.trim()
      const at = start + line.length - told.length
      if (name === undefined || (current === null && !usual.test(name.toLowerCase()))) close()
      else {
        current ??= { start, end, status: null, statusSpan: null, headers: [] }
        current.headers.push({ name: name.toLowerCase(), value, start: at, end: at + value.length })
        current.end = end
      }
    }
    start = end + 1
  }
  close()
  return heads
}

/** A `traceparent` with its place. */
export interface FoundTraceParent extends Span {
  readonly value: TraceParent
}

const mostTraces = 200
const named = /traceparent["']?\s*[:=]\s*\[?["']?([^\s"',)\]]{1,120})/gi

/** Every `traceparent` in a text, however it is written (header, JSON member, Go's map of headers), each value once. */
export function readTraceParents(text: string): readonly FoundTraceParent[] {
  const found = new Map<string, FoundTraceParent>()
  for (const pattern of [new RegExp(traceParentPattern.source, 'gi'), named]) {
    for (const match of text.matchAll(pattern)) {
      if (found.size >= mostTraces) break
      const raw = match[1] ?? match[0]
      const end = match.index + match[0].length
      if (!found.has(raw)) found.set(raw, { value: readTraceParent(raw), start: end - raw.length, end })
    }
  }
  return [...found.values()].toSorted((a, b) => a.start - b.start)
}
