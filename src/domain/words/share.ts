import { minus } from './amount.ts'

const formats = [0, 1, 2].map(
  (digits) => new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
)

/**
 * A part of a whole in per cent: `12.4 %`, `0.04 %`, `1,234 %`, with its sign where it is a change: `+1.2 %`. What is
 * not nothing never reads as nothing: `< 0.01 %`. Null where the whole is nothing, or either is absent.
 */
export function share(part: number | null, whole: number | null, signed = false): string | null {
  if (part === null || whole === null || whole === 0) return null
  const percent = (part / Math.abs(whole)) * 100
  const size = Math.abs(percent)
  const sign = percent < 0 ? minus : signed && percent > 0 ? '+' : ''
  if (size > 0 && size < 0.005) return `${percent < 0 ? '>' : '<'} ${sign}0.01 %`
  const digits = size >= 999.95 ? 0 : size === 0 || size >= 0.095 ? 1 : 2
  return `${sign}${formats[digits]?.format(size) ?? ''} %`
}

/** How large a difference is beside the first value: `+12.4 %`; empty where that says nothing. */
export function relativeDifference(first: number | null, second: number | null): string {
  return first === null || second === null || first === second ? '' : (share(second - first, first, true) ?? '')
}

/** A ratio that was found, such as a split, in per cent: `40 %`, `33.33 %`. */
export function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(2))} %`
}
