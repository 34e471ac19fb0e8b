import type { ExportType } from './world/lookup.ts'
import type { Person } from './world/people.ts'

/** Whose key asked: the integration user's or the admin's. */
export type Owner = 'integration' | 'admin'

/** The published states of a job. */
export type JobState = 'SCHEDULED' | 'STARTED' | 'DONE' | 'FAILED' | 'CANCELLED' | 'ABORTED'

/** The options of an export after they were checked. */
export interface ExportRequest {
  readonly forecastId: string
  /** The quarter that is really exported. */
  readonly periodId: string
  readonly types: readonly ExportType[]
  readonly root: Person | null
  readonly currency: string | null
  readonly schedule: 'NONE' | 'ONCE' | 'MAX'
  readonly historical: boolean
  readonly format: 'JSON' | 'CSV'
}

/** One export job. Times are epoch ms; `queuedAt` is in the clock's worked ms. */
export interface Job {
  readonly jobId: string
  readonly owner: Owner
  readonly userId: string
  readonly request: ExportRequest
  readonly createdAt: number
  readonly queuedAt: number
  state: JobState
  startTime: number | null
  endTime: number | null
  expiredTime: number | null
  downloads: number
}
