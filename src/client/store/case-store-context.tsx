import { createContext, useContext, useEffect, useState } from 'react'
import type { Case } from '#src/domain/model/case.ts'
import type { CaseList, CaseStore, StoreStatus } from './case-store.ts'

const CaseStoreContext = createContext<CaseStore | null>(null)

/** Gives the pages below it the store of cases. */
export const CaseStoreProvider = CaseStoreContext.Provider

/** The store of cases. Throws (a bug) outside a {@link CaseStoreProvider}. */
export function useCaseStore(): CaseStore {
  const store = useContext(CaseStoreContext)
  if (store === null) throw new Error('useCaseStore needs a CaseStoreProvider above it')
  return store
}

/** Where cases are kept right now. */
export function useStoreStatus(): StoreStatus {
  const store = useCaseStore()
  const [status, setStatus] = useState(store.status)
  useEffect(() => {
    setStatus(store.status())
    return store.subscribe(() => setStatus(store.status()))
  }, [store])
  return status
}

/**
 * One case, kept up to date with changes in this tab and others: `loading`, `absent` (no such case, or
 * unreadable) or the case.
 */
export type CaseState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'here'; readonly item: Case }

/** Reads one case and follows its changes; an id of null is absent. */
export function useCase(id: string | null): CaseState {
  const store = useCaseStore()
  const [read, setRead] = useState<{ readonly id: string | null; readonly state: CaseState }>({
    id: null,
    state: { kind: 'absent' },
  })
  useEffect(() => {
    let live = true
    const load = async () => {
      const item = id === null ? null : await store.get(id)
      if (live) setRead({ id, state: item === null ? { kind: 'absent' } : { kind: 'here', item } })
    }
    void load()
    const stop = store.subscribe((change) => {
      if (change.id === null || change.id === id) void load()
    })
    return () => {
      live = false
      stop()
    }
  }, [store, id])
  return read.id === id ? read.state : { kind: 'loading' }
}

/**
 * All cases, newest first, kept up to date; null until they were read. A change of one case reads only that one again,
 * the others stay the very same objects.
 */
export function useCaseList(): CaseList | null {
  const store = useCaseStore()
  const [list, setList] = useState<CaseList | null>(null)
  useEffect(() => {
    let live = true
    const loadAll = async () => {
      const read = await store.list()
      if (live) setList(read)
    }
    const loadOne = async (id: string) => {
      const item = await store.get(id)
      if (live) setList((before) => (before === null ? before : withCase(before, id, item)))
    }
    void loadAll()
    const stop = store.subscribe(({ id }) => void (id === null ? loadAll() : loadOne(id)))
    return () => {
      live = false
      stop()
    }
  }, [store])
  return list
}

function withCase(list: CaseList, id: string, item: Case | null): CaseList {
  const others = list.cases.filter((each) => each.id !== id)
  return { ...list, cases: item === null ? others : [item, ...others].toSorted((a, b) => b.updatedAt - a.updatedAt) }
}
