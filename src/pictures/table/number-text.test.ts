import { expect, test } from 'vitest'
import { readingDoubts } from '#src/pictures/doubts.ts'
import { isEasilyConfused, milliOf, numberText } from './number-text.ts'

test.each([
  ['$1,250.00', '$1,250.00', false, true],
  ['1.250,00 €', '1.250,00 €', false, true],
  ['(1,200)', '(1,200)', false, true],
  ['125.4K', '125.4K', false, true],
  ['€1.2M', '€1.2M', false, true],
  ['45%', '45%', false, true],
  ['—', '-', false, true],
  ['1,2SO', '1,250', true, true],
  ['4O1', '401', true, true],
  ['12.34.5', '12.34.5', false, false],
  ['1/532', '1/532', false, false],
])('%s is read as the number %s', (raw, text, changed, wellFormed) => {
  expect(numberText(raw)).toEqual({ text, changed, wellFormed })
})

test.each(['Ana Ortiz', 'Q4 2026', 'Week 7 of 13', 'Stage 2', 'Commit', ''])('“%s” is no number', (text) => {
  expect(numberText(text)).toBeNull()
})

test.each([
  ['$1,250.50', 1_250_500],
  ['1.250,50 €', 1_250_500],
  ['(1,200)', -1_200_000],
  ['-3', -3000],
  ['1.2M', 1_200_000_000],
  ['7K', 7_000_000],
  ['—', 0],
])('%s is worth %d thousandths', (text, value) => {
  expect(milliOf(text)).toBe(value)
})

test('signs that look alike are easily confused, others and several at once are not', () => {
  for (const [one, other] of [
    ['125,900', '125,000'],
    ['3,480', '8,480'],
    ['1,250', '1.250'],
    ['517', '511'],
  ] as const)
    expect([one, other, isEasilyConfused(one, other), isEasilyConfused(other, one)]).toEqual([one, other, true, true])
  for (const [one, other] of [
    ['125,900', '125,900'],
    ['125,200', '125,000'],
    ['1,250', '12,500'],
    ['9,999', '8,060'],
  ] as const)
    expect([one, other, isEasilyConfused(one, other)]).toEqual([one, other, false])
})

test('rows that only a misread sign or a lost mark sets apart are asked about, others are not', () => {
  const rows = [
    { api: 125_000, ui: 125_900 },
    { api: 1250.5, ui: 125_050 },
    { api: 1.25, ui: 1250 },
    { api: 500, ui: 500 },
    { api: 500.4, ui: 500 },
    { api: 500, ui: 720 },
    { api: null, ui: 500 },
  ]
  expect(readingDoubts(rows)).toEqual(rows.slice(0, 3))
})
