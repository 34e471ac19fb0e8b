import { Link } from '@tanstack/react-router'
import type { CaseState } from '#src/client/store/case-views.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'

/** What a {@link CaseNote} takes. */
export interface CaseNoteProps {
  /** The case that the comparison was opened for, or was kept in. */
  readonly id: string
  readonly state: CaseState
  /** Whether a result is shown. */
  readonly compared: boolean
}

/** Which case a comparison is kept in, and the way there. */
export function CaseNote({ id, state, compared }: CaseNoteProps) {
  if (state.kind === 'loading') return null
  if (state.kind === 'absent')
    return compared ? null : (
      <Callout tone="warn">Case {id} is not in this browser; what you compare now is kept in a new one.</Callout>
    )
  const { scenario } = state.item
  const link = 'font-medium text-accent hover:underline'
  const toCase = (
    <Link to="/cases/$id" params={{ id }} className={link}>
      Open the case
    </Link>
  )
  const what = 'the totals, the causes by money, and of the rows those that each cause moves most.'
  if (scenario === null && compared) {
    return (
      <p className="text-small text-soft">
        Kept as case <span className="font-mono text-tiny">{id}</span>: {what} {toCase}
      </p>
    )
  }
  return (
    <Callout tone="info">
      {compared ? `Kept in case ${id}: ${what}` : `For case ${id}: what the comparison finds is kept in it.`}{' '}
      {scenario === null ? (
        toCase
      ) : (
        <Link to="/wizard/$scenario" params={{ scenario }} search={{ case: id }} className={link}>
          {compared ? 'Go on in the wizard' : 'Back to the wizard'}
        </Link>
      )}
    </Callout>
  )
}
