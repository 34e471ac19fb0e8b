import { expect, it } from 'vitest'
import { localMoment } from '#src/domain/time/calendar-days.test-kit.ts'
import { diagnosable, lostVerdicts, ways } from './fault-verdicts.test-kit.ts'

it('knows how each fault is led to its verdict, and of no fault that is not there', () => {
  expect(Object.keys(ways).toSorted()).toEqual(diagnosable.map(({ id }) => id).toSorted())
})

it.each(['2026-11-30', '2027-01-01'])('leads each fault to its verdict on %s', { timeout: 120_000 }, async (day) => {
  expect(await lostVerdicts(localMoment(day, 9))).toEqual([])
})
