import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isBatchOver, isItemOver, type Batch } from '#src/clari/jobs/plan-batch.ts'
import { isResultGood } from '#src/clari/jobs/plan-result.ts'
import { batchProgress, jobRequestTitle } from '#src/clari/jobs/plan-words.ts'
import type { BatchRoom } from '#src/client/jobs/batch-room.ts'
import { counted } from '#src/domain/words/count.ts'
import { duration } from '#src/domain/words/duration.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Button } from '#src/ui/button.tsx'
import { Card } from '#src/ui/card.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Progress } from '#src/ui/feedback/progress.tsx'
import { Dialog } from '#src/ui/overlay/dialog.tsx'
import { BatchItem } from './batch-item.tsx'
import { LostQuestion } from './lost-question.tsx'

/** What a {@link BatchCard} takes. */
export interface BatchCardProps {
  readonly batch: Batch
  readonly room: BatchRoom
  /** The browser's time, epoch ms. */
  readonly now: number
}

/** One batch: one honest bar for the whole, its open questions, its jobs. */
export function BatchCard({ batch, room, now }: BatchCardProps) {
  const [isAsking, setAsking] = useState(false)
  const { store } = room
  const progress = batchProgress(batch)
  const isOver = isBatchOver(batch)
  const open = batch.items.filter((item) => !isItemOver(item) && item.state.kind !== 'done')
  const jobs = batch.items.flatMap(({ state, request }) =>
    state.kind === 'done' && state.result !== null && isResultGood(request, state.result) ? [state.jobId] : [],
  )
  const forecasts = [...new Set(batch.items.map(({ request }) => request.forecastId))].join(', ')
  const cancel = () => {
    setAsking(false)
    void store.tell(batch.id, { kind: 'cancel', keys: null })
  }
  return (
    <Card
      heading={
        <>
          <span className="font-mono">{forecasts}</span> · {counted(batch.items.length, 'job')}
        </>
      }
      aria-label={`Batch of ${forecasts}`}
      flush
      aside={
        <div className="flex flex-wrap gap-2">
          {isOver && jobs.length > 0 && (
            <Link
              to="/compare"
              search={{ jobs: jobs.join('.'), over: batch.connection }}
              className={buttonClass('secondary', 'small')}
            >
              {jobs.length === 1 ? 'Compare' : 'Compare all'}
            </Link>
          )}
          {open.length > 0 && (
            <Button size="small" variant="danger" onClick={() => setAsking(true)}>
              Cancel
            </Button>
          )}
          {isOver && (
            <Button size="small" variant="quiet" onClick={() => void store.remove(batch.id)}>
              Remove
            </Button>
          )}
        </div>
      }
    >
      <div className="px-5 py-4">
        <Progress label={isOver ? 'Ended' : 'Under way'} value={progress.part} detail={progress.says} />
        {batch.pausedUntil > now && (
          <Callout tone="warn" className="mt-3" title="Slowed down">
            Clari answers with 429, too many calls: nothing is sent for {duration(batch.pausedUntil - now)}.
          </Callout>
        )}
        {batch.items.map((item) =>
          item.state.kind === 'asked' ? (
            <LostQuestion
              key={item.key}
              title={jobRequestTitle(item.request)}
              state={item.state}
              onChoose={(choice) => void store.tell(batch.id, { kind: 'chosen', key: item.key, choice })}
            />
          ) : null,
        )}
      </div>
      <ul className="divide-y divide-line border-t border-line">
        {batch.items.map((item) => (
          <BatchItem key={item.key} item={item} batch={batch} room={room} now={now} />
        ))}
      </ul>
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Cancel ${counted(open.length, 'job')}?`}
        description={
          'Queued and running jobs are cancelled at Clari, which gives their exports back to your organisation’s ' +
          'number. What is done stays.'
        }
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep them</Button>
            <Button variant="danger" onClick={cancel}>
              Cancel {counted(open.length, 'job')}
            </Button>
          </>
        }
      />
    </Card>
  )
}
