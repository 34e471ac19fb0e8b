import { expect, test } from 'vitest'
import { removedWords } from './words.ts'

test('removed secrets are told by length and ending, never more', () => {
  expect(removedWords([{ length: 64, lastTwo: '7f' }])).toBe('1 secret removed: 64 characters, ends in 7f')
  expect(
    removedWords([
      { length: 8, lastTwo: null },
      { length: 1640, lastTwo: 'aa' },
    ]),
  ).toBe('2 secrets removed: 8 characters; 1,640 characters, ends in aa')
  expect(removedWords(Array.from({ length: 5 }, () => ({ length: 20, lastTwo: 'xy' })))).toContain('5 secrets removed')
  expect(removedWords(Array.from({ length: 5 }, () => ({ length: 20, lastTwo: 'xy' })))).toContain('; and 2 more')
})
