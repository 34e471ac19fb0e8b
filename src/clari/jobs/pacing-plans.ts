import { waitRanges, type PacingPolicy } from '#src/domain/model/pacing.ts'
import type { Plan } from '#src/domain/model/plan.ts'
import { periodId, shiftPeriod, type Quarter } from '#src/clari/periods.ts'
import { counted } from '#src/domain/words/count.ts'
import { duration } from '#src/domain/words/duration.ts'
import { pacingSamples, type SamplePace } from './pacing-samples.ts'

/**
 * After a 429: no limit is published for these calls; integrators pace them at about ten a second (seen in the field).
 */
export const refusedPace: PacingPolicy = { tries: 6, firstMs: 2_000, longestMs: 60_000, gapMs: 100 }

/** Between two looks at a job: soon at first, once a minute in the end, for about an hour. */
export const pollingPace: PacingPolicy = { tries: 65, firstMs: 5_000, longestMs: 60_000, gapMs: 0 }

const pace: SamplePace = { refused: refusedPace, polling: pollingPace }

const jitter =
  'Leave up to half of each wait to chance, so that several clients do not come back at the same moment; never ' +
  'wait less than Clari asks.'

function longest(policy: PacingPolicy, atLeastMs = 0): string {
  return duration(waitRanges(policy, atLeastMs).reduce((sum, { to }) => sum + to, 0))
}

/** When to come back after a 429; `atLeastMs` is what `Retry-After` asked for, 0 when it was not there. */
export function slowDownPlan(atLeastMs: number): Plan {
  const first = Math.max(refusedPace.firstMs, atLeastMs)
  return {
    title: 'When to try again',
    says: [
      ...(atLeastMs > 0
        ? ([
            `Wait the ${duration(atLeastMs)} that Clari asked for before the ` +
              'second try, and whatever it asks for after each further one.',
          ] as const)
        : ([`Wait about ${duration(first)} before the second try.`] as const)),
      `Where an answer does not say how long, double the wait each time, from ${duration(refusedPace.firstMs)} to ` +
        `${duration(refusedPace.longestMs)} at most; stop after ${refusedPace.tries} tries, ` +
        `${longest(refusedPace, atLeastMs)} in all.`,
      jitter,
      'Send one call at a time, ten a second at most, from all your clients together.',
    ],
    pace: { policy: refusedPace, atLeastMs },
    parts: [],
    samples: pacingSamples('one-call', pace),
  }
}

/** How often to look at a job. */
export function pollingPlan(): Plan {
  return {
    title: 'How often to look at a job',
    says: [
      `Look ${duration(pollingPace.firstMs)} after the start, then wait twice as long each time, up to ` +
        `${duration(pollingPace.longestMs)}; give up after ${longest(pollingPace)}.`,
      jitter,
      'Ask after the one job (GET /export/jobs/{jobId}), not for the whole list, and from one place only.',
      'Take both DONE and COMPLETED for done, and FAILED, CANCELLED and ABORTED for an end without results.',
      'When a look is refused with 429, wait what Retry-After says before the next one.',
    ],
    pace: { policy: pollingPace, atLeastMs: 0 },
    parts: [],
    samples: pacingSamples('one-job', pace),
  }
}

/** How to start exports where only a few may be queued or running at once. */
export function placesPlan(concurrentLimit: number | null): Plan {
  const many =
    concurrentLimit === null ? 'as many as the limit allows' : concurrentLimit === 1 ? 'one' : `${concurrentLimit}`
  return {
    title: 'Exports in turn',
    says: [
      `Keep ${many} queued or running at a time, counting every key ` +
        'of the organisation; start the next one when one is done.',
      'When a start is refused, look at the limits (GET /admin/limits): if only the ' +
        `places are taken, wait ${duration(pollingPace.firstMs)}, then twice as long each ` +
        `time up to ${duration(pollingPace.longestMs)}; if the month is used up, stop.`,
      jitter,
      'A job beyond the limit is refused, not queued: nothing happens by itself later.',
    ],
    pace: { policy: pollingPace, atLeastMs: 0 },
    parts: [],
    samples: pacingSamples('exports-in-turn', pace),
  }
}

/** How to live with a quota of so many exports in a rolling 30 days; null where it is not known. */
export function quotaPlan(monthlyQuota: number | null): Plan {
  const perDay = monthlyQuota === null ? null : monthlyQuota / 30
  return {
    title: 'How to make the quota last',
    says: [
      'Waiting a minute does not help: exports come back one by one, each 30 days after it was made.',
      ...(perDay === null
        ? []
        : [
            perDay >= 1
              ? `${monthlyQuota} in 30 days are ${Math.floor(perDay)} a day, over all keys of the organisation.`
              : `${monthlyQuota} in 30 days are one every ` +
                `${Number((1 / perDay).toFixed(1))} days, over all keys of the organisation.`,
          ]),
      'Cancel queued jobs that nobody needs: a cancelled job gives its export back.',
      'Fetch an earlier job’s results again instead of exporting again: they stay for about 30 days and cost nothing.',
      'Ask for all types in one export (typesToExport), not for one export each.',
    ],
    pace: null,
    parts: [],
    samples: [],
  }
}

/** What an export is to be split into: the forecast, the newest quarter, how many quarters, and the types of value. */
export interface SplitRequest {
  readonly forecastId: string
  readonly newest: Quarter
  readonly quarters: number
  readonly types: readonly string[]
}

/** The pieces of an export that is too large for one job: a quarter each, or with one quarter only, a type each. */
export function splitParts({ forecastId, newest, quarters, types }: SplitRequest): readonly {
  readonly name: string
  readonly forecastId: string
  readonly body: Readonly<Record<string, unknown>>
}[] {
  const body = (period: Quarter, only: readonly string[]) => ({
    timePeriod: periodId(period),
    typesToExport: only,
    includeHistorical: false,
    exportFormat: 'JSON',
  })
  if (quarters <= 1)
    return types.map((type) => ({ name: `${periodId(newest)} ${type}`, forecastId, body: body(newest, [type]) }))
  return Array.from({ length: quarters }, (_, back) => shiftPeriod(newest, -back)).map((period) => ({
    name: periodId(period),
    forecastId,
    body: body(period, types),
  }))
}

/** How to split an export that runs too long, and the programs that make the parts in turn. */
export function splitPlan(request: SplitRequest): Plan {
  const parts = splitParts(request)
  return {
    title: 'The same export in smaller parts',
    says: [
      'Cancel the job that runs (PATCH /export/jobs/{jobId}), and make ' +
        `${counted(parts.length, 'smaller export')}: ` +
        `${request.quarters <= 1 ? 'one for each type of value' : 'one for each quarter'}` +
        '. Each uses one of the month’s exports.',
      'Leave includeHistorical away where the latest week is enough: with it every week is exported.',
      'Make them in turn, not at once: jobs beyond the concurrency limit are refused.',
      'Compare timePeriods[0].timePeriodId of each with the quarter ' +
        'asked: an unknown quarter is exported as the current one.',
      'Add the parts by user, field, period and week; people and fields occur in every part.',
    ],
    pace: null,
    parts: parts.map(({ name, body }) => ({ name, body: JSON.stringify(body) })),
    samples: pacingSamples('exports-in-turn', pace),
  }
}
