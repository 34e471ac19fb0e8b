import { describe, expect, it } from 'vitest'
import { caseStart } from './case-start.ts'
import { comparing, exported } from '#src/features/compare/comparing.test-kit.ts'
import { screenTotalSays } from '#src/features/compare/result/screen-total.ts'
import { takenWords, toldOf } from './answers.ts'

describe('what a case’s answers say of the comparison', () => {
  it('is taken over, each with its name', () => {
    const start = caseStart({
      answers: {
        forecastId: ' https://app.clari.com/forecast/net_arr ',
        jobId: '6073683781a6da229df71e00',
        timePeriod: 'Q4 FY26',
        week: 'week 6',
        screenCurrency: 'usd',
        field: 'Commit',
        screenTotal: '1.35M',
        connection: 'clari-1',
      },
    })
    expect(start).toMatchObject({
      period: 'Q4 FY26',
      week: '6',
      currency: 'USD',
      field: 'Commit',
      screenTotal: '1.35M',
      live: {
        forecastId: 'net_arr',
        jobId: '6073683781a6da229df71e00',
        by: 'job',
        timePeriod: '2026_Q4',
        connection: 'clari-1',
      },
    })
    expect(start?.taken.map(({ label }) => label)).toEqual([
      'forecast',
      'job',
      'period',
      'week',
      'screen’s currency',
      'field',
      'screen’s total',
    ])
  })

  it('is nothing where no answer bears on it, and no currency where none is named', () => {
    expect(caseStart({ answers: { screen: 'latest-week' } })).toBeNull()
    expect(caseStart({ answers: { screenCurrency: 'dollars' } })?.currency).toBe('')
  })
})

describe('the total that was read off the screen', () => {
  it.each([
    ['223.5K', true],
    ['$223,500.00', true],
    ['223.500,00', true],
    ['0.22M', true],
    ['1.35M', false],
    ['45 %', null],
    ['about a million', null],
  ])('%s beside rows of 223,500.00', async (text, agrees) => {
    const { comparison } = await comparing(
      exported({ Ana: 125_000, Ben: 98_000 }),
      exported({ Ana: 125_000, Ben: 98_500 }),
    )
    const [bridge] = comparison.bridges
    expect(bridge === undefined ? undefined : (screenTotalSays(text, bridge)?.agrees ?? null)).toBe(agrees)
  })
})

describe('what the analyst tells', () => {
  const nothing = { screenAt: '', fiscalYear: null, timeZone: '', currency: '' } as const

  it('reaches the engine only where it is something', () => {
    expect(toldOf(nothing)).toEqual({})
    expect(toldOf({ ...nothing, timeZone: 'Mars/Olympus', screenAt: 'yesterday' })).toEqual({})
    expect(
      toldOf({
        screenAt: '2026-11-22T09:30',
        fiscalYear: { startMonth: 2, namedAfter: 'end' },
        timeZone: 'Asia/Tokyo',
        currency: '',
      }),
    ).toEqual({
      fiscalYear: { startMonth: 2, namedAfter: 'end' },
      timeZone: 'Asia/Tokyo',
      screenAt: new Date(2026, 10, 22, 9, 30).getTime(),
    })
  })

  it('is said with where it comes from; dates weigh more than words', () => {
    const dated = [{ id: '2026_Q4', label: null, start: '2025-11-01', end: '2026-01-31' }]
    expect(takenWords(nothing, [])).toContain('fiscal year from January (not told)')
    expect(takenWords({ ...nothing, fiscalYear: { startMonth: 7, namedAfter: 'start' } }, [])).toContain(
      'from July, named after the year in which it starts (you said so)',
    )
    expect(takenWords({ ...nothing, fiscalYear: { startMonth: 7, namedAfter: 'start' } }, dated)).toContain(
      'from February, named after the year in which it ends (the dates say so)',
    )
  })
})
