/** How something that is watched stands. */
export type WatchNow =
  | {
      readonly kind: 'waiting'
      readonly says: string
      /** When it is looked at next, epoch ms by our own clock; null where nobody knows. */
      readonly nextAt: number | null
    }
  /** It is over; `good` is whether it is what was hoped for. */
  | { readonly kind: 'ended'; readonly good: boolean; readonly says: string }

/** Something to watch: a job, a batch, a fix. */
export interface WatchSpec {
  /** Watching what is watched already changes nothing. */
  readonly id: string
  /** What it is, in a few words: `Job 6073…1e00`. */
  readonly title: string
  /** Where it can be seen, as path and query of the product. */
  readonly href: string
  /** Follows it and tells how it stands, until it ended or the signal aborts; nothing is told after an end. */
  readonly follow: (signal: AbortSignal, tell: (now: WatchNow) => void) => void
}

/** Something that is watched, as it stands. */
export interface Watched {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly now: WatchNow
}

/** All that is watched in this tab; each follows its own source, none is asked twice. */
export interface WatchList {
  readonly now: () => readonly Watched[]
  readonly subscribe: (listener: () => void) => () => void
  readonly start: (spec: WatchSpec) => void
  /** Stops following and forgets. */
  readonly stop: (id: string) => void
}

/** Makes an empty list; `announce` hears each end, once. */
export function createWatchList(announce: (ended: Watched) => void): WatchList {
  let list: readonly Watched[] = []
  const following = new Map<string, AbortController>()
  const listeners = new Set<() => void>()
  const become = (next: readonly Watched[]) => {
    list = next
    for (const listener of listeners) listener()
  }
  const stop = (id: string) => {
    following.get(id)?.abort()
    following.delete(id)
    if (list.some((each) => each.id === id)) become(list.filter((each) => each.id !== id))
  }
  return {
    now: () => list,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop,
    start: ({ id, title, href, follow }) => {
      if (following.has(id)) return
      stop(id)
      const own = new AbortController()
      following.set(id, own)
      const first: Watched = { id, title, href, now: { kind: 'waiting', says: 'Looking', nextAt: null } }
      become([...list, first])
      follow(own.signal, (now) => {
        if (own.signal.aborted || following.get(id) !== own) return
        become(list.map((each) => (each.id === id ? { ...each, now } : each)))
        if (now.kind !== 'ended') return
        following.delete(id)
        own.abort()
        announce({ ...first, now })
      })
    },
  }
}
