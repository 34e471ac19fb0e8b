import { HttpResponse } from 'msw'
import { forecastList } from '#src/clari/operations.ts'
import { clariRoute } from '#src/simulator/handlers/clari-caller.ts'
import { periodsKnown } from '#src/simulator/world/periods.ts'
import type { Fault } from './fault.ts'

/** Where forecasts can be looked up although nothing else is as the guide says. */
export const forecastListFaults: readonly Fault[] = [
  {
    id: 'forecast-list-offered',
    says: 'The list of forecasts is offered in the published dialect too, as some organisations have it.',
    scenario: 'clari.forecast-not-found',
    handlers: (tenant) => [
      clariRoute(tenant, forecastList, () => {
        const timePeriods = periodsKnown(tenant.clock.now()).map((period) => period.id)
        return HttpResponse.json({ forecasts: tenant.world.forecasts.map(({ forecastName, forecastId }) => ({ forecastName, forecastId, timePeriods })) })
      }),
    ],
  },
]
