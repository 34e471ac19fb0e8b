import type { AuditTrailEvent } from '#src/clari/schemas/audit-schema.ts'
import { formatAgo, formatTimestamp } from '#src/domain/words/moment.ts'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'

/** Something that somebody did at Clari: its name as it came, who, when, and the raw event. */
export function EventRow({ event, now }: { readonly event: AuditTrailEvent; readonly now: number }) {
  const { at, actor, actorId, session } = event
  return (
    <li data-event className="border-t border-line bg-paper px-5 py-1.5 text-small first:border-t-0">
      <Disclosure
        summary={
          <span className="flex flex-wrap items-baseline gap-x-2.5 text-small">
            <code className="font-mono text-tiny text-ink">{event.event}</code>
            <span>
              {actor ?? (actorId === null ? 'nobody named' : `user ${actorId}`)}
              {session !== null && `, ${session}`}
            </span>
            <time dateTime={new Date(at).toISOString()} title={formatTimestamp(at)} className="tabular-nums">
              {formatAgo(at, Math.max(at, now))}
            </time>
          </span>
        }
      >
        <CodeBlock text={JSON.stringify(event.raw, null, 2)} label={`The event ${event.event}`} copy />
      </Disclosure>
    </li>
  )
}
