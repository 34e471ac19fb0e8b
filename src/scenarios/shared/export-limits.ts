import { exportRoom } from '#src/checks/clari/jobs/export-room.ts'
import { slotsHeld } from '#src/checks/clari/jobs/slots-held.ts'
import { placesPlan, quotaPlan } from '#src/clari/jobs/pacing-plans.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import { verdictsOver, type FactsOver } from '#src/domain/model/verdict.ts'
import { clariAdmin, clariSupport, you } from './actions.ts'
import { given, ifSo } from './wording.ts'

// Only verdicts are exported: flows take them by their names.
const over = [exportRoom, slotsHeld] as const
const { verdict } = verdictsOver(...over)

type Known = KnownFacts<FactsOver<typeof over>>

const cancelCall = 'PATCH /export/jobs/{jobId} with {"type":"CANCEL"}'
const resultsCall = 'GET /export/jobs/{jobId}/results'
const limitsCall = 'GET /admin/limits'

/** Why the guide's advice, backing off, helps here or not. */
const oneCode =
  'Clari refuses an export beyond either limit with the same 400, export_monthly_quota_reached, and not with the ' +
  '429 that the guide names; the limits told which it is.'

const takeTurns = clariAdmin('Find out which other integration exports at this time, and agree on hours.')

const inTurn = ({ concurrentLimit }: Known) => placesPlan(concurrentLimit ?? null)

export const quotaUsedUp = verdict({
  cause: 'monthly-quota',
  headline: ({ monthlyQuota: all = 'monthly' }) =>
    `Your organisation’s ${all} exports of the last 30 days are used up.`,
  explains:
    `${oneCode} None is left. The quota counts every key of the organisation over a rolling 30 days, so exports come ` +
    'back one by one, each 30 days after it was made; when the next one is free cannot be seen, because each key’s ' +
    'list shows only its own user’s jobs. Waiting a minute, as the guide advises for 429, does not help.',
  actions: [
    you('Cancel queued or running jobs that nobody needs: that gives their exports back.', cancelCall),
    you('Fetch earlier results again instead of exporting; they stay for about 30 days.', resultsCall),
    clariSupport('Raise the monthly export quota, if the need is there every month.'),
  ],
  asks: ({ monthlyQuota }) =>
    `Our organisation has used its${given(monthlyQuota, (number) => ` ${number}`)} exports of the last 30 days, and ` +
    `${limitsCall} says that none is left. Please raise our monthly export quota, or tell us when the next exports ` +
    'become free and which users made the most of them.',
  plan: ({ monthlyQuota = null }) => quotaPlan(monthlyQuota),
  disprovedBy: 'An export being accepted while the limits say that none is left.',
})

export const placesTaken = verdict({
  cause: 'concurrency-limit',
  headline: (facts) => `${taken(facts)}.`,
  explains: (facts) =>
    `${oneCode}${given(facts.availableMonthlyQuota, (left) => ` ${left} exports are left in the month.`)} Queued ` +
    `jobs count too, over all keys of the organisation; one beyond the limit is refused, not queued.${holders(facts)}`,
  actions: ({ ownJobIds, otherPlaces = 0 }) => [
    ownJobIds === undefined
      ? you('Wait until one of the jobs is done, then start yours; the plan below does it.', limitsCall)
      : you(`Wait until one of your own jobs is done, or cancel one that nobody needs: ${ownJobIds}.`, cancelCall),
    ...(otherPlaces > 0 ? [takeTurns] : []),
    clariSupport('Raise the concurrency limit, if waiting is not enough.'),
  ],
  asks: (facts) =>
    'Our exports are refused with 400 export_monthly_quota_reached although exports are left in the month. ' +
    `${taken(facts)}. Please find out which integrations export at the same time, so that we can take turns, or ` +
    'raise the concurrency limit.',
  plan: inTurn,
  prove: exportRoom,
  disprovedBy: 'An export being refused again when the limits leave a place.',
})

/** How many places are taken, and whose jobs take them: nobody is named where this key's own list was not read. */
function taken({ concurrentLimit, ownPlaces, placesHeld = 0 }: Known): string {
  const places =
    concurrentLimit === 1
      ? 'The one place for export jobs is taken'
      : `All ${given(concurrentLimit, (limit) => `${limit} `)}places for export jobs are taken`
  if (ownPlaces === undefined || placesHeld === 0) return places
  if (ownPlaces === placesHeld) return `${places} by this key’s own jobs`
  return ownPlaces === 0 ? `${places} by other users’ jobs` : `${places}, ${ownPlaces} of them by this key’s own jobs`
}

const holders = ({ otherKeyPlaces = 0, otherPlaces = 0 }: Known) =>
  ifSo(otherKeyPlaces > 0, ` Held by other keys that are set up here: ${otherKeyPlaces}.`) +
  ifSo(otherPlaces > 0, ` In no list that can be read from here, so started by users of other keys: ${otherPlaces}.`)

export const limitGone = verdict({
  kind: 'clear',
  cause: 'limit-gone',
  headline: 'There is room for exports: the next start should be accepted.',
  explains: ({ availableMonthlyQuota: left = 'some', availableConcurrentLimit: free = 'some' }) =>
    `The limits leave ${left} exports in the month and ${free} places. If a limit refused the export, one of the two ` +
    'was used up at that moment; most often the places, which free themselves when a job ends. A refused export is ' +
    'not queued: it has to be started again.',
  actions: [
    you('Start the export again; start several in turn, as in the plan.', 'POST /export/forecast/{forecastId}'),
    you('If it is refused again, paste the answer and check again at once: the moment counts.'),
  ],
  last: null,
  plan: inTurn,
  prove: exportRoom,
  disprovedBy: 'An export being refused while the limits still leave room.',
})

export const limitUntold = verdict({
  kind: 'open',
  cause: 'limit-untold',
  headline: 'Which limit was met, if any, could not be seen.',
  explains:
    `One 400 stands for the month’s quota and for the jobs at one time. Only ${limitsCall} tells which, and it was ` +
    'not answered.',
  actions: [
    you('Look whether a job of yours is queued or running, and try again when it is done.', 'GET /export/jobs'),
    clariSupport('Say how many exports your organisation has in 30 days, how many at one time, and how many are left.'),
  ],
  asks:
    `Our exports are refused, and ${limitsCall} is not answered for us. Please tell us our monthly export quota, our ` +
    'concurrency limit, and how much of each is in use.',
  prove: exportRoom,
  disprovedBy: 'The limits being told on another try.',
})

export const eitherLimit = verdict({
  kind: 'open',
  cause: 'either-limit',
  headline: ({ monthlyQuota = 'so many', concurrentLimit = 'so many' }) =>
    `One of two limits was met: ${monthlyQuota} exports in 30 days, or ${concurrentLimit} at one time.`,
  explains:
    'Clari has one code for both, export_monthly_quota_reached, which speaks of the month even where only the places ' +
    'are taken; it comes as 400, not as the guide’s 429. A refused export is not queued, so waiting for its job is ' +
    'in vain, and trying again soon helps only if it is the places.',
  actions: [
    you('Connect the key, or ask the limits yourself and paste the answer below: it tells which.', limitsCall),
    you('Until then: wait for your own jobs to end before you start the next export.', 'GET /export/jobs'),
  ],
  plan: inTurn,
  disprovedBy: 'An export being accepted before a job ended and before 30 days have passed.',
})
