import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { AnyCheck, CheckContext } from '#src/domain/model/check.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { notRead } from '#src/domain/model/not-read.ts'
import { connectionsSchema } from '#src/domain/contract/proxy-contract.ts'
import { systems } from '#src/domain/model/system.ts'
import { runCheck } from '#src/engine/run-check.ts'
import { sendOnce } from '#src/engine/send-once.ts'
import { createTestApp, serveHttp } from '#src/server/test-kit.ts'

/** Every check that sends something, whichever file it stands in: one that is added later is in the table too. */
const live = Object.values(
  import.meta.glob<Readonly<Record<string, unknown>>>(['./**/*.ts', '!./**/*.test.ts'], { eager: true }),
)
  .flatMap((module) => Object.values(module))
  .filter(
    (value): value is AnyCheck =>
      typeof value === 'object' && value !== null && 'judge' in value && 'costs' in value && value.costs !== 'offline',
  )

const job = {
  jobId: 'j1',
  status: 'DONE',
  title: 'net_arr 2026_Q4',
  startTime: 1_795_000_000_000,
  endTime: 1_795_000_100_000,
}
const entry = {
  userId: 'u1',
  fieldId: 'f1',
  timePeriodId: '2026_Q4',
  timeFrameId: 'TF:2026-11-11',
  forecastValue: 100,
  currency: { code: 'USD', symbol: '$' },
}
const forecast = {
  entries: [entry],
  users: [{ userId: 'u1', name: 'Ana' }],
  fields: [{ fieldId: 'f1', fieldName: 'Commit', fieldType: 'CURRENCY' }],
  timePeriods: [{ timePeriodId: '2026_Q4' }],
  timeFrames: [{ timeFrameId: 'TF:2026-11-11' }],
}
const limits = {
  jobs: {
    concurrentLimit: 3,
    monthlyQuota: 30,
    submittedJobIds: ['j1'],
    availableConcurrentLimit: 3,
    availableMonthlyQuota: 9,
  },
}
const token = { access_token: 'tkn-b3c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3', token_type: 'Bearer', expires_in: 3600 }
const selection = { jsonrpc: '2.0', id: 1, result: { meta: { total: 1 }, data: [{ id: 'a' }] } }

/** What each call is answered when all is well. */
function goodAnswer(method: string, path: string): unknown {
  if (path.endsWith('/oauth/token')) return token
  if (path.endsWith('/rpc')) return selection
  if (path.endsWith('/users')) return { users: [{ id: '1' }] }
  if (path.endsWith('/admin/limits')) return limits
  if (path.endsWith('/forecast/list'))
    return { forecasts: [{ forecastName: 'Net ARR', forecastId: 'net_arr', timePeriods: ['2026_Q4'] }] }
  if (path.endsWith('/export/jobs')) return [job]
  if (path.endsWith('/results')) return forecast
  if (/\/export\/jobs\/[^/]+$/.test(path)) return method === 'PATCH' ? { status: 'CANCELLED', successful: true } : job
  if (/\/export\/forecast\/[^/]+$/.test(path)) return { jobId: 'j1' }
  if (/\/forecast\/[^/]+$/.test(path)) return forecast
  if (path.endsWith('/audit/events')) return { items: [] }
  throw new Error(`No check is known to ask for ${method} ${path}.`)
}

interface Sent {
  readonly type: string
  readonly body: string
}
const json = (body: string): Sent => ({ type: 'application/json', body })
const longer = 'x'.repeat(300_000)

const page: Sent = {
  type: 'text/html',
  body:
    '<!DOCTYPE html><html><head><title>Sign in – Northwind</title></head><body><form></form>' +
    `${'<p>Please sign in.</p>'.repeat(15_000)}</body></html>`,
}
const csv: Sent = {
  type: 'text/csv',
  body:
    'User,Email,Timeframe,Field,Week,Data Type,Data Value\n' +
    `${'Ana,a@x.example,2026_Q4,Commit,5,Forecast Value,100\n'.repeat(6_000)}`,
}

/** Ways for an answer not to be what a client can read whole, all of them 200. */
const bends: readonly { readonly how: string; readonly bend: (good: string) => Sent }[] = [
  { how: 'a page of 300 kB', bend: () => page },
  { how: '300 kB, of which the beginning is good JSON', bend: (good) => json(good + ' '.repeat(300_000)) },
  {
    how: 'good JSON of 300 kB',
    bend: (good) =>
      json(good.startsWith('[') ? `${good.slice(0, -1)},"${longer}"]` : `${good.slice(0, -1)},"note":"${longer}"}`),
  },
  { how: 'a CSV of 300 kB', bend: () => csv },
  { how: 'the same JSON twice', bend: (good) => json(good + good) },
  { how: 'JSON with something after it', bend: (good) => json(`${good}\n<!-- proxied -->`) },
  { how: 'a list of lists around it', bend: (good) => json(`[[${good}]]`) },
]

describe('an answer that is not read to its end, or holds more than one', { timeout: 60_000 }, () => {
  let bend = json
  let tokensToo = true
  /** Runs every live check as one run does: each operation is sent once. */
  let start: () => Promise<readonly (CheckRecord & { readonly sent: readonly Exchange[] })[]>
  const open: { close: () => Promise<void> }[] = []

  beforeAll(async () => {
    const server = await serveHttp((request, response) => {
      request.resume()
      const path = new URL(request.url ?? '/', 'http://localhost').pathname
      const good = JSON.stringify(goodAnswer(request.method ?? 'GET', path))
      const { type, body } = path.endsWith('/oauth/token') && !tokensToo ? json(good) : bend(good)
      response.writeHead(200, { 'content-type': type, 'x-api-version': '1.1' }).end(body)
    })
    open.push(server)
    start = async () => {
      const app = createTestApp({
        CLARI_API_KEY: 'c0ffee00'.repeat(8),
        CLARI_BASE_URL: `${server.origin}/v4`,
        // Copilot is asked by the one scheme or the other.
        ...(tokensToo
          ? { CLARI_COPILOT_CLIENT_ID: 'copilot-client', CLARI_COPILOT_CLIENT_SECRET: 'copilot-secret-0123' }
          : { CLARI_COPILOT_API_KEY: 'copilot-key-0123', CLARI_COPILOT_API_PASSWORD: 'copilot-password-0123' }),
        CLARI_COPILOT_AUTH_URL: `${server.origin}/oauth/token`,
        CLARI_COPILOT_BASE_URL: server.origin,
        CLARIFY_CREDENTIALS: JSON.stringify({
          apiUrl: `${server.origin}/v1/`,
          integration: 'ct9674jq1b1gublkcngd',
          credentials: { type: 'client-credentials', clientId: 'client-7', clientSecret: 'client-secret-0123' },
        }),
      })
      const { connections } = connectionsSchema.parse(await (await app.ask('GET', '/api/connections')).json())
      open.push(app)
      const share = new Map(
        systems.map((system) => {
          const over = connections.find((each) => each.system === system)?.id
          const send = async (operation: { readonly id: string }, params: object, other?: string) =>
            app.exchange(operation.id, { ...params }, other ?? over)
          return [system, sendOnce(send)] as const
        }),
      )
      const answers = {
        forecastId: 'net_arr',
        jobId: 'j1',
        timePeriod: '2026_Q4',
        tabUrl: 'https://app.clari.com/forecast/net_arr',
        field: 'Commit',
        screenTotal: '100',
        screenCurrency: 'USD',
        screen: 'latest-week',
      }
      const pastes = { request: 'POST /v4/export/forecast/net_arr {"timePeriod":"2026_Q4"}', error: '' }
      return Promise.all(
        live.map(async (checked) => {
          const own = connections.filter(({ system }) => system === checked.system)
          const sent: Exchange[] = []
          const send: CheckContext['send'] = async (...asked) => {
            const exchange = await share.get(checked.system)?.(...asked)
            if (exchange === undefined) throw new Error(`Nothing is set up for ${checked.system}.`)
            sent.push(exchange)
            return exchange
          }
          const context = {
            send,
            connections: own,
            answers: { ...answers, connection: own[0]?.id ?? 'none' },
            pastes,
            signal: new AbortController().signal,
            now: () => 1_795_000_200_000,
            progress: () => undefined,
          }
          return { ...(await runCheck(checked, context, { limitMs: 60_000 })), sent }
        }),
      )
    }
  })

  afterAll(async () => {
    await Promise.all(open.map((one) => one.close()))
  })

  it.each([true, false])(
    'is tried with every live check, each of which finds nothing wrong in the good answer (%#)',
    async (tokens) => {
      bend = json
      tokensToo = tokens
      expect(live.length).toBeGreaterThanOrEqual(30)
      const records = await start()
      const told = records.map(({ check, says, finding }) => ({ check, says, status: finding?.status }))
      expect(told.filter(({ status }) => status !== 'pass' && status !== 'info')).toEqual([])
      expect(told.filter(({ status }) => status === 'pass').length).toBeGreaterThanOrEqual(25)
    },
  )

  it.each(
    bends.flatMap((each) => [
      { ...each, tokens: true },
      { ...each, tokens: false },
    ]),
  )('makes no check pass, and none crash: $how (as a token: $tokens)', async ({ bend: now, tokens }) => {
    bend = now
    tokensToo = tokens
    const records = await start()
    expect(records.filter(({ state }) => state !== 'done')).toEqual([])
    const passed = records.filter(({ finding }) => finding?.status === 'pass')
    // A check that sends nothing, or asks for nothing but a token where that is good, is right to pass.
    const wrongly = passed.filter(({ sent }) => sent.some(({ operation }) => tokens || !operation.endsWith('.token')))
    expect(wrongly.map(({ check, says }) => `${check}: ${says}`)).toEqual([])
    for (const { finding } of records) {
      if (finding?.outcome !== notRead) continue
      expect(finding.says).toMatch(/^The answer was not read to its end: (?:GET|POST|PATCH) \/\S+ gave \d+ kB/)
      expect(finding.evidence[0]).toMatchObject({ kind: 'exchange', exchange: { result: { truncated: true } } })
    }
  })
})
