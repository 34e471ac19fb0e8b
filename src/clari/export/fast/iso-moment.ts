/**
 * A JSON string's bytes such as `"2026-11-17T10:00:00Z"`, with milliseconds or without, as epoch ms; NaN for
 * any other spelling.
 */
export function isoMoment(bytes: Uint8Array, at: number, after: number): number {
  const length = after - at
  if (
    (length !== 22 && length !== 26) ||
    bytes[at + 5] !== 45 ||
    bytes[at + 8] !== 45 ||
    bytes[at + 11] !== 84 ||
    bytes[at + 14] !== 58 ||
    bytes[at + 17] !== 58 ||
    bytes[after - 2] !== 90
  )
    return NaN
  if (length === 26 && bytes[at + 20] !== 46) return NaN
  const digits = (from: number, count: number): number => {
    let value = 0
    for (let place = from; place < from + count; place += 1) {
      const digit = (bytes[place] ?? 0) - 48
      if (digit < 0 || digit > 9) return NaN
      value = value * 10 + digit
    }
    return value
  }
  const [year, month, day] = [digits(at + 1, 4), digits(at + 6, 2), digits(at + 9, 2)]
  const [hour, minute, second] = [digits(at + 12, 2), digits(at + 15, 2), digits(at + 18, 2)]
  const ms = length === 26 ? digits(at + 21, 3) : 0
  // Other days, hours and years are left to the reader of dates.
  if (!(year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour < 24 && minute < 60 && second < 60))
    return NaN
  return Date.UTC(year, month - 1, day, hour, minute, second, ms)
}
