import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newCaseId, readCaseId } from './case-id.ts'

test('a new id reads back as itself, in either case, whatever the random bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), fc.nat(20), (bytes, attempt) => {
      const id = newCaseId((count) => bytes.slice(0, count), attempt)
      expect(id.length).toBeGreaterThanOrEqual(4)
      expect(id.length).toBeLessThanOrEqual(6)
      expect(readCaseId(id)).toBe(id)
      expect(readCaseId(` ${id.toLowerCase()} `)).toBe(id)
    }),
  )
})

test('letters that look alike are read as the digit that was meant', () => {
  expect(readCaseId('7qIo')).toBe('7Q10')
  expect(readCaseId('lL0O')).toBe('1100')
})

test('what cannot be an id is refused', () => {
  expect(['', '7Q2', '7Q2F7Q2', 'U123', '../..', '7Q 2F'].map(readCaseId)).toEqual([null, null, null, null, null, null])
})
