import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FiscalYear } from '#src/domain/time/fiscal-year.ts'
import type { Period } from '#src/domain/table/table.ts'
import { areApart, daysNamed, daysOf, fiscalYearIn, holdsWeek, sameDays } from './period-days.ts'

const fiscal = (startMonth: number, namedAfter: FiscalYear['namedAfter'] = 'end'): FiscalYear => ({
  startMonth,
  namedAfter,
})
const anyFiscal = fc.record({
  startMonth: fc.integer({ min: 1, max: 12 }),
  namedAfter: fc.constantFrom('start' as const, 'end' as const),
})
const year = fc.integer({ min: 2015, max: 2035 })
const quarter = fc.integer({ min: 1, max: 4 })
const named = (
  id: string | null,
  label: string | null = null,
  start: string | null = null,
  end: string | null = null,
): Period => ({ id, label, start, end })

describe('the days that a name stands for', () => {
  it.each([
    ['Q1 FY27', fiscal(2), '2026-02-01', '2026-04-30'],
    ['FY2027-Q1', fiscal(2), '2026-02-01', '2026-04-30'],
    ['FY2027-Q1', fiscal(2, 'start'), '2027-02-01', '2027-04-30'],
    ['2026_Q4', fiscal(2), '2025-11-01', '2026-01-31'],
    ['2026_Q4', fiscal(1), '2026-10-01', '2026-12-31'],
    ['2026_Q2', fiscal(7), '2025-10-01', '2025-12-31'],
    ['July FY 2023', fiscal(2), '2022-07-01', '2022-07-31'],
    ['January FY 2023', fiscal(2), '2023-01-01', '2023-01-31'],
    ['July 2023', fiscal(2), '2023-07-01', '2023-07-31'],
    ['Q4 CY2026', fiscal(2), '2026-10-01', '2026-12-31'],
    ['H2 FY26', fiscal(4), '2025-10-01', '2026-03-31'],
    ['FY26', fiscal(10), '2025-10-01', '2026-09-30'],
  ])('%s, with a fiscal year of %j', (name, year, first, last) =>
    expect(daysNamed(name, year)).toEqual({ first, last, given: false }),
  )

  it('are not known for a fiscal name without the fiscal year, nor for words', () => {
    expect(daysNamed('2026_Q4', null)).toBeNull()
    expect(daysNamed('This quarter', fiscal(1))).toBeNull()
    expect(daysNamed('July 2023', null)).toEqual({ first: '2023-07-01', last: '2023-07-31', given: false })
  })

  it('are four quarters that follow each other and make up the year, whenever it starts', () => {
    fc.assert(
      fc.property(year, anyFiscal, (each, counts) => {
        const quarters = [1, 2, 3, 4].map((one) => daysNamed(`${each}_Q${one}`, counts))
        const whole = daysNamed(`FY${each}`, counts)
        expect(quarters[0]?.first).toBe(whole?.first)
        expect(quarters[3]?.last).toBe(whole?.last)
        for (let at = 1; at < 4; at += 1)
          expect(Date.parse(quarters[at]?.first ?? '') - Date.parse(quarters[at - 1]?.last ?? '')).toBe(86_400_000)
        expect(quarters.every((one, at) => quarters.every((other, to) => areApart(one, other) === (at !== to)))).toBe(
          true,
        )
      }),
    )
  })

  it('are the same however a quarter is written', () => {
    fc.assert(
      fc.property(year, quarter, anyFiscal, (each, part, counts) => {
        const short = String(each % 100).padStart(2, '0')
        const ways = [
          `${each}_Q${part}`,
          `Q${part} FY${short}`,
          `FY${each}-Q${part}`,
          `Q${part} FY ${each}`,
          `FY${short} Q${part}`,
        ].map((name) => daysNamed(name, counts))
        for (const way of ways) expect(way).toEqual(ways[0])
      }),
    )
  })

  it('hold every month of a fiscal year once', () => {
    fc.assert(
      fc.property(year, anyFiscal, (each, counts) => {
        const months = [
          'January',
          'February',
          'March',
          'April',
          'May',
          'June',
          'July',
          'August',
          'September',
          'October',
          'November',
          'December',
        ].map((month) => daysNamed(`${month} FY ${each}`, counts))
        const whole = daysNamed(`FY${each}`, counts)
        expect(new Set(months.map((days) => days?.first)).size).toBe(12)
        for (const days of months)
          expect((days?.first ?? '') >= (whole?.first ?? '') && (days?.last ?? '') <= (whole?.last ?? '')).toBe(true)
      }),
    )
  })
})

describe('when a fiscal year starts', () => {
  it('is found again from one dated quarter, also where its calendar is some days off the month', () => {
    fc.assert(
      fc.property(year, quarter, anyFiscal, fc.integer({ min: -7, max: 7 }), (each, part, counts, off) => {
        const days = daysNamed(`${each}_Q${part}`, counts)
        const start = new Date(Date.parse(days?.first ?? '') + off * 86_400_000).toISOString().slice(0, 10)
        expect(fiscalYearIn([named(`${each}_Q${part}`, null, start)])).toEqual(
          counts.startMonth === 1 ? fiscal(1) : counts,
        )
      }),
    )
  })

  it('is not known where quarters have no dates, or contradict each other', () => {
    expect(fiscalYearIn([named('2026_Q4')])).toBeNull()
    expect(fiscalYearIn([named('2026_Q4', null, '2026-10-01'), named('2026_Q3', null, '2026-05-01')])).toBeNull()
    expect(fiscalYearIn([named('2026_Q4', null, '2020-10-01')])).toBeNull()
  })
})

describe('two periods', () => {
  it('are of the same days by their own dates, or by a name within a week', () => {
    const dated = daysOf(named('2027_Q4', null, '2026-11-01', '2027-01-31'), null)
    expect(sameDays(dated, daysOf(named(null, 'Nov–Jan', '2026-11-01', '2027-02-01'), null))).toBe(true)
    expect(sameDays(dated, daysOf(named(null, 'Nov–Jan', '2026-11-08', '2027-01-31'), null))).toBe(false)
    expect(sameDays(dated, daysNamed('Q4 FY27', fiscal(2)))).toBe(true)
    expect(sameDays(dated, daysNamed('Q4 FY27', fiscal(1)))).toBe(false)
    expect(sameDays(dated, null)).toBe(false)
  })

  it('take in the week across their border by its middle', () => {
    const days = daysNamed('2026_Q4', fiscal(1))
    expect(days !== null && holdsWeek(days, '2026-09-28')).toBe(true)
    expect(days !== null && holdsWeek(days, '2026-09-27')).toBe(false)
    expect(days !== null && holdsWeek(days, '2026-12-28')).toBe(true)
  })
})
