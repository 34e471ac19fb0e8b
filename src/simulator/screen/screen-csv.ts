import type { Tenant } from '#src/simulator/tenant.ts'
import { csvCell, type CsvLine, lineOf } from '#src/simulator/world/csv.ts'
import { firstForecast, type Forecast } from '#src/simulator/world/forecasts.ts'
import type { Employee } from '#src/simulator/world/people.ts'
import {
  periodAfter,
  periodBefore,
  periodNamed,
  periodOn,
  periodsKnown,
  weeksBegun,
  type WorldPeriod,
} from '#src/simulator/world/periods.ts'
import { lateEditors, takeSnapshot, type Entry } from '#src/simulator/world/snapshot.ts'
import { plainCell, type ScreenCell, type ScreenDifference, type Scene } from './seeded-difference.ts'
import { plantsOfNumbers } from './differences-in-numbers.ts'
import { plantsOfPeople } from './differences-in-people.ts'

/**
 * The screen's file and whom each plant changed (by cause, their e-mails), or why there is none; `known` are the values
 * that can be asked.
 */
export type Screen =
  | {
      readonly ok: true
      readonly text: string
      readonly fileName: string
      readonly planted: Readonly<Record<string, readonly string[]>>
    }
  | { readonly ok: false; readonly says: string; readonly known?: readonly string[] }

/**
 * Teams find their people first, since they need several of one region; then what needs a number that was just entered.
 */
const plants: readonly ScreenDifference[] = [
  ...plantsOfPeople.slice(0, 5),
  ...plantsOfNumbers.slice(0, 4),
  ...plantsOfPeople.slice(5),
  ...plantsOfNumbers.slice(4),
]

/**
 * Changes the whole file rather than some people: the screen is of the next quarter, for which the API exports
 * the current one.
 */
const wholeFile = 'period-defaulted'

/** The causes that can be planted on the screen's side. */
export const plantable: readonly string[] = [wholeFile, ...plants.map(({ cause }) => cause)]

interface Asked {
  readonly forecast: Forecast
  readonly period: WorldPeriod
  /** Ranks of the weeks to show. */
  readonly weeks: readonly number[]
  /** Epoch ms at which the screen is looked at. */
  readonly at: number
  readonly causes: readonly string[]
}

const day = 24 * 3600 * 1000

function understand(tenant: Tenant, query: URLSearchParams): Asked | Screen {
  const refuse = (says: string, known: readonly string[]): Screen => ({ ok: false, says, known })
  const now = tenant.clock.now()
  const { forecasts } = tenant.world
  const forecastId = query.get('forecast') || firstForecast.forecastId
  const forecast = forecasts.find((one) => one.forecastId === forecastId)
  if (!forecast)
    return refuse(
      `There is no forecast ${JSON.stringify(forecastId)}.`,
      forecasts.map((one) => one.forecastId),
    )
  const causes = (query.get('planted') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const unknown = causes.filter((cause) => !plantable.includes(cause))
  if (unknown.length > 0)
    return refuse(
      `${unknown.map((one) => JSON.stringify(one)).join(', ')} cannot be planted on the screen’s side.`,
      plantable,
    )
  const periodId = query.get('period') || periodOn(now).id
  const named = periodNamed(periodId, now)
  if (!named)
    return refuse(
      `There is no period ${JSON.stringify(periodId)}.`,
      periodsKnown(now).map((one) => one.id),
    )
  const next = causes.includes(wholeFile)
  const period = next ? periodAfter(periodOn(now)) : named
  const at = next ? period.start + 6 * day : now
  const begun = weeksBegun(period, at).map((week) => week.rank)
  const asked = query.get('week') || (causes.includes('dated-rate') ? 'all' : String(begun.at(-1) ?? 0))
  const weeks = asked === 'all' ? begun : begun.filter((rank) => String(rank) === asked)
  if (weeks.length === 0)
    return refuse(`There is no week ${JSON.stringify(asked)} in ${period.id} yet.`, [...begun.map(String), 'all'])
  return { forecast, period, weeks, at, causes }
}

/** The cells of people who are not opted in, as if they were. */
function outsiders(tenant: Tenant, asked: Asked): readonly Entry[] {
  const hidden = tenant.world.people.filter((person) => !person.optedIn)
  const world = {
    ...tenant.world,
    people: tenant.world.people.map((person) => ({ ...person, optedIn: !person.optedIn })),
  }
  const ids = new Set(hidden.map((person) => person.userId))
  const { entries } = takeSnapshot(world, {
    forecast: asked.forecast,
    period: asked.period,
    historical: true,
    at: asked.at,
  })
  return entries.filter((entry) => ids.has(entry.person.userId) && asked.weeks.includes(entry.week.rank))
}

function sceneOf(tenant: Tenant, asked: Asked): Scene {
  const { world } = tenant
  const { forecast, period, weeks, at } = asked
  const history = takeSnapshot(world, {
    forecast,
    period,
    historical: true,
    at,
    lateEditsAt: tenant.lateEditsAt,
  }).entries
  const entries = history.filter((entry) => weeks.includes(entry.week.rank))
  const late = lateEditors(world, forecast, period, at)
  const people = [...new Set(entries.map(({ person }) => person))]
  const entered = new Set(
    entries.filter((entry) => entry.value !== null && entry.field === forecast.fields[0]).map(({ person }) => person),
  )
  const free = people.filter(
    (person) =>
      person.level === 3 &&
      entered.has(person) &&
      !late.includes(person) &&
      people.every((other) => other === person || other.crmId !== person.crmId),
  )
  return {
    world,
    entries,
    history,
    before: () => takeSnapshot(world, { forecast, period: periodBefore(period), historical: false, at }).entries,
    outsiders: () => outsiders(tenant, asked),
    free,
    managers: people.filter((person) => person.level === 2),
    // Once late edits are on, the numbers above are the new ones already.
    late: tenant.lateEditsAt === null ? late : [],
  }
}

function linesOf(cell: ScreenCell): readonly CsvLine[] {
  const line = { ...lineOf(cell.entry), 'Parent Role': cell.parentRole }
  return [
    { ...line, 'Data Type': 'Forecast Value', 'Data Value': cell.text },
    { ...line, 'Data Type': 'Forecast Updated', 'Data Value': cell.entry.isUpdated ? 'Yes' : 'No' },
  ]
}

/**
 * What Clari's screen would download now: the same world as the API's, formatted for people, with mismatches planted as
 * asked, each over other people than the rest. Nothing planted equals the export.
 */
export function screenCsv(tenant: Tenant, query: URLSearchParams): Screen {
  const asked = understand(tenant, query)
  if ('ok' in asked) return asked
  const scene = sceneOf(tenant, asked)
  let cells: readonly ScreenCell[] = scene.entries.map(plainCell)
  const taken = new Set<Employee>()
  const planted: Record<string, readonly string[]> = {}
  for (const { cause, plant } of plants.filter((one) => asked.causes.includes(one.cause))) {
    const isFree = (person: Employee) => !taken.has(person)
    const result = plant(cells, { ...scene, free: scene.free.filter(isFree), managers: scene.managers.filter(isFree) })
    cells = result.cells
    planted[cause] = result.people.map((person) => person.email)
    for (const person of result.people) taken.add(person)
  }
  return {
    ok: true,
    text: csvCell(cells.flatMap(linesOf)),
    fileName: `${asked.forecast.forecastId}_${asked.period.id}.csv`,
    planted,
  }
}
