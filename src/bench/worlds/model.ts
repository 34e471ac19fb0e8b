import type { CauseId } from '#src/domain/model/cause.ts'
import { BenchRandom } from './random.ts'

/** How a world's amounts look: to the cent, whole, or round thousands that recur by chance. */
export type Grain = 'cents' | 'whole' | 'round'

/** One of the people of a made-up organisation; `boss` is a place in the list, −1 at the top. */
export interface Somebody {
  readonly id: string
  readonly crm: string
  readonly name: string
  readonly email: string
  readonly node: string
  readonly boss: number
}

/** One number as the export will hold it: minor units, or null where nothing was entered. */
export interface ModelCall {
  readonly person: number
  readonly field: number
  readonly period: number
  readonly week: number
  value: number | null
  updated: boolean
  /** Epoch ms. */
  on: number
  adjustment: number | null
}

/** What the screen shows in a cell. */
export interface ModelCell {
  value: number | null
  /** The text to write instead of the formatted value. */
  text: string | null
}

/**
 * A world before anything goes wrong: people in three levels, fields, quarters, weeks, a number for each; and what the
 * screen shows of it.
 */
export class Model {
  readonly random: BenchRandom
  readonly grain: Grain
  readonly people: Somebody[] = []
  readonly fields = ['Commit', 'Best Case', 'Closed']
  readonly periods = [
    { id: '2026_Q2', label: 'Q2 FY 2026', start: '2026-04-01', end: '2026-06-30' },
    { id: '2026_Q3', label: 'Q3 FY 2026', start: '2026-07-01', end: '2026-09-30' },
    { id: '2026_Q4', label: 'Q4 FY 2026', start: '2026-10-01', end: '2026-12-31' },
  ]
  readonly weeks = 7
  readonly calls: ModelCall[] = []
  /** By person and field. */
  readonly quota = new Map<string, number>()
  readonly crm = new Map<string, number>()
  readonly screen = new Map<string, ModelCell>()
  /** Why each planted row differs, by person and field. */
  readonly truth = new Map<string, CauseId>()
  /** Rows that a plant has taken, so that two plants never meet on one. */
  readonly taken = new Set<string>()
  /** Whether the whole export was planted, so that nothing else may be. */
  readonly screenPeople = new Set<number>()
  readonly exportPeople = new Set<number>()
  readonly listedPeople = new Set<number>()
  currency = 'USD'
  screenCurrency = 'USD'
  /** Screen value for an export value, and how it is shown: a step in minor units. */
  rate: (call: ModelCall) => number = () => 1
  step = 1
  job: Record<string, unknown> | null = null
  /** A later export of some rows. */
  readonly later: ModelCall[] = []
  asked: string | null = null
  history = true

  constructor(seed: number, grain: Grain, size: number) {
    this.random = new BenchRandom(seed)
    this.grain = grain
    const firsts = [
      'Ana',
      'Bo',
      'Chloé',
      'Dmitri',
      'Ebba',
      'Farid',
      'Grace',
      'Hugo',
      'Inés',
      'Jonas',
      'Kaya',
      'Luca',
      'Mei',
      'Noor',
      'Olga',
      'Piotr',
    ]
    const lasts = ['Ortiz', 'Li', 'Brontë', 'Ivanov', 'Sørensen', 'Haddad', 'O’Neil', 'Müller', 'García', 'Weiß']
    for (let at = 0; at < size; at += 1) {
      const boss = at === 0 ? -1 : at < 4 ? 0 : 1 + (at % 3)
      const first = firsts[at % firsts.length] ?? 'Ana'
      const last = lasts[Math.floor(at / firsts.length) + ((at * 7) % 5)] ?? 'Li'
      this.people.push({
        id: `280627:00E${1000 + at}`,
        crm: `0055e00000${String(at).padStart(5, '0')}AAA`,
        name: `${first} ${last} ${at}`,
        email: `person${at}@example.com`,
        node: `${1900 + at}`,
        boss,
      })
      this.screenPeople.add(at)
      this.exportPeople.add(at)
      this.listedPeople.add(at)
    }
    for (let person = 0; person < size; person += 1) {
      for (let field = 0; field < this.fields.length; field += 1) {
        const base = this.random.int(20, 900) * 1000
        for (let period = 0; period < this.periods.length; period += 1) {
          let value = this.amount(base)
          const weeks = period === this.periods.length - 1 ? this.weeks : 3
          for (let week = 0; week < weeks; week += 1) {
            if (week > 0 && this.random.chance(0.6)) value = this.amount(base)
            const start = Date.parse(this.weekStart(period, week))
            this.calls.push({
              person,
              field,
              period,
              week,
              value,
              updated: this.random.chance(0.9),
              on: start + this.random.int(0, 4 * 86_400) * 1000,
              adjustment: null,
            })
          }
        }
        this.quota.set(this.key(person, field), this.amount(base * 1.3))
        this.crm.set(this.key(person, field), this.amount(base * 1.1))
      }
    }
    for (const call of this.latest())
      this.screen.set(this.key(call.person, call.field), { value: call.value, text: null })
  }

  key(person: number, field: number): string {
    return `${person}|${field}`
  }

  /** A made-up amount near a base, in the world's grain, in minor units. */
  amount(base: number): number {
    const raw = base * (0.5 + this.random.next())
    if (this.grain === 'round') return Math.max(1, Math.round(raw / 5000)) * 500_000
    if (this.grain === 'whole') return Math.round(raw) * 100
    return Math.round(raw * 100)
  }

  weekStart(period: number, week: number): string {
    const start = Date.parse(this.periods[period]?.start ?? '2026-10-01')
    return new Date(start + week * 7 * 86_400_000).toISOString().slice(0, 10)
  }

  /** The compared period: the last. */
  get period(): number {
    return this.periods.length - 1
  }

  latest(): ModelCall[] {
    return this.calls.filter((call) => call.period === this.period && call.week === this.weeks - 1)
  }

  call(
    person: number,
    field: number,
    period = this.period,
    week = period === this.period ? this.weeks - 1 : 2,
  ): ModelCall | undefined {
    return this.calls.find(
      (call) => call.person === person && call.field === field && call.period === period && call.week === week,
    )
  }

  reps(): number[] {
    return this.people.flatMap((_, at) => (at >= 4 ? [at] : []))
  }

  /** Everybody below a manager. */
  below(manager: number): number[] {
    return this.people.flatMap((person, at) => (at !== manager && this.isBelow(person.boss, manager) ? [at] : []))
  }

  isBelow(boss: number, manager: number): boolean {
    let at = boss
    while (at >= 0) {
      if (at === manager) return true
      at = this.people[at]?.boss ?? -1
    }
    return false
  }

  /** A few free rows of reps, taken for a plant. */
  takeRows(
    count: number,
    fits: (person: number, field: number) => boolean = () => true,
  ): { person: number; field: number }[] {
    const free = this.reps()
      .flatMap((person) => this.fields.map((_, field) => ({ person, field })))
      .filter(
        ({ person, field }) =>
          !this.taken.has(this.key(person, field)) && this.screenPeople.has(person) && fits(person, field),
      )
    const chosen = this.random.shuffle(free).slice(0, count)
    for (const { person, field } of chosen) this.taken.add(this.key(person, field))
    return chosen
  }

  /** A few reps none of whose rows is taken. */
  takePeople(count: number): number[] {
    const free = this.reps().filter(
      (person) =>
        this.screenPeople.has(person) && this.fields.every((_, field) => !this.taken.has(this.key(person, field))),
    )
    const chosen = this.random.shuffle(free).slice(0, count)
    for (const person of chosen) this.fields.forEach((_, field) => this.taken.add(this.key(person, field)))
    return chosen
  }

  show(person: number, field: number, value: number | null, cause: CauseId | null): void {
    this.screen.set(this.key(person, field), { value, text: null })
    if (cause !== null) this.truth.set(this.key(person, field), cause)
  }
}
