import { HttpResponse } from 'msw'
import { job, jobs, limits, readForecast, results } from '#src/clari/operations.ts'
import { clariBase } from '#src/simulator/handlers/clari-caller.ts'
import { clariError, noRoute } from '#src/simulator/handlers/clari-errors.ts'
import { route, routeAt, textOfAnswer } from '#src/simulator/handlers/route.ts'
import { everyAnswer, firstKeyAnswer, firstKeyForecastAnswer } from './clari-answer.ts'
import type { Fault } from './fault.ts'

const scenario = 'clari.forbidden'

/** Refusals with 403: the key is known, and may not. */
export const forbiddenFaults: readonly Fault[] = [
  {
    id: 'api-not-enabled',
    says: 'API access is not enabled for the integration user.',
    verdicts: ['clari.forbidden/user-not-enabled'],
    scenario,
    handlers: (tenant) =>
      firstKeyAnswer(tenant, () =>
        clariError(tenant, {
          status: 403,
          code: 'forbidden',
          namespace: 'exports',
          message: 'API access not enabled for this user',
        }),
      ),
  },
  {
    id: 'plan-without-api',
    says: 'The organisation’s plan has no API access, so every key is refused.',
    verdicts: ['clari.forbidden/plan', 'clari.forbidden/nobody-allowed'],
    scenario,
    handlers: (tenant) =>
      everyAnswer(() =>
        clariError(tenant, {
          status: 403,
          code: 'forbidden',
          namespace: 'exports',
          message: 'API access is not included in your plan. Requires enterprise plan.',
        }),
      ),
  },
  {
    id: 'job-of-another-user',
    says: 'Every job that the integration user asks about belongs to another key’s user.',
    verdicts: [
      'clari.forbidden/job-of-another-user',
      'clari.job-stuck/others-job',
      'clari.bad-request/job-of-another-user',
    ],
    scenario,
    rules: { jobsAreOthers: true },
  },
  {
    id: 'scope-forbidden',
    says: 'The forecasts lie outside the part of the hierarchy that the integration user may see.',
    verdicts: ['clari.forbidden/scope'],
    scenario,
    handlers: (tenant) =>
      firstKeyForecastAnswer(tenant, ({ params }) =>
        clariError(tenant, {
          status: 403,
          code: 'forbidden',
          namespace: 'fcw',
          message: `Forecast ${textOfAnswer(params['forecastId'])} is outside the scope of this user.`,
        }),
      ),
  },
  {
    id: 'ingestion-off',
    says: 'Sending data in (ingestion) is switched off for the organisation: POST /ingest/… is refused, reads go on.',
    verdicts: ['clari.forbidden/ingestion-off', 'clari.forbidden/ingestion-told'],
    scenario,
    handlers: () => [
      routeAt('POST', `${clariBase}/ingest/*`, () =>
        HttpResponse.json(
          [
            {
              errorCode: 'INGESTION_NOT_ENABLED',
              errorSummary: 'Data ingestion is not enabled for this organization.',
            },
          ],
          { status: 403 },
        ),
      ),
    ],
  },
]

/** Calls that some organisations' API does not have. */
export const absentFaults: readonly Fault[] = [
  {
    id: 'no-limits',
    says: 'The API has no /admin/limits.',
    verdicts: [],
    handlers: (tenant) => [route(clariBase, limits, () => noRoute(tenant))],
  },
  {
    id: 'no-forecast-read',
    says: 'The API cannot read a forecast without an export.',
    verdicts: [],
    handlers: (tenant) => [route(clariBase, readForecast, () => noRoute(tenant))],
  },
  {
    id: 'no-jobs',
    says: 'The API has no export jobs.',
    verdicts: [],
    handlers: (tenant) => [jobs, job, results].map((operation) => route(clariBase, operation, () => noRoute(tenant))),
  },
]
