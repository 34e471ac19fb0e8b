import type { Person, Table, Warning } from '#src/domain/table/table.ts'
import { counted } from '#src/domain/words/count.ts'

/** Two people of the two sides who may be one; never paired until the analyst says so. */
export interface PersonSuggestion {
  readonly ui: number
  readonly api: number
  readonly why: string
}

/** Who on the UI side is who on the API side. */
export interface PeoplePairing {
  /** For each UI person, the API person or −1. */
  readonly apiOf: Int32Array
  /**
   * For each API person, the first of the user ids that share an e-mail or CRM id with it (itself when it shares none).
   */
  readonly firstOf: Int32Array
  readonly suggestions: readonly PersonSuggestion[]
  readonly warnings: readonly Warning[]
}

/** A name as it is compared: no case, accents, punctuation or extra spaces; `Last, First` turned round. */
export function nameKey(name: string): string {
  const [last = '', first = '', ...more] = name.split(',')
  const turned = first.trim() !== '' && more.length === 0 ? `${first} ${last}` : name
  return turned
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
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

const mailKey = (mail: string): string => mail.trim().toLowerCase()
const localPart = (mail: string): string => mailKey(mail).split('@')[0] ?? ''

/**
 * Pairs people by e-mail, then CRM id, then name; `confirmed` pairs (the screen's `personKey` → the export's) come
 * first. `active` tells API people with values.
 */
export function pairPeople(
  api: Table,
  ui: Table,
  active: Uint8Array,
  confirmed: ReadonlyMap<string, string> = new Map(),
): PeoplePairing {
  const byMail = indexBy(api.people, (person) => (person.email === null ? null : mailKey(person.email)))
  const byCrm = indexBy(api.people, (person) => (person.crmId === null ? null : crmKey(person.crmId)))
  // Names are worth normalising only where some person has neither e-mail nor CRM id to go by.
  let names: PeopleIndex | null = null
  const byName = (key: string): readonly number[] => {
    names ??= indexBy(api.people, (person) => (person.name === null ? null : nameKey(person.name)))
    return names.all(key)
  }
  // Screens seldom name user ids.
  let ids: PeopleIndex | null = null
  const byIds = (): PeopleIndex => (ids ??= indexBy(api.people, ({ userId }) => userId))
  const firstOf = groupUsers(api.people, byMail, byCrm, active)
  const apiOf = new Int32Array(ui.people.length).fill(-1)
  const suggestions: PersonSuggestion[] = []
  let known: ReadonlySet<number> | null = null
  const ambiguous: string[] = []
  let keys: Map<string, number> | null = null
  const byKey = (): ReadonlyMap<string, number> =>
    (keys ??= new Map(api.people.map((person, at) => [personKey(person), at] as const).toReversed()))
  ui.people.forEach((person, at) => {
    const chosen = confirmed.size === 0 ? undefined : confirmed.get(personKey(person))
    apiOf[at] = (chosen === undefined ? undefined : byKey().get(chosen)) ?? findPerson(person)
  })

  function findPerson(person: Person): number {
    if (person.userId !== null) {
      const [same] = byIds().all(person.userId)
      if (same !== undefined) return same
    }
    const mails = person.email === null ? [] : byMail.all(mailKey(person.email))
    const [only] = mails
    if (only !== undefined && mails.length === 1) return only
    const crms = person.crmId === null ? [] : byCrm.all(crmKey(person.crmId))
    const strong = mails.length > 0 ? narrowed(mails, crms) : crms
    if (strong.length > 0) return prefer(strong)
    if (person.name === null) return -1
    const fitting = byName(nameKey(person.name)).filter((code) => compatible(person, api.people[code]))
    const distinct = new Set(fitting.map((code) => firstOf[code]))
    if (distinct.size === 1) return prefer(fitting)
    if (distinct.size > 1) {
      // Of several people of one name, those whom an e-mail or CRM id gives to somebody else are out.
      const free = fitting.filter((code) => !taken().has(firstOf[code] ?? code))
      if (new Set(free.map((code) => firstOf[code])).size === 1) return prefer(free)
      const role = fitting.filter(
        (code) => person.hierarchyName !== null && api.people[code]?.hierarchyName === person.hierarchyName,
      )
      if (new Set(role.map((code) => firstOf[code])).size === 1) return prefer(role)
      ambiguous.push(person.name)
    }
    return -1
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

  const paired = new Set(apiOf)
  const unpaired = apiOf.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0)
  ui.people.forEach((person, at) => {
    // Every unpaired name is held against every other: worth it for a few, not for thousands.
    if ((apiOf[at] ?? -1) >= 0 || person.name === null || unpaired * api.people.length > 2e6) return
    const near = nearest(person.name, api.people, paired)
    if (near >= 0)
      suggestions.push({
        ui: at,
        api: near,
        why: `“${person.name}” on the screen may be “${api.people[near]?.name ?? ''}” in the export.`,
      })
  })
  const warnings: Warning[] = suggestions
    .slice(0, 20)
    .map((suggestion) => ({ says: `${suggestion.why} Not paired until confirmed.` }))
  if (ambiguous.length > 0)
    warnings.push({
      says:
        `${counted(ambiguous.length, 'name on the screen fits', 'names on the screen fit')} several people ` +
        `in the export (${ambiguous.slice(0, 3).join(', ')}): an e-mail or CRM id is needed to pair them.`,
    })
  return { apiOf, firstOf, suggestions, warnings }
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

/**
 * The only unpaired person whose name is the same, or one or two letters off; −1 when there is none or more than one.
 */
function nearest(name: string, people: readonly Person[], paired: ReadonlySet<number>): number {
  const key = nameKey(name)
  let found = -1
  for (let at = 0; at < people.length; at += 1) {
    const other = people[at]?.name
    if (other === null || other === undefined || paired.has(at)) continue
    const otherKey = nameKey(other)
    if (otherKey !== key && !isNear(key, otherKey)) continue
    if (found >= 0) return -1
    found = at
  }
  return found
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
