import { z } from 'zod'

const text = z.union([z.string(), z.number()]).transform(String)
const period = z
  .union([text, z.record(z.string(), z.unknown())])
  .transform((each) => (typeof each === 'string' ? each : String(each.timePeriodId ?? each.label ?? each.name ?? '')))

/** A forecast that a key may export. */
export interface ListedForecast {
  /** The display name, which is what the guide puts into the export's address. */
  readonly name: string | null
  /** What the published API puts there. */
  readonly id: string | null
  /** Period ids or labels, as listed. */
  readonly periods: readonly string[]
}

const forecast = z
  .object({ forecastName: text.nullish(), forecastId: text.nullish(), timePeriods: z.array(period).nullish() })
  .refine((each) => (each.forecastName ?? each.forecastId ?? null) !== null, {
    error: 'a forecastName or a forecastId',
  })
  .transform((each): ListedForecast => ({
    name: each.forecastName ?? null,
    id: each.forecastId ?? null,
    periods: (each.timePeriods ?? []).filter((label) => label !== ''),
  }))

/** `GET /export/forecast/list` (guide; the published API does not have it). */
export const forecastListSchema = z
  .object({ forecasts: z.array(forecast) })
  .transform((list): readonly ListedForecast[] => list.forecasts)
