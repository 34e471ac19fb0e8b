import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sizeWords } from './size.ts'

test('sizes are told in B, kB, MB and GB', () => {
  expect([0, 171, 999, 1000, 9_949, 9_950, 12_340, 999_499, 999_500, 10_485_760, 999_960_000].map(sizeWords)).toEqual([
    '0 B',
    '171 B',
    '999 B',
    '1.0 kB',
    '9.9 kB',
    '10 kB',
    '12 kB',
    '999 kB',
    '1.0 MB',
    '10.5 MB',
    '1.0 GB',
  ])
})

const factors = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 }

test('a size in words is within a twentieth of the size, and never a thousand of its unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9e11 }), (size) => {
      const [, number = '', unit = ''] = /^(\d+(?:\.\d)?) (B|kB|MB|GB)$/.exec(sizeWords(size)) ?? []
      const factor = Object.entries(factors).find(([name]) => name === unit)?.[1] ?? Number.NaN
      expect(Math.abs(Number(number) * factor - size)).toBeLessThanOrEqual(size / 20)
      if (unit !== 'GB') expect(Number(number)).toBeLessThan(1000)
    }),
  )
})
