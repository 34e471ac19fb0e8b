/**
 * A `Retry-After` as ms from `at` (epoch ms): RFC 9110 section 10.2.3 allows whole seconds or an HTTP date. Null for
 * anything else; a date that has passed is 0.
 */
export function retryAfterMs(value: string, at: number): number | null {
  const text = value.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  // Date.parse reads much that is no date of HTTP's (a bare year, "-5"); those have a weekday or a month's name.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null
  const until = Date.parse(text)
  return Number.isNaN(until) ? null : Math.max(0, until - at)
}
