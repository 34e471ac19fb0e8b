import { expect, test } from 'vitest'
import { createWatchList, type Watched, type WatchNow } from './watch-list.ts'

const waiting: WatchNow = { kind: 'waiting', says: 'It runs', nextAt: null }
const done: WatchNow = { kind: 'ended', good: true, says: 'Done' }

function watching() {
  const announced: Watched[] = []
  const told: ((now: WatchNow) => void)[] = []
  const signals: AbortSignal[] = []
  const list = createWatchList((ended) => announced.push(ended))
  const start = (id: string) =>
    list.start({
      id,
      title: `Job ${id}`,
      href: '/jobs',
      follow: (signal, tell) => {
        signals.push(signal)
        told.push(tell)
      },
    })
  return { list, start, announced, told, signals }
}

test('what is watched tells how it stands, and its end is announced once', () => {
  const { list, start, announced, told, signals } = watching()
  start('a')
  told[0]?.(waiting)
  expect(list.now()).toMatchObject([{ id: 'a', now: waiting }])
  told[0]?.(done)
  told[0]?.(done)
  told[0]?.(waiting)
  expect(list.now()).toMatchObject([{ id: 'a', now: done }])
  expect(announced).toMatchObject([{ id: 'a', now: done }])
  expect(signals[0]?.aborted).toBe(true)
})

test('what is watched already is not followed twice, and can be watched again once it ended', () => {
  const { list, start, told } = watching()
  start('a')
  start('a')
  expect(told).toHaveLength(1)
  told[0]?.(done)
  start('a')
  expect(told).toHaveLength(2)
  expect(list.now()).toHaveLength(1)
})

test('what nobody watches any more is neither followed nor announced', () => {
  const { list, start, announced, told, signals } = watching()
  start('a')
  list.stop('a')
  told[0]?.(done)
  expect([list.now(), announced, signals[0]?.aborted]).toEqual([[], [], true])
})
