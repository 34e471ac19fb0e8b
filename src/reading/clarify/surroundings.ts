import { scenarioOfPage, statusMeaning } from '#src/clarify/http-status.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'
import { readTraceParents, type FoundHead } from '#src/reading/text/heads.ts'
import { firstFrom, isInside, type Span } from '#src/reading/text/span.ts'
import type { Message } from './decoded.ts'
import { broken } from './rpc-rules.ts'

/** The last of a sorted list that begins at or before a place. */
function lastBefore<T extends Span>(list: readonly T[], at: number): T | undefined {
  return list[firstFrom(list, at + 1) - 1]
}

/** A status told behind the answer, as the Go client does: `… (status: 401, headers: map[…])`. */
function headBehind({ text, statuses }: PastedText, { span }: Message): FoundHead | null {
  if (!/^[ \t]*\(status/.test(text.slice(span.end, span.end + 40))) return null
  const found = statuses[firstFrom(statuses, span.end)]
  if (found === undefined || text.slice(span.end, found.start).trim() !== '(') return null
  const place = { start: found.start, end: found.end }
  return { ...place, status: found.status, statusSpan: place, headers: [] }
}

/** An RPC error belongs into an HTTP 200; with another status the layer in front is speaking. */
function statusNote({ kind }: Message, status: number | null | undefined): string {
  if (status == null || statusMeaning(status) === null) return ''
  if (kind === 'error') return ` It came with HTTP ${status}, although Clarify’s own errors come inside an HTTP 200.`
  return kind === 'result' || kind === 'not-rpc' ? ` It came with HTTP ${status}.` : ''
}

/** What comes with an error status is the refusal itself, not a malformed answer; a page tells who refused. */
function scenarioBeside(message: Message, status: number | null): Message['scenario'] {
  if (message.kind !== 'not-rpc' || status === null) return message.scenario
  return message.looksLike === 'html' ? scenarioOfPage(status) : (statusMeaning(status)?.scenario ?? message.scenario)
}

/** Adds to each message the HTTP head and the traceparent that stand nearest to it. */
export function surroundings(paste: PastedText, messages: readonly Message[]): readonly Message[] {
  const { text, heads } = paste
  const traces = readTraceParents(text)
  const ordered = messages.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  if (heads.length === 0 && traces.length === 0 && ordered.length > 1000) return ordered
  const claimed = new Set<FoundHead>()
  return ordered.map((message) => {
    const { span } = message
    const before = lastBefore(heads, span.start)
    // A head belongs to the first message after it; to all of a batch; to the bare words of its own body.
    const isOwn = before !== undefined && (!claimed.has(before) || message.batch !== null)
    const own = isOwn ? before : headBehind(paste, message)
    if (own !== null) claimed.add(own)
    const inHead = own === null ? undefined : traces.find((trace) => isInside(trace, own))
    const near = lastBefore(traces, span.end + 400)
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1
    const isOnLine = near !== undefined && near.start >= lineStart && !text.slice(span.end, near.start).includes('\n')
    const found = inHead ?? (isOnLine ? near : messages.length === 1 ? traces[0] : undefined)
    const [problem] = found?.value.problems ?? []
    const fault = found === undefined || problem === undefined ? [] : [broken('trace-parent', place(found), problem)]
    return {
      ...message,
      head: own,
      traceparent: found === undefined ? null : { value: found.value, span: place(found) },
      broken: [...message.broken, ...fault],
      scenario: scenarioBeside(message, own?.status ?? null),
      says: `${message.says}${statusNote(message, own?.status)}`,
    }
  })
}

function place({ start, end }: Span): Span {
  return { start, end }
}
