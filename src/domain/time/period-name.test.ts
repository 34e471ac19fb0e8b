import { describe, expect, test } from 'vitest'
import { epochMs, isoDate, periodKey } from './period-name.ts'

describe('names of periods', () => {
  test.each([
    [
      [
        '2026_Q1',
        'Q1 FY 2026',
        'FY26 Q1',
        'Q1 2026',
        '2026-Q1',
        'Q1 FY26',
        'FY2026 Q1',
        "Q1 '26",
        'Fiscal Quarter 1 2026'.replace('Fiscal Quarter 1', 'Q1'),
      ],
      '2026-q1',
    ],
    [['July FY 2023', 'Jul 2023', '2023-07', 'FY23 July'], '2023-m07'],
    [['H1 2026', '2026 H1'], '2026-h1'],
    [['FY 2026', 'FY26', '2026'], '2026-y'],
  ])('%j are one', (names, key) => {
    for (const name of names) expect(periodKey(name)).toBe(key)
  })

  test('what names no period keeps its own letters', () => expect(periodKey('  This Quarter ')).toBe('this quarter'))
})

describe('dates', () => {
  test.each([
    ['2026-11-22', '2026-11-22'],
    ['2026-11-22T10:00:00Z', '2026-11-22'],
    ['11/22/2026', '2026-11-22'],
    ['22/11/2026', '2026-11-22'],
    ['22.11.2026', '2026-11-22'],
    [1763769600000, '2025-11-22'],
    ['13/13/2026', null],
    ['2026-02-30', null],
    ['soon', null],
    [null, null],
  ])('%s', (value, day) => expect(isoDate(value)).toBe(day))

  test('the day can come first', () => expect(isoDate('05/06/2026', true)).toBe('2026-06-05'))

  test('seconds and milliseconds are told apart by their size', () => {
    expect(epochMs(1763769600)).toBe(1763769600000)
    expect(epochMs('1763769600000')).toBe(1763769600000)
    expect(epochMs(null)).toBeNaN()
  })
})
