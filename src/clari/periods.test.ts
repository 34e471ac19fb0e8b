import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  askedPeriodId,
  comparePeriods,
  parsePeriod,
  periodAt,
  periodDays,
  periodId,
  periodLabel,
  readPeriod,
  shiftPeriod,
} from './periods.ts'

const period = fc.record({
  year: fc.integer({ min: 1990, max: 2090 }),
  quarter: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
})
const fiscalYear = fc.record({
  startMonth: fc.integer({ min: 1, max: 12 }),
  namedAfter: fc.constantFrom('start' as const, 'end' as const),
})

describe('a fiscal quarter', () => {
  it('survives being written as an id', () => {
    fc.assert(fc.property(period, (each) => void expect(parsePeriod(periodId(each))).toEqual(each)))
  })

  it('is asked for by its id, however it was written; what is no quarter is asked for as it stands', () => {
    fc.assert(
      fc.property(period, (each) => {
        for (const written of [`Q${each.quarter} ${each.year}`, `FY${each.year} Q${each.quarter}`, periodId(each)])
          expect(askedPeriodId(written)).toBe(periodId(each))
      }),
    )
    expect([' next week ', ''].map(askedPeriodId)).toEqual(['next week', ''])
  })

  it('is found again from its first and last day in any fiscal year', () => {
    fc.assert(
      fc.property(period, fiscalYear, (each, year) => {
        const { first, last } = periodDays(each, year)
        expect(periodAt(first, year)).toEqual(each)
        expect(periodAt(last, year)).toEqual(each)
        expect(periodAt(first - 1, year)).toEqual(shiftPeriod(each, -1))
      }),
    )
  })

  it('orders as it shifts', () => {
    fc.assert(
      fc.property(
        period,
        fc.integer({ min: -40, max: 40 }),
        (each, quarters) =>
          void expect(Math.sign(comparePeriods(shiftPeriod(each, quarters), each))).toBe(Math.sign(quarters)),
      ),
    )
  })

  it.each([
    ['2026_Q1'],
    ['2026-Q1'],
    ['2026Q1'],
    ['Q1 2026'],
    ['q1 fy26'],
    ['FY2026 Q1'],
    ['FY26-Q1'],
    ['2026年第一季度'],
    [' 2026 Q1 '],
  ])('is understood as people write it: %s', (text) => {
    expect(readPeriod(text)).toEqual({ year: 2026, quarter: 1 })
  })

  it.each([['Q5 2026'], ['2026'], ['Q1'], ['last quarter'], [''], ['2026_Q12']])('is not read into %j', (text) => {
    expect(readPeriod(text)).toBeNull()
  })

  it('takes only the exact id for the API', () => {
    expect([parsePeriod('2026-Q1'), parsePeriod('2026_q1'), parsePeriod('2026_Q0')]).toEqual([null, null, null])
  })

  it('is named by the year in which the fiscal year ends', () => {
    expect(periodAt(Date.UTC(2025, 1, 10), { startMonth: 2, namedAfter: 'end' })).toEqual({ year: 2026, quarter: 1 })
    expect(periodLabel({ year: 2026, quarter: 1 }, { startMonth: 2, namedAfter: 'end' })).toBe('Q1 FY2026')
    expect(periodLabel({ year: 2026, quarter: 1 })).toBe('Q1 2026')
  })
})
