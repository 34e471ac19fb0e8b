import { forecastList } from '#src/clari/operations.ts'
import { clariRoute } from '#src/simulator/handlers/clari-caller.ts'
import { forecastListAnswer } from '#src/simulator/handlers/forecasts.ts'
import type { Fault } from './fault.ts'

/** Where forecasts can be looked up although nothing else is as the guide says. */
export const forecastListFaults: readonly Fault[] = [
  {
    id: 'forecast-list-offered',
    says: 'The list of forecasts is offered in the published dialect too, as some organisations have it.',
    verdicts: [
      'clari.forecast-not-found/display-name',
      'clari.forecast-not-found/wrong-case',
      'clari.forecast-not-found/typo',
    ],
    scenario: 'clari.forecast-not-found',
    handlers: (tenant) => [clariRoute(tenant, forecastList, () => forecastListAnswer(tenant))],
  },
]
