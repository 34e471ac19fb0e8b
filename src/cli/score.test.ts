import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { compareFiles } from '#src/compare/compare-files.ts'
import { causeIds } from '#src/domain/model/cause.ts'
import { plants as seeded } from '#src/bench/worlds/seeded-differences.ts'
import { allPlans } from '#src/bench/worlds/audit/exams.ts'
import type { Marking } from '#src/bench/worlds/audit/marking.ts'
import { bridgesAreExact, allRuns, judgeWorld, examName, type Judged } from '#src/bench/worlds/score.ts'
import type { WorldMark } from '#src/bench/worlds/currencies/mark-world.ts'
import { takeCurrencyWorld, takeExam } from './take-exam.ts'

async function judgeAll(seed: number, wanted: (run: ReturnType<typeof allRuns>[number]) => boolean): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const run of allRuns(seed, 24).filter(wanted)) judged.push(await judgeWorld(run, exportReaders))
  return judged
}

describe('worlds with planted causes', () => {
  test('nothing planted shows no difference in any shape or format', { timeout: 120_000 }, async () => {
    const judged = await judgeAll(7, (run) => run.plants.length === 0)
    expect(judged.length).toBeGreaterThan(80)
    expect(
      judged
        .filter((one) => one.problem !== null || one.misses.length > 0 || one.confirmed > 0 || !one.bridgesExact)
        .map((one) => examName(one.run)),
    ).toEqual([])
  })

  test('know every cause of the catalogue', () => {
    expect(causeIds.filter((id) => !seeded.some(({ cause }) => cause === id))).toEqual([])
  })

  test('every cause alone is found and nothing else is claimed', { timeout: 240_000 }, async () => {
    const judged = await judgeAll(11, (run) => run.plants.length === 1 && run.seed % 4 === 0)
    const sum = (read: (one: Judged) => number): number => judged.reduce((total, one) => total + read(one), 0)
    expect(judged.length).toBeGreaterThan(60)
    expect(judged.filter((one) => !one.bridgesExact || one.problem !== null).map((one) => examName(one.run))).toEqual(
      [],
    )
    expect(sum((one) => one.right) / sum((one) => one.confirmed)).toBeGreaterThanOrEqual(0.995)
    expect(sum((one) => one.named) / sum((one) => one.planted)).toBeGreaterThanOrEqual(0.97)
  })
})

describe('worlds that an auditor makes from the catalogue alone', () => {
  test('are marked above the bars through files and the printed JSON', { timeout: 240_000 }, async () => {
    const plans = allPlans(3).filter((plan, at) => (plan.plants.length === 1 ? at % 3 === 0 : at % 9 === 0))
    const marks: Marking[] = []
    for (const plan of plans) marks.push(await takeExam(plan))
    const sum = (read: (one: Marking) => number): number => marks.reduce((total, one) => total + read(one), 0)
    expect(marks.length).toBeGreaterThan(70)
    expect(sum((one) => one.planted)).toBeGreaterThan(1000)
    expect(
      marks
        .filter((one) => !one.bridgesExact || one.problem !== null)
        .map((one) => [one.name, one.problem, one.misses]),
    ).toEqual([])
    expect(sum((one) => one.right) / sum((one) => one.confirmed)).toBeGreaterThanOrEqual(0.995)
    expect(sum((one) => one.named) / sum((one) => one.planted)).toBeGreaterThanOrEqual(0.97)
  })

  test('show no difference where nothing is planted', { timeout: 120_000 }, async () => {
    const marks: Marking[] = []
    for (const plan of allPlans(8).filter((one, at) => one.plants.length === 0 && at % 2 === 0))
      marks.push(await takeExam(plan))
    expect(marks.length).toBe(30)
    expect(
      marks
        .filter((one) => one.problem !== null || one.misses.length > 0 || one.confirmed > 0)
        .map((one) => [one.name, one.problem, one.misses]),
    ).toEqual([])
  })
})

describe('worlds of several currencies', () => {
  test('have every total of a team proved through the rates, and nobody’s number blamed on one', async () => {
    const marks: WorldMark[] = []
    for (let seed = 5000; seed < 5060; seed += 1) marks.push(await takeCurrencyWorld(seed))
    const sum = (read: (one: WorldMark) => number): number => marks.reduce((total, one) => total + read(one), 0)
    expect(marks.filter((one) => !one.bridgesExact || one.problem !== null).map(({ name }) => name)).toEqual([])
    expect(sum((one) => one.planted)).toBeGreaterThan(500)
    expect(sum((one) => one.right)).toBe(sum((one) => one.confirmed))
    expect(sum((one) => one.named) / sum((one) => one.planted)).toBeGreaterThanOrEqual(0.99)
  })
})

describe('the bridge', () => {
  const amount = fc.oneof(
    fc.integer({ min: -1e12, max: 1e12 }).map((minor) => minor / 100),
    fc.constant(null),
    fc.constantFrom(0, 0.005, 1e12, 123.456),
  )
  const code = fc.constantFrom('USD', 'JPY', 'KWD', null)
  const entry = fc.record({
    userId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fieldId: fc.constantFrom('f', 'g'),
    timePeriodId: fc.constantFrom('2026_Q3', '2026_Q4'),
    timeFrameId: fc.constantFrom('TF:2026-11-16', 'TF:2026-11-09'),
    forecastValue: amount,
    adjustmentValue: amount,
    isUpdated: fc.boolean(),
    currency: code.map((one) => (one === null ? null : { code: one, symbol: one })),
  })
  const cell = fc.oneof(
    amount.map((one) => (one === null ? '—' : String(one))),
    fc.integer({ min: 0, max: 1e9 }).map((minor) => `$${(minor / 100).toLocaleString('en-US')}`),
    fc.constantFrom('', 'pending', '1.234,56', '$1.2M', '(5)', '7%', '¥500', 'KWD 1.234', '9'.repeat(30)),
  )
  const screen = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'x'), cell, cell), {
    minLength: 1,
    maxLength: 8,
  })

  test('always sums, whatever is compared with whatever', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 25 }), screen, async (entries, rows) => {
        const users = ['a', 'b', 'c', 'd', 'e'].map((id, at) => ({
          userId: id,
          name: id,
          email: `${id}@x.com`,
          hierarchyId: id,
          parentHierarchyId: at === 0 ? null : 'a',
        }))
        const json = JSON.stringify({
          entries,
          users,
          fields: [
            { fieldId: 'f', fieldName: 'Commit' },
            { fieldId: 'g', fieldName: 'Best Case' },
          ],
          timePeriods: [],
          timeFrames: [],
        })
        const csv = [
          'User\tEmail\tCommit\tBest Case',
          ...rows.map(([id, one, other]) => [id, `${id}@x.com`, one, other].join('\t')),
        ].join('\n')
        const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
        const outcome = await compareFiles(
          {
            api: [{ name: 'a.json', bytes: bytes(json) }],
            ui: [{ name: 'u.tsv', bytes: bytes(csv) }],
            now: Date.parse('2026-11-22'),
          },
          exportReaders,
        )
        if (outcome.kind === 'done') expect(bridgesAreExact(outcome.comparison)).toBe(true)
        else
          expect(outcome).toMatchObject({
            kind: 'problem',
            problem: { says: expect.stringMatching(/no column of values|Nothing could be compared/) },
          })
      }),
      { numRuns: 300 },
    )
  })
})
