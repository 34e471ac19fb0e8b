import type { Dialect } from '#src/domain/model/system.ts'

/** The states that an export job can be in, both dialects mapped on one set; `unknown` is a word that neither uses. */
export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled', 'aborted', 'unknown'] as const

/** The state of an export job: `cancelled` while queued, `aborted` while running. */
export type JobState = (typeof jobStates)[number]

const words: Readonly<Record<string, { readonly state: JobState; readonly dialect: Dialect }>> = {
  // The guide's words. FAILED is common to both.
  PENDING: { state: 'queued', dialect: 'guide' },
  COMPLETED: { state: 'done', dialect: 'guide' },
  // The published API's words.
  SCHEDULED: { state: 'queued', dialect: 'published' },
  STARTED: { state: 'running', dialect: 'published' },
  DONE: { state: 'done', dialect: 'published' },
  CANCELLED: { state: 'cancelled', dialect: 'published' },
  ABORTED: { state: 'aborted', dialect: 'published' },
  FAILED: { state: 'failed', dialect: 'unknown' },
}

function wordOf(status: string) {
  const word = status.trim().toUpperCase()
  return Object.hasOwn(words, word) ? words[word] : undefined
}

/** The state that a job's `status` means, whatever its case. */
export function jobStateOf(status: string): JobState {
  return wordOf(status)?.state ?? 'unknown'
}

/** The dialect that a job's `status` belongs to; `unknown` where both use it or neither does. */
export function dialectOfJobStatus(status: string): Dialect {
  return wordOf(status)?.dialect ?? 'unknown'
}

/** Whether a job in this state will change no more. */
export function isOver(state: JobState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled' || state === 'aborted'
}

/** Whether a job in this state counts against the limit of concurrent exports: queued ones do too (published API). */
export function countsAsConcurrent(state: JobState): boolean {
  return state === 'queued' || state === 'running'
}

/** The words by which each dialect tells a state; null where it has none of its own. */
export const stateNames: Readonly<
  Record<JobState, { readonly published: string | null; readonly guide: string | null }>
> = {
  queued: { published: 'SCHEDULED', guide: 'PENDING' },
  running: { published: 'STARTED', guide: 'PENDING' },
  done: { published: 'DONE', guide: 'COMPLETED' },
  failed: { published: 'FAILED', guide: 'FAILED' },
  cancelled: { published: 'CANCELLED', guide: null },
  aborted: { published: 'ABORTED', guide: null },
  unknown: { published: null, guide: null },
}
