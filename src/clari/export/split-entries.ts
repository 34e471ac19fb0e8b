/**
 * A lookup export cut apart without parsing it whole: the pieces of its entries, and everything else as JSON text
 * with no entries.
 */
export interface SplitExport {
  /** Each piece, between brackets, is a JSON array of entries. */
  readonly pieces: Iterable<string>
  /** The export with `"entries":[]`. */
  readonly rest: string
}

const pieceLength = 256 * 1024
const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/**
 * Cuts a large export at boundaries between entries, so that parsing never holds more than a piece. The cuts are
 * guesses: whoever parses must take any piece (or the rest) that is no valid JSON as a wrong guess and parse the
 * whole strictly instead. Where all parse, brackets and quotes balance in each, so the cuts were right. Null where no
 * entries are found.
 */
export function splitEntries(text: string): SplitExport | null {
  const key = /"entries"\s*:\s*\[/.exec(text.slice(0, 4096)) ?? /"entries"\s*:\s*\[/.exec(text)
  if (key === null) return null
  const start = key.index + key[0].length
  const end = endOfEntries(text, start)
  if (end < 0) return null
  return { pieces: piecesOf(text, start, end), rest: text.slice(0, start) + text.slice(end) }
}

/** Where the entries' closing bracket is: before the next table's name, else before the export's last brace. */
function endOfEntries(text: string, start: number): number {
  const names = ['"users"', '"fields"', '"timePeriods"', '"timeFrames"']
    .map((name) => text.indexOf(name, start))
    .filter((at) => at >= 0)
  let at = names.length > 0 ? Math.min(...names) - 1 : text.length - 1
  const back = (expected: string): boolean => {
    while (at >= start && isBlank(text.charCodeAt(at))) at -= 1
    if (text[at] !== expected) return false
    at -= 1
    return true
  }
  if (!back(names.length > 0 ? ',' : '}') || !back(']')) return -1
  return at + 1
}

function* piecesOf(text: string, start: number, end: number): Generator<string> {
  let from = start
  while (from < end) {
    const cut = boundary(text, from + pieceLength, end)
    yield text.slice(from, cut < 0 ? end : cut)
    if (cut < 0) return
    from = cut + 1
  }
}

/** The comma of the next `}, {"` from a place on; −1 when there is none before the end. */
function boundary(text: string, from: number, end: number): number {
  for (let brace = text.indexOf('}', from); brace >= 0 && brace < end; brace = text.indexOf('}', brace + 1)) {
    let at = brace + 1
    while (isBlank(text.charCodeAt(at))) at += 1
    if (text[at] !== ',') continue
    const comma = at
    at += 1
    while (isBlank(text.charCodeAt(at))) at += 1
    if (text[at] === '{' && comma < end) return comma
  }
  return -1
}
