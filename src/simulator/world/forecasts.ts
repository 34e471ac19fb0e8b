import type { Employee } from './people.ts'

/** A column of a forecast. */
export interface ForecastField {
  readonly fieldId: string
  readonly fieldName: string
  readonly fieldType: 'CURRENCY' | 'NUMBER' | 'PERCENT'
  /** About how much of a person's size it is (for money), or the usual number. */
  readonly scale: number
}

/** A forecast tab as it is configured. */
export interface Forecast {
  /** What the API is asked for; case-sensitive. */
  readonly forecastId: string
  /** What the tab is called on the screen. */
  readonly forecastName: string
  readonly fields: readonly ForecastField[]
  /** An ISO 4217 code, or `own` where everyone enters their own currency. */
  readonly currency: string
  /** Whether quotas are kept for it. */
  readonly hasQuotas: boolean
  readonly includes: (person: Employee) => boolean
}

const commit: ForecastField = { fieldId: 'commit', fieldName: 'Commit', fieldType: 'CURRENCY', scale: 1 }
const bestCase: ForecastField = { fieldId: 'best_case', fieldName: 'Best Case', fieldType: 'CURRENCY', scale: 1.35 }
const mostLikely: ForecastField = {
  fieldId: 'most_likely',
  fieldName: 'Most Likely',
  fieldType: 'CURRENCY',
  scale: 1.15,
}
const pipeline: ForecastField = { fieldId: 'pipeline', fieldName: 'Pipeline', fieldType: 'CURRENCY', scale: 3.2 }
const closed: ForecastField = { fieldId: 'closed', fieldName: 'Closed', fieldType: 'CURRENCY', scale: 0.45 }
const deals: ForecastField = { fieldId: 'deals', fieldName: 'Deals', fieldType: 'NUMBER', scale: 14 }
const winRate: ForecastField = { fieldId: 'win_rate', fieldName: 'Win Rate', fieldType: 'PERCENT', scale: 31 }

/** The forecast that a newcomer is shown. */
export const firstForecast: Forecast = {
  forecastId: 'net_arr',
  forecastName: 'Net ARR',
  fields: [commit, bestCase, mostLikely, pipeline],
  currency: 'USD',
  hasQuotas: true,
  includes: () => true,
}

/** Every forecast tab of the organisation. */
export const forecasts: readonly Forecast[] = [
  firstForecast,
  {
    forecastId: '61f1a9c4e6b0a81f3c9d2e77',
    forecastName: 'New Business (local currency)',
    fields: [commit, bestCase, closed],
    currency: 'own',
    hasQuotas: true,
    includes: () => true,
  },
  {
    forecastId: 'renewals',
    forecastName: 'Renewals EMEA',
    fields: [commit, mostLikely, closed],
    currency: 'EUR',
    hasQuotas: true,
    includes: (person) => ['UK & Ireland', 'DACH', 'Southern Europe', 'Global'].includes(person.region),
  },
  {
    forecastId: '62a8e0b7d5f3190014bb9f10',
    forecastName: 'Services',
    fields: [commit, bestCase, deals, winRate],
    currency: 'USD',
    hasQuotas: false,
    includes: (person) => person.level !== 1,
  },
]
