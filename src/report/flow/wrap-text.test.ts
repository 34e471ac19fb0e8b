import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrapText } from './wrap-text.ts'

test('breaks between words, within a word that is too long, and says where it left out', () => {
  expect(wrapText('The key works', 8, 3)).toEqual(['The key', 'works'])
  expect(wrapText('no_such_forecast_at_all', 10, 3)).toEqual(['no_such_fo', 'recast_at_', 'all'])
  expect(wrapText('one two three four five', 5, 2)).toEqual(['one', 'two…'])
  expect(wrapText('  ', 5, 2)).toEqual([])
})

test('no line is too long, none too many, and nothing is lost where all of it fits', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 2, max: 20 }), fc.integer({ min: 1, max: 5 }), (text, columns, most) => {
      const lines = wrapText(text, columns, most)
      expect(lines.length).toBeLessThanOrEqual(most)
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns)
      const all = wrapText(text, columns, Infinity)
      expect(all.join('').replaceAll(' ', '')).toBe(text.replace(/\s+/g, ''))
    }),
  )
})
