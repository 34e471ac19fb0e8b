import { tidyMarks, type TextMark } from './marks.ts'

/**
 * A part of a text that fits a limit, with its marks moved along; `before` and `after` count the characters left out.
 */
export interface TextExcerpt {
  readonly text: string
  readonly marks: readonly TextMark[]
  readonly before: number
  readonly after: number
}

/**
 * The part of a text around its first mark (or its start), at most `limit` UTF-16 code units, never cut inside
 * a surrogate pair.
 */
export function excerptAround(text: string, marks: readonly TextMark[], limit: number): TextExcerpt {
  const tidy = tidyMarks(text.length, marks)
  if (text.length <= limit) return { text, marks: tidy, before: 0, after: 0 }
  const lead = Math.floor(limit / 4)
  let start = Math.max(0, Math.min((tidy[0]?.start ?? 0) - lead, text.length - limit))
  let end = start + limit
  if (isLowSurrogate(text, start)) start++
  if (isLowSurrogate(text, end)) end--
  const moved = tidy.flatMap((mark) =>
    mark.end > start && mark.start < end ? [{ start: mark.start - start, end: mark.end - start }] : [],
  )
  return { text: text.slice(start, end), marks: tidyMarks(end - start, moved), before: start, after: text.length - end }
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
