import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percent, relativeDifference, share } from './share.ts'

test('a difference beside the first value says nothing where nothing can be said', () => {
  expect([
    relativeDifference(100, 112.4),
    relativeDifference(200, 100),
    relativeDifference(0, 5),
    relativeDifference(null, 5),
    relativeDifference(5, 5),
  ]).toEqual(['+12.4 %', '−50.0 %', '', '', ''])
  expect([relativeDifference(100_000, 100_001), relativeDifference(100_000, 99_999)]).toEqual([
    '< +0.01 %',
    '> −0.01 %',
  ])
})

test('a share has as many decimals as it needs to be seen', () => {
  expect([share(1, 3), share(4, 10_000), share(0, 5), share(12_345, 100), share(-1, 3, true), share(5, 0)]).toEqual([
    '33.3 %',
    '0.04 %',
    '0.0 %',
    '12,345 %',
    '−33.3 %',
    null,
  ])
  expect([percent(0.4), percent(1 / 3)]).toEqual(['40 %', '33.33 %'])
})

test('a share is told to within a tenth of itself, and what is not nothing never reads as nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (part, whole) => {
      const words = share(part, whole, true) ?? ''
      const number = Number(words.replace(/[<>+,%\s]/g, '').replace('−', '-'))
      if (/^[<>]/.test(words)) expect(Math.abs(part / whole) * 100).toBeLessThan(0.01)
      else expect(Math.abs(number - (part / whole) * 100)).toBeLessThanOrEqual(Math.abs(part / whole) * 10 + 1e-9)
      expect(Math.sign(number)).toBe(Math.sign(part))
    }),
  )
})
