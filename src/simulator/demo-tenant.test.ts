import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DemoTenant } from '#src/domain/demo-tenant.ts'
import { startDemoTenant } from './demo-tenant.ts'

const now = Date.UTC(2026, 10, 22, 9, 30)
let tenant: DemoTenant
const key = () => tenant.current().connections.find((one) => one.id === 'demo-clari')?.values['CLARI_API_KEY'] ?? ''
const clari = (path: string, init: RequestInit = {}) => fetch(`${tenant.current().origins.clari}/${path}`, { ...init, headers: { apikey: key(), ...init.headers } })
const put = (path: string, body: unknown) => fetch(`${tenant.address}/__demo/${path}`, { method: 'PUT', body: JSON.stringify(body) })

describe('the demo tenant, over real HTTP', () => {
  beforeAll(async () => {
    tenant = await startDemoTenant({ now: () => now })
  })
  afterAll(() => tenant.close())
  beforeEach(async () => {
    await put('faults', [])
    await put('dialect', 'published')
  })

  it('tells its limits to a known key, and a gateway refuses the others', async () => {
    const answer = await clari('admin/limits')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ jobs: { concurrentLimit: 3, monthlyQuota: 1000, submittedJobIds: [], availableConcurrentLimit: 3, availableMonthlyQuota: 998 } })
    const none = await clari('admin/limits', { headers: { apikey: '' } })
    expect([none.status, await none.json()]).toEqual([401, expect.objectContaining({ message: 'No API key found in request' })])
    const wrong = await clari('admin/limits', { headers: { apikey: 'f'.repeat(64) } })
    expect([wrong.status, await wrong.json()]).toEqual([401, expect.objectContaining({ message: 'Invalid authentication credentials' })])
  })

  it('reads a forecast', async () => {
    const answer = await clari('forecast/net_arr')
    const body = await answer.json()
    expect(body.timePeriods[0].timePeriodId).toBe('2026_Q4')
    expect(body.users).toHaveLength(41)
    expect(body.entries).toHaveLength(41 * 4)
  })
})
