import { closingFrom, quotedAt } from './quoted.ts'
import type { Name } from './sensitive-name.ts'
import { unquoted, type Extent, type Surroundings } from './unquoted.ts'
import type { Place } from './value-place.ts'

const lineLead =
  /(?:^|\n)[\s>*<+|$-]*(?:export[ \t]+|set[ \t]+|env:|(?:curl\b[^\n]{0,40})?(?:-H|--header)[ \t=]*)?(?:\\*["'`])?$/i

function surroundings(text: string, name: Name, place: Place): Surroundings {
  const label = text.slice(name.start, name.end)
  const before = text[name.start - 1] ?? '\n'
  const quotedName = /["'`]/.test(before) && /^(?:\\*["'`])/.test(text.slice(name.end, name.end + 9))
  const encoded = /%(?:3f|26)$/i.test(text.slice(Math.max(0, name.start - 3), name.start))
  const query = encoded || before === '?' || before === '&'
  return {
    query,
    encoded,
    member: quotedName,
    lineStart: !query && place.flag !== true && lineLead.test(text.slice(Math.max(0, name.start - 60), name.start)),
    wholeLine: !query && place.flag !== true && /(?:cookie|authorization)$/i.test(label),
  }
}

/** The extents of the values that belong to a name; a list or a tuple has several. */
export function extents(text: string, name: Name, place: Place): Extent[] {
  if (place.until !== undefined) {
    const end = text.slice(place.from, place.from + 4096).indexOf(place.until)
    return end < 0 ? [] : [{ start: place.from, end: place.from + end, quoted: true }]
  }
  const around = surroundings(text, name, place)
  const whole = enclosed(text, name, place)
  if (whole !== null) return [whole]
  const first = /(?:\[\]\w{1,20}\{|[[(])\s{0,40}/y
  first.lastIndex = place.from
  if (!around.wholeLine && first.test(text)) return listed(text, first.lastIndex)
  // The members of an object are judged by their own names, but for cookies, whose names tell nothing.
  if (text[place.from] === '{' && !/^\{[\w+/=.-]{6,200}\}/.test(text.slice(place.from, place.from + 210)))
    return /cookies?$/i.test(text.slice(name.start, name.end)) ? members(text, place.from) : []
  const one = extentAt(text, place.from, around)
  return one === null ? [] : [one]
}

function extentAt(text: string, at: number, around: Surroundings): Extent | null {
  const quoted = quotedAt(text, at)
  return quoted === null ? unquoted(text, at, around) : { ...quoted, quoted: true }
}

/** `"apikey: abc"`: the quote was opened before the name, so the value ends where it closes. */
function enclosed(text: string, name: Name, place: Place): Extent | null {
  const quote = text[name.start - 1] ?? ''
  if (!/["'`]/.test(quote) || /["'`\\&%]/.test(text[name.end] ?? '')) return null
  let slashes = 0
  while (text[name.start - 2 - slashes] === '\\') slashes++
  const end = closingFrom(text, name.start - 1 - slashes, place.from)
  return end === null || end < place.from || end - name.start > 20_000 ? null : { start: place.from, end, quoted: true }
}

function listed(text: string, from: number): Extent[] {
  const found: Extent[] = []
  for (let at = from; at >= 0 && found.length < 16;) {
    const quoted = quotedAt(text, at)
    if (quoted === null) {
      const word = /[^\s,\])}"'[({]{1,4096}/y
      word.lastIndex = at
      if (!word.test(text)) return found
      found.push({ start: at, end: word.lastIndex, quoted: false })
      at = nextElement(text, word.lastIndex)
    } else {
      found.push({ ...quoted, quoted: true })
      at = nextElement(text, pastQuote(text, quoted.end))
    }
  }
  return found
}

/** The place of the next element of a list, or -1 at its end. */
function nextElement(text: string, end: number): number {
  const next = /\s{0,40},?\s{0,40}(?=[^\])}\s])/y
  next.lastIndex = end
  return next.test(text) ? next.lastIndex : -1
}

function pastQuote(text: string, end: number): number {
  const quote = /\\*["'`]|\\*&(?:quot|apos|#0*3[49]|#x2[27]);|(?:%5C)*%2[27]/iy
  quote.lastIndex = end
  return quote.test(text) ? quote.lastIndex : end
}

/** The texts of a dictionary of cookies: `cookies={'session': 'abc'}`. */
function members(text: string, from: number): Extent[] {
  const found: Extent[] = []
  const member = /\\*["'`]\s{0,10}(?::|=>)\s{0,10}(?=[bu]?\\*["'`])/g
  const object = text.slice(from, from + 4096).split('}', 1)[0] ?? ''
  for (const { 0: sign, index } of object.matchAll(member)) {
    const quoted = quotedAt(text, from + index + sign.length)
    if (quoted !== null) found.push({ ...quoted, quoted: true })
  }
  return found
}

const valueBefore = /["']value\\*["']\s{0,10}:\s{0,40}/gi
const nameAfter = /^\\*["']\s{0,40},\s{0,40}\\*["'](?:name|key|header)\\*["']\s{0,10}:\s{0,40}\\*["']$/i

/** `{"value": "abc", "name": "apikey"}`: the value stands before its name. */
export function earlier(text: string, name: Name): Extent | null {
  if (
    !/(?:name|key|header)\\*["']\s{0,10}:\s{0,40}\\*["']$/i.test(text.slice(Math.max(0, name.start - 80), name.start))
  )
    return null
  const from = Math.max(0, name.start - 4200)
  const last = [...text.slice(from, name.start).matchAll(valueBefore)].at(-1)
  const quoted = last === undefined ? null : quotedAt(text, from + last.index + last[0].length)
  return quoted !== null && quoted.end < name.start && nameAfter.test(text.slice(quoted.end, name.start))
    ? { ...quoted, quoted: true }
    : null
}
