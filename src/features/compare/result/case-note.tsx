import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { browserNow } from '#src/client/browser-clock.ts'
import { useCase, useCaseStore } from '#src/client/store/case-store-context.tsx'
import { keepComparison } from '#src/client/store/keep-comparison.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { comparisonSummaryOf } from './summary.ts'
import type { Compared } from '#src/features/compare/use-comparison.ts'

/** What a {@link CaseNote} takes. */
export interface CaseNoteProps {
  /** The case that the comparison was opened for, or was kept in; undefined while there is none. */
  readonly id: string | undefined
  readonly compared: Compared | null
  /** Whether either side came from the demo tenant. */
  readonly demo: boolean
  /** The product's version. */
  readonly product: string
  /** The comparison that was kept before. */
  readonly kept: Compared | null
  /** Hears of the case that a comparison was kept in. */
  readonly onKept: (id: string, compared: Compared) => void
}

/** Keeps a comparison's summary in the case that it was opened for, or in one of its own, and leads there. */
export function CaseNote({ id, compared, demo, product, kept: before, onKept }: CaseNoteProps) {
  const store = useCaseStore()
  const state = useCase(id ?? null)
  const written = useRef<Compared | null>(before)
  // One after the other, so that two comparisons in a row make one case.
  const last = useRef<Promise<string | null>>(Promise.resolve(id ?? null))
  useEffect(() => {
    if (compared === null || written.current === compared) return
    written.current = compared
    const comparison = comparisonSummaryOf(compared, browserNow())
    last.current = last.current.then(async (known) => {
      const kept = await keepComparison(store, known, { comparison, demo, product })
      onKept(kept, compared)
      return kept
    })
  }, [compared, demo, id, onKept, product, store])

  if (id === undefined || state.kind === 'loading') return null
  if (state.kind === 'absent')
    return compared === null ? (
      <Callout tone="warn">Case {id} is not in this browser; what you compare now is kept in a new one.</Callout>
    ) : null
  const { scenario } = state.item
  if (scenario === null && compared !== null) {
    return (
      <p className="text-small text-soft">
        Kept as case <span className="font-mono text-tiny">{id}</span>: the totals, the causes by money, and of the rows
        those that each cause moves most.{' '}
        <Link to="/cases/$id" params={{ id }} className="font-medium text-accent hover:underline">
          Open the case
        </Link>
      </p>
    )
  }
  return (
    <Callout tone="info">
      {compared === null
        ? `For case ${id}: what the comparison finds is kept in it.`
        : `Kept in case ${id}: the totals, the causes by money, and of the rows those that each cause moves most.`}{' '}
      {scenario !== null ? (
        <Link
          to="/wizard/$scenario"
          params={{ scenario }}
          search={{ case: id }}
          className="font-medium text-accent hover:underline"
        >
          {compared === null ? 'Back to the wizard' : 'Go on in the wizard'}
        </Link>
      ) : (
        <Link to="/cases/$id" params={{ id }} className="font-medium text-accent hover:underline">
          Open the case
        </Link>
      )}
    </Callout>
  )
}
