import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { browserNow } from '#src/client/browser-clock.ts'
import { useCase, useCaseStore } from '#src/client/store/case-store-context.tsx'
import type { CaseState } from '#src/client/store/case-views.ts'
import type { CompareProgress } from '#src/client/compare-messages.ts'
import type { Compare } from '#src/client/comparer.ts'
import { keepComparison } from '#src/client/store/keep-comparison.ts'
import { useTask } from '#src/client/runs/task.ts'
import { version } from '#src/client/version.ts'
import { nextTask } from '#src/client/yield-to-main.ts'
import type { Comparison } from '#src/compare/compare.ts'
import { comparisonSummaryOf } from '#src/features/compare/result/summary.ts'
import { rememberedPeople } from '#src/features/compare/pairing/pairing.ts'
import { startTold } from '#src/features/compare/start/answers.ts'
import { compareAsWished, type Compared, type ComparisonEnd, type Wish } from './comparison.ts'
import { createDraftStore, useDraftOf, useDraftStore, type DraftStore } from './draft-store.tsx'
import { afterEvent, caseOf, isOfDemo, newDraft, type CompareDraft } from './draft.ts'

const route = getRouteApi('/compare')

/** The comparison's page as it stands, and what drives it. */
export interface DraftState {
  readonly draft: CompareDraft
  readonly tell: DraftStore['tell']
  /** The draft right now, which can be newer than the one that was drawn. */
  readonly now: DraftStore['now']
  /** The case that the address names. */
  readonly stored: CaseState
  /** How far the comparison is that runs; null while none does. */
  readonly running: { readonly progress: CompareProgress | null } | null
  /** Compares, beside what is given or what the last one was beside; what is found is kept in a case. */
  readonly run: (wish: Wish, before?: Comparison) => void
  readonly cancel: () => void
  /** Starts another comparison: for a wizard's case of the same thing, else of something else. */
  readonly anew: () => void
}

/** The draft that was left, unless the page is opened for another case; and how comparisons of it run. */
export function useDraft(compare: Compare): DraftState {
  const { case: named } = route.useSearch()
  const store = useDraftStore(() => createDraftStore(newDraft(undefined, startTold()), afterEvent))
  // Before the first drawing, which must not show another case's draft; nobody else listens yet.
  useState(() => store.tell({ kind: 'opened', forCase: named, told: startTold() }))
  const draft = useDraftOf(store)
  const [task, { run: start, cancel }] = useTask<ComparisonEnd, CompareProgress>()
  const cases = useCaseStore()
  const stored = useCase(named ?? null)
  const navigate = route.useNavigate()
  const { history } = useRouter()

  useEffect(() => {
    if (stored.kind === 'here') store.tell({ kind: 'case-read', item: stored.item })
  }, [store, stored])

  const toCase = useCallback(
    (id: string | undefined) => void navigate({ search: { case: id }, replace: true, resetScroll: false }),
    [navigate],
  )
  // Coming back without a case in the address to what was left: it has one.
  const { compared, kept, ownCase } = draft
  useEffect(() => {
    if (named === undefined && compared !== null && ownCase !== null && kept === compared) toCase(ownCase)
  }, [compared, kept, named, ownCase, toCase])

  // One after the other, so that two comparisons in a row make one case.
  const keeping = useRef(Promise.resolve())
  const keep = async (done: Compared, before: Promise<void>): Promise<void> => {
    await before
    await nextTask()
    const comparison = comparisonSummaryOf(done, browserNow())
    const draftNow = store.now()
    const given = { comparison, demo: isOfDemo(draftNow, done), product: version }
    const id = await keepComparison(cases, caseOf(draftNow, named), given)
    store.tell({ kind: 'kept', id, compared: done, named })
    // What is kept a moment after the page was left must not lead back to it.
    if (id !== named && history.location.pathname === '/compare') toCase(id)
  }

  const run = async (wish: Wish, before?: Comparison): Promise<void> => {
    store.tell({ kind: 'started' })
    const end = await start(async (signal, progress) => {
      const remembered = rememberedPeople((await cases.list()).cases)
      const value = await compareAsWished({ ...wish, remembered }, compare, signal, progress)
      // Taking many rows in, drawing them and summing them up are tasks of their own, between which the page is free.
      await nextTask()
      return { ok: true, value }
    })
    if (end === null) return
    store.tell({ kind: 'ended', end, ...(before === undefined ? {} : { before }) })
    const { compared: done } = store.now()
    if (end.kind === 'done' && done !== null) keeping.current = keep(done, keeping.current)
  }

  return {
    draft,
    tell: store.tell,
    now: store.now,
    stored,
    running: task.kind === 'running' ? task : null,
    run: (wish, before) => void run(wish, before),
    cancel,
    anew: () => {
      const same = named !== undefined && named !== store.now().ownCase
      store.tell({ kind: 'anew', same })
      if (!same) toCase(undefined)
    },
  }
}
