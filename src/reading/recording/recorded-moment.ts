const iso = new RegExp(
  String.raw`^\s*(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*` +
    String.raw`(Z|[+-]\d\d:?(?:\d\d)?)?\s*$`,
  'i',
)

/**
 * Reads when a recorded request was sent, as the makers of HAR files write it: ISO 8601 with `Z`, `+01:00`, `+0100` or
 * no offset (taken as UTC, so that it reads the same everywhere), or epoch ms. Null for anything else.
 */
export function readRecordedMoment(value: unknown): number | null {
  if (typeof value === 'number') return value > 1e11 && value < 1e14 ? Math.trunc(value) : null
  const found = typeof value === 'string' ? iso.exec(value) : null
  if (found === null) return null
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset = 'Z'] = found
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), ms)
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? []
  return local - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
