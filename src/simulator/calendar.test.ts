import { expect, it } from 'vitest'
import { localMoment, shortDays } from '#src/domain/time/calendar-days.test-kit.ts'
import { causesInEuros, lostOn, together, type ExportsMade } from './calendar.test-kit.ts'

it.each(shortDays)('plants every cause on %s, and reconcile names each', async (day) => {
  const made: ExportsMade = new Map()
  for (const causes of together) expect(await lostOn(localMoment(day, 9), causes, made)).toEqual([])
})

it.each(shortDays)('explains every row of an export in euros by the one rate on %s, to the cent', async (day) => {
  expect([...(await causesInEuros(localMoment(day, 9)))].filter((cause) => cause !== null)).toEqual(['currency'])
})
