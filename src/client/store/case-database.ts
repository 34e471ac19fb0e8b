import { openDB, unwrap, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'
import { readStoredCase } from './case-migrations.ts'

/** The browser's database of cases; rows are read with `readStoredCase`, so they are unknown here. */
export interface CaseSchemaOfDatabase extends DBSchema {
  cases: { key: string; value: { readonly id: string }; indexes: { updatedAt: number } }
}

/** An open database of cases. */
export type CaseDatabase = IDBPDatabase<CaseSchemaOfDatabase>

type Upgrade = IDBPTransaction<CaseSchemaOfDatabase, StoreNames<CaseSchemaOfDatabase>[], 'versionchange'>

/**
 * The step from each version of the database to the next; the number of steps is the version. Never edit one that
 * shipped, add one.
 */
const migrations: readonly ((database: CaseDatabase, upgrade: Upgrade) => void | Promise<void>)[] = [
  (database) => {
    database.createObjectStore('cases', { keyPath: 'id' }).createIndex('updatedAt', 'updatedAt')
  },
  (_database, upgrade) => migrateRows(upgrade),
]

/**
 * Brings every row to the present version of a case; those that cannot be read stay exactly as they are, and so does
 * one for which a full storage has no room: it is migrated whenever it is read.
 */
async function migrateRows(upgrade: Upgrade): Promise<void> {
  for (
    let cursor = await upgrade.objectStore('cases').openCursor();
    cursor !== null;
    cursor = await cursor.continue()
  ) {
    const read = readStoredCase(cursor.value)
    if (read.kind === 'case' && read.migrated) await updated(unwrap(cursor), read.item)
  }
}

/** Writes a row in place of the cursor's; a refusal is swallowed, so that it does not undo the whole upgrade. */
function updated(cursor: Pick<IDBCursorWithValue, 'update'>, row: unknown): Promise<void> {
  return new Promise((resolve) => {
    const request = cursor.update(row)
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', (event) => {
      event.preventDefault()
      event.stopPropagation()
      resolve()
    })
  })
}

/** Why the browser's database cannot be used. */
export type NoDatabase = 'blocked' | 'newer'

/**
 * Opens the database, migrating it; or says why it cannot be opened: `newer` a later version of the product wrote it,
 * `blocked` all else.
 */
export async function openCaseDatabase(
  name: string,
  lost: (why: NoDatabase) => void,
): Promise<CaseDatabase | NoDatabase> {
  if (globalThis.indexedDB === undefined) return 'blocked'
  // Some browsers refuse by throwing at once rather than by rejecting: inside a promise both are the same.
  const opening = Promise.resolve().then(() =>
    openDB<CaseSchemaOfDatabase>(name, migrations.length, {
      upgrade: async (database, from, _to, upgrade) => {
        for (const migrate of migrations.slice(from)) await migrate(database, upgrade)
      },
      // A newer version of the product in another tab wants to migrate: let it, and say so here.
      blocking: (_current, _wanted, event) => {
        if (event.target instanceof IDBDatabase) event.target.close()
        lost('newer')
      },
      terminated: () => lost('blocked'),
    }),
  )
  return opening.catch((error: unknown) =>
    error instanceof Error && error.name === 'VersionError' ? 'newer' : 'blocked',
  )
}
