import { judge } from './judge.ts'
import { nameStrength, type NameStrength } from './sensitive-name.ts'
import { quoteAt, unquoted, type Extent, type Surroundings } from './value-extent.ts'

/** A secret found in a text, by which rule; UTF-16 offsets. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly rule: string
}

const stem =
  /api[\s_.-]{0,2}key|pass(?:word|wd|phrase|code|wort)?|pwd|secret|token|auth(?:orization)?|cookie|credential|key|jwt|session|sess_?id|sid|sig(?:nature)?|otp|assertion|密钥|秘钥|密码|口令|令牌/gi
const nameCharacter = /[\p{L}\p{N}_-]/u

interface Name {
  readonly start: number
  readonly end: number
  readonly strength: NameStrength
}

/** Takes in the whole name around a stem: `CLARI_API_KEY__ADMIN` around `API_KEY`. */
function nameAround(text: string, at: number, length: number): Name {
  let start = at
  let end = at + length
  // Chinese words have no spaces between them: there the stem is the name.
  if (!/[密秘口令]/.test(text[at] ?? '')) {
    while (start > 0 && at - start < 64 && (nameCharacter.test(text[start - 1] ?? '') || (text[start - 1] === '.' && /[\w.]/.test(text[start - 2] ?? '')))) start--
    while (end < text.length && end - at < 128 && (nameCharacter.test(text[end] ?? '') || (text[end] === '.' && /\w/.test(text[end + 1] ?? '')))) end++
  }
  return { start, end, strength: nameStrength(text.slice(start, end)) }
}

const afterName = /(\\*["'`]|&(?:quot|apos|#0*3[49]|#x2[27]);|%2[27])?[\])]{0,2}[ \t]{0,20}/iy
const separator = /(?::=|=>|->|={1,3}|:(?!:|\/\/)|：|＝|%3[ad])(?:[ \t]|%20)*(?:[|>][+-]?[ \t]*\r?\n[ \t]+)?/iy
const nextLine = /[ \t]*\r?\n[ \t]*(?=\\*["'`]|(?:Bearer|Basic)\b|[A-Za-z0-9+/=_.~-]{12,}[ \t]*(?:\r?\n|$))/iy
const namedValue = /[ \t]*(?:,\s{0,40}\\*["']value\\*["']\s{0,10}:\s{0,40}|(?:type=\S{1,40}[ \t]+)?value=)/iy
const tuple = /,\s{0,40}(?=[bu]?\\*["'])/y
const flag = /(?:[ \t]+|[ \t]*\\\r?\n[ \t]*)(?=[^\s-])/y
const prose = /(?:[ \t]+(?:header|value|provided|given|used|sent|received|here|below|follows|was|is)){0,3}(?:[ \t]*(?::|：|=)[ \t]*|[ \t]*(?:是|为)[ \t]*|(?<=(?:is|was))[ \t]+)/iy
const list = /[[(]\s{0,40}/y

const take = (pattern: RegExp, text: string, at: number): number | null => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}

interface Place {
  readonly from: number
  /** Whether the value has to look like a secret, whatever the name. */
  readonly doubtful: boolean
  readonly until?: string
  readonly flag?: boolean
}

function valuePlace(text: string, name: Name): Place | null {
  const open = text[name.start - 1]
  if (open === '<' && text[name.end] === '>') return { from: name.end + 1, doubtful: false, until: '<' }
  if (text.startsWith('&lt;', name.start - 4) && text.startsWith('&gt;', name.end)) return { from: name.end + 4, doubtful: false, until: '&lt;' }
  const named = take(afterName, text, name.end) ?? name.end
  const after = take(separator, text, named)
  if (after !== null) {
    const below = take(nextLine, text, after)
    return { from: below ?? after, doubtful: below !== null }
  }
  const value = take(namedValue, text, named)
  if (value !== null) return { from: value, doubtful: false }
  const pair = named > name.end ? take(tuple, text, named) : null
  if (pair !== null) return { from: pair, doubtful: true }
  const flagged = open === '-' || text[name.start] === '-' ? take(flag, text, name.end) : null
  if (flagged !== null) return { from: flagged, doubtful: false, flag: true }
  const said = take(prose, text, name.end)
  return said === null ? null : { from: said, doubtful: true }
}

const lineLead = /(?:^|\n)[\s>*<+|$-]*(?:export[ \t]+|set[ \t]+|env:|(?:curl\b[^\n]{0,40})?(?:-H|--header)[ \t=]*)?(?:\\*["'`])?$/i

function surroundings(text: string, name: Name, place: Place): Surroundings {
  const label = text.slice(name.start, name.end)
  const before = text[name.start - 1] ?? '\n'
  const quotedName = /["'`]/.test(before) && /^(?:\\*["'`])/.test(text.slice(name.end, name.end + 9))
  const query = before === '?' || before === '&' || /%(?:3f|26)$/i.test(text.slice(Math.max(0, name.start - 3), name.start))
  return {
    query,
    member: quotedName,
    lineStart: !query && place.flag !== true && lineLead.test(text.slice(Math.max(0, name.start - 60), name.start)),
    wholeLine: !query && place.flag !== true && /(?:cookie|authorization)$/i.test(label),
  }
}

/** The extents of the values that belong to a name; a list or a tuple has several. */
function extents(text: string, name: Name, place: Place): Extent[] {
  if (place.until !== undefined) {
    const end = text.slice(place.from, place.from + 4096).indexOf(place.until)
    return end < 0 ? [] : [{ start: place.from, end: place.from + end, quoted: true }]
  }
  const around = surroundings(text, name, place)
  const whole = enclosed(text, name, place)
  if (whole !== null) return [whole]
  const first = take(list, text, place.from)
  if (first !== null && !around.wholeLine) return listed(text, first)
  const one = extentAt(text, place.from, around)
  return one === null ? [] : [one]
}

function extentAt(text: string, at: number, around: Surroundings): Extent | null {
  const quote = quoteAt(text, at)
  const end = quote?.end() ?? null
  return quote !== null && end !== null ? { start: quote.from, end, quoted: true } : unquoted(text, at, around)
}

/** `"apikey: abc"`: the quote was opened before the name, so the value ends where it closes. */
function enclosed(text: string, name: Name, place: Place): Extent | null {
  const quote = text[name.start - 1] ?? ''
  if (!/["'`]/.test(quote) || /["'`\\&%]/.test(text[name.end] ?? '')) return null
  let slashes = 0
  while (text[name.start - 2 - slashes] === '\\') slashes++
  const end = quoteAt(text, name.start - 1 - slashes)?.end() ?? null
  return end === null || end < place.from || end - name.start > 20_000 ? null : { start: place.from, end, quoted: true }
}

function listed(text: string, from: number): Extent[] {
  const found: Extent[] = []
  let at = from
  while (found.length < 64) {
    const quote = quoteAt(text, at)
    const end = quote?.end() ?? null
    if (quote !== null && end !== null) {
      found.push({ start: quote.from, end, quoted: true })
      at = /[^"'`;\s,\]})]*["'`;]?\s*,?\s*/y.test(text) ? afterElement(text, end) : end
    } else {
      const word = /[^\s,\])}"']{1,4096}/y
      word.lastIndex = at
      if (!word.test(text)) return found
      found.push({ start: at, end: word.lastIndex, quoted: false })
      at = afterElement(text, word.lastIndex)
    }
    if (at < 0) return found
  }
  return found
}

/** The place of the next element of a list, or -1 at its end. */
function afterElement(text: string, end: number): number {
  const next = /(?:\\*["'`]|&(?:quot|apos|#0*3[49]|#x2[27]);|%2[27])?\s{0,40},?\s{0,40}(?=[^\])}\s])/iy
  next.lastIndex = end
  return next.test(text) ? next.lastIndex : -1
}

/** Finds the values of names that are sensitive: headers, members, parameters, variables, flags, and sentences that tell one. */
export function assignments(text: string): Found[] {
  const found: Found[] = []
  stem.lastIndex = 0
  for (let match = stem.exec(text); match !== null; match = stem.exec(text)) {
    const name = nameAround(text, match.index, match[0].length)
    stem.lastIndex = Math.max(name.end, match.index + match[0].length)
    if (name.strength === 'none') continue
    const place = valuePlace(text, name)
    if (place === null) continue
    for (const extent of extents(text, name, place)) {
      const label = text.slice(name.start, name.end)
      const span = judge(text.slice(extent.start, extent.end), { name: label, doubtful: place.doubtful || name.strength === 'weak', quoted: extent.quoted })
      if (span === null) continue
      found.push({ start: extent.start + span.start, end: extent.start + span.end, rule: `value of ${label.slice(0, 60)}` })
      stem.lastIndex = Math.max(stem.lastIndex, extent.start + span.end)
    }
  }
  return found
}
