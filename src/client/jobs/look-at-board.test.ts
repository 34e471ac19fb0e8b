import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProxy } from '#src/client/proxy.ts'
import { createTestApp, serveHttp, testToken, type TestApp } from '#src/server/test-kit.ts'
import { startTestTenant, type TestTenant } from '#src/simulator/tenant.test-kit.ts'
import { lookAtBoard, slowedBy, type BoardState } from './look-at-board.ts'

describe('a look at a connection’s jobs', () => {
  let tenant: TestTenant
  let app: TestApp
  let time = 0
  beforeAll(async () => {
    tenant = await startTestTenant()
    app = createTestApp({}, { demo: tenant.tenant })
  })
  afterAll(async () => {
    await app.close()
    await tenant.tenant.close()
  })

  const look = (before: BoardState | null, over = app, connection = 'demo-clari') => {
    time += 1_000
    const { exchange, stream } = createProxy({
      fetch: (path, init) => {
        const body = typeof init.body === 'string' ? { body: JSON.parse(init.body) } : {}
        return over.ask(init.method ?? 'GET', path, body)
      },
      token: () => testToken,
    })
    return lookAtBoard(before, { exchange, stream, connection, now: () => time, random: () => 0 })
  }

  test('tells jobs and limits, and when it looks next', async () => {
    const first = await look(null)
    expect(first).toMatchObject({ trouble: null, why: 'idle', nextAt: time + 7_500, tooMany: 0 })
    expect(first.board?.jobs.map(({ job }) => job.status)).toEqual(['DONE', 'CANCELLED', 'DONE'])
    expect(first.limits).toMatchObject({ concurrentLimit: 3, monthlyQuota: 1000 })
  })

  test('a job that was started is seen through its states, looked at soon while it changes', async () => {
    const first = await look(null)
    const started = await tenant.clari('export/forecast/net_arr', { method: 'POST', body: '{}' })
    expect(started.status).toBe(200)
    const queued = await look(first)
    expect(queued.board?.jobs.filter(({ job }) => job.state === 'queued')).toHaveLength(1)
    expect(queued.nextAt).toBe(time + 1_000)
    tenant.wait(60_000)
    const done = await look(queued)
    expect(done.board?.jobs.filter(({ job }) => job.state === 'done')).toHaveLength(3)
    expect(done.why).toBe('idle')
  })

  test('a 429 keeps what is known, waits what it asks and slows what follows', async () => {
    const first = await look(null)
    await tenant.faults('too-many-requests')
    const slowed = await look(first)
    expect(slowed).toMatchObject({ tooMany: 1, longestAskedMs: 30_000, why: 'asked-to-wait', nextAt: time + 30_000 })
    expect(slowed.trouble).toMatchObject({ kind: 'slow-down', status: 429 })
    expect(slowed.board).toEqual(first.board)
    await tenant.faults()
    const after = await look(slowed)
    expect(after).toMatchObject({ trouble: null, nextAt: time + 15_000 })
    const admin = await look(null, app, 'demo-clari-admin')
    expect(slowedBy(admin, slowed)).toMatchObject({ nextAt: slowed.nextAt, why: 'asked-to-wait', pace: { slowed: 1 } })
    expect(slowedBy(admin, after)).toBe(admin)
    expect(slowedBy({ ...admin, nextAt: null }, slowed).nextAt).toBeNull()
    expect(slowedBy({ ...admin, jobsExchange: null }, slowed).nextAt).toBe(admin.nextAt)
  })

  test('a refused key ends the looking by itself, and asking again goes on', async () => {
    await tenant.faults('key-revoked')
    const refused = await look(null)
    expect(refused).toMatchObject({ nextAt: null, why: 'refused', trouble: { kind: 'refused', status: 401 } })
    await tenant.faults()
    expect(await look(refused)).toMatchObject({ trouble: null, why: 'idle' })
  })

  test('a list that is longer than what is held of an answer is read whole all the same', async () => {
    const jobs = Array.from({ length: 4_000 }, (_, index) => ({
      jobId: `job-${index}`,
      status: 'DONE',
      title: `An export with a title of some length, number ${index}`,
      startTime: 1_700_000_000_000 + index,
    }))
    const server = await serveHttp((request, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(request.url?.endsWith('/export/jobs') === true ? JSON.stringify(jobs) : '{}')
    })
    const large = createTestApp({ CLARI_API_KEY: 'k'.repeat(40), CLARI_BASE_URL: `${server.origin}/v4` })
    const seen = await look(null, large, 'env-clari')
    await large.close()
    await server.close()
    expect(seen).toMatchObject({ trouble: null, limits: null, why: 'idle' })
    expect(seen.board?.jobs).toHaveLength(4_000)
    expect(seen.board?.jobs[0]?.job.id).toBe('job-3999')
  })
})
