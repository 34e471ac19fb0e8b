import { countsAsConcurrent } from './job-state.ts'
import { isBatchOver, type Batch, type PlanItem } from './plan-batch.ts'

/** What is to be done next for a batch. */
export type BatchMove =
  /** Read the list of jobs and the limits. */
  | { readonly kind: 'survey' }
  /** Keep that it is being sent, then send it, once. */
  | { readonly kind: 'start'; readonly item: PlanItem }
  | { readonly kind: 'look'; readonly key: string; readonly jobId: string }
  | { readonly kind: 'cancel'; readonly key: string; readonly jobId: string }
  | { readonly kind: 'read'; readonly item: PlanItem; readonly jobId: string }
  /** Nothing before then (epoch ms). */
  | { readonly kind: 'wait'; readonly until: number }
  /** Nothing before the analyst has answered. */
  | { readonly kind: 'question' }
  | { readonly kind: 'over' }

/** A survey is good for so long, ms; and for one start only. */
const freshMs = 5_000

/**
 * What to do now: at most one call at a time, never a start without a look at what is there, none while another start
 * cannot be told, none beyond the limit. `mayStart` is false while another batch over the connection is starting jobs.
 */
export function nextBatchMove(batch: Batch, now: number, mayStart = true): BatchMove {
  if (isBatchOver(batch)) return { kind: 'over' }
  if (now < batch.pausedUntil) return { kind: 'wait', until: batch.pausedUntil }
  const due = dueMove(batch, now)
  if (due !== null) return due
  const start = startMove(batch, now, mayStart)
  if (start !== null) return start
  const times = batch.items.flatMap((item) => timesOf(item, batch, mayStart))
  const until = Math.min(...times)
  return Number.isFinite(until) ? { kind: 'wait', until: Math.max(until, now + 50) } : { kind: 'question' }
}

function dueMove(batch: Batch, now: number): BatchMove | null {
  for (const { cancel, key, state } of batch.items)
    if (cancel && state.kind === 'following' && state.nextAt <= now) return { kind: 'cancel', key, jobId: state.jobId }
  if (batch.items.some(({ state }) => state.kind === 'lost' && state.nextAt <= now)) return { kind: 'survey' }
  const looks = batch.items
    .flatMap(({ key, state }) =>
      state.kind === 'following' && state.nextAt <= now ? [{ key, jobId: state.jobId, at: state.nextAt }] : [],
    )
    .toSorted((a, b) => a.at - b.at)
  const [look] = looks
  if (look !== undefined) return { kind: 'look', key: look.key, jobId: look.jobId }
  return null
}

function startMove(batch: Batch, now: number, mayStart: boolean): BatchMove | null {
  const item = batch.items.find(({ state }) => state.kind === 'waiting' && state.notBefore <= now)
  if (item !== undefined && mayStart && !isStarting(batch)) {
    const { survey } = batch
    if (heldPlaces(batch) < allowed(batch)) {
      if (survey === null || now - survey.at > freshMs) return { kind: 'survey' }
      if (survey.places === null || survey.places.free > 0) return { kind: 'start', item }
    }
  }
  for (const each of batch.items)
    if (each.state.kind === 'done' && each.state.result === null && each.state.nextAt <= now)
      return { kind: 'read', item: each, jobId: each.state.jobId }
  return null
}

/** Whether a start is under way or its end is being looked for. */
function isStarting({ items }: Batch): boolean {
  return items.some(({ state }) => state.kind === 'starting' || state.kind === 'lost')
}

/** The places that this batch holds: a start that cannot be told may hold one. */
function heldPlaces({ items }: Batch): number {
  return items.filter(
    ({ state }) =>
      state.kind === 'asked' ||
      state.kind === 'starting' ||
      state.kind === 'lost' ||
      (state.kind === 'following' && (state.job === null || state.job === 'unknown' || countsAsConcurrent(state.job))),
  ).length
}

/** When something of an item falls due by itself. */
function timesOf({ state }: PlanItem, batch: Batch, mayStart: boolean): readonly number[] {
  switch (state.kind) {
    case 'waiting':
      // A place comes free when something else of the batch moves, unless nothing of it holds one.
      return !mayStart || isStarting(batch) || heldPlaces(batch) >= allowed(batch) ? [] : [state.notBefore]
    case 'lost':
    case 'following':
      return [state.nextAt]
    case 'done':
      return state.result === null ? [state.nextAt] : []
    case 'starting':
    case 'asked':
    case 'ended':
      return []
  }
}

function allowed({ atOnce, limit }: Batch): number {
  return Math.min(atOnce, limit ?? atOnce)
}

/** Whether a batch wants to start something as soon as it may. */
export function wantsToStart(batch: Batch): boolean {
  return batch.items.some(({ state }) => state.kind === 'waiting' || state.kind === 'starting' || state.kind === 'lost')
}
