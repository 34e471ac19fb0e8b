import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { CaseList, CaseStore, StoreStatus } from './case-store.ts'
import { viewCase, viewCases, type CaseState } from './case-views.ts'

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
  return useSyncExternalStore(store.subscribe, store.status)
}

/** One case, kept up to date with changes in this tab and others; an id of null is absent. */
export function useCase(id: string | null): CaseState {
  const store = useCaseStore()
  const view = useMemo(() => viewCase(store, id), [store, id])
  return useSyncExternalStore(view.subscribe, view.now)
}

/** All cases, newest first, kept up to date; null until they were read. */
export function useCaseList(): CaseList | null {
  const store = useCaseStore()
  const view = useMemo(() => viewCases(store), [store])
  return useSyncExternalStore(view.subscribe, view.now)
}
