import { describe, expect, test } from 'vitest'
import { formatAgo, formatTimestamp, utcMoment } from './moment.ts'

const moment = Date.UTC(2026, 1, 3, 9, 12)

describe('moments', () => {
  test('name the offset from UTC, whole and half hours, with and without summer time', () => {
    expect(formatTimestamp(moment, 'Europe/Berlin')).toBe('3 Feb 2026, 10:12 (UTC+1)')
    expect(formatTimestamp(moment, 'Asia/Kolkata')).toBe('3 Feb 2026, 14:42 (UTC+5:30)')
    expect(formatTimestamp(moment, 'America/New_York')).toBe('3 Feb 2026, 04:12 (UTC−5)')
    expect(formatTimestamp(Date.UTC(2026, 6, 3, 0, 5), 'Europe/Berlin')).toBe('3 Jul 2026, 02:05 (UTC+2)')
    expect(formatTimestamp(moment, 'UTC')).toBe('3 Feb 2026, 09:12 (UTC)')
  })

  test('midnight is 00, not 24', () => {
    expect(formatTimestamp(Date.UTC(2026, 1, 3), 'UTC')).toBe('3 Feb 2026, 00:00 (UTC)')
  })

  test('are told in UTC where no zone may be taken for another', () => {
    expect(utcMoment(moment)).toBe('2026-02-03 09:12 UTC')
  })

  test('are told as how long ago they were', () => {
    expect(formatAgo(moment, moment + 20_000)).toBe('just now')
    expect(formatAgo(moment, moment + 5 * 60_000)).toBe('5 minutes ago')
    expect(formatAgo(moment, moment + 3 * 3_600_000)).toBe('3 hours ago')
    expect(formatAgo(moment, moment + 26 * 3_600_000)).toBe('yesterday')
  })
})
