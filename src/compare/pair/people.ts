import type { Person, Table } from '#src/domain/table/table.ts'
import { nameKey, nameSpellings, takeApart, type NameParts } from './names/name-parts.ts'

/** Who on the UI side is who on the API side. */
export interface PeoplePairing {
  /** For each UI person, the API person or −1. */
  readonly apiOf: Int32Array
  /**
   * For each API person, the first of the user ids that share an e-mail or CRM id with it (itself when it shares none).
   */
  readonly firstOf: Int32Array
  /** UI people whom nothing but their name pairs. */
  readonly byName: Uint8Array
}

/** A CRM user id as it is compared: Salesforce writes the same id with 15 or 18 characters. */
export function crmKey(id: string): string {
  const plain = id.trim()
  return /^[a-zA-Z0-9]{18}$/.test(plain) ? plain.slice(0, 15) : plain
}

/** What a person goes by from one reading of a file to the next: e-mail, else CRM id, else user id, else name. */
export function personKey({ email, crmId, userId, name }: Person): string {
  if (email !== null) return mailKey(email)
  return crmId === null ? (userId ?? name ?? '') : crmKey(crmId)
}

/** Who is not whom, as the analyst said: by the `personKey` of somebody on the screen those of the export's. */
export type ApartPeople = ReadonlyMap<string, ReadonlySet<string>>

/** Whether the analyst said that two people are two. */
export function areHeldApart(apart: ApartPeople, screens: Person | undefined, exports: Person | undefined): boolean {
  if (apart.size === 0 || screens === undefined || exports === undefined) return false
  return apart.get(personKey(screens))?.has(personKey(exports)) === true
}

const mailKey = (mail: string): string => mail.trim().toLowerCase()
const localPart = (mail: string): string => mailKey(mail).split('@')[0] ?? ''

/**
 * Pairs people by e-mail, then CRM id, then name; `confirmed` pairs (the screen's `personKey` → the export's) come
 * first, and who is `apart` is never paired. `active` tells API people with values.
 */
export function pairPeople(
  api: Table,
  ui: Table,
  active: Uint8Array,
  confirmed: ReadonlyMap<string, string> = new Map(),
  apart: ApartPeople = new Map(),
): PeoplePairing {
  const byMail = indexBy(api.people, (person) => (person.email === null ? null : mailKey(person.email)))
  const byCrm = indexBy(api.people, (person) => (person.crmId === null ? null : crmKey(person.crmId)))
  // Names are worth normalising only where some person has neither e-mail nor CRM id to go by.
  let names: PeopleIndex | null = null
  const byName = (key: string): readonly number[] => {
    names ??= indexBy(api.people, (person) => (person.name === null ? null : nameKey(person.name)))
    return names.all(key)
  }
  // Other spellings matter only where somebody is not found under the usual one.
  let spellings: PeopleIndex | null = null
  const bySpelling = (key: string): readonly number[] => {
    if (spellings === null) {
      spellings = new PeopleIndex()
      for (let at = 0; at < api.people.length; at += 1) {
        const own = api.people[at]?.name ?? null
        if (own === null) continue
        const names = takeApart(own).names
        const keys = names.flatMap((name) => [`=${nameKey(name)}`, ...nameSpellings(name)])
        for (const each of new Set(keys)) spellings.add(each, at)
      }
    }
    return spellings.all(key)
  }
  // Screens seldom name user ids.
  let ids: PeopleIndex | null = null
  const byIds = (): PeopleIndex => (ids ??= indexBy(api.people, ({ userId }) => userId))
  const firstOf = groupUsers(api.people, byMail, byCrm, active)
  const apiOf = new Int32Array(ui.people.length).fill(-1)
  const byNameAlone = new Uint8Array(ui.people.length)
  let known: ReadonlySet<number> | null = null
  let keys: Map<string, number> | null = null
  const byKey = (): ReadonlyMap<string, number> =>
    (keys ??= new Map(api.people.map((person, at) => [personKey(person), at] as const).toReversed()))
  ui.people.forEach((person, at) => {
    const chosen = confirmed.size === 0 ? undefined : confirmed.get(personKey(person))
    const found = (chosen === undefined ? undefined : byKey().get(chosen)) ?? findPerson(person, at)
    apiOf[at] = areHeldApart(apart, person, api.people[found]) ? -1 : found
  })
  return { apiOf, firstOf, byName: byNameAlone }

  function findPerson(person: Person, at: number): number {
    if (person.userId !== null) {
      const [same] = byIds().all(person.userId)
      if (same !== undefined) return same
      // `Owner ID` is the CRM’s own as often as Clari’s.
      const crm = person.crmId === null ? byCrm.all(crmKey(person.userId)) : []
      if (crm.length > 0) return prefer(crm)
    }
    const mails = person.email === null ? [] : byMail.all(mailKey(person.email))
    const [only] = mails
    if (only !== undefined && mails.length === 1) return only
    const crms = person.crmId === null ? [] : byCrm.all(crmKey(person.crmId))
    const strong = mails.length > 0 ? narrowed(mails, crms) : crms
    if (strong.length > 0) return prefer(strong)
    if (person.name === null) return -1
    const parts = takeApart(person.name)
    const told = namedInCell(person, parts)
    if (told >= 0) return told
    byNameAlone[at] = 1
    for (const name of parts.names) {
      const found = ofFitting(byName(nameKey(name)), person)
      if (found !== null) return found
    }
    for (const name of parts.names)
      for (const key of [`=${nameKey(name)}`, ...nameSpellings(name)]) {
        const found = ofFitting(bySpelling(key), person)
        if (found !== null) return found
      }
    return -1
  }

  /** Whom an e-mail or an id beside a name in one cell names; a short id only where the name does not speak against. */
  function namedInCell(person: Person, { emails, ids, names: called }: NameParts): number {
    const mails = emails.flatMap((mail) => byMail.all(mailKey(mail)))
    if (new Set(mails.map((code) => firstOf[code])).size === 1) return prefer(mails)
    const crms = ids.flatMap((id) => (id.length >= 15 ? byCrm.all(crmKey(id)) : []))
    if (new Set(crms.map((code) => firstOf[code])).size === 1) return prefer(crms)
    const users = ids.flatMap((id) => byIds().all(id))
    const fitting = users.filter((code) =>
      called.some((name) => nameKey(name).split(' ')[0] === nameKey(api.people[code]?.name ?? '').split(' ')[0]),
    )
    return person.email === null && fitting.length === 1 ? (fitting[0] ?? -1) : -1
  }

  /** The one person of a name; −1 where several are left of whom nothing tells which; null where nobody is. */
  function ofFitting(codes: readonly number[], person: Person): number | null {
    const fitting = codes.filter((code) => compatible(person, api.people[code]))
    const distinct = new Set(fitting.map((code) => firstOf[code]))
    if (distinct.size === 1) return prefer(fitting)
    if (distinct.size === 0) return null
    // Of several people of one name, those whom an e-mail or CRM id gives to somebody else are out.
    const free = fitting.filter((code) => !taken().has(firstOf[code] ?? code))
    if (new Set(free.map((code) => firstOf[code])).size === 1) return prefer(free)
    const role = fitting.filter(
      (code) => person.hierarchyName !== null && api.people[code]?.hierarchyName === person.hierarchyName,
    )
    return new Set(role.map((code) => firstOf[code])).size === 1 ? prefer(role) : -1
  }

  /** The API people (by the first of their ids) whom an e-mail, CRM id or user id pairs with somebody on the screen. */
  function taken(): ReadonlySet<number> {
    known ??= new Set(
      ui.people.flatMap((person) => {
        const strong = [
          ...(person.email === null ? [] : byMail.all(mailKey(person.email))),
          ...(person.crmId === null ? [] : byCrm.all(crmKey(person.crmId))),
          ...(person.userId === null ? [] : byIds().all(person.userId)),
        ]
        return strong.map((code) => firstOf[code] ?? code)
      }),
    )
    return known
  }

  function narrowed(some: readonly number[], others: readonly number[]): readonly number[] {
    const both = some.filter((code) => others.includes(code))
    return both.length > 0 ? both : some
  }

  function prefer(codes: readonly number[]): number {
    return codes.find((code) => active[code] === 1) ?? codes[0] ?? -1
  }
}

/** People by a key that most have alone: only those who share one are held in lists. */
class PeopleIndex {
  readonly #first = new Map<string, number>()
  readonly shared = new Map<string, number[]>()

  add(key: string, at: number): void {
    const first = this.#first.get(key)
    if (first === undefined) {
      this.#first.set(key, at)
      return
    }
    const held = this.shared.get(key)
    if (held === undefined) this.shared.set(key, [first, at])
    else held.push(at)
  }

  all(key: string): readonly number[] {
    const first = this.#first.get(key)
    return first === undefined ? [] : (this.shared.get(key) ?? [first])
  }
}

function indexBy(people: readonly Person[], key: (person: Person) => string | null): PeopleIndex {
  const index = new PeopleIndex()
  people.forEach((person, at) => {
    const found = key(person)
    if (found !== null && found !== '') index.add(found, at)
  })
  return index
}

/** Users who share an e-mail or a CRM id are one person with several ids; the first that has values stands for them. */
function groupUsers(
  people: readonly Person[],
  byMail: PeopleIndex,
  byCrm: PeopleIndex,
  active: Uint8Array,
): Int32Array {
  const firstOf = Int32Array.from(people, (_, at) => at)
  const root = (at: number): number => {
    let here = at
    while ((firstOf[here] ?? here) !== here) here = firstOf[here] ?? here
    return here
  }
  for (const group of [...byMail.shared.values(), ...byCrm.shared.values()]) {
    for (const other of group.slice(1)) {
      const [a, b] = [root(group[0] ?? other), root(other)]
      if (a !== b) firstOf[Math.max(a, b)] = Math.min(a, b)
    }
  }
  const standing = new Map<number, number>()
  for (let at = 0; at < people.length; at += 1) {
    const top = root(at)
    const held = standing.get(top)
    if (held === undefined || (active[held] !== 1 && active[at] === 1)) standing.set(top, at)
  }
  return Int32Array.from(people, (_, at) => standing.get(root(at)) ?? at)
}

/** Whether two people of one name can be one: no two e-mails or CRM ids that differ (another domain is forgiven). */
function compatible(a: Person, b: Person | undefined): boolean {
  if (b === undefined) return false
  const mails =
    a.email !== null &&
    b.email !== null &&
    mailKey(a.email) !== mailKey(b.email) &&
    localPart(a.email) !== localPart(b.email)
  const crms = a.crmId !== null && b.crmId !== null && crmKey(a.crmId) !== crmKey(b.crmId)
  return !mails && !crms
}
