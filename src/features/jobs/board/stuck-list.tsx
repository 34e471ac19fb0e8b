import { Link } from '@tanstack/react-router'
import { WatchJob } from '#src/features/jobs/timeline/watch-job-button.tsx'
import { grouped } from '#src/domain/words/count.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import type { JudgedJob } from './board-headline.ts'

/** What a {@link StuckList} takes. */
export interface StuckListProps {
  readonly connection: string
  readonly open: readonly JudgedJob[]
}

const shownInFull = 2

/** The jobs that are judged stuck, each with the reason and what can be done; none is no list. */
export function StuckList({ connection, open }: StuckListProps) {
  const stuck = open.filter(({ judgement }) => judgement.kind !== 'usual')
  return (
    <>
      {stuck.slice(0, shownInFull).map(({ seen: { job }, judgement }) => (
        <Callout
          key={job.id}
          tone="warn"
          title={job.title ?? `Job ${job.id}`}
          className="mt-3"
          actions={
            <>
              <Link
                to="/wizard/$scenario"
                params={{ scenario: 'clari.job-stuck' }}
                search={{ a: { connection, jobId: job.id } }}
                className={buttonClass('secondary', 'small')}
              >
                Find out what to do
              </Link>
              <WatchJob connection={connection} jobId={job.id} title={job.title} />
            </>
          }
        >
          {judgement.says} {judgement.because}
        </Callout>
      ))}
      {stuck.length > shownInFull && (
        <p className="mt-2 text-small text-soft">
          {grouped(stuck.length - shownInFull)} more are marked in the timeline below.
        </p>
      )}
    </>
  )
}
