import type { CauseId } from '#src/domain/model/cause.ts'
import type { ModelCall, Model } from './model.ts'

/** One way for a world to go wrong: changes the export, the screen or the job, and writes the truth down. */
export interface SeededDifference {
  readonly id: string
  readonly cause: CauseId
  /** Whether it changes every row, so that it is planted last, over the others. */
  readonly whole: boolean
  /** Teams add up what the screen shows, so they are planted after its rows. */
  readonly team?: boolean
  /** Exports that cannot show it: a CSV has no time of an edit. */
  readonly notIn?: readonly string[]
  readonly apply: (model: Model) => void
}

const rows = (
  id: string,
  cause: CauseId,
  plant: (model: Model, person: number, field: number) => number | null | undefined,
  count = 6,
): SeededDifference => ({
  id,
  cause,
  whole: false,
  apply: (model) => {
    for (const { person, field } of model.takeRows(count)) {
      const value = plant(model, person, field)
      const own = model.call(person, field)?.value
      if (value === undefined) continue
      model.show(person, field, value, value === own ? null : cause)
    }
  },
})

const jobEnd = Date.parse('2026-11-20T12:00:00Z')

const job = (model: Model, more: Record<string, unknown>): void => {
  model.job = {
    jobId: '6073683781a6da229df71e00',
    status: 'DONE',
    startTime: jobEnd - 60_000,
    endTime: jobEnd,
    ...model.job,
    ...more,
  }
}

/** Every cause of the catalogue in the ways that it can be met, and rows that nothing explains. */
export const plants: readonly SeededDifference[] = [
  rows(
    'version',
    'submission-version',
    (model, person, field) => model.call(person, field, model.period, model.random.int(0, model.weeks - 2))?.value,
  ),
  {
    id: 'late',
    cause: 'late-edit',
    whole: false,
    apply: (model) => {
      job(model, {})
      for (const { person, field } of model.takeRows(6)) {
        const call = model.call(person, field)
        if (call === undefined) continue
        const value = model.amount((call.value ?? 100_000) / 100)
        if (value === call.value) continue
        model.later.push({ ...call, value, updated: true, on: jobEnd + model.random.int(3600, 40 * 3600) * 1000 })
        model.show(person, field, value, 'late-edit')
      }
    },
  },
  rows('adjusted-by', 'manager-adjustment', (model, person, field) => {
    const call = model.call(person, field)
    if (call === undefined) return undefined
    call.adjustment = model.amount(20_000) * (model.random.chance(0.3) ? -1 : 1)
    return (call.value ?? 0) + call.adjustment
  }),
  rows('adjusted-to', 'manager-adjustment', (model, person, field) => {
    const call = model.call(person, field)
    if (call === undefined) return undefined
    call.adjustment = model.amount(200_000)
    return call.adjustment
  }),
  {
    id: 'currency',
    cause: 'currency',
    whole: true,
    apply: (model) => {
      const rate = 0.8 + model.random.next() * 0.6
      model.screenCurrency = model.random.pick(['EUR', 'GBP', 'JPY'], 'EUR')
      const used = model.screenCurrency === 'JPY' ? rate * 140 : rate
      model.rate = () => used
    },
  },
  {
    id: 'currency-unmarked',
    cause: 'currency',
    whole: true,
    apply: (model) => {
      const rate = 1.05 + model.random.next() * 0.3
      model.rate = () => rate
    },
  },
  {
    id: 'dated',
    cause: 'dated-rate',
    whole: true,
    notIn: ['long-csv'],
    apply: (model) => {
      model.screenCurrency = 'EUR'
      for (const call of model.calls)
        if (call.period === model.period)
          call.on = Date.parse(`2026-${model.random.pick(['09', '10', '11'], '10')}-12T10:00:00Z`)
      const rates = [0.81 + model.random.next() / 10, 0.95 + model.random.next() / 10, 1.1 + model.random.next() / 10]
      model.rate = (call) => rates[new Date(call.on).getUTCMonth() - 8] ?? 1
    },
  },
  rows('other-period', 'other-period', (model, person, field) => model.call(person, field, 1)?.value, 15),
  {
    id: 'other-period-all',
    cause: 'other-period',
    whole: false,
    apply: (model) => {
      for (const person of model.people.keys()) {
        model.fields.forEach((_, field) => {
          const key = model.key(person, field)
          if (model.taken.has(key)) return
          model.taken.add(key)
          const value = model.call(person, field, 1)?.value ?? null
          model.show(person, field, value, value === model.call(person, field)?.value ? null : 'other-period')
        })
      }
    },
  },
  {
    id: 'roll-up',
    cause: 'roll-up',
    whole: false,
    team: true,
    apply: (model) => rollUp(model, model.random.chance(0.5)),
  },
  {
    id: 're-parented',
    cause: 're-parented',
    whole: false,
    team: true,
    apply: (model) => {
      rollUp(model, true)
      const [person] = model.takePeople(1)
      if (person === undefined) return
      const from = model.people[person]?.boss ?? 1
      const to = from === 1 ? 2 : 1
      model.fields.forEach((_, field) => {
        const value = model.call(person, field)?.value ?? 0
        for (const [manager, sign] of [
          [from, -1],
          [to, 1],
        ] as const) {
          const held = model.screen.get(model.key(manager, field))
          if (held?.value !== null && held?.value !== undefined)
            model.show(manager, field, held.value + sign * value, 're-parented')
        }
      })
    },
  },
  rows('weeks-summed', 'all-weeks-summed', (model, person, field) =>
    model.calls
      .filter((call) => call.person === person && call.field === field && call.period === model.period)
      .reduce((sum, call) => sum + (call.value ?? 0), 0),
  ),
  rows(
    'field-mixup',
    'field-mixup',
    (model, person, field) => model.call(person, (field + 1) % model.fields.length)?.value,
  ),
  rows('crm-mixup', 'field-mixup', (model, person, field) => model.crm.get(model.key(person, field))),
  rows('quota-mixup', 'field-mixup', (model, person, field) => model.quota.get(model.key(person, field))),
  { id: 'rounded-k', cause: 'rounded', whole: true, apply: (model) => void (model.step = 10_000) },
  { id: 'rounded-whole', cause: 'rounded', whole: true, apply: (model) => void (model.step = 100) },
  {
    id: 'split',
    cause: 'split',
    whole: false,
    apply: (model) => {
      for (const person of model.takePeople(3)) {
        const share = model.random.pick([0.5, 0.25, 0.6, 0.4, 0.75], 0.5)
        model.fields.forEach((_, field) => {
          const value = model.call(person, field)?.value
          if (value !== null && value !== undefined && value !== 0)
            model.show(person, field, Math.round(value * share), 'split')
        })
      }
    },
  },
  {
    id: 'not-submitted',
    cause: 'not-submitted',
    whole: false,
    apply: (model) => {
      for (const { person, field } of model.takeRows(6)) {
        const call = model.call(person, field)
        if (call === undefined) continue
        const shown = model.random.chance(0.5)
          ? (model.crm.get(model.key(person, field)) ?? 0)
          : (model.call(person, field, model.period, model.weeks - 2)?.value ?? 0)
        call.value = null
        call.updated = false
        model.show(person, field, shown, 'not-submitted')
      }
    },
  },
  {
    id: 'missing-in-api',
    cause: 'missing-in-api',
    whole: false,
    apply: (model) => {
      for (const person of model.takePeople(3)) {
        model.exportPeople.delete(person)
        if (model.random.chance(0.5)) model.listedPeople.delete(person)
        model.fields.forEach((_, field) => model.truth.set(model.key(person, field), 'missing-in-api'))
      }
    },
  },
  {
    id: 'missing-in-ui',
    cause: 'missing-in-ui',
    whole: false,
    apply: (model) => {
      for (const person of model.takePeople(3)) {
        model.screenPeople.delete(person)
        model.fields.forEach((_, field) => model.truth.set(model.key(person, field), 'missing-in-ui'))
      }
    },
  },
  {
    id: 'truncated',
    cause: 'truncated',
    whole: false,
    apply: (model) => {
      job(model, { rowsTruncated: true })
      for (const person of model.takePeople(3)) {
        model.exportPeople.delete(person)
        model.fields.forEach((_, field) => model.truth.set(model.key(person, field), 'truncated'))
      }
    },
  },
  {
    id: 'csv-text',
    cause: 'csv-text',
    whole: false,
    apply: (model) => {
      for (const { person, field } of model.takeRows(4)) {
        model.truth.set(model.key(person, field), 'csv-text')
        model.screen.set(model.key(person, field), { value: model.call(person, field)?.value ?? null, text: 'other' })
      }
    },
  },
  {
    id: 'duplicate',
    cause: 'duplicate-user',
    whole: false,
    apply: (model) => {
      for (const person of model.takePeople(2)) {
        const own = model.people[person]
        if (own === undefined) continue
        const twin = model.people.push({ ...own, id: `${own.id}b` }) - 1
        model.exportPeople.add(twin)
        model.listedPeople.add(twin)
        const sum = model.random.chance(0.6)
        model.fields.forEach((_, field) => {
          const call = model.call(person, field)
          if (call === undefined) return
          const more: ModelCall = { ...call, person: twin, value: model.amount((call.value ?? 100_000) / 100) }
          model.calls.push(more)
          model.show(person, field, sum ? (call.value ?? 0) + (more.value ?? 0) : more.value, 'duplicate-user')
        })
      }
    },
  },
  {
    id: 'defaulted',
    cause: 'period-defaulted',
    whole: false,
    apply: (model) => {
      model.asked = '2027_Q1'
      const kept = model.calls.filter((call) => call.period === model.period)
      model.calls.length = 0
      model.calls.push(...kept)
      for (const call of model.latest()) {
        const key = model.key(call.person, call.field)
        if (model.taken.has(key)) continue
        model.taken.add(key)
        const value = model.amount(300_000)
        model.show(call.person, call.field, value, value === call.value ? null : 'period-defaulted')
      }
    },
  },
  rows(
    'noise',
    'unexplained',
    (model, person, field) => (model.call(person, field)?.value ?? 0) + model.random.int(1, 9_999_999),
  ),
  // A number that others have too: it recurs by chance and proves nothing.
  rows('decoy', 'unexplained', (model, person, field) => {
    const other = model.call(model.random.int(4, 20), field)?.value ?? 0
    const known = new Set(model.calls.filter((call) => call.person === person).map((call) => call.value))
    return known.has(other) ? undefined : other
  }),
  rows('round-decoy', 'unexplained', (model, person, field) => {
    const value = model.random.int(4, 40) * 2_500_000
    const known = new Set(model.calls.filter((call) => call.person === person).map((call) => call.value))
    return known.has(value) ? undefined : value + (model.call(person, field)?.value === value ? 2_500_000 : 0)
  }),
]

function rollUp(model: Model, withOwn: boolean): void {
  for (let manager = 0; manager < 4; manager += 1) {
    model.fields.forEach((_, field) => {
      const key = model.key(manager, field)
      if (model.taken.has(key)) return
      model.taken.add(key)
      // The team as the screen shows it: who is missing from the export counts there as well.
      const team = model.below(manager).filter((person) => person >= 4)
      const inner = model.below(manager).filter((person) => person < 4)
      const own = (person: number): number => model.call(person, field)?.value ?? 0
      const seen = (person: number): number =>
        model.screenPeople.has(person) ? (model.screen.get(model.key(person, field))?.value ?? 0) : own(person)
      const total =
        team.reduce((sum, person) => sum + (model.people[person]?.id.endsWith('b') === true ? 0 : seen(person)), 0) +
        inner.reduce((sum, person) => sum + own(person), 0)
      model.show(manager, field, withOwn ? total + own(manager) : total, 'roll-up')
    })
  }
}
