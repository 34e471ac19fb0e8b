import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bigMinorToNumber, minorToNumber, numberToMinor, rescale } from './amount.ts'

describe('money in integers', () => {
  test.each([
    [1.005, 2, 101],
    [-1.005, 2, -101],
    [0.1 + 0.2, 2, 30],
    [120_000.4, 0, 120_000],
    [2.5, 0, 3],
    [80_000.125, 3, 80_000_125],
    [-0.001, 2, 0],
    [1e-9, 2, 0],
    [1e15, 2, null],
    [Number.NaN, 2, null],
    [Number.POSITIVE_INFINITY, 2, null],
  ])('%d with %d decimals', (value, exponent, minor) => expect(numberToMinor(value, exponent)).toBe(minor))

  test('what has at most two decimals goes there and back unchanged', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 46), max: 2 ** 46 }),
        (minor) => void expect(numberToMinor(minorToNumber(minor, 2), 2)).toBe(minor),
      ),
    )
  })

  test('any finite number rounds to within half of the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.constantFrom(0, 2, 3), (value, exponent) => {
        const minor = numberToMinor(value, exponent)
        expect(minor).not.toBeNull()
        expect(Math.abs((minor ?? 0) - value * 10 ** exponent)).toBeLessThanOrEqual(0.5 + 1e-5)
      }),
    )
  })

  test('a sum in big integers is printed as its decimal', () => {
    expect(bigMinorToNumber(-123_456_789_01n, 2)).toBe(-123_456_789.01)
    expect(bigMinorToNumber(5n, 3)).toBe(0.005)
    expect(bigMinorToNumber(7n, 0)).toBe(7)
  })

  test('scaling up and down again loses nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 0, max: 3 }),
        (minor, by) => void expect(rescale(rescale(minor, 2, 2 + by), 2 + by, 2)).toBe(minor),
      ),
    )
  })
})
