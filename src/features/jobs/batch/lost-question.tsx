import type { PlanItemState } from '#src/clari/jobs/plan-batch.ts'
import type { LostChoice } from '#src/clari/jobs/plan-reduce.ts'
import { counted } from '#src/domain/words/count.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'

/** What a {@link LostQuestion} takes. */
export interface LostQuestionProps {
  readonly title: string
  readonly state: Extract<PlanItemState, { readonly kind: 'asked' }>
  readonly onChoose: (choice: LostChoice) => void
}

const mostShown = 6

/** Asks what became of a start whose answer was lost; nothing is sent again before it is answered. */
export function LostQuestion({ title, state: { candidates }, onChoose }: LostQuestionProps) {
  return (
    <Callout
      tone="warn"
      className="mt-3"
      announce="polite"
      title={`Was ${title} started?`}
      actions={
        <>
          {candidates.slice(0, mostShown).map((jobId) => (
            <Button key={jobId} size="small" onClick={() => onChoose({ kind: 'it-is', jobId })}>
              It is <span className="font-mono">{jobId}</span>
            </Button>
          ))}
          <Button size="small" onClick={() => onChoose({ kind: 'look-again' })}>
            Look again
          </Button>
          <Button size="small" onClick={() => onChoose({ kind: 'start-again' })}>
            Start it (one export)
          </Button>
          <Button size="small" variant="quiet" onClick={() => onChoose({ kind: 'leave-out' })}>
            Leave it out
          </Button>
        </>
      }
    >
      The answer to its start was lost.{' '}
      {candidates.length === 0
        ? 'Your list of jobs shows no new one since, so it was most likely not started.'
        : `Your list shows ${counted(candidates.length, 'job')} that can be it, and a job does not tell what for.`}{' '}
      Nothing is sent again until you say so.
    </Callout>
  )
}
