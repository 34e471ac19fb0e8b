import { exportRoom } from '#src/checks/clari/jobs/export-room.ts'
import { slotsHeld } from '#src/checks/clari/jobs/slots-held.ts'
import { refused } from './refusals.ts'
import { elseTo, namesakes, runs } from './steps.ts'

/**
 * Asks for the limits: those that are met lead to their verdicts, room to `room`, and limits that could not be read to
 * `untold`.
 */
export function readLimits<const R extends string, const U extends string>(room: R, untold: U) {
  return runs(exportRoom, {
    title: 'Is there room for another export?',
    short: 'Room for exports?',
    says: 'The limits tell the month’s quota from the jobs at one time. Reads only, no quota.',
    to: {
      ...refused(exportRoom),
      ...namesakes('quota-used-up'),
      room,
      'places-taken': 'whose-places',
      'not-offered': untold,
    },
    ...elseTo(untold),
  })
}

/** Asks whose jobs hold the places, where all are taken. */
export const whosePlaces = runs(slotsHeld, {
  title: 'Whose jobs hold the places?',
  short: 'Whose jobs?',
  says: 'Compares the jobs that run or wait with this key’s list, and with other keys’ that are set up. Reads only.',
  to: { free: 'limit-gone' },
  ...elseTo('places-taken'),
})
