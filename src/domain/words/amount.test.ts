import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exponentOf } from '#src/domain/table/currency.ts'
import { amount, commonCurrency, difference, minus, money, moneyDifference } from './amount.ts'

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

test('an amount has its currency behind it', () => {
  expect([money(1234.5, 'USD'), money(-5, null), money(null, 'USD'), moneyDifference(0.5, 'EUR')]).toEqual([
    '1,234.50 USD',
    '−5',
    '–',
    '+0.50 EUR',
  ])
})

test('an amount in words reads back as the amount, to its currency’s last decimal', () => {
  const minor = fc.integer({ min: -1e13, max: 1e13 })
  fc.assert(
    fc.property(minor, fc.constantFrom('USD', 'JPY', 'KWD', null), (units, currency) => {
      const value = units / 10 ** (currency === null ? 2 : exponentOf(currency))
      expect(Number(amount(value, currency).replaceAll(',', '').replace(minus, '-'))).toBe(value)
    }),
  )
})

test('a difference is in the currency that both sides can be in', () => {
  expect([
    commonCurrency({ api: 'USD', ui: null }),
    commonCurrency({ api: null, ui: 'EUR' }),
    commonCurrency({ api: 'USD', ui: 'EUR' }),
    commonCurrency({ api: null, ui: null }),
  ]).toEqual(['USD', 'EUR', null, null])
})
