/** Shares that splits are made of: every 5 %, thirds, eighths. */
const shares = [...Array.from({ length: 19 }, (_, at) => (at + 1) * 0.05), 1 / 3, 2 / 3, 1 / 8, 3 / 8, 5 / 8, 7 / 8]

/**
 * The simple percentage within an interval of ratios (or the inverse of one, where the UI counts the whole); null
 * when there is none.
 */
export function simpleShare(low: number, high: number): number | null {
  const slack = 1e-9
  const inside = (value: number): boolean => value >= low * (1 - slack) && value <= high * (1 + slack)
  return shares.find(inside) ?? shares.map((share) => 1 / share).find(inside) ?? null
}

/**
 * A whole percentage within the interval, for groups that prove themselves by several rows; null when there is none.
 */
export function wholePercent(low: number, high: number): number | null {
  const simple = simpleShare(low, high)
  if (simple !== null) return simple
  const percent = Math.round(((low + high) / 2) * 100) / 100
  return percent > 0 && percent < 1 && percent >= low * (1 - 1e-9) && percent <= high * (1 + 1e-9) ? percent : null
}
