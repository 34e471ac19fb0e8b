import { useMemo, useState } from 'react'
import type { Case } from '#src/domain/model/case.ts'
import { scenarios } from '#src/scenarios/index.ts'
import { caseSummaryOf, type CaseSummary } from './case-summary.ts'

/** The lines of some cases; only those that changed are made anew, as walking hundreds of wizards takes a while. */
export function useSummaries(cases: readonly Case[]): readonly CaseSummary[] {
  const [made] = useState(() => new WeakMap<Case, CaseSummary>())
  return useMemo(
    () =>
      cases.map((item) => {
        const summary = made.get(item) ?? caseSummaryOf(item, scenarios)
        made.set(item, summary)
        return summary
      }),
    [cases, made],
  )
}
