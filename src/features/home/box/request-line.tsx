import { Check, Hourglass, type LucideIcon } from 'lucide-react'
import type { ReadRecording, RequestRow } from './read-given.ts'

/** What a {@link RequestTold} takes. */
export interface RequestToldProps {
  readonly row: RequestRow
  readonly recording: ReadRecording
}

/** Says of a request in which nothing went wrong that nothing did, and where to look instead. */
export function RequestTold({ row, recording }: RequestToldProps) {
  const open = row.kind === 'open'
  const Icon: LucideIcon = open ? Hourglass : Check
  const heading = open
    ? `Neither good nor bad by itself: ${row.says}.`
    : `Nothing is wrong with this request: ${row.says}.`
  return (
    <div role="status" className="flex animate-arrive gap-3 border-t border-line px-4.5 py-3">
      <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${open ? 'text-soft' : 'text-pass'}`} />
      <div className="min-w-0">
        <p className="font-medium">{heading}</p>
        <p className="text-small text-pretty text-soft">
          {recording.counts.wrong > 0
            ? 'Choose one that went wrong, or pick what you see below.'
            : 'No request of the recording was refused. If what came back is wrong, pick what you see below.'}
        </p>
      </div>
    </div>
  )
}
