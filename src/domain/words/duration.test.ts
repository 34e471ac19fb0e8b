import fc from 'fast-check'
import { expect, test } from 'vitest'
import { duration } from './duration.ts'

test('times are told as people do', () => {
  expect([0, 184.4, 999.7, 1_500, 9_960, 60_000, 119_600, 150_000, 7_199_000, 5_400_000].map(duration)).toEqual([
    '0 ms',
    '184 ms',
    '1 s',
    '1.5 s',
    '10 s',
    '60 s',
    '2 min',
    '2.5 min',
    '2 h',
    '90 min',
  ])
})

const factors = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 }

test('a time in words is within a tenth of the time, and never longer than its unit is used for', () => {
  fc.assert(
    fc.property(fc.double({ min: 5, max: 1e10, noNaN: true }), (ms) => {
      const [, number = '', unit = ''] = /^(\d+(?:\.\d)?) (ms|s|min|h)$/.exec(duration(ms)) ?? []
      const factor = Object.entries(factors).find(([name]) => name === unit)?.[1] ?? Number.NaN
      expect(Math.abs(Number(number) * factor - ms)).toBeLessThanOrEqual(ms / 10)
      expect(Number(number)).toBeLessThan({ ms: 1000, s: 120, min: 120 }[unit] ?? Infinity)
    }),
  )
})
