import { whereJsonBreaks } from '#src/domain/json.ts'
import type { Span } from '#src/reading/text/span.ts'
import type { RequestSource } from './decoded.ts'

/** A request that was pasted, held to JSON by the letter; its span is in the text that `source` names. */
export interface RequestAsJson {
  readonly source: RequestSource
  /** The first place that is no JSON; null where all of it is. */
  readonly breaks: {
    readonly span: Span
    /** Completes “at”: `line 1, character 34 (“'query'…”)`. */
    readonly where: string
  } | null
}

/** Where a body begins in a command, a log line or a dump: what only a request has stands soon after. */
const beginning = /[[{]\s*(?:[[{]\s*)?["']?(?:jsonrpc|method|params|id)\b/
/** Where what was sent ends in a log: a blank line, a line of a dump, or the answer. */
const ending = /\r?\n(?=\s*\n|[<>*] |HTTP\/\d|\s*\{\s*"(?:jsonrpc|error|result)")/

/**
 * Holds the request of a refused call to JSON, which Clarify did before it answered -32700: what was pasted as the
 * request, or what stands beside the answer (its span given) in the same text. Null where there is none.
 */
export function requestAsJson(text: string, request: string | null, answer: Span): RequestAsJson | null {
  if (request !== null) return heldToJson('request', request, { start: 0, end: request.length })
  return (
    heldToJson('text', text, { start: 0, end: answer.start }) ??
    heldToJson('text', text, { start: answer.end, end: text.length })
  )
}

function heldToJson(source: RequestSource, text: string, within: Span): RequestAsJson | null {
  const part = text.slice(within.start, within.end)
  const isWhole = source === 'request' && /^\s*[[{]/.test(part)
  const begins = isWhole ? 0 : part.search(beginning)
  if (begins < 0) return null
  const rest = part.slice(begins)
  const ends = isWhole ? -1 : rest.search(ending)
  const body = (ends < 0 ? rest : rest.slice(0, ends)).trimEnd()
  const at = whereJsonBreaks(body)
  // In a command or a log something follows the body; that is none of it.
  if (at === null || (!isWhole && whereJsonBreaks(body.slice(0, at)) === null)) return { source, breaks: null }
  const start = within.start + begins + at
  const isCut = at >= body.length
  // Of a body that ends too early its last letters are marked, or there would be nothing to mark.
  const span = isCut
    ? { start: Math.max(within.start + begins, start - 12), end: start }
    : { start, end: wordEnd(text, start) }
  const line = body.slice(0, at).split('\n')
  const place = `line ${line.length}, character ${(line.at(-1) ?? '').length + 1}`
  const quote = text.slice(span.start, Math.min(span.end, span.start + 40))
  return { source, breaks: { span, where: `${place} (${isCut ? `it ends after “${quote}”` : `“${quote}”`})` } }
}

/** The end of the word or sign that does not fit. */
function wordEnd(text: string, start: number): number {
  const [word = ''] = /^(?:[\p{L}\p{N}_'$.-]{1,40}|\S)/u.exec(text.slice(start, start + 50)) ?? []
  return start + Math.max(1, word.length)
}
