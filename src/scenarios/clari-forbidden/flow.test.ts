import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '#src/domain/model/check.ts'
import { subCauses } from './causes.test-kit.ts'
import { clariForbidden } from './scenario.ts'
import { startBench, type Bench } from '#src/scenarios/walk-through.test-kit.ts'

let bench: Bench
let ownJob: string
beforeAll(async () => {
  bench = await startBench()
  ownJob = await bench.earlierJob()
})
afterAll(() => bench.close())

const offline = { connection: 'none' }
const forecast = { 'refused-what': 'forecast', forecastId: 'net_arr' }

describe('from a 403 to what is forbidden, through the proxy and the demo tenant', () => {
  it.each(subCauses)('tells $name, and proves it mended', async ({ verdict, cause, headline, quoted, ...given }) => {
    const job: Answers = given.earlierJob === true ? { jobId: ownJob } : {}
    const ended = await bench.walkThrough(clariForbidden, { ...given, answers: { ...given.answers, ...job } })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion).toMatchObject({ cause, headline: expect.stringMatching(headline) })
    expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
    expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'exchange' })
    expect(await ended.prove()).not.toBe('pass')
    expect(await ended.prove([])).toBe('pass')
  })

  it.each([
    [
      'ingestion switched off',
      '[{"errorCode":"INGESTION_NOT_ENABLED","errorSummary":"Data ingestion is not enabled for this organization."}]',
      'ingestion-off',
    ],
    [
      'a job of another user',
      '{"code":"forbidden","namespace":"exports","errorId":"e-1","message":"Job 6073683781a6da229df71e00 belongs ' +
        'to another user.","orgId":"77"}',
      'job-of-another-user',
    ],
    [
      'a plan without the API',
      'HTTP/2 403\n\n{"error":"Forbidden","message":"API access ' +
        'is not included in your plan. Requires enterprise plan."}',
      'plan',
    ],
    [
      'a user who is not enabled',
      '{"error":"Forbidden","message":"API access not enabled for this user"}',
      'user-not-enabled',
    ],
    [
      'a forecast outside the scope',
      '{"code":"forbidden","namespace":"fcw","errorId":"e-2","message":"Forecast net_arr is outside the scope of ' +
        'this user.","orgId":"77"}',
      'scope',
    ],
    ['a 403 without a reason', '403 Forbidden', 'forbidden'],
    [
      'a firewall’s page',
      'HTTP/1.1 403 Forbidden\n\n<html><head><title>Blocked by policy</title></head></html>',
      'not-the-api',
    ],
    ['nothing', 'it does not work', 'could-not-run'],
  ])('tells %s from the paste alone', async (_, error, verdict) => {
    const ended = await bench.walkThrough(clariForbidden, { answers: offline, pastes: { error } })
    expect(ended.at).toBe(verdict)
    if (verdict !== 'could-not-run') expect(ended.conclusion?.evidence).toMatchObject([{ kind: 'paste' }])
    expect(await ended.prove([], error)).not.toBe('pass')
    expect(await ended.prove([], 'HTTP/2 200\n\n{"jobId":"1"}')).toBe('pass')
  })

  it('goes by the paste to the job or the forecast that it names, with the id filled in', async () => {
    const job = await bench.walkThrough(clariForbidden, {
      pastes: {
        error:
          '{"code":"forbidden","namespace":"exports","message":"Job ' +
          '6073683781a6da229df71e00 belongs to another user."}',
      },
    })
    expect(job.at).toBe('which-job')
    const scope = await bench.walkThrough(clariForbidden, {
      faults: ['scope-forbidden'],
      answers: { forecastId: 'net_arr' },
      pastes: {
        error: '{"code":"forbidden","namespace":"fcw","message":"Forecast net_arr is outside the scope of this user."}',
      },
    })
    expect(scope.at).toBe('scope')
    expect(scope.conclusion?.headline).toBe('The key is fine. net_arr lies outside what its user may see.')
  })

  it('knows ingestion from the paste while reading goes on, and from a pick by word alone', async () => {
    const met = await bench.walkThrough(clariForbidden, {
      faults: ['ingestion-off'],
      pastes: { error: 'POST /v4/ingest/opportunity 403 [{"errorCode":"INGESTION_NOT_ENABLED"}]' },
    })
    expect(met.at).toBe('ingestion-off')
    expect(met.conclusion?.explains).toContain('the key was accepted just now')
    const picked = await bench.walkThrough(clariForbidden, { answers: { 'refused-what': 'ingestion' } })
    expect(picked.conclusion).toMatchObject({ verdict: 'ingestion-told', strength: 'likely' })
  })

  it.each([
    ['a job of one’s own', () => ({ answers: { 'refused-what': 'job', jobId: ownJob } }), 'job-is-own'],
    [
      'a job that nobody has',
      () => ({ answers: { 'refused-what': 'job', jobId: 'ffffffffffffffffffffffff' } }),
      'no-such-job',
    ],
    [
      'the same in the guide’s dialect',
      () => ({ dialect: 'guide' as const, answers: { 'refused-what': 'job', jobId: 'ffffffffffffffffffffffff' } }),
      'no-such-job',
    ],
    ['a forecast that may be read', () => ({ answers: forecast }), 'allowed-here'],
    [
      'another key in the request',
      () => ({
        answers: { 'refused-what': 'everything' },
        pastes: { request: 'curl -H "apikey: 0123456789abcdef0123456789abcdef" https://api.clari.com/v4/export/jobs' },
      }),
      'other-key',
    ],
    ['a missing opt-in', () => ({ faults: ['no-optin'], answers: forecast }), 'no-optin'],
    ['a forecast that nobody knows', () => ({ answers: { ...forecast, forecastId: 'nope' } }), 'no-such-forecast'],
    [
      'a forecast that was not tested',
      () => ({ faults: ['no-forecast-read'], answers: { ...forecast, 'may-export': 'no' } }),
      'scope-not-tested',
    ],
    ['a refused key', () => ({ faults: ['key-unknown'] }), 'key-refused'],
    ['no answer', () => ({ faults: ['bad-gateway'] }), 'not-answered'],
    ['a request to slow down', () => ({ faults: ['too-many-requests'] }), 'rate-limited'],
  ])('does not mistake %s for a 403', async (_, given, verdict) => {
    expect((await bench.walkThrough(clariForbidden, given())).at).toBe(verdict)
  })
})
