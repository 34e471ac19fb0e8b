import { describe, expect, it } from 'vitest'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { apiAllowed } from '#src/checks/clari/key/api-allowed.ts'
import { badRequestSays } from '#src/scenarios/clari-bad-request/says.ts'
import { blamedIn } from './blamed.ts'
import { correctedExport } from '#src/checks/clari/export/corrected-export.ts'
import { correctedOptions as optionsOf, exportRequestReads } from '#src/checks/clari/export/export-request-reads.ts'
import { exportRoom } from '#src/checks/clari/jobs/export-room.ts'
import { forbiddenSays } from '#src/scenarios/clari-forbidden/says.ts'
import { forecastIdShape } from '#src/checks/clari/forecast/forecast-id-shape.ts'
import { forecastKnown } from '#src/checks/clari/forecast/forecast-known.ts'
import { forecastScope } from '#src/checks/clari/forecast/forecast-scope.ts'
import { jobOwner } from '#src/checks/clari/jobs/job-owner.ts'
import { jobReady } from '#src/checks/clari/jobs/job-ready.ts'
import { notFoundSays } from '#src/scenarios/clari-forecast-not-found/says.ts'
import { requestAddress, requestForecast } from './request-address.ts'
import { tabId, tabOpens } from '#src/checks/clari/forecast/tab-id.ts'

const readsRequest = ({ request, error }: { readonly request: string; readonly error: string }) =>
  exportRequestReads.judge({ request: readPaste(request), error: readPaste(error) })
const correctedOptions = (request: string, error: string) => optionsOf(readPaste(request), readPaste(error))

function answered(operation: string, path: string, status: number, body: unknown, method = 'GET'): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    id: `x-${operation}-${path}`,
    operation,
    upstream: 'clari',
    connection: { id: 'c', label: 'Integration user', demo: false },
    request: { method, url: `https://api.clari.com/v4/${path}`, headers: [], body: null },
    startedAt: 0,
    tookMs: 1,
    result: { kind: 'response', status, headers: [], body: text, bytes: text.length, truncated: false },
  }
}

const published = (code: string, message: string) => ({
  code,
  namespace: 'exports',
  errorId: 'c16ae643',
  message,
  orgId: '77',
})
const guide = (error: string, message: string) => ({ error, message })
const noRoute = { message: 'no Route matched with those values', request_id: 'r-1' }
const limitsBody = (month: number, places: number) => ({
  jobs: {
    concurrentLimit: 3,
    monthlyQuota: 30,
    submittedJobIds: [],
    availableConcurrentLimit: places,
    availableMonthlyQuota: month,
  },
})
const limits = (status: number, body: unknown) => answered('clari.limits', 'admin/limits', status, body)
const job = (status: number, body: unknown) => answered('clari.job', 'export/jobs/j1', status, body)
const read = (id: string, status: number, body: unknown) =>
  answered('clari.read-forecast', `forecast/${id}`, status, body)
const list = (status: number, body: unknown) => answered('clari.forecast-list', 'export/forecast/list', status, body)
const lookup = { entries: [], users: [], fields: [], timePeriods: [], timeFrames: [] }

describe('whether the API is open to the key’s user', () => {
  const user = guide('Forbidden', 'API access not enabled for this user')
  const second = (exchange: Exchange) => ({ label: 'Admin', exchange })
  it.each([
    ['allowed', limits(200, limitsBody(5, 1)), null],
    ['user-not-enabled', limits(403, user), null],
    ['user-not-enabled', limits(403, published('forbidden', 'Nope')), second(limits(200, limitsBody(5, 1)))],
    [
      'user-not-enabled',
      limits(403, guide('Forbidden', 'Requires enterprise plan.')),
      second(limits(200, limitsBody(5, 1))),
    ],
    [
      'plan',
      limits(403, guide('Forbidden', 'API access is not included in your plan. Requires enterprise plan.')),
      null,
    ],
    ['nobody-allowed', limits(403, user), second(limits(403, user))],
    ['forbidden', limits(403, ''), null],
    ['forbidden', limits(403, user.message === '' ? '' : published('forbidden', 'Nope')), second(limits(502, ''))],
    ['gateway-rejected', limits(401, { message: 'Invalid authentication credentials' }), null],
    ['web-page', limits(403, '<html><title>Blocked</title></html>'), null],
  ] as const)('is %s', (outcome, exchange, beside) => {
    expect(apiAllowed.judge({ exchange, second: beside }).outcome).toBe(outcome)
  })
})

describe('what a pasted 403 forbids', () => {
  it.each([
    ['user', '{"error":"Forbidden","message":"API access not enabled for this user"}'],
    [
      'user',
      'urllib.error.HTTPError: HTTP Error 403: Forbidden\n' +
        '{"error": "Forbidden", "message": "API access not enabled for this user"}',
    ],
    ['plan', 'HTTP/2 403\n\n{"error":"Forbidden","message":"Requires enterprise plan."}'],
    [
      'ingestion',
      '[{"errorCode":"INGESTION_NOT_ENABLED","errorSummary":"Data ingestion is not enabled for this organization."}]',
    ],
    ['ingestion', 'POST https://api.clari.com/v4/ingest/opportunity → 403 Forbidden'],
    [
      'job',
      '{"code":"forbidden","namespace":"exports","errorId":"e","message":"Job 6073683781a6da229df71e00 belongs to ' +
        'another user.","orgId":"1"}',
    ],
    ['job', 'GET https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00/results 403 Forbidden'],
    [
      'scope',
      '{"code":"forbidden","namespace":"fcw","errorId":"e","message":"Forecast ' +
        'net_arr is outside the scope of this user.","orgId":"1"}',
    ],
    ['scope', 'POST https://api.clari.com/v4/export/forecast/net_arr 403 Forbidden'],
    ['forbidden', '403 Forbidden'],
    ['forbidden', 'status_code=403'],
    ['forbidden', '返回 403 了'],
    ['page', 'HTTP/1.1 403 Forbidden\n\n<html><head><title>Access denied</title></head></html>'],
    ['other-refusal', '{"error":"Unauthorized","message":"Invalid API key"}'],
    [
      'other-refusal',
      'HTTP/2 401\n\n{"code":"no_optin","namespace":"fcw","errorId":"e","message":"User does not have permission ' +
        'to view forecast net_arr.","orgId":"1"}',
    ],
    ['success', '200 OK'],
    ['nothing', 'hello'],
  ] as const)('is %s: %s', (outcome, text) => {
    const judged = forbiddenSays.judge({ paste: readPaste(text) })
    expect(judged.outcome).toBe(outcome)
    for (const evidence of judged.evidence ?? []) if (evidence.kind === 'paste') expect(text).toContain(evidence.quote)
  })
})

describe('whose job it is, and what state it is in', () => {
  const done = { jobId: 'j1', status: 'DONE', startTime: 1, endTime: 2, expiredTime: 10_000 }
  const others = job(403, published('forbidden', 'Job j1 belongs to another user.'))

  it('names the connection that may read it', () => {
    const judged = jobOwner.judge({
      jobId: 'j1',
      exchange: others,
      beside: [
        { label: 'Admin', exchange: others },
        { label: 'Bot', exchange: job(200, { job: done }) },
      ],
    })
    expect(judged).toMatchObject({ outcome: 'others', facts: { jobOwner: 'Bot', askedAs: 2, errorId: 'c16ae643' } })
    expect(judged.evidence).toHaveLength(3)
  })

  it.each([
    ['own', job(200, done)],
    ['own', job(200, { jobs: [], ...done, job: { ...done, id: 'j1' } })],
    ['unknown-job', job(400, published('invalid_jobId', 'Invalid jobId: j1.'))],
    ['unknown-job', job(404, guide('Not Found', 'Invalid jobId: j1.'))],
    ['no-route', job(404, noRoute)],
    ['api-rejected', job(401, guide('Unauthorized', 'Invalid API key'))],
  ] as const)('is %s', (outcome, exchange) => {
    expect(jobOwner.judge({ jobId: 'j1', exchange, beside: [] }).outcome).toBe(outcome)
  })

  it.each([
    ['ready', job(200, done), 5000],
    ['ready', job(200, { jobId: 'j1', status: 'COMPLETED', createdAt: '2026-11-01T00:00:00Z' }), 5000],
    ['expired', job(200, done), 10_000],
    ['not-ready', job(200, { ...done, status: 'SCHEDULED' }), 0],
    ['not-ready', job(200, { ...done, status: 'PENDING' }), 0],
    ['not-ready', job(200, { ...done, status: 'SOMETHING_NEW' }), 0],
    ['failed', job(200, { ...done, status: 'FAILED' }), 0],
    ['stopped', job(200, { ...done, status: 'CANCELLED' }), 0],
    ['stopped', job(200, { ...done, status: 'ABORTED' }), 0],
    ['others', others, 0],
    ['unknown-job', job(404, guide('Not Found', 'Invalid jobId: j1.')), 0],
    ['rate-limited', job(429, ''), 0],
  ] as const)('is %s', (outcome, exchange, at) => {
    expect(jobReady.judge({ jobId: 'j1', exchange: { ...exchange, startedAt: at } }).outcome).toBe(outcome)
  })
})

describe('a forecast within or outside a scope', () => {
  const out = read('net_arr', 403, published('forbidden', 'Forecast net_arr is outside the scope of this user.'))
  it('sets a second key’s reading beside it', () => {
    expect(
      forecastScope.judge({
        forecastId: 'net_arr',
        exchange: out,
        second: { label: 'Admin', exchange: read('net_arr', 200, lookup) },
      }),
    ).toMatchObject({ outcome: 'out-of-scope', facts: { secondMay: true } })
    expect(
      forecastScope.judge({ forecastId: 'net_arr', exchange: out, second: { label: 'Admin', exchange: out } }),
    ).toMatchObject({ outcome: 'out-of-scope', facts: { secondMay: false } })
    expect(
      forecastScope.judge({ forecastId: 'net_arr', exchange: read('net_arr', 200, lookup), second: null }).outcome,
    ).toBe('in-scope')
    expect(
      forecastScope.judge({ forecastId: 'net_arr', exchange: read('net_arr', 404, noRoute), second: null }).outcome,
    ).toBe('not-offered')
  })
})

describe('whether Clari knows a forecast', () => {
  const unknown = (id: string) =>
    read(id, 400, published('no_such_forecast_config', `No forecast configuration found for id: ${id}`))
  const unknownGuide = (id: string) => read(id, 404, guide('Not Found', `Forecast '${id}' not found`))
  const forecasts = {
    forecasts: [
      { forecastName: 'Renewals EMEA', forecastId: 'renewals', timePeriods: ['2026_Q1'] },
      { forecastName: 'Net ARR', forecastId: 'net_arr', timePeriods: [] },
    ],
  }
  const none = { list: null, nearest: null, limits: null }
  const opens = { id: 'net_arr', exchange: read('net_arr', 200, lookup) }
  it.each([
    ['known', { ...none, asked: 'net_arr', read: read('net_arr', 200, lookup) }],
    ['wrong-case', { ...none, asked: 'Net_ARR', read: unknown('Net_ARR'), list: list(200, forecasts), nearest: opens }],
    [
      'wrong-case',
      { ...none, asked: 'Net_ARR', read: unknownGuide('Net_ARR'), list: list(200, forecasts), nearest: opens },
    ],
    [
      'display-name',
      { ...none, asked: 'Net ARR', read: unknown('Net ARR'), list: list(200, forecasts), nearest: opens },
    ],
    ['typo', { ...none, asked: 'net_ar', read: unknown('net_ar'), list: list(200, forecasts), nearest: opens }],
    ['not-listed', { ...none, asked: 'outlook', read: unknown('outlook'), list: list(200, forecasts) }],
    ['not-listed', { ...none, asked: 'outlook', read: unknown('outlook'), list: list(200, { forecasts: [] }) }],
    ['listed', { ...none, asked: 'net_arr', read: read('net_arr', 404, noRoute), list: list(200, forecasts) }],
    ['not-known', { ...none, asked: 'x', read: unknown('x'), list: list(404, noRoute) }],
    ['not-known', { ...none, asked: 'x', read: unknown('x'), list: list(200, '<html>') }],
    [
      'not-offered',
      {
        ...none,
        asked: 'x',
        read: read('x', 404, noRoute),
        list: list(404, noRoute),
        limits: limits(200, limitsBody(1, 1)),
      },
    ],
    [
      'wrong-address',
      { ...none, asked: 'x', read: read('x', 404, noRoute), list: list(404, noRoute), limits: limits(404, noRoute) },
    ],
    ['no-optin', { ...none, asked: 'x', read: read('x', 401, published('no_optin', 'no')) }],
    ['forbidden', { ...none, asked: 'x', read: read('x', 403, published('forbidden', 'no')) }],
  ] as const)('is %s', (outcome, gathered) => {
    const judged = forecastKnown.judge(gathered)
    expect(judged.outcome).toBe(outcome)
    expect(judged.evidence?.length).toBeGreaterThan(0)
  })

  it('offers the nearest, with the list as rows and its own reading as proof', () => {
    const judged = forecastKnown.judge({
      ...none,
      asked: 'net_ar',
      read: unknownGuide('net_ar'),
      list: list(200, forecasts),
      nearest: opens,
    })
    expect(judged.facts).toMatchObject({
      rightId: 'net_arr',
      rightName: 'Net ARR',
      rightOpens: true,
      listedCount: 2,
      dialect: 'guide',
    })
    expect(judged.evidence).toContainEqual(
      expect.objectContaining({
        kind: 'rows',
        rows: [
          ['net_arr', 'Net ARR'],
          ['renewals', 'Renewals EMEA'],
        ],
      }),
    )
  })

  it.each([
    ['fine', 'net_arr'],
    ['address', 'https://app.clari.com/forecast/net_arr'],
    ['blank', ' '],
    ['placeholder', '{forecastName}'],
    ['quotes', "'net_arr'"],
    ['spaces', 'net_arr '],
  ] as const)('judges the shape of an id: %s', (outcome, typed) => {
    expect(forecastIdShape.judge({ typed }).outcome).toBe(outcome)
  })

  it.each([
    ['same', 'net_arr', 'https://app.clari.com/forecast/net_arr', ''],
    ['wrong-case', 'NET_ARR', 'https://app.clari.com/forecast/net_arr', ''],
    ['display-name', 'Net ARR', 'app.clari.com/forecast/net_arr', ''],
    ['typo', 'net_arrr', 'net_arr', ''],
    ['other-id', 'x', 'https://app.clari.com/forecast/61f1a9c4e6b0a81f3c9d2e77', ''],
    [
      'wrong-case',
      '',
      'https://app.clari.com/forecast/net_arr',
      '{"error":"Not Found","message":"Forecast \'Net_Arr\' not found"}',
    ],
    ['unreadable', 'x', 'https://app.clari.com/home', ''],
    ['none', 'x', '', ''],
  ] as const)('compares with the tab’s address: %s', (outcome, typed, tab, error) => {
    expect(tabId.judge({ typed, tab, paste: readPaste(error) }).outcome).toBe(outcome)
  })

  it('reads the tab’s own forecast', () => {
    expect(tabOpens.judge({ id: 'net_arr', exchange: read('net_arr', 200, lookup) })).toMatchObject({
      outcome: 'opens',
      facts: { rightOpens: true },
    })
    expect(tabOpens.judge({ id: 'x', exchange: unknown('x') }).outcome).toBe('no-such-forecast')
    expect(tabOpens.judge({ id: 'x', exchange: read('x', 404, noRoute) }).outcome).toBe('not-offered')
  })

  it.each([
    ['not-found', '{"error":"Not Found","message":"Forecast \'wrong_name\' not found"}'],
    [
      'not-found',
      '{"code":"no_such_forecast_config","namespace":"fcw","errorId":"e","message":"No forecast configuration ' +
        'found for id: x","orgId":"1"}',
    ],
    [
      'not-found',
      "ClariError: {'code': 'no_such_forecast_config', 'namespace': 'fcw', 'errorId': 'e', " +
        "'message': 'no', 'orgId': '1'}",
    ],
    [
      'not-found',
      '"body": "{\\"code\\":\\"no_such_forecast_config\\",\\"namespace\\":\\"fcw\\",\\"message\\":\\"no\\"}"',
    ],
    ['missing-id', '{"error":"Not Found","message":"Forecast \'\' not found"}'],
    [
      'missing-id',
      '{"code":"missing_forecast_id","namespace":"fcw","errorId":"e",' +
        '"message":"The forecast id is missing.","orgId":"1"}',
    ],
    ['no-route', 'HTTP/2 404\n\n{"message":"no Route matched with those values","request_id":"r"}'],
    ['bare-404', '404 Client Error: Not Found for url: https://api.clari.com/v4/exports/forecast/x'],
    ['page', '<!doctype html><title>Not found</title>'],
    ['other-refusal', '{"error":"Unauthorized","message":"Invalid API key"}'],
    ['success', '{"jobId":"6073683781a6da229df71e00"}'],
    ['nothing', 'hm'],
  ] as const)('reads %s from a paste', (outcome, text) => {
    const judged = notFoundSays.judge({ paste: readPaste(text) })
    expect(judged.outcome).toBe(outcome)
    for (const evidence of judged.evidence ?? []) if (evidence.kind === 'paste') expect(text).toContain(evidence.quote)
  })

  it('holds a pasted request against the API’s own addresses, and its forecast against the one that opens', () => {
    expect(requestAddress.judge({ paste: readPaste('curl https://api.clari.com/export/jobs') })).toMatchObject({
      outcome: 'wrong-version',
      facts: { sentVersion: 'none', rightLine: '/v4/export/jobs' },
    })
    expect(requestAddress.judge({ paste: readPaste('nothing here') }).outcome).toBe('nothing')
    expect(
      requestForecast.judge({
        paste: readPaste('POST https://api.clari.com/v4/export/forecast/Net%20ARR'),
        typed: 'Net ARR',
      }).outcome,
    ).toBe('same')
    expect(
      requestForecast.judge({
        paste: readPaste('POST https://api.clari.com/v4/export/forecast/netarr'),
        typed: 'net_arr',
      }).outcome,
    ).toBe('other-id')
    expect(requestForecast.judge({ paste: readPaste(''), typed: 'net_arr' }).outcome).toBe('unclear')
  })
})

describe('which published 400 it is', () => {
  it.each([
    ['no-such-forecast', 'no_such_forecast_config', 'x'],
    ['missing-forecast-id', 'missing_forecast_id', 'x'],
    ['type-not-supported', 'type_not_supported', 'Export type crm_total is not supported for this forecast.'],
    ['bad-request', 'bad_request', 'Invalid currency: EURO.'],
    ['invalid-job', 'invalid_jobId', 'Invalid jobId: 1.'],
    ['job-not-ready', 'invalid_jobId', 'Job 1 is not ready: its status is STARTED.'],
    ['job-expired', 'invalid_jobId', 'The results of job 1 have expired.'],
    ['not-cancelled', 'export_failed_to_cancel', 'x'],
    ['went-wrong', 'SWW', 'x'],
    ['quota', 'export_monthly_quota_reached', 'x'],
    ['other-refusal', 'no_optin', 'x'],
  ] as const)('reads %s, as a body, wrapped, and as a bare code', (outcome, code, message) => {
    const body = JSON.stringify(published(code, message))
    for (const text of [
      body,
      `HTTP/2 400\n\n${body}`,
      `level=error msg="export failed" response=${JSON.stringify(body)}`,
    ])
      expect(badRequestSays.judge({ paste: readPaste(text) }).outcome, text).toBe(outcome)
    if (!outcome.startsWith('job-'))
      expect(badRequestSays.judge({ paste: readPaste(`Error: ${code}`) }).outcome).toBe(outcome)
  })

  it.each([
    ['bad-request', guide('Bad Request', 'Invalid currency: EURO.')],
    ['quota', guide('Bad Request', 'The monthly quota limit of 30 or concurrent limit of 1 has been reached.')],
    ['not-cancelled', guide('Bad Request', 'Job 1 can no longer be cancelled.')],
    ['invalid-job', guide('Not Found', 'Invalid jobId: 1.')],
    ['went-wrong', guide('Internal Server Error', 'Something went wrong')],
    ['no-such-forecast', guide('Not Found', "Forecast 'x' not found")],
    ['other-refusal', guide('Unauthorized', 'Invalid API key')],
  ] as const)('reads %s from the guide’s sentence', (outcome, body) => {
    expect(badRequestSays.judge({ paste: readPaste(JSON.stringify(body)) }).outcome).toBe(outcome)
  })

  it.each([
    ['Invalid currency: EURO.', 'currency', 'EURO'],
    ['Invalid value for typesToExport: expected a list of forecast, quota.', 'typesToExport', null],
    ['Export type crm_total is not supported for this forecast.', 'typesToExport', 'crm_total'],
    ['Invalid scopeId: 1905::XX.', 'scopeId', '1905::XX'],
    ['The request body is malformed.', 'body', null],
    ['Unexpected character at JSON position 4', 'body', null],
    ['No.', null, null],
  ])('reads what %j blames', (message, parameter, value) => {
    expect(blamedIn(message)).toMatchObject(value === null && parameter !== null ? { parameter } : { parameter, value })
  })

  it('marks the parameter, whichever of the two pastes names it', () => {
    const error = JSON.stringify(published('bad_request', 'Invalid currency: ZMW.'))
    expect(readsRequest({ request: '{"currency":"ZMW"}', error })).toMatchObject({
      outcome: 'bad-currency',
      facts: { byShape: false, correctedBody: '{}' },
    })
    expect(
      readsRequest({
        request: '{"schedule":"daily","currency":"euro"}',
        error: JSON.stringify(published('bad_request', 'Invalid currency: euro.')),
      }),
    ).toMatchObject({ outcome: 'bad-currency', facts: { useValue: '"EUR"' } })
    expect(readsRequest({ request: '{"currency":"EUR"}', error })).toMatchObject({ outcome: 'fine' })
    expect(readsRequest({ request: '', error })).toMatchObject({
      outcome: 'bad-currency',
      facts: { sentValue: 'ZMW' },
    })
    expect(readsRequest({ request: '', error: '' }).outcome).toBe('nothing')
  })

  it('corrects by shape and by what the refusal quotes', () => {
    expect(
      correctedOptions(
        '{"typesToExport":["crm_total"]}',
        JSON.stringify(published('type_not_supported', 'Export type crm_total is not supported.')),
      ),
    ).toEqual({})
    expect(
      correctedOptions(
        '{"typesToExport":["forecast","crm_total"],"timePeriod":"2026_Q1"}',
        JSON.stringify(published('type_not_supported', 'Export type crm_total is not supported.')),
      ),
    ).toEqual({ typesToExport: ['forecast'], timePeriod: '2026_Q1' })
    expect(
      JSON.stringify(
        correctedOptions('{"currency":"ZMW"}', JSON.stringify(published('bad_request', 'Invalid currency: ZMW.'))),
      ),
    ).toBe('{}')
  })

  it('judges the request as it was put right', () => {
    const start = (status: number, body: unknown) =>
      answered('clari.start-export', 'export/forecast/net_arr', status, body, 'POST')
    const tried = (exchange: Exchange | null) => ({
      forecastId: exchange === null ? '' : 'net_arr',
      options: {},
      exchange,
      cancelled: null,
    })
    expect(correctedExport.judge(tried(start(200, { jobId: '1' }))).outcome).toBe('accepted')
    expect(correctedExport.judge(tried(start(202, { job: { id: '1' } }))).outcome).toBe('accepted')
    expect(correctedExport.judge(tried(start(400, published('bad_request', 'Invalid currency: X.'))))).toMatchObject({
      outcome: 'bad-request',
      facts: { triedParameter: 'currency' },
    })
    expect(correctedExport.judge(tried(start(400, published('export_monthly_quota_reached', 'x')))).outcome).toBe(
      'quota',
    )
    expect(correctedExport.judge(tried(null)).outcome).toBe('no-forecast')
  })

  it.each([
    ['room', limits(200, limitsBody(5, 1)), '"availableMonthlyQuota":5'],
    ['quota-used-up', limits(200, limitsBody(0, 1)), '"availableMonthlyQuota":0'],
    ['quota-used-up', limits(200, limitsBody(0, 0)), '"availableMonthlyQuota":0'],
    ['places-taken', limits(200, limitsBody(5, 0)), '"availableConcurrentLimit":0'],
    ['not-offered', limits(404, noRoute), 'no Route matched with those values'],
    ['api-rejected', limits(401, guide('Unauthorized', 'Invalid API key')), 'Invalid API key'],
  ] as const)('tells the month from the queue: %s', (outcome, exchange, quote) => {
    const judged = exportRoom.judge({ exchange })
    expect(judged.outcome).toBe(outcome)
    expect(judged.evidence?.[0]).toMatchObject({ quote })
  })
})
