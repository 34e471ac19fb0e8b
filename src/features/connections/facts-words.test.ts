import { expect, test } from 'vitest'
import { credentialFacts } from '#src/domain/contract/credential-shape.ts'
import { factsWords, oddWords } from './facts-words.ts'

test('a credential is told by its length and ending, never more', () => {
  expect(factsWords(credentialFacts('CLARI_API_KEY', `${'a'.repeat(62)}7f`))).toBe('64 characters, ends in 7f')
  expect(factsWords(credentialFacts('CLARI_API_KEY', 'short'))).toBe('5 characters')
  expect(factsWords(credentialFacts('CLARI_API_KEY', ''))).toBe('not set')
})

test('what is odd about it is one sentence', () => {
  expect(oddWords(credentialFacts('CLARI_API_KEY', 'a1b2c3d4e5f6g7h8'))).toBeNull()
  expect(oddWords(credentialFacts('CLARI_API_KEY', 'a1b2c3d4e5f6g7h8 '))).toBe('It has a space at the end.')
  expect(oddWords(credentialFacts('CLARI_API_KEY', '"a1b2c3d4e5f6\ng7h8" '))).toMatch(
    /^It has a space at the end, quotation marks around it and a line break in it\.$/,
  )
})
