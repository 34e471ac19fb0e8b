import { expect, it } from 'vitest'
import { clockFrom } from '#src/domain/time/test-clock.test-kit.ts'
import { everyOperation, sampleOf, tryFault, upstreamFaults } from './matrix.ts'

/** Every fault with one operation of two upstreams; the whole is `npm run faults`. */
const sample = upstreamFaults.map((fault, at) => ({ fault, operations: sampleOf(at) }))

it('there are far more than forty faults, and the sample meets every operation several times', () => {
  expect(new Set(upstreamFaults.map(({ id }) => id)).size).toBe(upstreamFaults.length)
  expect(upstreamFaults.length).toBeGreaterThan(80)
  for (const { id } of everyOperation)
    expect([id, sample.filter(({ operations }) => operations.some((one) => one.id === id)).length > 2]).toEqual([
      id,
      true,
    ])
})

it(
  'every fault of an upstream is told by who failed, leaves nothing open and is over when it is put right',
  { timeout: 120_000 },
  async () => {
    const wrong: string[] = []
    for (const { fault, operations } of sample) {
      // The checks of the check-up run in the long form.
      const trial = { timeoutMs: 250, now: clockFrom(), operations, checks: false }
      const { cells, troubles } = await tryFault(fault, trial)
      for (const { operation, blames, says, right } of cells)
        if (!right) wrong.push(`${fault.id}, ${operation}: ${blames}, ${says}`)
      for (const { says } of troubles) wrong.push(`${fault.id}: ${says}`)
    }
    expect(wrong).toEqual([])
  },
)
