import { request as httpRequest } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDemoTenant } from './demo-tenant.ts'
import { startTestTenant, testNow, type TestTenant } from './tenant.test-kit.ts'

let test: TestTenant
beforeAll(async () => {
  test = await startTestTenant()
})
afterAll(() => test.tenant.close())

/** A request with a path and headers that fetch would mend or refuse. */
function raw(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<{ status: number; text: string }> {
  const { port } = new URL(test.tenant.address)
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let text = ''
      answer
        .setEncoding('utf8')
        .on('data', (chunk: string) => (text += chunk))
        .on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('the demo tenant as a server', { timeout: 30_000 }, () => {
  it('answers its own names only, so that a rebound page reads nothing', async () => {
    const { port } = new URL(test.tenant.address)
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`])
      expect((await raw('/__demo/clock', { host })).status).toBe(200)
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${Number(port) + 1}`,
      `127.0.0.1.evil.example:${port}`,
      `localhost:${port}@evil.example`,
      ':',
    ]) {
      const answer = await raw('/__demo/credentials', { host })
      expect([host, answer.status]).toEqual([host, 421])
      expect(answer.text).not.toContain(test.value('demo-clari', 'CLARI_API_KEY'))
    }
  })

  it('survives any path and any body', async () => {
    const { host } = new URL(test.tenant.address)
    const prefixes = [
      '/',
      '/clari/v4/',
      '/clari/v4/export/jobs/',
      '/clari/v4/forecast/',
      '/copilot/',
      '/clarify/v1/',
      '/__demo/',
      '//',
      '/clari/v4/export/forecast/',
    ]
    const apikey = test.value('demo-clari', 'CLARI_API_KEY')
    const unsafe = fc.string({ unit: fc.constantFrom(...'ab/%.?#&=:;*()[]{}+!@$,~-_0E4A9'.split('')), maxLength: 24 })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...prefixes),
        unsafe,
        fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
        fc.string({ maxLength: 40 }),
        async (prefix, path, method, body) => {
          const answer = await raw(
            prefix + path.replace('#', ''),
            { host, apikey },
            method,
            ['GET', 'DELETE'].includes(method) ? '' : body,
          )
          expect([200, 204, 400, 401, 403, 404, 405, 421, 501]).toContain(answer.status)
        },
      ),
      { numRuns: 100 },
    )
    await test.faults()
    await test.demo('dialect', 'published')
    await test.demo('clock', { speed: 1 })
  })

  it('limits bodies, and says what it serves', async () => {
    const { host } = new URL(test.tenant.address)
    expect((await raw('/clarify/v1/rpc', { host }, 'POST', 'x'.repeat(1_100_000))).status).toBe(413)
    expect(await raw('/', { host })).toEqual({ status: 501, text: expect.stringContaining('/clari/v4') })
  })

  it('refuses to listen beyond loopback', async () => {
    await expect(startDemoTenant({ host: '0.0.0.0', now: () => testNow })).rejects.toThrow(
      new RangeError('The demo tenant listens on loopback only.'),
    )
  })

  it('tells which requests it received, secrets blanked', async () => {
    const key = test.value('demo-clari', 'CLARI_API_KEY')
    await test.clari(`admin/limits?apikey=${key}`)
    await test.clari('export/forecast/net_arr', { method: 'POST', body: JSON.stringify({ currency: key }) })
    const { credentials } = JSON.parse(test.value('demo-clarify', 'CLARIFY_CREDENTIALS'))
    const token = await fetch(`${test.tenant.address}/clarify/v1/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
      }),
    })
    const { access_token: access } = await token.json()
    await fetch(`${test.tenant.address}/clarify/v1/rpc`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access}` },
      body: '{}',
    })
    const text = await (await test.demo('log')).text()
    const entries = JSON.parse(text)
    expect(entries.slice(-3).map((entry: { path: string }) => entry.path)).toEqual([
      '/clari/v4/export/forecast/net_arr',
      '/clarify/v1/oauth/token',
      '/clarify/v1/rpc',
    ])
    expect(entries.at(-1)).toMatchObject({
      method: 'POST',
      status: 200,
      at: expect.any(Number),
      headers: { host: expect.any(String) },
    })
    for (const secret of [key, credentials.clientSecret, access]) expect(text).not.toContain(secret)
  })

  it('refuses switches that make no sense, and keeps those that were set', async () => {
    for (const [path, body] of [
      ['faults', { id: 'no-optin' }],
      ['faults', 'no-optin'],
      ['dialect', 'klingon'],
      ['clock', { speed: 0 }],
      ['clock', { speed: -1 }],
      ['clock', 'fast'],
      ['clock', { speed: 1e9 }],
      ['clock', {}],
      ['clock', { speed: 2, now: 'tomorrow' }],
      ['clock', { now: '2027-02-29T00:00:00Z' }],
      ['clock', { now: 5 }],
      ['clock', { sped: 2 }],
    ] as const) {
      expect((await test.demo(path, body)).status).toBe(400)
    }
    for (const [body, says] of [
      [{ now: 'tomorrow' }, /^“now” is a moment such as .*null for the real time\.$/],
      [{ now: 5 }, /^“now” is/],
      [{ speed: 0 }, /^“speed” is/],
      [{}, /^Send /],
    ] as const) {
      expect((await (await test.demo('clock', body)).json()).says).toMatch(says)
    }
    expect(await (await test.demo('clock')).json()).toMatchObject({ speed: 1 })
    expect(await (await test.demo('dialect')).json()).toBe('published')
    expect((await test.demo('nothing')).status).toBe(404)
  })

  it('runs jobs faster when its clock is sped up, while times stay real', async () => {
    await test.demo('clock', { speed: 60 })
    const { jobId } = await (await test.clari('export/forecast/net_arr', { method: 'POST' })).json()
    test.wait(60)
    const { status, startTime, endTime } = await (await test.clari(`export/jobs/${jobId}`)).json()
    expect(status).toBe('DONE')
    expect(endTime - startTime).toBeLessThan(60)
    expect(endTime).toBeLessThan(testNow + 3_600_000)
    await test.demo('clock', { speed: 1 })
  })

  it('is the same for the same seed and another for another', async () => {
    const take = async (seed: number) => {
      const other = await startTestTenant(seed)
      const body = await (await other.clari('forecast/net_arr')).text()
      const credentials = await (await other.demo('credentials')).json()
      await other.tenant.close()
      return {
        body,
        credentials: {
          clari: credentials.clari,
          copilot: credentials.copilot,
          clarify: credentials.clarify.credentials,
        },
      }
    }
    const [first, again, another] = [await take(11), await take(11), await take(12)]
    expect(again).toEqual(first)
    expect(another.body).not.toBe(first.body)
    expect(another.credentials.clari.apikey).not.toBe(first.credentials.clari.apikey)
    expect(first.credentials.clari.apikey).toMatch(/^[0-9a-f]{64}$/)
  })

  it('follows the clock it is given: the current quarter is the one that now lies in', async () => {
    for (const [at, period] of [
      [Date.UTC(2027, 0, 1), '2027_Q1'],
      [Date.UTC(2024, 1, 29, 23, 59), '2024_Q1'],
      [Date.UTC(2026, 8, 30, 23, 59, 59), '2026_Q3'],
    ] as const) {
      const other = await startDemoTenant({ now: () => at })
      const apikey = other.current().connections[0]?.values['CLARI_API_KEY'] ?? ''
      const body = await (
        await fetch(`${other.current().origins.clari}/forecast/net_arr`, { headers: { apikey } })
      ).json()
      expect([body.timePeriods[0].timePeriodId, body.timeFrames.length]).toEqual([period, 1])
      await other.close()
    }
  })

  it('dates its answers by its own clock, refusals and switches included', async () => {
    const other = await startDemoTenant({ now: () => testNow, startAt: Date.UTC(2028, 1, 29, 23, 59, 59) })
    const apikey = other.current().connections[0]?.values['CLARI_API_KEY'] ?? ''
    for (const [path, init] of [
      ['clari/v4/export/jobs', { headers: { apikey } }],
      ['clari/v4/export/jobs', {}],
      ['nothing', {}],
      ['__demo/clock', {}],
    ] as const) {
      expect((await fetch(`${other.address}/${path}`, init)).headers.get('date')).toBe('Tue, 29 Feb 2028 23:59:59 GMT')
    }
    await other.close()
  })

  it('sets all of its world to a moment: jobs, audit events, Clarify’s content, the current quarter', async () => {
    const own = await startTestTenant()
    const { jobId } = await (await own.clari('export/forecast/net_arr', { method: 'POST' })).json()
    expect(await (await own.demo('clock', { now: '2028-02-29T12:00:00+01:00', speed: 60 })).json()).toEqual({
      speed: 60,
      now: '2028-02-29T11:00:00.000Z',
    })
    const at = Date.UTC(2028, 1, 29, 11)
    const jobs: { jobId: string; startTime?: number; status: string }[] = await (await own.clari('export/jobs')).json()
    expect(jobs.find((job) => job.jobId === jobId)?.status).toBe('DONE')
    const ages = jobs
      .filter((job) => job.jobId !== jobId && job.startTime !== undefined)
      .map(({ startTime }) => at - Number(startTime))
    expect(ages.length).toBeGreaterThan(1)
    for (const age of ages) expect([age > 0, age < 60 * 86_400_000]).toEqual([true, true])
    const { items } = await (await own.clari('audit/events')).json()
    expect(items[0].eventTimestamp).toBe('2028-02-29T11:00:00.000Z')
    expect((await (await own.clari('forecast/net_arr')).json()).timePeriods[0].timePeriodId).toBe('2028_Q1')
    own.wait(60_000)
    expect(await (await own.demo('clock')).json()).toEqual({ speed: 60, now: '2028-02-29T12:00:00.000Z' })
    await own.demo('clock', { now: '2026-01-01' })
    expect(await (await own.clari(`export/jobs/${jobId}`)).json()).toMatchObject({ code: 'invalid_jobId' })
    await own.demo('clock', { now: null, speed: 1 })
    expect((await (await own.demo('clock')).json()).now).toBe(new Date(testNow + 60_000).toISOString())
    await own.tenant.close()
  })

  it('gives out tokens that hold for an hour of its clock', async () => {
    const { clientId, clientSecret } = {
      clientId: test.value('demo-copilot-oauth', 'CLARI_COPILOT_CLIENT_ID'),
      clientSecret: test.value('demo-copilot-oauth', 'CLARI_COPILOT_CLIENT_SECRET'),
    }
    const answer = await fetch(`${test.tenant.current().origins['copilot-auth']}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
    })
    const { access_token: token } = await answer.json()
    const users = async () =>
      (await fetch(`${test.tenant.current().origins.copilot}/users`, { headers: { authorization: `Bearer ${token}` } }))
        .status
    expect(await users()).toBe(200)
    test.wait(3_599_000)
    expect(await users()).toBe(200)
    test.wait(1_000)
    expect(await users()).toBe(401)
  })

  it('is gone once it is closed, answers under way included', async () => {
    const other = await startTestTenant()
    await other.faults('timeout')
    const waiting = other.clari('admin/limits').then(
      () => 'answered',
      () => 'dropped',
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    await other.tenant.close()
    expect(await waiting).toBe('dropped')
    await expect(other.clari('admin/limits')).rejects.toThrow('fetch failed')
  })
})
