import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { batchSchema, type Batch } from '#src/clari/jobs/plan-batch.ts'
import type { ToldEvent } from '#src/clari/jobs/plan-drive.ts'
import { afterBatchEvent } from '#src/clari/jobs/plan-reduce.ts'

interface Schema extends DBSchema {
  batches: { key: string; value: { readonly id: string } }
  files: { key: string; value: KeptFile }
}

/** A job's results that the analyst asked to keep in this browser. */
export interface KeptFile {
  readonly id: string
  readonly batch: string
  readonly name: string
  readonly content: Blob
}

/** The browser's own place for batches of exports. Nothing here rejects. */
export interface BatchStore {
  /** Whether batches survive this tab; false where the browser keeps nothing. */
  readonly isKept: () => boolean
  /** Oldest first. */
  readonly list: () => Promise<readonly Batch[]>
  readonly add: (batch: Batch) => Promise<void>
  /**
   * Lets an event happen to a batch, in one piece over all tabs; resolves once the batch after it is kept, with false
   * where it changed nothing.
   */
  readonly tell: (id: string, event: ToldEvent) => Promise<boolean>
  /** Forgets a batch and its kept files; jobs at Clari go on. */
  readonly remove: (id: string) => Promise<void>
  readonly files: () => Promise<readonly Omit<KeptFile, 'content'>[]>
  readonly file: (id: string) => Promise<KeptFile | null>
  /** Resolves with false where the browser has no room. */
  readonly keepFile: (file: KeptFile) => Promise<boolean>
  readonly dropFile: (id: string) => Promise<void>
  /** Hears of every change, from this tab and from others; returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void
  readonly close: () => void
}

/** What the store takes from outside. */
export interface BatchStoreOptions {
  readonly name?: string
  /** Epoch ms. */
  readonly now: () => number
  readonly random: () => number
}

/** Opens the store; where the browser keeps nothing it lasts as long as the page. */
export async function openBatchStore({
  name = 'clari-triage-batches',
  now,
  random,
}: BatchStoreOptions): Promise<BatchStore> {
  const memory = new Map<string, Batch>()
  const listeners = new Set<() => void>()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  const database = await opened(name)
  const hear = () => {
    for (const listener of listeners) listener()
  }
  const changed = () => {
    hear()
    channel?.postMessage('changed')
  }
  if (channel) channel.onmessage = hear
  const after = (batch: Batch, event: ToldEvent) => afterBatchEvent(batch, { ...event, at: now(), chance: random() })

  /** What the database does not take lives on in this page. */
  const lose = (batch: Batch) => {
    memory.set(batch.id, batch)
  }

  async function change(id: string, event: ToldEvent): Promise<boolean> {
    const held = memory.get(id)
    if (held !== undefined || database === null) {
      if (held === undefined) return false
      const next = after(held, event)
      memory.set(id, next)
      return next !== held
    }
    // One transaction, so that no other tab changes the batch between reading and writing it; strict, because what is
    // kept of a start must be there even where the machine fails in the next moment.
    const turn = database.transaction('batches', 'readwrite', { durability: 'strict' })
    const read = batchSchema.safeParse(await turn.store.get(id))
    if (!read.success) return false
    const next = after(read.data, event)
    if (next === read.data) return false
    const kept = await Promise.all([turn.store.put(next), turn.done]).then(
      () => true,
      () => false,
    )
    if (!kept) lose(next)
    return true
  }

  return {
    isKept: () => database !== null && memory.size === 0,
    list: async () => {
      const rows: readonly unknown[] = database === null ? [] : await database.getAll('batches').catch(() => [])
      const stored = rows.flatMap((row) => {
        const read = batchSchema.safeParse(row)
        return read.success && !memory.has(read.data.id) ? [read.data] : []
      })
      return [...stored, ...memory.values()].toSorted((a, b) => a.createdAt - b.createdAt)
    },
    add: async (batch) => {
      if (database === null) memory.set(batch.id, batch)
      else await database.put('batches', batch).catch(() => lose(batch))
      changed()
    },
    tell: async (id, event) => {
      const done = await change(id, event)
      if (done) changed()
      return done
    },
    remove: async (id) => {
      memory.delete(id)
      const kept = (await database?.getAll('files').catch(() => [])) ?? []
      for (const file of kept) if (file.batch === id) await database?.delete('files', file.id).catch(() => undefined)
      await database?.delete('batches', id).catch(() => undefined)
      changed()
    },
    files: async () => {
      const all = (await database?.getAll('files').catch(() => [])) ?? []
      return all.map(({ id, batch, name: called }) => ({ id, batch, name: called }))
    },
    file: async (id) => (await database?.get('files', id).catch(() => undefined)) ?? null,
    keepFile: async (file) => {
      const kept =
        database !== null &&
        (await database.put('files', file).then(
          () => true,
          () => false,
        ))
      if (kept) changed()
      return kept
    },
    dropFile: async (id) => {
      await database?.delete('files', id).catch(() => undefined)
      changed()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    close: () => {
      listeners.clear()
      channel?.close()
      database?.close()
    },
  }
}

async function opened(name: string): Promise<IDBPDatabase<Schema> | null> {
  if (globalThis.indexedDB === undefined) return null
  // Some browsers refuse by throwing at once rather than by rejecting: inside a promise both are the same.
  return Promise.resolve()
    .then(() =>
      openDB<Schema>(name, 1, {
        upgrade: (database) => {
          database.createObjectStore('batches', { keyPath: 'id' })
          database.createObjectStore('files', { keyPath: 'id' })
        },
        blocking: (_current, _wanted, event) => {
          if (event.target instanceof IDBDatabase) event.target.close()
        },
      }),
    )
    .catch(() => null)
}
