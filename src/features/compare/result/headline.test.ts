import { expect, it } from 'vitest'
import { comparing, exported } from '#src/features/compare/comparing.test-kit.ts'
import { headline } from './headline.ts'

const values = { Ana: 125_000, Ben: 98_500, Chen: 41_706 }
const screen = (cells: readonly string[]) =>
  ['Email,Commit', ...cells.map((cell, at) => `${['ana', 'ben', 'chen'][at]}@example.com,"${cell}"`)].join('\n')

it.each([
  ['equal amounts', ['125,000', '98,500', '41,706'], 'The API and the screen agree, to the last cent.'],
  [
    'a difference that nothing explains',
    ['125,000', '98,500', '41,999.17'],
    'The screen shows 293.17 USD more. None of it is explained yet.',
  ],
  [
    'totals that are equal by chance',
    ['125,293.17', '98,500', '41,412.83'],
    'The totals are equal, the rows are not. None of it is explained yet.',
  ],
  [
    'the same numbers in other currencies',
    ['$125,000', '€98,500', '$41,706'],
    'The numbers are the same, their currencies are not: USD → EUR.',
  ],
  [
    'a difference in another currency only',
    ['$125,000', '€98,777.31', '$41,706'],
    'The API and the screen agree in USD, not in USD → EUR.',
  ],
])('%s are told', async (_, cells, says) => {
  const { comparison } = await comparing(exported(values), screen(cells))
  const all = comparison.byField[0]?.bridges ?? []
  expect(headline(all[0], all)).toBe(says)
})

it('a field of no money is told too', () =>
  expect(headline(undefined)).toBe('This field is no money: its rows are compared, never added up.'))
