import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMoment } from './moment.ts'

test('a moment is read to the millisecond, in whichever zone it is written', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date(Date.UTC(2100, 0)), noInvalidDate: true }), (date) => {
      expect(readMoment(` ${date.toISOString()} `)).toBe(date.getTime())
    }),
  )
  expect(readMoment('2026-11-30T09:00:00+13:00')).toBe(Date.UTC(2026, 10, 29, 20))
  expect(readMoment('2026-11-30')).toBe(Date.UTC(2026, 10, 30))
})

test.each([
  '',
  'now',
  'Monday',
  '2026-13-01',
  '2026-02-30T00:00:00Z',
  '2027-02-29',
  '2026-11-30T09:00:00',
  '30.11.2026',
  '1764493200000',
  '2026-11-30T25:00:00Z',
])('%j is no moment', (text) => {
  expect(readMoment(text)).toBeNull()
})
