import { describe, expect, it } from 'vitest'
import { clockFrom, testDay } from '#src/domain/time/test-clock.test-kit.ts'
import { faults } from '#src/simulator/faults/list.ts'
import { randomAt } from '#src/simulator/random.ts'
import { walkAll } from './walker.ts'

/** How many faults of those that show a scenario are walked at each change; `npm run walk-all` walks them all. */
const sampled = 10

describe('a sample of what the walker walks', { timeout: 300_000 }, () => {
  it('claims nothing beyond what was seen', async () => {
    const shown = faults.filter(({ scenario }) => scenario !== undefined).map(({ id }) => id)
    const only = new Set(randomAt(20261130, 'walker').shuffled(shown).slice(0, sampled))
    const { walked, laws } = await walkAll({ seed: 1, at: testDay, now: clockFrom(), only, others: 1 })
    // Each in two dialects: with its own answer, with none, with another fault's twice, and its answer with no fault.
    expect(walked).toBeGreaterThan(sampled * 8)
    const told = laws.map(({ says, broken }) => [
      says,
      broken.map(({ fault, paste, at }) => `${fault} ${paste}: ${at}`),
    ])
    // That some faults are told only by a paid export, or by what only people know, is weighed over all of them.
    expect(told.slice(0, -1)).toEqual(laws.slice(0, -1).map(({ says }) => [says, []]))
  })
})
