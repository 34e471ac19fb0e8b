import { expect, it } from 'vitest'
import { localMoment, shortDays } from '#src/domain/calendar-days.test-kit.ts'
import { lostOn, together, type ExportsMade } from './calendar.test-kit.ts'

it.each(shortDays)('plants every cause on %s, and reconcile names each', async (day) => {
  const made: ExportsMade = new Map()
  for (const causes of together) expect(await lostOn(localMoment(day, 9), causes, made)).toEqual([])
})
