import { z } from 'zod'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { Answers, CheckContext, Pastes } from '#src/domain/model/check.ts'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import { connectionsSchema } from '#src/domain/contract/proxy-contract.ts'
import type { Scenario } from '#src/domain/model/scenario.ts'
import { clockFrom, testDay } from '#src/domain/time/test-clock.test-kit.ts'
import { conclude } from '#src/engine/conclude.ts'
import { runCheck } from '#src/engine/run-check.ts'
import { runStep } from '#src/engine/run-step.ts'
import { walk, type Known } from '#src/engine/walk.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import { createTestApp } from '#src/server/test-kit.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'

/** What an analyst would give to a wizard before it runs to its end. */
export interface Given {
  readonly faults?: readonly string[]
  readonly dialect?: 'published' | 'guide'
  /** Choices by name; `connection` is the demo tenant's first of the scenario's system unless given. */
  readonly answers?: Answers
  /** Texts as they would be pasted, secrets and all; fields that are not given are left empty. */
  readonly pastes?: Pastes
}

/** Where a wizard ended, and how to run its proof again. */
export interface Ended {
  /** The verdict's name, or the step that it waits at. */
  readonly at: string
  readonly conclusion: Conclusion | null
  readonly records: readonly CheckRecord[]
  /**
   * Switches faults and runs the verdict's own check again, over a new paste if it needs one; resolves with the status,
   * or how the run ended.
   */
  readonly prove: (faults?: readonly string[], pasted?: string) => Promise<string>
}

/** A proxy in process before a demo tenant on loopback: wizards walk through both as they would from the page. */
export interface Bench {
  readonly walkThrough: (scenario: Scenario, given?: Given) => Promise<Ended>
  readonly switchTo: (faults: readonly string[], dialect?: 'published' | 'guide') => Promise<void>
  /**
   * Starts an export as the integration user would, with the given body, and lets jobs go on as long as they take to
   * end (or not at all); resolves with its job's id.
   */
  readonly startExport: (
    letEnd: boolean,
    body?: Readonly<Record<string, unknown>>,
    forecastId?: string,
  ) => Promise<string>
  /** A job that the integration user ran before, whose results are there still. */
  readonly earlierJob: () => Promise<string>
  /** Sets the demo tenant's clock back to where it began, where none of the jobs was started yet. */
  readonly startOver: () => Promise<void>
  readonly close: () => Promise<void>
}

const credentials = z.object({ clari: z.object({ apikey: z.string() }) })
const listed = z.array(z.object({ jobId: z.string(), status: z.string(), expiredTime: z.number().nullable() }))
const queued = z.object({ jobId: z.string() })

/** Starts both at a moment (epoch ms); `timeoutMs` is how long the proxy waits for the demo tenant. */
export async function startBench(timeoutMs = 1500, at = testDay): Promise<Bench> {
  const now = clockFrom(at)
  const demo = await startDemoTenant({ now })
  const app = createTestApp({ TRIAGE_TIMEOUT_MS: String(timeoutMs) }, { demo, now })

  async function put(path: string, body: unknown): Promise<void> {
    const answer = await fetch(`${demo.address}/__demo/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`The demo tenant refused ${path}: ${await answer.text()}`)
  }
  const switchTo: Bench['switchTo'] = async (faults, dialect = 'published') => {
    await put('dialect', dialect)
    await put('faults', faults)
  }

  async function contextOf(
    scenario: Scenario,
    given: Given,
  ): Promise<{
    readonly context: Omit<CheckContext, 'progress'>
    readonly all: ReturnType<typeof connectionsSchema.parse>['connections']
  }> {
    const all = connectionsSchema.parse(await (await app.ask('GET', '/api/connections')).json()).connections
    const own = all.filter(({ system }) => system === scenario.system)
    const answers = { ...(own[0] === undefined ? {} : { connection: own[0].id }), ...given.answers }
    const flow = await scenario.flow?.()
    const fields = Object.values(flow?.steps ?? {}).flatMap((step) => (step.kind === 'input' ? step.fields : []))
    const empty = Object.fromEntries(fields.filter(({ kind }) => kind === 'paste').map(({ name }) => [name, '']))
    const pastes = {
      ...empty,
      ...Object.fromEntries(Object.entries(given.pastes ?? {}).map(([name, text]) => [name, blankSecrets(text).text])),
    }
    const context = {
      send: (async (operation, params, over) =>
        app.exchange(operation.id, { ...params }, over ?? answers['connection'])) satisfies CheckContext['send'],
      connections: own,
      answers,
      pastes,
      signal: new AbortController().signal,
      now,
    }
    return { context, all }
  }

  const limits = { limitMs: 20_000 }
  const silent = { started: () => undefined, progress: () => undefined, ended: () => undefined }

  const walkThrough: Bench['walkThrough'] = async (scenario, given = {}) => {
    const flow = await scenario.flow?.()
    if (flow === undefined) throw new Error(`${scenario.id} has no flow`)
    await switchTo(given.faults ?? [], given.dialect)
    const { context, all } = await contextOf(scenario, given)
    const optional = Object.values(flow.steps).flatMap((step) =>
      step.kind === 'input' ? step.fields.filter(({ kind, required }) => kind === 'text' && !required) : [],
    )
    const answers = { ...Object.fromEntries(optional.map(({ name }) => [name, ''])), ...context.answers }
    let known: Known = { answers, pastes: context.pastes, records: [] }
    for (;;) {
      const way = walk(flow, known)
      const last = way.visits.at(-1)
      if (way.verdict === null && last?.step.kind === 'run' && !last.done) {
        const records = await runStep(last.step, { ...context, answers }, silent, limits)
        known = { ...known, records: [...known.records, ...records] }
        continue
      }
      const ended = way.verdict
      return {
        at: ended?.name ?? last?.name ?? '',
        conclusion: conclude(scenario, way, known, all),
        records: known.records,
        prove: async (faults, pasted) => {
          if (ended === null) throw new Error(`The wizard waits at ${last?.name ?? 'nothing'}`)
          if (faults !== undefined) await switchTo(faults, given.dialect)
          const { check } = ended.verdict.prove
          const again = await contextOf(scenario, given)
          const reads = check.reads[0]
          const pastes =
            pasted === undefined || reads === undefined
              ? again.context.pastes
              : { ...again.context.pastes, [reads]: blankSecrets(pasted).text }
          const record = await runCheck(check, { ...again.context, answers, pastes, progress: () => undefined }, limits)
          return record.finding?.status ?? record.state
        },
      }
    }
  }

  const startExport: Bench['startExport'] = async (letEnd, body = {}, forecastId = 'net_arr') => {
    const { clari } = credentials.parse(await (await fetch(`${demo.address}/__demo/credentials`)).json())
    const answer = await fetch(`${demo.address}/clari/v4/export/forecast/${forecastId}`, {
      method: 'POST',
      headers: { apikey: clari.apikey, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const { jobId } = queued.parse(await answer.json())
    if (letEnd) {
      await put('clock', { speed: 10_000 })
      await new Promise((done) => setTimeout(done, 20))
      await put('clock', { speed: 1 })
    }
    return jobId
  }

  return {
    walkThrough,
    switchTo,
    startExport,
    earlierJob: async () => {
      const { clari } = credentials.parse(await (await fetch(`${demo.address}/__demo/credentials`)).json())
      const list = listed.parse(
        await (await fetch(`${demo.address}/clari/v4/export/jobs`, { headers: { apikey: clari.apikey } })).json(),
      )
      const done = list.find(({ status, expiredTime }) => status === 'DONE' && (expiredTime ?? 0) > now())
      if (done === undefined) throw new Error('The demo tenant has no earlier job.')
      return done.jobId
    },
    startOver: () => put('clock', { now: new Date(at).toISOString() }),
    close: async () => {
      await app.close()
      await demo.close()
    },
  }
}
