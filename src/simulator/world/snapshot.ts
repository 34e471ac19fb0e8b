import { randomAt } from '#src/simulator/random.ts'
import { convertAmount, currencyOf, type Currency } from './currencies.ts'
import type { ForecastField, Forecast } from './forecasts.ts'
import { teamOf, type Employee } from './people.ts'
import type { WorldPeriod, Week } from './periods.ts'
import { currencyFor, digitsOf, seriesOf, type Point } from './series.ts'
import { shownIn, type World } from './world.ts'

/** One cell of a forecast with everything that is known of it; amounts in the units of {@link Point}'s value. */
export interface Entry extends Point {
  readonly person: Employee
  readonly field: ForecastField
  readonly period: WorldPeriod
  /** The week's money is in it; null for counts and percents. */
  readonly currency: Currency | null
  readonly digits: number
  readonly quota: number | null
  readonly adjustment: number | null
  readonly crmTotal: number | null
  readonly crmClosed: number | null
}

/** A forecast as it stood at a time. */
export interface Snapshot {
  readonly forecast: Forecast
  readonly period: WorldPeriod
  readonly users: readonly Employee[]
  readonly fields: readonly ForecastField[]
  readonly weeks: readonly Week[]
  /** In the order of users, fields and weeks. */
  readonly entries: readonly Entry[]
}

/** What to take a snapshot of. */
export interface SnapshotRequest {
  readonly forecast: Forecast
  readonly period: WorldPeriod
  /** Every week that has begun, or the latest alone. */
  readonly historical: boolean
  /** Epoch ms: what was edited later isn't in it. */
  readonly at: number
  /** The root of the hierarchy to take; everyone when absent. */
  readonly root?: Employee
  /** ISO 4217: money is converted at the quarter's rate. */
  readonly currency?: string
  /** Calls edited again at this time (epoch ms), by the people whom {@link lateEditors} names. */
  readonly lateEditsAt?: number | null
}

/**
 * The people whose calls are edited again when late edits are switched on: two sellers with one user record who have
 * entered their first number by `at`.
 */
export function lateEditors(world: World, forecast: Forecast, period: WorldPeriod, at: number): readonly Employee[] {
  const [field] = forecast.fields
  const entered = (person: Employee) =>
    field !== undefined && (seriesOf(world, forecast, person, field, period, at).at(-1)?.value ?? null) !== null
  const shown = shownIn(world, forecast)
  const sellers = shown.filter(
    (one) => one.level === 3 && shown.every((other) => other === one || other.crmId !== one.crmId),
  )
  return randomAt(world.seed, 'late', forecast.forecastId, period.id).shuffled(sellers).filter(entered).slice(0, 2)
}

/** What a late edit makes of a value. */
export function lateValue(value: number): number {
  return Math.round(value * 1.183) + 137
}

/** What is kept beside somebody's calls in a field for the whole quarter; an adjustment is the call times a factor. */
interface Extras extends Pick<Entry, 'quota' | 'crmTotal' | 'crmClosed'> {
  readonly adjusts: number | null
}

function extras(world: World, forecast: Forecast, person: Employee, field: ForecastField, period: WorldPeriod): Extras {
  const random = randomAt(world.seed, 'extras', forecast.forecastId, person.userId, field.fieldId, period.id)
  const base = person.size * 10 ** currencyFor(forecast, person).digits * currencyFor(forecast, person).perDollar
  const isFirst = field === forecast.fields[0]
  const isMoney = field.fieldType === 'CURRENCY'
  const quota = Math.round((base * (1.1 + 0.3 * random.next())) / 1000) * 1000
  const adjusted = random.next() < 0.3
  const factor = 1.04 + 0.2 * random.next()
  const crmTotal = Math.round(base * (1.4 + 0.9 * random.next()))
  const crmClosed = Math.round(base * (0.2 + 0.4 * random.next()))
  return {
    quota: isFirst && forecast.hasQuotas ? quota : null,
    adjusts: isMoney && adjusted ? factor : null,
    crmTotal: isFirst && isMoney ? crmTotal : null,
    crmClosed: isFirst && isMoney ? crmClosed : null,
  }
}

function inCurrency(world: World, entry: Entry, code: string): Entry {
  const to = currencyOf(code)
  const from = entry.currency
  if (!to || !from) return entry
  const money = (minor: number | null) =>
    minor === null ? null : convertAmount(world.seed, minor, from, to, entry.period.id)
  const { value, quota, adjustment, crmTotal, crmClosed } = entry
  const changed = {
    value: money(value),
    quota: money(quota),
    adjustment: money(adjustment),
    crmTotal: money(crmTotal),
    crmClosed: money(crmClosed),
  }
  return { ...entry, ...changed, currency: to, digits: to.digits }
}

/** A forecast as it stood at a time; the same request always gives the same answer. */
export function takeSnapshot(world: World, request: SnapshotRequest): Snapshot {
  const { forecast, period, historical, at, root, currency, lateEditsAt } = request
  const team = root === undefined ? null : new Set(teamOf(world.people, root))
  const users = shownIn(world, forecast).filter((person) => team === null || team.has(person))
  const isEdited =
    typeof lateEditsAt === 'number' && lateEditsAt <= at && period.start <= lateEditsAt && lateEditsAt < period.end
  const late = isEdited ? lateEditors(world, forecast, period, at) : []
  const entries = users.flatMap((person) =>
    forecast.fields.flatMap((field) => {
      const series = seriesOf(world, forecast, person, field, period, at)
      const latest = series.at(-1)
      const money = field.fieldType === 'CURRENCY' ? currencyFor(forecast, person) : null
      const digits = digitsOf(field, currencyFor(forecast, person))
      const { quota, crmTotal, crmClosed, adjusts } = extras(world, forecast, person, field, period)
      const isLate = field === forecast.fields[0] && late.includes(person)
      return (historical ? series : series.slice(-1)).map((point): Entry => {
        const edited = isLate && point === latest && lateEditsAt && point.value !== null
        const value = edited ? lateValue(point.value) : point.value
        // Spelt out: there are some thousands of them, and spreading is slow.
        const entry: Entry = {
          week: point.week,
          value,
          isUpdated: edited ? true : point.isUpdated,
          updatedBy: edited ? person.userId : point.updatedBy,
          updatedOn: edited ? lateEditsAt : point.updatedOn,
          person,
          field,
          period,
          currency: money,
          digits,
          quota,
          adjustment: adjusts === null || value === null ? null : Math.round(value * adjusts),
          crmTotal,
          crmClosed,
        }
        return currency === undefined ? entry : inCurrency(world, entry, currency)
      })
    }),
  )
  const seen = new Map(entries.map((entry) => [entry.week.timeFrameId, entry.week]))
  return {
    forecast,
    period,
    users,
    fields: forecast.fields,
    weeks: [...seen.values()].sort((a, b) => a.rank - b.rank),
    entries,
  }
}
