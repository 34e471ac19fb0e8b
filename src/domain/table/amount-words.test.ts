import { expect, test } from 'vitest'
import { amount, commonCurrency, difference, share } from './amount-words.ts'

test('an amount has its currency’s decimals, groups and a true minus sign', () => {
  expect([
    amount(1234.5, 'USD'),
    amount(-1234, 'JPY'),
    amount(1.234, 'KWD'),
    amount(0.000001, null),
    amount(null, 'USD'),
  ]).toEqual(['1,234.50', '−1,234', '1.234', '0.000001', '–'])
  expect([difference(5, 'USD'), difference(-5, 'USD'), difference(0, 'USD')]).toEqual(['+5.00', '−5.00', '0.00'])
})

test('a share says nothing where nothing can be said, and never rounds a difference to zero', () => {
  expect([share(100, 112.4), share(200, 100), share(0, 5), share(null, 5), share(5, 5)]).toEqual([
    '+12.4 %',
    '−50.0 %',
    '',
    '',
    '',
  ])
  expect([share(100_000, 100_001), share(100_000, 99_999)]).toEqual(['< +0.1 %', '> −0.1 %'])
})

test('a difference is in the currency that both sides can be in', () => {
  expect([
    commonCurrency({ api: 'USD', ui: null }),
    commonCurrency({ api: null, ui: 'EUR' }),
    commonCurrency({ api: 'USD', ui: 'EUR' }),
    commonCurrency({ api: null, ui: null }),
  ]).toEqual(['USD', 'EUR', null, null])
})
