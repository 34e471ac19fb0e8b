import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sizeDone, sizeWords } from './size.ts'

test('sizes are told in B, kB and MB', () => {
  expect([0, 171, 999, 1000, 9_949, 9_950, 12_340, 999_499, 999_500, 10_485_760, 2_147_483_648].map(sizeWords)).toEqual(
    ['0 B', '171 B', '999 B', '1.0 kB', '9.9 kB', '10 kB', '12 kB', '999 kB', '1.0 MB', '10.5 MB', '2147 MB'],
  )
})

test('what is done is told in the unit of the whole', () => {
  expect([sizeDone(0, 171), sizeDone(1_400_000, 10_485_760), sizeDone(98_400_000, 120_000_000)]).toEqual([
    '0 of 171 B',
    '1.4 of 10.5 MB',
    '98 of 120 MB',
  ])
})

const factors = { B: 1, kB: 1e3, MB: 1e6 }

test('a size in words is within a twentieth of the size, and never a thousand of its unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9e11 }), (size) => {
      const [, number = '', unit = ''] = /^(\d+(?:\.\d)?) (B|kB|MB)$/.exec(sizeWords(size)) ?? []
      const factor = Object.entries(factors).find(([name]) => name === unit)?.[1] ?? Number.NaN
      expect(Math.abs(Number(number) * factor - size)).toBeLessThanOrEqual(size / 20)
      if (unit !== 'MB') expect(Number(number)).toBeLessThan(1000)
    }),
  )
})
