import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, grouped, listOf, plural } from './count.ts'

test('one thing is one, and every other number of them many', () => {
  expect([0, 1, 2, 1234].map((count) => counted(count, 'row'))).toEqual(['0 rows', '1 row', '2 rows', '1,234 rows'])
  expect([counted(1, 'cell is', 'cells are'), counted(2, 'cell is', 'cells are')]).toEqual(['1 cell is', '2 cells are'])
  expect([plural(1, 'is', 'are'), plural(0, 'is', 'are')]).toEqual(['is', 'are'])
})

test('a grouped number reads back as itself, in groups of three', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (count) => {
      expect(grouped(count)).toMatch(/^-?\d{1,3}(?:,\d{3})*$/)
      expect(Number(grouped(count).replaceAll(',', ''))).toBe(count)
    }),
  )
})

test('a list has its last name after “and” or “or”, and holds every name once', () => {
  expect([listOf([]), listOf(['a']), listOf(['a', 'b']), listOf(['a', 'b', 'c'], 'or')]).toEqual([
    '',
    'a',
    'a and b',
    'a, b or c',
  ])
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[b-z]{1,5}$/), { maxLength: 6 }), (names) => {
      expect(
        listOf(names)
          .split(/, | and /)
          .filter((name) => name !== ''),
      ).toEqual(names)
    }),
  )
})
