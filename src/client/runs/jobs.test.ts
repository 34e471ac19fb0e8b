import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connectionsSchema } from '#src/domain/contract/proxy-contract.ts'
import { createTestApp, type TestApp } from '#src/server/test-kit.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'
import { followJob, type Following } from './jobs.ts'

type Tenant = Awaited<ReturnType<typeof startDemoTenant>>

const start = Date.UTC(2026, 10, 30, 9)
let at = start
let demo: Tenant
let app: TestApp
let connection = ''

beforeAll(async () => {
  demo = await startDemoTenant({ now: () => at })
  app = createTestApp({}, { demo, now: () => at })
  const { connections } = connectionsSchema.parse(await (await app.ask('GET', '/api/connections')).json())
  connection = connections.find(({ system }) => system === 'clari')?.id ?? ''
})

afterAll(async () => {
  await app.close()
  await demo.close()
})

beforeEach(() => put('faults', []))

async function put(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${demo.address}/__demo/${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
}

async function startedJob(): Promise<string> {
  const { result } = await app.exchange('clari.start-export', { forecastId: 'net_arr' }, connection)
  return JSON.parse(result.kind === 'response' ? result.body : '{}').jobId
}

/** Follows a job over the real proxy; waiting lets the tenant's clock go on instead. */
async function follow(jobId: string, change: Partial<Following> = {}) {
  const waits: number[] = []
  const says: string[] = []
  const end = await followJob(
    { jobId, connection },
    {
      signal: new AbortController().signal,
      progress: (said) => says.push(said),
      proxy: {
        exchange: async ({ operation, params, connection: over }, signal) => {
          signal?.throwIfAborted()
          return { ok: true, value: await app.exchange(operation, params, over) }
        },
      },
      wait: async (ms) => {
        waits.push(ms)
        at += ms
      },
      ...change,
    },
  )
  return { end, waits, says }
}

test('a job is followed through its states to its own answer, more and more slowly', async () => {
  const jobId = await startedJob()
  const { end, waits, says } = await follow(jobId)
  expect(end).toMatchObject({ ok: true, value: { jobId, status: 'DONE' } })
  expect(new Set(says)).toEqual(new Set(['The job is queued', 'The job is running', 'The job is done']))
  expect(waits.length).toBeGreaterThan(1)
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
})

test('a job that is there already is looked at once, without waiting', async () => {
  const jobId = await startedJob()
  await follow(jobId)
  expect((await follow(jobId)).waits).toEqual([])
})

test('questions that come too often are asked again after as long as Clari asks to wait, not for ever', async () => {
  const jobId = await startedJob()
  await put('faults', ['polling-too-often'])
  const refused = await follow(jobId)
  expect(refused.waits).toEqual([10_000, 10_000, 10_000])
  expect(refused.end).toEqual({ ok: false, says: expect.stringMatching(/^Clari answered 429: .*rate limit/i) })
  let waited = 0
  const freed = await follow(jobId, {
    wait: async (ms) => {
      waited += ms
      at += ms
      await put('faults', [])
    },
  })
  expect(freed.end.ok).toBe(true)
  expect(waited).toBeGreaterThanOrEqual(10_000)
})

test('a job that nobody knows is refused in Clari’s words', async () => {
  const { end, waits } = await follow('0123456789abcdef01234567')
  expect(end).toEqual({ ok: false, says: expect.stringMatching(/^Clari answered 4\d\d: /) })
  expect(waits).toEqual([])
})

test('waiting ends at once when the task is aborted', async () => {
  const jobId = await startedJob()
  const leaving = new AbortController()
  const following = followJob(
    { jobId, connection },
    {
      signal: leaving.signal,
      progress: () => leaving.abort(),
      proxy: {
        exchange: async ({ operation, params }) => ({
          ok: true,
          value: await app.exchange(operation, params, connection),
        }),
      },
    },
  )
  await expect(following).rejects.toThrow('stopped')
})
