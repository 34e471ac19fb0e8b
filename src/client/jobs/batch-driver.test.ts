import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { createBatch, isBatchOver, splitOrder } from '#src/clari/jobs/plan-batch.ts'
import { simulatedClari } from '#src/clari/jobs/plan-world.test-kit.ts'
import { driveBatches } from './batch-driver.ts'
import { openBatchStore } from './batch-store.ts'

/** A lock that one asks for after another, as a browser's tabs do. */
function tabLocks() {
  let last: Promise<unknown> = Promise.resolve()
  const request = (_name: string, _options: unknown, work: () => Promise<unknown>) => {
    last = last.then(work)
    return last
  }
  return { request } as unknown as Pick<LockManager, 'request'>
}

test('two tabs make each job once: the second goes on where the first was closed during a start', async () => {
  let at = 1_000
  const name = `batches-${crypto.randomUUID()}`
  const clari = simulatedClari(
    {
      limit: 2,
      limitsTold: true,
      dropped: 0,
      tooMany: 0,
      broken: 0,
      unsent: 0,
      failing: 0,
      foreign: 0,
      foreignMs: 0,
    },
    () => 0.5,
    () => at,
  )
  const requests = splitOrder({
    forecastId: 'net_arr',
    periods: ['2026_Q1', '2026_Q2', '2026_Q3', '2026_Q4'],
    types: ['forecast'],
    splitTypes: false,
    scopeId: null,
    currency: null,
    schedule: 'NONE',
    historical: false,
    format: 'JSON',
  })
  const batch = createBatch({ id: 'b', connection: 'c', now: at, atOnce: 3, requests, running: new Map() })
  if (batch === null) throw new Error('nothing to export')
  const locks = tabLocks()
  const open = () => openBatchStore({ name, now: () => at, random: () => 0.5 })
  const stores = [await open(), await open()] as const
  await stores[0].add(batch)
  const ends = [new AbortController(), new AbortController()] as const
  let starts = 0
  const drive = (tab: 0 | 1) =>
    driveBatches({
      store: stores[tab],
      locks,
      now: () => at,
      wait: async (ms, signal) => {
        at += Math.min(ms, 5_000)
        await new Promise((resolve) => setTimeout(resolve, signal.aborted ? 0 : 1))
      },
      send: async (_connection, operation, params) => {
        const sent = await clari.send(operation, params)
        if (operation.id === 'clari.start-export') starts += 1
        if (tab === 0 && starts === 2) {
          // The tab is closed before it hears the answer: nothing that it does afterwards is kept.
          ends[0].abort()
          stores[0].close()
          return new Promise(() => undefined)
        }
        return sent
      },
      read: async () => ({ kind: 'read', bytes: 1, entries: 1, filled: 1, periods: [], met: 'asked', cut: false }),
      signal: ends[tab].signal,
    })
  const both = Promise.all([drive(0), drive(1)])
  await expect.poll(async () => (await stores[1].list()).every(isBatchOver), { timeout: 20_000 }).toBe(true)
  ends[1].abort()
  await both
  const [kept] = await stores[1].list()
  expect(kept?.items.map(({ state }) => [state.kind, 'takenOver' in state && state.takenOver])).toEqual([
    ['done', false],
    ['done', true],
    ['done', false],
    ['done', false],
  ])
  expect(clari.made).toHaveLength(4)
  expect(clari.startsBeyond()).toBe(0)
})
