/**
 * A moment as people write it, with the offset from UTC: `3 Feb 2026, 10:12 (UTC+1)`. Epoch ms; the browser's
 * zone unless named.
 */
export function formatTimestamp(at: number, timeZone?: string): string {
  const options = {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const
  const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return (
    `${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')} ` +
    `(${utcOffset(at, timeZone)})`
  )
}

function utcOffset(at: number, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  return name === 'GMT+0' ? 'UTC' : name.replace('GMT', 'UTC').replace('-', '−')
}

const steps = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const

/** How long ago a moment was, in words: `just now`, `5 minutes ago`, `yesterday`. Both in epoch ms. */
export function formatAgo(at: number, now: number): string {
  const step = steps.find(({ ms }) => Math.abs(now - at) >= ms)
  if (step === undefined) return 'just now'
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.trunc((now - at) / step.ms), step.unit)
}

/** A moment where its zone has to be beyond doubt: `2026-02-03 09:12 UTC`. Epoch ms. */
export function utcMoment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** The day of a moment in UTC, `2026-10-01`. Epoch ms. */
export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
