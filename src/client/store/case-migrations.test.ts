import 'fake-indexeddb/auto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { IDBCursor, IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { openCaseStore } from './case-store.ts'
import { readStoredCase } from './case-migrations.ts'

const rowSchema = z.looseObject({
  id: z.string(),
  version: z.literal(1),
  scenario: z.string().nullable(),
  records: z.array(z.unknown()),
})

/** Cases as version 1 of the product wrote them in a browser; long bodies were cut. */
const stored = z
  .array(rowSchema)
  .parse(JSON.parse(await readFile(join(import.meta.dirname, 'cases-of-version-1.json'), 'utf8')))

/** The database as version 1 of the product made it. */
async function databaseOfVersion1(rows: readonly { readonly id: string }[]) {
  const database = await openDB('old', 1, {
    upgrade: (made) => void made.createObjectStore('cases', { keyPath: 'id' }).createIndex('updatedAt', 'updatedAt'),
  })
  for (const row of rows) await database.put('cases', row)
  database.close()
}

/** What lies in the database now, unread. */
async function rowsNow(): Promise<readonly unknown[]> {
  const database = await openDB('old')
  const rows: readonly unknown[] = await database.getAll('cases')
  database.close()
  return rows
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

describe('cases of version 1', () => {
  test('are all read after the upgrade, with everything that they held', async () => {
    await databaseOfVersion1(stored)
    const store = await openCaseStore({ name: 'old' })
    const { cases, unreadable, newer } = await store.list()
    expect({ count: cases.length, unreadable, newer }).toEqual({ count: stored.length, unreadable: 0, newer: 0 })
    for (const before of stored) {
      const after = await store.get(before.id)
      const { version, scenario, ...rest } = before
      expect(version).toBe(1)
      expect(after).toMatchObject({
        ...rest,
        version: 2,
        runs: [],
        origin: { kind: 'own' },
        scenario: scenario === 'checkup' ? null : scenario,
        kind: scenario === 'checkup' ? 'checkup' : 'wizard',
      })
    }
    store.close()
  })

  test('lie migrated in the database itself, so that the next step starts from version 2', async () => {
    await databaseOfVersion1(stored)
    ;(await openCaseStore({ name: 'old' })).close()
    expect((await rowsNow()).map((row) => readStoredCase(row))).toSatisfy(
      (rows: ReturnType<typeof readStoredCase>[]) =>
        rows.length === stored.length && rows.every((row) => row.kind === 'case' && !row.migrated),
    )
  })

  test('for which a full storage has no room stay as they were, and are read all the same', async () => {
    await databaseOfVersion1(stored)
    // A write that fails once it is under way, as the browser's does when its storage is full: a key that
    // is there already.
    const refused = vi.spyOn(IDBCursor.prototype, 'update').mockImplementation(function (this: IDBCursor) {
      if (!(this.source instanceof IDBObjectStore)) throw new Error('no store')
      return this.source.add(stored[0])
    })
    const store = await openCaseStore({ name: 'old' })
    refused.mockRestore()
    expect(store.status()).toEqual({ kind: 'kept' })
    expect((await store.list()).cases).toHaveLength(stored.length)
    store.close()
    expect(await rowsNow()).toEqual(expect.arrayContaining([...stored]))
  })

  test('that are broken, and those of a newer version, are left exactly as they were, and counted', async () => {
    const odd = [
      { id: 'BRK1', version: 1, scenario: 7 },
      { id: 'BRK2' },
      { id: 'NEW1', version: 3, shape: 'unheard of' },
    ]
    await databaseOfVersion1([...stored, ...odd])
    const store = await openCaseStore({ name: 'old' })
    expect(await store.list()).toMatchObject({ unreadable: 2, newer: 1 })
    store.close()
    const rows = await rowsNow()
    for (const row of odd) expect(rows).toContainEqual(row)
  })
})
