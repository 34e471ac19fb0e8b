import type { BenchRandom } from '#src/bench/worlds/random.ts'

/** Someone of an organisation, with the place in it and what is called each week. */
export interface CompanyPerson {
  readonly at: number
  readonly userId: string
  readonly crmId: string
  readonly name: string
  /** Null where neither side knows one. */
  readonly email: string | null
  readonly hierarchyId: string
  readonly hierarchyName: string
  /** Index of the manager; null for who stands at the top. */
  readonly boss: number | null
  readonly currency: string
}

/** A field of the forecast and what its numbers are. */
export type CompanyMeasure = {
  readonly fieldId: string
  readonly name: string
  readonly kind: 'money' | 'count' | 'percent'
}

/** A week of a period; days as `YYYY-MM-DD`. */
export interface CompanyWeek {
  readonly id: string
  readonly startDate: string
  readonly endDate: string
}

/** A fiscal quarter and its weeks, the first of which may begin before it. */
export interface CompanyPeriod {
  readonly id: string
  readonly label: string
  readonly year: number
  readonly startDate: string
  readonly endDate: string
  readonly weeks: readonly CompanyWeek[]
}

/** What an export's entry says; amounts in minor units of the person's currency (counts and percents as they are). */
export interface CompanyCall {
  value: number | null
  isUpdated: boolean
  updatedOn: number | null
  updatedBy: number
}

/** An organisation with everybody's calls. */
export interface Company {
  readonly people: readonly CompanyPerson[]
  readonly measures: readonly CompanyMeasure[]
  readonly periods: readonly CompanyPeriod[]
  /** The compared period and week, as indexes. */
  readonly period: number
  readonly week: number
  readonly calls: Map<string, CompanyCall>
  /** Whether all weeks are in the export. */
  readonly history: boolean
}

/**
 * How amounts are spread: cents that never meet again, round sums that meet often, many noughts, fields that are
 * shares of one another.
 */
export type CompanyGrain = 'cents' | 'round' | 'sparse' | 'linked'

const given = [
  'Ana',
  'Bjørn',
  'Chloé',
  'Dai',
  'Élodie',
  'Farid',
  'Grace',
  'Hiroshi',
  'Ingrid',
  'João',
  'Kwame',
  'Léa',
  'Mateusz',
  'Núria',
  'Olga',
  'Priya',
  'Quentin',
  'Rosa',
  'Søren',
  'Tomás',
  'Uma',
  'Víctor',
  'Wen',
  'Ximena',
  'Yusuf',
  'Zoë',
  '美咲',
  '伟',
]
const family = [
  'Ortiz',
  'Müller',
  'O’Brien',
  'van der Berg',
  'Nguyễn',
  'Kowalski',
  'Smith',
  'García López',
  'Sato',
  'Ivanova',
  'Okafor',
  'Larsson',
  'Dubois',
  'Rossi',
  'Novák',
  '王',
  'Singh',
  'Haddad',
  'Jensen',
  'Öztürk',
]
const day = 86_400_000
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** Digits after the decimal mark of the currencies that these worlds use. */
export const minorDigitsOf = (currency: string): number => (currency === 'JPY' ? 0 : 2)

/** Where a call is kept: person, measure, period and week by their places. */
export const callKey = (person: number, measure: number, period: number, week: number): string =>
  `${person}|${measure}|${period}|${week}`

/** How an organisation is made; `missingEmails` is the share of people without one. */
export interface CompanyOptions {
  readonly size: number
  readonly levels: number
  readonly currencies: readonly string[]
  readonly measures: readonly CompanyMeasure[]
  readonly grain: CompanyGrain
  readonly history: boolean
  readonly fiscal: 'calendar' | 'february'
  /** Weeks of the compared period that have passed, at least 1. */
  readonly weeks: number
  readonly missingEmails: number
}

/** Makes people, periods and every week's calls. */
export function makeCompany(random: BenchRandom, options: CompanyOptions): Company {
  const people = makePeople(random, options)
  const periods =
    options.fiscal === 'calendar'
      ? [
          quarter('2026_Q3', 'Q3 FY 2026', 2026, Date.UTC(2026, 6, 1), Date.UTC(2026, 8, 30)),
          quarter('2026_Q4', 'Q4 FY 2026', 2026, Date.UTC(2026, 9, 1), Date.UTC(2026, 11, 31)),
        ]
      : [
          quarter('2027_Q3', 'Q3 FY 2027', 2027, Date.UTC(2026, 7, 1), Date.UTC(2026, 9, 31)),
          quarter('2027_Q4', 'Q4 FY 2027', 2027, Date.UTC(2026, 10, 1), Date.UTC(2027, 0, 31)),
        ]
  const current = periods.length - 1
  const week = Math.min(options.weeks, periods[current]?.weeks.length ?? 1) - 1
  const calls = new Map<string, CompanyCall>()
  const sample = sampler(random, options.grain)
  for (const person of people) {
    const joined = random.chance(0.06) ? random.int(0, week) : 0
    options.measures.forEach((measure, at) => {
      periods.forEach((period, periodAt) => {
        const last = periodAt === current ? week : period.weeks.length - 1
        let value: number | null = sample(measure, person)
        for (let weekAt = 0; weekAt <= last; weekAt += 1) {
          if (weekAt > 0 && random.chance(0.4))
            value = random.chance(0.5) ? sample(measure, person) : nudged(random, value, options.grain)
          const frame = period.weeks[weekAt]
          if (frame === undefined || (periodAt === current && weekAt < joined)) continue
          const updated = value !== null && random.chance(0.85)
          if (options.grain === 'linked' && at > 0 && measure.kind === 'money') {
            const first = calls.get(callKey(person.at, 0, periodAt, weekAt))?.value ?? null
            value = first === null ? null : Math.round((first * (100 + 25 * at)) / 100)
          }
          calls.set(callKey(person.at, at, periodAt, weekAt), {
            value,
            isUpdated: value === null ? false : updated || random.chance(0.6),
            updatedOn: updated ? Date.parse(frame.startDate) + random.int(8, 100) * 3_600_000 : null,
            updatedBy: random.chance(0.85) ? person.at : (person.boss ?? person.at),
          })
        }
      })
    })
  }
  return { people, measures: options.measures, periods, period: current, week, calls, history: options.history }
}

function quarter(id: string, label: string, year: number, start: number, end: number): CompanyPeriod {
  const first = start - ((new Date(start).getUTCDay() + 6) % 7) * day
  const weeks: CompanyWeek[] = []
  for (let at = first; at <= end; at += 7 * day)
    weeks.push({ id: `TF:${iso(at)}`, startDate: iso(at), endDate: iso(at + 6 * day) })
  return { id, label, year, startDate: iso(start), endDate: iso(end), weeks }
}

function makePeople(random: BenchRandom, options: CompanyOptions): CompanyPerson[] {
  const people: CompanyPerson[] = []
  const span = Math.max(2, Math.ceil(options.size ** (1 / Math.max(1, options.levels - 1))))
  const taken = new Set<string>()
  for (let at = 0; at < options.size; at += 1) {
    const boss = at === 0 ? null : Math.floor((at - 1) / span)
    const twin = at > 4 && random.chance(0.03) ? people[random.int(1, at - 1)] : undefined
    const name = twin?.name ?? `${random.pick(given, 'Ana')} ${random.pick(family, 'Ortiz')}`
    const plain =
      name
        .normalize('NFD')
        .replace(/[^A-Za-z ]/g, '')
        .toLowerCase()
        .trim()
        .replace(/ +/g, '.') || `user`
    const address = taken.has(plain) ? `${plain}.${at}@corp.example` : `${plain}@corp.example`
    // Who shares a name has an address: nothing else could tell the two apart on a screen without CRM ids.
    const email = taken.has(plain) || twin !== undefined || !random.chance(options.missingEmails) ? address : null
    taken.add(plain)
    const bossCurrency = boss === null ? undefined : people[boss]?.currency
    people.push({
      at,
      userId: `${280_000 + at}:00E${at}`,
      crmId: `0055f00000${String(at).padStart(5, 'A')}`,
      name,
      email,
      hierarchyId: `${1900 + at}`,
      hierarchyName: `Role ${at} ${random.pick(['EMEA', 'AMER', 'APAC'], 'EMEA')}`,
      boss,
      currency: at % 3 === 0 || bossCurrency === undefined ? random.pick(options.currencies, 'USD') : bossCurrency,
    })
  }
  return people
}

/** Every one below somebody, at any depth. */
export function below(company: Company, boss: number): CompanyPerson[] {
  const direct = company.people.filter((person) => person.boss === boss)
  return direct.flatMap((person) => [person, ...below(company, person.at)])
}

function sampler(
  random: BenchRandom,
  grain: CompanyGrain,
): (measure: CompanyMeasure, person: CompanyPerson) => number | null {
  return (measure, person) => {
    if (grain === 'sparse' && random.chance(0.55)) return random.chance(0.6) ? 0 : null
    if (measure.kind === 'count') return random.int(0, 40)
    if (measure.kind === 'percent') return random.int(0, 1000) / 10
    const unit = person.currency === 'JPY' ? 1 : 100
    if (grain === 'round')
      return (
        random.pick([1000, 2500, 5000, 10_000, 20_000, 25_000, 50_000, 75_000, 100_000, 150_000, 250_000], 5000) *
        random.int(1, 4) *
        unit
      )
    const amount = Math.exp(8 + random.next() * 5)
    return random.chance(0.4) ? Math.round(amount) * unit : Math.round(amount * unit)
  }
}

function nudged(random: BenchRandom, value: number | null, grain: CompanyGrain): number | null {
  if (value === null || value === 0) return value
  const step = grain === 'round' ? 500_000 : 1
  return Math.max(step, Math.round((value * (0.6 + random.next())) / step) * step)
}
