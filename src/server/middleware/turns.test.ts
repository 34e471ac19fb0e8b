import { setTimeout as wait } from 'node:timers/promises'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { turns, type TurnLimits } from './turns.ts'

/** Calls that end when they are told to, each by the session in its header. */
function makeCalls(limits: TurnLimits) {
  const running: { readonly session: string; readonly end: () => void }[] = []
  const app = new Hono()
  app.use(turns(limits, (c) => c.req.header('session') ?? null))
  app.get('/', async (c) => {
    await new Promise<void>((resolve) => running.push({ session: c.req.header('session') ?? '', end: resolve }))
    return c.text('done')
  })
  const call = async (session: string, signal?: AbortSignal): Promise<number> =>
    (await app.request('/', { headers: { session }, ...(signal === undefined ? {} : { signal }) })).status
  /** Ends the call that began first; tells whose it was. */
  const endFirst = async () => {
    const first = running.shift()
    first?.end()
    await wait(5)
    return first?.session
  }
  return { call, endFirst, running: () => running.map(({ session }) => session).join('') }
}

test('the next turn goes to the session that has the fewest, however many another has waiting', async () => {
  const { call, endFirst, running } = makeCalls({ running: 3, each: 3, waiting: 20, waitMs: 5000 })
  const all = [...'aaaaaaab'].map((session) => call(session))
  await wait(5)
  expect(running()).toBe('aaa')
  await endFirst()
  expect(running()).toBe('aab')
  while (running() !== '') await endFirst()
  expect(await Promise.all(all)).toEqual(Array.from({ length: 8 }, () => 200))
})

test('one session never has all the turns where it may not', async () => {
  const { call, endFirst, running } = makeCalls({ running: 3, each: 2, waiting: 20, waitMs: 5000 })
  const all = [...'aaaab'].map((session) => call(session))
  await wait(5)
  expect(running()).toBe('aab')
  while (running() !== '') await endFirst()
  expect(await Promise.all(all)).toEqual([200, 200, 200, 200, 200])
})

test('who waits too long is told that it is busy, and holds no place any more', async () => {
  const { call, endFirst, running } = makeCalls({ running: 1, each: 1, waiting: 1, waitMs: 40 })
  const first = call('a')
  expect(await call('b')).toBe(503)
  const next = call('b')
  await wait(5)
  await endFirst()
  expect(running()).toBe('b')
  await endFirst()
  expect([await first, await next]).toEqual([200, 200])
})

test('a queue that one session has filled still has room for another', async () => {
  const { call, endFirst, running } = makeCalls({ running: 1, each: 1, waiting: 3, waitMs: 5000 })
  const greedy = [...'aaaa'].map((session) => call(session))
  await wait(5)
  const modest = call('b')
  await wait(5)
  // The last of the greedy ones made room; a further one of its kind is refused at once.
  expect(await greedy[3]).toBe(503)
  expect(await call('a')).toBe(503)
  while (running() !== '') await endFirst()
  expect(await modest).toBe(200)
})

test('who leaves while waiting takes no turn', async () => {
  const { call, endFirst, running } = makeCalls({ running: 1, each: 1, waiting: 3, waitMs: 5000 })
  const first = call('a')
  await wait(5)
  const leave = new AbortController()
  const left = call('b', leave.signal)
  await wait(5)
  leave.abort()
  expect(await left).toBe(503)
  await endFirst()
  expect([running(), await first]).toEqual(['', 200])
})
