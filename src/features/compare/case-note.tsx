import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useCase, useCaseStore } from '#src/client/case-store-context.tsx'
import { Callout } from '#src/ui/callout.tsx'
import { summaryOf } from './summary.ts'
import type { Compared } from './use-comparison.ts'

/** Keeps a comparison's summary in the case that it was opened for, and leads back to it. */
export function CaseNote({ id, compared }: { readonly id: string; readonly compared: Compared | null }) {
  const store = useCaseStore()
  const state = useCase(id)
  const written = useRef<Compared | null>(null)
  useEffect(() => {
    if (compared === null || written.current === compared) return
    written.current = compared
    const comparison = summaryOf(compared, Date.now())
    void store.update(id, (item) => ({ ...item, comparison }))
  }, [compared, id, store])

  if (state.kind === 'loading') return null
  if (state.kind === 'absent') return <Callout tone="warn">Case {id} is not in this browser, so nothing is kept in it. The comparison itself works as ever.</Callout>
  const { scenario } = state.item
  return (
    <Callout tone="info">
      {compared === null ? `For case ${id}: what the comparison finds is kept in it.` : `Kept in case ${id}: the totals and the causes by money, no rows.`}{' '}
      {scenario !== null && (
        <Link to="/wizard/$scenario" params={{ scenario }} search={{ case: id }} className="font-medium text-accent hover:underline">
          {compared === null ? 'Back to the wizard' : 'Go on in the wizard'}
        </Link>
      )}
    </Callout>
  )
}
