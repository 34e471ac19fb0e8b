import { forecasts, type Forecast } from './forecasts.ts'
import { hire, type Employee } from './people.ts'

/** The organisation behind the demo tenant; everything in it follows from the seed. */
export interface World {
  readonly seed: number
  readonly orgId: number
  readonly people: readonly Employee[]
  readonly forecasts: readonly Forecast[]
}

/** Makes the organisation of a seed. */
export function createWorld(seed: number): World {
  return { seed, orgId: 280627, people: hire(seed), forecasts }
}

/** The people whom a forecast shows: opted in, and of a region that it covers. */
export function shownIn(world: World, forecast: Forecast): readonly Employee[] {
  return world.people.filter((person) => person.optedIn && forecast.includes(person))
}

/**
 * The user id behind a key: an integration user who is nobody in the hierarchy, or the head of sales, whose
 * key is the admin's.
 */
export function keyUserId(world: World, owner: 'integration' | 'admin'): string {
  return owner === 'admin' ? (world.people[0]?.userId ?? '1') : '99001'
}
