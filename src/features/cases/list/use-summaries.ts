import { useMemo, useState } from 'react'
import type { Case } from '#src/domain/model/case.ts'
import { caseSummaryOf, type CaseSummary } from './case-summary.ts'
import { useLoaded } from '#src/features/cases/use-loaded.ts'

/**
 * The lines of some cases, null while their scenarios are loaded; only those that changed are made anew, as walking
 * hundreds of wizards takes a while.
 */
export function useSummaries(cases: readonly Case[]): readonly CaseSummary[] | null {
  const [made] = useState(() => new WeakMap<Case, CaseSummary>())
  const loaded = useLoaded(cases)
  return useMemo(
    () =>
      loaded === null
        ? null
        : cases.map((item) => {
            const summary = made.get(item) ?? caseSummaryOf(item, loaded)
            made.set(item, summary)
            return summary
          }),
    [cases, loaded, made],
  )
}
