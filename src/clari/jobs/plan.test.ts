import fc from 'fast-check'
import { jobs as jobsOperation } from '#src/clari/operations.ts'
import { describe, expect, test } from 'vitest'
import {
  batchSchema,
  createBatch,
  isBatchOver,
  splitOrder,
  startParams,
  type Batch,
  type PlanItem,
} from './plan-batch.ts'
import { makeMove, type ToldEvent } from './plan-drive.ts'
import { noRivals } from './plan-match.ts'
import { nextBatchMove } from './plan-move.ts'
import { afterBatchEvent } from './plan-reduce.ts'
import { simulatedClari, type SimulatedClari } from './plan-world.test-kit.ts'

const quiet: SimulatedClari = {
  limit: 3,
  limitsTold: true,
  dropped: 0,
  tooMany: 0,
  broken: 0,
  unsent: 0,
  failing: 0,
  foreign: 0,
  foreignMs: 0,
}

interface Run {
  readonly clari: SimulatedClari
  readonly jobs: number
  readonly atOnce: number
  readonly seed: number
  /** Chance that the page is reloaded at any keeping of the batch, in the middle of a call too. */
  readonly reloads: number
  /** Which jobs the analyst cancels, and at which step. */
  readonly cancels: readonly { readonly job: number; readonly step: number }[]
  readonly faultySteps: number
}

const order = {
  forecastId: 'net_arr',
  types: ['forecast'] as const,
  splitTypes: false,
  scopeId: null,
  currency: null,
  schedule: 'NONE' as const,
  historical: false,
  format: 'JSON' as const,
}

/** The page dies: nothing more of what it was doing happens. */
class Reloaded extends Error {}

async function run({ clari: wanted, jobs, atOnce, seed, reloads, cancels, faultySteps }: Run) {
  let at = 1_000
  let state = seed
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
  const clari = simulatedClari(wanted, random, () => at)
  const periods = Array.from({ length: jobs }, (_, index) => `20${10 + (index >> 2)}_Q${(index & 3) + 1}`)
  const requests = splitOrder({ ...order, types: [...order.types], periods })
  const made = createBatch({ id: 'b', connection: 'c', now: at, atOnce, requests, running: new Map() })
  if (made === null) throw new Error('nothing to export')
  let kept: Batch = made
  let mostOpen = 0
  let faulty = true
  const bodyOf = (key: string) => kept.items.filter((item) => item.key === key).map(asBody)[0]
  const tell = async (event: ToldEvent) => {
    if (faulty && random() < reloads) throw new Reloaded()
    const before = kept
    kept = afterBatchEvent(before, { ...event, at, chance: random() })
    if (faulty && random() < reloads) throw new Reloaded()
    return kept !== before
  }
  const answerQuestions = async () => {
    for (const { key, state: item } of kept.items) {
      if (item.kind !== 'asked') continue
      const truth = clari.made.filter(({ body }) => body === bodyOf(key))
      const seen = truth.find(({ id }) => item.candidates.includes(id))
      const choice =
        seen !== undefined
          ? ({ kind: 'it-is', jobId: seen.id } as const)
          : truth.length > 0
            ? ({ kind: 'look-again' } as const)
            : ({ kind: 'start-again' } as const)
      await tell({ kind: 'chosen', key, choice })
    }
  }
  let step = 0
  for (; step < 20_000; step += 1) {
    if (step === faultySteps) {
      faulty = false
      clari.calmDown()
    }
    try {
      for (const cancel of cancels)
        if (cancel.step === step) await tell({ kind: 'cancel', keys: [kept.items[cancel.job % jobs]?.key ?? ''] })
      const move = nextBatchMove(kept, at)
      if (move.kind === 'over') break
      if (move.kind === 'question') {
        // The analyst takes a minute; what was on its way has arrived by then.
        at += 60_000
        await clari.send(jobsOperation, {})
        await answerQuestions()
      } else if (move.kind === 'wait') at = Math.max(at + 1, move.until)
      else {
        at += 20
        await makeMove(move, {
          send: clari.send,
          read: async () => ({ kind: 'read', bytes: 1, entries: 1, filled: 1, periods: [], met: 'asked', cut: false }),
          tell,
          rivals: () => noRivals,
        })
      }
    } catch (error) {
      if (!(error instanceof Reloaded)) throw error
      at += Math.floor(random() * 5_000)
      // It comes back as text, as from a browser's database.
      kept = afterBatchEvent(batchSchema.parse(JSON.parse(JSON.stringify(kept))), { kind: 'resumed', at, chance: 0 })
    }
    mostOpen = Math.max(mostOpen, clari.open())
  }
  return { batch: kept, clari, steps: step, mostOpen, bodies: clari.made.map(({ body }) => body) }
}

function asBody({ request }: Pick<PlanItem, 'request'>): string {
  return JSON.stringify(startParams(request))
}

describe('a batch of exports', () => {
  const rate = (max: number) => fc.double({ min: 0, max, noNaN: true })
  const runs = fc.record({
    clari: fc.record({
      limit: fc.integer({ min: 1, max: 4 }),
      limitsTold: fc.boolean(),
      dropped: rate(0.3),
      tooMany: rate(0.2),
      broken: rate(0.3),
      unsent: rate(0.2),
      failing: rate(0.2),
      foreign: fc.integer({ min: 0, max: 2 }),
      foreignMs: fc.integer({ min: 0, max: 300_000 }),
    }),
    jobs: fc.integer({ min: 1, max: 12 }),
    atOnce: fc.integer({ min: 1, max: 5 }),
    seed: fc.integer({ min: 1, max: 4_000_000_000 }),
    reloads: rate(0.15),
    cancels: fc.array(fc.record({ job: fc.nat(11), step: fc.nat(200) }), { maxLength: 3 }),
    faultySteps: fc.integer({ min: 0, max: 600 }),
  })

  test('never makes a job twice, never goes beyond the limit, and always ends, whatever goes wrong', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (wanted) => {
        const { batch, bodies, clari, mostOpen } = await run(wanted)
        expect(isBatchOver(batch)).toBe(true)
        expect(new Set(bodies).size).toBe(bodies.length)
        expect(mostOpen).toBeLessThanOrEqual(Math.min(wanted.clari.limit, wanted.atOnce))
        expect(clari.startsBeyond()).toBe(0)
        // What is said to be done is a job that was made for just that.
        for (const { state, request } of batch.items)
          if (state.kind === 'done')
            expect(clari.made.find(({ id }) => id === state.jobId)?.body).toBe(asBody({ request }))
      }),
      { numRuns: 80 },
    )
  })

  test('makes each job exactly once where nothing fails for good and nothing is cancelled', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (wanted) => {
        const clari = { ...wanted.clari, failing: 0, tooMany: 0, unsent: 0, foreign: 0 }
        const { batch, bodies } = await run({ ...wanted, clari, cancels: [] })
        expect(batch.items.map(({ state }) => state.kind)).toEqual(batch.items.map(() => 'done'))
        expect(bodies).toHaveLength(wanted.jobs)
      }),
      { numRuns: 40 },
    )
  })

  test('makes twelve jobs three at a time where all is well, and asks no more than it must', async () => {
    const { batch, clari, mostOpen } = await run({
      clari: quiet,
      jobs: 12,
      atOnce: 9,
      seed: 7,
      reloads: 0,
      cancels: [],
      faultySteps: 0,
    })
    expect(batch.items.every(({ state }) => state.kind === 'done')).toBe(true)
    expect(clari.made).toHaveLength(12)
    expect(mostOpen).toBe(3)
  })
})
