import { describe, expect, it } from 'vitest'
import { rankByDays } from './weeks.ts'

describe('the number of a week that stands alone', () => {
  it.each([
    ['2026-09-28', 0, 'a first week that begins before its quarter'],
    ['2026-10-01', 0, 'a first week that begins with it'],
    ['2026-10-05', 1, 'the week after it'],
    ['2026-11-16', 7, 'a week in the middle'],
    ['2026-12-28', 13, 'the last'],
  ])('is what it is among all weeks of its quarter: %s is %s, %s', (start, week) => {
    expect(rankByDays(start, '2026-10-01')).toBe(week)
  })

  it('is not told without both days', () => {
    expect([rankByDays(null, '2026-10-01'), rankByDays('2026-10-05', null), rankByDays('soon', '2026-10-01')]).toEqual([
      null,
      null,
      null,
    ])
  })
})
