import { dialectOfJobStatus, jobStateOf } from './job-state.ts'
import type { Job } from '#src/clari/schemas/jobs-schema.ts'

/** An export job of which only id and status are told, and what else is given. */
export function jobOf(id: string, status: string, more: Partial<Job> = {}): Job {
  return {
    id,
    status,
    state: jobStateOf(status),
    dialect: dialectOfJobStatus(status),
    title: null,
    module: null,
    userId: null,
    orgId: null,
    startTime: null,
    endTime: null,
    expiredTime: null,
    fileName: null,
    fileType: null,
    currency: null,
    rowsTruncated: null,
    cellsTruncated: null,
    ...more,
  }
}
