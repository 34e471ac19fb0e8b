import { randomAt, type Random } from '#src/simulator/random.ts'
import { currencyOf, corporateCurrency, type Currency } from './currencies.ts'
import { regions } from './regions.ts'

/** One user record of the organisation; a person can have two of them under one CRM id. */
export interface Employee {
  readonly userId: string
  /** A Salesforce user id: 18 characters. */
  readonly crmId: string
  readonly name: string
  readonly email: string
  /** 1 the head of sales, 2 a regional manager, 3 a seller. */
  readonly level: 1 | 2 | 3
  readonly region: string
  /** The currency that they enter their numbers in where a forecast lets them. */
  readonly currency: Currency
  /** `1905::MGR` or `77::REP`: what an export can start from. */
  readonly scopeId: string
  readonly hierarchyId: string
  readonly hierarchyName: string
  readonly parentHierarchyId: string | null
  readonly parentHierarchyName: string | null
  /** Whether the forecast shows them; who is not opted in is in no export of any quarter. */
  readonly optedIn: boolean
  /** Never enters a number. */
  readonly silent: boolean
  /** About what one quarter of theirs is worth, in US dollars. */
  readonly size: number
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** `Chloë Brontë` as in an e-mail address. */
function ascii(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
}

interface Post {
  readonly name: string
  readonly level: 1 | 2 | 3
  readonly region: string
  readonly currency: Currency
  readonly role: string
  readonly parent: Employee | null
  readonly optedIn?: boolean
  readonly silent?: boolean
  readonly size: number
}

/** Gives out ids in order, so that they are unique whatever the seed. */
function employer(random: Random): (post: Post) => Employee {
  let userId = random.whole(31_000, 60_000)
  let scope = random.whole(1200, 1800)
  return (post) => {
    userId += random.whole(3, 41)
    scope += random.whole(1, 9)
    const parentNode = post.parent
    return {
      userId: String(userId),
      crmId: `0055g00000${random.text(5, base62)}AAK`,
      name: post.name,
      email: `${ascii(post.name)}@halden.example`,
      level: post.level,
      region: post.region,
      currency: post.currency,
      scopeId: `${scope}::${post.level === 3 ? 'REP' : 'MGR'}`,
      hierarchyId: `280627:00E5g00000${random.text(5, base62)}EAW`,
      hierarchyName: post.role,
      parentHierarchyId: parentNode?.hierarchyId ?? null,
      parentHierarchyName: parentNode?.hierarchyName ?? null,
      optedIn: post.optedIn ?? true,
      silent: post.silent ?? false,
      size: post.size,
    }
  }
}

/**
 * The organisation: a head of sales, six regional managers and 33 sellers, of whom one never enters a number and one
 * has a second user record; and two sellers who are not opted in to any forecast.
 */
export function hire(seed: number): readonly Employee[] {
  const random = randomAt(seed, 'people')
  const employ = employer(random)
  const head = employ({
    name: 'Margaret Okafor',
    level: 1,
    region: 'Global',
    currency: corporateCurrency,
    role: 'CRO',
    parent: null,
    size: 900_000,
  })
  const people: Employee[] = [head]
  for (const region of regions) {
    const currency = currencyOf(region.currency) ?? corporateCurrency
    const [boss, ...names] = random.shuffled(region.names)
    if (boss === undefined) continue
    const manager = employ({
      name: boss,
      level: 2,
      region: region.name,
      currency,
      role: `VP ${region.name}`,
      parent: head,
      size: random.whole(600_000, 900_000),
    })
    people.push(manager)
    names.forEach((name, index) => {
      const outside = index < region.notOptedIn
      const silent = !outside && index === region.notOptedIn && region.hasSilent
      const size = random.whole(70_000, 420_000)
      const role = `AE ${region.name} ${index + 1}`
      const seller = employ({
        name,
        level: 3,
        region: region.name,
        currency,
        role,
        parent: manager,
        optedIn: !outside,
        silent,
        size,
      })
      people.push(seller)
      if (index === names.length - 1 && region.hasTwin) people.push(secondRecord(employ, seller, manager))
    })
  }
  return people
}

/** The same person's later user record: another user id and e-mail under the same CRM id, as after a change of name. */
function secondRecord(employ: (post: Post) => Employee, first: Employee, manager: Employee): Employee {
  const { region, currency, size } = first
  const second = employ({
    name: first.name,
    level: 3,
    region,
    currency,
    role: `${first.hierarchyName} (2)`,
    parent: manager,
    size: Math.round(size / 3),
  })
  return { ...second, crmId: first.crmId, email: first.email.replace('@', '.2@') }
}

/** A person and everyone below them in the hierarchy, in the organisation's order. */
export function teamOf(people: readonly Employee[], root: Employee): readonly Employee[] {
  const below = people.filter((one) => one.parentHierarchyId === root.hierarchyId)
  return [root, ...below.flatMap((one) => teamOf(people, one))]
}
