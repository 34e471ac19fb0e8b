import type { Message } from './decoded.ts'
import { readStatusWords, readTraceParents, type SeenHead } from './http-heads.ts'
import { scenarioOfPage, statusMeaning } from './http-status.ts'
import { broken, type BrokenRule } from './rpc-rules.ts'

/** The last of a sorted list that begins at or before a place, or null; binary search. */
function lastBefore<T>(list: readonly T[], at: number, start: (item: T) => number): T | null {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && start(item) <= at) low = middle + 1
    else high = middle
  }
  return list[low - 1] ?? null
}

/** A status told in words on the answer's own lines, as the Go client does: `… (status: 401, headers: map[…])`. */
function headFromWords(text: string, message: Message): SeenHead | null {
  const nearby = text.slice(message.span.end, message.span.end + 200).split('\n', 1)[0] ?? ''
  const found = readStatusWords(nearby)
  if (!found || !/^\s*\(status/.test(nearby)) return null
  const span = { start: message.span.end + found.span.start, end: message.span.end + found.span.end }
  return { span, status: found.status, statusSpan: span, headers: [] }
}

/** An RPC error belongs into an HTTP 200; with another status the layer in front is speaking. */
function statusNote(message: Message, head: SeenHead | null): string | null {
  const status = head?.status ?? null
  if (status === null || !statusMeaning(status) || message.kind === 'transport') return null
  if (message.kind === 'error')
    return `It came with HTTP ${status}, although Clarify’s own errors come inside an HTTP 200.`
  return message.kind === 'result' || message.kind === 'not-rpc' ? `It came with HTTP ${status}.` : null
}

/** What comes with an error status is the refusal itself, not a malformed answer; a page tells who refused. */
function scenarioBeside(message: Message, head: SeenHead | null): Message['scenario'] {
  if (message.kind !== 'not-rpc' || !head?.status) return message.scenario
  if (message.looksLike === 'html') return scenarioOfPage(head.status)
  return statusMeaning(head.status)?.scenario ?? message.scenario
}

/** Adds to each message the HTTP head and the traceparent that stand nearest to it. */
export function surroundings(
  text: string,
  heads: readonly SeenHead[],
  messages: readonly Message[],
): readonly Message[] {
  const traces = readTraceParents(text)
  const ordered = [...messages].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  if (heads.length === 0 && traces.length === 0 && ordered.length > 1000) return ordered
  const claimed = new Set<SeenHead>()
  return ordered.map((message) => {
    const before = lastBefore(heads, message.span.start, ({ span }) => span.start)
    // A head belongs to the first message after it; to all of a batch; to the bare words of its own body.
    const own = before && (!claimed.has(before) || message.batch !== null) ? before : headFromWords(text, message)
    if (own) claimed.add(own)
    const before2000 = Math.max(0, message.span.start - 2000)
    const lineStart = before2000 + text.slice(before2000, message.span.start).lastIndexOf('\n') + 1
    const inHead = own ? traces.find(({ span }) => span.start >= own.span.start && span.end <= own.span.end) : undefined
    const near = lastBefore(traces, message.span.end + 400, ({ span }) => span.start)
    const onLine =
      near && near.span.start >= lineStart && !text.slice(message.span.end, near.span.start).includes('\n')
        ? near
        : undefined
    const lone = messages.length === 1 ? traces[0] : undefined
    const traceparent = inHead ?? onLine ?? lone ?? null
    const faults: BrokenRule[] = [...message.broken]
    const [problem] = traceparent?.value.problems ?? []
    if (traceparent && problem)
      faults.push(broken('trace-parent', `The traceparent is not valid. ${problem}`, traceparent.span))
    const note = statusNote(message, own)
    const scenario = scenarioBeside(message, own)
    return {
      ...message,
      head: own,
      traceparent,
      broken: faults,
      scenario,
      says: note ? `${message.says} ${note}` : message.says,
    }
  })
}
