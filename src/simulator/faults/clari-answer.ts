import type { HttpHandler } from 'msw'
import { readForecast, startExport } from '#src/clari/operations.ts'
import { callerOf, clariBase } from '#src/simulator/handlers/clari-caller.ts'
import { route, routeAt, type RouteAnswer } from '#src/simulator/handlers/route.ts'
import type { Tenant } from '#src/simulator/tenant.ts'

/** Answers everything that is asked of Clari, whoever asks. */
export function everyAnswer(answer: RouteAnswer): readonly HttpHandler[] {
  return [routeAt('ANY', `${clariBase}/*`, answer)]
}

/** Answers everything that the first connection asks of Clari; the admin's key goes on working. */
export function firstKeyAnswer(tenant: Tenant, answer: RouteAnswer): readonly HttpHandler[] {
  return everyAnswer((incoming) => (callerOf(tenant, incoming.request) === 'admin' ? undefined : answer(incoming)))
}

/** Answers the first connection where it reads or exports a forecast; limits, jobs and audit go on working. */
export function firstKeyForecastAnswer(tenant: Tenant, answer: RouteAnswer): readonly HttpHandler[] {
  const first: RouteAnswer = (incoming) =>
    callerOf(tenant, incoming.request) === 'integration' ? answer(incoming) : undefined
  return [route(clariBase, readForecast, first), route(clariBase, startExport, first)]
}

/** Answers readings and exports of forecasts, whoever asks. */
export function forecastAnswer(tenant: Tenant, answer: RouteAnswer): readonly HttpHandler[] {
  const known: RouteAnswer = (incoming) =>
    ['integration', 'admin'].includes(callerOf(tenant, incoming.request)) ? answer(incoming) : undefined
  return [route(clariBase, readForecast, known), route(clariBase, startExport, known)]
}
