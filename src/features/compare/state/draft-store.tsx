import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { CompareDraft, DraftEvent } from './draft.ts'

/** Holds the comparison's draft, above the page that shows it. */
export interface DraftStore {
  readonly now: () => CompareDraft
  readonly subscribe: (listener: () => void) => () => void
  readonly tell: (event: DraftEvent) => void
}

/** Gives the store; who first wants one makes it, so that nothing of the comparison is loaded before. */
type DraftPlace = (make: () => DraftStore) => DraftStore

function emptyPlace(): DraftPlace {
  let store: DraftStore | null = null
  return (make) => (store ??= make())
}

const DraftContext = createContext<DraftPlace | null>(null)

/** Keeps the comparison's draft for as long as the product is open in this tab; stands above all pages. */
export function DraftProvider({ children }: { readonly children: ReactNode }) {
  const [place] = useState(emptyPlace)
  return <DraftContext value={place}>{children}</DraftContext>
}

/** The store of the draft, made at its first use. Throws (a bug) outside a {@link DraftProvider}. */
export function useDraftStore(make: () => DraftStore): DraftStore {
  const place = useContext(DraftContext)
  if (place === null) throw new Error('useDraftStore needs a DraftProvider above it')
  return place(make)
}

/**
 * The draft as it stands, drawn again when it changes. Held as state of the one component that reads it: a change of an
 * external store would make React draw a long result that it is in the middle of in one piece.
 */
export function useDraftOf({ now, subscribe }: DraftStore): CompareDraft {
  const [draft, setDraft] = useState(now)
  useEffect(() => {
    // What was told between the drawing and this effect.
    setDraft(now())
    return subscribe(() => setDraft(now()))
  }, [now, subscribe])
  return draft
}

/** A store that starts with a draft and changes it as a reducer says. */
export function createDraftStore(
  first: CompareDraft,
  after: (draft: CompareDraft, event: DraftEvent) => CompareDraft,
): DraftStore {
  let draft = first
  const listeners = new Set<() => void>()
  return {
    now: () => draft,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell: (event) => {
      const next = after(draft, event)
      if (next === draft) return
      draft = next
      for (const listener of listeners) listener()
    },
  }
}
