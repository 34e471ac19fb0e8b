import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { Batch } from '#src/clari/jobs/plan-batch.ts'
import { recall } from '#src/client/store/page-storage.ts'
import type { BatchRoom } from './batch-room.ts'

/** Gives the room; who first wants it opens it, so that nothing of it is loaded before. */
type RoomPlace = () => Promise<BatchRoom>

function emptyRoomPlace(): RoomPlace {
  let room: Promise<BatchRoom> | null = null
  return () => (room ??= import('./batch-room.ts').then(({ openBatchRoom }) => openBatchRoom()))
}

const RoomContext = createContext<RoomPlace | null>(null)

/** Goes on with the batches that were left open, whatever page is looked at; stands above all pages. */
export function BatchesProvider({ children }: { readonly children: ReactNode }) {
  const [place] = useState(emptyRoomPlace)
  useEffect(() => {
    if (recall('browser', 'batches-open') !== null) void place()
  }, [place])
  return <RoomContext value={place}>{children}</RoomContext>
}

/** The batches' room; null until it is open. Throws (a bug) outside a {@link BatchesProvider}. */
export function useBatchRoom(): BatchRoom | null {
  const place = useContext(RoomContext)
  if (place === null) throw new Error('useBatchRoom needs a BatchesProvider above it')
  const [room, setRoom] = useState<BatchRoom | null>(null)
  useEffect(() => {
    let here = true
    void place().then((opened) => here && setRoom(opened))
    return () => {
      here = false
    }
  }, [place])
  return room
}

const none: readonly Batch[] = []
const never = () => () => undefined

/** The batches as they stand, oldest first, drawn again at each change. */
export function useBatches(room: BatchRoom | null): readonly Batch[] {
  return useSyncExternalStore(room?.subscribe ?? never, room?.now ?? (() => none))
}
