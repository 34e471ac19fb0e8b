import { resultNotes, isResultGood } from '#src/clari/jobs/plan-result.ts'
import { jobOfItem, type Batch, type PlanItem } from '#src/clari/jobs/plan-batch.ts'
import { itemWords, jobRequestTitle } from '#src/clari/jobs/plan-words.ts'
import type { BatchRoom } from '#src/client/jobs/batch-room.ts'
import { isoDay } from '#src/domain/words/moment.ts'
import { sizeDone, sizeWords } from '#src/domain/words/size.ts'
import { Button } from '#src/ui/button.tsx'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { StatusBadge, type BadgeStatus } from '#src/ui/feedback/status-badge.tsx'
import { ResultActions } from './result-actions.tsx'

/** What a {@link BatchItem} takes. */
export interface BatchItemProps {
  readonly item: PlanItem
  readonly batch: Batch
  readonly room: BatchRoom
  /** The browser's time, epoch ms. */
  readonly now: number
}

/** One job of a batch: where it stands, and once it is done what its results hold. */
export function BatchItem({ item, batch, room, now }: BatchItemProps) {
  const { state, request } = item
  const jobId = jobOfItem(item)
  const [status, word] = badgeOf(item)
  const so = jobId === null ? null : room.receiving(jobId)
  const result = state.kind === 'done' ? state.result : null
  const canRetry = state.kind === 'ended' || result?.kind === 'unread'
  return (
    <li className="px-5 py-3" data-item-state={state.kind}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <StatusBadge status={status} word={word} />
        <span className="min-w-0 flex-1 basis-48 font-mono text-small wrap-anywhere">{jobRequestTitle(request)}</span>
        {jobId !== null && (
          <Chip mono copy={jobId}>
            {jobId}
          </Chip>
        )}
      </div>
      <div className="mt-1.5 text-small text-soft">
        {so === null
          ? itemWords(item, batch, now)
          : `Receiving ${so.of === null ? sizeWords(so.received) : sizeDone(so.received, so.of)}`}
      </div>
      {result !== null && (
        <ul className="mt-1 space-y-0.5 text-small">
          {resultNotes(request, result).map(({ tone, says }) => (
            <li key={says} className={tone === 'fail' ? 'text-fail' : tone === 'warn' ? 'text-warn' : 'text-soft'}>
              {says}
            </li>
          ))}
          {state.kind === 'done' && state.expires !== null && (
            <li className="text-soft">Clari keeps the results until {isoDay(state.expires)}.</li>
          )}
        </ul>
      )}
      {state.kind === 'done' && result?.kind === 'read' && (
        <ResultActions item={item} jobId={state.jobId} batch={batch} room={room} />
      )}
      {canRetry && (
        <div className="mt-2">
          <Button size="small" onClick={() => void room.store.tell(batch.id, { kind: 'again', key: item.key })}>
            {retryWords(item)}
          </Button>
        </div>
      )}
    </li>
  )
}

function retryWords({ state }: PlanItem): string {
  if (state.kind !== 'ended') return 'Receive it again (free)'
  return state.jobId !== null && (state.cause === 'unreachable' || state.cause === 'unknown-job')
    ? 'Look again (free)'
    : 'Start it again (one export)'
}

function badgeOf({ state, request }: PlanItem): readonly [BadgeStatus, string] {
  switch (state.kind) {
    case 'waiting':
      return ['waiting', 'waiting']
    case 'starting':
      return ['running', 'starting']
    case 'lost':
      return ['running', 'looking']
    case 'asked':
      return ['warn', 'not clear']
    case 'following':
      return ['running', state.job === null || state.job === 'unknown' ? 'started' : state.job]
    case 'done':
      if (state.result === null) return ['running', 'receiving']
      return isResultGood(request, state.result) ? ['pass', 'done'] : ['fail', 'not as asked']
    case 'ended':
      return state.how === 'failed'
        ? ['fail', 'failed']
        : ['skipped', state.how === 'cancelled' ? 'cancelled' : 'left out']
  }
}
