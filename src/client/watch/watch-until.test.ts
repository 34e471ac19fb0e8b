import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WatchNow } from './watch-list.ts'
import { watchUntil, type WatchTry } from './watch-until.ts'

async function watched(tries: readonly WatchTry[], most: number) {
  const told: WatchNow[] = []
  const waits: number[] = []
  let made = 0
  await watchUntil(
    {
      attempt: async () => tries[made++] ?? { ended: null, says: 'still there' },
      everyMs: 60_000,
      most,
      now: () => 0,
      wait: async (ms) => void waits.push(ms),
    },
    new AbortController().signal,
    (now) => told.push(now),
  )
  return { told, waits, made }
}

test('tries every minute until it is fixed, and says so', async () => {
  const { told, waits, made } = await watched(
    [
      { ended: null, says: 'a' },
      { ended: 'good', says: 'Fixed' },
    ],
    10,
  )
  expect([made, waits]).toEqual([2, [60_000]])
  expect(told.at(-1)).toEqual({ kind: 'ended', good: true, says: 'Fixed' })
})

test('never tries more often than its limit, and always ends', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.constantFrom(null, 'good' as const, 'bad' as const), { maxLength: 40 }),
      async (most, ends) => {
        const { told, waits, made } = await watched(
          ends.map((ended) => ({ ended, says: 'x' })),
          most,
        )
        expect(made).toBeLessThanOrEqual(most)
        expect(waits).toHaveLength(made - 1)
        expect(told.at(-1)?.kind).toBe('ended')
        expect(told.filter(({ kind }) => kind === 'ended')).toHaveLength(1)
      },
    ),
  )
})
