import { noSuchForecast } from '#src/simulator/handlers/forecasts.ts'
import { clariError } from '#src/simulator/handlers/clari-errors.ts'
import { textOfAnswer } from '#src/simulator/handlers/route.ts'
import { everyAnswer, forecastAnswer } from './clari-answer.ts'
import type { Fault } from './fault.ts'

/** Forecasts that are not found, and requests that the published API refuses with 400. */
export const requestFaults: readonly Fault[] = [
  {
    id: 'no-such-forecast',
    says: 'The forecast tab was renamed or removed: no id finds it.',
    scenario: 'clari.forecast-not-found',
    handlers: (tenant) =>
      forecastAnswer(tenant, ({ params }) => noSuchForecast(tenant, textOfAnswer(params['forecastId']))),
  },
  {
    id: 'bad-request',
    says: 'Readings and exports are refused as malformed.',
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
  {
    id: 'type-not-supported',
    says: 'CRM totals (crm_total, crm_closed) are refused in exports.',
    scenario: 'clari.bad-request',
    rules: { crmTypesRefused: true },
  },
  {
    id: 'something-went-wrong',
    says: 'Clari fails inside and says so with the code SWW.',
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
  {
    id: 'no-submissions',
    says: 'Nobody has submitted anything in the current quarter; earlier quarters are there.',
    scenario: 'clari.empty-export',
    rules: { entries: 'none-now' },
  },
  {
    id: 'nothing-entered',
    says: 'Every cell is there and none has a value.',
    scenario: 'clari.empty-export',
    rules: { entries: 'blank' },
  },
  {
    id: 'users-empty',
    says: 'The key’s user sees nobody: no users, no entries.',
    scenario: 'clari.empty-export',
    rules: { users: 'none' },
  },
  {
    id: 'entries-empty',
    says: 'Users are there, but no entries, in any quarter.',
    scenario: 'clari.empty-export',
    rules: { entries: 'none' },
  },
  {
    id: 'truncated-export',
    says: 'Exports are cut after 40 entries, and their jobs say so.',
    scenario: 'clari.empty-export',
    rules: { truncated: true },
  },
  {
    id: 'rows-under-data',
    says: 'Results hold their rows under “data” instead of “entries”.',
    scenario: 'clari.empty-export',
    rules: { layout: 'data' },
  },
  {
    id: 'rows-under-rows',
    says: 'Results hold their rows under “rows” instead of “entries”.',
    scenario: 'clari.empty-export',
    rules: { layout: 'rows' },
  },
  {
    id: 'rows-under-records',
    says: 'Results hold their rows under “records” instead of “entries”.',
    scenario: 'clari.empty-export',
    rules: { layout: 'records' },
  },
  {
    id: 'rows-under-results',
    says: 'Results hold their rows under “results” instead of “entries”.',
    scenario: 'clari.empty-export',
    rules: { layout: 'results' },
  },
  {
    id: 'rows-bare',
    says: 'Results are a bare list of rows.',
    scenario: 'clari.empty-export',
    rules: { layout: 'bare' },
  },
]

/** What makes two exports, or an export and the screen, differ. */
export const mismatchFaults: readonly Fault[] = [
  {
    id: 'late-edits',
    says: 'Two people edit their calls now: exports started from here on have new numbers, earlier ones the old.',
    scenario: 'clari.data-mismatch',
    rules: { lateEdits: true },
  },
]

/** Jobs that are refused, wait, run or end otherwise than hoped. */
export const jobFaults: readonly Fault[] = [
  {
    id: 'quota-exhausted',
    says: 'The organisation’s exports of the last 30 days are used up.',
    scenario: 'clari.job-stuck',
    rules: { quotaUsedUp: true },
  },
  {
    id: 'concurrency-full',
    says: 'Other users’ jobs take every place.',
    scenario: 'clari.job-stuck',
    rules: { placesTaken: true },
  },
  { id: 'job-queued-forever', says: 'Jobs stay queued.', scenario: 'clari.job-stuck', rules: { job: 'queued' } },
  {
    id: 'job-running-forever',
    says: 'Jobs run and never end.',
    scenario: 'clari.job-stuck',
    rules: { job: 'running' },
  },
  { id: 'job-failed', says: 'Jobs end as FAILED.', scenario: 'clari.job-stuck', rules: { job: 'failed' } },
  {
    id: 'job-cancelled',
    says: 'Jobs are cancelled while they are queued.',
    scenario: 'clari.job-stuck',
    rules: { job: 'cancelled' },
  },
  {
    id: 'job-aborted',
    says: 'Jobs are cancelled while they run.',
    scenario: 'clari.job-stuck',
    rules: { job: 'aborted' },
  },
  {
    id: 'results-expired',
    says: 'The results of every job have expired.',
    scenario: 'clari.job-stuck',
    rules: { resultsExpired: true },
  },
]
