import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clockFrom } from '#src/domain/time/test-clock.test-kit.ts'
import { soak, soakFaults } from './soak.ts'

test('sixty sessions at once, while the upstream fails in turn, get only what its faults explain', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'triage-soak-'))
  const report = await soak({ sessions: 60, lastsMs: 5000, faultMs: 250, timeoutMs: null, folder, now: clockFrom() })
  await rm(folder, { recursive: true })
  // Too short to tell whether memory grows: the long run does.
  expect(soakFaults({ ...report, heap: [1, 1] })).toEqual([])
})

test('a soak is not kept where answers are unexplained, uneven, or something stays behind', () => {
  const good = { answered: 10, busy: 0, unexplained: {}, shares: [4, 5, 6], heap: [1e8, 1e8], left: 0 } as const
  expect(soakFaults(good)).toEqual([])
  expect(
    soakFaults({ answered: 10, busy: 0, unexplained: { reset: 2 }, shares: [1, 50, 90], heap: [1e8, 2e8], left: 1 })
      .length,
  ).toBe(4)
  expect(soakFaults({ ...good, answered: 0 })).toEqual(['Nothing was answered.'])
})
