import { randomAt } from '#src/simulator/random.ts'
import { corporateCurrency, currencyOf, rateOn, type Currency } from './currencies.ts'
import type { ForecastField, Forecast } from './forecasts.ts'
import { weeksBegun, type WorldPeriod, type Week } from './periods.ts'
import type { Employee } from './people.ts'
import type { World } from './world.ts'

/** What somebody's number in a field was in one week. */
export interface Point {
  readonly week: Week
  /** In minor units of the currency, whole numbers for counts, tenths for percents; null where nothing was entered. */
  readonly value: number | null
  /** Whether it was entered for this very week: in it, or in the hours before it began. */
  readonly isUpdated: boolean
  readonly updatedBy: string | null
  /** Epoch ms of the last edit, or null. */
  readonly updatedOn: number | null
}

const day = 24 * 3600 * 1000
const chanceOfNothing = 0.03
const chanceOfOpening = 0.92
const chanceOfChange = 0.55
const chanceOfAhead = 0.4
const chanceOfManager = 0.15

/** The currency in which somebody's money stands in a forecast. */
export function currencyFor(forecast: Forecast, person: Employee): Currency {
  return forecast.currency === 'own' ? person.currency : (currencyOf(forecast.currency) ?? corporateCurrency)
}

/** The digits after the point of a field's value. */
export function digitsOf(field: ForecastField, currency: Currency): number {
  if (field.fieldType === 'CURRENCY') return currency.digits
  return field.fieldType === 'PERCENT' ? 1 : 0
}

/** The usual value of a field, in the units of {@link Point}'s value. */
function usual(world: World, forecast: Forecast, person: Employee, field: ForecastField, period: WorldPeriod): number {
  if (field.fieldType !== 'CURRENCY') return field.scale * (field.fieldType === 'PERCENT' ? 10 : 1)
  const currency = currencyFor(forecast, person)
  const season = 0.9 + 0.08 * period.quarter
  return person.size * field.scale * season * rateOn(world.seed, currency, period.id) * 10 ** currency.digits
}

/**
 * Somebody's number in a field, week by week, as it stood at midnight (UTC) before `at`: edits of the running day are
 * not seen yet, so that an export and a screen of the same day agree.
 */
export function seriesOf(
  world: World,
  forecast: Forecast,
  person: Employee,
  field: ForecastField,
  period: WorldPeriod,
  at: number,
): readonly Point[] {
  const random = randomAt(world.seed, forecast.forecastId, person.userId, field.fieldId, period.id)
  const boss = world.people.find((one) => one.hierarchyId === person.parentHierarchyId)
  const midnight = Math.floor(at / day) * day
  const base = usual(world, forecast, person, field, period) * (0.8 + 0.4 * random.next())
  const enters = !person.silent && random.next() >= chanceOfNothing
  const call = () => Math.max(0, Math.round(base * (0.85 + 0.3 * random.next())))
  let last: Omit<Point, 'week' | 'isUpdated'> = { value: null, updatedBy: null, updatedOn: null }
  // Most people enter a first call in the days before the first week, so that no quarter begins empty.
  const [first] = period.weeks
  const opening = { value: call(), updatedOn: (first?.start ?? period.start) - Math.ceil(random.next() * 5 * day) }
  if (random.next() < chanceOfOpening && enters && opening.updatedOn < midnight)
    last = { ...opening, updatedBy: person.userId }
  return weeksBegun(period, at).map((week) => {
    const changes = random.next() < chanceOfChange
    // Some enter a week's call ahead, in the half day before it begins (and after everybody's last edit of the week
    // before), so that a week that has just begun differs from the one before it.
    const ahead = random.next() < chanceOfAhead
    const updatedOn = week.start + Math.floor(ahead ? -(1 - random.next()) * 0.5 * day : random.next() * 6.5 * day)
    const value = call()
    const byBoss = random.next() < chanceOfManager
    const isUpdated = enters && changes && updatedOn < midnight
    if (isUpdated) last = { value, updatedBy: byBoss && boss ? boss.userId : person.userId, updatedOn }
    return { week, isUpdated, ...last }
  })
}
