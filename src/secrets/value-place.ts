import type { Name } from './sensitive-name.ts'

const afterName = /(\\*["'`]|\\*&(?:quot|apos|#0*3[49]|#x2[27]);|(?:%5C)*%2[27])?[\])]{0,2}[ \t]{0,20}/iy
const separator = /(?::=|=>|->|={1,3}|:(?!:|\/\/)|：|＝|%3[ad])(?:[ \t]|%20)*(?:[|>][+-]?[ \t]*\r?\n[ \t]+)?/iy
const nextLine = /[ \t]*\r?\n[ \t]*(?=[bu]?\\*["'`]|(?:Bearer|Basic)\b)/iy
const nextLineAlone = /[ \t]*\r?\n[ \t]*(?=[A-Za-z0-9+/=_.~-]{12,}[ \t]*(?:\r?\n|$))/iy
const namedValue = /[ \t]*(?:,\s{0,40}\\*["']value\\*["']\s{0,10}:\s{0,40}|(?:type=\S{1,40}[ \t]+)?value=)/iy
const tuple = /,\s{0,40}(?=[bu]?\\*["'])/y
const pairOpens = /[([]\s{0,4}[bu]?\\*["'`]$/
const flag = /(?:[ \t]+|[ \t]*\\\r?\n[ \t]*)(?=[^\s-])/y
const prose = new RegExp(
  String.raw`(?:[ \t]+(?:header|value|provided|given|used|sent|received|here|below|follows|was|is)){0,3}` +
    String.raw`(?:[ \t]*(?::|：|=)[ \t]*|[ \t]*(?:是|为)[ \t]*|(?<=(?:is|was))[ \t]+)`,
  'iy',
)

const take = (pattern: RegExp, text: string, at: number): number | null => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}

/** Where the value of a name begins. */
export interface Place {
  readonly from: number
  /** Whether the value has to look like a secret, whatever the name. */
  readonly doubtful: boolean
  /** What ends it, when its place says so: a tag. */
  readonly until?: string
  /** It is the next word of a command line. */
  readonly flag?: boolean
}

const hasEndTag = (text: string, from: number, tag: string): boolean => text.slice(from, from + 4096).includes(tag)

/**
 * Finds where the value of a name begins: after a separator, a tag, a flag, in a pair, or where a sentence tells it.
 * Null when there is none.
 */
export function valuePlace(text: string, name: Name): Place | null {
  const open = text[name.start - 1]
  const label = text.slice(name.start, name.end)
  if (open === '<' && text[name.end] === '>')
    return hasEndTag(text, name.end, `</${label}>`) ? { from: name.end + 1, doubtful: false, until: '<' } : null
  if (text.startsWith('&lt;', name.start - 4) && text.startsWith('&gt;', name.end))
    return hasEndTag(text, name.end, `&lt;/${label}&gt;`)
      ? { from: name.end + 4, doubtful: false, until: '&lt;' }
      : null
  const named = take(afterName, text, name.end) ?? name.end
  const after = take(separator, text, named)
  if (after !== null) {
    const below = take(nextLine, text, after)
    const alone = below === null ? take(nextLineAlone, text, after) : null
    return { from: below ?? alone ?? after, doubtful: alone !== null }
  }
  const value = take(namedValue, text, named)
  if (value !== null) return { from: value, doubtful: false }
  const pair = named > name.end ? take(tuple, text, named) : null
  if (pair !== null)
    return { from: pair, doubtful: !pairOpens.test(text.slice(Math.max(0, name.start - 12), name.start)) }
  const flagged = open === '-' || text[name.start] === '-' ? take(flag, text, name.end) : null
  if (flagged !== null) return { from: flagged, doubtful: false, flag: true }
  const said = take(prose, text, name.end)
  return said === null ? null : { from: said, doubtful: true }
}
