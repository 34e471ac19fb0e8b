import { placesPlan, quotaPlan } from '#src/clari/jobs/pacing-plans.ts'
import type { Verdict, VerdictContext } from '#src/domain/model/scenario.ts'
import { told } from './shared/told.ts'
import { counted, plural } from '#src/domain/words/count.ts'

const again = {
  who: 'you',
  does: 'Run the check again from this page: it is green as soon as there is room.',
  where: null,
} as const

function known(context: VerdictContext, name: string): number | null {
  const value = context.facts[name]
  return typeof value === 'number' ? value : null
}

/** Why the guide's advice, backing off, helps here or not. */
const oneCode =
  'Clari refuses an export beyond either limit with the same 400, export_monthly_quota_reached, and not with the ' +
  '429 that the guide names; the limits told which it is.'

/** The organisation's exports of the last 30 days are used up. */
export function quotaUsedUp(prove: Verdict['prove']): Verdict {
  return {
    kind: 'cause',
    cause: 'monthly-quota',
    rests: 'observed',
    headline: (context) =>
      `Your organisation’s ${told(context, 'monthlyQuota', 'monthly')} exports of the last 30 days are used up.`,
    explains: (context) =>
      `${oneCode} ${told(context, 'availableMonthlyQuota', '0')} exports are left. The quota counts every key of the ` +
      'organisation over a rolling 30 days, so exports come back one by one, each 30 days after it was made; when ' +
      'the next one is free cannot be seen, because each key’s list shows only its own user’s jobs. Waiting a ' +
      'minute, as the guide advises for 429, does not help.',
    actions: () => [
      {
        who: 'you',
        does: 'Cancel queued or running jobs that nobody needs: that gives their exports back.',
        where: 'PATCH /export/jobs/{jobId} with {"type":"CANCEL"}',
      },
      {
        who: 'you',
        does: 'Fetch results of earlier jobs again instead of exporting again; they stay for about 30 days.',
        where: 'GET /export/jobs/{jobId}/results',
      },
      {
        who: 'clari-support',
        does: 'Raise the monthly export quota, if the need is there every month.',
        where: 'your customer success manager at Clari',
      },
      again,
    ],
    asks: (context) =>
      (
        `Our organisation has used its ${told(context, 'monthlyQuota', '')} exports of the last 30 days, and GET ` +
        `/admin/limits says that ${told(context, 'availableMonthlyQuota', '0')} are left. Please raise our monthly ` +
        'export quota, or tell us when the next exports become free and which users made the most of them.'
      ).replace('  ', ' '),
    plan: (context) => quotaPlan(known(context, 'monthlyQuota')),
    prove,
    disprovedBy: 'An export being accepted while the limits say that none is left.',
  }
}

/** As many jobs as may be queued or running at one time are queued or running. */
export function placesTaken(prove: Verdict['prove']): Verdict {
  return {
    kind: 'cause',
    cause: 'concurrency-limit',
    rests: 'observed',
    headline: (context) => `${places(context)} taken${whose(context)}.`,
    explains: (context) =>
      `${oneCode} ` +
      (told(context, 'availableMonthlyQuota', '') === ''
        ? ''
        : `${told(context, 'availableMonthlyQuota', '')} exports ` +
          'are left in the month, so the code’s name misleads. ') +
      'Queued jobs count too, over all keys of the organisation, and a job beyond the limit is refused rather than ' +
      `queued.${holders(context)}`,
    actions: (context) => [
      ...(Number(context.facts['ownPlaces'] ?? 0) > 0
        ? ([
            {
              who: 'you' as const,
              does:
                'Wait until one of your own jobs is done, or cancel one that nobody needs: ' +
                `${told(context, 'ownJobIds', '')}.`,
              where: 'PATCH /export/jobs/{jobId} with {"type":"CANCEL"}',
            },
          ] as const)
        : ([
            {
              who: 'you' as const,
              does: 'Wait until one of the jobs is done, then start yours; the plan below does it.',
              where: 'GET /admin/limits',
            },
          ] as const)),
      ...(Number(context.facts['otherPlaces'] ?? 0) > 0
        ? [
            {
              who: 'clari-admin' as const,
              does: 'Find out which other integration exports at this time, and agree on hours.',
              where: null,
            },
          ]
        : []),
      {
        who: 'clari-support',
        does: 'Raise the concurrency limit, if waiting is not enough.',
        where: 'your customer success manager at Clari',
      },
      again,
    ],
    asks: (context) =>
      'Our exports are refused with 400 export_monthly_quota_reached although exports are left in the month. ' +
      `${places(context)} taken${whose(context)}. Please find out which integrations export at the same time, so ` +
      'that we can take turns, or raise the concurrency limit.',
    plan: (context) => placesPlan(known(context, 'concurrentLimit')),
    prove,
    disprovedBy: 'An export being refused again when the limits leave a place.',
  }
}

function places(context: VerdictContext): string {
  const limit = known(context, 'concurrentLimit')
  return limit === 1
    ? 'The one place for export jobs is'
    : limit === null
      ? 'All places for export jobs are'
      : `All ${limit} places for export jobs are`
}

function whose(context: VerdictContext): string {
  // Where this key's own list was not read, nobody is named.
  const own = known(context, 'ownPlaces')
  if (own === null) return ''
  const held = Number(context.facts['placesHeld'] ?? 0)
  if (held === 0) return ''
  return own === held
    ? ' by this key’s own jobs'
    : own === 0
      ? ' by other users’ jobs'
      : `, ${own} of them by this key’s own jobs`
}

function holders(context: VerdictContext): string {
  const beside = Number(context.facts['otherKeyPlaces'] ?? 0)
  const unknown = Number(context.facts['otherPlaces'] ?? 0)
  if (beside + unknown === 0) return ''
  return (
    (beside > 0
      ? ` ${beside} of them ${plural(beside, 'belongs', 'belong')} to another key that is set up here.`
      : '') +
    (unknown > 0
      ? ` ${counted(unknown, 'is', 'are')} in no list that ` +
        'can be read from here: the users of other keys started them.'
      : '')
  )
}
