import type { Language } from './language.ts'

/**
 * The letters of the languages that are read, in lower case; Unicode's whole classes take a hundred times as
 * long to compile.
 */
const letters = 'a-zß-öø-ÿāăąćčďđēėęěğģīįıķĺľłńņňőœŕřśşšťţūůűųźżžșț'

/**
 * A form as it is looked for in a lower-case text: its own capitals lowered, its class of letters narrowed, and each
 * space wide enough for where colours or quoting were blanked out.
 */
export function patternOf({ unspaced }: Pick<Language, 'unspaced'>, written: string): RegExp {
  let isInClass = false
  const source = written.replaceAll(
    /\\p\{L\}|\\[pPk](?:\{[^}]*\}|<\w+>)|\\.|\(\?<\w+>|[[\]]| (?![{?*+])|\p{Lu}/gu,
    (part) => {
      if (part === '[' || part === ']') isInClass = part === '['
      if (part === '\\p{L}') return isInClass ? letters : `[${letters}]`
      if (part === ' ') return isInClass ? ' ' : String.raw`\s{1,8}`
      return part.length === 1 ? part.toLowerCase() : part
    },
  )
  const isWord = String.raw`[${letters}\d_]`
  return new RegExp(unspaced === true ? source : `(?<!${isWord})(?:${source})(?!${isWord})`, 'gu')
}
