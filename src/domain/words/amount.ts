import { exponentOf } from '#src/domain/table/currency.ts'

/** The true minus sign. */
export const minus = '−'

/**
 * Formatters by how many decimals they show at least and at most; making one costs more than using it a hundred times.
 */
const formats = [0, 1, 2, 3, 4].map((least) =>
  [least, 6].map(
    (most) => new Intl.NumberFormat('en-US', { minimumFractionDigits: least, maximumFractionDigits: most }),
  ),
)

/**
 * A number as people read it in a table: grouped, with its currency's decimals, a true minus sign; `–`
 * where there is none.
 */
export function amount(value: number | null, currency: string | null): string {
  if (value === null) return '–'
  const decimals = currency === null ? (Number.isInteger(value) ? 0 : 2) : Math.min(exponentOf(currency), 4)
  return `${value < 0 ? minus : ''}${formats[decimals]?.[currency === null ? 1 : 0]?.format(Math.abs(value)) ?? ''}`
}

/** The same with its sign always shown, for differences. */
export function difference(value: number, currency: string | null): string {
  return value > 0 ? `+${amount(value, currency)}` : amount(value, currency)
}

/** An amount with its currency's code, for a sentence: `148,214.50 USD`. */
export function money(value: number | null, currency: string | null): string {
  return currency === null || value === null ? amount(value, currency) : `${amount(value, currency)} ${currency}`
}

/** The same with its sign always shown, for differences: `+148,214.50 USD`. */
export function moneyDifference(value: number, currency: string | null): string {
  return value > 0 ? `+${money(value, currency)}` : money(value, currency)
}

/**
 * The currency that a difference of two sides is in: the one that both are in, or the only one named;
 * null where two are.
 */
export function commonCurrency({
  api,
  ui,
}: {
  readonly api: string | null
  readonly ui: string | null
}): string | null {
  return api === ui || api === null ? ui : (ui ?? api) === api ? api : null
}
