import { QueryObserver, type QueryClient } from '@tanstack/react-query'
import { isOver } from '#src/clari/jobs/job-state.ts'
import { boardQuery, dueInMs } from '#src/client/jobs/board-query.ts'
import type { BoardState } from '#src/client/jobs/look-at-board.ts'
import type { WatchNow, WatchSpec } from './watch-list.ts'

/** A job, and the connection over which it is seen. */
export interface JobToWatch {
  readonly connection: string
  readonly jobId: string
  /** What it is called, where it has a title. */
  readonly title: string | null
}

/** In a hidden tab nobody looks sooner than this, ms. */
const hiddenMs = 30_000

/** How a job stands on its board; null where the board does not tell yet. */
export function jobWatchNow(state: BoardState | undefined, jobId: string): WatchNow | null {
  if (state === undefined) return null
  const job = state.board?.jobs.find((seen) => seen.job.id === jobId)?.job
  if (job !== undefined && isOver(job.state))
    return { kind: 'ended', good: job.state === 'done', says: `The job ended as ${job.status}.` }
  if (state.trouble?.kind === 'refused')
    return { kind: 'ended', good: false, says: `The job cannot be watched: ${state.trouble.says}` }
  const says =
    state.trouble !== null
      ? state.trouble.says
      : job === undefined
        ? 'The list of jobs does not name it.'
        : `The job is ${job.status}.`
  return { kind: 'waiting', says, nextAt: state.nextAt }
}

/**
 * Watches a job through its connection's one poller, which goes on while it is watched: on other pages too, and in a
 * hidden tab at most twice a minute.
 */
export function jobWatch(client: QueryClient, { connection, jobId, title }: JobToWatch): WatchSpec {
  return {
    id: `job ${connection} ${jobId}`,
    title: title ?? `Job ${jobId}`,
    href: `/jobs?over=${encodeURIComponent(connection)}`,
    follow: (signal, tell) => {
      const observer = new QueryObserver(client, {
        ...boardQuery(connection),
        refetchIntervalInBackground: true,
        refetchInterval: ({ state }) => {
          const due = dueInMs(state.data)
          return due === false || !document.hidden ? due : Math.max(due, hiddenMs)
        },
      })
      const hear = (state: BoardState | undefined) => {
        const now = jobWatchNow(state, jobId)
        if (now !== null) tell(now)
      }
      const end = observer.subscribe(({ data }) => hear(data))
      signal.addEventListener('abort', end, { once: true })
      hear(observer.getCurrentResult().data)
    },
  }
}
