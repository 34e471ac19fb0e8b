import { RotateCw } from 'lucide-react'
import type { BoardState } from '#src/client/jobs/look-at-board.ts'
import { wholeSeconds } from '#src/domain/words/duration.ts'
import { Button } from '#src/ui/button.tsx'

/** What a {@link LookLine} takes. */
export interface LookLineProps {
  readonly state: BoardState | undefined
  readonly busy: boolean
  /** By our own clock, epoch ms. */
  readonly now: number
  readonly onLook: () => void
}

/** When the jobs were looked at, when they are looked at next, and a way to look now. */
export function LookLine({ state, busy, now, onLook }: LookLineProps) {
  const next = state?.nextAt ?? null
  // Nobody looks while Clari asks to wait, over whichever connection it said so.
  const isSlowed = state?.why === 'asked-to-wait' || state?.why === 'too-many'
  const mustWait = isSlowed && next !== null && next > now
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-soft tabular-nums">
      <span data-next-look={next ?? ''}>
        {state === undefined || state.lookedAt === 0
          ? 'Looking for the first time'
          : `Looked ${wholeSeconds(now - state.lookedAt)} ago · ${nextWords(state, busy, now)}`}
      </span>
      <Button size="small" icon={<RotateCw aria-hidden />} busy={busy} disabled={mustWait} onClick={onLook}>
        Look now
      </Button>
    </div>
  )
}

function nextWords({ nextAt, why }: BoardState, busy: boolean, now: number): string {
  if (busy) return 'looking'
  if (nextAt === null) return 'not looking by itself any more'
  const when = `again in ${wholeSeconds(nextAt - now + 999)}`
  switch (why) {
    case 'asked-to-wait':
      return `${when}, as Clari asks`
    case 'too-many':
      return `${when}, because Clari refuses more`
    case 'failed':
      return `${when}, because the last look failed`
    default:
      return when
  }
}
