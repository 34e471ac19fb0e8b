import type { SimulatedJob, Owner } from './job.ts'
import { randomAt } from './random.ts'
import { firstForecast } from './world/forecasts.ts'
import { defaultTypes } from './world/lookup.ts'
import { periodOn } from './world/periods.ts'
import { keyUserId, type World } from './world/world.ts'

const hour = 3600 * 1000
const day = 24 * hour

/**
 * The jobs that were there before: one of yesterday, one whose results have expired, one that was cancelled,
 * one of the admin's.
 */
export function earlierJobs(world: World, now: number): SimulatedJob[] {
  // A stream of their own: whenever they are made again for another moment, they have the same ids.
  const ids = randomAt(world.seed, 'earlier-jobs')
  const past = (owner: Owner, ago: number, state: SimulatedJob['state'], historical: boolean): SimulatedJob => {
    const createdAt = now - ago
    const endTime = createdAt + (state === 'CANCELLED' ? 20_000 : 95_000)
    return {
      jobId: ids.text(24),
      owner,
      userId: keyUserId(world, owner),
      request: {
        forecastId: firstForecast.forecastId,
        periodId: periodOn(createdAt).id,
        types: defaultTypes,
        root: null,
        currency: null,
        schedule: 'NONE',
        historical,
        format: 'JSON',
      },
      createdAt,
      queuedAt: 0,
      state,
      startTime: state === 'CANCELLED' ? null : createdAt + 12_000,
      endTime,
      expiredTime: endTime + 30 * day,
      downloads: state === 'DONE' ? 1 : 0,
    }
  }
  return [
    past('integration', 44 * day + 3 * hour, 'DONE', true),
    past('admin', 9 * day + 5 * hour, 'DONE', false),
    past('integration', 3 * day + 2 * hour, 'CANCELLED', true),
    past('integration', 1 * day + 4 * hour, 'DONE', false),
  ]
}
