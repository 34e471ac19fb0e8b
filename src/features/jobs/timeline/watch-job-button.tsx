import { useQueryClient } from '@tanstack/react-query'
import { Bell, BellRing } from 'lucide-react'
import { useWatched, useWatchList } from '#src/client/watch/watch-context.tsx'
import { jobWatch, type JobToWatch } from '#src/client/watch/watch-job.ts'
import { Button } from '#src/ui/button.tsx'

/** Watches a job: the tab tells when it ends, whatever page is open. */
export function WatchJob(job: JobToWatch) {
  const client = useQueryClient()
  const list = useWatchList()
  const spec = jobWatch(client, job)
  const isWatched = useWatched().some(({ id, now }) => id === spec.id && now.kind === 'waiting')
  return (
    <Button
      size="small"
      aria-pressed={isWatched}
      icon={isWatched ? <BellRing aria-hidden /> : <Bell aria-hidden />}
      onClick={() => (isWatched ? list.stop(spec.id) : list.start(spec))}
    >
      {isWatched ? 'Watching; stop' : 'Tell me when it ends'}
    </Button>
  )
}
