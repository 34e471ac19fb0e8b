import type { LookupType } from './world/lookup.ts'
import type { Employee } from './world/people.ts'

/** Whose key asked: the integration user's or the admin's. */
export type Owner = 'integration' | 'admin'

/** The published states of a job. */
export type SimulatedJobState = 'SCHEDULED' | 'STARTED' | 'DONE' | 'FAILED' | 'CANCELLED' | 'ABORTED'

/** The options of an export after they were checked. */
export interface JobRequest {
  readonly forecastId: string
  /** The quarter that is really exported. */
  readonly periodId: string
  readonly types: readonly LookupType[]
  readonly root: Employee | null
  readonly currency: string | null
  readonly schedule: 'NONE' | 'ONCE' | 'MAX'
  readonly historical: boolean
  readonly format: 'JSON' | 'CSV'
}

/** One export job. Times are epoch ms; `queuedAt` is in the clock's worked ms. */
export interface SimulatedJob {
  readonly jobId: string
  readonly owner: Owner
  readonly userId: string
  readonly request: JobRequest
  readonly createdAt: number
  readonly queuedAt: number
  state: SimulatedJobState
  startTime: number | null
  endTime: number | null
  expiredTime: number | null
  downloads: number
}
