import { exponentOf } from '#src/domain/currency.ts'

/** The currency that a difference of two sides is in: the one that both are in, or the only one named; null where two are. */
function commonCurrency({ api, ui }: { readonly api: string | null; readonly ui: string | null }): string | null {
  return api === null ? ui : ui === null || ui === api ? api : null
}

/** An amount as a sentence has it, `USD 1,204.50`, in the currency that both sides are in; a true minus sign. */
export function money(value: number, currency: { readonly api: string | null; readonly ui: string | null }): string {
  const code = commonCurrency(currency)
  const digits = code === null ? (Number.isInteger(value) ? 0 : 2) : Math.min(exponentOf(code), 4)
  const text = Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: Math.max(digits, code === null ? 6 : digits) })
  return `${value < 0 ? '−' : ''}${code === null ? '' : `${code} `}${text}`
}
