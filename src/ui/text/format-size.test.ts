import { expect, test } from 'vitest'
import { sizeWords } from './format-size.ts'

test('sizes are told in kB and MB', () => {
  expect([0, 12_340, 999_000, 10_485_760].map(sizeWords)).toEqual(['1 kB', '12 kB', '999 kB', '10.5 MB'])
})
