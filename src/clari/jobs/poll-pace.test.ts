import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstPollState, nextPoll, openPace, troublePace, type PollSeen, type PollState } from './poll-pace.ts'

const chance = fc.double({ min: 0, max: 0.999, noNaN: true })
const seen: fc.Arbitrary<PollSeen> = fc.oneof(
  fc.record({
    kind: fc.constant('answered' as const),
    open: fc.integer({ min: 0, max: 3 }),
    changed: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('slow-down' as const),
    retryAfterMs: fc.option(fc.integer({ min: 0, max: 3_600_000 }), { nil: null }),
  }),
  fc.constant({ kind: 'failed' as const }),
)

const quietLook: PollSeen = { kind: 'answered', open: 1, changed: false }

/** The waits after a row of looks, with the same chance throughout. */
function waits(looks: readonly PollSeen[], random: number): readonly number[] {
  let state: PollState = firstPollState
  return looks.map((look) => {
    const next = nextPoll(state, look, () => random)
    state = next.state
    return next.inMs ?? Number.NaN
  })
}

describe('the pace of looking at jobs', () => {
  test('doubles while nothing changes, up to half a minute, and begins anew at a change', () => {
    const many = Array.from({ length: 7 }, () => quietLook)
    expect(waits(many, 0.999).map((ms) => Math.round(ms / 1000))).toEqual([2, 4, 8, 16, 30, 30, 30])
    expect(waits([...many, { ...quietLook, changed: true }], 0.999).at(-1)).toBeLessThanOrEqual(openPace.firstMs)
  })

  test('leaves up to half of each wait to chance', () => {
    fc.assert(
      fc.property(chance, fc.integer({ min: 1, max: 12 }), (random, count) => {
        const full = Math.min(openPace.longestMs, openPace.firstMs * 2 ** (count - 1))
        const last =
          waits(
            Array.from({ length: count }, () => quietLook),
            random,
          ).at(-1) ?? 0
        expect(last).toBeGreaterThanOrEqual(Math.floor(full / 2))
        expect(last).toBeLessThanOrEqual(Math.ceil(full))
      }),
    )
  })

  test('never undercuts Retry-After, never looks twice within a second, and always looks again', () => {
    fc.assert(
      fc.property(fc.array(seen, { minLength: 1, maxLength: 40 }), chance, (looks, random) => {
        waits(looks, random).forEach((ms, index) => {
          const look = looks[index]
          expect(ms).toBeGreaterThanOrEqual(openPace.firstMs / 2)
          expect(ms).toBeLessThanOrEqual(Math.max(troublePace.longestMs, 3_601_000))
          if (look?.kind === 'slow-down') expect(ms).toBeGreaterThanOrEqual(look.retryAfterMs ?? 0)
        })
      }),
    )
  })

  test('a 429 slows what follows it down, until five looks in a row were answered', () => {
    const tooMany: PollSeen = { kind: 'slow-down', retryAfterMs: 1_000 }
    const changed: PollSeen = { kind: 'answered', open: 1, changed: true }
    const after = waits([tooMany, ...Array.from({ length: 6 }, () => changed)], 0).slice(1)
    expect(after).toEqual([2_000, 2_000, 2_000, 2_000, 1_000, 1_000])
    expect(waits([tooMany, tooMany, tooMany], 0)).toEqual([2_500, 5_000, 10_000])
    const never = waits(
      Array.from({ length: 30 }, () => tooMany),
      0.999,
    )
    expect(never.at(-1)).toBeLessThanOrEqual(troublePace.longestMs)
  })

  test('stops where looking again would change nothing', () => {
    expect(nextPoll(firstPollState, { kind: 'refused' }, () => 0)).toMatchObject({ inMs: null, why: 'refused' })
  })
})
