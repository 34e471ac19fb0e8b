import { grouped } from '#src/domain/words/count.ts'
import type { TextMark } from '#src/ui/text/marks.ts'

/** The part of a long text that is kept: its spans moved along, and how many characters were left out. */
export interface KeptPart {
  readonly text: string
  /** One for each span asked for, in the same order. */
  readonly spans: readonly TextMark[]
  readonly leftOut: number
}

const around = 2_000

/**
 * Keeps a text whole when it fits, else its beginning, its end and what stands around the spans that matter; what is
 * left out is counted in its place. All in UTF-16 code units; `limit` bounds what is kept of the text itself when the
 * spans leave room.
 */
export function keepPart(text: string, spans: readonly TextMark[], limit: number): KeptPart {
  if (text.length <= limit) return { text, spans, leftOut: 0 }
  const wanted = spans.map(({ start, end }) => ({ start: start - around, end: end + around }))
  const left = Math.max(0, limit - wanted.reduce((sum, { start, end }) => sum + end - start, 0))
  const tail = Math.floor(left / 4)
  const windows = join(text.length, [
    { start: 0, end: left - tail },
    ...wanted,
    { start: text.length - tail, end: text.length },
  ]).map((window) => whole(text, window))

  let kept = ''
  let at = 0
  let leftOut = 0
  const moved: { readonly from: TextMark; readonly to: number }[] = []
  for (const window of windows) {
    if (window.start > at) {
      kept += gap(window.start - at)
      leftOut += window.start - at
    }
    moved.push({ from: window, to: kept.length })
    kept += text.slice(window.start, window.end)
    at = window.end
  }
  if (at < text.length) {
    kept += gap(text.length - at)
    leftOut += text.length - at
  }
  return { text: kept, spans: spans.map((span) => move(span, moved)), leftOut }
}

function gap(count: number): string {
  return `\n… ${grouped(count)} characters left out …\n`
}

function move(span: TextMark, moved: readonly { readonly from: TextMark; readonly to: number }[]): TextMark {
  const home = moved.find(({ from }) => from.start <= span.start && span.end <= from.end)
  if (home === undefined) return { start: 0, end: 0 }
  return { start: span.start - home.from.start + home.to, end: span.end - home.from.start + home.to }
}

/** Clips windows to the text, sorts them and joins those that overlap or touch. */
function join(length: number, windows: readonly TextMark[]): readonly TextMark[] {
  const clipped = windows
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => end > start)
  const joined: TextMark[] = []
  for (const window of clipped.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last !== undefined && window.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, window.end) }
    else joined.push(window)
  }
  return joined
}

/** Widens a window so that it cuts no surrogate pair. */
function whole(text: string, { start, end }: TextMark): TextMark {
  return { start: start > 0 && isLow(text, start) ? start - 1 : start, end: isLow(text, end) ? end + 1 : end }
}

function isLow(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
