import { fold, foldName, groupPeople, nameWord, type NamedPerson, type Sighting } from './group-people.ts'
import { commonWords } from '#src/report/model/person-words.ts'

/** The people of a case, each with an alias that does not depend on what is shown. */
export interface People {
  /** The alias of whoever has one of these names, e-mail addresses or ids: `Rep 7`; null where nobody has. */
  readonly aliasOf: (...keys: readonly string[]) => string | null
  /** Replaces everybody in a text; returns it and how many places were replaced. */
  readonly hideIn: (text: string) => { readonly text: string; readonly times: number }
}

/** An e-mail address in a text, also percent-encoded. */
export const emailPattern = /[\p{L}\p{N}._%+'-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu
/** A person's node in Clari's hierarchy: `1905::MGR`. */
export const scopePattern = /(?<![\w:])\d{1,12}(?:::|%3A%3A)(?:MGR|REP)\b/gi
/** A user's id in Salesforce begins with 005. */
export const crmUserPattern = /(?<![A-Za-z0-9])005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?(?![A-Za-z0-9])/g
const idPattern = /[\p{L}\p{N}_-]{4,80}/gu

const aliasFor = (number: number): string => `Rep ${number}`

/**
 * Gathers the people of a case from what was seen, in order; aliases are numbered by first sight. Whoever `named` names
 * keeps their name everywhere.
 */
export function gatherPeople(sightings: readonly Sighting[], named = ''): People {
  const everybody = groupPeople(sightings)
  const spared = whoIsNamed(everybody, named)
  const people = everybody.filter((person) => !spared.has(person))
  const byKey = new Map(
    people.flatMap((person) => [...person.emails, ...person.ids].map((key) => [key, person.number] as const)),
  )
  const byName = new Map(
    [...people].reverse().flatMap((person) => [...person.names].map((name) => [name, person.number] as const)),
  )
  const names = indexNames(people)
  const sparedKeys = new Set([...spared].flatMap(({ names: own, emails, ids }) => [...own, ...emails, ...ids]))
  const aliasOf = (...keys: readonly string[]): string | null => {
    const number =
      keys.map((key) => byKey.get(fold(key))).find((found) => found !== undefined) ??
      keys.map((key) => byName.get(foldName(key))).find((found) => found !== undefined)
    if (number !== undefined) return aliasFor(number)
    return keys.find((key) => sparedKeys.has(fold(key)) || sparedKeys.has(foldName(key))) ?? null
  }
  const hideIn = (text: string) => {
    let times = 0
    const put = (key: string, otherwise: string): string => {
      const alias = aliasOf(key) ?? otherwise
      if (alias !== key) times += 1
      return alias
    }
    const next = text
      .replace(emailPattern, (email) => put(email.replace('%40', '@'), '‹e-mail address›'))
      .replace(scopePattern, (scope) => put(scope.replace(/%3A/gi, ':'), '‹person’s id›'))
      .replace(crmUserPattern, (id) => put(id, '‹person’s id›'))
      .replace(idPattern, (id) => (/\d/.test(id) && byKey.has(fold(id)) ? put(id, id) : id))
    const named = hideNames(next, names)
    return { text: named.text, times: times + named.times }
  }
  return { aliasOf, hideIn }
}

/** The people whom a text names by their whole name, an address or an id. */
function whoIsNamed(people: readonly NamedPerson[], text: string): ReadonlySet<NamedPerson> {
  if (text === '') return new Set()
  const words = ` ${[...fold(text).matchAll(nameWord)].map(([word]) => word).join(' ')} `
  const folded = fold(text)
  return new Set(
    people.filter(
      ({ names, emails, ids }) =>
        [...names].some((name) => name.includes(' ') && words.includes(` ${name} `)) ||
        [...emails, ...ids].some((key) => key.length >= 6 && folded.includes(key)),
    ),
  )
}

/** Names by their first word, the longest first; and words of them that can stand alone. */
interface NameIndex {
  readonly whole: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly number: number }[]>
  readonly single: ReadonlyMap<string, number>
}

function indexNames(people: readonly NamedPerson[]): NameIndex {
  const whole = new Map<string, { words: readonly string[]; number: number }[]>()
  const single = new Map<string, number>()
  for (const { names, number } of people) {
    for (const words of [...names].map((name) => name.split(' '))) {
      const orders = words.length < 2 ? [] : [words, [...words.slice(-1), ...words.slice(0, -1)]]
      for (const order of orders)
        whole.set(order[0] ?? '', [...(whole.get(order[0] ?? '') ?? []), { words: order, number }])
      for (const word of words)
        if (word.length >= 3 && !commonWords.has(word) && !single.has(word)) single.set(word, number)
    }
  }
  // Of equal names the first person's stands first, since sorting is stable.
  for (const list of whole.values()) list.sort((a, b) => b.words.length - a.words.length)
  return { whole, single }
}

const isGap = (between: string): boolean => /^(?:[\s.,_+-]|%20){1,4}$/.test(between)

/**
 * Replaces whole names whatever their case, accents and separators, and parts of names that stand alone: with a
 * capital, or long enough not to be another word.
 */
function hideNames(text: string, { whole, single }: NameIndex): { readonly text: string; readonly times: number } {
  const words = [...text.matchAll(nameWord)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    raw: match[0],
    folded: fold(match[0]),
  }))
  let next = ''
  let from = 0
  let times = 0
  words.forEach((word, at) => {
    if (word.start < from) return
    const follows = (part: string, offset: number): boolean =>
      words[at + offset]?.folded === part &&
      (offset === 0 || isGap(text.slice(words[at + offset - 1]?.end, words[at + offset]?.start)))
    const name = whole.get(word.folded)?.find((each) => each.words.every(follows))
    const number =
      name?.number ?? (/^\p{Lu}/u.test(word.raw) || word.folded.length >= 5 ? single.get(word.folded) : undefined)
    if (number === undefined) return
    next += text.slice(from, word.start) + aliasFor(number)
    from = (words[at + (name?.words.length ?? 1) - 1] ?? word).end
    times += 1
  })
  return { text: next + text.slice(from), times }
}
