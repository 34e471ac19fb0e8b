import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newCase, type NewCase } from '#src/domain/model/case.ts'
import { openCaseStore, type CaseStore } from './case-store.ts'

const init: NewCase = {
  scenario: 'clari.unauthorized',
  answers: { forecastId: 'net_arr' },
  pastes: { symptom: '401' },
  product: '0.1.0',
}
const opened: CaseStore[] = []

async function open(options: Parameters<typeof openCaseStore>[0] = {}) {
  const store = await openCaseStore({ name: 'test', ...options })
  opened.push(store)
  return store
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

afterEach(() => {
  for (const store of opened.splice(0)) store.close()
})

describe('the case store', () => {
  test('keeps a case over a reload', async () => {
    const first = await open({ now: () => 1000 })
    const made = await first.create(init)
    first.close()
    const second = await open()
    expect(await second.get(made.id)).toEqual(newCase(made.id, 1000, init))
    expect(second.status()).toEqual({ kind: 'kept' })
  })

  test('never gives an id twice, and makes it longer when the short ones run out', async () => {
    const store = await open({ random: (count) => new Uint8Array(count) })
    const ids = [await store.create(init), await store.create(init), await store.create(init)].map(({ id }) => id)
    expect(ids).toEqual(['0000', '00000', '000000'])
  })

  test('lists the newest first and changes one at a time', async () => {
    let clock = 1000
    const store = await open({ now: () => clock++ })
    const one = await store.create(init)
    const two = await store.create({ ...init, scenario: null })
    const changed = await store.update(one.id, (item) => ({ ...item, verdict: 'no-optin' }))
    expect(changed?.verdict).toBe('no-optin')
    expect((await store.list()).cases.map(({ id }) => id)).toEqual([one.id, two.id])
    expect(await store.update('ZZZZ', (item) => item)).toBeNull()
    await store.remove(one.id)
    expect(await store.get(one.id)).toBeNull()
    await store.removeAll()
    expect(await store.list()).toEqual({ cases: [], unreadable: 0, newer: 0 })
  })

  test('loses none of several changes made at once', async () => {
    const store = await open()
    const made = await store.create(init)
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) =>
        store.update(made.id, (item) => ({ ...item, answers: { ...item.answers, [name]: 'yes' } })),
      ),
    )
    expect((await store.get(made.id))?.answers).toEqual({
      forecastId: 'net_arr',
      a: 'yes',
      b: 'yes',
      c: 'yes',
      d: 'yes',
    })
  })

  test('counts what it cannot read instead of showing it', async () => {
    const store = await open()
    const made = await store.create(init)
    const raw = await openDB('test')
    await raw.put('cases', { id: 'BAD1', version: 2, hostile: '<script>' })
    await raw.put('cases', { id: 'BAD2', version: 'one' })
    await raw.put('cases', { ...made, id: 'NEW1', version: 99 })
    raw.close()
    for (const id of ['BAD1', 'BAD2', 'NEW1']) expect(await store.get(id)).toBeNull()
    expect(await store.list()).toEqual({ cases: [made], unreadable: 2, newer: 1 })
  })

  test('tells listeners of changes in this tab and in another', async () => {
    const here = await open()
    const there = await open()
    const heardHere: (string | null)[] = []
    const heardThere: (string | null)[] = []
    here.subscribe(({ id }) => heardHere.push(id))
    there.subscribe(({ id }) => heardThere.push(id))
    const made = await here.create(init)
    await vi.waitFor(() => expect(heardThere).toEqual([made.id]))
    expect(heardHere).toEqual([made.id])
  })
})

describe('when the browser does not keep things', () => {
  test('a page without a database keeps cases in memory and says so', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const store = await open()
    vi.unstubAllGlobals()
    const made = await store.create(init)
    expect(await store.get(made.id)).toEqual(made)
    expect(store.status()).toMatchObject({ kind: 'memory', because: 'blocked' })
  })

  test('a full storage keeps the new state in memory, and goes back once there is room', async () => {
    const store = await open()
    const made = await store.create(init)
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await store.update(made.id, (item) => ({ ...item, verdict: 'no-optin' }))
    expect(store.status()).toMatchObject({ kind: 'memory', because: 'full' })
    expect((await store.get(made.id))?.verdict).toBe('no-optin')
    expect((await store.list()).cases).toHaveLength(1)
    full.mockRestore()
    await store.update(made.id, (item) => ({ ...item, verdict: 'other' }))
    expect(store.status()).toEqual({ kind: 'kept' })
  })

  test('cases that a newer version wrote are left alone', async () => {
    ;(await openDB('test', 99)).close()
    const store = await open()
    await store.create(init)
    expect(store.status()).toMatchObject({ kind: 'memory', because: 'newer' })
  })

  test('a newer version in another tab gets the database, and this tab says so', async () => {
    const store = await open()
    const newer = await openDB('test', 99)
    await store.create(init)
    expect(store.status()).toMatchObject({ kind: 'memory', because: 'newer' })
    newer.close()
  })
})
