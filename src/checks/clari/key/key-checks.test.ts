import { describe, expect, it } from 'vitest'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { forecastAccess } from '#src/checks/clari/forecast/forecast-access.ts'
import { keyAccepted } from './key-accepted.ts'
import { keyShape } from './key-shape.ts'
import { unauthorizedSays } from '#src/scenarios/clari-unauthorized/says.ts'
import { requestSends } from '#src/checks/clari/request/request-sends.ts'

function answered(status: number, body: unknown, url = 'https://api.clari.com/v4/admin/limits'): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    id: 'x',
    operation: 'clari.limits',
    upstream: 'clari',
    connection: { id: 'c', label: 'Integration user', demo: false },
    request: { method: 'GET', url, headers: [{ name: 'apikey', value: '${CLARI_API_KEY}', secret: true }], body: null },
    startedAt: 0,
    tookMs: 1,
    result: { kind: 'response', status, headers: [], body: text, bytes: text.length, truncated: false },
  }
}

function silent(reason: 'dns' | 'tls' | 'redirect' | 'unsendable' | 'timeout'): Exchange {
  return { ...answered(0, ''), result: { kind: 'silence', reason, detail: `It was ${reason}.` } }
}

const limits = {
  jobs: {
    concurrentLimit: 3,
    monthlyQuota: 1000,
    submittedJobIds: [],
    availableConcurrentLimit: 3,
    availableMonthlyQuota: 995,
  },
}

describe('whether Clari takes the key', () => {
  it.each([
    ['accepted', answered(200, limits)],
    ['gateway-no-key', answered(401, { message: 'No API key found in request' })],
    ['gateway-rejected', answered(401, { message: 'Invalid authentication credentials' })],
    ['api-rejected', answered(401, { error: 'Unauthorized', message: 'Invalid API key' })],
    [
      'api-rejected',
      answered(401, { code: 'invalid_token', namespace: 'fcw', errorId: 'e1', message: 'Unknown token', orgId: '77' }),
    ],
    ['api-rejected', answered(401, '')],
    [
      'no-optin',
      answered(401, {
        code: 'no_optin',
        namespace: 'fcw',
        errorId: 'e1',
        message: "No optins for scope 1905::MGR for forecast 'net_arr'.",
        orgId: '77',
      }),
    ],
    ['forbidden', answered(403, { error: 'Forbidden', message: 'API access not enabled for this user' })],
    ['rate-limited', answered(429, 'Too Many Requests')],
    ['web-page', answered(200, '<!doctype html><html><title>Sign in - Corp</title></html>')],
    ['web-page', answered(401, '<html><head><title>Proxy</title></head></html>')],
    ['server-error', answered(502, '<html><title>502 Bad Gateway</title></html>')],
    ['broken-answer', answered(200, '')],
    ['broken-answer', answered(200, '{"jobs":{"concurrentLimit":3,')],
    ['broken-answer', answered(200, { hello: 'world' })],
    ['redirected', silent('redirect')],
    ['intercepted', silent('tls')],
    ['no-answer', silent('dns')],
    ['not-sent', silent('unsendable')],
  ] as const)('reads %s', (outcome, exchange) => {
    const judged = keyAccepted.judge({ exchange, answer: 'limits' })
    expect(judged.outcome).toBe(outcome)
    expect(judged.says).not.toBe('')
    for (const evidence of judged.evidence ?? []) {
      if (
        evidence.kind === 'exchange' &&
        evidence.place === 'body' &&
        evidence.quote !== null &&
        exchange.result.kind === 'response'
      )
        expect(exchange.result.body).toContain(evidence.quote)
    }
  })

  it('names the path that differs when the answer fits no schema', () => {
    const judged = keyAccepted.judge({
      exchange: answered(200, { jobs: { ...limits.jobs, monthlyQuota: 'many' } }),
      answer: 'limits',
    })
    expect(judged).toMatchObject({ outcome: 'broken-answer', facts: { differsAt: 'jobs.monthlyQuota' } })
    expect(judged.says).toContain('not what the API is known to send')
  })
})

describe('whether its user may see the forecast', () => {
  const url = 'https://api.clari.com/v4/forecast/net_arr'
  const noOptIn = answered(
    401,
    {
      code: 'no_optin',
      namespace: 'fcw',
      errorId: 'c16ae643',
      message: "No optins for scope 1905::MGR for forecast 'net_arr'.",
      orgId: '77',
    },
    url,
  )

  it('tells the missing opt-in, with the scope and the ids that support asks for', () => {
    expect(forecastAccess.judge({ forecastId: 'net_arr', exchange: noOptIn, second: null })).toMatchObject({
      outcome: 'no-optin',
      facts: { forecastId: 'net_arr', errorId: 'c16ae643', orgId: '77', scope: '1905::MGR', dialect: 'published' },
    })
  })

  it('shows beside it that another connection may', () => {
    const second = {
      label: 'Admin',
      exchange: answered(200, { entries: [], users: [], fields: [], timePeriods: [], timeFrames: [] }, url),
    }
    const judged = forecastAccess.judge({ forecastId: 'net_arr', exchange: noOptIn, second })
    expect(judged.facts).toMatchObject({ secondConnection: 'Admin', secondMay: true })
    expect(judged.evidence).toHaveLength(2)
  })

  it('does not blame the forecast when reading is not offered at all', () => {
    expect(
      forecastAccess.judge({
        forecastId: 'net_arr',
        exchange: answered(404, { message: 'no Route matched with those values' }, url),
        second: null,
      }).outcome,
    ).toBe('not-offered')
    expect(
      forecastAccess.judge({
        forecastId: 'nope',
        exchange: answered(
          400,
          { code: 'no_such_forecast_config', namespace: 'fcw', errorId: 'e', message: 'no', orgId: '1' },
          url,
        ),
        second: null,
      }).outcome,
    ).toBe('no-such-forecast')
    expect(
      forecastAccess.judge({
        forecastId: 'nope',
        exchange: answered(404, { error: 'Not Found', message: "Forecast 'nope' not found" }, url),
        second: null,
      }).outcome,
    ).toBe('no-such-forecast')
  })
})

describe('the shape of the key', () => {
  const facts = (change: object) => ({
    connection: 'C',
    source: 'env' as const,
    facts: { name: 'CLARI_API_KEY', set: true, length: 64, lastTwo: '7f', oddities: [], ...change },
  })

  it('tells a missing, an odd and a good key apart', () => {
    expect(keyShape.judge(facts({ set: false, length: 0, lastTwo: null })).outcome).toBe('missing')
    expect(keyShape.judge(facts({ oddities: ['bearer-prefix'] }))).toMatchObject({
      outcome: 'odd',
      facts: { oddity: 'the word “Bearer” in front of it' },
    })
    expect(keyShape.judge(facts({})).says).toBe('64 characters, ends in ··7f, no spaces or quotes.')
    expect(keyShape.judge({ connection: 'C', source: 'env', facts: undefined }).outcome).toBe('missing')
  })
})

describe('the request that a client sends', () => {
  const working = { name: 'CLARI_API_KEY', set: true, length: 64, lastTwo: '7f', oddities: [] }
  const good = '‹secret: 64 chars, ends 7f›'
  it.each([
    ['same', `curl -v -H "apikey: ${good}" https://api.clari.com/v4/admin/limits`],
    ['same', `> GET /v4/export/forecast/list HTTP/2\n> Host: api.clari.com\n> apikey: ${good}\n`],
    ['same', `headers = {'apikey': '${good}'}`],
    ['other-header', `curl -H "Authorization: Bearer ${good}" https://api.clari.com/v4/admin/limits`],
    ['other-header', `curl -H 'X-Api-Key: ${good}' https://api.clari.com/v4/admin/limits`],
    ['other-header', `requests.get(url, headers={"api_key": "${good}"})`],
    ['other-key', 'curl -H "apikey: ‹secret: 64 chars, ends a1›" https://api.clari.com/v4/admin/limits'],
    ['other-key', 'curl -H "apikey: ‹secret: 40 chars, ends 7f›" https://api.clari.com/v4/admin/limits'],
    ['odd-key', `curl -H "apikey: Bearer ${good}" https://api.clari.com/v4/admin/limits`],
    ['empty-key', 'curl -H "apikey: ${CLARI_API_KEY}" https://api.clari.com/v4/admin/limits'],
    ['empty-key', '> apikey: \n> accept: */*'],
    ['other-address', `curl -H "apikey: ${good}" https://api.clari.com/admin/limits`],
    ['other-address', `curl -H "apikey: ${good}" https://app.clari.com/v4/admin/limits`],
    ['unclear', 'it just says no'],
    ['unclear', ''],
  ] as const)('is %s: %s', (outcome, text) => {
    const judged = requestSends.judge({ paste: readPaste(text), facts: working })
    expect(judged.outcome).toBe(outcome)
    for (const evidence of judged.evidence ?? []) if (evidence.kind === 'paste') expect(text).toContain(evidence.quote)
  })
})

describe('what a pasted answer says', () => {
  it.each([
    [
      'no-optin',
      '{"code":"no_optin","namespace":"fcw","message":"No optins for scope 1905::MGR for forecast \'net_arr\'."}',
    ],
    ['gateway-no-key', 'HTTP/2 401\n{"message":"No API key found in request"}'],
    ['gateway-rejected', '{"message":"Invalid authentication credentials"}'],
    ['api-rejected', '{"error":"Unauthorized","message":"Invalid API key"}'],
    ['api-rejected', '401'],
    ['web-page', 'HTTP/1.1 401 Unauthorized\n<!DOCTYPE html><html><title>Login</title>'],
    ['success', 'HTTP/2 200\n{"forecasts":[]}'],
    ['nothing', 'hello'],
    ['nothing', ''],
  ] as const)('reads %s in %s', (outcome, text) => {
    const judged = unauthorizedSays.judge({ paste: readPaste(text) })
    expect(judged.outcome).toBe(outcome)
    for (const evidence of judged.evidence ?? []) if (evidence.kind === 'paste') expect(text).toContain(evidence.quote)
  })
})
