import { useEffect, useState } from 'react'
import { isBatchOver } from '#src/clari/jobs/plan-batch.ts'
import { browserNow } from '#src/client/browser-clock.ts'
import { useBatches, useBatchRoom } from '#src/client/jobs/batch-room-context.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { BatchCard } from './batch-card.tsx'

/** What {@link Batches} takes. */
export interface BatchesProps {
  /** The id of the connection whose batches are shown. */
  readonly connection: string
}

/**
 * The batches of a connection, newest first: how far each is, what it asks, what came of its jobs. Nothing where none
 * was started from here.
 */
export function Batches({ connection }: BatchesProps) {
  const room = useBatchRoom()
  const batches = useBatches(room).filter((batch) => batch.connection === connection)
  const isOpen = batches.some((batch) => !isBatchOver(batch))
  const now = useNow(isOpen)
  if (room === null || batches.length === 0) return null
  return (
    <section aria-label="Batches" className="space-y-4">
      {!room.store.isKept() && isOpen && (
        <Callout tone="warn" title="Keep this tab open">
          This browser keeps nothing of the page (a private window, or storage that is blocked or full): without this
          tab nobody knows which jobs were started.
        </Callout>
      )}
      {batches.toReversed().map((batch) => (
        <BatchCard key={batch.id} batch={batch} room={room} now={now} />
      ))}
    </section>
  )
}

/** The browser's time, epoch ms, told each second while something runs. */
function useNow(runs: boolean): number {
  const [now, setNow] = useState(browserNow)
  useEffect(() => {
    if (!runs) return undefined
    const timer = setInterval(() => setNow(browserNow()), 1_000)
    return () => clearInterval(timer)
  }, [runs])
  return now
}
