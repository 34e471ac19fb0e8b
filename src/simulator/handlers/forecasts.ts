import { HttpResponse, type HttpHandler } from 'msw'
import { forecastList, readForecast } from '#src/clari/operations.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import type { Forecast } from '#src/simulator/world/forecasts.ts'
import { defaultTypes } from '#src/simulator/world/lookup.ts'
import { periodNamed, periodOn, periodsKnown, type WorldPeriod } from '#src/simulator/world/periods.ts'
import { answerOf } from './answer-of.ts'
import { clariRoute } from './clari-caller.ts'
import { clariError, noRoute } from './clari-errors.ts'
import { textOfAnswer } from './route.ts'

/** The forecast that a path names: by id, and in the guide's dialect by name too; the letters' case counts. */
export function forecastNamed(tenant: Tenant, asked: string): Forecast | undefined {
  const { forecasts } = tenant.world
  const byId = forecasts.find((forecast) => forecast.forecastId === asked)
  if (byId || tenant.dialect === 'published') return byId
  return forecasts.find((forecast) => forecast.forecastName === asked)
}

/** The refusal of a forecast that is not configured. */
export function noSuchForecast(tenant: Tenant, asked: string): Response {
  return clariError(tenant, {
    status: 400,
    code: 'no_such_forecast_config',
    namespace: 'fcw',
    message: `No forecast configuration found for id: ${asked}`,
    guide: { status: 404, message: `Forecast '${asked}' not found` },
  })
}

/** The refusal of an empty forecast id. */
export function missingForecast(tenant: Tenant): Response {
  return clariError(tenant, {
    status: 400,
    code: 'missing_forecast_id',
    namespace: 'fcw',
    message: 'The forecast id is missing.',
    guide: { status: 404, message: "Forecast '' not found" },
  })
}

/** The quarter that is really meant: an unknown or future one becomes the current one, and nothing says so. */
export function periodMeant(asked: string | null | undefined, at: number): WorldPeriod {
  return (asked ? periodNamed(asked, at) : undefined) ?? periodOn(at)
}

/** The answer of the list of forecasts, as the guide shows it. */
export function forecastListAnswer(tenant: Tenant): Response {
  const timePeriods = periodsKnown(tenant.clock.now()).map((period) => period.id)
  return HttpResponse.json({
    forecasts: tenant.world.forecasts.map(({ forecastName, forecastId }) => ({
      forecastName,
      forecastId,
      timePeriods,
    })),
  })
}

/** The list of forecasts (the guide's dialect only) and the reading of one without a job. */
export function forecastHandlers(tenant: Tenant): readonly HttpHandler[] {
  return [
    clariRoute(tenant, forecastList, () =>
      tenant.dialect === 'published' ? noRoute(tenant) : forecastListAnswer(tenant),
    ),
    clariRoute(tenant, readForecast, ({ request, params }) => {
      const asked = textOfAnswer(params['forecastId']).trim()
      if (asked === '') return missingForecast(tenant)
      const forecast = forecastNamed(tenant, asked)
      if (!forecast) return noSuchForecast(tenant, asked)
      const at = tenant.clock.now()
      const period = periodMeant(new URL(request.url).searchParams.get('timePeriod'), at)
      return answerOf(tenant, { forecast, period, historical: false, at }, defaultTypes, 'JSON')
    }),
  ]
}
