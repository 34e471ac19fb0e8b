import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestTenant, type TestTenant } from './tenant.test-kit.ts'

let test: TestTenant
const post = (path: string, body?: unknown) =>
  test.clari(path, {
    method: 'POST',
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
const bodyOf = async (answer: Response | Promise<Response>) => (await answer).json()

async function exported(body: unknown, forecast = 'net_arr') {
  const { jobId } = await bodyOf(post(`export/forecast/${forecast}`, body))
  test.wait(10_000)
  return test.clari(`export/jobs/${jobId}/results`)
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

describe('Clari’s published dialect', { timeout: 30_000 }, () => {
  it('runs a public integration’s sequence: start, poll until DONE, read the results, check the period', async () => {
    const started = await bodyOf(
      post('export/forecast/net_arr', { timePeriod: '2026_Q3', includeHistorical: true, exportFormat: 'JSON' }),
    )
    expect(started.job.id).toBe(started.jobId)
    const seen: string[] = []
    for (let asked = 0; asked < 20 && seen.at(-1) !== 'DONE'; asked++) {
      const { job } = await bodyOf(test.clari(`export/jobs/${started.jobId}`))
      if (seen.at(-1) !== job.status) seen.push(job.status)
      test.wait(500)
    }
    expect(seen).toEqual(['SCHEDULED', 'STARTED', 'DONE'])
    const results = await bodyOf(test.clari(`export/jobs/${started.jobId}/results`))
    expect(results.timePeriods[0].timePeriodId).toBe('2026_Q3')
    expect(results.timeFrames).toHaveLength(15)
    expect(results.entries).toHaveLength(41 * 4 * 15)
  })

  it('silently exports the current quarter when the period asked is unknown, future or no period at all', async () => {
    for (const timePeriod of ['2031_Q1', '2027_Q1', '2019_Q1', 'Q4 FY 2026', 'nonsense', '']) {
      const results = await bodyOf(exported({ timePeriod }))
      expect(results.timePeriods[0].timePeriodId).toBe('2026_Q4')
    }
  })

  it('exports only the latest week without history, and every week that has begun with it, in no order', async () => {
    const latest = await bodyOf(exported({}))
    expect(latest.timeFrames).toEqual([
      { timeFrameId: 'TF:2026-11-16', startDate: '2026-11-16', endDate: '2026-11-22' },
    ])
    const all = await bodyOf(exported({ includeHistorical: true }))
    const starts = all.timeFrames.map((frame: { startDate: string }) => frame.startDate)
    expect([...starts].sort()).toEqual([
      '2026-09-21',
      '2026-09-28',
      '2026-10-05',
      '2026-10-12',
      '2026-10-19',
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
    ])
    expect(starts).not.toEqual([...starts].sort())
    expect(all.timePeriods[0]).toMatchObject({ startDate: '2026-10-01', endDate: '2026-12-31' })
  })

  it('gives every week the latest values of an export without history', async () => {
    const latest = await bodyOf(exported({}))
    const all = await bodyOf(exported({ includeHistorical: true }))
    const keyed = new Map(
      all.entries.map((entry: Record<string, unknown>) => [
        `${entry['userId']} ${entry['fieldId']} ${entry['timeFrameId']}`,
        entry,
      ]),
    )
    for (const entry of latest.entries)
      expect(keyed.get(`${entry.userId} ${entry.fieldId} ${entry.timeFrameId}`)).toEqual(entry)
  })

  it('leaves out of every quarter those who are not opted in now, and holds one person with two user ids', async () => {
    const { users } = await bodyOf(exported({ timePeriod: '2025_Q4', includeHistorical: true }))
    const calls = await bodyOf(
      fetch(`${test.tenant.address}/copilot/users`, {
        headers: {
          'X-Api-Key': test.value('demo-copilot-keys', 'CLARI_COPILOT_API_KEY'),
          'X-Api-Password': test.value('demo-copilot-keys', 'CLARI_COPILOT_API_PASSWORD'),
        },
      }),
    )
    expect(calls.users).toHaveLength(43)
    expect(users).toHaveLength(41)
    expect(new Set(users.map((user: { crmId: string }) => user.crmId)).size).toBe(40)
    expect(new Set(users.map((user: { userId: string }) => user.userId)).size).toBe(41)
    expect(new Set(users.map((user: { email: string }) => user.email)).size).toBe(41)
  })

  it('exports the types asked, nothing where nothing of them is kept', async () => {
    const all = await bodyOf(
      exported({ typesToExport: ['forecast', 'forecast_updated', 'quota', 'adjustment', 'crm_total', 'crm_closed'] }),
    )
    const members = new Set(all.entries.flatMap((entry: object) => Object.keys(entry)))
    for (const member of [
      'forecastValue',
      'isUpdated',
      'updatedBy',
      'updatedOn',
      'quotaValue',
      'adjustmentValue',
      'crmTotalValue',
      'crmClosedValue',
    ])
      expect(members).toContain(member)
    const quotas = await bodyOf(exported({ typesToExport: ['quota'] }, '62a8e0b7d5f3190014bb9f10'))
    expect([quotas.users.length > 0, quotas.entries]).toEqual([true, []])
  })

  it('holds values that nobody entered as null', async () => {
    const { entries } = await bodyOf(exported({}))
    const blank = entries.filter((entry: { forecastValue: unknown }) => entry.forecastValue === null)
    expect(blank.length).toBeGreaterThan(3)
    expect(blank[0]).toMatchObject({ isUpdated: false, updatedBy: null, updatedOn: null })
  })

  it('converts to the currency asked, and keeps several currencies where people enter their own', async () => {
    const codes = async (body: unknown, forecast: string) => {
      const { entries } = await bodyOf(exported(body, forecast))
      return [...new Set(entries.map((entry: { currency: { code: string } }) => entry.currency.code))].sort()
    }
    expect(await codes({}, '61f1a9c4e6b0a81f3c9d2e77')).toEqual(['EUR', 'GBP', 'JPY', 'USD'])
    expect(await codes({ currency: 'EUR' }, '61f1a9c4e6b0a81f3c9d2e77')).toEqual(['EUR'])
  })

  it('exports a part of the hierarchy by its scope', async () => {
    const { users } = await bodyOf(exported({}))
    const manager = users.find((user: { hierarchyName: string }) => user.hierarchyName === 'VP Japan')
    const part = await bodyOf(exported({ scopeId: manager.scopeId }))
    expect(part.users).toHaveLength(6)
    expect(
      part.users
        .slice(1)
        .every((user: { parentHierarchyId: string }) => user.parentHierarchyId === manager.hierarchyId),
    ).toBe(true)
  })

  it.each([
    ['a currency that it has no rate for', { currency: 'XXX' }],
    ['a type that is none', { typesToExport: ['forecast', 'everything'] }],
    ['types that are no list', { typesToExport: 'forecast' }],
    ['a schedule that is none', { schedule: 'DAILY' }],
    ['history that is neither true nor false', { includeHistorical: 'yes' }],
    ['a format that is none', { exportFormat: 'XLSX' }],
    ['a scope that is nobody’s', { scopeId: '1::MGR' }],
    ['a body that is cut off', '{"timePeriod":'],
    ['a body that is a list', '[]'],
  ])('refuses %s as bad_request, at no cost', async (_, body) => {
    const before = await bodyOf(test.clari('admin/limits'))
    const answer = await post('export/forecast/net_arr', body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({
      code: 'bad_request',
      namespace: 'exports',
      errorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      message: expect.any(String),
      orgId: 280627,
    })
    expect(await bodyOf(test.clari('admin/limits'))).toEqual(before)
  })

  it('takes the options as query parameters too', async () => {
    const { jobId } = await bodyOf(
      post(
        'export/forecast/net_arr?timePeriod=2026_Q2&exportFormat=CSV&includeHistorical=false&' +
          'typesToExport=forecast,quota',
      ),
    )
    test.wait(10_000)
    const text = await (await test.clari(`export/jobs/${jobId}/results`)).text()
    expect(text).toContain(
      'User,Email,CRM User ID,Role,Parent Role,Timeframe,Field,Week,Start Day,End Day,Data Type,Data Value\n',
    )
    expect(text).toContain('Q2 FY 2026')
    expect(text).toContain(',Quota,')
    expect((await post('export/forecast/net_arr?schedule=OFTEN')).status).toBe(400)
  })

  it.each([
    ['net_arrr', 'no_such_forecast_config'],
    ['NET_ARR', 'no_such_forecast_config'],
    ['Net%20ARR', 'no_such_forecast_config'],
    ['%20', 'missing_forecast_id'],
    ['', 'missing_forecast_id'],
  ])('finds no forecast “%s”: %s', async (asked, code) => {
    const answer = await post(`export/forecast/${asked}`, {})
    expect([answer.status, (await answer.json()).code]).toEqual([400, code])
  })

  it('refuses a fourth job at once, and tells by the limits why', async () => {
    const jobs = [
      await bodyOf(post('export/forecast/net_arr')),
      await bodyOf(post('export/forecast/net_arr')),
      await bodyOf(post('export/forecast/net_arr')),
    ]
    const refused = await post('export/forecast/net_arr')
    expect([refused.status, (await refused.json()).code]).toEqual([400, 'export_monthly_quota_reached'])
    test.wait(1_000)
    const { jobs: limits } = await bodyOf(test.clari('admin/limits'))
    expect(limits).toMatchObject({ availableConcurrentLimit: 0, runningJobIds: jobs.map((job) => job.jobId) })
    test.wait(10_000)
    const { jobs: later } = await bodyOf(test.clari('admin/limits'))
    // What is done holds no place any more, and counts toward the month for 30 days.
    expect(later).toMatchObject({
      availableConcurrentLimit: 3,
      submittedJobIds: expect.arrayContaining(jobs.map((job) => job.jobId)),
    })
    expect(later).not.toHaveProperty('runningJobIds')
    expect(later.submittedJobIds).toHaveLength(later.monthlyQuota - later.availableMonthlyQuota)
  })

  it('cancels what is open, which gives the export back, and nothing that is done', async () => {
    const cancel = async (jobId: string, body: unknown = { type: 'CANCEL' }) =>
      test.clari(`export/jobs/${jobId}`, { method: 'PATCH', body: JSON.stringify(body) })
    const before = await bodyOf(test.clari('admin/limits'))
    const { jobId: queued } = await bodyOf(post('export/forecast/net_arr'))
    expect(await bodyOf(cancel(queued))).toEqual({ status: 'CANCELLED', successful: true })
    const { jobId: running } = await bodyOf(post('export/forecast/net_arr'))
    expect((await cancel(running, { type: 'STOP' })).status).toBe(400)
    test.wait(1_000)
    await cancel(running)
    expect((await bodyOf(test.clari(`export/jobs/${running}`))).status).toBe('ABORTED')
    expect(await bodyOf(test.clari('admin/limits'))).toEqual(before)
    const { jobId: done } = await bodyOf(post('export/forecast/net_arr'))
    test.wait(10_000)
    expect(await bodyOf(cancel(done))).toMatchObject({ code: 'export_failed_to_cancel' })
  })

  it('gives results only once a job is DONE, and not after they expired', async () => {
    const { jobId } = await bodyOf(post('export/forecast/net_arr'))
    const early = await test.clari(`export/jobs/${jobId}/results`)
    expect([early.status, (await early.json()).code]).toEqual([400, 'invalid_jobId'])
    const list = await bodyOf(test.clari('export/jobs'))
    expect(Array.isArray(list)).toBe(true)
    const expired = list.find(
      (job: { expiredTime: number | null }) => job.expiredTime !== null && job.expiredTime < Date.UTC(2026, 10, 22),
    )
    const late = await test.clari(`export/jobs/${expired.jobId}/results`)
    expect([late.status, (await late.json()).message]).toEqual([400, expect.stringContaining('expired')])
    test.wait(10_000)
  })

  it('shows each key its own user’s jobs only, and refuses another’s with 403', async () => {
    const admin = { apikey: test.value('demo-clari-admin', 'CLARI_API_KEY') }
    const [theirs] = await bodyOf(test.clari('export/jobs', { headers: admin }))
    const answer = await test.clari(`export/jobs/${theirs.jobId}`)
    expect([answer.status, await answer.json()]).toEqual([
      403,
      expect.objectContaining({ namespace: 'exports', orgId: 280627 }),
    ])
    expect((await test.clari(`export/jobs/${theirs.jobId}`, { headers: admin })).status).toBe(200)
  })

  it('pages through the audit log by absolute links on its own origin', async () => {
    const ids: string[] = []
    let next: string | null = `${test.tenant.address}/clari/v4/audit/events?limit=20`
    for (let page = 0; next !== null && page < 20; page++) {
      expect(new URL(next).origin).toBe(test.tenant.address)
      const body: { items: { eventTimestamp: string }[]; nextLink?: string } = await bodyOf(
        fetch(next, { headers: { apikey: test.value('demo-clari', 'CLARI_API_KEY') } }),
      )
      ids.push(...body.items.map((item) => item.eventTimestamp))
      next = body.nextLink ?? null
    }
    // An event every five hours of thirty days.
    expect([ids.length, new Set(ids).size, next]).toEqual([144, 144, null])
    const refused = await test.clari('audit/events?limit=many')
    expect([refused.status, (await refused.json()).errors[0].target]).toEqual([400, 'limit'])
  })

  it('reads a forecast as its latest week, without a job', async () => {
    const read = await bodyOf(test.clari('forecast/net_arr?timePeriod=2026_Q3'))
    const results = await bodyOf(exported({ timePeriod: '2026_Q3' }))
    expect(read).toEqual(results)
  })

  it('does not know the guide’s list, a doubled version, or another method: no Route matched', async () => {
    for (const [method, path] of [
      ['GET', 'export/forecast/list'],
      ['GET', 'v4/admin/limits'],
      ['DELETE', 'export/jobs'],
      ['GET', 'nothing'],
    ] as const) {
      const answer = await test.clari(path, { method })
      expect([answer.status, await answer.json()]).toEqual([
        404,
        { message: 'no Route matched with those values', request_id: expect.any(String) },
      ])
    }
  })
})
