import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt, isTimeZone, startOfDay } from './time-zone.ts'

const zones = [
  'UTC',
  'America/New_York',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'America/St_Johns',
] as const
const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('days in a time zone', () => {
  it('tells zones from other words', () => {
    expect(zones.every(isTimeZone)).toBe(true)
    expect(['', 'Mars/Olympus', 'New York'].some(isTimeZone)).toBe(false)
  })

  it('begins a day at its own midnight, on days when clocks change too', () => {
    expect(startOfDay('2026-11-22', 'America/New_York')).toBe(Date.parse('2026-11-22T05:00:00Z'))
    expect(startOfDay('2026-03-08', 'America/New_York')).toBe(Date.parse('2026-03-08T05:00:00Z'))
    expect(startOfDay('2026-03-09', 'America/New_York')).toBe(Date.parse('2026-03-09T04:00:00Z'))
    expect(startOfDay('2026-10-25', 'Europe/Berlin')).toBe(Date.parse('2026-10-24T22:00:00Z'))
    expect(startOfDay('2026-11-22', 'Asia/Kolkata')).toBe(Date.parse('2026-11-21T18:30:00Z'))
  })

  it('is on the day from its first moment to its last, and on the one before a moment earlier', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (each, zone) => {
        const start = startOfDay(each, zone)
        expect(dayAt(start, zone)).toBe(each)
        expect(dayAt(start - 1000, zone) < each).toBe(true)
        expect(dayAt(start + 12 * 3_600_000, zone)).toBe(each)
      }),
    )
  })
})
