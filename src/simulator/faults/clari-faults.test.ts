import { connect } from 'node:tls'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isScenarioId } from '#src/domain/model/scenario-id.ts'
import { startTestTenant, type TestTenant } from '#src/simulator/tenant.test-kit.ts'
import { faults } from './list.ts'

let test: TestTenant
const key = () => test.value('demo-clari', 'CLARI_API_KEY')
const admin = () => ({ headers: { apikey: test.value('demo-clari-admin', 'CLARI_API_KEY') } })
const seen = async (answer: Response | Promise<Response>) => {
  const { status, headers } = await answer
  const text = await (await answer).text()
  return { status, headers, text, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null }
}
const start = (body: unknown = {}, init: RequestInit = {}) =>
  test.clari('export/forecast/net_arr', { method: 'POST', body: JSON.stringify(body), ...init })
const read = (period = '2026_Q4') => seen(test.clari(`forecast/net_arr?timePeriod=${period}`))

async function job(body: unknown = {}, waits = 10_000) {
  const { jobId } = (await seen(start(body))).body
  test.wait(waits)
  return {
    jobId,
    told: (await seen(test.clari(`export/jobs/${jobId}`))).body,
    results: () => seen(test.clari(`export/jobs/${jobId}/results`)),
  }
}

beforeAll(async () => {
  test = await startTestTenant()
})
afterAll(() => test.tenant.close())
beforeEach(async () => {
  await test.faults()
  await test.dialect('published')
  test.wait(60_000)
})

describe('faults of Clari', { timeout: 30_000 }, () => {
  const goodKey = /^[0-9a-f]{64}$/

  it.each([
    ['key-missing', /^$/],
    ['key-spaces', /^[0-9a-f]{64} $/],
    ['key-quotes', /^"[0-9a-f]{64}"$/],
    ['key-bearer', /^Bearer [0-9a-f]{64}$/],
    ['key-line-break', /^[0-9a-f]{32}\n[0-9a-f]{32}$/],
    ['key-non-ascii', /^[0-9a-f]{40}а[0-9a-f]{23}$/],
    ['key-unknown', goodKey],
  ])('%s bends the first connection’s key, and only that', async (id, shape) => {
    const good = key()
    const adminBefore = admin()
    await test.faults(id)
    expect(key()).toMatch(shape)
    expect(key()).not.toBe(good)
    expect(admin()).toEqual(adminBefore)
    expect((await seen(test.demo('credentials'))).body.clari.apikey).toBe(key())
  })

  it.each([
    ['key-unknown', 401, 'Invalid authentication credentials', 'Invalid API key'],
    ['key-quotes', 401, 'Invalid authentication credentials', 'Invalid API key'],
    ['gateway-no-key', 401, 'No API key found in request', 'No API key found in request'],
    ['gateway-rejects-key', 401, 'Invalid authentication credentials', 'Invalid authentication credentials'],
    ['api-rejects-key', 401, 'Invalid API key', 'Invalid API key'],
    ['key-revoked', 401, 'Invalid authentication credentials', 'Invalid API key'],
    ['api-not-enabled', 403, 'API access not enabled for this user', 'API access not enabled for this user'],
    ['plan-without-api', 403, 'enterprise plan', 'enterprise plan'],
  ])('%s is answered %i with its words in both dialects', async (id, status, published, guide) => {
    await test.faults(id)
    const first = await seen(test.clari('admin/limits'))
    expect([first.status, first.body.message]).toEqual([status, expect.stringContaining(published)])
    await test.dialect('guide')
    const second = await seen(test.clari('export/forecast/list'))
    expect([second.status, second.body.message]).toEqual([status, expect.stringContaining(guide)])
  })

  it.each(['gateway-rejects-key', 'api-rejects-key', 'key-revoked', 'api-not-enabled', 'no-optin', 'scope-forbidden'])(
    '%s leaves the admin’s key working',
    async (id) => {
      await test.faults(id)
      expect((await test.clari('admin/limits', admin())).status).toBe(200)
      expect((await test.clari('forecast/net_arr', admin())).status).toBe(200)
    },
  )

  it('api-rejects-key in the published dialect has an error id and is not no_optin', async () => {
    await test.faults('api-rejects-key')
    expect((await seen(test.clari('admin/limits'))).body).toEqual({
      code: 'unauthorized',
      namespace: 'exports',
      errorId: expect.any(String),
      message: 'Invalid API key',
      orgId: 280627,
    })
  })

  it.each([
    ['no-optin', 401, 'no_optin'],
    ['scope-forbidden', 403, 'forbidden'],
    ['no-such-forecast', 400, 'no_such_forecast_config'],
    ['bad-request', 400, 'bad_request'],
  ])(
    '%s refuses readings and exports of every forecast with %i %s, while limits are told',
    async (id, status, code) => {
      await test.faults(id)
      expect((await test.clari('admin/limits')).status).toBe(200)
      for (const forecast of ['net_arr', 'renewals']) {
        const reading = await seen(test.clari(`forecast/${forecast}`))
        expect([reading.status, reading.body.code]).toEqual([status, code])
        expect((await test.clari(`export/forecast/${forecast}`, { method: 'POST' })).status).toBe(status)
      }
    },
  )

  it('job-of-another-user refuses a job and its results, not the list', async () => {
    const before = await job()
    await test.faults('job-of-another-user')
    expect((await test.clari(`export/jobs/${before.jobId}`)).status).toBe(403)
    expect((await before.results()).status).toBe(403)
    expect((await test.clari('export/jobs')).status).toBe(200)
  })

  it('ingestion-off refuses what is sent in, in the ingestion API’s shape', async () => {
    await test.faults('ingestion-off')
    const answer = await seen(test.clari('ingest/opportunities', { method: 'POST', body: '{}' }))
    expect([answer.status, answer.body[0].errorCode]).toEqual([403, 'INGESTION_NOT_ENABLED'])
    expect((await test.clari('admin/limits')).status).toBe(200)
  })

  it('forecast-list-offered lists forecasts in the published dialect, to known keys', async () => {
    expect((await test.clari('export/forecast/list')).status).toBe(404)
    await test.faults('forecast-list-offered')
    expect((await seen(test.clari('export/forecast/list'))).body.forecasts[0].forecastId).toBe('net_arr')
    expect((await test.clari('export/forecast/list', { headers: { apikey: 'x' } })).status).toBe(401)
  })

  it('type-not-supported refuses CRM totals only', async () => {
    await test.faults('type-not-supported')
    const refused = await seen(start({ typesToExport: ['forecast', 'crm_total'] }))
    expect([refused.status, refused.body.code]).toEqual([400, 'type_not_supported'])
    expect((await start()).status).toBe(200)
  })

  it('something-went-wrong answers SWW', async () => {
    await test.faults('something-went-wrong')
    expect((await seen(test.clari('admin/limits'))).body.code).toBe('SWW')
  })

  it('no-submissions empties the current quarter and no other', async () => {
    await test.faults('no-submissions')
    expect([(await read()).body.users.length, (await read()).body.entries]).toEqual([41, []])
    expect((await read('2026_Q3')).body.entries).toHaveLength(164)
  })

  it('nothing-entered keeps every cell without a value', async () => {
    await test.faults('nothing-entered')
    const { entries } = (await read()).body
    expect(entries).toHaveLength(164)
    expect(
      entries.every(
        (entry: { forecastValue: unknown; isUpdated: unknown }) =>
          entry.forecastValue === null && entry.isUpdated === false,
      ),
    ).toBe(true)
  })

  it('users-empty and entries-empty empty what they say, in every quarter', async () => {
    await test.faults('users-empty')
    expect((await read('2026_Q2')).body).toMatchObject({ users: [], entries: [] })
    await test.faults('entries-empty')
    const { users, entries } = (await read('2026_Q2')).body
    expect([users.length, entries]).toEqual([41, []])
  })

  it('truncated-export cuts results, and the job says so', async () => {
    await test.faults('truncated-export')
    const { told, results } = await job()
    expect(told).toMatchObject({ status: 'DONE', rowsTruncated: true, cellsTruncated: true })
    expect((await results()).body.entries).toHaveLength(40)
  })

  it.each([
    ['rows-under-data', 'data'],
    ['rows-under-rows', 'rows'],
    ['rows-under-records', 'records'],
    ['rows-under-results', 'results'],
    ['rows-bare', null],
  ])('%s lays rows out there', async (id, member) => {
    await test.faults(id)
    const { body } = await read()
    const rows = member === null ? body : body[member]
    expect(rows).toHaveLength(164)
    expect(rows[0]).toMatchObject({ email: expect.any(String), fieldName: expect.any(String), timePeriodId: '2026_Q4' })
    expect(body.entries).toEqual(member === null ? expect.any(Function) : undefined)
  })

  it('late-edits changes exports that begin after it, never those before', async () => {
    const before = await job()
    await test.faults('late-edits')
    test.wait(1_000)
    const after = await job()
    const [was, is] = [(await before.results()).body.entries, (await after.results()).body.entries]
    const changed = is.filter((entry: object, index: number) => JSON.stringify(entry) !== JSON.stringify(was[index]))
    expect(changed).toHaveLength(2)
    for (const entry of changed)
      expect(entry).toMatchObject({ isUpdated: true, fieldId: 'commit', updatedBy: entry.userId })
    expect(changed[0].updatedOn).toBeGreaterThan(before.told.endTime)
  })

  it.each([
    ['quota-exhausted', { availableMonthlyQuota: 0, availableConcurrentLimit: 3 }],
    ['concurrency-full', { availableConcurrentLimit: 0 }],
  ])('%s refuses an export with one and the same 400, told apart by the limits', async (id, limits) => {
    await test.faults(id)
    const refused = await seen(start())
    expect([refused.status, refused.body.code, refused.body.message]).toEqual([
      400,
      'export_monthly_quota_reached',
      'The monthly quota limit of 1000 or concurrent limit of 3 has been reached.',
    ])
    expect((await seen(test.clari('admin/limits'))).body.jobs).toMatchObject(limits)
  })

  it.each([
    ['job-queued-forever', 'SCHEDULED'],
    ['job-running-forever', 'STARTED'],
    ['job-failed', 'FAILED'],
    ['job-cancelled', 'CANCELLED'],
    ['job-aborted', 'ABORTED'],
  ])('%s leaves a job %s, whose results are refused', async (id, status) => {
    await test.faults(id)
    const { told, results } = await job({}, 3_600_000)
    expect(told.status).toBe(status)
    expect((await results()).body.code).toBe('invalid_jobId')
    await test.faults()
    test.wait(10_000)
  })

  it('results-expired takes the results away', async () => {
    const { results } = await job()
    await test.faults('results-expired')
    expect((await results()).body).toMatchObject({ code: 'invalid_jobId', message: expect.stringContaining('expired') })
  })

  it('too-many-requests says how long to wait, its bare sister does not', async () => {
    await test.faults('too-many-requests')
    const told = await test.clari('admin/limits')
    expect([told.status, told.headers.get('retry-after')]).toEqual([429, '30'])
    await test.faults('too-many-requests-bare')
    const bare = await test.clari('admin/limits')
    expect([bare.status, bare.headers.get('retry-after')]).toEqual([429, null])
    await test.dialect('guide')
    expect((await seen(test.clari('export/jobs'))).body).toEqual({
      error: 'Too Many Requests',
      message: 'Rate limit exceeded',
    })
  })

  it('polling-too-often refuses questions about jobs only', async () => {
    await test.faults('polling-too-often')
    expect((await test.clari('export/jobs')).status).toBe(429)
    expect((await test.clari('admin/limits')).status).toBe(200)
  })

  it.each(['no-limits', 'no-forecast-read', 'no-jobs'])('%s: no Route matched', async (id) => {
    const path =
      { 'no-limits': 'admin/limits', 'no-forecast-read': 'forecast/net_arr', 'no-jobs': 'export/jobs' }[id] ?? ''
    await test.faults(id)
    expect((await seen(test.clari(path))).body.message).toBe('no Route matched with those values')
  })

  it('dns and refused lead where nobody is', async () => {
    await test.faults('dns')
    expect(new URL(test.tenant.current().origins.clari).hostname).toMatch(/\.invalid$/)
    await test.faults('refused')
    await expect(test.clari('admin/limits')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  })

  it('tls leads to a certificate that nobody trusts and that names its issuer', async () => {
    await test.faults('tls')
    await expect(test.clari('admin/limits')).rejects.toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } })
    const { port } = new URL(test.tenant.current().origins.clari)
    const issuer = await new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false }, () => {
        resolve(socket.getPeerCertificate().issuer)
        socket.destroy()
      })
    })
    expect(issuer).toMatchObject({ O: 'Demo Tenant (not a real company)', CN: 'Demo Corporate Web Gateway CA' })
  })

  it('timeout never answers, reset breaks the connection', async () => {
    await test.faults('timeout')
    await expect(test.clari('admin/limits', { signal: AbortSignal.timeout(300) })).rejects.toMatchObject({
      name: 'TimeoutError',
    })
    await test.faults('reset')
    await expect(test.clari('admin/limits')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  })

  it('slow-body begins at once and goes on drop by drop', async () => {
    await test.faults('slow-body')
    const answer = await test.clari('admin/limits')
    expect(answer.status).toBe(200)
    const reader = answer.body?.getReader()
    expect((await reader?.read())?.value).toEqual(new TextEncoder().encode('{'))
    const second = await Promise.race([
      reader?.read(),
      new Promise((resolve) => setTimeout(() => resolve('nothing yet'), 300)),
    ])
    expect(second).toBe('nothing yet')
    await reader?.cancel()
  })

  it.each([
    ['bad-gateway', 502, 'text/html', '502 Bad Gateway'],
    ['truncated-json', 200, 'application/json', '{"jobs"'],
    ['empty-200', 200, 'application/json', ''],
    ['redirect-to-login', 302, null, ''],
    ['login-page', 200, 'text/html', 'Sign in'],
    ['unknown-shape', 200, 'application/json', '"payload"'],
  ])('%s answers %i', async (id, status, type, part) => {
    await test.faults(id)
    const answer = await test.clari('admin/limits')
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')?.split(';')[0] ?? null).toBe(type)
    expect(await answer.text()).toContain(part)
    if (id === 'redirect-to-login') expect(answer.headers.get('location')).toContain('/login')
  })

  it('lets the later of two faults win, whichever way round', async () => {
    await test.faults('bad-gateway', 'too-many-requests')
    expect((await test.clari('admin/limits')).status).toBe(429)
    await test.faults('too-many-requests', 'bad-gateway')
    expect((await test.clari('admin/limits')).status).toBe(502)
    await test.faults('job-failed', 'job-running-forever')
    expect((await job()).told.status).toBe('STARTED')
    await test.faults()
    test.wait(10_000)
  })

  it(
    'lists every fault once, with whole sentences and known ' +
      'scenarios, and refuses an unknown id with the known ones',
    async () => {
      const ids = faults.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const { says, scenario } of faults) {
        expect(says).toMatch(/^["A-Z].*\.$/)
        if (scenario) expect(isScenarioId(scenario)).toBe(true)
      }
      await test.faults('no-optin')
      const refused = await seen(test.demo('faults', ['no-optin', 'rain']))
      expect([refused.status, refused.body.unknown, refused.body.known]).toEqual([400, ['rain'], ids])
      const listed = (await seen(test.demo('faults'))).body
      expect(listed.filter((fault: { on: boolean }) => fault.on)).toEqual([
        {
          id: 'no-optin',
          says: expect.any(String),
          on: true,
          scenario: 'clari.unauthorized',
          verdicts: ['clari.unauthorized/no-optin', 'clari.unauthorized/forecast-refused'],
        },
      ])
    },
  )
})
