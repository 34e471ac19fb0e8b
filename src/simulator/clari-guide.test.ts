import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestTenant, type TestTenant } from './tenant.test-kit.ts'

let test: TestTenant
beforeAll(async () => {
  test = await startTestTenant()
  await test.dialect('guide')
})
afterAll(() => test.tenant.close())

describe('the guide’s dialect', { timeout: 30_000 }, () => {
  it('answers the guide’s three diagnostic commands', async () => {
    expect((await test.clari('export/forecast/list')).status).toBe(200)
    const { forecasts } = await (await test.clari('export/forecast/list')).json()
    expect(forecasts[0]).toEqual({
      forecastName: 'Net ARR',
      forecastId: 'net_arr',
      timePeriods: ['2026_Q4', '2026_Q3', '2026_Q2', '2026_Q1', '2025_Q4'],
    })
    const { jobs } = await (await test.clari('export/jobs')).json()
    expect(jobs[0]).toEqual({
      jobId: expect.any(String),
      status: 'COMPLETED',
      createdAt: expect.stringMatching(/^2026-11-21T/),
    })
  })

  it('refuses with the guide’s bodies', async () => {
    const wrong = await test.clari('admin/limits', { headers: { apikey: 'no' } })
    expect([wrong.status, await wrong.json()]).toEqual([401, { error: 'Unauthorized', message: 'Invalid API key' }])
    const missing = await test.clari('export/forecast/wrong_name', { method: 'POST' })
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { error: 'Not Found', message: "Forecast 'wrong_name' not found" },
    ])
    await test.faults('api-not-enabled')
    const forbidden = await test.clari('export/forecast/list')
    expect([forbidden.status, await forbidden.json()]).toEqual([
      403,
      { error: 'Forbidden', message: 'API access not enabled for this user' },
    ])
    await test.faults()
  })

  it('takes a forecast’s name as well as its id, and exports flat entries', async () => {
    const { jobId } = await (
      await test.clari('export/forecast/Net%20ARR', {
        method: 'POST',
        body: JSON.stringify({
          timePeriod: '2026_Q4',
          typesToExport: ['forecast', 'quota', 'adjustment', 'crm_total', 'crm_closed'],
        }),
      })
    ).json()
    expect((await (await test.clari(`export/jobs/${jobId}`)).json()).status).toBe('PENDING')
    test.wait(10_000)
    expect((await (await test.clari(`export/jobs/${jobId}`)).json()).status).toBe('COMPLETED')
    const { entries, ...rest } = await (await test.clari(`export/jobs/${jobId}/results`)).json()
    expect(rest).toEqual({})
    expect(entries[0]).toEqual({
      ownerName: expect.any(String),
      ownerEmail: expect.stringContaining('@'),
      forecastAmount: expect.any(Number),
      quotaAmount: expect.any(Number),
      adjustmentAmount: entries[0].adjustmentAmount,
      crmTotal: expect.any(Number),
      crmClosed: expect.any(Number),
      timePeriod: '2026_Q4',
    })
  })
})
