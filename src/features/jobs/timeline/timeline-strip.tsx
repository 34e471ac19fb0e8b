import { momentOfJob, type SeenJob } from '#src/clari/jobs/job-board.ts'
import { isOver } from '#src/clari/jobs/job-state.ts'
import type { AuditTrailEvent } from '#src/clari/schemas/audit-schema.ts'
import { counted } from '#src/domain/words/count.ts'
import { cx } from '#src/ui/cx.ts'
import { placeInStrip, stripSpans, type StripSpan } from './entries.ts'
import { jobLooks } from './job-look.ts'

/** What a {@link TimelineStrip} takes. */
export interface TimelineStripProps {
  readonly jobs: readonly SeenJob[]
  /** Null where they cannot be read. */
  readonly events: readonly AuditTrailEvent[] | null
  readonly span: StripSpan
  /** By the upstream's clock, epoch ms. */
  readonly now: number
}

/** Exports and what happened at Clari on one axis of time, which ends now; the list below tells the same in words. */
export function TimelineStrip({ jobs, events, span, now }: TimelineStripProps) {
  const ms = stripSpans[span]
  const bars = jobs.flatMap((seen) => {
    const from = momentOfJob(seen)
    const place = placeInStrip(from, isOver(seen.job.state) ? (seen.job.endTime ?? from) : now, now, ms)
    return place === null ? [] : [{ id: seen.job.id, state: seen.job.state, ...place }]
  })
  const ticks = (events ?? []).flatMap(({ at }, index) => {
    const place = placeInStrip(at, at, now, ms)
    return place === null ? [] : [{ id: `${at} ${index}`, left: place.left }]
  })
  const label =
    `The last ${span}: ${counted(bars.length, 'export')}` +
    (events === null ? '' : ` and ${counted(ticks.length, 'event')} at Clari`)
  return (
    <div role="img" aria-label={label} className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5">
      <span className="text-tiny text-soft">Exports</span>
      <Lane>
        {bars.map(({ id, state, left, width }) => (
          <span
            key={id}
            className={cx('absolute top-1 bottom-1 min-w-1.5 rounded-full', jobLooks[state].bar)}
            style={{ left: `min(${left * 100}%, calc(100% - 6px))`, width: `${width * 100}%` }}
          />
        ))}
      </Lane>
      {events !== null && (
        <>
          <span className="text-tiny text-soft">At Clari</span>
          <Lane>
            {ticks.map(({ id, left }) => (
              <span
                key={id}
                className="absolute top-1.5 bottom-1.5 w-0.5 rounded-full bg-edge"
                style={{ left: `min(${left * 100}%, calc(100% - 2px))` }}
              />
            ))}
          </Lane>
        </>
      )}
      <span />
      <div className="flex justify-between text-tiny text-soft tabular-nums">
        <span>{span} ago</span>
        <span>now</span>
      </div>
    </div>
  )
}

function Lane({ children }: { readonly children: React.ReactNode }) {
  return <div className="relative h-6 overflow-hidden rounded-tag bg-wash">{children}</div>
}
