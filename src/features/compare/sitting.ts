import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Comparison } from '#src/compare/compare.ts'
import type { CaseStart } from './start/case-start.ts'
import type { ExportWish } from './export/live-export.ts'
import { startTold, type ToldWish } from './start/answers.ts'
import { blankNumber, type TypedNumber } from './start/typed-numbers.tsx'
import type { Compared } from './use-comparison.ts'

/** All that an analyst has put together on the comparison's page; it outlives a look at another page. */
export interface Sitting {
  /** The case that the page was opened for, undefined where for none. */
  readonly forCase: string | undefined
  /** The case that this page made itself. */
  readonly ownCase: string | null
  /** The case whose answers were taken over, and what they were. */
  readonly start: (CaseStart & { readonly from: string }) | null
  readonly api: readonly File[]
  readonly ui: readonly File[]
  readonly typed: readonly TypedNumber[]
  readonly asked: { readonly period: string; readonly week: string }
  readonly told: ToldWish
  /** The answers of the jobs that files came from. */
  readonly jobs: ReadonlyMap<File, unknown>
  /** The live export that was made last; null before one was. */
  readonly lastExport: ExportWish | null
  /** Files that came from the demo tenant. */
  readonly ofDemo: readonly File[]
  readonly compared: Compared | null
  /** The comparison that was kept in a case last. */
  readonly kept: Compared | null
  /** The comparison before, to tell what closed. */
  readonly before: Comparison | null
}

const key = ['compare', 'sitting'] as const

function newSitting(forCase: string | undefined): Sitting {
  return {
    forCase,
    ownCase: null,
    start: null,
    api: [],
    ui: [],
    typed: [blankNumber],
    asked: { period: '', week: '' },
    told: startTold(),
    jobs: new Map(),
    lastExport: null,
    ofDemo: [],
    compared: null,
    kept: null,
    before: null,
  }
}

/** The page's sitting: the one that was left, unless the page is opened for another case. */
export function useSitting(forCase: string | undefined): readonly [Sitting, (part: Partial<Sitting>) => void] {
  const client = useQueryClient()
  const [sitting, setSitting] = useState(() => {
    const left = client.getQueryData<Sitting>(key)
    return left !== undefined && (forCase === undefined || left.forCase === forCase || left.ownCase === forCase)
      ? left
      : newSitting(forCase)
  })
  useEffect(() => {
    // Kept as it is: looking for what is the same in two comparisons of a million rows would take seconds.
    client.setQueryDefaults(key, { gcTime: Infinity, structuralSharing: false })
    client.setQueryData<Sitting>(key, sitting)
  }, [client, sitting])
  const change = useCallback((part: Partial<Sitting>) => setSitting((before) => ({ ...before, ...part })), [])
  return [sitting, change]
}
