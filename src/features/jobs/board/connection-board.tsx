import { useQuery } from '@tanstack/react-query'
import { openJobs } from '#src/clari/jobs/job-board.ts'
import { usualSpans } from '#src/clari/jobs/job-usual.ts'
import { judgeStuck, refusalNow } from '#src/clari/jobs/stuck.ts'
import { boardQuery } from '#src/client/jobs/board-query.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { Card } from '#src/ui/card.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Skeleton } from '#src/ui/feedback/skeleton.tsx'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { TimelineCard } from '#src/features/jobs/timeline/timeline-card.tsx'
import { useSecond } from '#src/features/jobs/use-second.ts'
import { AwaitedWord } from './awaited-word.tsx'
import { boardHeadline } from './board-headline.ts'
import { LimitsGauges } from './limits-gauges.tsx'
import { LookLine } from './look-line.tsx'
import { PacingAdvice } from './pacing-advice-view.tsx'
import { StuckList } from './stuck-list.tsx'
import { BoardTroubleView } from './trouble-view.tsx'

const toneWords = { pass: 'quiet', info: 'under way', warn: 'worth a look', fail: 'used up' } as const

/** One connection's jobs and limits, looked at again and again: how it stands, what is stuck and why, and all of it. */
export function ConnectionBoard({ connection }: { readonly connection: Connection }) {
  const { data: state, isFetching, refetch } = useQuery(boardQuery(connection.id))
  const second = useSecond()
  const board = state?.board ?? null
  // Ages are reckoned by the upstream's clock, and never from before its newest answer.
  const now = Math.max(second + (state?.offsetMs ?? 0), board?.at ?? 0)
  const usual = board === null ? { run: null, queue: null } : usualSpans(board)
  const open = board === null ? [] : openJobs(board).map((seen) => ({ seen, judgement: judgeStuck(seen, usual, now) }))
  const headline = boardHeadline(open, state?.limits ?? null)
  const refused = state?.limits == null ? null : refusalNow(state.limits)
  return (
    <section
      aria-label={`Jobs of ${connection.label}`}
      data-board={connection.id}
      data-why={state?.why}
      className="@container min-w-0 space-y-4"
    >
      <Card>
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div className="min-w-0">
            <p className="text-small text-soft">
              {connection.label}
              {connection.owner !== undefined && `, the key of ${connection.owner}`} ·{' '}
              <span className="font-mono text-tiny wrap-anywhere">{connection.address}</span>
            </p>
          </div>
          <LookLine state={state} busy={isFetching} now={second} onLook={() => void refetch()} />
        </div>
        {board === null && state?.trouble == null && (
          <div role="status" className="mt-3 space-y-3">
            <span className="sr-only">Reading the jobs …</span>
            <Skeleton className="h-8 w-2/3" />
            <Skeleton className="h-16" />
          </div>
        )}
        {board !== null && (
          <>
            <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <h2 className="text-[1.375rem] leading-tight font-strong tracking-[-0.018em] text-balance">
                {headline.says}
              </h2>
              <StatusBadge status={headline.tone} word={toneWords[headline.tone]} />
            </div>
            <StuckList connection={connection.id} open={open} />
            {refused !== null && (
              <Callout
                tone={refused.kind === 'quota' ? 'fail' : 'warn'}
                title={headline.says.startsWith(refused.says) ? undefined : refused.says}
                className="mt-3"
              >
                {refused.because}
              </Callout>
            )}
            <div className="mt-4">
              <LimitsGauges limits={state?.limits ?? null} jobs={board.jobs} now={now} />
            </div>
          </>
        )}
        {state?.trouble != null && (
          <div className="mt-3">
            <BoardTroubleView state={state} connection={connection.id} now={second} />
          </div>
        )}
        {board !== null && (
          <div className="mt-3 space-y-1">
            <AwaitedWord jobs={board.jobs} />
            {state !== undefined && <PacingAdvice state={state} />}
          </div>
        )}
      </Card>
      {board !== null && <TimelineCard connection={connection} jobs={board.jobs} usual={usual} now={now} />}
    </section>
  )
}
