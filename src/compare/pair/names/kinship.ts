import type { Person } from '#src/domain/table/table.ts'
import { isShortFormOf } from './nicknames.ts'
import { nameKey, nameSpellings, takeApart } from './name-parts.ts'

/**
 * What two people's names say of whether they are one: `same` name; `compatible` (initials, short forms, a part more or
 * less, a letter wrong, an account's name); only `some` part shared; `unknown` where they cannot be held against each
 * other (other letters, no person's name, an id beside a name); `none` where they speak against it.
 */
export type Kinship = 'same' | 'compatible' | 'some' | 'unknown' | 'none'

/** What is known of how somebody is called, worked out once. */
export interface Called {
  /** Each name in its parts. */
  readonly names: readonly (readonly string[])[]
  readonly keys: ReadonlySet<string>
  /** What stands before the `@` of an e-mail, in its parts, and together. */
  readonly local: readonly string[]
  readonly email: string | null
}

/** How somebody is called by one side. */
export function calledOf(person: Person): Called {
  const parts = person.name === null ? null : takeApart(person.name)
  const names = parts?.names ?? []
  const email = person.email ?? parts?.emails[0] ?? null
  return {
    names: names.map((name) => nameKey(name).split(' ')),
    keys: new Set(names.flatMap((name) => [`=${nameKey(name)}`, ...nameSpellings(name)])),
    local: email === null ? [] : partsOfLocal(email),
    email: email?.trim().toLowerCase() ?? null,
  }
}

const partsOfLocal = (email: string): readonly string[] =>
  nameKey(
    email
      .split('@')[0]
      ?.replace(/\+.*$/, '')
      .replace(/(\d+)$/, ' $1') ?? '',
  )
    .split(' ')
    .filter((part) => part !== '')

/** How two people's names stand to each other. */
export function kinshipOf(one: Called, other: Called): Kinship {
  const named = byNames(one, other)
  const locals = one.local.length > 0 && other.local.length > 0 ? ofParts(one.local, other.local) : 'unknown'
  if (one.email !== null && other.email !== null) {
    // Two e-mails that have nothing in common outweigh a first name.
    if (locals === 'none' || (locals === 'unknown' && one.local.every(isLatin) && other.local.every(isLatin)))
      return named === 'same' ? 'compatible' : named === 'compatible' ? 'some' : 'none'
    return better(named === 'same' ? 'compatible' : named, locals === 'same' ? 'compatible' : locals)
  }
  return better(named, better(byLocal(one, other), byLocal(other, one)))
}

const order: readonly Kinship[] = ['none', 'unknown', 'some', 'compatible', 'same']
/** The nearer of two; `none` is a finding, and stands against what is unknown. */
function better(a: Kinship, b: Kinship): Kinship {
  if (a === 'unknown' || b === 'unknown') return a === 'unknown' ? b : a
  return order.indexOf(a) >= order.indexOf(b) ? a : b
}

function byNames(one: Called, other: Called): Kinship {
  if (one.names.length === 0 || other.names.length === 0) return 'unknown'
  for (const key of one.keys) if (other.keys.has(key)) return 'same'
  let best: Kinship = 'none'
  for (const mine of one.names)
    for (const theirs of other.names) {
      const found = ofParts(mine, theirs)
      if (order.indexOf(found) > order.indexOf(best)) best = found
    }
  return best
}

function byLocal(named: Called, mailed: Called): Kinship {
  if (mailed.local.length === 0 || named.names.length === 0) return 'unknown'
  let best: Kinship = 'none'
  for (const name of named.names) {
    const found = ofParts(name, mailed.local)
    const capped = found === 'same' ? 'compatible' : found
    if (order.indexOf(capped) > order.indexOf(best)) best = capped
  }
  return best
}

/**
 * Whether two names have their parts in common, letter by letter: a middle name or an initial more or less, no short
 * form and no other spelling.
 */
export function sharesParts(one: Called, other: Called): boolean {
  return one.names.some((mine) =>
    other.names.some((theirs) => {
      const [fewer, more] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine]
      const whole = fewer.filter((part) => part.length > 1)
      return whole.length >= 2 && whole.every((part) => more.includes(part)) && !areNumberedApart(mine, theirs)
    }),
  )
}

/** How two names are alike that are compatible and not the same, in words. */
export function likenessOf(one: Called, other: Called): string {
  const pairs = one.names.flatMap((mine) => other.names.map((theirs) => [mine, theirs] as const))
  const some = (test: (part: string, other: string) => boolean): boolean =>
    pairs.some(([mine, theirs]) => mine.some((part) => theirs.some((own) => part !== own && test(part, own))))
  const [login] = pairs.filter(([mine, theirs]) => isLogin(mine, theirs) || isLogin(theirs, mine))
  if (login !== undefined)
    return login.some((parts) => parts.join('').length < 4) ? 'initials of the name' : 'an account’s name made of it'
  if (some(isShortFormOf)) return 'a short form of the name'
  if (pairs.some(([mine, theirs]) => nearWhole(mine, theirs))) return 'another spelling of the name'
  if (some((part, own) => part[0] === own[0] && (part.length === 1 || own.length === 1)))
    return 'an initial of the name'
  return 'another spelling of the name'
}

/** Whether what stands before the `@` of one's e-mail fits the other's name, or is that of the other's e-mail. */
export function isByLocal(one: Called, other: Called): boolean {
  const fits = (kinship: Kinship): boolean => kinship === 'same' || kinship === 'compatible'
  const both = one.local.length > 0 && one.local.join(' ') === other.local.join(' ')
  return both || fits(byLocal(one, other)) || fits(byLocal(other, one))
}

const isLatin = (part: string): boolean => /^[\p{sc=Latin}\p{N}]+$/u.test(part)

/** Words that name a place to be filled, a group or a firm rather than a person. */
const noName: ReadonlySet<string> = new Set(
  (
    'rep reps user users seller sellers sales owner owners member members account accounts team teams territory ' +
    'region open vacant tbd tbh all total overall everyone everybody group org company corp inc llc ltd gmbh plc ' +
    'page report queue house unassigned unknown other others record records rows count pool partner channel'
  ).split(' '),
)

/** Whether parts are a person's name at all: two words of letters, none with figures in it, none that names a place. */
function tells(parts: readonly string[]): boolean {
  const words = parts.filter((part) => part.length >= 2 && !isFigure(part))
  return words.length >= 2 && !words.some((part) => /\p{N}/u.test(part) || noName.has(part))
}

const isFigure = (part: string): boolean => /^\p{N}+$/u.test(part)

/** Whether two names are numbered, and differently: `Sam Porter 2`, `Sam Porter 3`. */
function areNumberedApart(one: readonly string[], other: readonly string[]): boolean {
  const [mine, theirs] = [one.filter(isFigure).join(' '), other.filter(isFigure).join(' ')]
  return mine !== '' && theirs !== '' && mine !== theirs
}

/** Whether some name of somebody is one that people have, or an e-mail stands for them. */
export function isPersonal({ names, email }: Called): boolean {
  return email !== null || names.some((parts) => tells(parts) || !parts.every(isLatin))
}

/** How two names in parts stand to each other. */
function ofParts(one: readonly string[], other: readonly string[]): Kinship {
  if (one.length === 0 || other.length === 0) return 'unknown'
  if (one.every(isLatin) !== other.every(isLatin)) return 'unknown'
  if (one.length === other.length && one.every((part, at) => part === other[at])) return 'same'
  if (isLogin(one, other) || isLogin(other, one)) return 'compatible'
  if (areNumberedApart(one, other)) return tells(one) && tells(other) ? 'none' : 'unknown'
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  const { whole, initials, left } = matched(fewer, more)
  if (left === 0 && whole >= 1 && whole + initials >= 2) return 'compatible'
  if (left === 0 && whole === 1 && fewer.length === 1 && (fewer[0]?.length ?? 0) >= 3) return 'compatible'
  if (nearWhole(one, other)) return 'compatible'
  // `Ana M Ruiz` beside `Ana Ruiz Gómez`: what is left of the fewer is a middle initial.
  if (whole >= 2 && fewer.filter((part) => part.length > 1).length <= whole) return 'compatible'
  const [mine, theirs] = [one[0] ?? '', other[0] ?? '']
  if (mine.length >= 3 && isOneName(mine, theirs)) return 'some'
  return tells(one) && tells(other) ? 'none' : 'unknown'
}

/** How many parts of the shorter name have one of their own in the longer, in full or as an initial. */
function matched(
  fewer: readonly string[],
  more: readonly string[],
): { readonly whole: number; readonly initials: number; readonly left: number } {
  const free = [...more]
  let [whole, initials] = [0, 0]
  const rest: string[] = []
  for (const part of fewer) {
    const at = free.findIndex((other) => isOneName(part, other))
    if (at < 0) rest.push(part)
    else {
      whole += 1
      free.splice(at, 1)
    }
  }
  for (const part of rest) {
    const at = free.findIndex((other) => (part.length === 1 || other.length === 1) && part[0] === other[0])
    if (at < 0) continue
    initials += 1
    free.splice(at, 1)
  }
  return { whole, initials, left: rest.length - initials }
}

const isOneName = (one: string, other: string): boolean =>
  one === other || isShortFormOf(one, other) || isNear(one, other) || german(one) === german(other)

const german = (part: string): string => part.replace(/ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u')

function nearWhole(one: readonly string[], other: readonly string[]): boolean {
  const [mine, theirs] = [one.join(''), other.join('')]
  return mine === theirs || (mine.length >= 8 && isNear(mine, theirs) && one[0]?.[0] === other[0]?.[0])
}

/** Whether one word is the name of an account made of another's parts: `aruiz`, `anar`, `ruiza`; or their initials. */
function isLogin(word: readonly string[], parts: readonly string[]): boolean {
  const [login = '', ...more] = word.filter((part) => !isFigure(part))
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (more.length > 0 || parts.length < 2 || first === '' || last === '') return false
  if (login.length < 4) return login.length > 1 && login === parts.map((part) => part.charAt(0)).join('')
  const made = [first + last, last + first, first.charAt(0) + last, first + last.charAt(0), last + first.charAt(0)]
  return [...made, ...made.map(german)].includes(login) || made.some((one) => german(one) === german(login))
}

/** Whether two texts differ by at most one letter (two from twelve letters on): Levenshtein distance, cut short. */
export function isNear(a: string, b: string): boolean {
  const limit = Math.min(a.length, b.length) >= 12 ? 2 : 1
  if (Math.abs(a.length - b.length) > limit || Math.min(a.length, b.length) < 4) return false
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return (row[b.length] ?? limit + 1) <= limit
}
