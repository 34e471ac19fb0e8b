import { readForecast } from '#src/clari/operations.ts'
import { answerOf } from '#src/simulator/handlers/answer-of.ts'
import { callerOf, clariBase } from '#src/simulator/handlers/clari-caller.ts'
import { forecastNamed, periodMeant } from '#src/simulator/handlers/forecasts.ts'
import { route, textOfAnswer, type RouteAnswer } from '#src/simulator/handlers/route.ts'
import type { Rules } from '#src/simulator/rules.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import { defaultTypes } from '#src/simulator/world/lookup.ts'
import type { Fault } from './fault.ts'

/** Reads a forecast for the first key under other rules; the admin's key reads it as ever. */
function readByFirstKey(tenant: Tenant, rules: Partial<Rules>): RouteAnswer {
  return ({ request, params }) => {
    const forecast = forecastNamed(tenant, textOfAnswer(params['forecastId']).trim())
    if (forecast === undefined || callerOf(tenant, request) !== 'integration') return undefined
    const at = tenant.clock.now()
    const period = periodMeant(new URL(request.url).searchParams.get('timePeriod'), at)
    return answerOf(
      { ...tenant, rules: { ...tenant.rules, ...rules } },
      { forecast, period, historical: false, at },
      defaultTypes,
      'JSON',
    )
  }
}

/** What the key's user does not see, and another user does. */
export const hiddenFaults: readonly Fault[] = [
  {
    id: 'users-hidden',
    says: 'The key’s user sees nobody in any forecast; the admin sees everybody.',
    // Where an answer lists no people, what another key sees tells it.
    verdicts: ['clari.empty-export/nobody-visible', 'clari.empty-export/hidden'],
    scenario: 'clari.empty-export',
    handlers: (tenant) => [route(clariBase, readForecast, readByFirstKey(tenant, { users: 'none' }))],
  },
  {
    id: 'values-hidden',
    says: 'The key’s user sees people without their values; the admin sees both.',
    verdicts: ['clari.empty-export/hidden'],
    scenario: 'clari.empty-export',
    handlers: (tenant) => [route(clariBase, readForecast, readByFirstKey(tenant, { entries: 'none' }))],
  },
]
