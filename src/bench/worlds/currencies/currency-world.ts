import { BenchRandom } from '#src/bench/worlds/random.ts'

/** One of the people of a world: a place in the list, the manager's place (−1 at the top), the own currency. */
export interface CurrencyMember {
  readonly at: number
  readonly boss: number
  readonly currency: string
}

/** What is added up in a manager's row, and on which side it stands. */
export interface PlantedTotal {
  readonly side: 'screen' | 'export'
  /** Whether the manager's own value is in it. */
  readonly own: boolean
  /** Whether what the other rows of that side show is added up, or what the other side has. */
  readonly of: 'screen' | 'export'
  /** Whether each part is rounded before it is added. */
  readonly rounded: boolean
}

/** An amount as one side has it: minor units of a currency; null where there is none. */
export interface Amount {
  readonly value: number | null
  readonly currency: string
}

/** A company whose people forecast in several currencies, and both sides of it; by person and field, `3|0`. */
export interface CurrencyWorld {
  readonly name: string
  readonly random: BenchRandom
  readonly people: readonly CurrencyMember[]
  readonly fields: readonly string[]
  readonly exported: Map<string, Amount>
  readonly shown: Map<string, Amount>
  /** Which rows were made a team's total. */
  readonly rolled: ReadonlyMap<string, PlantedTotal>
  /** Rows whose number on the screen was changed to one that nothing explains. */
  readonly edited: ReadonlySet<string>
  /** People without any row on one side. */
  readonly unexported: ReadonlySet<number>
  readonly unshown: ReadonlySet<number>
}

/** A currency's minor digits. */
export const centsDigits = (currency: string): number => (currency === 'JPY' ? 0 : 2)

/** A row of a world. */
export const cellOfPerson = (person: number, field: number): string => `${person}|${field}`

/**
 * Makes the world of a seed: two to four levels, two to four currencies, each side in people's own currencies or in
 * one, roll-ups planted on some managers or on all.
 */
export function makeCurrencyWorld(seed: number): CurrencyWorld {
  const random = new BenchRandom(seed)
  const corporate = random.pick(['USD', 'EUR', 'GBP'], 'USD')
  const rates = new Map([
    ['USD', 1],
    ['EUR', 1.04 + random.int(0, 900) / 10_000],
    ['GBP', 1.2 + random.int(0, 900) / 10_000],
    ['CAD', 0.7 + random.int(0, 400) / 10_000],
    ['JPY', 0.0062 + random.int(0, 900) / 1_000_000],
  ])
  const codes = random.shuffle([...rates.keys()]).slice(0, random.int(2, 4))
  const people = makePeople(random, codes)
  const fields = ['Commit', 'Best Case', 'Most Likely', 'Upside'].slice(0, random.int(2, 4))
  const sides = random.chance(0.65) ? (['one', 'own'] as const) : (['own', 'one'] as const)
  const exact = (value: number, from: string, to: string): number =>
    value * ((rates.get(from) ?? 1) / (rates.get(to) ?? 1)) * 10 ** (centsDigits(to) - centsDigits(from))
  const currencyOn = (side: 'screen' | 'export', person: CurrencyMember): string =>
    sides[side === 'export' ? 0 : 1] === 'one' ? corporate : person.currency
  const source = random.chance(0.5) ? 'own' : 'corporate'
  const grain = random.pick([1, 1, 100, 500_000], 1)
  const exported = new Map<string, Amount>()
  const shown = new Map<string, Amount>()
  for (const person of people) {
    fields.forEach((_, field) => {
      const kept = source === 'own' ? person.currency : corporate
      const dollars = random.int(20_000, 90_000_000)
      const raw = Math.round(exact(dollars, 'USD', kept))
      const step = centsDigits(kept) === 0 ? Math.max(1, grain / 100) : grain
      const value = random.chance(0.04) ? 0 : Math.max(step, Math.round(raw / step) * step)
      for (const [side, into] of [
        ['export', exported],
        ['screen', shown],
      ] as const) {
        const currency = currencyOn(side, person)
        into.set(cellOfPerson(person.at, field), { value: Math.round(exact(value, kept, currency)), currency })
      }
    })
  }
  const managers = people.filter((one) => people.some((other) => other.boss === one.at)).toReversed()
  const edited = new Set<string>()
  for (const { at } of random.shuffle(people.filter((one) => !managers.includes(one))).slice(0, random.int(0, 3))) {
    const key = cellOfPerson(at, random.int(0, fields.length - 1))
    const { value, currency } = shown.get(key) ?? { value: 0, currency: corporate }
    shown.set(key, { value: (value ?? 0) + random.int(1001, 9_000_000), currency })
    edited.add(key)
  }
  const reps = random.shuffle(people.filter((one) => !managers.includes(one)))
  const unexported = new Set(random.chance(0.3) ? reps.slice(0, 1).map(({ at }) => at) : [])
  const unshown = new Set(random.chance(0.3) ? reps.slice(1, 2).map(({ at }) => at) : [])
  for (const [gone, from] of [
    [unexported, exported],
    [unshown, shown],
  ] as const)
    for (const at of gone) fields.forEach((_, field) => from.delete(cellOfPerson(at, field)))
  const plan: PlantedTotal = {
    side: random.chance(0.75) ? 'screen' : 'export',
    own: random.chance(0.6),
    of: random.chance(0.5) ? 'screen' : 'export',
    rounded: random.chance(0.5),
  }
  const chosen = random.chance(0.5) ? managers : random.shuffle(managers).slice(0, random.int(1, 2))
  const rolled = new Map<string, PlantedTotal>()
  for (const boss of managers.filter((one) => chosen.includes(one))) {
    fields.forEach((_, field) => {
      const into = plan.side === 'screen' ? shown : exported
      const key = cellOfPerson(boss.at, field)
      const held = into.get(key)
      if (held === undefined) return
      const part = (amount: Amount | undefined): number => {
        const value = exact(amount?.value ?? 0, amount?.currency ?? held.currency, held.currency)
        return plan.rounded ? Math.round(value) : value
      }
      // A person without a row on the side that is added up counts with the other's.
      const [first, second] = plan.of === 'screen' ? [shown, exported] : [exported, shown]
      const total = (manager: number): number =>
        people
          .filter((one) => one.boss === manager)
          .reduce((sum, one) => {
            const at = cellOfPerson(one.at, field)
            if (rolled.has(at)) return sum + part(into.get(at))
            return sum + part(first.get(at) ?? second.get(at)) + total(one.at)
          }, 0)
      const value = Math.round((plan.own ? (held.value ?? 0) : 0) + total(boss.at))
      if (value === held.value) return
      into.set(key, { value, currency: held.currency })
      rolled.set(key, plan)
    })
  }
  return {
    name:
      `seed ${seed}: export in ${sides[0] === 'one' ? corporate : 'own'}, screen in ` +
      `${sides[1] === 'one' ? corporate : 'own'} currencies (${codes.join(', ')}), ${people.length} people, ` +
      `${rolled.size} totals on the ${plan.side} of the ${plan.of}, ${plan.own ? 'with' : 'without'} own, ` +
      `${plan.rounded ? 'rounded' : 'exact'} parts`,
    random,
    people,
    fields,
    exported,
    shown,
    rolled,
    edited,
    unexported,
    unshown,
  }
}

/** A tree of people, the currencies dealt out so that each has several; whole teams often share one. */
function makePeople(random: BenchRandom, codes: readonly string[]): readonly CurrencyMember[] {
  const people: CurrencyMember[] = []
  const byTeam = random.chance(0.5)
  const add = (boss: number, currency: string): number =>
    people.push({ at: people.length, boss, currency: byTeam ? currency : random.pick(codes, 'USD') }) - 1
  const grow = (boss: number, levels: number, currency: string): void => {
    const reports = levels === 1 ? random.int(2, 6) : random.int(2, 3)
    for (let one = 0; one < reports; one += 1) {
      const own = random.chance(0.8) ? currency : random.pick(codes, currency)
      const at = add(boss, own)
      if (levels > 1) grow(at, levels - 1, random.chance(0.5) ? own : random.pick(codes, own))
    }
  }
  const [first = 'USD'] = codes
  const top = add(-1, first)
  grow(top, random.int(1, 3), first)
  // Everybody's currency stands on some rows of people who manage nobody.
  for (const code of codes)
    for (let one = 0; one < 2; one += 1) people.push({ at: people.length, boss: top, currency: code })
  return people
}
