import type { Job } from '#src/clari/schemas/jobs-schema.ts'
import { isOver, type JobState } from './job-state.ts'

/** A job as it was seen over time. Times are epoch ms by the upstream's clock. */
export interface SeenJob {
  readonly job: Job
  /** When it was first seen; it may be older. */
  readonly firstSeen: number
  /** When its state was last seen to change; its first look where it never did. */
  readonly changedAt: number
  /** How long it was at least seen to wait before it ran, ms; null where that was not seen. */
  readonly waitedMs: number | null
  /** Whether the newest list still names it. */
  readonly listed: boolean
}

/** Every job of a key's user that was seen, newest first. */
export interface JobBoard {
  readonly jobs: readonly SeenJob[]
  /** The upstream's time of the newest answer. */
  readonly at: number
  /** When that answer was asked for, by our clock: an answer to an earlier question is not taken. */
  readonly askedAt: number
}

/** One answer to "which jobs are there". */
export interface JobsAnswer {
  readonly jobs: readonly Job[]
  readonly at: number
  readonly askedAt: number
}

/** How far a job is; what is over stays as it ended, and nothing else goes back. */
const ranks: Readonly<Record<JobState, number>> = {
  queued: 0,
  running: 1,
  unknown: 1,
  done: 2,
  failed: 2,
  cancelled: 2,
  aborted: 2,
}

/**
 * Takes an answer into what was seen before. An answer to an earlier question changes nothing; a job's state never goes
 * back and what was known of it is never forgotten, so that no number or word flickers. A job that the list names no
 * more stays, as not listed. `seenEarlier` tells when jobs were first seen before this page was opened, epoch ms by
 * the upstream's clock: a queued job does not tell since when it waits.
 */
export function mergeJobs(
  before: JobBoard | null,
  answer: JobsAnswer,
  seenEarlier: ReadonlyMap<string, number> = new Map(),
): JobBoard {
  if (before !== null && answer.askedAt <= before.askedAt) return before
  const at = Math.max(answer.at, before?.at ?? 0)
  const known = new Map(before?.jobs.map((seen) => [seen.job.id, seen]))
  const now = new Map(answer.jobs.map((job) => [job.id, seenNow(known.get(job.id), job, at, seenEarlier.get(job.id))]))
  const gone = [...known.values()].flatMap((seen) => (now.has(seen.job.id) ? [] : [{ ...seen, listed: false }]))
  return { jobs: [...now.values(), ...gone].toSorted(newestFirst), at, askedAt: answer.askedAt }
}

function seenNow(before: SeenJob | undefined, job: Job, at: number, earlier: number = at): SeenJob {
  if (before === undefined)
    return { job, firstSeen: Math.min(earlier, at), changedAt: at, waitedMs: null, listed: true }
  const was = before.job
  const isBack = ranks[job.state] < ranks[was.state] || (isOver(was.state) && job.state !== was.state)
  const merged = keepKnown(was, isBack ? { ...job, state: was.state, status: was.status, dialect: was.dialect } : job)
  const hasMoved = merged.state !== was.state
  const began = was.state === 'queued' && hasMoved ? (merged.startTime ?? at) : null
  return {
    job: merged,
    firstSeen: before.firstSeen,
    changedAt: hasMoved ? at : before.changedAt,
    waitedMs: began === null ? before.waitedMs : Math.max(0, began - before.firstSeen),
    listed: true,
  }
}

function keepKnown(was: Job, now: Job): Job {
  return {
    ...now,
    title: now.title ?? was.title,
    module: now.module ?? was.module,
    userId: now.userId ?? was.userId,
    orgId: now.orgId ?? was.orgId,
    startTime: now.startTime ?? was.startTime,
    endTime: now.endTime ?? was.endTime,
    expiredTime: now.expiredTime ?? was.expiredTime,
    fileName: now.fileName ?? was.fileName,
    fileType: now.fileType ?? was.fileType,
    currency: now.currency ?? was.currency,
    rowsTruncated: now.rowsTruncated ?? was.rowsTruncated,
    cellsTruncated: now.cellsTruncated ?? was.cellsTruncated,
  }
}

/** The moment by which a job is put in order: when it began, else when it ended, else when it was first seen. */
export function momentOfJob({ job, firstSeen }: SeenJob): number {
  return job.startTime ?? job.endTime ?? firstSeen
}

function newestFirst(a: SeenJob, b: SeenJob): number {
  return momentOfJob(b) - momentOfJob(a) || (a.job.id < b.job.id ? -1 : 1)
}

/** The jobs that are queued or run. */
export function openJobs(board: JobBoard): readonly SeenJob[] {
  return board.jobs.filter(({ job, listed }) => listed && !isOver(job.state) && job.state !== 'unknown')
}

/** Whether anything of two boards that is shown differs, beside the time. */
export function boardChanged(before: JobBoard | null, now: JobBoard): boolean {
  if (before === null || before.jobs.length !== now.jobs.length) return true
  const words = (board: JobBoard) =>
    board.jobs.map(({ job, listed }) => `${job.id} ${job.state} ${job.endTime ?? ''} ${listed}`).join('\n')
  return words(before) !== words(now)
}

/**
 * How far the upstream's clock is ahead of ours, ms, kept still: a `Date` tells whole seconds, so that a difference of
 * less than one and a half says nothing new, and ages do not jump.
 */
export function steadyOffset(before: number | null, measured: number): number {
  return before !== null && Math.abs(measured - before) < 1_500 ? before : measured
}
