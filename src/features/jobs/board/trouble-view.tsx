import { Link } from '@tanstack/react-router'
import type { BoardState } from '#src/client/jobs/look-at-board.ts'
import { duration, wholeSeconds } from '#src/domain/words/duration.ts'
import { EvidenceView } from '#src/report/sheet/evidence-view.tsx'
import { buttonClass } from '#src/ui/button-class.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'

/** Where a look that was refused with a status is found out about. */
function scenarioOfStatus(status: number | null): string {
  switch (status) {
    case 401:
      return 'clari.unauthorized'
    case 403:
      return 'clari.forbidden'
    case 429:
      return 'clari.rate-limited'
    case 400:
      return 'clari.bad-request'
    default:
      return 'clari.unreachable'
  }
}

/** What a {@link BoardTroubleView} takes. */
export interface BoardTroubleProps {
  readonly state: BoardState
  readonly connection: string
  /** By our own clock, epoch ms. */
  readonly now: number
}

/** Why the newest look brought nothing, what is done about it, and the answer itself. */
export function BoardTroubleView({ state, connection, now }: BoardTroubleProps) {
  const { trouble, nextAt, pace } = state
  if (trouble === null) return null
  const isSlow = trouble.kind === 'slow-down'
  const kept = state.board === null ? '' : ' What was seen before is still shown.'
  return (
    <Callout
      tone={trouble.kind === 'refused' ? 'fail' : 'warn'}
      announce="polite"
      title={isSlow ? 'Too many requests: everything here is slowed down' : 'The jobs cannot be seen right now'}
      actions={
        <Link
          to="/wizard/$scenario"
          params={{ scenario: scenarioOfStatus(trouble.status) }}
          search={{ a: { connection } }}
          className={buttonClass('secondary', 'small')}
        >
          Find out why
        </Link>
      }
    >
      {trouble.says}{' '}
      {isSlow && nextAt !== null && (
        <>
          This is a rate limit (429) and no quota: nothing is asked for the next{' '}
          <span className="tabular-nums">{wholeSeconds(nextAt - now + 999)}</span>
          {pace.slowed > 0 && `, and from then on ${2 ** pace.slowed} times as rarely as usual`}.
        </>
      )}
      {trouble.kind === 'failed' && nextAt !== null && `Tried again in ${duration(nextAt - state.lookedAt)}.`}
      {trouble.kind === 'refused' && 'Asking again would change nothing, so it waits for you.'}
      {kept}
      {trouble.exchange !== null && (
        <Disclosure summary="The answer">
          <EvidenceView
            evidence={{
              kind: 'exchange',
              exchange: trouble.exchange,
              place: trouble.exchange.result.kind === 'response' ? 'status' : 'silence',
              quote: null,
              shows: trouble.says,
            }}
          />
        </Disclosure>
      )}
    </Callout>
  )
}
