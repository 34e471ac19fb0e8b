/** What one place tells of one person: any of name, e-mail address and ids, together. */
export interface Sighting {
  readonly names: readonly string[]
  readonly emails: readonly string[]
  readonly ids: readonly string[]
}

/**
 * One person of a case: every way in which they are named, folded (`ana ortiz`), and their number by
 * first sight, from 1.
 */
export interface NamedPerson {
  readonly number: number
  readonly names: ReadonlySet<string>
  readonly emails: ReadonlySet<string>
  readonly ids: ReadonlySet<string>
}

/** A text without case, accents and doubled spaces, for comparing. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ')
}

/** A word of a name: `O’Neill`, `Jean-Luc`. */
export const nameWord = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu

/** A name as folded words with single spaces; `Last, First` is turned round. */
export function foldName(name: string): string {
  const [last, first] = name.split(',').map((part) => part.trim())
  const straight = first !== undefined && first !== '' && last !== undefined ? `${first} ${last}` : name
  return [...fold(straight).matchAll(nameWord)].map(([word]) => word).join(' ')
}

/** The name that an e-mail address spells: `ana.ortiz@…` is `ana ortiz`; none where it spells none. */
function spelledBy(email: string): readonly string[] {
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter((word) => /^[a-z]{2,}$/.test(word))
  return words.length >= 2 && words.length <= 4 ? [words.join(' ')] : []
}

interface Growing {
  names: Set<string>
  emails: Set<string>
  ids: Set<string>
}

const disjoint = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && [...a].every((each) => !b.has(each))

/**
 * Groups sightings into people, in order of first sight: what was ever seen together is one person, and so is an equal
 * full name unless an address or id speaks against it.
 */
export function groupPeople(sightings: readonly Sighting[]): readonly NamedPerson[] {
  const people: (Growing | null)[] = []
  const strong = new Map<string, number>()
  const named = new Map<string, number>()
  for (const sighting of sightings) {
    const emails = new Set(sighting.emails.map(fold).filter((key) => key !== ''))
    const own: Growing = {
      names: new Set(
        [...sighting.names.map(foldName), ...[...emails].flatMap(spelledBy)].filter((name) => name !== ''),
      ),
      emails,
      ids: new Set(sighting.ids.map(fold).filter((key) => key !== '')),
    }
    if (own.names.size + own.emails.size + own.ids.size === 0) continue
    const same = new Set([...own.emails, ...own.ids].flatMap((key) => strong.get(key) ?? []))
    for (const name of own.names) {
      const at = named.get(name)
      const before = at === undefined ? null : (people[at] ?? null)
      if (
        at !== undefined &&
        before !== null &&
        !disjoint(before.emails, own.emails) &&
        !(disjoint(before.ids, own.ids) && (before.emails.size === 0 || own.emails.size === 0))
      )
        same.add(at)
    }
    const at = same.size === 0 ? people.length : Math.min(...same)
    const kept = people[at] ?? own
    people[at] = kept
    for (const other of [own, ...[...same].filter((each) => each !== at).map((each) => people[each] ?? own)])
      for (const part of ['names', 'emails', 'ids'] as const) for (const key of other[part]) kept[part].add(key)
    for (const each of same) if (each !== at) people[each] = null
    for (const key of [...kept.emails, ...kept.ids]) strong.set(key, at)
    for (const name of kept.names) if (!named.has(name) || people[named.get(name) ?? -1] === null) named.set(name, at)
  }
  return people
    .flatMap((person) => (person === null ? [] : [person]))
    .map((person, index) => ({ number: index + 1, ...person }))
}
