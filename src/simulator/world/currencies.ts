import { randomAt } from '#src/simulator/random.ts'

/** A currency that the organisation keeps rates for. */
export interface Currency {
  /** ISO 4217. */
  readonly code: string
  readonly symbol: string
  /** Digits after the decimal point: 2, and 0 for yen. */
  readonly digits: number
  /** About how many units make one US dollar. */
  readonly perDollar: number
}

/** The currencies that the organisation keeps rates for; the first is the corporate one. */
export const currencies = [
  { code: 'USD', symbol: '$', digits: 2, perDollar: 1 },
  { code: 'EUR', symbol: '€', digits: 2, perDollar: 0.92 },
  { code: 'GBP', symbol: '£', digits: 2, perDollar: 0.79 },
  { code: 'JPY', symbol: '¥', digits: 0, perDollar: 151 },
  { code: 'CAD', symbol: 'CA$', digits: 2, perDollar: 1.37 },
] as const satisfies readonly [Currency, ...Currency[]]

/** The corporate currency. */
export const corporateCurrency: Currency = currencies[0]

/** The currency with a code, or undefined when the organisation keeps no rate for it. */
export function currencyOf(code: string): Currency | undefined {
  return currencies.find((one) => one.code === code)
}

/**
 * Units of a currency for one US dollar on a day; `when` names the quarter or month whose rate it is, four decimals.
 */
export function rateOn(seed: number, currency: Currency, when: string): number {
  if (currency.code === 'USD') return 1
  const swing = (randomAt(seed, 'rate', currency.code, when).next() - 0.5) * 0.08
  return Number((currency.perDollar * (1 + swing)).toFixed(4))
}

/**
 * Minor units of one currency in minor units of another at the rates of a quarter or month, rounded
 * half away from zero.
 */
export function convertAmount(seed: number, minor: number, from: Currency, to: Currency, when: string): number {
  if (from.code === to.code) return minor
  const dollars = minor / 10 ** from.digits / rateOn(seed, from, when)
  const exact = dollars * rateOn(seed, to, when) * 10 ** to.digits
  return Math.sign(exact) * Math.round(Math.abs(exact))
}
