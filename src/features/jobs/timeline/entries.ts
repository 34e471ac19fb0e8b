import { momentOfJob, type SeenJob } from '#src/clari/jobs/job-board.ts'
import { isOver } from '#src/clari/jobs/job-state.ts'
import type { AuditTrailEvent } from '#src/clari/schemas/audit-schema.ts'

/** One thing in the timeline: an export, or something that somebody did at Clari. */
export type TimelineEntry =
  | { readonly kind: 'job'; readonly id: string; readonly at: number; readonly seen: SeenJob }
  | { readonly kind: 'event'; readonly id: string; readonly at: number; readonly event: AuditTrailEvent }

/** Jobs and events in one order: what is not over first, then newest first. */
export function timelineEntries(
  jobs: readonly SeenJob[],
  events: readonly AuditTrailEvent[],
): readonly TimelineEntry[] {
  const all: TimelineEntry[] = [
    ...jobs.map((seen) => ({ kind: 'job' as const, id: seen.job.id, at: momentOfJob(seen), seen })),
    ...events.map((event, index) => ({
      kind: 'event' as const,
      id: `event ${event.at} ${index}`,
      at: event.at,
      event,
    })),
  ]
  const isOpen = (entry: TimelineEntry) => entry.kind === 'job' && entry.seen.listed && !isOver(entry.seen.job.state)
  return all.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.at - a.at)
}

/** The spans that the strip can show, ms. */
export const stripSpans = { '1 day': 86_400_000, '7 days': 7 * 86_400_000, '30 days': 30 * 86_400_000 } as const

/** The name of a span of the strip. */
export type StripSpan = keyof typeof stripSpans

/** Where a span of time lies in the strip, 0 to 1 from its left; null where it is outside of it. */
export function placeInStrip(
  from: number,
  until: number,
  now: number,
  spanMs: number,
): { readonly left: number; readonly width: number } | null {
  const start = now - spanMs
  if (until < start || from > now) return null
  const left = Math.max(0, (from - start) / spanMs)
  return { left, width: Math.max(0, Math.min(1, (until - start) / spanMs) - left) }
}
