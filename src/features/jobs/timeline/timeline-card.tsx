import { useState } from 'react'
import type { SeenJob } from '#src/clari/jobs/job-board.ts'
import type { UsualSpans } from '#src/clari/jobs/job-usual.ts'
import { judgeStuck } from '#src/clari/jobs/stuck.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { AuditTrailEvent } from '#src/clari/schemas/audit-schema.ts'
import { useAuditLog } from '#src/client/jobs/audit-query.ts'
import { grouped } from '#src/domain/words/count.ts'
import { Button } from '#src/ui/button.tsx'
import { Card } from '#src/ui/card.tsx'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { SwitchRow } from '#src/ui/form/switch-row.tsx'
import { timelineEntries, type StripSpan } from './entries.ts'
import { EventRow } from './event-row.tsx'
import { JobRow } from './job-row.tsx'
import { TimelineStrip } from './timeline-strip.tsx'

/** What a {@link TimelineCard} takes. */
export interface TimelineCardProps {
  readonly connection: Connection
  readonly jobs: readonly SeenJob[]
  readonly usual: UsualSpans
  /** By the upstream's clock, epoch ms. */
  readonly now: number
}

const shownAtFirst = 12
const spans: readonly StripSpan[] = ['1 day', '7 days', '30 days']
const auditSays = 'From the audit log. What the events’ names mean is not published: they are shown, and prove nothing.'
const noEvents: readonly AuditTrailEvent[] = []

/** Every job of the key's user in order of time, with what happened at Clari in between where the key may read it. */
export function TimelineCard({ connection, jobs, usual, now }: TimelineCardProps) {
  const [span, setSpan] = useState<StripSpan>('7 days')
  const [withEvents, setWithEvents] = useState(false)
  const [most, setMost] = useState(shownAtFirst)
  const audit = useAuditLog(connection.id)
  // The list holds the jobs of the key's own user, whom the audit log or the analyst may name.
  const nameOf = (userId: string) => audit.people.get(userId) ?? connection.owner ?? null
  const newest = audit.hasMore ? ' newest' : ''
  const entries = timelineEntries(jobs, withEvents ? (audit.events ?? noEvents) : noEvents)
  return (
    <Card
      flush
      heading="Timeline"
      aside={
        <Segmented
          label="How much of the past"
          value={span}
          options={spans.map((value) => ({ value, label: value }))}
          onChange={setSpan}
        />
      }
    >
      <div className="space-y-2 border-b border-line px-5 py-3.5">
        <TimelineStrip jobs={jobs} events={audit.events} span={span} now={now} />
        <div className="-mx-2 max-w-xl">
          {audit.events !== null && (
            <SwitchRow
              label={`Show what happened at Clari (${grouped(audit.events.length)}${newest} events)`}
              says={auditSays}
              on={withEvents}
              onChange={setWithEvents}
            />
          )}
          {audit.hasMore && withEvents && (
            <Button size="small" variant="quiet" busy={audit.busy} onClick={audit.readMore}>
              Read earlier events
            </Button>
          )}
          {audit.unread !== null && (
            <p className="px-2 text-small text-soft">
              What happened at Clari cannot be read with this key: {audit.unread}{' '}
              <Button size="small" variant="quiet" busy={audit.busy} onClick={audit.readAgain}>
                Try again
              </Button>
            </p>
          )}
        </div>
      </div>
      {entries.length === 0 ? (
        <EmptyState title="No export jobs">
          This key’s user has none: jobs of other users, and of the screen, are not in its list.
        </EmptyState>
      ) : (
        <ul aria-label="Jobs and events, newest first">
          {entries
            .slice(0, most)
            .map((entry) =>
              entry.kind === 'job' ? (
                <JobRow
                  key={entry.id}
                  seen={entry.seen}
                  judgement={judgeStuck(entry.seen, usual, now)}
                  usual={usual}
                  connection={connection.id}
                  nameOf={nameOf}
                  now={now}
                />
              ) : (
                <EventRow key={entry.id} event={entry.event} now={now} />
              ),
            )}
        </ul>
      )}
      {entries.length > most && (
        <div className="border-t border-line px-5 py-2.5">
          <Button size="small" variant="quiet" onClick={() => setMost(most + 50)}>
            Show more ({grouped(entries.length - most)} left)
          </Button>
        </div>
      )}
    </Card>
  )
}
