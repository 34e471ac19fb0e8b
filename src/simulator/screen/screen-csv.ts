import type { Tenant } from '#src/simulator/tenant.ts'
import { csvText, csvLines } from '#src/simulator/world/csv.ts'
import { firstForecast } from '#src/simulator/world/forecasts.ts'
import { defaultTypes } from '#src/simulator/world/lookup.ts'
import { periodNamed, periodOn, periodsKnown } from '#src/simulator/world/periods.ts'
import { takeSnapshot } from '#src/simulator/world/snapshot.ts'

/** The screen's file, or why there is none; `known` are the values that can be asked. */
export type Screen =
  | { readonly ok: true; readonly text: string; readonly fileName: string }
  | { readonly ok: false; readonly says: string; readonly known?: readonly string[] }

/** What Clari's screen would download now: the same world as the API's, formatted for people, with mismatches planted as asked. */
export function screenCsv(tenant: Tenant, query: URLSearchParams): Screen {
  const at = tenant.clock.now()
  const forecastId = query.get('forecast') || firstForecast.forecastId
  const forecast = tenant.world.forecasts.find((one) => one.forecastId === forecastId)
  if (!forecast) return { ok: false, says: `There is no forecast ${JSON.stringify(forecastId)}.`, known: tenant.world.forecasts.map((one) => one.forecastId) }
  const periodId = query.get('period') || periodOn(at).id
  const period = periodNamed(periodId, at)
  if (!period) return { ok: false, says: `There is no period ${JSON.stringify(periodId)}.`, known: periodsKnown(at).map((one) => one.id) }
  const snapshot = takeSnapshot(tenant.world, { forecast, period, historical: false, at })
  return { ok: true, text: csvText(csvLines(snapshot, defaultTypes)), fileName: `${forecast.forecastId}_${period.id}.csv` }
}
