// @vitest-environment jsdom
import { focusManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { firstPollState } from '#src/clari/jobs/poll-pace.ts'
import { browserNow } from '#src/client/browser-clock.ts'
import { boardOptions } from './board-query.ts'
import type { BoardState } from './look-at-board.ts'

const everyMs = 2_000
let looks: number[] = []
let client = new QueryClient()

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 30, 9) })
  looks = []
  client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 5_000, networkMode: 'always' } } })
  client.mount()
})
afterEach(() => {
  focusManager.setFocused(undefined)
  client.unmount()
  client.clear()
  vi.useRealTimers()
})

/** A component that reads the board, until it is told to stop. */
function reader(most = Number.POSITIVE_INFINITY): () => void {
  const options = boardOptions('a', async (): Promise<BoardState> => {
    const at = browserNow()
    looks.push(at)
    return {
      board: null,
      limits: null,
      offsetMs: null,
      trouble: null,
      pace: firstPollState,
      lookedAt: at,
      nextAt: looks.length >= most ? null : at + everyMs,
      why: 'open',
      tooMany: 0,
      longestAskedMs: 0,
      looks: [],
      jobsExchange: null,
      limitsExchange: null,
    }
  })
  return new QueryObserver(client, options).subscribe(() => undefined)
}

const gaps = () => looks.slice(1).map((at, index) => at - (looks[index] ?? 0))

test('one poller looks, however many read and whenever they came', async () => {
  const ends = [reader()]
  await vi.advanceTimersByTimeAsync(700)
  ends.push(reader())
  await vi.advanceTimersByTimeAsync(6_000)
  ends.push(reader())
  await vi.advanceTimersByTimeAsync(10_000)
  expect(looks.length).toBeGreaterThanOrEqual(8)
  for (const gap of gaps()) expect(gap).toBe(everyMs)
  for (const end of ends) end()
  const before = looks.length
  await vi.advanceTimersByTimeAsync(10_000)
  expect(looks).toHaveLength(before)
})

test('a hidden tab looks no more, and at once when it is seen again and it is time', async () => {
  const end = reader()
  await vi.advanceTimersByTimeAsync(2_500)
  focusManager.setFocused(false)
  const before = looks.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(looks).toHaveLength(before)
  focusManager.setFocused(true)
  await vi.advanceTimersByTimeAsync(50)
  expect(looks).toHaveLength(before + 1)
  focusManager.setFocused(false)
  focusManager.setFocused(true)
  await vi.advanceTimersByTimeAsync(50)
  expect(looks).toHaveLength(before + 1)
  end()
})

test('where the rule says to wait for somebody, nobody looks by itself', async () => {
  const end = reader(1)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(looks).toHaveLength(1)
  const second = reader(1)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(looks).toHaveLength(1)
  end()
  second()
})
