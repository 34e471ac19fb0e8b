const opening =
  /(?:[bBuUrRfF]{1,2}(?=["']))?(?:(\\*)(["'`])|(\\*)&(?:(quot|#0*34|#x22)|apos|#0*39|#x27);|((?:%5C)*)%2([27]))/iy
/** A quote that is not closed within so many characters was not one. */
const longest = 16 * 1024

/** A way of writing quotes: what closes, and what escapes it, how many times where it opened. */
interface Quoting {
  readonly close: RegExp
  readonly slash: string
  readonly slashes: number
}

const entities = { double: /&(?:quot|#0*34|#x22);/gi, single: /&(?:apos|#0*39|#x27);/gi }
const percents = { '2': /%22/g, '7': /%27/g }
const characters: Readonly<Record<string, RegExp>> = { '"': /"/g, "'": /'/g, '`': /`/g }

function quotingOf(match: RegExpExecArray): Quoting {
  const [, plain, character, html, double, url, percent] = match
  if (character !== undefined) return { close: characters[character] ?? /"/g, slash: '\\', slashes: plain?.length ?? 0 }
  if (percent !== undefined)
    return { close: percent === '7' ? percents[7] : percents[2], slash: '%5C', slashes: (url?.length ?? 0) / 3 }
  return { close: double === undefined ? entities.single : entities.double, slash: '\\', slashes: html?.length ?? 0 }
}

/**
 * A quote that opens at a place: where the value begins and where it ends, or null where nothing opens
 * or nothing closes.
 */
export function quotedAt(text: string, at: number): { readonly start: number; readonly end: number } | null {
  opening.lastIndex = at
  const match = opening.exec(text)
  if (match === null) return null
  const start = opening.lastIndex
  const end = closing(text, start, quotingOf(match))
  return end === null ? null : { start, end }
}

/** Where a value ends whose quote opened at one place and whose name stood in between. */
export function closingFrom(text: string, opened: number, from: number): number | null {
  opening.lastIndex = opened
  const match = opening.exec(text)
  return match === null ? null : closing(text, from, quotingOf(match))
}

/**
 * Finds the closing quote of a value; in nested strings quotes are written with backslashes, and one that fewer precede
 * closes an outer string.
 */
function closing(text: string, from: number, { close, slash, slashes }: Quoting): number | null {
  let line = from
  close.lastIndex = from
  for (let match = close.exec(text); match !== null && match.index - from <= longest; match = close.exec(text)) {
    line = crossLines(text, line, match.index)
    if (line < 0) return null
    let before = 0
    for (
      let at = match.index - slash.length;
      at >= from && text.slice(at, at + slash.length).toUpperCase() === slash;
      at -= slash.length
    )
      before++
    if (before < slashes) return match.index - before * slash.length
    if ((before - slashes) % (2 * (slashes + 1)) === 0) return match.index - slashes * slash.length
  }
  return null
}

/**
 * Goes over line breaks up to a place; only a token that was split goes on in the next line. -1 when the
 * value cannot go on.
 */
function crossLines(text: string, line: number, to: number): number {
  const lines = text.slice(line, to).split('\n')
  if (lines.length === 1) return line
  const hasGap = lines.some((each, i) =>
    /\S\s+\S/.test((i === lines.length - 1 ? each : each.replace(/\\\s*$/, '')).slice(0, 500)),
  )
  return hasGap ? -1 : to - (lines.at(-1)?.length ?? 0)
}
