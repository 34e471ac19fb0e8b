/** The largest amount of minor units that can be added without loss (2^53 − 1). */
export const largestMinor = Number.MAX_SAFE_INTEGER

const powers = Array.from({ length: 23 }, (_, i) => 10 ** i)

/** 10 to the power of `n` (0…22, where doubles are exact). */
export function powerOfTen(n: number): number {
  return powers[n] ?? 10 ** n
}

/** An integer of `10^-from` units as an integer of `10^-to` units, rounded half away from zero. */
export function rescale(minor: number, from: number, to: number): number {
  if (from === to) return minor
  if (to > from) return minor * powerOfTen(to - from)
  const divisor = powerOfTen(from - to)
  const quotient = Math.trunc(minor / divisor)
  const rest = Math.abs(minor - quotient * divisor)
  return rest * 2 >= divisor ? quotient + Math.sign(minor) : quotient
}

/**
 * A decimal written as digits and a count of decimals (`12345`, 2 is 123.45), in units of `10^-exponent`; null when it
 * is too large to be exact.
 */
export function digitsToMinor(digits: string, decimals: number, exponent: number): number | null {
  const shift = exponent - decimals
  if (digits.length + Math.max(shift, 0) <= 15) {
    return shift >= 0 ? Number(digits) * powerOfTen(shift) : rescale(Number(digits), decimals, exponent)
  }
  const value = BigInt(digits)
  const scaled = shift >= 0 ? value * 10n ** BigInt(shift) : roundedQuotient(value, 10n ** BigInt(-shift))
  return scaled <= BigInt(largestMinor) ? Number(scaled) : null
}

function roundedQuotient(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor
  return (value % divisor) * 2n >= divisor ? quotient + 1n : quotient
}

/**
 * A JSON number in units of `10^-exponent`, rounded half away from zero as its decimal is written (1.005 is 1.01); null
 * when it is not finite or too large.
 */
export function numberToMinor(value: number, exponent: number): number | null {
  const scaled = value * powerOfTen(exponent)
  const near = Math.round(scaled)
  if (Math.abs(near) > largestMinor || Number.isNaN(scaled)) return null
  if (Math.abs(scaled - near) < 1e-4) {
    // Either exactly representable at this exponent, or a few digits more; dividing back tells which, without text.
    if (near / powerOfTen(exponent) === value) return near === 0 ? 0 : near
  }
  const parts = decimalParts(value)
  const size = digitsToMinor(parts.digits, parts.decimals, exponent)
  return size === null ? null : value < 0 && size !== 0 ? -size : size
}

/** Whether a JSON number has more decimals than the exponent keeps. */
export function isFiner(value: number, exponent: number): boolean {
  const near = Math.round(value * powerOfTen(exponent))
  return near / powerOfTen(exponent) !== value
}

/** The decimal digits of a finite number's shortest spelling, sign left out. */
function decimalParts(value: number): { digits: string; decimals: number } {
  const [mantissa = '0', power = '0'] = Math.abs(value).toString().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const decimals = fraction.length - Number(power)
  const digits = whole + fraction
  return decimals >= 0 ? { digits, decimals } : { digits: digits + '0'.repeat(-decimals), decimals: 0 }
}

/** An integer of `10^-exponent` units as a plain number. */
export function minorToNumber(minor: number, exponent: number): number {
  return minor / powerOfTen(exponent)
}

/** An exact sum of minor units as a plain number: the nearest double to the decimal. */
export function bigMinorToNumber(minor: bigint, exponent: number): number {
  const sign = minor < 0n ? '-' : ''
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0')
  return Number(exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`)
}
