import type { Case } from '#src/domain/model/case.ts'
import type { CaseList, CaseStore, StoreChange } from './case-store.ts'

/** Something that is read from the store of cases and followed while anybody looks; made for `useSyncExternalStore`. */
export interface CaseView<T> {
  /** The very same value until something changed. */
  readonly now: () => T
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * One case as the page knows it: `loading`, `absent` (no such case, or unreadable) or the case.
 */
export type CaseState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'here'; readonly item: Case }

const loading = { kind: 'loading' } as const
const absent = { kind: 'absent' } as const

/** One case, with its changes in this tab and others; an id of null is absent. */
export function viewCase(store: CaseStore, id: string | null): CaseView<CaseState> {
  if (id === null) return { now: () => absent, subscribe: () => () => undefined }
  return view<CaseState>(store, loading, async (before, change) => {
    if (change.id !== null && change.id !== id) return before
    const item = await store.get(id)
    return item === null ? absent : { kind: 'here', item }
  })
}

/**
 * All cases, newest first; null until they were read. A change of one case reads only that one again, the others stay
 * the very same objects.
 */
export function viewCases(store: CaseStore): CaseView<CaseList | null> {
  return view<CaseList | null>(store, null, async (before, { id }) => {
    if (before === null || id === null) return store.list()
    const item = await store.get(id)
    const others = before.cases.filter((each) => each.id !== id)
    const cases = item === null ? others : [item, ...others].toSorted((a, b) => b.updatedAt - a.updatedAt)
    return { ...before, cases }
  })
}

/** Reads when the first listener comes and after each change, one reading after the other. */
function view<T>(store: CaseStore, first: T, read: (before: T, change: StoreChange) => Promise<T>): CaseView<T> {
  let now = first
  let last = Promise.resolve()
  let stop = () => {}
  const listeners = new Set<() => void>()
  const take = async (before: Promise<void>, change: StoreChange) => {
    await before
    const next = await read(now, change)
    if (next === now) return
    now = next
    for (const listener of listeners) listener()
  }
  const hear = (change: StoreChange) => {
    last = take(last, change)
  }
  return {
    now: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      if (listeners.size === 1) {
        stop = store.subscribe(hear)
        hear({ id: null })
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stop()
      }
    },
  }
}
