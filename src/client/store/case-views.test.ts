import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCaseStore, type CaseStore } from './case-store.ts'
import { viewCase, viewCases, type CaseView } from './case-views.ts'

const init = { scenario: null, answers: {}, pastes: {}, product: '1' }

let store: CaseStore
let at = 0

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  store = await openCaseStore({ name: 'views', now: () => (at += 1) })
})

afterEach(() => store.close())

/** Looks at a view; `next` resolves with its value once it has changed. */
function look<T>(view: CaseView<T>) {
  let heard = () => {}
  const stop = view.subscribe(() => heard())
  const next = () =>
    new Promise<T>((resolve) => {
      heard = () => resolve(view.now())
    })
  return { next, stop }
}

test('one case is loading, then here, follows its changes, and is absent once it is deleted', async () => {
  const item = await store.create(init)
  const view = viewCase(store, item.id)
  expect(view.now()).toEqual({ kind: 'loading' })
  const { next, stop } = look(view)
  expect(await next()).toEqual({ kind: 'here', item })
  const changed = next()
  await store.create(init)
  await store.update(item.id, (before) => ({ ...before, answers: { field: 'Commit' } }))
  expect(await changed).toMatchObject({ kind: 'here', item: { answers: { field: 'Commit' } } })
  const gone = next()
  await store.remove(item.id)
  expect(await gone).toEqual({ kind: 'absent' })
  stop()
})

test('no case is absent at once, and one that was never there after a look', async () => {
  expect(viewCase(store, null).now()).toEqual({ kind: 'absent' })
  expect(await look(viewCase(store, 'ZZZZ')).next()).toEqual({ kind: 'absent' })
})

test('a change of one case leaves the others the very same objects, and puts it first', async () => {
  const [one, two] = [await store.create(init), await store.create(init)]
  const view = viewCases(store)
  expect(view.now()).toBeNull()
  const { next } = look(view)
  const before = (await next())?.cases
  expect(before?.map(({ id }) => id)).toEqual([two.id, one.id])
  const changed = next()
  await store.update(one.id, (item) => ({ ...item, verdict: 'x' }))
  const after = (await changed)?.cases
  expect(after?.map(({ id }) => id)).toEqual([one.id, two.id])
  expect(after?.[1]).toBe(before?.[0])
})

test('changes that come while a reading goes on are read in their order', async () => {
  const item = await store.create(init)
  const view = viewCases(store)
  const { next } = look(view)
  await next()
  await Promise.all(
    Array.from({ length: 20 }, (_, field) =>
      store.update(item.id, (before) => ({ ...before, answers: { ...before.answers, [`f${field}`]: 'x' } })),
    ),
  )
  await expect.poll(() => Object.keys(view.now()?.cases[0]?.answers ?? {}).length).toBe(20)
})
