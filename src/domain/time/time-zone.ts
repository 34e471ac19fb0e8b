import { isoDay } from '#src/domain/words/moment.ts'

/** Makers of local times by zone: making one costs more than using it a thousand times. */
function clockOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
}

/** Whether a text names a time zone that this machine knows, such as `America/New_York`. */
export function isTimeZone(text: string): boolean {
  try {
    clockOf(text)
    return text !== ''
  } catch {
    return false
  }
}

/** How far a zone's clocks are ahead of UTC at a moment, ms. */
function offsetAt(ms: number, clock: Intl.DateTimeFormat): number {
  const part = new Map(clock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  const local = Date.UTC(
    part.get('year') ?? 0,
    (part.get('month') ?? 1) - 1,
    part.get('day') ?? 1,
    part.get('hour') ?? 0,
    part.get('minute') ?? 0,
    part.get('second') ?? 0,
  )
  return local - Math.floor(ms / 1000) * 1000
}

/** The moment (epoch ms) at which a day, `YYYY-MM-DD`, begins in a time zone. */
export function startOfDay(day: string, zone: string): number {
  const clock = clockOf(zone)
  const utc = Date.parse(`${day}T00:00:00Z`)
  // The offset in force at the first guess can be that of the other side of a clock change, so it is asked again there.
  const guess = utc - offsetAt(utc, clock)
  return utc - offsetAt(guess, clock)
}

/** The day, `YYYY-MM-DD`, that it is at a moment (epoch ms) in a time zone. */
export function dayAt(ms: number, zone: string): string {
  return isoDay(ms + offsetAt(ms, clockOf(zone)))
}
