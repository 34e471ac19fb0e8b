import { describe, expect, it } from 'vitest'
import { daysFrom, firstDay, localMoment, type CalendarDay } from '#src/domain/time/calendar-days.test-kit.ts'
import { lostOn, together, type ExportsMade } from './calendar.test-kit.ts'
import { plantable } from './screen/screen-csv.ts'

const days = daysFrom(firstDay, 800)
const months = [...new Set(days.map((day) => day.slice(0, 7)))]
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** What is lost on a day: all causes together, and one of them alone, another each day. */
async function lost(day: CalendarDay, index: number, made: ExportsMade): Promise<readonly string[]> {
  const at = localMoment(day, 9)
  const found: string[] = []
  for (const causes of [...together, plantable.slice(index % plantable.length, (index % plantable.length) + 1)]) {
    found.push(
      ...(await lostOn(at, causes, made)).map((what) => `${day} ${causes.length === 1 ? 'alone' : 'together'} ${what}`),
    )
  }
  return found
}

// By month, so that a failure tells every one of its days.
describe(`800 days in ${zone}: every cause has its people, and reconcile names each`, () => {
  it.each(months)('in %s', { timeout: 600_000 }, async (month) => {
    const found: string[] = []
    const made: ExportsMade = new Map()
    for (const [index, day] of days.entries()) if (day.startsWith(month)) found.push(...(await lost(day, index, made)))
    expect(found).toEqual([])
  })
})
