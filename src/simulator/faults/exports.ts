import { getResponse, HttpResponse } from 'msw'
import { startExport } from '#src/clari/operations.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import { noSuchForecast } from '#src/simulator/handlers/forecasts.ts'
import { clariError } from '#src/simulator/handlers/clari-errors.ts'
import { clariBase } from '#src/simulator/handlers/clari-caller.ts'
import { exportHandlers } from '#src/simulator/handlers/exports.ts'
import { route, textOfAnswer } from '#src/simulator/handlers/route.ts'
import type { Rules } from '#src/simulator/rules.ts'
import { everyAnswer, forecastAnswer } from './clari-answer.ts'
import type { Fault, VerdictName } from './fault.ts'

const ruled = (
  id: string,
  scenario: ScenarioId,
  rules: Partial<Rules>,
  says: string,
  verdicts: readonly VerdictName[],
): Fault => ({
  id,
  says,
  verdicts,
  scenario,
  rules,
})

/** Forecasts that are not found, and requests that the published API refuses with 400. */
export const requestFaults: readonly Fault[] = [
  {
    id: 'no-such-forecast',
    says: 'The forecast tab was renamed or removed: no id finds it.',
    verdicts: [
      'clari.forecast-not-found/not-known',
      'clari.forecast-not-found/not-listed',
      'clari.forecast-not-found/same-id',
      'clari.forecast-not-found/tab-not-known',
      'clari.bad-request/no-such-forecast',
    ],
    scenario: 'clari.forecast-not-found',
    handlers: (tenant) =>
      forecastAnswer(tenant, ({ params }) => noSuchForecast(tenant, textOfAnswer(params['forecastId']))),
  },
  {
    id: 'bad-request',
    says: 'Readings and exports are refused as malformed.',
    // The answer calls the body malformed, whatever the body was.
    verdicts: ['clari.bad-request/still-refused', 'clari.bad-request/malformed-body'],
    scenario: 'clari.bad-request',
    handlers: (tenant) =>
      forecastAnswer(tenant, () =>
        clariError(tenant, {
          status: 400,
          code: 'bad_request',
          namespace: 'exports',
          message: 'The request body is malformed.',
        }),
      ),
  },
  ruled(
    'type-not-supported',
    'clari.bad-request',
    { crmTypesRefused: true },
    'CRM totals (crm_total, crm_closed) are refused in exports.',
    ['clari.bad-request/type-not-supported'],
  ),
  {
    id: 'something-went-wrong',
    says: 'Clari fails inside and says so with the code SWW.',
    // In the guide’s dialect it comes as 500.
    verdicts: ['clari.bad-request/went-wrong', 'clari.unreachable/went-wrong', 'clari.unreachable/server-error'],
    scenario: 'clari.bad-request',
    handlers: (tenant) =>
      everyAnswer(() =>
        clariError(tenant, {
          status: 400,
          code: 'SWW',
          namespace: 'exports',
          message: 'Something went wrong. Please try again later.',
          guide: { status: 500, message: 'Something went wrong' },
        }),
      ),
  },
]

/** Exports that hold nothing, or less than they should. */
export const emptyFaults: readonly Fault[] = [
  ruled(
    'no-submissions',
    'clari.empty-export',
    { entries: 'none-now' },
    'Nobody has submitted anything in the current quarter; earlier quarters are there.',
    ['clari.empty-export/no-submissions'],
  ),
  ruled('nothing-entered', 'clari.empty-export', { entries: 'blank' }, 'Every cell is there and none has a value.', [
    'clari.empty-export/nothing-entered',
    'clari.empty-export/nothing-exported',
  ]),
  ruled('users-empty', 'clari.empty-export', { users: 'none' }, 'The key’s user sees nobody: no users, no entries.', [
    'clari.empty-export/nobody-visible',
    'clari.empty-export/nobody-exported',
  ]),
  ruled(
    'entries-empty',
    'clari.empty-export',
    { entries: 'none' },
    'Users are there, but no entries, in any quarter.',
    ['clari.empty-export/no-entries'],
  ),
  ruled(
    'truncated-export',
    'clari.empty-export',
    { truncated: true },
    'Exports are cut after 40 entries, and their jobs say so.',
    ['clari.empty-export/truncated', 'clari.empty-export/truncated-pasted', 'clari.data-mismatch/truncated'],
  ),
  ruled(
    'rows-under-data',
    'clari.empty-export',
    { layout: 'data' },
    'Results hold their rows under “data” instead of “entries”.',
    ['clari.empty-export/read-elsewhere'],
  ),
  ruled(
    'rows-under-rows',
    'clari.empty-export',
    { layout: 'rows' },
    'Results hold their rows under “rows” instead of “entries”.',
    ['clari.empty-export/read-elsewhere'],
  ),
  ruled(
    'rows-under-records',
    'clari.empty-export',
    { layout: 'records' },
    'Results hold their rows under “records” instead of “entries”.',
    ['clari.empty-export/read-elsewhere'],
  ),
  ruled(
    'rows-under-results',
    'clari.empty-export',
    { layout: 'results' },
    'Results hold their rows under “results” instead of “entries”.',
    ['clari.empty-export/read-elsewhere'],
  ),
  ruled('rows-bare', 'clari.empty-export', { layout: 'bare' }, 'Results are a bare list of rows.', [
    'clari.empty-export/read-elsewhere',
  ]),
]

/** What makes two exports, or an export and the screen, differ. */
export const mismatchFaults: readonly Fault[] = [
  ruled(
    'late-edits',
    'clari.data-mismatch',
    { lateEdits: true },
    'Two people edit their calls now: exports started from here on have new numbers, earlier ones the old.',
    ['clari.data-mismatch/explained', 'clari.data-mismatch/partly'],
  ),
]

/** Jobs that are refused, wait, run or end otherwise than hoped. */
export const jobFaults: readonly Fault[] = [
  ruled(
    'quota-exhausted',
    'clari.job-stuck',
    { quotaUsedUp: true },
    'The organisation’s exports of the last 30 days are used up.',
    ['clari.job-stuck/quota-used-up', 'clari.rate-limited/quota-used-up', 'clari.bad-request/quota-used-up'],
  ),
  ruled('concurrency-full', 'clari.job-stuck', { placesTaken: true }, 'Other users’ jobs take every place.', [
    'clari.job-stuck/places-taken',
    'clari.rate-limited/places-taken',
    'clari.bad-request/places-taken',
  ]),
  ruled('job-queued-forever', 'clari.job-stuck', { job: 'queued' }, 'Jobs stay queued.', [
    'clari.job-stuck/queued',
    'clari.bad-request/asked-too-early',
  ]),
  ruled('job-running-forever', 'clari.job-stuck', { job: 'running' }, 'Jobs run and never end.', [
    // The guide has one word for waiting and running.
    'clari.job-stuck/queued',
    'clari.job-stuck/running-periods',
    'clari.job-stuck/running-types',
    'clari.bad-request/asked-too-early',
  ]),
  ruled('job-failed', 'clari.job-stuck', { job: 'failed' }, 'Jobs end as FAILED.', [
    'clari.job-stuck/failed',
    'clari.bad-request/job-has-no-results',
  ]),
  ruled('job-cancelled', 'clari.job-stuck', { job: 'cancelled' }, 'Jobs are cancelled while they are queued.', [
    'clari.job-stuck/cancelled',
    'clari.job-stuck/failed',
    'clari.bad-request/job-has-no-results',
  ]),
  ruled('job-aborted', 'clari.job-stuck', { job: 'aborted' }, 'Jobs are cancelled while they run.', [
    'clari.job-stuck/aborted',
    'clari.job-stuck/failed',
    'clari.bad-request/job-has-no-results',
  ]),
  ruled('results-expired', 'clari.job-stuck', { resultsExpired: true }, 'The results of every job have expired.', [
    'clari.job-stuck/results-expired',
    'clari.bad-request/results-expired',
  ]),
  {
    id: 'start-answer-lost',
    says: 'Jobs are started, and the connection breaks before the answer to it.',
    verdicts: [],
    handlers: (tenant) => [
      route(clariBase, startExport, async ({ request }) => {
        await getResponse([...exportHandlers(tenant)], request)
        return HttpResponse.error()
      }),
    ],
  },
]
