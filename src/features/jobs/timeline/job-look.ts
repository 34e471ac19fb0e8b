import type { JobState } from '#src/clari/jobs/job-state.ts'
import type { BadgeStatus } from '#src/ui/feedback/status-badge.tsx'

/** How a job's state is shown: its badge, its word, and its colour as a bar. */
export const jobLooks: Readonly<
  Record<JobState, { readonly badge: BadgeStatus; readonly word: string; readonly bar: string }>
> = {
  queued: { badge: 'waiting', word: 'queued', bar: 'bg-edge' },
  running: { badge: 'running', word: 'running', bar: 'bg-accent' },
  done: { badge: 'pass', word: 'done', bar: 'bg-pass' },
  failed: { badge: 'fail', word: 'failed', bar: 'bg-fail' },
  cancelled: { badge: 'skipped', word: 'cancelled', bar: 'bg-edge' },
  aborted: { badge: 'skipped', word: 'aborted', bar: 'bg-edge' },
  unknown: { badge: 'unknown', word: 'unknown word', bar: 'bg-warn' },
}
