import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { good, guideSays, publishedSays, tab, wrongAddresses, wrongIds } from './causes.test-kit.ts'
import { clariForecastNotFound } from './scenario.ts'
import { startBench, type Bench } from '#src/scenarios/walk-through.test-kit.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

describe('from “not found” to what is wrong with the id, through the proxy and the demo tenant', () => {
  it.each(wrongIds)('tells $name, and takes the next answer as proof', async (cause) => {
    const ended = await bench.walkThrough(clariForecastNotFound, cause)
    expect(ended.at).toBe(cause.verdict)
    expect(ended.conclusion).toMatchObject({ cause: cause.cause, headline: expect.stringMatching(cause.headline) })
    expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(cause.quoted)
    expect(await ended.prove(undefined, cause.pastes?.['error'] ?? '404')).not.toBe('pass')
    expect(await ended.prove(undefined, good)).toBe('pass')
  })

  it('says that the two dialects mean the same, where the published one was met', async () => {
    const ended = await bench.walkThrough(clariForecastNotFound, {
      answers: { forecastId: 'Net_Arr', tabUrl: tab },
      pastes: { error: publishedSays('Net_Arr') },
    })
    expect(ended.conclusion?.explains).toContain('400 no_such_forecast_config. They mean the same')
    expect(ended.conclusion?.dialect).toBe('published')
    expect(ended.conclusion?.identifiers.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['errorId', 'orgId', 'forecast']),
    )
  })

  it.each([
    [
      'a tab that was removed, by the list',
      { faults: ['no-such-forecast', 'forecast-list-offered'], answers: { forecastId: 'net_arr' } },
      'not-known',
    ],
    [
      'a tab that was removed, guide’s dialect',
      { faults: ['no-such-forecast'], dialect: 'guide' as const, answers: { forecastId: 'net_arr' } },
      'not-known',
    ],
    [
      'a tab that was removed, without a list',
      { faults: ['no-such-forecast'], answers: { forecastId: 'net_arr' } },
      'not-known',
    ],
    [
      'an id that agrees with the tab',
      { faults: ['no-such-forecast'], answers: { forecastId: 'net_arr', tabUrl: tab } },
      'same-id',
    ],
    [
      'a tab that the API does not know',
      { faults: ['no-such-forecast'], answers: { forecastId: 'nope', tabUrl: tab } },
      'tab-not-known',
    ],
  ])('tells %s, and proves it mended', async (_, given, verdict) => {
    const ended = await bench.walkThrough(clariForecastNotFound, given)
    expect(ended.at === 'tab' ? 'not-known' : ended.at).toBe(verdict)
    expect(await ended.prove()).not.toBe('pass')
    expect(await ended.prove([])).toBe('pass')
  })

  it('tells what is in no list, with the list as evidence', async () => {
    const ended = await bench.walkThrough(clariForecastNotFound, {
      dialect: 'guide',
      answers: { forecastId: 'Q4 outlook APAC' },
    })
    expect(ended.at).toBe('not-listed')
    expect(ended.conclusion?.evidence).toContainEqual(
      expect.objectContaining({ kind: 'rows', columns: ['Forecast id', 'Name'] }),
    )
  })
})

describe('from “no Route matched” to the address', () => {
  const noRoute = '{"message":"no Route matched with those values","request_id":"r-1"}'
  it.each(wrongAddresses)('tells $name', async ({ request, verdict, headline }) => {
    const ended = await bench.walkThrough(clariForecastNotFound, { pastes: { error: noRoute, request } })
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion?.headline).toMatch(headline)
    expect(ended.conclusion?.evidence[0]).toMatchObject({ kind: 'paste' })
    expect(await ended.prove([], request)).not.toBe('pass')
    expect(await ended.prove([], 'curl -X POST https://api.clari.com/v4/export/forecast/net_arr')).toBe('pass')
  })

  it.each([
    ['no id', 'curl -X POST https://api.clari.com/v4/export/forecast/', 'blank'],
    ['the guide’s list', 'curl https://api.clari.com/v4/export/forecast/list', 'list-not-offered'],
  ])('tells %s, and takes the next answer as proof', async (_, request, verdict) => {
    const ended = await bench.walkThrough(clariForecastNotFound, { pastes: { error: noRoute, request } })
    expect(ended.at).toBe(verdict)
    expect(await ended.prove([], request)).not.toBe('pass')
    expect(await ended.prove([], good)).toBe('pass')
  })

  it('tells an address of one’s own that has no API', async () => {
    const ended = await bench.walkThrough(clariForecastNotFound, {
      faults: ['no-limits', 'no-forecast-read'],
      answers: { forecastId: 'net_arr' },
    })
    expect(ended.at).toBe('wrong-base')
    expect(await ended.prove([])).toBe('pass')
  })

  it('asks before it uses an export where an id cannot be tried for free', async () => {
    const waiting = await bench.walkThrough(clariForecastNotFound, {
      faults: ['no-forecast-read'],
      answers: { forecastId: 'Net_Arr' },
    })
    expect(waiting.at).toBe('may-export')
    const tried = await bench.walkThrough(clariForecastNotFound, {
      faults: ['no-forecast-read'],
      answers: { forecastId: 'Net_Arr', 'may-export': 'yes', tabUrl: tab },
    })
    expect(tried.at).toBe('wrong-case')
    const left = await bench.walkThrough(clariForecastNotFound, {
      faults: ['no-forecast-read'],
      answers: { forecastId: 'Net_Arr', 'may-export': 'no', tabUrl: tab },
    })
    expect(left.at).toBe('wrong-case')
  })
})

describe('without a connection', () => {
  const none = { connection: 'none', forecastId: '' }
  it.each([
    [
      'the guide’s 404 and a tab',
      { answers: { ...none, forecastId: 'Net_Arr', tabUrl: tab }, pastes: { error: guideSays('Net_Arr') } },
      'wrong-case',
    ],
    [
      'the published 400 and no tab',
      { answers: { ...none, forecastId: 'wrong_name', tabUrl: '' }, pastes: { error: publishedSays('wrong_name') } },
      'not-known',
    ],
    [
      'a tab’s address without an id',
      {
        answers: { ...none, forecastId: 'x', tabUrl: 'https://app.clari.com/home' },
        pastes: { error: guideSays('x') },
      },
      'no-id-in-address',
    ],
    [
      'a 404 of the gateway',
      { answers: { ...none, forecastId: 'x' }, pastes: { error: '404 Not Found', request: '' } },
      'no-route',
    ],
    [
      'a page',
      { answers: { ...none, forecastId: 'x' }, pastes: { error: '<html><title>Not found</title></html>' } },
      'not-the-api',
    ],
    ['nothing', { answers: { ...none, forecastId: 'x' } }, 'could-not-run'],
  ])('goes by %s', async (_, given, verdict) => {
    const ended = await bench.walkThrough(clariForecastNotFound, given)
    expect(ended.at).toBe(verdict)
  })
})

describe('what looks like it and is not', () => {
  it.each([
    ['a forecast that opens', { answers: { forecastId: 'net_arr' } }, 'known-here'],
    [
      'the guide’s name, which opens in its dialect',
      { dialect: 'guide' as const, answers: { forecastId: 'Net ARR' } },
      'known-here',
    ],
    [
      'a request for another forecast',
      {
        answers: { forecastId: 'net_arr' },
        pastes: { request: 'curl -X POST https://api.clari.com/v4/export/forecast/netarr' },
      },
      'other-forecast-sent',
    ],
    ['a missing opt-in', { faults: ['no-optin'], answers: { forecastId: 'net_arr' } }, 'no-optin'],
    ['a scope', { faults: ['scope-forbidden'], answers: { forecastId: 'net_arr' } }, 'forbidden'],
    ['a refused key', { faults: ['key-unknown'], answers: { forecastId: 'net_arr' } }, 'key-refused'],
    ['no answer', { faults: ['reset'], answers: { forecastId: 'net_arr' } }, 'not-answered'],
    ['a request to slow down', { faults: ['too-many-requests'], answers: { forecastId: 'net_arr' } }, 'rate-limited'],
  ])('is told apart: %s', async (_, given, verdict) => {
    expect((await bench.walkThrough(clariForecastNotFound, given)).at).toBe(verdict)
  })
})
