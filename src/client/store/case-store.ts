import { newCase, type Case, type NewCase } from '#src/domain/model/case.ts'
import { browserNow } from '#src/client/browser-clock.ts'
import { openCaseDatabase, type CaseDatabase, type NoDatabase } from './case-database.ts'
import { newCaseId, type RandomBytes } from './case-id.ts'
import { readStoredCase } from './case-migrations.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** Where cases are kept: in the browser's database, or only in this page's memory, and why. */
export type StoreStatus =
  | { readonly kind: 'kept' }
  | { readonly kind: 'memory'; readonly because: NoDatabase | 'full'; readonly says: string }

/** What changed: one case, or (null) all of them or the store's status. */
export type StoreChange = { readonly id: string | null }

/**
 * The cases that could be read, newest first, and how many could not: `newer` ones a later version wrote, `unreadable`
 * ones are broken.
 */
export interface CaseList {
  readonly cases: readonly Case[]
  readonly unreadable: number
  readonly newer: number
}

/**
 * The browser's own place for cases. Nothing here rejects: what the browser refuses to keep is kept in memory, and
 * `status` says so.
 */
export interface CaseStore {
  readonly status: () => StoreStatus
  /** Makes and keeps a case under a new id. */
  readonly create: (init: NewCase) => Promise<Case>
  /** Null when there is no such case, or one that cannot be read. */
  readonly get: (id: string) => Promise<Case | null>
  readonly put: (item: Case) => Promise<void>
  /**
   * Reads, changes and keeps a case, setting `updatedAt`; updates of several callers and tabs follow each other. Null
   * when there is no such case.
   */
  readonly update: (id: string, change: (item: Case) => Case) => Promise<Case | null>
  readonly list: () => Promise<CaseList>
  readonly remove: (id: string) => Promise<void>
  readonly removeAll: () => Promise<void>
  /** Hears of every change, from this tab and from others; returns what ends it. */
  readonly subscribe: (listener: (change: StoreChange) => void) => () => void
  readonly close: () => void
}

/** What the store takes from outside; all of it has a default in a browser. */
export interface StoreOptions {
  readonly name?: string
  /** Epoch ms. */
  readonly now?: () => number
  readonly random?: RandomBytes
}

const memoryWords: Readonly<Record<NoDatabase | 'full', string>> = {
  blocked:
    'The browser does not let this page keep anything (a private window, or storage is switched off). Cases last ' +
    'until this tab is closed.',
  full: 'The browser’s storage is full. New cases last until this tab is closed; deleting old ones makes room.',
  newer:
    'A newer version of Clari Triage uses the stored cases. Reload ' +
    'this page to go on; until then new cases last only in this tab.',
}

/** Opens the store of cases. */
export async function openCaseStore({
  name = 'clari-triage',
  now = browserNow,
  random = browserRandom,
}: StoreOptions = {}): Promise<CaseStore> {
  const exclusively = oneAtATime(`${name}-cases`)
  const listeners = new Set<(change: StoreChange) => void>()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`${name}-cases`)
  /** Cases that the database did not take. */
  const memory = new Map<string, Case>()
  let database: CaseDatabase | null = null
  let status: StoreStatus = { kind: 'kept' }

  const hear = (change: StoreChange) => {
    for (const listener of listeners) listener(change)
  }
  const tell = (id: string | null) => {
    hear({ id })
    channel?.postMessage(id)
  }
  const setStatus = (because: NoDatabase | 'full' | null) => {
    const next: StoreStatus =
      because === null ? { kind: 'kept' } : { kind: 'memory', because, says: memoryWords[because] }
    if (
      next.kind === status.kind &&
      (next.kind === 'kept' || (status.kind === 'memory' && status.because === next.because))
    )
      return
    status = next
    hear({ id: null })
  }
  const lose = (why: NoDatabase) => {
    database = null
    setStatus(why)
  }
  if (channel)
    channel.onmessage = ({ data }: MessageEvent<unknown>) => hear({ id: typeof data === 'string' ? data : null })

  const opened = await openCaseDatabase(name, lose)
  if (typeof opened === 'string') lose(opened)
  else database = opened

  async function put(item: Case): Promise<void> {
    const kept = await write(item)
    if (kept) {
      memory.delete(item.id)
      if (memory.size === 0) setStatus(null)
    } else memory.set(item.id, item)
    tell(item.id)
  }

  /** Whether the database took it. */
  async function write(item: Case): Promise<boolean> {
    if (database === null) return false
    return database.put('cases', item).then(
      () => true,
      (error: unknown) => {
        if (isQuota(error)) setStatus('full')
        else lose('blocked')
        return false
      },
    )
  }

  async function get(id: string): Promise<Case | null> {
    const held = memory.get(id)
    if (held !== undefined) return held
    if (database === null) return null
    const raw: unknown = await database.get('cases', id).catch(() => undefined)
    const read = readStoredCase(raw)
    return read.kind === 'case' ? read.item : null
  }

  async function list(): Promise<CaseList> {
    const rows: readonly unknown[] = database === null ? [] : await database.getAll('cases').catch(() => [])
    const read = rows.map(readStoredCase)
    const stored = read.flatMap((row) => (row.kind !== 'case' || memory.has(row.item.id) ? [] : [row.item]))
    const cases = [...stored, ...memory.values()].toSorted((a, b) => b.updatedAt - a.updatedAt)
    const count = (kind: string) => read.filter((row) => row.kind === kind).length
    return { cases, unreadable: count('broken'), newer: count('newer') }
  }

  async function isTaken(id: string): Promise<boolean> {
    if (memory.has(id)) return true
    return database === null
      ? false
      : database.getKey('cases', id).then(
          (key) => key !== undefined,
          () => false,
        )
  }

  return {
    status: () => status,
    get,
    put,
    list,
    create: async (init) => {
      let id = newCaseId(random)
      for (let attempt = 1; await isTaken(id); attempt++) id = newCaseId(random, attempt)
      const item = newCase(id, now(), init)
      await put(item)
      return item
    },
    update: (id, change) =>
      exclusively(async () => {
        const item = await get(id)
        if (item === null) return null
        const next = { ...change(item), id, updatedAt: now() }
        await put(next)
        return next
      }),
    remove: async (id) => {
      memory.delete(id)
      await database?.delete('cases', id).catch(() => lose('blocked'))
      if (database !== null && memory.size === 0) setStatus(null)
      tell(id)
    },
    removeAll: async () => {
      memory.clear()
      await database?.clear('cases').catch(() => lose('blocked'))
      if (database !== null) setStatus(null)
      tell(null)
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
      database = null
    },
  }
}

function browserRandom(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count))
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError'
}
