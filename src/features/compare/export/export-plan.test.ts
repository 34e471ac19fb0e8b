import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { causeIds } from '#src/domain/model/cause.ts'
import { comparing, exported } from '#src/features/compare/comparing.test-kit.ts'
import { factsOf, quarterId } from './export-facts.ts'
import { planExport, type ExportFacts } from './export-plan.ts'

const people = { Ana: 125_000, Ben: 98_500, Chen: 41_706, Dia: 77_310, Eli: 15_240 }
const by = (factor: (value: number, at: number) => number) =>
  Object.fromEntries(Object.entries(people).map(([name, value], at) => [name, factor(value, at)]))
const planOf = async (api: string, ui: string, asked = '') => {
  const { comparison, warnings } = await comparing(api, ui, asked === '' ? {} : { period: asked })
  const facts = await factsOf(comparison, warnings, asked, new AbortController().signal)
  if (facts === null) throw new Error('It was aborted')
  return planExport(facts)
}

describe('the export that the causes ask for', () => {
  it('is in the screen’s currency where that is what differs', async () => {
    const plan = await planOf(exported(people, { currency: 'EUR' }), exported(by((value) => value * 1.25)))
    expect(plan.options).toMatchObject({ currency: 'USD', timePeriod: '2026_Q4' })
    expect(plan.closes).toEqual(['currency'])
    expect(plan.reasons.map(({ option }) => option)).toEqual(['currency'])
  })

  it('is of the period that the screen shows, or asks for one where Clari did not know what was asked', async () => {
    const other = await planOf(exported(people), exported(by((value) => value + 1)).replaceAll('2026_Q4', 'Q3 FY26'))
    expect(other.options.timePeriod).toBe('2026_Q3')
    expect(other.closes).toContain('other-period')
    const unknown = await planOf(exported(people), exported(by((value) => value + 1)), '2031_Q1')
    expect(unknown.options.timePeriod).toBe('')
    expect(unknown.reasons[0]?.says).toContain('2031_Q1')
  })

  it('compares another week only where the screen as a whole is of it', async () => {
    const history = `${exported(people, { start: '2026-11-08', week: 6 })}\n${exported(
      by((value, at) => value + at * 10 + 7),
      { header: false },
    )}`
    const plain = (values: Record<string, number>) =>
      [
        'Email,Commit',
        ...Object.entries(values).map(([name, value]) => `${name.toLowerCase()}@example.com,${value}`),
      ].join('\n')
    const whole = await planOf(history, plain(people))
    expect([whole.week, whole.options.includeHistorical, whole.closes]).toEqual([6, true, ['submission-version']])
    const few = await planOf(history, plain({ ...by((value, at) => value + at * 10 + 7), Ana: people.Ana }))
    expect([few.week, few.closes]).toEqual([null, []])
  })

  it('asks for history, quotas and adjustments where nothing explains a row', async () => {
    const plan = await planOf(exported(people), exported({ ...people, Ben: 99_123.45 }))
    expect(plan.options).toMatchObject({
      includeHistorical: true,
      types: expect.arrayContaining(['adjustment', 'quota']),
    })
    expect(plan.proves).toEqual(['unexplained'])
  })

  it('says what somebody else must do first, and what no option changes', async () => {
    const plan = await planOf(
      exported(people),
      exported({ ...people, Fay: 5_000, Ben: 99_000 }).replace('99000.00', '98.5K'),
    )
    expect(plan.awaits).toEqual(['missing-in-api'])
  })

  it('names every cause once, and gives a reason for each option that it sets', () => {
    const facts = fc.record({
      causes: fc.subarray([...causeIds]).map((some) => new Set(some)),
      some: fc.subarray([...causeIds]),
      period: fc.constantFrom(null, '2026_Q4'),
      screenPeriod: fc.constantFrom(null, '2026_Q3'),
      unknownPeriod: fc.constantFrom(null, '2031_Q1'),
      screenCurrency: fc.constantFrom(null, 'USD'),
      historical: fc.boolean(),
      screenWeek: fc.constantFrom(null, 3),
      scope: fc.constantFrom(null, { id: '1905::MGR', name: 'Ana' }),
    })
    fc.assert(
      fc.property(facts, ({ some, ...rest }) => {
        const given: ExportFacts = { ...rest, open: new Set(some.filter((cause) => rest.causes.has(cause))) }
        const plan = planExport(given)
        const named = [...plan.closes, ...plan.proves, ...plan.awaits, ...plan.stays]
        expect(named.toSorted()).toEqual([...given.causes].toSorted())
        const because = plan.reasons.map(({ option }) => option)
        if (plan.options.currency !== '') expect(because).toContain('currency')
        if (plan.options.scopeId !== '') expect(because).toContain('scopeId')
        if (plan.options.timePeriod !== (given.period ?? '')) expect(because).toContain('timePeriod')
        expect(plan.options.types).toContain('forecast')
      }),
    )
  })
})

it('a quarter’s name is told as the id that Clari takes', () => {
  expect(['2026_Q4', 'Q4 FY26', 'FY2026-Q4', 'Q4 2026', 'October 2026', 'This quarter', null].map(quarterId)).toEqual([
    '2026_Q4',
    '2026_Q4',
    '2026_Q4',
    '2026_Q4',
    null,
    null,
    null,
  ])
})
