import { expect, test } from 'vitest'
import { otherWeeks, weekWords } from './found-sides.ts'

const side = (...periods: readonly (readonly [string, readonly number[]])[]) => ({
  people: 1,
  first: ['Ana'],
  fields: ['Commit'],
  periods: periods.map(([name, weeks]) => ({ name, weeks: weeks.map((week) => ({ week, start: null })) })),
})

test('weeks of both sides are proposed before those of one', () => {
  const weeks = otherWeeks({ api: side(['2026_Q3', [1, 2]], ['2026_Q4', [0]]), ui: side(['2026_Q3', [2]], ['Q1', []]) })
  expect(weeks.map(({ label, on }) => `${label}: ${on}`)).toEqual([
    '2026_Q3, week 2: both',
    '2026_Q3, week 1: export',
    '2026_Q4, week 0: export',
    'Q1: screen',
  ])
})

test('weeks are told from the first to the last', () => {
  expect(weekWords([])).toBe('')
  expect(weekWords([{ week: 7, start: '2026-11-15' }])).toBe('week 7 (2026-11-15)')
  expect(
    weekWords([
      { week: 5, start: null },
      { week: 7, start: null },
    ]),
  ).toBe('week 5 to week 7')
})
