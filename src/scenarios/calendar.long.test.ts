import { expect, it } from 'vitest'
import { localMoment, pickedDays } from '#src/domain/time/calendar-days.test-kit.ts'
import { lostVerdicts } from './fault-verdicts.test-kit.ts'

/** The hours of a day at which it begins, is in its middle, and ends. */
const hours: readonly (readonly [number, number])[] = [
  [0, 5],
  [9, 0],
  [23, 50],
]

it.each(pickedDays.map((day, index) => [day, hours[index % hours.length] ?? [9, 0]] as const))(
  'leads each fault to its verdict on %s at %j',
  { timeout: 600_000 },
  async (day, [hour, minute]) => {
    expect(await lostVerdicts(localMoment(day, hour, minute))).toEqual([])
  },
)
