import { createContext, useContext, useState, useSyncExternalStore, type ReactNode } from 'react'
import { notifyEnd } from './notification.ts'
import { createWatchList, type Watched, type WatchList } from './watch-list.ts'

const WatchContext = createContext<WatchList | null>(null)

/** Keeps what is watched for as long as the product is open in this tab; stands above all pages. */
export function WatchProvider({ children }: { readonly children: ReactNode }) {
  const [list] = useState(() => createWatchList(notifyEnd))
  return <WatchContext value={list}>{children}</WatchContext>
}

/** The list of what is watched. Throws (a bug) outside a {@link WatchProvider}. */
export function useWatchList(): WatchList {
  const list = useContext(WatchContext)
  if (list === null) throw new Error('useWatchList needs a WatchProvider above it')
  return list
}

/** All that is watched, drawn again when it changes. */
export function useWatched(): readonly Watched[] {
  const list = useWatchList()
  return useSyncExternalStore(list.subscribe, list.now)
}
