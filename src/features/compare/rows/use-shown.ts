import { startTransition, useEffect, useState } from 'react'
import type { Comparison } from '#src/compare/compare.ts'
import type { SortIndexes } from '#src/compare/pair/sort-index.ts'
import { filterRows, type RowFilter, type Shown } from './row-filter.ts'

const nothing: Shown = { rows: new Int32Array(0), bridges: [], leftOut: 0 }

/** What a filter leaves, worked out while the page goes on; what the filter before left is shown until then. */
export function useShown(
  comparison: Comparison,
  orders: SortIndexes,
  filter: RowFilter,
  states: Uint8Array | null,
): Shown & { readonly settled: boolean } {
  const [last, setLast] = useState<{ readonly filter: RowFilter; readonly shown: Shown } | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    const work = async () => {
      const shown = await filterRows(comparison, orders, filter, controller.signal, states)
      if (shown !== null) startTransition(() => setLast({ filter, shown }))
    }
    void work()
    return () => controller.abort()
  }, [comparison, orders, filter, states])
  return { ...(last?.shown ?? nothing), settled: last?.filter === filter }
}
